"""Of rows in which nothing is wrong: what a question is worth, and whether it is well answered, from its code."""

from __future__ import annotations

from collections.abc import Mapping

from ecomdiag.cohort import path, sql
from ecomdiag.cohort.adding import OUT, derived_worth
from ecomdiag.cohort.coded import Coded
from ecomdiag.cohort.libraries import exp
from ecomdiag.cohort.sql import E
from ecomdiag.questionnaire.conditions import Condition
from ecomdiag.questionnaire.model import Kind


def worth(own: Coded, code: int, holding: Mapping[Condition, bool]) -> int | None:
    """Return the steps of a question from its code; ``OUT``: it leaves the mean; ``None``: something is wrong."""
    question, counted = own.question, own.counted
    if not is_asked(own, holding):
        if code:
            return None
        closed = question.not_applicable_if is not None and holding[question.not_applicable_if]
        unasked = counted.unasked if counted is not None and not closed else None
        return OUT if unasked is None else unasked
    if own.derived:
        return derived_worth(own)
    if not code and question.optional:
        return OUT if counted is not None and counted.unanswered is None else 0
    chosen = _chosen(own, code)
    if not chosen or not _may(own, chosen):
        return None
    if counted is None:
        return 0
    steps = counted.ladder.worth(tuple(chosen) if own.many else chosen[0])
    return OUT if steps is None else steps


def is_asked(own: Coded, holding: Mapping[Condition, bool]) -> bool:
    """Say whether a question is asked, from which of its conditions hold."""
    question = own.question
    if question.not_applicable_if is not None and holding[question.not_applicable_if]:
        return False
    return question.show_if is None or holding[question.show_if]


def _chosen(own: Coded, code: int) -> list[str]:
    if own.many:
        return [name for name in own.bits if code & own.bit(name)]
    ids = [choice.id for choice in own.question.choices]
    return [ids[code - 1]] if 1 <= code <= len(ids) else []


def _may(own: Coded, chosen: list[str]) -> bool:
    """Say whether these may be given, all different."""
    question = own.question
    if not own.many or (len(chosen) == 1 and chosen[0] in question.alone):
        return True
    return question.alone.isdisjoint(chosen) and question.min_choices <= len(chosen) <= question.max_choices


def valid(own: Coded) -> E:
    """Say as ``path.valid`` whether an answer may be given, in few comparisons; one's own country has to be told."""
    question, part = own.question, path.given_code(own)
    if not own.many:
        return path.valid(own)
    if not own.whole:
        return sql.every([path.valid(own), sql.compare(exp.LT, part, sql.number(own.above))])
    if question.kind is Kind.RANKING:
        return sql.compare(exp.EQ, part, sql.number(own.mask + len(question.choices) * own.one))
    # How many there are is in the highest bits but those of what is wrong.
    several = sql.between(
        part, max(question.min_choices, 1) * own.one, (question.max_choices + 1) * own.one - 1
    )
    lone = sorted(own.bit(name) for name in question.alone)
    if not lone:
        return several
    by_itself = sql.within(part.copy(), [own.one + bit for bit in lone])
    return sql.some([by_itself, sql.every([sql.no(sql.has_bits(part.copy(), sum(lone))), several])])
