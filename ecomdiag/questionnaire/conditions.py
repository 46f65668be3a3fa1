"""Conditions over answers: when a question is asked, when a blocker applies.

A condition is a structure, never text to be parsed. Its leaves look at the answer of one question; over an
absent answer no leaf holds, so ``Not`` of a leaf over an absent answer does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import TypeAlias

from ecomdiag.record import Record

Answer: TypeAlias = str | tuple[str, ...] | Fraction
"""A choice id (single), several in order (multiple, ranking, countries), a number (percentage, number),
a day as 2026-11-30 (date), or words."""

LEFT_OUT: Answer = ()
"""What stands in a sheet for the answer to an optional question that was passed over: it is there, and says nothing."""


class _OverOne(Record, kw_only=False):
    """A condition over the answer to one question."""

    question: str

    def holds(self, answers: Mapping[str, Answer]) -> bool:
        """Say whether it holds over the answers that count so far."""
        answer = answers.get(self.question)
        return answer is not None and self.true_of(answer)

    def true_of(self, answer: Answer) -> bool:
        """Say whether it holds over this answer."""
        raise NotImplementedError


class AnyOf(_OverOne, kw_only=False):
    """Holds if one of the chosen is named."""

    choices: frozenset[str]

    def holds(self, answers: Mapping[str, Answer]) -> bool:
        """Say whether it holds over the answers that count so far; in one go, as most conditions are of this sort."""
        answer = answers.get(self.question)
        if isinstance(answer, str):
            return answer in self.choices
        return answer is not None and self.true_of(answer)

    def true_of(self, answer: Answer) -> bool:
        """Say whether it holds over this answer."""
        if isinstance(answer, str):
            return answer in self.choices
        return not self.choices.isdisjoint(_chosen(answer))


class NoneOf(_OverOne, kw_only=False):
    """Holds if there is an answer and none of the chosen is named."""

    choices: frozenset[str]

    def true_of(self, answer: Answer) -> bool:
        """Say whether it holds over this answer."""
        if isinstance(answer, str):
            return answer not in self.choices
        chosen = _chosen(answer)
        return bool(chosen) and self.choices.isdisjoint(chosen)


class AllOf(_OverOne, kw_only=False):
    """Holds if all that are named are chosen."""

    choices: frozenset[str]

    def true_of(self, answer: Answer) -> bool:
        """Say whether it holds over this answer."""
        return self.choices.issubset(_chosen(answer))


class AtLeast(_OverOne, kw_only=False):
    """Holds if the number answered is this one or more."""

    number: Fraction

    def true_of(self, answer: Answer) -> bool:
        """Say whether it holds over this answer."""
        return isinstance(answer, Fraction) and answer >= self.number


class AtMost(_OverOne, kw_only=False):
    """Holds if the number answered is this one or less."""

    number: Fraction

    def true_of(self, answer: Answer) -> bool:
        """Say whether it holds over this answer."""
        return isinstance(answer, Fraction) and answer <= self.number


class OnOrAfter(_OverOne, kw_only=False):
    """Holds if the date answered is this day or a later one; both are written as 2026-11-30, so that texts compare."""

    day: str

    def true_of(self, answer: Answer) -> bool:
        """Say whether it holds over this answer."""
        return isinstance(answer, str) and answer >= self.day


class OnOrBefore(_OverOne, kw_only=False):
    """Holds if the date answered is this day or an earlier one."""

    day: str

    def true_of(self, answer: Answer) -> bool:
        """Say whether it holds over this answer."""
        return isinstance(answer, str) and answer <= self.day


class Answered(_OverOne, kw_only=False):
    """Holds if there is an answer, whatever it is."""

    def true_of(self, answer: Answer) -> bool:
        """Say whether it holds over this answer."""
        return answer != LEFT_OUT


class All(Record, kw_only=False):
    """Holds if every part does."""

    parts: tuple[Condition, ...]

    def holds(self, answers: Mapping[str, Answer]) -> bool:
        """Say whether it holds over the answers that count so far."""
        for part in self.parts:  # noqa: SIM110  (the most frequent question of all)
            if not part.holds(answers):
                return False
        return True


class Any(Record, kw_only=False):
    """Holds if at least one part does."""

    parts: tuple[Condition, ...]

    def holds(self, answers: Mapping[str, Answer]) -> bool:
        """Say whether it holds over the answers that count so far."""
        for part in self.parts:  # noqa: SIM110
            if part.holds(answers):
                return True
        return False


class Not(Record, kw_only=False):
    """Holds if its part does not."""

    part: Condition

    def holds(self, answers: Mapping[str, Answer]) -> bool:
        """Say whether it holds over the answers that count so far."""
        return not self.part.holds(answers)


Leaf: TypeAlias = AnyOf | NoneOf | AllOf | AtLeast | AtMost | OnOrAfter | OnOrBefore | Answered
Condition: TypeAlias = Leaf | All | Any | Not


def holds(condition: Condition, answers: Mapping[str, Answer]) -> bool:
    """Say whether a condition holds over the answers that count so far."""
    return condition.holds(answers)


def certainly(condition: Condition, truth: Mapping[Leaf, bool]) -> bool | None:
    """Work out a condition from the truth of some of its leaves; ``None`` if they do not decide it."""
    if isinstance(condition, Not):
        inner = certainly(condition.part, truth)
        return None if inner is None else not inner
    if not isinstance(condition, All | Any):
        return truth.get(condition)
    decisive = isinstance(condition, Any)
    parts = [certainly(part, truth) for part in condition.parts]
    if decisive in parts:
        return decisive
    return None if None in parts else not decisive


def leaves(condition: Condition) -> Iterator[Leaf]:
    """Yield every leaf of a condition, left to right."""
    if isinstance(condition, All | Any):
        for part in condition.parts:
            yield from leaves(part)
    elif isinstance(condition, Not):
        yield from leaves(condition.part)
    else:
        yield condition


def looked_at(conditions: Iterable[Condition]) -> frozenset[str]:
    """Return the ids of the questions that conditions look at."""
    return frozenset(leaf.question for condition in conditions for leaf in leaves(condition))


def _chosen(answer: Answer) -> tuple[str, ...]:
    if isinstance(answer, tuple):
        return answer
    return (answer,) if isinstance(answer, str) else ()
