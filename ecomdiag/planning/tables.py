"""The states of one part that can be reached, and at what cost, while the answers to the core stay as they are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from heapq import heapify, heappop, heappush
from operator import itemgetter
from typing import Any, NamedTuple, TypeAlias

from ecomdiag.planning.division import Division
from ecomdiag.planning.rules import Names, Rule, Rulebook
from ecomdiag.planning.situation import Situation
from ecomdiag.questionnaire.conditions import Answer

Values: TypeAlias = tuple[int, ...]
"""Answers by their numbers: of a part in its order, and last which of the wanted actions are done; or of the core."""
Costs: TypeAlias = dict[Values, int]
"""The states of a part that are reached, and the least days of each, in units."""
Steps: TypeAlias = dict[Values, tuple[Values, str]]
"""How a state was reached: from which other, by which action."""

#: More states than this in one part are too many to go through.
TOO_MANY = 400_000


class TooEntangledError(Exception):
    """The actions hang on each other in too many ways to go through them all."""


class Numbers:
    """The answers to each question by numbers, as they turn up; those of the core also by what others tell apart."""

    def __init__(self, rules: Rulebook, division: Division) -> None:
        self.rules = rules
        self.division = division
        self.answers: dict[str, list[Answer | None]] = {name: [] for name in rules.live}
        self.numbers: dict[str, dict[Answer | None, int]] = {name: {} for name in rules.live}
        self.classes: dict[str, dict[Any, int]] = {name: {} for name in division.core}
        self.class_of: dict[tuple[str, int], int] = {}

    def number(self, name: str, answer: Answer | None) -> int:
        """Return the number of an answer."""
        known = self.numbers[name]
        found = known.get(answer)
        if found is None:
            found = known[answer] = len(known)
            self.answers[name].append(answer)
        return found

    def alike(self, name: str, number: int) -> int:
        """Return the first answer to a question of the core that no other question can tell from this one."""
        key = name, number
        found = self.class_of.get(key)
        if found is None:
            told = self.rules.told_apart(name, self.answers[name][number])
            found = self.class_of[key] = self.classes[name].setdefault(told, number)
        return found


class Lookup:
    """Something that is worked out of the answers to a few questions, once for each combination of them."""

    def __init__(
        self, numbers: Numbers, part: Sequence[str], decide: Names, work: Callable[[Any], Any]
    ) -> None:
        core = numbers.division.core
        self.names = sorted(decide)
        places = [
            part.index(name) if name in part else len(part) + 1 + core.index(name) for name in self.names
        ]
        self.get: Callable[[Values], Any] = itemgetter(*places) if places else lambda _: ()
        self.core = frozenset(name for name in self.names if name not in part)
        self.work, self.numbers = work, numbers
        self.known: dict[Any, Any] = {}

    def __call__(self, values: Values) -> Any:
        """Return it of the values of a part followed by those of the core."""
        key = self.get(values)
        try:
            return self.known[key]
        except KeyError:
            found = self.known[key] = self.work(self._state(key))
            return found

    def _state(self, key: Any) -> dict[str, Answer]:
        numbers = key if len(self.names) != 1 else (key,)
        state: dict[str, Any] = dict(self.numbers.rules.own.start)
        for name, number in zip(self.names, numbers, strict=True):
            state[name] = self.numbers.answers[name][number]
        return state


class Move(NamedTuple):
    """An action, as far as it happens in its part."""

    action: str
    cost: int
    #: Gives the places that change, each with its new value; ``None`` if it cannot be done.
    changes: Lookup
    #: What it marks as done.
    bit: int
    #: Of an action of the core: what other parts have to be like.
    elsewhere: tuple[tuple[int, Lookup], ...] = ()


class Part:
    """One part: its moves, and the states that they lead to."""

    def __init__(self, place: int, names: tuple[str, ...], numbers: Numbers) -> None:
        self.place, self.names, self.numbers = place, names, numbers
        core = numbers.division.core
        #: Where its own questions of the core stand in it, and in the core.
        self.own_core = [(names.index(name), core.index(name), name) for name in core if name in names]
        self.moves: list[Move] = []
        self.core_moves: list[Move] = []

    def start(self) -> Values:
        """Return its state at the start."""
        state = self.numbers.rules.own.start
        return (*(self.numbers.number(name, state.get(name)) for name in self.names), 0)

    def lookup(self, decide: Names, work: Callable[[Any], Any]) -> Lookup:
        """Return something that these questions decide: answers in it, and of the core."""
        return Lookup(self.numbers, self.names, decide, work)

    def watches(self, lookups: Iterable[Lookup]) -> tuple[int, ...]:
        """Return the places in the core at which these look."""
        core = self.numbers.division.core
        seen = frozenset[str]().union(*[lookup.core for lookup in lookups])
        return tuple(place for place, name in enumerate(core) if name in seen)

    def close(self, costs: Costs, core: Values) -> tuple[Costs, Steps]:
        """Return all states that its own moves lead to while the core stays so, each at its least cost."""
        found, steps = dict(costs), Steps()
        waiting = [(cost, state) for state, cost in costs.items()]
        heapify(waiting)
        while waiting:
            cost, state = heappop(waiting)
            if cost > found[state]:
                continue
            for move in self.moves:
                new = self.after(move, state, core)
                if new is None or self.class_changes(new, core):
                    continue
                total = cost + move.cost
                if new not in found or total < found[new]:
                    found[new] = total
                    steps[new] = state, move.action
                    heappush(waiting, (total, new))
            if len(found) > TOO_MANY:
                raise TooEntangledError
        return found, steps

    def after(self, move: Move, state: Values, core: Values) -> Values | None:
        """Return the state after a move; ``None`` if it cannot be done."""
        changes = move.changes(state + core)
        if changes is None:
            return None
        new = list(state)
        for place, value in changes:
            new[place] = value
        new[-1] |= move.bit
        return tuple(new)

    def class_changes(self, state: Values, core: Values) -> bool:
        """Say whether a state tells other parts something else than the core says."""
        return any(
            self.numbers.alike(name, state[here]) != core[there] for here, there, name in self.own_core
        )


def parts_of(
    own: Situation, rules: Rulebook, division: Division, unit: int, wanted: Sequence[str] = ()
) -> tuple[Part, ...]:
    """Return the parts with their moves; ``unit`` of a day is counted in, ``wanted`` is marked when done."""
    numbers = Numbers(rules, division)
    parts = tuple(Part(place, names, numbers) for place, names in enumerate(division.parts))
    for name in sorted(own.allowed):
        action = own.actions[name]
        place = division.part_of.get(action.question)
        if place is not None:
            _add_move(
                own,
                rules,
                parts,
                name,
                int(own.days[name] * unit),
                1 << wanted.index(name) if name in wanted else 0,
            )
    return parts


def _add_move(
    own: Situation, rules: Rulebook, parts: tuple[Part, ...], name: str, cost: int, bit: int
) -> None:
    """Give an action to the part of its question."""
    action = own.actions[name]
    division = parts[0].numbers.division
    part = parts[division.part_of[action.question]]
    here: list[Rule] = []
    elsewhere: list[tuple[int, Lookup]] = []
    for rule in rules.guards(action):
        others = {division.part_of[seen] for seen in rule.decide if seen not in division.core}
        if others <= {part.place}:
            here.append(rule)
        else:
            other = parts[others.pop()]
            elsewhere.append((other.place, other.lookup(rule.decide, _holds(rules, rule))))
    looks_at = rules.over(rules.shares(action.question)).union(*[rule.looks_at for rule in here])

    decide = rules.deciding(rules.shares(action.question)).union(*[rule.decide for rule in here])

    def work(state: dict[str, Answer]) -> tuple[tuple[int, int], ...] | None:
        counted = rules.counted(looks_at, state)
        end = own.led_to(action, counted)
        if end is None or not all(rule.holds(counted) for rule in here):
            return None
        after = own.with_answer(action.question, end, state, counted)
        if after is None:
            return None
        changed = (seen for seen in part.names if after.get(seen) != state.get(seen))
        return tuple((part.names.index(seen), part.numbers.number(seen, after[seen])) for seen in changed)

    core_action = action.question in division.core
    move = Move(name, cost, part.lookup(decide, work), bit, tuple(elsewhere))
    if core_action:
        part.core_moves.append(move)
    if not elsewhere:
        part.moves.append(move)


def _holds(rules: Rulebook, rule: Rule) -> Callable[[Any], bool]:
    return lambda state: rule.holds(rules.counted(rule.looks_at, state))
