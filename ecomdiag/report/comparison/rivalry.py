"""A company beside its rivals: who is ahead, and where, as far as can be seen from outside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ecomdiag.comparison.model import Comparison, Rival, RivalRow, Verdict
from ecomdiag.report.comparison.words import figure
from ecomdiag.report.outline import (
    Block,
    Column,
    ColumnKind,
    Heading,
    Note,
    Paragraph,
    Row,
    Span,
    Table,
    Tone,
    label,
    line,
    strong,
)
from ecomdiag.texts import Language, listed, say

#: Questions that are named in short.
TELLING = 8
_TONES: dict[Verdict, Tone] = {"certain": "bad", "possible": "warning", "not": "good", "unknown": ""}


def rivalry(comparison: Comparison, language: Language, *, whole: bool) -> Iterator[Block]:
    """Yield, for each rival, where it is ahead for certain, possibly, or not."""
    if comparison.rivals:
        yield Note("reservation", say("compare.estimates", language))
    for own in comparison.rivals:
        yield from _rival(comparison, own, language, whole=whole)


def _rival(comparison: Comparison, own: Rival, language: Language, *, whole: bool) -> Iterator[Block]:
    entry = next(entry for entry in comparison.entries if entry.label == own.label)
    name = entry.diagnosis.company or entry.name or entry.label
    yield Heading(2, say("compare.rival", language, name=name), "lead")
    yield Paragraph(line(say("compare.rival_known", language, count=own.known)))
    columns = (
        Column(say("report.section", language)),
        Column(comparison.entries[0].label, ColumnKind.FIGURES),
        Column(own.label, ColumnKind.FIGURES),
        Column(say("compare.ahead", language, label=own.label)),
    )
    yield Table(columns, tuple(_row(comparison, row, language) for row in (own.overall, *own.sections)))
    for key, names in (("compare.better", own.better), ("compare.behind", own.worse)):
        if names:
            yield Paragraph(
                line(
                    label(say(key, language, count=len(names))),
                    " ",
                    _named(comparison, names, language, whole=whole),
                )
            )


def _row(comparison: Comparison, row: RivalRow, language: Language) -> Row:
    title = strong(say("report.score", language)) if row.title is None else Span(row.title.to(language))
    told = Span(say(f"compare.verdict.{row.verdict}", language), tone=_TONES[row.verdict])
    figures = (figure(comparison, ends, language) for ends in (row.own, row.rival))
    return (line(title), *map(line, figures), line(told))


def _named(comparison: Comparison, names: Sequence[str], language: Language, *, whole: bool) -> str:
    own = comparison.entries[0].diagnosis.by_id
    titles = [own[name].title.to(language) for name in names]
    told = titles if whole else titles[:TELLING]
    if len(told) < len(titles):
        told.append(say("compare.more_questions", language, count=len(titles) - len(told)))
    return f"{listed(told, 'and', language)}."
