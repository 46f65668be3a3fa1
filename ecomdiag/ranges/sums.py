"""The sums of percentages, those that share a question taken together: what they can be at once is settled exactly."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import product
from math import floor
from typing import NamedTuple, TypeAlias

from ecomdiag.questionnaire.model import Constraint, Questionnaire
from ecomdiag.ranges.inequalities import Bound, solved
from ecomdiag.scoring.intervals import ZERO, Interval, Number, in_the_middle, whole
from ecomdiag.scoring.outcomes import TooManyWaysError

Intervals: TypeAlias = tuple[Interval | None, ...]
"""What the questions of each share add up to; ``None`` while none of them was asked."""


class Sums(NamedTuple):
    """Constraints that share questions, directly or through others, and what adds up in all of them alike."""

    constraints: tuple[Constraint, ...]
    #: Which constraints each share counts in: questions of the same ones are added up together.
    shares: tuple[frozenset[int], ...]
    #: The share of each question.
    share_of: Mapping[str, int]
    #: The most that each constraint lets its sum be, and what it must be one of.
    limits: tuple[Number, ...]
    equals: tuple[tuple[Number, ...], ...]
    #: Whether only whole numbers are added up.
    integers: bool = False

    @property
    def nothing(self) -> Intervals:
        """What it is while nothing was asked."""
        return (None,) * len(self.shares)

    def told(self, question: str, interval: Interval | None) -> Intervals:
        """Return what a question says that adds an interval; ``None``: it is not asked."""
        own = self.share_of[question]
        return tuple([interval if share == own else None for share in range(len(self.shares))])

    def may_be(self, intervals: Intervals) -> bool:
        """Say whether no sum is too much already, each looked at alone."""
        return all(
            total is None or total.begins_within(limit)
            for limit, total in zip(self.limits, self._totals(intervals), strict=True)
        )

    def can_be(self, intervals: Intervals) -> bool:
        """Say whether numbers out of the intervals make all sums right. May raise ``TooManyWaysError``."""
        totals = self._totals(intervals)
        alone = (
            total is None or (any(map(total.holds, equals)) if equals else total.begins_within(limit))
            for limit, equals, total in zip(self.limits, self.equals, totals, strict=True)
        )
        if not all(alone):
            return False
        if len(self.constraints) == 1:
            return True
        if self.integers:
            raise TooManyWaysError  # numbers that keep to all of them need not be whole
        return _numbers(self._rules(), intervals) is not None

    def numbers(self, given: Mapping[str, Interval]) -> dict[str, Fraction]:
        """Return a number out of the interval of each question that is asked, so that sums are right which can be.

        May raise ``TooManyWaysError``.
        """
        own = {name: given[name] for name in self.share_of if name in given}
        intervals = self.nothing
        for name, interval in own.items():
            intervals = added(intervals, self.told(name, interval))
        totals = _numbers(self._rules(), intervals)
        if totals is None:
            return {name: in_the_middle(interval) for name, interval in own.items()}
        if self.integers:
            return spread(sum(totals, Fraction(0)), own)
        return {
            name: _part(interval, intervals, totals, self.share_of[name]) for name, interval in own.items()
        }

    def _rules(self) -> Rules:
        return tuple(
            (frozenset(place for place, own in enumerate(self.shares) if number in own), equals, limit)
            for number, (equals, limit) in enumerate(zip(self.equals, self.limits, strict=True))
        )

    def _totals(self, intervals: Intervals) -> Iterator[Interval | None]:
        for number in range(len(self.constraints)):
            parts = [
                interval
                for own, interval in zip(self.shares, intervals, strict=True)
                if number in own and interval is not None
            ]
            yield sum(parts[1:], parts[0]) if parts else None


Rules: TypeAlias = tuple[tuple[frozenset[int], tuple[Number, ...], Number], ...]
"""For each constraint the shares that it adds up, the sums of which it must be one (if any), and the most it may be."""


def spread(total: Fraction, intervals: Mapping[str, Interval]) -> dict[str, Fraction]:
    """Return whole numbers out of intervals that add up to a total, the first as high as they can be."""
    left = floor(total) - sum(floor(own.low) for own in intervals.values())
    found: dict[str, Fraction] = {}
    for name, own in intervals.items():
        more = max(min(left, floor(own.high) - floor(own.low)), 0)
        found[name], left = Fraction(floor(own.low) + more), left - more
    return found


def sums_of(questionnaire: Questionnaire) -> tuple[Sums, ...]:
    """Return its constraints, those together that share a question, directly or through others."""
    found: list[tuple[Constraint, ...]] = []
    for constraint in questionnaire.constraints:
        names = {*constraint.questions}
        touching = [own for own in found if any(not names.isdisjoint(other.questions) for other in own)]
        found = [own for own in found if own not in touching]
        found.append((*(other for own in touching for other in own), constraint))
    return tuple(_together(own, questionnaire) for own in found)


def _together(constraints: tuple[Constraint, ...], questionnaire: Questionnaire) -> Sums:
    counts_in: dict[str, frozenset[int]] = {}
    for number, constraint in enumerate(constraints):
        for name in constraint.questions:
            counts_in[name] = counts_in.get(name, frozenset()) | {number}
    shares = tuple(dict.fromkeys(counts_in.values()))
    share_of = {name: shares.index(own) for name, own in counts_in.items()}
    limits = tuple(whole(constraint.limit) for constraint in constraints)
    equals = tuple(
        () if constraint.at_most is not None else tuple(map(whole, constraint.equals))
        for constraint in constraints
    )
    integers = all(questionnaire.by_id[name].integer for name in share_of)
    return Sums(constraints, shares, share_of, limits, equals, integers)


def added(one: Intervals, other: Intervals) -> Intervals:
    """Add, share by share."""
    return tuple([a if b is None else b if a is None else a + b for a, b in zip(one, other, strict=True)])


@lru_cache(maxsize=4096)
def _numbers(rules: Rules, intervals: Intervals) -> tuple[Fraction, ...] | None:
    """Return what each share adds up to where all sums are right; ``None`` if they cannot be."""
    asked = [own for own in rules if any(intervals[place] is not None for place in own[0])]
    limits = list(_within(intervals))
    for wanted in product(*(equals or (limit,) for _, equals, limit in asked)):
        sums = (
            Bound(_times(len(intervals), own, 1), Fraction(value), equal=bool(equals))
            for (own, equals, _), value in zip(asked, wanted, strict=True)
        )
        found = solved([*limits, *sums], len(intervals))
        if found is not None:
            return found
    return None


def _within(intervals: Intervals) -> Iterator[Bound]:
    """Yield between what each share lies: at nothing if it was not asked."""
    for place, interval in enumerate(intervals):
        own = interval or ZERO
        yield Bound(_times(len(intervals), {place}, 1), Fraction(own.high), strict=own.open_high)
        yield Bound(_times(len(intervals), {place}, -1), -Fraction(own.low), strict=own.open_low)


def _times(count: int, places: Collection[int], factor: int) -> tuple[Fraction, ...]:
    return tuple([Fraction(factor) if place in places else Fraction(0) for place in range(count)])


def _part(interval: Interval, intervals: Intervals, totals: Sequence[Fraction], place: int) -> Fraction:
    """Return the part of a share's total that a question has: as far into its interval as the total is into all."""
    whole = intervals[place]
    assert whole is not None, "it was asked"
    room = whole.high - whole.low
    into = (totals[place] - whole.low) / room if room else Fraction(0)
    return interval.low + (interval.high - interval.low) * into
