"""Answer sheets that show something: made from the steps of a way, completed, and tried on the real engine."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction

from ecomdiag import engine, scoring
from ecomdiag.conditions import Answer
from ecomdiag.model import AnswerSheet, Constraint, Kind, Question, Questionnaire
from ecomdiag.proof.outcomes import in_the_middle, set_with
from ecomdiag.reach import ZERO, Span
from ecomdiag.scoring import answer_score

#: Percentages that are tried, after those that bring a sum to what it must be.
COMMON = tuple(map(Fraction, (0, 100, 50, 25, 10, 1)))


def blank(questionnaire: Questionnaire) -> AnswerSheet:
    """Return a sheet without an answer."""
    return AnswerSheet(questionnaire=questionnaire.id, version=questionnaire.version)


def completed(
    questionnaire: Questionnaire, answers: Mapping[str, Answer], *, high: Collection[str] = ()
) -> AnswerSheet:
    """Return a sheet with these answers and, where the sums let it be, one for every other question asked.

    Those to the questions in ``high`` are as good as can be, one by one; the others as bad.
    """
    sheet = replace(blank(questionnaire), answers=dict(answers))
    while (question := engine.next_question(questionnaire, sheet)) is not None:
        answer = _extreme(question, fitting(questionnaire, question, sheet), high=question.id in high)
        if answer is None:
            break
        sheet = sheet.with_answer(question.id, answer)
    order = [question.id for question in questionnaire.questions]
    return replace(sheet, answers={name: sheet.answers[name] for name in order if name in sheet.answers})


def overall(questionnaire: Questionnaire, sheet: AnswerSheet) -> Fraction | None:
    """Return the overall score of a sheet, 0…100."""
    return scoring.overall(questionnaire, engine.path(questionnaire, sheet))


def _extreme(question: Question, answers: Iterator[Answer], *, high: bool) -> Answer | None:
    """Return the best or the worst of some answers, or the first where none is better."""
    if not question.scored:
        return next(answers, None)
    pick = max if high else min
    return pick(answers, key=lambda answer: answer_score(question, answer) or 0, default=None)


def stuck(questionnaire: Questionnaire, sheet: AnswerSheet) -> bool:
    """Say whether an interview accepts these answers one by one and then can accept none, or ends with a wrong sum."""
    given = blank(questionnaire)
    while (question := engine.next_question(questionnaire, given)) is not None:
        answer = sheet.answers.get(question.id)
        if answer is None:
            return next(fitting(questionnaire, question, given), None) is None
        given = given.with_answer(question.id, answer)
        if engine.check_answer(question, answer) or engine.check_sum(questionnaire, question, given):
            return False
    return any(problem.rule == "constraint" for problem in engine.check(questionnaire, given))


def asked(questionnaire: Questionnaire, sheet: AnswerSheet) -> tuple[str, ...]:
    """Return the questions that a sheet leads through."""
    return tuple(question.id for question in engine.path(questionnaire, sheet).asked)


def is_complete(questionnaire: Questionnaire, sheet: AnswerSheet) -> bool:
    """Say whether a diagnosis can be made of a sheet."""
    return not any(problem.stops for problem in engine.check(questionnaire, sheet))


def answers_in(questionnaire: Questionnaire, spans: Mapping[str, Span]) -> dict[str, Fraction]:
    """Return a number out of each span, such that sums which can be right are right."""
    found = {name: in_the_middle(span) for name, span in spans.items()}
    for constraint in questionnaire.constraints:
        own = {name: spans[name] for name in constraint.questions if name in spans}
        found |= _summing(constraint, own)
    return found


def _summing(constraint: Constraint, spans: Mapping[str, Span]) -> dict[str, Fraction]:
    total = sum(spans.values(), ZERO)
    room = total.high - total.low
    wanted = next((value for value in constraint.equals if total.holds(value)), None)
    if wanted is None:
        wanted = (total.low + min(total.high, max(constraint.limit, total.low))) / 2
    share = (wanted - total.low) / room if room else Fraction(0)
    return {name: span.low + (span.high - span.low) * share for name, span in spans.items()}


def sum_so_far(constraint: Constraint, given: Mapping[str, Answer]) -> Fraction:
    """Return what the percentages of a sum that are given add up to."""
    values = (given.get(name) for name in constraint.questions)
    return sum((value for value in values if isinstance(value, Fraction)), Fraction(0))


def fitting(questionnaire: Questionnaire, question: Question, sheet: AnswerSheet) -> Iterator[Answer]:
    """Yield answers to a question that an interview accepts, one of each sort."""
    for answer in _candidates(questionnaire, question, sheet):
        if engine.check_answer(question, answer):
            continue
        if not engine.check_sum(questionnaire, question, sheet.with_answer(question.id, answer)):
            yield answer


def _candidates(questionnaire: Questionnaire, question: Question, sheet: AnswerSheet) -> Iterator[Answer]:
    match question.kind:
        case Kind.SINGLE:
            yield from (choice.id for choice in question.choices)
        case Kind.RANKING:
            yield tuple(choice.id for choice in question.choices)
        case Kind.PERCENTAGE:
            yield from _closing(questionnaire, question, sheet)
            yield from COMMON
        case _:
            yield from (found for choice in question.choices if (found := set_with(question, choice)))


def _closing(questionnaire: Questionnaire, question: Question, sheet: AnswerSheet) -> Iterator[Fraction]:
    """Yield the percentages that bring a sum to one that is allowed."""
    given = engine.path(questionnaire, sheet).answers
    for constraint in questionnaire.constraints:
        if question.id in constraint.questions:
            total = sum_so_far(constraint, given)
            yield from (value - total for value in constraint.equals if 0 <= value - total <= 100)
