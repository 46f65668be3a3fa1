"""The kinds of variables that tables speak of: what is true, what is summed, and what a mean is taken over."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import TypeAlias

from ecomdiag.ranges.orders import Orders
from ecomdiag.ranges.sums import Intervals, Sums, added
from ecomdiag.ranges.tables import REFUSED, Value
from ecomdiag.record import EMPTY, Record, replace
from ecomdiag.scoring.intervals import Number

#: How many values of a sum are reckoned with when an order is chosen.
_MANY = 16


class Plain(Record):
    """A variable to which nothing is added, whatever it is; the other kinds say what they do otherwise."""

    size: int = 2
    equal: bool = False
    carries: bool = False
    home: int | None = None

    @property
    def neutral(self) -> Value:
        """Nothing."""
        return None

    @property
    def denominators(self) -> Iterable[int]:
        """Of what the unit of amounts should be a part, so that what it brings is whole."""
        return ()

    def in_units(self, unit: int) -> Plain:  # noqa: ARG002
        """Return it with its amounts counted in units, so many of which make one."""
        return self

    def join(self, one: Value, other: Value) -> Value:
        """Take what both say."""
        return one if one == other else REFUSED

    def closes(self, value: Value) -> bool:  # noqa: ARG002
        """Whatever it is, it can be."""
        return True

    def brings(self, value: Value, amount: Number) -> Number:  # noqa: ARG002
        """Bring nothing."""
        return 0

    def weighs(self, value: Value) -> int:  # noqa: ARG002
        """Weigh nothing."""
        return 0


class Truth(Plain):
    """Whether something is so, of which one question decides."""

    equal: bool = True


Gathering: TypeAlias = tuple[bool, bool | None]
"""What the parts so far make of something, and what it is wanted to be in the end; ``None``: nobody said."""


class Gathered(Plain):
    """Whether any of several parts is so (or all are), each of which is said in another table."""

    any_of_them: bool = True
    size: int = 3

    @property
    def neutral(self) -> Gathering:
        """No part said yet."""
        return (not self.any_of_them, None)

    def join(self, one: Gathering, other: Gathering) -> Value:
        """Gather; refused where two want different things, or a part rules out what is wanted."""
        so_far = (one[0] or other[0]) if self.any_of_them else (one[0] and other[0])
        wanted = other[1] if one[1] is None else one[1]
        if one[1] is not None and other[1] not in (None, wanted):
            return REFUSED
        if wanted is (not self.any_of_them) and so_far is self.any_of_them:
            return REFUSED
        return (so_far, wanted)

    def closes(self, value: Gathering) -> bool:
        """It must be what is wanted."""
        return value[1] is None or value[0] is value[1]


class Summed(Plain):
    """What percentages add up to, of constraints that share questions together."""

    sums: Sums | Orders = Sums((), (), EMPTY, (), ())
    size: int = _MANY

    @property
    def neutral(self) -> Intervals:
        """Nothing asked."""
        return self.sums.nothing

    def join(self, one: Intervals, other: Intervals) -> Value:
        """Add; refused where it is too much already."""
        total = added(one, other)
        return total if self.sums.may_be(total) else REFUSED

    def closes(self, value: Intervals) -> bool:
        """All sums must be right at once."""
        return self.sums.can_be(value)


Picking: TypeAlias = tuple[bool | None, int]
"""Whether several may be chosen together (``None``: not said in this table), and how many are."""


class Picked(Plain):
    """How many choices of a question are chosen, and what they are worth together."""

    least: int = 1
    most: int = 1
    #: Whether any number up to all may be chosen, so that more than the least need not be told apart.
    unlimited: bool = True
    #: What is added up counts to here at most, in the unit of amounts.
    target: Number = 0
    #: What one of it brings.
    worth: Fraction = Fraction(0)
    size: int = 4
    carries: bool = True

    @property
    def neutral(self) -> Picking:
        """None chosen."""
        return (None, 0)

    @property
    def denominators(self) -> Iterable[int]:
        """Those of the target, and of what one of it brings."""
        return (self.worth.denominator * Fraction(self.target).denominator,)

    def in_units(self, unit: int) -> Picked:
        """Count the target in units."""
        return replace(self, target=self.target * unit)

    def join(self, one: Picking, other: Picking) -> Value:
        """Add."""
        count = one[1] + other[1]
        if count > self.most:
            if not self.unlimited:
                return REFUSED
            count = self.most
        return (other[0] if one[0] is None else one[0], count)

    def closes(self, value: Picking) -> bool:
        """Enough must be chosen, or none where there is nothing to choose from."""
        return value[1] >= self.least if value[0] else value[1] == 0

    def brings(self, value: Picking, amount: Number) -> Number:  # noqa: ARG002
        """Bring what is chosen, up to the target."""
        return times(min(amount, self.target), self.worth)


class Mean(Plain):
    """A mean whose weight varies: the value is the weight that counts, the amount the weighted sum."""

    #: What counts in any case.
    base: int = 0
    #: What can count altogether, as far as that is told: only for a good unit.
    weights: frozenset[int] = frozenset()
    #: What the mean brings, and weighs, as a part of a greater one.
    worth: Fraction = Fraction(1)
    part: int = 0
    #: Whether there must be something to take it over.
    needed: bool = False
    carries: bool = True

    @property
    def neutral(self) -> int:
        """Nothing that varies."""
        return 0

    @property
    def denominators(self) -> Iterable[int]:
        """Those of the mean, whatever its weight."""
        return ((self.worth / weight).denominator for weight in self.weights if weight)

    def join(self, one: int, other: int) -> int:
        """Add."""
        return one + other

    def closes(self, value: int) -> bool:
        """There may have to be a weight."""
        return not self.needed or self.base + value > 0

    def brings(self, value: int, amount: Number) -> Number:
        """Bring the mean."""
        weight = self.base + value
        return times(amount, self.worth / weight) if weight else 0

    def weighs(self, value: int) -> int:
        """Weigh something if there is a mean at all."""
        return self.part if self.base + value else 0


class Least(Plain):
    """The least of several numbers, such as the lowest level that a blocker holds a company at."""

    top: int = 0

    @property
    def neutral(self) -> int:
        """The highest."""
        return self.top

    def join(self, one: int, other: int) -> int:
        """Take the lower."""
        return min(one, other)


def times(amount: Number, factor: Fraction) -> Number:
    """Multiply, and stay with whole numbers where that is exact."""
    if isinstance(amount, int):
        whole, rest = divmod(amount * factor.numerator, factor.denominator)
        if not rest:
            return whole
    return amount * factor
