"""Sums of percentages, as far as they go while they are asked."""

from __future__ import annotations

from fractions import Fraction

from ecomdiag import engine
from ecomdiag.engine import RoutingPath
from ecomdiag.interview.sum_so_far import SumSoFar
from ecomdiag.problems.problem import Problem
from ecomdiag.questionnaire.model import Question, Questionnaire
from ecomdiag.questionnaire.sheet import AnswerSheet


def sums_so_far(questionnaire: Questionnaire, walk: RoutingPath, question: Question) -> tuple[SumSoFar, ...]:
    """Tell what the answers before it leave for a percentage; those after it will follow suit."""
    found = []
    may_follow = _may_open(questionnaire, walk, question)
    for constraint in questionnaire.constraints:
        if question.id not in constraint.questions:
            continue
        own = [name for name in constraint.questions if name in walk.asked_ids]
        before = own[: own.index(question.id)]
        given = [value for name in before if isinstance(value := walk.answers.get(name), Fraction)]
        total = sum(given, Fraction(0))
        most = constraint.limit - total
        last = own[-1] == question.id and not may_follow.intersection(constraint.questions)
        final = bool(constraint.equals) and last and len(given) == len(before)
        exact = tuple(sorted(value - total for value in constraint.equals if value >= total)) if final else ()
        found.append(SumSoFar(others=total, most=max(most, Fraction(0)), exact=exact))
    return tuple(found)


def _may_open(questionnaire: Questionnaire, walk: RoutingPath, question: Question) -> frozenset[str]:
    """Return the questions that are not asked now, and may be after this answer or another one that is missing."""
    waiting = {question.id, *(own.id for own in walk.open)}
    return engine.hanging(questionnaire, waiting) - walk.asked_ids


def with_sums(
    questionnaire: Questionnaire, question: Question, sheet: AnswerSheet
) -> tuple[AnswerSheet, Problem | None]:
    """Return a sheet whose sums hold, without later answers that a changed one has overtaken."""
    problems = engine.check_sum(questionnaire, question, sheet)
    if not problems:
        return sheet, None
    without = sheet
    for constraint in questionnaire.constraints:
        if question.id in constraint.questions:
            for later in constraint.questions[constraint.questions.index(question.id) + 1 :]:
                without = without.without(later)
    if engine.check_sum(questionnaire, question, without):
        return sheet, problems[0]
    return without, None
