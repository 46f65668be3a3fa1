"""The questions of a section by what stands above several of them: groups, and tables of which they are rows."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import groupby

from ecomdiag.diagnosis.result import BlockResult, Diagnosis, LevelResult, QuestionResult, SectionResult
from ecomdiag.questionnaire.blocks import BETWEEN
from ecomdiag.record import Record, replace
from ecomdiag.report.writing.json_lines import Json, number
from ecomdiag.texts import Language
from ecomdiag.texts.numbers import score_range


class Run(Record, kw_only=False):
    """Questions that follow one another under the same headings."""

    heading: str
    questions: tuple[QuestionResult, ...]


def runs(section: SectionResult, questions: Sequence[QuestionResult], language: Language) -> Iterator[Run]:
    """Yield the questions of a section in runs; those of a table say only what their row does.

    What comes behind a group stands under the section's title again, or it would seem to belong to it. Of what is
    asked of several things, only those stand there that the company has.
    """
    asked = {each.id for each in questions if each.asked}
    absent = [own for own in section.blocks if own.repeat is not None and asked.isdisjoint(own.questions)]
    lacking = {name for own in absent for name in own.questions}
    told = [each for each in questions if each.id not in lacking]
    for place, (above, run) in enumerate(groupby(told, key=lambda each: _above(section, each.id))):
        own = tuple(run)
        heading = " – ".join(_headings(above, own[0].id, language))
        heading = heading or (section.title.to(language) if place else "")
        yield Run(heading, tuple(_in_its_row(above, each) for each in own))


def copies(section: SectionResult, asked: Collection[str]) -> tuple[BlockResult, ...]:
    """Return the copies of what is asked of several things that have a score, or may still have one.

    Of those, the ones of which anything is asked: how many more there may be is not known yet.
    """
    own = (each for each in section.blocks if each.repeat is not None and each.ends is not None)
    return tuple(each for each in own if any(name in asked for name in each.questions))


def left_out(diagnosis: Diagnosis, section: SectionResult) -> int:
    """Count the questions of a section that are asked, may be left out, and have no answer: none of them is missing."""
    own = (each for each in diagnosis.questions if each.section == section.id)
    return sum(each.asked and each.optional and each.answer is None for each in own)


def _headings(above: Sequence[BlockResult], first: str, language: Language) -> Iterator[str]:
    """Yield what stands above a run: of a copy with its score, once, and of a table in it without its name."""
    copy = next((own.title.to(language) for own in above if own.repeat is not None), None)
    for own in above:
        title = own.title.to(language)
        if own.repeat is not None and own.ends is not None and first == own.questions[0]:
            yield f"{title}{BETWEEN}{score_range(own.ends, (), language)}"
        else:
            yield title if copy is None else title.removeprefix(f"{copy}{BETWEEN}")


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
            "repeat": own.repeat,
            "score": None if own.score is None else number(own.score),
            "score_range": None if own.score_range is None else [number(end) for end in own.score_range],
        }
        for own in section.blocks
    ]
