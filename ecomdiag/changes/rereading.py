"""Answers given to the old version, read with the new one: what stands, what is missing, what they score."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from ecomdiag import engine, scoring
from ecomdiag.model import AnswerSheet, Level, Questionnaire
from ecomdiag.problems import Problem
from ecomdiag.reach import Outlook
from ecomdiag.scoring import Range


class Verdict(StrEnum):
    """Whether one respondent's answers stand, from worst to best."""

    BREAKS = "breaks"
    LACKS = "lacks"
    STANDS = "stands"


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """A score and a level, or what both can still be while answers are missing; ``None`` if nothing is scored."""

    scores: Range | None
    levels: tuple[Level, Level] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """An answer sheet as one version reads it, with everything that is wrong with it there."""

    sheet: AnswerSheet
    problems: Sequence[Problem]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reread:
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
    before: Result
    after: Result

    @property
    def verdict(self) -> Verdict:
        """Whether these answers stand."""
        if self.problems:
            return Verdict.BREAKS
        return Verdict.LACKS if self.missing else Verdict.STANDS


def reread(old: Questionnaire, new: Questionnaire, before: Reading, after: Reading) -> Reread:
    """Tell what becomes of answers, given the same file as each of the versions reads it."""
    was, now = engine.path(old, before.sheet), engine.path(new, after.sheet)
    lacked = {question.id for question in was.unanswered}
    asked = {question.id for question in now.asked}
    return Reread(
        company=after.sheet.company,
        problems=tuple(_newly_wrong(before.problems, after.problems)),
        missing=tuple(q.id for q in now.unanswered if q.id not in {*lacked, *after.sheet.answers}),
        idle=tuple(name for name in was.answers if name in new.by_id and name not in asked),
        already=sum(problem.stops for problem in before.problems),
        before=_result(old, before.sheet, was),
        after=_result(new, after.sheet, now),
    )


def _newly_wrong(before: Sequence[Problem], after: Sequence[Problem]) -> Sequence[Problem]:
    wrong = {_about(problem) for problem in before if _is_wrong(problem)}
    return [problem for problem in after if _is_wrong(problem) and _about(problem) not in wrong]


def _is_wrong(problem: Problem) -> bool:
    return problem.stops and problem.rule != "unanswered"


def _about(problem: Problem) -> str:
    return problem.question or problem.rule


def _result(questionnaire: Questionnaire, sheet: AnswerSheet, walk: engine.Path) -> Result:
    if walk.unanswered:
        reach = _outlook(questionnaire).reach(sheet)
        return Result(scores=reach.overall, levels=reach.levels)
    score = scoring.overall(questionnaire, walk)
    if score is None:
        return Result(scores=None, levels=None)
    active = scoring.active_blockers(questionnaire, walk)
    level = scoring.capped(questionnaire, questionnaire.level(score), active)
    return Result(scores=(score, score), levels=(level, level))


@lru_cache(maxsize=2)
def _outlook(questionnaire: Questionnaire) -> Outlook:
    """Prepare the ranges of a version once for all files."""
    return Outlook(questionnaire)
