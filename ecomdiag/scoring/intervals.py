"""Intervals of percentages and other numbers, and their sums."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor
from typing import NamedTuple, TypeAlias

Number: TypeAlias = int | Fraction


class Interval(NamedTuple):
    """All numbers between two, these included or not. Whole ends are ``int``, which are quicker to add."""

    low: Number
    high: Number
    open_low: bool = False
    open_high: bool = False

    def __add__(self, other: object) -> Interval:
        """Return the numbers that a sum of one of each can be."""
        assert isinstance(other, Interval)
        return Interval(
            self.low + other.low,
            self.high + other.high,
            self.open_low or other.open_low,
            self.open_high or other.open_high,
        )

    @property
    def middle(self) -> Fraction:
        """The number half-way."""
        return Fraction(self.low + self.high) / 2

    def holds(self, value: Number) -> bool:
        """Say whether a number lies in it."""
        above = self.low < value or (self.low == value and not self.open_low)
        below = value < self.high or (self.high == value and not self.open_high)
        return above and below

    def begins_within(self, limit: Number) -> bool:
        """Say whether some number of it is no greater than a limit."""
        return self.low < limit or (self.low == limit and not self.open_low)


ZERO = Interval(0, 0)


def whole(number: Fraction) -> Number:
    """Return a number as an ``int`` if it is a whole one."""
    return number.numerator if number.denominator == 1 else number


def cut(
    numbers: Iterable[Fraction],
    span: tuple[Fraction, Fraction] = (Fraction(0), Fraction(100)),
    *,
    integers: bool = False,
) -> Iterator[Interval]:
    """Cut what lies between two ends at some numbers: yield each of them and both ends, then what is between each two.

    Of ``integers`` only what holds some is yielded, from the first of them to the last.
    """
    low, high = span
    points = sorted({whole(number) for number in (low, high, *numbers) if low <= number <= high})
    yield from (Interval(point, point) for point in points if not integers or isinstance(point, int))
    for start, end in pairwise(points):
        if not integers:
            yield Interval(start, end, open_low=True, open_high=True)
        elif floor(start) + 1 <= ceil(end) - 1:
            yield Interval(floor(start) + 1, ceil(end) - 1)


def in_the_middle(interval: Interval) -> Fraction:
    """Return a number of an interval, a whole one if there is one near its middle."""
    middle = interval.middle
    near = Fraction(floor(middle))
    return near if interval.holds(near) else middle
