"""Tables of ways, joined and freed of one variable after another until only the ends are left.

A table says of some variables together which values they can have, and between which amounts those ways lie. What
two tables share is joined; a variable that stands in one table only is closed: nothing later looks at it. So parts
that share no variable never multiply, and of all ways that agree in what is still looked at the lowest and the
highest are kept. Exact: numbers are whole, in a unit of which all amounts are multiples, or fractions.
"""

from __future__ import annotations

from collections.abc import Callable
from operator import ge, le
from typing import Any, Final, NamedTuple, Protocol, TypeAlias

from ecomdiag.scoring.intervals import Number
from ecomdiag.scoring.outcomes import TooManyWaysError

Value: TypeAlias = Any
"""What a variable can be: of its own type for each kind of variable."""

Trail: TypeAlias = Any
"""How a way went: a step, or a pair of trails; ``None`` where nothing was written down."""

Amounts: TypeAlias = tuple[Number, ...]
"""The amounts of the carriers among a table's variables, in their order; then what is counted already."""

Point: TypeAlias = tuple[Amounts, Trail]
"""What a way brings, and how it went."""

Front: TypeAlias = tuple[Point, ...]
"""Points of which none is better than another in everything."""

REFUSED: Final = object()
"""No way has this."""

#: How many ways are put together between two questions whether to stop: a few milliseconds.
_BETWEEN_STOPS = 500


class Budget:
    """Counts the ways that are put together, and gives up with ``TooManyWaysError``: alike on every machine."""

    def __init__(self, most: int | None = None, stop: Callable[[], bool] | None = None) -> None:
        self.most = most
        self.stop = stop
        self.spent = 0
        self._next = _BETWEEN_STOPS

    def spend(self, ways: int) -> None:
        """Count some ways; raise ``TooManyWaysError`` if that was too much."""
        self.spent += ways
        if self.most is not None and self.spent > self.most:
            raise TooManyWaysError
        if self.spent >= self._next:
            self._next = self.spent + _BETWEEN_STOPS
            if self.stop is not None and self.stop():
                raise TooManyWaysError


class Variable(Protocol):
    """Something that several tables speak of."""

    @property
    def size(self) -> int:
        """About how many values it has: only for a good order."""

    @property
    def equal(self) -> bool:
        """Whether two tables must give it the same value; otherwise each gives a part of it."""

    @property
    def carries(self) -> bool:
        """Whether amounts gather in it until it is closed."""

    @property
    def home(self) -> int | None:
        """The variable that its amount goes to when it is closed; ``None``: what is counted already."""

    @property
    def neutral(self) -> Value:
        """The value that a table gives which does not speak of it."""

    def join(self, one: Value, other: Value) -> Value:
        """Put two parts of it together; ``REFUSED`` if they cannot be."""

    def closes(self, value: Value) -> bool:
        """Say whether it can be this in the end."""

    def brings(self, value: Value, amount: Number) -> Number:
        """Return the amount that goes home when it is closed."""

    def weighs(self, value: Value) -> int:
        """Return what follows from it for the value of its home, which is a weight."""


class Ends(NamedTuple):
    """Ways that agree in their values: those that bring least, and those that bring most."""

    lows: Front
    highs: Front


class Table(NamedTuple):
    """What some variables can be together; a row's key has a value for each, in their order."""

    scope: tuple[int, ...]
    rows: dict[tuple[Value, ...], Ends]


def keep(rows: dict[tuple[Value, ...], Ends], key: tuple[Value, ...], found: Ends) -> None:
    """Add ways to a table, of which no more are kept than can matter."""
    known = rows.get(key)
    lows, highs = found if known is None else (known.lows + found.lows, known.highs + found.highs)
    if len(lows) > 1:
        lows = _front(lows, _no_more, min)
    if len(highs) > 1:
        highs = _front(highs, _no_less, max)
    rows[key] = Ends(lows, highs)


def _no_more(one: Amounts, other: Amounts) -> bool:
    return all(map(le, one, other))


def _no_less(one: Amounts, other: Amounts) -> bool:
    return all(map(ge, one, other))


def _front(points: Front, covers: Callable[[Amounts, Amounts], bool], best: Callable[..., Point]) -> Front:
    """Return the points that no other covers; of a single amount that is the best."""
    if len(points[0][0]) == 1:
        return (best(points, key=_amount),)
    kept: list[Point] = []
    for point in points:
        if not any(covers(other[0], point[0]) for other in kept):
            kept = [other for other in kept if not covers(point[0], other[0])]
            kept.append(point)
    return tuple(kept)


def _amount(point: Point) -> Number:
    return point[0][0]
