"""Whether numbers can keep to several linear rules at once, and which do: freed of one after another, so exact."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from math import floor
from typing import NamedTuple

from ecomdiag.scoring.outcomes import TooManyWaysError

#: More rules than this at once are not gone through.
MOST_RULES = 1_000
NOTHING = Fraction(0)


class Bound(NamedTuple):
    """What numbers, each taken so many times, add up to at most: less than that if strict, just that if equal."""

    times: tuple[Fraction, ...]
    limit: Fraction
    strict: bool = False
    equal: bool = False

    @property
    def holds(self) -> bool:
        """Whether it holds where it speaks of no number any more."""
        if self.equal:
            return self.limit == 0
        return self.limit > 0 or (self.limit == 0 and not self.strict)


def solved(bounds: Iterable[Bound], count: int, *, integers: bool = False) -> tuple[Fraction, ...] | None:
    """Return so many numbers that keep to all bounds; ``None`` if there are none. Raises ``TooManyWaysError``.

    With ``integers`` they are whole, as they can be if the bounds are whole and set no more than two of them apart.

    Each number has to be bounded from above and from below.
    """
    rules = set(bounds)
    concerned: list[list[Bound]] = []
    for place in range(count):
        concerned.append([own for own in rules if own.times[place]])
        rules = {own for own in rules if not own.times[place]}.union(_without(concerned[-1], place))
        if len(rules) > MOST_RULES:
            raise TooManyWaysError
    if not all(own.holds for own in rules):
        return None
    found = [NOTHING] * count
    for place in reversed(range(count)):
        number = _number(concerned[place], place, found)
        found[place] = Fraction(floor(number)) if integers else number
    return tuple(found)


def _without(bounds: Sequence[Bound], place: int) -> Iterator[Bound]:
    """Yield what follows from bounds for the other numbers."""
    equal = next((own for own in bounds if own.equal), None)
    if equal is not None:
        yield from (
            _plus(own, equal, -own.times[place] / equal.times[place]) for own in bounds if own is not equal
        )
        return
    for above in (own for own in bounds if own.times[place] > 0):
        for below in (own for own in bounds if own.times[place] < 0):
            both = _plus(above, below, -above.times[place] / below.times[place])
            yield both._replace(strict=above.strict or below.strict)


def _plus(one: Bound, other: Bound, factor: Fraction) -> Bound:
    times = tuple([a + factor * b for a, b in zip(one.times, other.times, strict=True)])
    return one._replace(times=times, limit=one.limit + factor * other.limit)


def _number(bounds: Sequence[Bound], place: int, later: Sequence[Fraction]) -> Fraction:
    """Return the number in the middle of where bounds leave it, given the later ones; the earlier are still 0."""
    ends: dict[bool, list[Fraction]] = {True: [], False: []}
    for own in bounds:
        rest = sum((a * b for a, b in zip(own.times, later, strict=True) if b), NOTHING)
        end = (own.limit - rest) / own.times[place]
        if own.equal:
            return end
        ends[own.times[place] > 0].append(end)
    return (min(ends[True]) + max(ends[False])) / 2
