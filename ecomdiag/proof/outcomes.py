"""The ways in which one question can be answered, merged where no condition, score or sum tells them apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import product
from typing import NamedTuple

from ecomdiag.conditions import Answer, Leaf
from ecomdiag.model import Choice, Kind, Question
from ecomdiag.reach import ZERO, Span, TooManyWaysError, pieces
from ecomdiag.scoring import answer_score

#: More combinations of choices than this are not gone through one by one.
MOST_COMBINATIONS = 50_000


class Outcome(NamedTuple):
    """One way to answer: an answer that stands for all that are alike."""

    answer: Answer
    #: Bits of the leaves that hold over it.
    mask: int
    #: 0…1; ``None`` if it says that the question does not apply.
    score: Fraction | None
    #: The percentages it stands for.
    span: Span = ZERO


def outcomes_of(question: Question, own: Sequence[Leaf], bits: Sequence[int]) -> tuple[Outcome, ...]:
    """Return the ways to answer a question, given the leaves that look at it and their bits."""

    def outcome(answer: Answer, span: Span = ZERO) -> Outcome:
        mask = sum(bit for leaf, bit in zip(own, bits, strict=True) if leaf.true_of(answer))
        return Outcome(answer, mask, answer_score(question, answer) if question.scored else Fraction(0), span)

    if question.kind is Kind.SINGLE:
        return tuple(outcome(choice.id) for choice in question.choices)
    if question.kind is Kind.RANKING:
        # A condition cannot tell orders apart: any stands for all.
        return (outcome(tuple(choice.id for choice in question.choices)),)
    if question.kind is Kind.PERCENTAGE:
        return tuple(outcome(in_the_middle(span), span) for span in pieces(question, own))
    return _distinct(outcome(answer) for answer in _several(question, own))


def set_with(question: Question, choice: Choice) -> tuple[str, ...] | None:
    """Return a valid answer to a question of several choices in which this one is chosen; ``None`` if none is."""
    if choice.stands_alone:
        return (choice.id,)
    others = [other.id for other in question.choices if not other.stands_alone and other is not choice]
    missing = max(question.min_choices, 1) - 1
    return None if missing > len(others) else (choice.id, *others[:missing])


def in_the_middle(span: Span) -> Fraction:
    """Return a number of a span, a whole one if there is one near its middle."""
    middle = (span.low + span.high) / 2
    whole = Fraction(int(middle))
    return whole if span.holds(whole) else middle


def _several(question: Question, own: Sequence[Leaf]) -> Iterator[tuple[str, ...]]:
    """Yield answers of several choices, at least one for each truth of the leaves and each score."""
    yield from ((choice.id,) for choice in question.choices if choice.stands_alone)
    groups = _alike(question, own)
    most, least = question.max_choices, max(question.min_choices, 1)
    tries = [_sums(group, most, scored=question.scored) for group in groups]
    combinations = 1
    for found in tries:
        combinations *= len(found) + 1
    if combinations > MOST_COMBINATIONS:
        raise TooManyWaysError
    for picked in product(*(((), *found) for found in tries)):
        chosen = tuple(name for part in picked for name in part)
        if least <= len(chosen) <= most:
            yield chosen


def _alike(question: Question, own: Sequence[Leaf]) -> list[list[Choice]]:
    """Group the choices that may stand together by the leaves that name them."""
    groups: dict[tuple[bool, ...], list[Choice]] = {}
    for choice in question.choices:
        if not choice.stands_alone:
            named = tuple(choice.id in getattr(leaf, "choices", ()) for leaf in own)
            groups.setdefault(named, []).append(choice)
    return list(groups.values())


def _sums(group: Sequence[Choice], most: int, *, scored: bool) -> list[tuple[str, ...]]:
    """Return choices out of a group, one for each number of them and each sum of their scores."""
    found: dict[tuple[int, Fraction], tuple[str, ...]] = {(0, Fraction(0)): ()}
    for choice in group:
        for (count, total), chosen in list(found.items()):
            if count < most:
                key = (count + 1, total + choice.score if scored else total)
                found.setdefault(key, (*chosen, choice.id))
        if len(found) > MOST_COMBINATIONS:
            raise TooManyWaysError
    del found[0, Fraction(0)]
    return list(found.values())


def _distinct(outcomes: Iterable[Outcome]) -> tuple[Outcome, ...]:
    found: dict[tuple[int, Fraction | None], Outcome] = {}
    for outcome in outcomes:
        found.setdefault((outcome.mask, outcome.score), outcome)
    return tuple(found.values())
