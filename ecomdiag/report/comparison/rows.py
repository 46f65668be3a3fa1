"""Diagnoses side by side: the scores in tables, what holds each back, and the questions answered otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from ecomdiag.comparison.model import AnswerCell, Comparison, QuestionRow, Range, ScoreRow
from ecomdiag.questionnaire.wording import left_blank
from ecomdiag.report.comparison.words import figure, levels_between, who
from ecomdiag.report.outline import (
    Block,
    Column,
    ColumnKind,
    Heading,
    Item,
    Items,
    Paragraph,
    Row,
    Spans,
    Table,
    label,
    line,
    quiet,
    strong,
)
from ecomdiag.texts import Language, say

#: Columns of scores beside each other in 80 columns of text, and of ranges, which take twice as much.
SCORES, RANGES = 6, 3
#: Questions that are told in short.
TELLING = 10

TextRow: TypeAlias = tuple[Spans, Sequence[str]]


def scores(comparison: Comparison, language: Language) -> Iterator[Block]:
    """Yield the overall scores and those of the sections."""
    yield Heading(2, say("compare.scores", language))
    shown = _figures(comparison, language)
    overall = [entry.diagnosis.score_range for entry in comparison.entries]
    rows: list[TextRow] = [(line(strong(say("report.score", language))), [*map(shown, overall)])]
    every = [*overall, *(ends for row in comparison.sections for ends in row.scores)]
    if comparison.shared:
        ends = [None if score is None else (score, score) for score in comparison.shared]
        rows.append((line(say("compare.shared", language)), [*map(shown, ends)]))
    for row in comparison.sections:
        rows.append(
            (
                line(row.title.to(language)),
                [figure(comparison, own, language, row.cuts) for own in row.scores],
            )
        )
        if row.levels:
            titles = [levels_between(own, language) for own in row.levels]
            rows.append((line(quiet(say("compare.own_level", language))), titles))
    wide = any(row.levels for row in comparison.sections) or any(map(_is_wide, every))
    yield from _tables(comparison, say("report.section", language), rows, RANGES if wide else SCORES)


def lenses(comparison: Comparison, language: Language) -> Iterator[Block]:
    """Yield the same answers as each lens reads them."""
    for lens in comparison.lenses:
        columns = zip(*(row.scores for row in lens.items), strict=True)
        if sum(any(column) for column in columns) < 2:
            continue  # nobody to put beside
        yield Heading(2, lens.title.to(language))
        rows = [_row(row, language) for row in lens.items]
        yield from tables(comparison, say("report.item", language), rows, _figures(comparison, language))


def blockers(comparison: Comparison, language: Language) -> Iterator[Block]:
    """Yield what holds the level back, and whose."""
    if comparison.blockers:
        yield Heading(2, say("report.blockers", language), "bad")
        yield Items(
            tuple(
                Item(
                    line(
                        strong(f"{row.title.to(language)}:"),
                        " ",
                        ", ".join(_holders(comparison, row.applies)),
                    ),
                    mark="limit",
                )
                for row in comparison.blockers
            )
        )


def questions(comparison: Comparison, language: Language, *, whole: bool) -> Iterator[Block]:
    """Yield the questions that are not answered alike, those that weigh most first, and who answers what."""
    rows = comparison.questions
    kind = "differ" if comparison.agreement is None else "talk"
    yield Heading(2, say(f"compare.{kind}", language))
    yield Paragraph(line(say(f"compare.how_many_{kind}", language, count=len(rows))))
    told = rows if whole else rows[:TELLING]
    if told:
        yield Items(tuple(_question(comparison, row, language) for row in told))
    if len(told) < len(rows):
        yield Paragraph(line(quiet(say("compare.more_differ", language, count=len(rows) - len(told)))))


def _row(row: ScoreRow, language: Language) -> tuple[Spans, tuple[Range | None, ...]]:
    return line(row.title.to(language)), row.scores


def _figures(comparison: Comparison, language: Language) -> Callable[[Range | None], str]:
    return lambda ends: figure(comparison, ends, language)


def tables(
    comparison: Comparison,
    head: str,
    rows: Sequence[tuple[Spans, tuple[Range | None, ...]]],
    shown: Callable[[Range | None], str],
) -> Iterator[Table]:
    """Yield one table, or several where there are more diagnoses than stand beside each other."""
    wide = any(_is_wide(ends) for _, cells in rows for ends in cells)
    told = [(title, [*map(shown, cells)]) for title, cells in rows]
    yield from _tables(comparison, head, told, RANGES if wide else SCORES)


def _is_wide(ends: Range | None) -> bool:
    return ends is not None and ends[0] != ends[1]


def _tables(comparison: Comparison, head: str, rows: Sequence[TextRow], most: int) -> Iterator[Table]:
    labels = [entry.label for entry in comparison.entries]
    for start in range(0, len(labels), most):
        columns = [Column(head), *(Column(own, ColumnKind.FIGURES) for own in labels[start : start + most])]
        lines: list[Row] = [(title, *map(line, cells[start : start + most])) for title, cells in rows]
        yield Table(tuple(columns), tuple(lines))


def _question(comparison: Comparison, row: QuestionRow, language: Language) -> Item:
    answers: dict[str, list[str]] = {}
    for entry, cell in zip(comparison.entries, row.cells, strict=True):
        whose = entry.label if comparison.agreement is None else who(entry)
        answers.setdefault(_answer(cell, language), []).append(whose)
    told = tuple(Item(line(label(", ".join(whose)), " ", text)) for text, whose in answers.items())
    return Item(line(strong(row.title.to(language))), told)


def _answer(cell: AnswerCell | None, language: Language) -> str:
    if cell is None:
        return say("compare.no_such", language)
    if not cell.asked:
        return say("report.not_asked", language)
    if cell.answer is None:
        return say(left_blank(optional=cell.optional), language)
    return cell.text.to(language)


def _holders(comparison: Comparison, applies: Sequence[bool]) -> list[str]:
    return [entry.label for entry, own in zip(comparison.entries, applies, strict=True) if own]
