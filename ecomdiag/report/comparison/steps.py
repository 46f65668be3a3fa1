"""One company over time: what moved its score, what got worse, and what became of the plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from ecomdiag.comparison.model import Comparison, Contribution, Entry, SectionMove, Step
from ecomdiag.report.comparison.words import level_of, signed, single
from ecomdiag.report.outline import (
    Block,
    Column,
    ColumnKind,
    Heading,
    Item,
    Items,
    Note,
    Paragraph,
    Span,
    Spans,
    Table,
    label,
    line,
    quiet,
    strong,
)
from ecomdiag.texts import Language, listed, quoted, say

#: Changed answers that are told in short.
TELLING = 8
#: Actions that are named in short.
ACTIONS = 5


def steps(comparison: Comparison, language: Language, *, whole: bool) -> Iterator[Block]:
    """Yield each step from one diagnosis to the next."""
    by_label = {entry.label: entry for entry in comparison.entries}
    for step in comparison.steps:
        yield from _step(comparison, step, by_label[step.start], by_label[step.end], language, whole=whole)


def _step(
    comparison: Comparison, step: Step, start: Entry, end: Entry, language: Language, *, whole: bool
) -> Iterator[Block]:
    yield Heading(2, say("compare.step", language, start=_named(start), end=_named(end)), "lead")
    if step.difference is None:
        yield Note("reservation", say("compare.no_difference", language))
    else:
        yield Paragraph(line(_result(comparison, step, start, end, language)))
        yield from _moved(step, language, whole=whole)
    if not step.shared_out:
        yield Note("reservation", say("compare.not_shared_out", language))
    yield from _blockers(step, language)
    yield from _worse(step, language)
    yield from _plan(step, language, whole=whole)
    if step.sections:
        yield _sections(comparison, step, language)


def _named(entry: Entry) -> str:
    return f"{entry.label} ({entry.diagnosis.date})" if entry.diagnosis.date else entry.label


def _result(comparison: Comparison, step: Step, start: Entry, end: Entry, language: Language) -> str:
    assert step.difference is not None
    levels = level_of(start, language), level_of(end, language)
    values = {
        "before": single(comparison, start.diagnosis.score, language),
        "after": single(comparison, end.diagnosis.score, language),
        "points": signed(step.difference, language),
    }
    told = [say("compare.moved", language, **values)]
    if levels[0] == levels[1]:
        told.append(say("compare.level_same", language, level=levels[0]))
    else:
        told.append(say("compare.level_moved", language, before=levels[0], after=levels[1]))
    if step.other_version and step.shared_out:
        own = step.difference - step.by_version
        points = {"version": signed(step.by_version, language), "company": signed(own, language)}
        told.append(say("compare.version_part", language, **points))
    return " ".join(told)


def _moved(step: Step, language: Language, *, whole: bool) -> Iterator[Block]:
    """Yield what moved the score: changed answers, then branches that they open or close, then the questionnaire."""
    answers = [own for own in step.contributions if own.cause == "answer"]
    told = answers if whole else answers[:TELLING]
    rest = answers[len(told) :]
    items = [_change(own, language) for own in told]
    if rest:
        text = say("compare.other_changes", language, count=len(rest))
        items.append(Item(line(_points(_sum(rest), language), " ", quiet(text))))
    for cause in ("opened", "closed", "aside"):
        by_branch: dict[str | None, list[Contribution]] = {}
        for own in step.contributions:
            if own.cause == cause:
                by_branch.setdefault(own.branch, []).append(own)
        items += [
            _branch(cause, name, found, step, language, whole=whole) for name, found in by_branch.items()
        ]
    by_version = [own for own in step.contributions if own.cause == "version"]
    if by_version:
        head = line(_points(step.by_version, language), " ", say("compare.by_version", language))
        items.append(Item(head, _each(by_version, language) if whole else ()))
    if items:
        yield Paragraph(line(label(say("compare.what_moved", language))))
        yield Items(tuple(items))


def _change(own: Contribution, language: Language) -> Item:
    change = say(
        "compare.changed", language, start=own.start_text.to(language), end=own.end_text.to(language)
    )
    return Item(
        line(_points(own.points, language), " ", strong(own.title.to(language))), (Item(line(change)),)
    )


def _branch(
    cause: str,
    name: str | None,
    own: Sequence[Contribution],
    step: Step,
    language: Language,
    *,
    whole: bool,
) -> Item:
    """Return what a branch brings that the answer to one question opened or closed."""
    key = f"compare.{cause}"
    text = say(key, language, count=len(own), question=quoted(_title(name, step, language), language))
    head = line(_points(_sum(own), language), " ", text)
    return Item(head, _each(own, language) if whole else ())


def _title(name: str | None, step: Step, language: Language) -> str:
    title = step.branches.get(name or "")
    return title.to(language) if title else name or "–"


def _each(found: Iterable[Contribution], language: Language) -> tuple[Item, ...]:
    return tuple(Item(line(_points(own.points, language), " ", own.title.to(language))) for own in found)


def _points(value: Fraction, language: Language) -> Span:
    return strong(signed(value, language), "good" if value > 0 else "bad" if value < 0 else "")


def _sum(found: Iterable[Contribution]) -> Fraction:
    return sum((own.points for own in found), Fraction(0))


def _blockers(step: Step, language: Language) -> Iterator[Block]:
    for key, titles in (("compare.lifted", step.lifted), ("compare.added", step.added)):
        if titles:
            named = listed([title.to(language) for title in titles], "and", language)
            yield Paragraph(line(say(key, language, count=len(titles), titles=named)))


def _worse(step: Step, language: Language) -> Iterator[Block]:
    sections = [own for own in step.sections if own.end < own.start]
    titles = [quoted(own.title.to(language), language) for own in step.regressed]
    if titles:
        named = listed(titles, "and", language)
        yield Paragraph(line(label(say("compare.worse", language)), " ", f"{named}."))
    if sections:
        named = listed([own.title.to(language) for own in sections], "and", language)
        text = say("compare.sections_down", language, count=len(sections), titles=named)
        yield Paragraph(line(text))


def _plan(step: Step, language: Language, *, whole: bool) -> Iterator[Block]:
    """Yield which actions of the earlier plan were done, begun, or are still to be done."""
    if not step.actions:
        return
    yield Paragraph(line(label(say("compare.plan", language))))
    items = []
    for state in ("done", "begun"):
        titles = [own.title.to(language).strip() for own in step.actions if own.state == state]
        told = titles if whole else titles[:ACTIONS]
        if titles:
            more = len(titles) - len(told)
            rest = f"; {say('compare.more_actions', language, count=more)}" if more else ""
            head = label(say(f"compare.{state}", language, count=len(titles)))
            items.append(Item(line(head, " ", f"{'; '.join(told)}{rest}.")))
    still = sum(own.state == "open" for own in step.actions)
    items.append(Item(line(quiet(say("compare.still_open", language, count=still)))))
    yield Items(tuple(items))


def _sections(comparison: Comparison, step: Step, language: Language) -> Table:
    columns: tuple[Column, ...] = (
        Column(say("report.section", language)),
        Column(step.start, ColumnKind.FIGURES),
        Column(step.end, ColumnKind.FIGURES),
        Column("±", ColumnKind.FIGURES),
    )
    levelled = any(own.start_level or own.end_level for own in step.sections)
    if levelled:
        columns = (*columns, Column(say("report.level", language)))
    rows: list[tuple[Spans, ...]] = []
    for own in sorted(step.sections, key=lambda own: own.start - own.end):
        figures = (single(comparison, score, language, own.cuts) for score in (own.start, own.end))
        moved = line(signed(own.end - own.start, language))
        levels = (line(_levels(own, language)),) if levelled else ()
        rows.append((line(own.title.to(language)), *map(line, figures), moved, *levels))
    return Table(columns, tuple(rows))


def _levels(own: SectionMove, language: Language) -> str:
    """Write from which of its own levels to which a section moved; a dash where it had none."""
    if own.start_level is None and own.end_level is None:
        return ""
    titles = [
        "–" if level is None else level.title.to(language) for level in (own.start_level, own.end_level)
    ]
    return " → ".join(dict.fromkeys(titles))
