"""Writes down what variables there are and what each question says of them, before it is worked out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from math import lcm
from typing import NamedTuple, TypeAlias

from ecomdiag.questionnaire.conditions import All, Any, Condition, Leaf, Not
from ecomdiag.questionnaire.model import Question
from ecomdiag.ranges.eliminating import eliminate
from ecomdiag.ranges.orders import Orders
from ecomdiag.ranges.sums import Sums
from ecomdiag.ranges.tables import Amounts, Budget, Ends, Table, Trail, Value, keep
from ecomdiag.ranges.variables import Gathered, Plain, Summed
from ecomdiag.scoring.intervals import Interval, Number

#: Up to this the unit of amounts is made so small that means are whole; beyond, they are fractions.
_SMALLEST_UNIT = 10**30

Place: TypeAlias = int | None
"""The variable that an amount gathers in; ``None``: it is counted already."""

Literal: TypeAlias = bool | tuple[int, bool]
"""What is known of a condition: its truth, or the variable that is it (or, with ``False``, that is its contrary)."""


class Row(NamedTuple):
    """What goes together: values, the amounts between which they lie, and the steps that lead there."""

    values: Mapping[int, Value]
    amounts: Mapping[Place, tuple[Number, Number]]
    low: Trail = None
    high: Trail = None

    def where(self, given: Mapping[int, Value]) -> Row:
        """Return the row with further values."""
        return Row({**self.values, **given}, self.amounts, self.low, self.high)


class Draft:
    """Variables and what is said of them."""

    def __init__(self, *, only_lows: bool = False) -> None:
        #: Whether nobody asks what brings most.
        self.only_lows = only_lows
        self.variables: list[Plain] = []
        self.said: list[list[Row]] = []
        self._summed: dict[str, int] = {}
        self._conditions: dict[tuple[object, Condition], Literal] = {}

    def variable(self, kind: Plain) -> int:
        """Add a variable; return its number."""
        self.variables.append(kind)
        return len(self.variables) - 1

    def say(self, rows: Iterable[Row]) -> None:
        """Say what some variables can be together."""
        self.said.append(list(rows))

    def sums(self, sums: Iterable[Sums | Orders]) -> Mapping[str, int]:
        """Add sums; return the variable of each question that adds to one."""
        for own in sums:
            self._summed |= dict.fromkeys(own.share_of, self.variable(Summed(sums=own)))
        return self._summed

    def adding(self, question: Question, interval: Interval | None) -> dict[int, Value]:
        """Return what a question adds to its sums, if there are any; ``None``: it is not asked."""
        number = self._summed.get(question.id)
        if number is None:
            return {}
        kind = self.variables[number]
        assert isinstance(kind, Summed)
        return {number: kind.sums.told(question.id, interval)}

    def literal(self, condition: Condition, leaf: Callable[[Leaf], Literal], side: object = None) -> Literal:
        """Return what a condition is, given what its leaves are; known ones again."""
        key = (side, condition)
        if key not in self._conditions:
            self._conditions[key] = self._literal(condition, leaf, side)
        return self._conditions[key]

    def _literal(self, condition: Condition, leaf: Callable[[Leaf], Literal], side: object) -> Literal:
        if isinstance(condition, Not):
            return contrary(self.literal(condition.part, leaf, side))
        if not isinstance(condition, All | Any):
            return leaf(condition)
        decisive = isinstance(condition, Any)
        parts = [self.literal(part, leaf, side) for part in condition.parts]
        if decisive in parts:
            return decisive
        unknown = list(dict.fromkeys(part for part in parts if not isinstance(part, bool)))
        if len(unknown) < 2:
            return unknown[0] if unknown else not decisive
        whole = self.variable(Gathered(any_of_them=decisive))
        for part in unknown:
            self.say(Row({**self.wanted(part, truth), whole: (truth, None)}, {}) for truth in (True, False))
        return (whole, True)

    def wanted(self, literal: Literal, truth: bool) -> dict[int, Value]:
        """Return what a variable has to be for a literal to be so; nothing if it is known."""
        if isinstance(literal, bool):
            return {}
        variable, positive = literal
        wanted = truth is positive
        kind = self.variables[variable]
        return {variable: (kind.neutral[0], wanted) if isinstance(kind, Gathered) else wanted}

    def given(self, *wanted: tuple[Literal, bool]) -> Iterator[dict[int, Value]]:
        """Yield what variables have to be for literals to be so; nothing if they cannot be together."""
        given: dict[int, Value] = {}
        for literal, truth in wanted:
            if literal is (not truth):
                return
            for variable, value in self.wanted(literal, truth).items():
                if given.setdefault(variable, value) != value:
                    return
        yield given

    def decided(self, variable: int, truth: bool) -> Value:
        """Return the value by which a question says what a leaf is."""
        return (truth, None) if isinstance(self.variables[variable], Gathered) else truth

    def worked_out(self, budget: Budget, kept: frozenset[int] = frozenset()) -> tuple[Table, int]:
        """Return what is left when all variables but those kept are closed, and what amounts are multiples of.

        Raises ``TooManyWaysError`` if the budget is spent before.
        """
        unit = self._unit()
        variables = [own.in_units(unit) for own in self.variables]
        tables = [self._table(rows, unit) for rows in self.said]
        return eliminate(variables, tables, budget, kept), unit

    def _unit(self) -> int:
        """Return how many units make one, so that amounts are whole, and means too unless that is too fine."""
        amounts = (own for rows in self.said for row in rows for ends in row.amounts.values() for own in ends)
        unit = lcm(*{amount.denominator for amount in amounts})
        for own in self.variables:
            finer = unit * lcm(*own.denominators)
            unit = finer if finer < _SMALLEST_UNIT else unit
        return unit

    def _table(self, rows: list[Row], unit: int) -> Table:
        scope = {variable for row in rows for variable in (*row.values, *row.amounts) if variable is not None}
        waiting = list(scope)
        while waiting:
            home = self.variables[waiting.pop()].home
            if home is not None and home not in scope:
                scope.add(home)
                waiting.append(home)
        ordered = tuple(sorted(scope))
        carriers = [*(v for v in ordered if self.variables[v].carries), None]
        table = Table(ordered, {})
        for row in rows:
            key = tuple([row.values[v] if v in row.values else self.variables[v].neutral for v in ordered])
            lows = ((self._amounts(row, 0, carriers, unit), row.low),)
            highs = () if self.only_lows else ((self._amounts(row, 1, carriers, unit), row.high),)
            keep(table.rows, key, Ends(lows, highs))
        return table

    def _amounts(self, row: Row, side: int, carriers: Iterable[Place], unit: int) -> Amounts:
        amounts = row.amounts
        return tuple([int(amounts[v][side] * unit) if v in amounts else 0 for v in carriers])


def contrary(literal: Literal) -> Literal:
    """Return what the contrary of a condition is."""
    return not literal if isinstance(literal, bool) else (literal[0], not literal[1])
