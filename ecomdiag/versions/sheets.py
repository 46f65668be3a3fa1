"""Answers given to the old version, read with the new one: what stands, what is missing, what they score."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache

from ecomdiag import engine
from ecomdiag.problems.problem import Problem
from ecomdiag.questionnaire.checked import CheckedSheet
from ecomdiag.questionnaire.model import Level, Questionnaire
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.ranges.finder import MOST_WAYS, RangeFinder
from ecomdiag.record import Record
from ecomdiag.scoring import scoring
from ecomdiag.scoring.scoring import Range


class Verdict(StrEnum):
    """Whether one respondent's answers stand, from worst to best."""

    BREAKS = "breaks"
    LACKS = "lacks"
    STANDS = "stands"


class SheetResult(Record):
    """A score and a level, or what both can still be while answers are missing; ``None`` if nothing is scored."""

    scores: Range | None
    levels: tuple[Level, Level] | None
    #: Whether both ends can be; otherwise that was too much to work out, and nothing lies outside of them.
    exact: bool = True


class SheetDiff(Record):
    """What becomes of one respondent's answers in the new version."""

    company: str | None
    #: What is wrong now in answers with which nothing was wrong.
    problems: tuple[Problem, ...]
    #: Questions that have to be answered now and did not have to be.
    missing: tuple[str, ...]
    #: Answers that counted and are no longer asked for.
    idle: tuple[str, ...]
    #: How much was wrong or missing in the old version already.
    already: int
    before: SheetResult
    after: SheetResult

    @property
    def verdict(self) -> Verdict:
        """Whether these answers stand."""
        if self.problems:
            return Verdict.BREAKS
        return Verdict.LACKS if self.missing else Verdict.STANDS


def diff_sheet(
    old: Questionnaire,
    new: Questionnaire,
    before: CheckedSheet,
    after: CheckedSheet,
    most_ways: int = MOST_WAYS,
) -> SheetDiff:
    """Tell what becomes of answers, given the same file as each of the versions reads it.

    For a range no more than ``most_ways`` are put together (``RangeFinder``).
    """
    was, now = engine.path(old, before.sheet), engine.path(new, after.sheet)
    lacked = {question.id for question in was.unanswered}
    asked = {question.id for question in now.asked}
    return SheetDiff(
        company=after.sheet.company,
        problems=tuple(_newly_wrong(before.problems, after.problems)),
        missing=tuple(q.id for q in now.unanswered if q.id not in {*lacked, *after.sheet.answers}),
        idle=tuple(name for name in was.answers if name in new.by_id and name not in asked),
        already=sum(problem.stops for problem in before.problems),
        before=_result(_finder(old, most_ways), before.sheet, was),
        after=_result(_finder(new, most_ways), after.sheet, now),
    )


def _newly_wrong(before: Sequence[Problem], after: Sequence[Problem]) -> Sequence[Problem]:
    wrong = {_about(problem) for problem in before if _is_wrong(problem)}
    return [problem for problem in after if _is_wrong(problem) and _about(problem) not in wrong]


def _is_wrong(problem: Problem) -> bool:
    return problem.stops and problem.rule != "unanswered"


def _about(problem: Problem) -> str:
    return problem.question or problem.rule


def _result(finder: RangeFinder, sheet: AnswerSheet, walk: engine.RoutingPath) -> SheetResult:
    questionnaire = finder.questionnaire
    if walk.unanswered:
        ranges = finder.find(sheet)
        return SheetResult(scores=ranges.overall, levels=ranges.levels, exact=ranges.exact)
    score = scoring.overall(questionnaire, walk)
    if score is None:
        return SheetResult(scores=None, levels=None)
    active = scoring.active_blockers(questionnaire, walk)
    level = scoring.capped(questionnaire, questionnaire.level(score), active)
    return SheetResult(scores=(score, score), levels=(level, level))


@lru_cache(maxsize=2)
def _finder(questionnaire: Questionnaire, most_ways: int) -> RangeFinder:
    """Prepare the ranges of a version once for all files."""
    return RangeFinder(questionnaire, most_ways)
