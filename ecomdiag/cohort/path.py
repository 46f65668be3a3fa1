"""From codes to what is asked and what counts: conditions, and answers that may be given."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from math import ceil, floor

from ecomdiag.cohort import sql
from ecomdiag.cohort.coded import ABSENT, NOTHING, SCALE, Coded
from ecomdiag.cohort.libraries import exp
from ecomdiag.cohort.plan import Plan
from ecomdiag.cohort.sql import E
from ecomdiag.questionnaire.calendar import place_of
from ecomdiag.questionnaire.conditions import (
    All,
    AllOf,
    Answered,
    Any,
    AnyOf,
    AtLeast,
    AtMost,
    Condition,
    Leaf,
    Not,
    OnOrAfter,
    OnOrBefore,
)
from ecomdiag.questionnaire.measures import MEASURED, span_of
from ecomdiag.questionnaire.model import Kind, Question

#: A code as it was given; whether the question is asked; the code if it counts, else that of no answer.
CODE, ASKED, COUNTS = "c{place}", "a{place}", "n{place}"


def given_code(own: Coded) -> E:
    """Return the code of the answer, whether or not it counts."""
    return sql.column(CODE.format(place=own.place))


def counted_code(own: Coded) -> E:
    """Return the code of the answer that counts."""
    return sql.column(COUNTS.format(place=own.place))


def asked(own: Coded) -> E:
    """Say whether a question is asked."""
    return sql.column(ASKED.format(place=own.place)) if own.question.conditions else exp.true()


def given(own: Coded) -> E:
    """Say whether there is an answer, of whatever sort."""
    return sql.compare(exp.NEQ, given_code(own), sql.number(nothing(own)))


def counts(own: Coded) -> E:
    """Say whether there is an answer that counts."""
    return sql.compare(exp.NEQ, counted_code(own), sql.number(nothing(own)))


def nothing(own: Coded) -> int:
    """Return the code of no answer."""
    if own.question.kind is Kind.NUMBER:
        return NOTHING
    return ABSENT if own.question.kind in (Kind.PERCENTAGE, Kind.DATE) else 0


def ends(own: Coded) -> tuple[int, int]:
    """Return the codes of the lowest number, or the first day, that may be answered, and of the highest."""
    low, high = span_of(own.question)
    scale = 1 if own.question.kind is Kind.DATE else SCALE
    return ceil(low * scale), floor(high * scale)


def count_of(own: Coded, part: E) -> tuple[E, int]:
    """Return how many different items the code of a list says, in steps of a size."""
    bits = own.above - own.one
    return sql.masked(part, bits), own.one


def valid(own: Coded) -> E:
    """Say whether an answer is there and may be given."""
    part, question = given_code(own), own.question
    if question.kind is Kind.SINGLE:
        return sql.between(part, 1, len(question.choices))
    if question.kind in MEASURED or question.kind is Kind.DATE:
        within = sql.between(part, *ends(own))
        return sql.every([within, is_whole(part.copy())]) if question.integer else within
    sound = sql.compare(exp.LT, sql.masked(part, own.unknown | own.repeated), sql.number(1))
    count, one = count_of(own, part.copy())
    if question.kind is Kind.RANKING:
        return sql.every([sound, sql.compare(exp.EQ, count, sql.number(len(question.choices) * one))])
    lone = _bits_of(own, question.alone)
    together = sql.between(count, max(question.min_choices, 1) * one, question.max_choices * one)
    if not lone:
        return sql.every([sound, together])
    # One that stands alone keeps any lower limit by itself.
    single = sql.compare(exp.EQ, count.copy(), sql.number(one))
    fits = sql.case(
        [
            (sql.has_bits(part.copy(), lone), sql.case([(single, sql.number(1))], sql.number(0))),
            (together, sql.number(1)),
        ],
        sql.number(0),
    )
    return sql.every([sound, sql.compare(exp.EQ, fits, sql.number(1))])


def is_whole(part: E) -> E:
    """Say whether the code of a number is that of a whole one."""
    return sql.compare(exp.EQ, sql.remainder(part, SCALE), sql.number(0))


def holds(plan: Plan, condition: Condition) -> E:
    """Say whether a condition holds over the answers that count."""
    if isinstance(condition, All):
        return sql.every([holds(plan, part) for part in condition.parts])
    if isinstance(condition, Any):
        return sql.some([holds(plan, part) for part in condition.parts])
    if isinstance(condition, Not):
        return sql.no(holds(plan, condition.part))
    return _looks(plan, condition)


def _looks(plan: Plan, condition: Leaf) -> E:
    own = plan.of(condition.question)
    if isinstance(condition, Answered):
        return counts(own)
    part = counted_code(own)
    if isinstance(condition, AtLeast | AtMost):
        return _bounded(own, condition, part)
    if isinstance(condition, OnOrAfter):
        return sql.compare(exp.GTE, part, sql.number(place_of(condition.day)))
    if isinstance(condition, OnOrBefore):
        return sql.between(part, 0, place_of(condition.day))
    if not own.many:
        codes = {own.position(name) for name in condition.choices}
        if isinstance(condition, AllOf):
            codes = codes if len(codes) == 1 else set()
        elif not isinstance(condition, AnyOf):
            codes = {*range(1, len(own.question.choices) + 1)} - codes
        return sql.within(part, codes)
    bits = _bits_of(own, condition.choices)
    if isinstance(condition, AnyOf):
        return sql.has_bits(part, bits)
    if isinstance(condition, AllOf):
        masked = sql.masked(part, bits)
        return sql.compare(exp.EQ, masked, sql.number(bits))
    return sql.every([counts(own), sql.no(sql.has_bits(part.copy(), bits))])


def is_asked(plan: Plan, question: Question) -> E:
    """Say whether a question is asked, from the answers that count before it."""
    parts = []
    if question.not_applicable_if is not None:
        parts.append(sql.no(holds(plan, question.not_applicable_if)))
    if question.show_if is not None:
        parts.append(holds(plan, question.show_if))
    return sql.every(parts)


def depths(plan: Plan) -> list[list[Coded]]:
    """Return the questions in layers: those of one look only at answers to those of layers before."""
    depth: dict[str, int] = {}
    for own in plan.questions:
        seen = own.question.looks_at
        depth[own.question.id] = 1 + max((depth[name] for name in seen), default=-1)
    layers: list[list[Coded]] = [[] for _ in range(1 + max(depth.values(), default=0))]
    for own in plan.questions:
        layers[depth[own.question.id]].append(own)
    return layers


def offered(own: Coded, holds_of: Callable[[Condition], E]) -> list[E]:
    """Return what has to hold for all that was chosen to be offered: of each condition, it or none of its choices."""
    tests: list[E] = []
    for when in own.question.offered_if:
        some = [each.choice for each in own.question.offers if each.when == when]
        if own.many:
            chosen = sql.has_bits(given_code(own), sum(map(own.bit, some)))
        else:
            chosen = sql.within(given_code(own), {own.position(name) for name in some})
        tests.append(sql.some([sql.no(chosen), holds_of(when)]))
    return tests


def counted(plan: Plan, own: Coded, *, at_once: bool = False) -> E:
    """Return the code of an answer if it counts: its question is asked, and it may be given and is offered.

    ``at_once``: whether it is asked has no column yet.
    """
    tests = [is_asked(plan, own.question) if at_once else asked(own)] if own.question.conditions else []
    tests += offered(own, lambda when: holds(plan, when))
    part = given_code(own)
    if own.question.kind is Kind.COUNTRIES:
        part = sql.masked(part, own.home - 1)
    return sql.case([(sql.every([*tests, valid(own)]), part)], sql.number(nothing(own)))


def _bounded(own: Coded, condition: AtLeast | AtMost, part: E) -> E:
    exact: Fraction = condition.number * SCALE
    lowest, _ = ends(own)
    if isinstance(condition, AtLeast):
        return sql.compare(exp.GTE, part, sql.number(max(ceil(exact), lowest)))
    return sql.between(part, lowest, floor(exact))


def _bits_of(own: Coded, choices: frozenset[str]) -> int:
    return sum(own.bit(name) for name in choices)
