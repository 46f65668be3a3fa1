"""How far the score of each copy of what is asked of several things can still go: exactly, as that of a section.

A copy is looked at as a section of its own, in which nothing but its questions counts, in the way in which its section
makes its score. Only ways on which something of it is asked have a score of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from ecomdiag.questionnaire.conditions import Any, Condition, Not
from ecomdiag.questionnaire.model import Question, Questionnaire, Section
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.questionnaire.structure import joined
from ecomdiag.questionnaire.ways import Way
from ecomdiag.ranges.finder import MOST_WAYS, RangeFinder
from ecomdiag.ranges.tables import Budget
from ecomdiag.record import replace
from ecomdiag.scoring.outcomes import TooManyWaysError
from ecomdiag.scoring.scoring import Range
from ecomdiag.scoring.ways import by_sections, only


class CopyRanges(NamedTuple):
    """Lowest and highest scores of copies, 0…100, by the ids of their groups."""

    #: ``None`` where a copy can have no score.
    ends: Mapping[str, Range | None]
    #: Whether all ends are reached, or some are no more than limits.
    exact: bool = True


class _Copy(NamedTuple):
    finder: RangeFinder
    questions: tuple[Question, ...]


def of_copies(
    questionnaire: Questionnaire, section: Section, sheet: AnswerSheet, most_ways: int | None = MOST_WAYS
) -> CopyRanges:
    """Return the ranges of all copies in a section.

    All of them together put at most ``most_ways`` ways together. What is more is told by its limits.
    """
    if not section.weight or section.scoring is Way.LOOKUP:
        return CopyRanges({name: None for own in section.repeats for name in own.groups})
    budget, exact = Budget(most_ways), True
    found: dict[str, Range | None] = {}
    for name, copy in _copies(questionnaire, section.id).items():
        try:
            asked = _asked(copy.questions)
            ends = copy.finder.by_cap(sheet, levels=False, where=asked, budget=budget)
            found[name] = (min(own.low for own in ends), max(own.high for own in ends)) if ends else None
        except TooManyWaysError:
            found[name], exact = copy.finder.find_limits(sheet).overall, False
    return CopyRanges(found, exact)


def _asked(questions: tuple[Question, ...]) -> Condition | None:
    """Return the condition under which any of some questions is asked; ``None``: one always is."""
    ways: dict[Condition, None] = {}
    for own in questions:
        unless = own.not_applicable_if
        asked = joined(own.show_if, None if unless is None else Not(unless))
        if asked is None:
            return None
        ways[asked] = None
    return Any(tuple(ways))


@lru_cache(maxsize=32)
def _copies(questionnaire: Questionnaire, name: str) -> Mapping[str, _Copy]:
    """Return what finds the range of each copy in a section, by the ids of their groups."""
    asked = by_sections(questionnaire)
    section = next(own for own in asked.sections if own.id == name)
    # In a sum of all questions, a section is a sum too.
    way = Way.SUM if asked.scoring is Way.SUM else section.scoring
    apart = replace(
        asked,
        sections=tuple(
            part for own in asked.sections for part in (_apart(own, way) if own is section else (own,))
        ),
    )
    groups = {group.id: group for group in section.groups}
    return {
        own: _Copy(
            RangeFinder(_alone(apart, _part(name, own), way)),
            tuple(asked.by_id[question] for question in groups[own].questions),
        )
        for repeat in section.repeats
        for own in repeat.groups
    }


def _alone(apart: Questionnaire, name: str, way: Way) -> Questionnaire:
    """Return a questionnaire whose score is that of one section."""
    alone = only(apart, name)
    return replace(alone, scoring=Way.MINIMUM) if way is Way.MINIMUM else alone


def _apart(section: Section, way: Way) -> Iterator[Section]:
    """Yield the copies in a section, and what stands between them, as sections of their own, in order."""
    copy_of = {
        name: group.id
        for group in section.groups
        if any(group.id in repeat.groups for repeat in section.repeats)
        for name in group.questions
    }
    run: list[Question] = []
    for question in section.questions:
        if run and copy_of.get(run[0].id) != copy_of.get(question.id):
            yield _of(section, way, run, copy_of.get(run[0].id))
            run = []
        run.append(question)
    yield _of(section, way, run, copy_of.get(run[0].id))


def _of(section: Section, way: Way, run: list[Question], copy: str | None) -> Section:
    name = _part(section.id, run[0].id if copy is None else copy)
    return replace(
        section,
        id=name,
        scoring=way,
        questions=tuple(replace(own, section=name) for own in run),
        groups=(),
        matrices=(),
        repeats=(),
        levels=(),
    )


def _part(section: str, name: str) -> str:
    """Return the id of a part of a section, which no section of a file has."""
    return f"{section}/{name}"
