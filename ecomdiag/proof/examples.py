"""Answer sheets that show something: made from the steps of a way, completed, and tried on the real engine."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from fractions import Fraction
from functools import lru_cache

from ecomdiag import engine
from ecomdiag.questionnaire.calendar import day_at
from ecomdiag.questionnaire.conditions import LEFT_OUT, Answer
from ecomdiag.questionnaire.measures import MEASURED, span_of
from ecomdiag.questionnaire.model import Constraint, Kind, Order, Question, Questionnaire
from ecomdiag.questionnaire.offering import not_offered, offered
from ecomdiag.questionnaire.orders import measure
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.ranges.orders import answer_at, has_interval, rules_of
from ecomdiag.ranges.tables import Trail
from ecomdiag.ranges.turns import joined, steps_of
from ecomdiag.record import replace
from ecomdiag.scoring import scoring
from ecomdiag.scoring.intervals import Interval, in_the_middle
from ecomdiag.scoring.outcomes import answer_with, outcomes_of, some_words, told_apart
from ecomdiag.scoring.scoring import answer_score

#: In a trail, the "question" of a step by which a section is answered as well as can be.
HIGH = ""

#: Percentages that are tried, after those that bring a sum to what it must be.
COMMON = tuple(map(Fraction, (0, 100, 50, 25, 10, 1)))


def completed(
    questionnaire: Questionnaire, answers: Mapping[str, Answer], *, high: Collection[str] = ()
) -> AnswerSheet:
    """Return a sheet with these answers and, where the sums let it be, one for every other question asked.

    Those to the questions in ``high`` are as good as can be, one by one; the others as bad.
    """
    given: dict[str, Answer] = dict(answers)
    counted: dict[str, Answer] = {}
    for question in questionnaire.questions:
        if not engine.is_asked(question, counted):
            continue
        answer = given.get(question.id)
        if question.optional and answer == LEFT_OUT:
            continue
        question = offered(question, counted)  # noqa: PLW2901 - what can be answered
        if answer is None or not engine.is_valid(question, answer):
            answer = _extreme(questionnaire, question, given, high=question.id in high)
            if answer is None:
                break
        given[question.id] = counted[question.id] = answer
    order = [question.id for question in questionnaire.questions if question.id in given]
    sheet = replace(AnswerSheet.blank(questionnaire), answers={name: given[name] for name in order})
    return without_gaps(sheet)


def without_gaps(sheet: AnswerSheet) -> AnswerSheet:
    """Return a sheet that says nothing of what is left out."""
    answers = {name: answer for name, answer in sheet.answers.items() if answer != LEFT_OUT}
    return replace(sheet, answers=answers)


def along(questionnaire: Questionnaire, trail: Trail) -> AnswerSheet:
    """Return a sheet that goes the way of a trail, as far as the numbers tried in its sums let it.

    What is answered instead, in another sheet, is left out.
    """
    answers: dict[str, Answer] = {}
    intervals: dict[str, Interval] = {}
    high: set[str] = set()
    for step in steps_of(trail):
        if step.question == HIGH:
            high.update(q.id for q in questionnaire.questions if q.section == step.answer)
        elif not step.instead:
            before = answers.get(step.question)
            answers[step.question] = joined(questionnaire.by_id[step.question], before, step.answer)
            intervals |= (
                {step.question: step.interval}
                if has_interval(questionnaire.by_id[step.question], step.answer)
                else {}
            )
    return completed(questionnaire, answers | answers_in(questionnaire, intervals), high=high)


def overall(questionnaire: Questionnaire, sheet: AnswerSheet) -> Fraction | None:
    """Return the overall score of a sheet, 0…100."""
    return scoring.overall(questionnaire, engine.path(questionnaire, sheet))


def _extreme(
    questionnaire: Questionnaire, question: Question, given: Mapping[str, Answer], *, high: bool
) -> Answer | None:
    """Return the best or the worst answer that an interview accepts, or the first where none is better."""
    if _is_summed(questionnaire, question):
        sheet = replace(AnswerSheet.blank(questionnaire), answers=given)
        return _extreme_of(question, fitting(questionnaire, question, sheet), high=high)
    return _extreme_alone(question, high=high)


@lru_cache(maxsize=4096)
def _extreme_alone(question: Question, *, high: bool) -> Answer | None:
    return _extreme_of(
        question, (own for own in _sorts(question) if engine.is_valid(question, own)), high=high
    )


def _extreme_of(question: Question, answers: Iterator[Answer], *, high: bool) -> Answer | None:
    if not question.scored:
        return next(answers, None)
    pick = max if high else min
    return pick(answers, key=lambda answer: answer_score(question, answer) or 0, default=None)


def _is_summed(questionnaire: Questionnaire, question: Question) -> bool:
    members = [own.questions for own in questionnaire.constraints] + [
        own.pair for own in questionnaire.orders
    ]
    return any(question.id in own for own in members)


def stuck(questionnaire: Questionnaire, sheet: AnswerSheet) -> bool:
    """Say whether an interview accepts these answers one by one and then can accept none, or ends with a wrong sum."""
    given = AnswerSheet.blank(questionnaire)
    while (question := engine.next_question(questionnaire, given)) is not None:
        answer = sheet.answers.get(question.id, LEFT_OUT if question.optional else None)
        if answer is None:
            return next(fitting(questionnaire, question, given), None) is None
        given = given.with_answer(question.id, answer)
        if engine.check_answer(question, answer) or engine.check_sum(questionnaire, question, given):
            return False
    return any(problem.rule in ("constraint", "order") for problem in engine.check(questionnaire, given))


def asked(questionnaire: Questionnaire, sheet: AnswerSheet) -> tuple[str, ...]:
    """Return the questions that a sheet leads through."""
    return tuple(question.id for question in engine.path(questionnaire, sheet).asked)


def accepted(questionnaire: Questionnaire, sheet: AnswerSheet) -> bool:
    """Say whether a diagnosis can be made of a sheet, and an interview accepts its answers one by one."""
    given = AnswerSheet.blank(questionnaire)
    while (question := engine.next_question(questionnaire, given)) is not None:
        answer = sheet.answers.get(question.id, LEFT_OUT if question.optional else None)
        if answer is None or engine.check_answer(question, answer):
            return False
        counted = engine.path(questionnaire, given).answers if question.offers else {}
        if not_offered(question, answer, counted) is not None:
            return False
        given = given.with_answer(question.id, answer)
        if engine.check_sum(questionnaire, question, given):
            return False
    return is_complete(questionnaire, sheet)


def is_complete(questionnaire: Questionnaire, sheet: AnswerSheet) -> bool:
    """Say whether a diagnosis can be made of a sheet."""
    return not any(problem.stops for problem in engine.check(questionnaire, sheet))


def answers_in(questionnaire: Questionnaire, intervals: Mapping[str, Interval]) -> dict[str, Answer]:
    """Return an answer out of each interval, such that sums which can be right are right."""
    found = {name: in_the_middle(interval) for name, interval in intervals.items()}
    for own in rules_of(questionnaire):
        found |= own.numbers(intervals)
    return {name: answer_at(questionnaire.by_id[name], value) for name, value in found.items()}


def sum_so_far(constraint: Constraint, given: Mapping[str, Answer]) -> Fraction:
    """Return what the percentages of a sum that are given add up to."""
    values = (given.get(name) for name in constraint.questions)
    return sum((value for value in values if isinstance(value, Fraction)), Fraction(0))


def fitting(questionnaire: Questionnaire, question: Question, sheet: AnswerSheet) -> Iterator[Answer]:
    """Yield answers to a question that an interview accepts, one of each sort."""
    summed = _is_summed(questionnaire, question)
    closing = _closing(questionnaire, question, sheet) if summed else ()
    for answer in (*closing, *_sorts(question)):
        if engine.check_answer(question, answer):
            continue
        if not summed or not engine.check_sum(
            questionnaire, question, sheet.with_answer(question.id, answer)
        ):
            yield answer


def _sorts(question: Question) -> Iterator[Answer]:
    """Yield answers to a question, one of each sort, whatever the others are."""
    if question.kind in MEASURED:
        yield from _numbers(question)
    if question.kind is Kind.DATE:
        yield from (day_at(int(in_the_middle(found))) for found in told_apart(question))
    if question.kind is Kind.TEXT:
        yield some_words(question)
    if question.lookup:
        yield from (own.answer for own in outcomes_of(question, ()))
    found = (answer_with(question, choice) for choice in question.choices)
    yield from dict.fromkeys(answer for answer in found if answer is not None)


def _numbers(question: Question) -> Iterator[Fraction]:
    """Yield numbers to be tried: those of percentages, or one of every sort."""
    if question.kind is Kind.PERCENTAGE:
        yield from COMMON
    else:
        yield from (in_the_middle(found) for found in told_apart(question))


def _closing(questionnaire: Questionnaire, question: Question, sheet: AnswerSheet) -> Iterator[Answer]:
    """Yield the percentages that bring a sum to one that is allowed."""
    given = engine.path(questionnaire, sheet).answers
    for constraint in questionnaire.constraints:
        if question.id in constraint.questions:
            total = sum_so_far(constraint, given)
            low, high = span_of(question)
            yield from (value - total for value in constraint.equals if low <= value - total <= high)
    for order in questionnaire.orders:
        if question.id in order.pair:
            yield from _beside(order, question, given)


def _beside(order: Order, question: Question, given: Mapping[str, Answer]) -> Iterator[Answer]:
    """Yield the answers that lie just as far from the other as a rule lets them."""
    is_second = order.pair[1] == question.id
    known = measure(given.get(order.pair[0 if is_second else 1]))
    for apart in (order.least, order.most):
        if known is not None and apart is not None:
            yield answer_at(question, known + apart if is_second else known - apart)
