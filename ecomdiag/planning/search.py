"""The whole search: every way through the core, the parts beside each, and the frontier of all that can be reached."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from functools import cached_property
from math import lcm
from typing import NamedTuple, TypeAlias

from ecomdiag.planning.division import MOST_STATES, Divider
from ecomdiag.planning.rules import Rulebook
from ecomdiag.planning.situation import Situation
from ecomdiag.planning.tables import Costs, Lookup, Part, Steps, Values, parts_of
from ecomdiag.planning.worth import worth_of
from ecomdiag.scoring.scoring import overall

Table: TypeAlias = int
"""The number of a table of costs; equal tables of a part have the same."""


class Label(NamedTuple):
    """A way through the core: where it is, and what can be reached beside it."""

    core: Values
    tables: tuple[Table, ...]
    #: The tables before the moves within the parts.
    before: tuple[Table, ...]
    #: The label before it, and the action of the core that leads from there.
    parent: int = -1
    action: str = ""


class Search:
    """Searches one situation; ``wanted`` has to be done in every plan."""

    def __init__(self, own: Situation, wanted: Sequence[str] = (), *, most: int = MOST_STATES) -> None:
        self.own = own
        self.rules = Rulebook(own=own)
        self.division = Divider(self.rules, most).divide()
        self.unit = lcm(*(days.denominator for days in own.days.values())) if own.days else 1
        self.wanted = tuple(wanted)
        self.parts = parts_of(own, self.rules, self.division, self.unit, self.wanted)
        self.numbers: list[dict[tuple[tuple[Values, int], ...], Table]] = [{} for _ in self.parts]
        self.costs: list[list[Costs]] = [[] for _ in self.parts]
        self.closed: dict[tuple[int, Table, Values], tuple[Table, Steps]] = {}
        self.crossed: dict[tuple[int, Table, Values, str, Values], tuple[Table, Steps]] = {}
        self.worths = [worth_of(self.rules, self.division, part) for part in self.parts]
        #: The frontiers of parts, by what has to hold at the end: days, and the points that they bring.
        self.frontiers: dict[tuple[int, Table, Values, tuple[str, ...]], dict[int, Fraction]] = {}
        self.labels: list[Label] = []
        self._go()

    def _go(self) -> None:
        """Find all labels, from the start on."""
        core = self._core_now()
        start = tuple(self._table(part, {part.start(): 0}) for part in self.parts)
        self._add(core, start, -1, "")
        place = 0
        while place < len(self.labels):
            label = self.labels[place]
            for part in self.parts:
                for number in range(len(part.core_moves)):
                    self._cross(place, label, part, number)
            place += 1

    def _core_now(self) -> Values:
        own = self.parts[0].numbers if self.parts else None
        state = self.own.start
        return tuple(
            own.alike(name, own.number(name, state.get(name)))
            for name in self.division.core
            if own is not None
        )

    def _add(self, core: Values, before: tuple[Table, ...], parent: int, action: str) -> None:
        tables = tuple(
            self._closed(part, table, core)[0] for part, table in zip(self.parts, before, strict=True)
        )
        key = core, tables
        if key in self._seen or self._beaten(core, tables):
            return
        self._seen[key] = None
        self._at.setdefault(core, []).append(tables)
        self.labels.append(Label(core, tables, before, parent, action))

    @cached_property
    def fixed(self) -> Fraction:
        """The points that no plan moves."""
        whole = overall(self.own.questionnaire, self.own.walk(self.own.start)) or Fraction(0)
        core = self._core_now()
        now = (worth(part.start() + core) for part in self.parts for worth in self.worths[part.place])
        return whole - sum(now, Fraction(0))

    @cached_property
    def bits(self) -> list[int]:
        """What has to be done in each part of what is wanted."""
        questions = [self.own.actions[name].question for name in self.wanted]
        return [
            sum(1 << place for place, name in enumerate(questions) if name in part.names)
            for part in self.parts
        ]

    @cached_property
    def _seen(self) -> dict[object, None]:
        return {}

    @cached_property
    def _at(self) -> dict[Values, list[tuple[Table, ...]]]:
        return {}

    def _beaten(self, core: Values, tables: tuple[Table, ...]) -> bool:
        """Say whether all of it is reached as cheaply in another way."""
        return any(
            all(
                one == other or self._covers(place, one, other)
                for place, (one, other) in enumerate(zip(known, tables, strict=True))
            )
            for known in self._at.get(core, ())
        )

    def _covers(self, place: int, one: Table, other: Table) -> bool:
        better = self.costs[place][one]
        return all(
            state in better and better[state] <= cost for state, cost in self.costs[place][other].items()
        )

    def _cross(self, place: int, label: Label, part: Part, number: int) -> None:
        """Follow an action of the core from a label on."""
        move = part.core_moves[number]
        filtered = dict(self._elsewhere(label, move.elsewhere))
        if None in filtered.values():
            return
        for core in self._cores_after(label, part, number):
            table, _ = self._crossing(part, label.tables[part.place], label.core, move.action, core)
            before = [filtered.get(at, known) for at, known in enumerate(label.tables)]
            before[part.place] = table
            self._add(core, tuple(own for own in before if own is not None), place, move.action)

    def _elsewhere(
        self, label: Label, tests: Iterable[tuple[int, Lookup]]
    ) -> Iterator[tuple[int, Table | None]]:
        """Yield the tables of other parts with only the states that an action of the core needs."""
        by_part: dict[int, list[Lookup]] = {}
        for at, test in tests:
            by_part.setdefault(at, []).append(test)
        for at, wanted in by_part.items():
            costs = {
                state: cost
                for state, cost in self.costs[at][label.tables[at]].items()
                if all(test(state + label.core) for test in wanted)
            }
            yield at, self._table(self.parts[at], costs) if costs else None

    def _cores_after(self, label: Label, part: Part, number: int) -> list[Values]:
        """Return where the core can be after one of its actions."""
        move = part.core_moves[number]
        found: dict[Values, None] = {}
        for state in self.costs[part.place][label.tables[part.place]]:
            new = part.after(move, state, label.core)
            if new is not None:
                core = self._moved(part, new, label.core)
                if core != label.core or move.elsewhere:
                    found[core] = None
        return list(found)

    def _moved(self, part: Part, state: Values, core: Values) -> Values:
        moved = list(core)
        for here, there, name in part.own_core:
            moved[there] = part.numbers.alike(name, state[here])
        return tuple(moved)

    def _crossing(
        self, part: Part, table: Table, core: Values, action: str, after: Values
    ) -> tuple[Table, Steps]:
        """Return the states of a part after an action of the core that leads to another place of it."""
        key = part.place, table, core, action, after
        found = self.crossed.get(key)
        if found is None:
            move = next(own for own in part.core_moves if own.action == action)
            costs, steps = Costs(), Steps()
            for state, cost in self.costs[part.place][table].items():
                new = part.after(move, state, core)
                if new is not None and self._moved(part, new, core) == after:
                    total = cost + move.cost
                    if new not in costs or total < costs[new]:
                        costs[new], steps[new] = total, (state, action)
            found = self.crossed[key] = self._table(part, costs), steps
        return found

    def _table(self, part: Part, costs: Costs) -> Table:
        key = tuple(sorted(costs.items()))
        known = self.numbers[part.place]
        if key not in known:
            known[key] = len(known)
            self.costs[part.place].append(costs)
        return known[key]

    def _closed(self, part: Part, table: Table, core: Values) -> tuple[Table, Steps]:
        """Return the states that a part reaches from a table while the core stays."""
        watched = self._watched[part.place]
        key = part.place, table, tuple(core[at] for at in watched)
        found = self.closed.get(key)
        if found is None:
            costs, steps = part.close(self.costs[part.place][table], core)
            found = self.closed[key] = self._table(part, costs), steps
        return found

    @cached_property
    def _watched(self) -> list[tuple[int, ...]]:
        """The places in the core at which the moves of each part look, and those of its own questions."""
        return [
            tuple(
                sorted(
                    {
                        *part.watches(move.changes for move in part.moves),
                        *(there for _, there, _ in part.own_core),
                    }
                )
            )
            for part in self.parts
        ]

    def way(self, label: int, states: Sequence[Values]) -> tuple[str, ...]:
        """Return the actions that lead to these states of the parts, in an order in which they can be done."""
        found: list[str] = []
        now = list(states)
        while True:
            own = self.labels[label]
            for part in self.parts:
                steps = self._closed(part, own.before[part.place], own.core)[1]
                while now[part.place] in steps:
                    now[part.place], action = steps[now[part.place]]
                    found.append(action)
            if own.parent < 0:
                return tuple(reversed(found))
            before = self.labels[own.parent]
            part = self._of_action(own.action)
            steps = self._crossing(part, before.tables[part.place], before.core, own.action, own.core)[1]
            now[part.place], action = steps[now[part.place]]
            found.append(action)
            label = own.parent

    def _of_action(self, action: str) -> Part:
        return self.parts[self.division.part_of[self.own.actions[action].question]]
