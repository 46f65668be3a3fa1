"""Rules over two answers each, those that share a question taken together: what the answers can be at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from ecomdiag.questionnaire.calendar import day_at
from ecomdiag.questionnaire.conditions import LEFT_OUT, Answer
from ecomdiag.questionnaire.measures import counted
from ecomdiag.questionnaire.model import Kind, Order, Question, Questionnaire
from ecomdiag.ranges.inequalities import Bound, solved
from ecomdiag.ranges.sums import Sums, sums_of
from ecomdiag.scoring.intervals import Interval

Places = tuple[Interval | None, ...]
"""What the answer to each question can be; ``None`` where it is not asked, or left out."""


class Orders(NamedTuple):
    """Rules that share questions, directly or through others. Whoever reckons with sums reckons with them alike."""

    orders: tuple[Order, ...]
    share_of: Mapping[str, int]
    #: Whether only whole numbers, or days, are compared.
    integers: bool

    @property
    def nothing(self) -> Places:
        """What it is while nothing was asked."""
        return (None,) * len(self.share_of)

    def told(self, question: str, interval: Interval | None) -> Places:
        """Return what a question says whose answer is of an interval; ``None``: there is none."""
        own = self.share_of[question]
        return tuple([interval if place == own else None for place in range(len(self.share_of))])

    def may_be(self, places: Places) -> bool:
        """Say whether all can still be kept: that is looked at in the end."""
        return len(places) == len(self.share_of)

    def can_be(self, places: Places) -> bool:
        """Say whether numbers out of the intervals keep all rules. May raise ``TooManyWaysError``."""
        return _numbers(self.orders, tuple(self.share_of), places, self.integers) is not None

    def numbers(self, given: Mapping[str, Interval]) -> dict[str, Fraction]:
        """Return a number out of the interval of each question that is answered, so that all rules are kept.

        May raise ``TooManyWaysError``.
        """
        own = {name: given[name] for name in self.share_of if name in given}
        found = _numbers(self.orders, tuple(own), tuple(own.values()), self.integers)
        return {} if found is None else dict(zip(own, found, strict=True))


def rules_of(questionnaire: Questionnaire) -> tuple[Sums | Orders, ...]:
    """Return all that ties answers together which are numbers or days: sums, and rules over two of them."""
    return (*sums_of(questionnaire), *_orders_of(questionnaire))


def _orders_of(questionnaire: Questionnaire) -> tuple[Orders, ...]:
    """Return the rules over two answers, those together that share a question, directly or through others."""
    found: list[tuple[Order, ...]] = []
    for order in questionnaire.orders:
        touching = [own for own in found if any(not {*order.pair}.isdisjoint(other.pair) for other in own)]
        found = [own for own in found if own not in touching]
        found.append((*(other for own in touching for other in own), order))
    return tuple(_together(own, questionnaire) for own in found)


def answer_at(question: Question, number: Fraction) -> Answer:
    """Return the answer that a number is; of a date, the day at that place."""
    return day_at(int(number)) if question.kind is Kind.DATE else number


def has_interval(question: Question, answer: Answer) -> bool:
    """Say whether an answer stands for numbers, or days, of an interval."""
    return isinstance(answer, Fraction) or (question.kind is Kind.DATE and answer != LEFT_OUT)


def _together(orders: tuple[Order, ...], questionnaire: Questionnaire) -> Orders:
    names = dict.fromkeys(name for order in orders for name in order.pair)
    integers = all(counted(questionnaire.by_id[name]) for name in names)
    return Orders(orders, {name: place for place, name in enumerate(names)}, integers)


@lru_cache(maxsize=4096)
def _numbers(
    orders: tuple[Order, ...], names: tuple[str, ...], places: Places, integers: bool
) -> tuple[Fraction, ...] | None:
    """Return numbers that keep all rules; ``None`` if there are none. Of whole ends they are whole."""
    answered = [place for place, interval in enumerate(places) if interval is not None]
    slot = {names[place]: number for number, place in enumerate(answered)}
    bounds = [*_within(places, answered), *_rules(orders, slot)]
    return _placed(solved(bounds, len(answered), integers=integers), answered, len(places))


def _placed(
    found: tuple[Fraction, ...] | None, answered: list[int], count: int
) -> tuple[Fraction, ...] | None:
    if found is None:
        return None
    by_place = dict(zip(answered, found, strict=True))
    return tuple(by_place.get(place, Fraction(0)) for place in range(count))


def _within(places: Places, answered: list[int]) -> Iterator[Bound]:
    """Yield between what each number lies."""
    for number, place in enumerate(answered):
        own = places[place]
        assert own is not None, "it is answered"
        yield Bound(_times(len(answered), {number: 1}), Fraction(own.high), strict=own.open_high)
        yield Bound(_times(len(answered), {number: -1}), -Fraction(own.low), strict=own.open_low)


def _rules(orders: tuple[Order, ...], slot: Mapping[str, int]) -> Iterator[Bound]:
    """Yield how far apart those have to be that are both answered."""
    for order in orders:
        if not slot.keys() >= {*order.pair}:
            continue
        first, second = (slot[name] for name in order.pair)
        yield Bound(_times(len(slot), {first: 1, second: -1}), -order.least)
        if order.most is not None:
            yield Bound(_times(len(slot), {first: -1, second: 1}), order.most)


def _times(count: int, factors: Mapping[int, int]) -> tuple[Fraction, ...]:
    return tuple([Fraction(factors.get(place, 0)) for place in range(count)])
