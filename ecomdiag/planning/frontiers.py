"""Sums of frontiers: what the best of several parts together bring for each number of days.

A frontier lists points of rising cost and rising worth, each the best for its cost. Parts add up, so the frontier of
two is made of all sums of a point of each; alternatives are put together before anything is added to them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeAlias

Point: TypeAlias = tuple[int, int]
"""Days, in units, and worth, over one denominator."""
Frontier: TypeAlias = tuple[Point, ...]
Row: TypeAlias = tuple[Frontier, ...]
"""One frontier of each part."""

ZERO: Frontier = ((0, 0),)


def best(points: Iterable[Point]) -> Frontier:
    """Return the points that no other beats, by rising cost."""
    found: list[Point] = []
    for cost, worth in sorted(points, key=lambda point: (point[0], -point[1])):
        if not found or worth > found[-1][1]:
            found.append((cost, worth))
    return tuple(found)


def added(one: Frontier, other: Frontier) -> Frontier:
    """Return the frontier of two parts together."""
    if len(one) == 1 or len(other) == 1:
        (few, many) = (one, other) if len(one) == 1 else (other, one)
        return tuple((cost + few[0][0], worth + few[0][1]) for cost, worth in many) if few else ()
    most: dict[int, int] = {}
    get = most.get
    for cost, worth in one:
        for more, better in other:
            total, sum_ = cost + more, worth + better
            if get(total, -1) < sum_:
                most[total] = sum_
    return best(most.items())


class Sum:
    """All ways to choose one row out of several, and of each part a point of its frontier."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self.rows = list(dict.fromkeys(rows))
        columns = list(zip(*self.rows, strict=True)) if self.rows else []
        ways = [len(set(column)) for column in columns]
        #: The parts that differ, those that differ most first; the others are the same whatever is chosen.
        self.order = [
            place for _, place in sorted((-count, place) for place, count in enumerate(ways) if count > 1)
        ]
        self.same = [place for place, count in enumerate(ways) if count == 1]
        self.known: dict[frozenset[Row], Frontier] = {}
        self.sums: list[Frontier] = [ZERO]
        for place in self.same:
            self.sums.append(added(self.sums[-1], columns[place][0]))
        self.choices = frozenset(tuple(row[place] for place in self.order) for row in self.rows)
        self.frontier = added(self.sums[-1], self._of(self.choices)) if self.rows else ()

    def _of(self, choices: frozenset[Row]) -> Frontier:
        """Return the frontier of the parts that differ, of which these ways are left."""
        found = self.known.get(choices)
        if found is None:
            points: list[Point] = []
            for first, rest in _by_first(choices):
                points += added(first, self._of(rest))
            found = self.known[choices] = best(points) if next(iter(choices)) else ZERO
        return found

    def choose(self, point: Point) -> tuple[Row, tuple[Point, ...]]:
        """Return a row and the point of each part that come to a point of the frontier; the first, if several do."""
        fixed = {
            one: two for one in self.sums[-1] for two in [_less(point, one)] if two in self._of(self.choices)
        }
        one = min(fixed)
        chosen: dict[int, Point] = {}
        rest = one
        for place, before in zip(reversed(self.same), reversed(self.sums[:-1]), strict=True):
            column = self.rows[0][place]
            chosen[place] = next(own for own in column if _less(rest, own) in before)
            rest = _less(rest, chosen[place])
        rest, choices, firsts = fixed[one], self.choices, []
        for place in self.order:
            first, left, own = next(
                (first, left, own)
                for first, left in _by_first(choices)
                for own in first
                if _less(rest, own) in self._of(left)
            )
            firsts.append(first)
            chosen[place], rest, choices = own, _less(rest, own), left
        row = next(row for row in self.rows if [row[place] for place in self.order] == firsts)
        return row, tuple(chosen[place] for place in sorted(chosen))


def _less(point: Point, other: Point) -> Point:
    return point[0] - other[0], point[1] - other[1]


def _by_first(choices: frozenset[Row]) -> Sequence[tuple[Frontier, frozenset[Row]]]:
    """Group ways by the frontier that comes first in them, in a fixed order."""
    groups: dict[Frontier, set[Row]] = {}
    for row in choices:
        if row:
            groups.setdefault(row[0], set()).add(row[1:])
    return [(first, frozenset(groups[first])) for first in sorted(groups)]
