"""Conditions over answers: when a question is asked, when a blocker applies.

A condition is a structure, never text to be parsed. Its leaves look at the answer of one question; over an
absent answer no leaf holds, so ``Not`` of a leaf over an absent answer does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

Answer: TypeAlias = str | tuple[str, ...] | Fraction
"""A choice id (single), several ids in order (multiple, ranking, countries), or a number (percentage)."""


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Holds if one of the chosen is named."""

    question: str
    choices: frozenset[str]

    def true_of(self, answer: Answer) -> bool:
        """Say whether it holds over this answer."""
        return not self.choices.isdisjoint(_chosen(answer))


@dataclass(frozen=True, slots=True)
class NoneOf:
    """Holds if there is an answer and none of the chosen is named."""

    question: str
    choices: frozenset[str]

    def true_of(self, answer: Answer) -> bool:
        """Say whether it holds over this answer."""
        return self.choices.isdisjoint(_chosen(answer))


@dataclass(frozen=True, slots=True)
class AllOf:
    """Holds if all that are named are chosen."""

    question: str
    choices: frozenset[str]

    def true_of(self, answer: Answer) -> bool:
        """Say whether it holds over this answer."""
        return self.choices.issubset(_chosen(answer))


@dataclass(frozen=True, slots=True)
class AtLeast:
    """Holds if the percentage answered is this number or more."""

    question: str
    number: Fraction

    def true_of(self, answer: Answer) -> bool:
        """Say whether it holds over this answer."""
        return isinstance(answer, Fraction) and answer >= self.number


@dataclass(frozen=True, slots=True)
class AtMost:
    """Holds if the percentage answered is this number or less."""

    question: str
    number: Fraction

    def true_of(self, answer: Answer) -> bool:
        """Say whether it holds over this answer."""
        return isinstance(answer, Fraction) and answer <= self.number


@dataclass(frozen=True, slots=True)
class All:
    """Holds if every part does."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Any:
    """Holds if at least one part does."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Holds if its part does not."""

    part: Condition


Leaf: TypeAlias = AnyOf | NoneOf | AllOf | AtLeast | AtMost
Condition: TypeAlias = Leaf | All | Any | Not


def holds(condition: Condition, answers: Mapping[str, Answer]) -> bool:
    """Say whether a condition holds over the answers that count so far."""

    def true(leaf: Leaf) -> bool:
        answer = answers.get(leaf.question)
        return answer is not None and leaf.true_of(answer)

    return evaluate(condition, true)


def evaluate(condition: Condition, true: Callable[[Leaf], bool]) -> bool:
    """Work out a condition from the truth of its leaves, however that is known."""
    if isinstance(condition, All):
        return all(evaluate(part, true) for part in condition.parts)
    if isinstance(condition, Any):
        return any(evaluate(part, true) for part in condition.parts)
    if isinstance(condition, Not):
        return not evaluate(condition.part, true)
    return true(condition)


def leaves(condition: Condition) -> Iterator[Leaf]:
    """Yield every leaf of a condition, left to right."""
    if isinstance(condition, All | Any):
        for part in condition.parts:
            yield from leaves(part)
    elif isinstance(condition, Not):
        yield from leaves(condition.part)
    else:
        yield condition


def _chosen(answer: Answer) -> tuple[str, ...]:
    if isinstance(answer, tuple):
        return answer
    return (answer,) if isinstance(answer, str) else ()
