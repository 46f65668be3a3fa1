"""What two sheets share and a better answer never touches, worked out once for whatever its section weighs in the end.

Questions that hang together, and on nothing that the better answer opens or closes, go the same way in both sheets.
All that is to be known of them is how much of their section's mean counts, and between what their scores lie then:
what that brings follows from it for every weight that a section can have. So parts that are alike, as the copies of
what is asked of several things, are added up one after the other, where tables of all of them would multiply.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple, TypeAlias

from ecomdiag.proof.structure import Mask, Structure
from ecomdiag.proof.two_sheets import AFTER, BEFORE, TwoSheets
from ecomdiag.proof.weighing import Weights
from ecomdiag.questionnaire.conditions import leaves
from ecomdiag.questionnaire.model import NotAsked, Question
from ecomdiag.questionnaire.parts import Parts
from ecomdiag.ranges.drafting import Row
from ecomdiag.ranges.tables import Budget, Trail
from ecomdiag.ranges.turns import Step
from ecomdiag.scoring.outcomes import TooManyWaysError

#: A question that can be answered in more ways than this is told apart choice by choice.
MOST_OUTCOMES = 60


class Ends(NamedTuple):
    """The least and the most that some questions score together, times their weights, and how."""

    low: int
    high: int
    low_trail: Trail = None
    high_trail: Trail = None

    def plus(self, other: Ends) -> Ends:
        """Put two parts together."""
        return Ends(
            self.low + other.low,
            self.high + other.high,
            (self.low_trail, other.low_trail),
            (self.high_trail, other.high_trail),
        )

    def beside(self, other: Ends | None) -> Ends:
        """Return the ends of ways of both."""
        if other is None:
            return self
        low, high = self, self
        low = other if other.low < low.low else low
        high = other if other.high > high.high else high
        return Ends(low.low, high.high, low.low_trail, high.high_trail)


Worths: TypeAlias = dict[int, Ends]
"""The ends of what some questions score, by how much of what may leave the mean counts."""

NOTHING: Worths = {0: Ends(0, 0)}


def say_elsewhere(both: TwoSheets, budget: Budget) -> frozenset[str]:
    """Say what is shared and not touched, for each section concerned; return the questions of which that is all."""
    said: set[str] = set()
    by_section: dict[str, list[tuple[Question, ...]]] = {}
    for part in _parts(both):
        sections = {own.section for own in part if own.scored and own.section in both.weighing.sections}
        if len(sections) > 1 or not all(_can_be_listed(both.structure, own) for own in part):
            continue
        said.update(own.id for own in part)
        for name in sections:
            by_section.setdefault(name, []).append(part)
    for name, parts in by_section.items():
        found = NOTHING
        for part in parts:
            found = _together(found, _worths(both, name, part, budget), budget)
        both.draft.say(_rows(both, name, found, both.weighing.left(name, said)))
    return frozenset(said)


def _parts(both: TwoSheets) -> Iterator[tuple[Question, ...]]:
    """Yield the questions that hang together, in order, where none of them is touched, or in a rule over numbers."""
    by_id = both.structure.questionnaire.by_id
    parts = Parts(by_id)
    for own in by_id.values():
        for seen in _open_looks(both, own):
            parts.tie(own.id, seen)
    concerned = {*both.affected, both.question.id, *_in_rules(both.structure), *both.certain.answers}
    touched = {parts.of(name) for name in concerned}
    for names in parts.all():
        if parts.of(names[0]) not in touched:
            yield tuple(by_id[name] for name in names)


def _open_looks(both: TwoSheets, question: Question) -> Iterator[str]:
    """Yield the questions at whose answers it is decided what becomes of one, as far as that is open."""
    asked_if = question.conditions if len(both.certain.cases[question.id]) > 1 else ()
    for condition in (*asked_if, *question.offered_if):
        for leaf in leaves(condition):
            if leaf not in both.certain.truth:
                yield leaf.question


def _in_rules(structure: Structure) -> Iterator[str]:
    for constraint in structure.questionnaire.constraints:
        yield from constraint.questions
    for order in structure.questionnaire.orders:
        yield from order.pair


def _can_be_listed(structure: Structure, question: Question) -> bool:
    if question.offers:
        return False  # what can be answered hangs on other answers
    try:
        return len(structure.masked(question)) <= MOST_OUTCOMES
    except TooManyWaysError:
        return False


def _worths(both: TwoSheets, section: str, part: tuple[Question, ...], budget: Budget) -> Worths:
    """Go through every way of questions that hang together; known ones again."""
    key = (section, part[0].id, len(part))
    known = both.structure.elsewhere.get(key)
    if known is None:
        known = _Ways(both, section, part).gone(budget)
        both.structure.elsewhere[key] = known
    return known


class _Ways:
    """The ways through some questions, by what later ones look at and how much of a section's mean counts."""

    def __init__(self, both: TwoSheets, section: str, part: tuple[Question, ...]) -> None:
        self.both = both
        self.structure = both.structure
        self.section = section
        self.part = part
        bits = self.structure.bit
        self.known = sum(bit for leaf, bit in bits.items() if both.certain.truth.get(leaf))

    def gone(self, budget: Budget) -> Worths:
        states: dict[tuple[Mask, int], Ends] = {(0, 0): Ends(0, 0)}
        for place, question in enumerate(self.part):
            live = self.structure.bits(c for later in self.part[place + 1 :] for c in later.conditions)
            after: dict[tuple[Mask, int], Ends] = {}
            for (mask, weight), ends in states.items():
                for more, bits, own in self._through(question, mask | self.known):
                    budget.spend(1)
                    key = ((mask | bits) & live, weight + more)
                    after[key] = ends.plus(own).beside(after.get(key))
            states = after
        found: Worths = {}
        for (_, weight), ends in states.items():
            found[weight] = ends.beside(found.get(weight))
        return found

    def _through(self, question: Question, mask: Mask) -> Iterator[tuple[int, Mask, Ends]]:
        """Yield how a question can go: what more counts, the leaves that hold, and what it brings."""
        structure, unasked = self.structure, question.if_not_asked
        if structure.not_applicable_if[question.id](mask):
            yield 0, 0, Ends(0, 0)
        elif structure.asked_if[question.id](mask):
            for outcome, bits in structure.masked(question):
                step = Step(question.id, outcome.answer, outcome.interval)
                score = None if outcome.score is None else structure.scaled(outcome.score)
                yield self._counted(question, score, bits, step)
        else:
            full = structure.score_scale if unasked is NotAsked.FULL else 0
            yield self._counted(question, None if unasked is NotAsked.EXCLUDE else full, 0, None)

    def _counted(
        self, question: Question, score: int | None, bits: Mask, step: Trail
    ) -> tuple[int, Mask, Ends]:
        if score is None or not question.scored or question.section != self.section:
            return 0, bits, Ends(0, 0, step, step)
        weighing = self.both.weighing
        weight = weighing.scaled(question.weight)
        more = weight if weighing.counts(question, before=True, after=True) else 0
        return more, bits, Ends(weight * score, weight * score, step, step)


def _together(one: Worths, other: Worths, budget: Budget) -> Worths:
    """Add up two parts that have nothing to do with each other."""
    budget.spend(len(one) * len(other))
    found: Worths = {}
    for weight, ends in one.items():
        for more, own in other.items():
            found[weight + more] = ends.plus(own).beside(found.get(weight + more))
    return found


def _rows(
    both: TwoSheets, section: str, worths: Worths, left: Callable[[Weights], set[int]]
) -> Iterable[Row]:
    """Yield what the parts of a section bring, for every guess of what counts in it that they can make true."""
    for guess in both.weighing.guesses_of(section):
        each = guess.worth[AFTER] - guess.worth[BEFORE]
        for weight in sorted(left(guess.weights) & worths.keys()):
            ends = worths[weight]
            total, trail = (ends.low, ends.low_trail) if each >= 0 else (ends.high, ends.high_trail)
            values = {**guess.values, **both.weighing.counting(section, weight)}
            yield Row(values, {None: (each * total, each * total)}, trail)
