"""What scores count for in two sheets at once: less in the first, which is taken off, than in the second it brings.

A section's mean is over what counts in it, which may hang on the answers and may not be alike in both sheets. So its
weight in the end is guessed first, in every way there is; then each score counts for so much and no more, and a guess
that does not come true is refused.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import product
from math import lcm
from typing import NamedTuple, TypeAlias

from ecomdiag.proof.examples import HIGH
from ecomdiag.questionnaire.model import Question, Section
from ecomdiag.ranges.drafting import Draft, Row
from ecomdiag.ranges.tables import Value
from ecomdiag.ranges.turns import Step
from ecomdiag.ranges.variables import Plain, Truth
from ecomdiag.scoring.outcomes import TooManyWaysError

Weights: TypeAlias = tuple[int, int]
"""What counts in the first sheet and in the second, in a unit of which all weights are multiples."""

NONE: Weights = (0, 0)
#: More different weights than this of one section are not guessed.
MOST_GUESSES = 400


class Balance(Plain):
    """What counts in both sheets less what was guessed: nothing in the end."""

    size: int = 6

    @property
    def neutral(self) -> Weights:
        """Nothing that counts."""
        return NONE

    def join(self, one: Weights, other: Weights) -> Weights:
        """Add."""
        return (one[0] + other[0], one[1] + other[1])

    def closes(self, value: Weights) -> bool:
        """The guess must have come true."""
        return value == NONE


class Guess(NamedTuple):
    """A guess: the values that go with it, and for how much a full score counts in each sheet, as a whole number."""

    values: Mapping[int, Value]
    worth: tuple[int, int]
    #: What was guessed to count of the section.
    weights: Weights


class _Mean:
    """A mean over what counts in both sheets; its weights are variables unless they are certain."""

    def __init__(self, draft: Draft, parts: Sequence[frozenset[Weights]], *, needed: bool = False) -> None:
        sure = [next(iter(own)) for own in parts if is_steady(own)]
        self.sure = _sum(sure)
        self.found = _sums(self.sure, [own for own in parts if not is_steady(own)])
        if needed:
            self.found = frozenset(own for own in self.found if all(own))
        self.varies = len(sure) < len(parts)
        if self.varies:
            self.guess = draft.variable(Truth(size=max(len(self.found), 1)))
            self.balance = draft.variable(Balance())

    def guessed(self, weights: Weights) -> dict[int, Value]:
        """Return the value by which a guess is told."""
        return {self.guess: weights} if self.varies else {}

    def counted(self, weights: Weights) -> dict[int, Value]:
        """Return the value by which something says what it counts."""
        return {self.balance: weights} if self.varies else {}

    def start(self, weights: Weights) -> dict[int, Value]:
        """Return the values by which a guess starts: what is sure counts already."""
        return self.guessed(weights) | self.counted((self.sure[0] - weights[0], self.sure[1] - weights[1]))


class Weighing:
    """For how much the questions of some sections count, in every guess.

    ``options`` gives what a question can count in both sheets, weights taken so many times as ``scale`` says; a full
    score is ``full``; ``others`` are sections that both share. Raises ``TooManyWaysError`` if the guesses are too many.
    """

    def __init__(
        self,
        draft: Draft,
        touched: Sequence[Section],
        others: Sequence[Section],
        options: Callable[[Question], frozenset[Weights]],
        scale: int,
        full: int,
    ) -> None:
        self.draft = draft
        self.scale = scale
        self.full = full
        self.options = options
        self.sections = {section.id: section for section in touched}
        self.means = {
            section.id: _Mean(draft, [options(q) for q in section.questions if q.scored])
            for section in touched
        }
        parts = {section.id: self._present(section) for section in touched}
        #: Needed only where a section may have a score in one of the sheets and not in the other.
        self.whole: _Mean | None = None
        if any((a > 0) is not (b > 0) for own in parts.values() for a, b in own):
            shared = {section.id: self._shared(section) for section in others}
            self.whole = _Mean(draft, [*parts.values(), *shared.values()], needed=True)
        #: Of how many parts whatever a score counts is a multiple, so that it is a whole number.
        self.parts = self._parts()
        if self.whole is not None:
            draft.say(Row(self.whole.start(weights), {}) for weights in self.whole.found)
            for section in others:
                draft.say(self._other(section, shared[section.id], self.whole))
        for section in touched:
            self._start(section, parts[section.id])

    def guesses(self, question: Question) -> Iterator[Guess]:
        """Yield every guess for the section of a question, if anything of it counts."""
        if question.section in self.means and question.scored:
            yield from self.guesses_of(question.section, self.scaled(question.weight))

    def guesses_of(self, section: str, weight: int = 1) -> Iterator[Guess]:
        """Yield every guess for a section, with what something of it counts that weighs so much."""
        own = self.means[section]
        full = self.scaled(self.sections[section].weight) * weight * self.parts
        for weights, whole in product(sorted(own.found), self._wholes()):
            worth = [full // (a * b) if a else 0 for a, b in zip(weights, whole, strict=True)]
            yield Guess(own.guessed(weights) | self._guessed(whole), (worth[0], worth[1]), weights)

    def counts(self, question: Question, before: bool, after: bool) -> dict[int, Value]:
        """Return what a question says of the weight of its section."""
        own = self.means.get(question.section)
        if own is None or not question.scored or is_steady(self.options(question)):
            return {}
        weight = self.scaled(question.weight)
        return own.counted((weight if before else 0, weight if after else 0))

    def left(self, section: str, elsewhere: Container[str]) -> Callable[[Weights], set[int]]:
        """Return what tells of a guess how much of a section may count in questions that are ``elsewhere``."""
        own, asked = self.means[section], self.sections[section].questions
        parts = [self.options(q) for q in asked if q.scored and q.id not in elsewhere]
        here = _sums(own.sure, [found for found in parts if not is_steady(found)])
        return lambda guess: {guess[0] - a for a, b in here if guess[0] - a == guess[1] - b}

    def counting(self, section: str, weight: int) -> dict[int, Value]:
        """Return by what it is said that so much more of a section counts in both sheets, if that varies."""
        return self.means[section].counted((weight, weight))

    def scaled(self, weight: Fraction) -> int:
        """Return a weight as a whole number."""
        return int(weight * self.scale)

    def _parts(self) -> int:
        weights = {own for mean in self.means.values() for found in mean.found for own in found if own}
        wholes = {own for found in self._wholes() for own in found}
        return lcm(*weights) * lcm(*wholes)

    def _wholes(self) -> Sequence[Weights]:
        return [(1, 1)] if self.whole is None else sorted(self.whole.found)

    def _guessed(self, whole: Weights) -> dict[int, Value]:
        return {} if self.whole is None else self.whole.guessed(whole)

    def _shared(self, section: Section) -> frozenset[Weights]:
        """Return what a section can count that is the same in both sheets."""
        own = [self.options(q) for q in section.questions if q.scored]
        here, gone = self._weight_of(section, (1, 1)), NONE
        if any(NONE not in found for found in own):
            return frozenset({here})
        return frozenset({gone} if all(found == {NONE} for found in own) else {here, gone})

    def _present(self, section: Section) -> frozenset[Weights]:
        return frozenset(self._weight_of(section, weights) for weights in self.means[section.id].found)

    def _weight_of(self, section: Section, weights: Weights) -> Weights:
        """Return what a section counts, of which so much counts."""
        weight = self.scaled(section.weight)
        return (weight if weights[0] else 0, weight if weights[1] else 0)

    def _start(self, section: Section, parts: frozenset[Weights]) -> None:
        """Say what can be guessed of a section, and what follows from it for the whole."""
        own = self.means[section.id]
        if own.varies:
            self.draft.say(
                Row(own.start(weights) | self._in_whole(parts, self._weight_of(section, weights)), {})
                for weights in sorted(own.found)
            )

    def _in_whole(self, parts: frozenset[Weights], weights: Weights) -> dict[int, Value]:
        return {} if self.whole is None or is_steady(parts) else self.whole.counted(weights)

    def _other(self, section: Section, parts: frozenset[Weights], whole: _Mean) -> Iterator[Row]:
        """Yield that a section which both sheets share is as bad as can be for the second, or without a score."""
        for weights, part in product(sorted(whole.found), sorted(parts)):
            worth = [own * self.parts // full for own, full in zip(part, weights, strict=True)]
            lost = min(worth[1] - worth[0], 0) * self.full
            values = whole.guessed(weights) | self._in_whole(parts, part)
            yield Row(values, {None: (lost, lost)}, Step(HIGH, section.id) if lost else None)


def is_steady(options: frozenset[Weights]) -> bool:
    """Say whether something counts the same in any case, and in both sheets."""
    return len(options) == 1 and all(a == b for a, b in options)


def _sum(weights: Iterable[Weights]) -> Weights:
    total = NONE
    for own in weights:
        total = (total[0] + own[0], total[1] + own[1])
    return total


def _sums(sure: Weights, parts: Iterable[frozenset[Weights]]) -> frozenset[Weights]:
    found = {sure}
    for part in parts:
        found = {_sum((known, own)) for known in found for own in part}
        if len(found) > MOST_GUESSES:
            raise TooManyWaysError
    return frozenset(found)
