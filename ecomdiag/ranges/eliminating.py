"""Joins tables and closes variables, in an order that keeps the tables small."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from heapq import heapify, heappop, heappush
from operator import add
from typing import TypeAlias

from ecomdiag.ranges.tables import (
    REFUSED,
    Amounts,
    Budget,
    Ends,
    Front,
    Table,
    Trail,
    Value,
    Variable,
    keep,
)
from ecomdiag.scoring.intervals import Number

Key: TypeAlias = tuple[Value, ...]
Join: TypeAlias = Callable[[Value, Value], Value]


def eliminate(
    variables: Sequence[Variable], tables: Iterable[Table], budget: Budget, kept: frozenset[int] = frozenset()
) -> Table:
    """Return what is left of some tables once every variable is closed but those kept.

    Raises ``TooManyWaysError`` if the budget is spent before.
    """
    return _Elimination(variables, tables, budget, kept).run()


class _Elimination:
    def __init__(
        self, variables: Sequence[Variable], tables: Iterable[Table], budget: Budget, kept: frozenset[int]
    ) -> None:
        self.variables = variables
        self.budget = budget
        self.kept = kept
        self.tables = dict(enumerate(tables))
        #: Where each variable that is to be closed stands.
        self.of: dict[int, set[int]] = {}
        for name, table in self.tables.items():
            self._register(name, table)
        self.waiting = [(self._cost(variable), variable) for variable in self.of]
        heapify(self.waiting)

    def run(self) -> Table:
        while self.waiting:
            cost, variable = heappop(self.waiting)
            if variable not in self.of or self._is_home(variable):
                continue
            now = self._cost(variable)
            if now > cost:
                heappush(self.waiting, (now, variable))
                continue
            self._close(variable)
        return self._joined(list(self.tables.values()))

    def _is_home(self, variable: int) -> bool:
        """Say whether something that is not closed yet will bring its amount there; its closing comes back to this."""
        scope = {other for name in self.of[variable] for other in self.tables[name].scope}
        return any(self.variables[other].home == variable for other in scope)

    def _close(self, variable: int) -> None:
        names = sorted(self.of.pop(variable))
        found = [self.tables.pop(name) for name in names]
        for name, table in zip(names, found, strict=True):
            for other in table.scope:
                self.of.get(other, set()).discard(name)
        table = closed(self.variables, self._joined(found), variable)
        added = names[0]
        self.tables[added] = table
        self._register(added, table)
        for other in table.scope:
            if other in self.of:
                heappush(self.waiting, (self._cost(other), other))

    def _register(self, name: int, table: Table) -> None:
        for variable in table.scope:
            if variable not in self.kept:
                self.of.setdefault(variable, set()).add(name)

    def _cost(self, variable: int) -> float:
        """Return about how many rows there will be once all tables that speak of a variable are one."""
        scope = {other for name in self.of[variable] for other in self.tables[name].scope}
        cost = 1.0
        for other in scope:
            cost *= self.variables[other].size
        return cost

    def _joined(self, tables: list[Table]) -> Table:
        tables.sort(key=lambda table: (len(table.rows), table.scope))
        if not tables:
            return Table((), {(): Ends((((0,), None),), (((0,), None),))})
        result = tables[0]
        for table in tables[1:]:
            result = joined(self.variables, result, table, self.budget)
        return result


class _Layout:
    """Where the values and amounts of a table stand in a joined one."""

    def __init__(self, variables: Sequence[Variable], table: Table, scope: Sequence[int]) -> None:
        self.places = [table.scope.index(v) if v in table.scope else -1 for v in scope]
        self.neutral = [variables[v].neutral for v in scope]
        carriers = [v for v in table.scope if variables[v].carries]
        self.amounts = [carriers.index(v) if v in carriers else -1 for v in scope if variables[v].carries]

    def row(self, row: tuple[Key, Ends]) -> tuple[Key, Ends]:
        """Return a row with a value and an amount for everything in the joined table."""
        key, ends = row
        return self._key(key), Ends(self._front(ends.lows), self._front(ends.highs))

    def _key(self, own: Key) -> Key:
        return tuple([own[place] if place >= 0 else self.neutral[at] for at, place in enumerate(self.places)])

    def _front(self, front: Front) -> Front:
        if not self.amounts:
            return front
        return tuple((self._laid_out(amounts), trail) for amounts, trail in front)

    def _laid_out(self, amounts: Amounts) -> Amounts:
        own: list[Number] = [amounts[place] if place >= 0 else 0 for place in self.amounts]
        return (*own, amounts[-1])


def joined(variables: Sequence[Variable], one: Table, other: Table, budget: Budget) -> Table:
    """Return every way of one table together with every way of another that agrees with it."""
    scope = tuple(sorted({*one.scope, *other.scope}))
    left, right = (_Layout(variables, table, scope) for table in (one, other))
    both = [v in one.scope and v in other.scope for v in scope]
    shared = [at for at, v in enumerate(scope) if both[at] and variables[v].equal]
    joins = [
        variables[v].join if both[at] and not variables[v].equal else _first if v in one.scope else _second
        for at, v in enumerate(scope)
    ]
    by_shared: dict[Key, list[tuple[Key, Ends]]] = {}
    for matching, more in map(right.row, other.rows.items()):
        by_shared.setdefault(tuple([matching[at] for at in shared]), []).append((matching, more))
    rows: dict[Key, Ends] = {}
    for key, ends in map(left.row, one.rows.items()):
        for matching, more in by_shared.get(tuple([key[at] for at in shared]), ()):
            budget.spend(1 + len(ends.lows) * len(more.lows) + len(ends.highs) * len(more.highs))
            found = tuple([join(a, b) for join, a, b in zip(joins, key, matching, strict=True)])
            if REFUSED not in found:
                keep(rows, found, Ends(_together(ends.lows, more.lows), _together(ends.highs, more.highs)))
    return Table(scope, rows)


def closed(variables: Sequence[Variable], table: Table, variable: int) -> Table:
    """Return a table without a variable, of which nothing else speaks."""
    own, at = variables[variable], table.scope.index(variable)
    carriers = [v for v in table.scope if variables[v].carries]
    place = carriers.index(variable) if own.carries else None
    to = -1 if own.home is None else carriers.index(own.home)
    after: dict[Key, Ends] = {}
    for key, ends in table.rows.items():
        if own.closes(key[at]):
            reached = _weighed(variables, table.scope, own, key, at)
            brought = ends if place is None else Ends(*(_brought(own, key[at], f, place, to) for f in ends))
            keep(after, reached[:at] + reached[at + 1 :], brought)
    return Table(table.scope[:at] + table.scope[at + 1 :], after)


def _weighed(variables: Sequence[Variable], scope: tuple[int, ...], own: Variable, key: Key, at: int) -> Key:
    """Return a key in which the home of a variable has what follows from its value."""
    if own.home is None:
        return key
    place = scope.index(own.home)
    weight = variables[own.home].join(key[place], own.weighs(key[at]))
    return (*key[:place], weight, *key[place + 1 :])


def _brought(own: Variable, value: Value, front: Front, place: int, to: int) -> Front:
    found = []
    for amounts, trail in front:
        changed = list(amounts)
        changed[to] += own.brings(value, amounts[place])
        del changed[place]
        found.append((tuple(changed), trail))
    return tuple(found)


def _together(one: Front, other: Front) -> Front:
    if len(one) == len(other) == 1:
        (a, trail), (b, more) = one[0], other[0]
        return ((tuple(map(add, a, b)), _trail(trail, more)),)
    return tuple((tuple(map(add, a, b)), _trail(trail, more)) for a, trail in one for b, more in other)


def _trail(one: Trail, other: Trail) -> Trail:
    if one is None or other is None:
        return other if one is None else one
    return (one, other)


def _first(one: Value, _: Value) -> Value:
    return one


def _second(_: Value, other: Value) -> Value:
    return other
