"""The questions of a section by what stands above several of them: groups, and tables of which they are rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from ecomdiag.diagnosis.result import BlockResult, LevelResult, QuestionResult, SectionResult
from ecomdiag.record import replace
from ecomdiag.report.writing.json_lines import Json, number
from ecomdiag.texts import Language


class Run(NamedTuple):
    """Questions that follow one another under the same headings."""

    heading: str
    questions: tuple[QuestionResult, ...]


def runs(section: SectionResult, questions: Sequence[QuestionResult], language: Language) -> Iterator[Run]:
    """Yield the questions of a section in runs; those of a table say only what their row does.

    What comes behind a group stands under the section's title again, or it would seem to belong to it.
    """
    for place, (above, own) in enumerate(groupby(questions, key=lambda each: _above(section, each.id))):
        heading = " – ".join(block.title.to(language) for block in above)
        heading = heading or (section.title.to(language) if place else "")
        yield Run(heading, tuple(_in_its_row(above, each) for each in own))


def _above(section: SectionResult, question: str) -> tuple[BlockResult, ...]:
    return tuple(block for block in section.blocks if question in block.questions)


def _in_its_row(above: Sequence[BlockResult], question: QuestionResult) -> QuestionResult:
    rows = {name: row for block in above for name, row in zip(block.questions, block.rows, strict=False)}
    return replace(question, text=rows[question.id], clear=None) if question.id in rows else question


def levels_json(levels: Sequence[LevelResult], language: Language) -> list[Json]:
    """Return the levels of the whole, or of a section of its own."""
    return [{"id": own.id, "title": own.title.to(language), "from": number(own.start)} for own in levels]


def blocks_json(section: SectionResult, language: Language) -> list[Json]:
    """Return what stands above several questions of a section."""
    return [
        {
            "id": own.id,
            "title": own.title.to(language),
            "questions": list(own.questions),
            "rows": [row.to(language) for row in own.rows],
        }
        for own in section.blocks
    ]
