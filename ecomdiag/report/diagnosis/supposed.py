"""What would be with other answers, beside what is."""

from __future__ import annotations

from collections.abc import Iterator

from ecomdiag.diagnosis.beside import ChangeResult, Named, WhatIfResult
from ecomdiag.diagnosis.result import Diagnosis
from ecomdiag.report.diagnosis.words import points, points_range, signed
from ecomdiag.report.outline import (
    Block,
    Column,
    ColumnKind,
    Heading,
    Item,
    Items,
    Paragraph,
    Row,
    Span,
    Table,
    line,
    strong,
)
from ecomdiag.texts import Language, listed, say


def what_if(diagnosis: Diagnosis, own: WhatIfResult, language: Language) -> Iterator[Block]:
    """Yield what each change brings, what becomes of the result, and of the sections that move."""
    yield Heading(2, say("what_if.title", language), "lead")
    yield Paragraph(line(_result(diagnosis, own, language)))
    yield Items(tuple(_change(change, language) for change in own.changes))
    notes = tuple(Item(line(note)) for note in _notes(diagnosis, own, language))
    if notes:
        yield Items(notes)
    if own.sections:
        yield Table(_shift_columns(language), tuple(_shifts(diagnosis, own, language)))


def _result(diagnosis: Diagnosis, own: WhatIfResult, language: Language) -> str:
    levels = dict.fromkeys(level.title.to(language) for level in own.levels_after)
    values = {
        "before": points(diagnosis, own.before, language),
        "after": points_range(diagnosis, own.range_after, language),
        "level_before": own.level_before.title.to(language),
        "level_after": " – ".join(levels),
    }
    same = list(levels) == [values["level_before"]]
    return say("what_if.same_level" if same else "what_if.other_level", language, **values)


def _change(own: ChangeResult, language: Language) -> Item:
    end = own.end_text.to(language)
    if own.start is None:
        told = say("what_if.given", language, end=end)
    elif own.start == own.end:
        told = say("what_if.as_before", language, end=end)
    else:
        told = say("what_if.changed", language, start=own.start_text.to(language), end=end)
    if not own.asked:
        told = f"{told} {say('what_if.not_asked', language)}"
    brings = say("what_if.points", language, points=signed(own.points, language))
    return Item(line(strong(own.title.to(language)), " ", Span(f"({brings})", tone="lead"), f" {told}"))


def _notes(diagnosis: Diagnosis, own: WhatIfResult, language: Language) -> Iterator[str]:
    """Yield what has to be known to read the points."""
    if len(own.changes) > 1 and any(change.points != change.alone for change in own.changes):
        yield say("what_if.shared", language)
    if own.opens:
        titles = listed([diagnosis.by_id[name].title.to(language) for name in own.opens], "and", language)
        after = points(diagnosis, own.after, language)
        yield say("what_if.opens", language, count=len(own.opens), titles=titles, after=after)
    if own.closes:
        titles = listed([diagnosis.by_id[name].title.to(language) for name in own.closes], "and", language)
        yield say("what_if.closes", language, count=len(own.closes), titles=titles)
    for key, blockers in (("what_if.lifted", own.lifted), ("what_if.added", own.added)):
        if blockers:
            yield say(key, language, count=len(blockers), titles=_titles(blockers, language))


def _titles(named: tuple[Named, ...], language: Language) -> str:
    return listed([own.title.to(language) for own in named], "and", language)


def _shift_columns(language: Language) -> tuple[Column, ...]:
    return (
        Column(say("report.section", language)),
        Column(say("what_if.before", language), ColumnKind.FIGURES),
        Column(say("what_if.after", language), ColumnKind.FIGURES),
    )


def _shifts(diagnosis: Diagnosis, own: WhatIfResult, language: Language) -> Iterator[Row]:
    for section in own.sections:
        before, after = (points_range(diagnosis, ends, language) for ends in (section.before, section.after))
        yield line(section.title.to(language)), line(before), line(after)
