"""How far the lowest of several scores can still go, each of which is a mean that is asked about alone.

Over all ways to go on, the lowest of the lowest ends is the lowest end, exactly, whatever the scores share. The highest
end is not so simple: no way need be the best for each. It lies at or below the highest end of each score that counts
in any case, and where some way is found that reaches this, it is exact. Otherwise ``TooManyWaysError`` is raised.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple, TypeAlias

from ecomdiag.questionnaire.conditions import Answer
from ecomdiag.questionnaire.model import Question, Questionnaire
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.ranges.certain import Certain
from ecomdiag.ranges.network import CappedRange, Network
from ecomdiag.ranges.orders import answer_at, has_interval, rules_of
from ecomdiag.ranges.tables import Budget, Trail
from ecomdiag.ranges.turns import joined, steps_of
from ecomdiag.record import replace
from ecomdiag.scoring.intervals import Interval
from ecomdiag.scoring.outcomes import TooManyWaysError
from ecomdiag.scoring.ways import evenly, only

Prepare: TypeAlias = Callable[[Network], None]
"""Tells a network what else is asked about: blockers, conditions."""

Ends: TypeAlias = Mapping[int, CappedRange]
"""How a sheet can end, by the position of the level that blockers hold it at."""


class _Part(NamedTuple):
    """One of the scores of which the lowest counts: the questionnaire that has it alone, and its questions."""

    questionnaire: Questionnaire
    scored: tuple[Question, ...]


class _Tried(NamedTuple):
    """A way, and the sheet with what is answered on it."""

    trail: Trail
    sheet: AnswerSheet


class LeastFinder:
    """Works out how far the lowest score of the sections of a questionnaire can go, each of which is a mean."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        self.questionnaire = questionnaire
        self.parts = tuple(
            _Part(only(questionnaire, section.id), tuple(own for own in section.questions if own.scored))
            for section in questionnaire.scored_sections
        )
        self.even = evenly(questionnaire)

    def ends(self, sheet: AnswerSheet, budget: Budget, prepare: Prepare) -> tuple[CappedRange, ...]:
        """Return the ends of all ways that have a score. Raises ``TooManyWaysError``, also where one is not known."""
        found = self._of_parts(sheet, budget, prepare)
        tried = self._tried(sheet, budget, prepare)
        return tuple(
            self._end(cap, found, sheet, budget, prepare, tried.get(cap))
            for cap in sorted({cap for own in found for cap in own})
        )

    def _of_parts(self, sheet: AnswerSheet, budget: Budget, prepare: Prepare) -> list[Ends]:
        return [_ends(part.questionnaire, sheet, budget, prepare) for part in self.parts]

    def _tried(self, sheet: AnswerSheet, budget: Budget, prepare: Prepare) -> Mapping[int, _Tried]:
        """Return for each cap the way on which the mean of all is the highest."""
        return {
            cap: _Tried(end.high_trail, along(self.even, sheet, end.high_trail))
            for cap, end in _ends(self.even, sheet, budget, prepare).items()
        }

    def _end(
        self,
        cap: int,
        found: Sequence[Ends],
        sheet: AnswerSheet,
        budget: Budget,
        prepare: Prepare,
        tried: _Tried | None,
    ) -> CappedRange:
        """Put the ends of the parts together, of ways that are held at one level."""
        known = [own[cap] for own in found if cap in own]
        lowest = min(known, key=lambda end: end.low)
        limit = self._limit(cap, found, Certain(self.questionnaire, sheet))
        if tried is None:
            raise TooManyWaysError
        reached = [own[cap] for own in self._of_parts(tried.sheet, budget, prepare) if cap in own]
        if not reached or min(end.low for end in reached) != limit:
            raise TooManyWaysError
        way = min(reached, key=lambda end: end.low).low_trail
        return CappedRange(cap, lowest.low, limit, lowest.low_trail, (tried.trail, way))

    def _limit(self, cap: int, found: Sequence[Ends], certain: Certain) -> Fraction:
        """Return what the lowest score of ways held at a level is at most."""
        ends = [
            (own[cap].high, any(certain.applies(question) is True for question in part.scored))
            for part, own in zip(self.parts, found, strict=True)
            if cap in own
        ]
        sure = [high for high, counts in ends if counts]
        return min(sure) if sure else max(high for high, _ in ends)


def _ends(questionnaire: Questionnaire, sheet: AnswerSheet, budget: Budget, prepare: Prepare) -> Ends:
    network = Network(Certain(questionnaire, sheet))
    network.means.of_all(questionnaire.scored_sections)
    prepare(network)
    return {end.cap: end for end in network.ranges(budget)}


def along(questionnaire: Questionnaire, sheet: AnswerSheet, trail: Trail) -> AnswerSheet:
    """Return a sheet with what is answered on a way besides, such that sums which can be right are right."""
    answers: dict[str, Answer] = {}
    intervals: dict[str, Interval] = {}
    for step in steps_of(trail):
        question = questionnaire.by_id[step.question]
        answers[question.id] = joined(question, answers.get(question.id), step.answer)
        if has_interval(question, step.answer):
            intervals[question.id] = step.interval
    for own in rules_of(questionnaire):
        numbers = own.numbers(intervals)
        answers |= {name: answer_at(questionnaire.by_id[name], value) for name, value in numbers.items()}
    return replace(sheet, answers={**answers, **sheet.answers})
