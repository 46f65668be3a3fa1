"""Which answer of a state counts where its question does not offer all of it: what is left of it, or the lowest.

An answer that is not offered any more stays in the state, as one of a question that is not asked does, and counts again
where it is offered again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import lru_cache
from itertools import product

from ecomdiag import engine
from ecomdiag.questionnaire.conditions import LEFT_OUT, Answer
from ecomdiag.questionnaire.model import Kind, Question
from ecomdiag.questionnaire.offering import withheld, without
from ecomdiag.scoring.outcomes import outcomes_of

NOTHING = Fraction(0)


def counting(question: Question, answer: Answer, counted: Mapping[str, Answer]) -> Answer | None:
    """Return the answer that counts of an asked question, over those that counted before it.

    ``None`` if there is none that a company can be taken to have given: such a question stays without one.
    """
    if not question.offers:
        return answer
    return _left_of(question, answer, withheld(question, counted))


def may_count(question: Question, answer: Answer) -> frozenset[Answer]:
    """Return all answers that may count in the place of one, whatever is offered, itself included."""
    found = {answer}
    if question.kind is Kind.SINGLE:
        found.update(_lowest_ones(question))
    elif question.offers:
        conditions = question.offered_if
        for truths in product((True, False), repeat=len(conditions)):
            known = dict(zip(conditions, truths, strict=True))
            gone = frozenset(own.choice for own in question.offers if not known[own.when])
            left = _left_of(question, answer, gone)
            found.update(() if left is None else (left,))
    return frozenset(found)


def _lowest_ones(question: Question) -> Iterator[Answer]:
    """Yield the lowest single choice, and while it is not always offered the one above it."""
    gone, sure = frozenset[str](), question.by_id.keys() - {own.choice for own in question.offers}
    while True:
        found = lowest(without(question, gone))
        if found is None:
            yield from sorted(sure)
            return
        yield found
        if found in sure:
            return
        gone |= {str(found)}


@lru_cache(maxsize=4096)
def _left_of(question: Question, answer: Answer, gone: frozenset[str]) -> Answer | None:
    chosen = answer if isinstance(answer, tuple) else (answer,)
    if gone.isdisjoint(own for own in chosen if isinstance(own, str)):
        return answer
    offered = without(question, gone)
    if isinstance(answer, tuple):
        kept = tuple(own for own in answer if own not in gone)
        if engine.is_valid(offered, kept):
            return kept
    return lowest(offered) or next(
        (own.answer for own in outcomes_of(offered, ()) if own.answer != LEFT_OUT), None
    )


def lowest(question: Question) -> Answer | None:
    """Return the answer of a company that has only begun with something; ``None`` if there is none to assume."""
    if question.kind is Kind.PERCENTAGE:
        return NOTHING
    if question.kind not in (Kind.SINGLE, Kind.MULTIPLE):
        return None
    if question.lookup:
        known = [own for own in outcomes_of(question, ()) if own.score is not None and own.answer != LEFT_OUT]
        return min(known, key=lambda own: own.score or NOTHING).answer if known else None
    applying = [own for own in question.choices if not own.not_applicable]
    ranked = sorted(applying, key=lambda own: (own.unknown, own.score, not own.stands_alone))
    if question.kind is Kind.SINGLE:
        return ranked[0].id if ranked else None
    if ranked and ranked[0].stands_alone:
        return (ranked[0].id,)
    chosen = [own.id for own in ranked if not own.stands_alone][: max(question.min_choices, 1)]
    answer = tuple(own.id for own in question.choices if own.id in chosen)
    return answer if answer and engine.is_valid(question, answer) else None
