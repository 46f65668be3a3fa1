"""What plans can reach: the frontier of those that end as they should."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from math import lcm

from ecomdiag.planning.frontiers import Frontier, Point, Sum, best
from ecomdiag.planning.rules import Rule, Rulebook
from ecomdiag.planning.search import Label, Search
from ecomdiag.planning.situation import State
from ecomdiag.planning.tables import Lookup, Part, Values
from ecomdiag.questionnaire.model import Blocker


def reach_of(search: Search, blockers: Sequence[Blocker] = (), *, finished: bool = True) -> Reach:
    """Return all that plans can reach which end without these blockers, and leave nothing undone that presses."""
    rules = [search.rules.unblocked(blocker) for blocker in blockers]
    return Reach(search, [*rules, *(search.rules.finished() if finished else ())])


class Reach:
    """The frontier of the plans that end as they should."""

    def __init__(self, search: Search, rules: Iterable[Rule]) -> None:
        self.search = search
        self.tests: list[list[Lookup]] = [[] for _ in search.parts]
        self.names: list[list[str]] = [[] for _ in search.parts]
        self.of_core: list[Rule] = []
        division = search.division
        for rule in rules:
            places = {division.part_of[name] for name in rule.decide if name not in division.core}
            if places:
                part = search.parts[places.pop()]
                self.names[part.place].append(rule.name)
                self.tests[part.place].append(part.lookup(rule.decide, _held(search.rules, rule)))
            else:
                self.of_core.append(rule)
        rows = [(place, row) for place, row in enumerate(map(self._row, search.labels)) if row is not None]
        self.denominator = lcm(
            *{worth.denominator for _, row in rows for own in row for worth in own.values()}
        )
        whole = {id(own): self._whole(own) for _, row in rows for own in row}
        self.rows = [(place, tuple(whole[id(own)] for own in row)) for place, row in rows]
        self.sum = Sum(row for _, row in self.rows)

    @property
    def frontier(self) -> Frontier:
        """Days and worth of the best plans, by rising days."""
        return self.sum.frontier

    def days(self, point: Point) -> Fraction:
        """Return the days of a point."""
        return Fraction(point[0], self.search.unit)

    def score(self, point: Point) -> Fraction:
        """Return the score of a point, 0…100."""
        return self.search.fixed + Fraction(point[1], self.denominator)

    def plan(self, point: Point) -> tuple[str, ...]:
        """Return the actions of a plan that comes to a point of the frontier, in an order that works."""
        row, chosen = self.sum.choose(point)
        place = next(place for place, own in self.rows if own == row)
        label = self.search.labels[place]
        states = [self._state(label, part, own) for part, own in zip(self.search.parts, chosen, strict=True)]
        return self.search.way(place, states)

    def _whole(self, own: dict[int, Fraction]) -> Frontier:
        return tuple((cost, int(worth * self.denominator)) for cost, worth in own.items())

    def _state(self, label: Label, part: Part, point: Point) -> Values:
        """Return a state of a part that comes to a point of its frontier."""
        cost, worth = point[0], Fraction(point[1], self.denominator)
        return next(
            state
            for state, own in sorted(self.search.costs[part.place][label.tables[part.place]].items())
            if own == cost
            and self._ends_well(part, state, label.core)
            and self._worth(part, state, label.core) == worth
        )

    def _row(self, label: Label) -> list[dict[int, Fraction]] | None:
        """Return the frontier of each part beside a place of the core; ``None`` if no plan may end there."""
        wanted = sum(self.search.bits) == (1 << len(self.search.wanted)) - 1
        if not wanted or not all(self._of_core(rule, label.core) for rule in self.of_core):
            return None
        row = [self._frontier(part, label) for part in self.search.parts]
        return row if all(row) else None

    def _of_core(self, rule: Rule, core: Values) -> bool:
        numbers = self.search.parts[0].numbers if self.search.parts else None
        state = dict(self.search.own.start)
        for name, number in zip(self.search.division.core, core, strict=True):
            assert numbers is not None
            answer = numbers.answers[name][number]
            assert answer is not None
            state[name] = answer
        return rule.holds(self.search.rules.counted(rule.looks_at, state))

    def _frontier(self, part: Part, label: Label) -> dict[int, Fraction]:
        watched = part.watches([*self.search.worths[part.place], *self.tests[part.place]])
        core = tuple(label.core[at] for at in watched)
        key = part.place, label.tables[part.place], core, tuple(self.names[part.place])
        found = self.search.frontiers.get(key)
        if found is None:
            most: dict[int, Fraction] = {}
            for state, cost in self.search.costs[part.place][label.tables[part.place]].items():
                if self._ends_well(part, state, label.core):
                    worth = self._worth(part, state, label.core)
                    if cost not in most or worth > most[cost]:
                        most[cost] = worth
            found = self.search.frontiers[key] = dict(best(most.items()))  # type: ignore[arg-type]
        return found

    def _ends_well(self, part: Part, state: Values, core: Values) -> bool:
        if state[-1] != self.search.bits[part.place]:
            return False
        return all(test(state + core) for test in self.tests[part.place])

    def _worth(self, part: Part, state: Values, core: Values) -> Fraction:
        return sum((worth(state + core) for worth in self.search.worths[part.place]), Fraction(0))


def _held(rules: Rulebook, rule: Rule) -> Callable[[State], bool]:
    return lambda state: rule.holds(rules.counted(rule.looks_at, state))
