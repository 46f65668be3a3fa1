"""A changed copy of a questionnaire, held against the one for which content was written: what still says the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from ecomdiag.questionnaire.conditions import (
    All,
    AllOf,
    Answered,
    Any,
    AnyOf,
    Condition,
    Leaf,
    NoneOf,
    Not,
    certainly,
    leaves,
)
from ecomdiag.questionnaire.left_out import LeftOut
from ecomdiag.questionnaire.model import Kind, Question, Questionnaire
from ecomdiag.questionnaire.rules import suits

T = TypeVar("T")
C = TypeVar("C", Condition, "Condition | None")

#: A condition that no answer meets.
NEVER = Any(())


class MissingError(Exception):
    """What an entry names is not there, or is something else."""

    def __init__(self, *missing: Iterable[str]) -> None:
        super().__init__()
        self.names = tuple(dict.fromkeys(name for part in missing for name in part))


def refuse(*missing: Iterable[str]) -> None:
    """Raise ``MissingError`` if anything is missing."""
    error = MissingError(*missing)
    if error.names:
        raise error


class Copy:
    """A copy of the questionnaire ``written_for``: checks what entries name, and keeps account of what is left out."""

    def __init__(self, questionnaire: Questionnaire, written_for: Questionnaire) -> None:
        self.questions = questionnaire.by_id
        self.sections = {section.id for section in questionnaire.sections}
        #: Questions without a new choice: a choice that is gone was deleted, and nobody answers so any more.
        self.without_new = {
            old.id
            for old in written_for.questions
            if (own := self.questions.get(old.id)) is not None
            and own.kind is old.kind
            and own.by_id.keys() <= old.by_id.keys()
        }
        self.left_out: list[LeftOut] = []

    def tried(self, file: str, name: str, entry: T, fitted: Callable[[T], T]) -> T | None:
        """Return an entry as it fits; ``None`` if it does not, which is noted."""
        try:
            return fitted(entry)
        except MissingError as missing:
            self.left_out.append(LeftOut(file=file, entry=name, missing=missing.names))
            return None

    def of_kind(self, name: str, kind: Kind) -> bool:
        """Say whether there is a question of this kind."""
        return name in self.questions and self.questions[name].kind is kind

    def question(self, name: str) -> Question:
        """Return a question. Raises ``MissingError`` if there is none."""
        if name not in self.questions:
            raise MissingError([name])
        return self.questions[name]

    def some_questions(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """Return the questions that are there. Raises ``MissingError`` if there were some and none is left."""
        found = tuple(name for name in names if name in self.questions)
        refuse([] if found else names)
        return found

    def absent(self, question: Question, choices: Iterable[str]) -> list[str]:
        """Name the choices that a question does not have, as an answers file would write them."""
        return [f"{question.id}: {name}" for name in sorted(choices) if name not in question.by_id]

    def named(self, question: Question, choices: frozenset[str]) -> frozenset[str]:
        """Return those of the choices that are there. Raises ``MissingError`` unless they alone say the same."""
        found = choices.intersection(question.by_id)
        if found != choices and (question.id not in self.without_new or not found):
            raise MissingError(self.absent(question, choices))
        return found

    def condition(self, condition: C) -> C:
        """Return a condition over what is there that says the same.

        Raises ``MissingError`` if there is none, or if it never holds.
        """
        if condition is None:
            return condition
        missing = {leaf: self._dangling(leaf) for leaf in leaves(condition)}
        unclear = [own for leaf, own in missing.items() if leaf.question not in self.without_new]
        refuse(*unclear)
        found = self._shortened(condition)
        # Where no answer has a say in it, it never holds.
        refuse(*(missing.values() if certainly(found, {}) is False else ()))
        return found

    def _dangling(self, leaf: Leaf) -> list[str]:
        """Name what a part of a condition looks at and the questionnaire does not have."""
        question = self.questions.get(leaf.question)
        if question is not None and isinstance(leaf, Answered):
            return []
        if question is None or not suits(type(leaf), question):
            return [leaf.question]
        return [] if not isinstance(leaf, AnyOf | NoneOf | AllOf) else self.absent(question, leaf.choices)

    def _shortened(self, condition: Condition) -> Condition:
        if isinstance(condition, All | Any):
            return type(condition)(tuple(map(self._shortened, condition.parts)))
        if isinstance(condition, Not):
            return Not(self._shortened(condition.part))
        question = self.questions.get(condition.question)
        if question is None or not isinstance(condition, AnyOf | NoneOf | AllOf):
            return condition
        found = condition.choices.intersection(question.by_id)
        if isinstance(condition, AllOf) and found != condition.choices:
            return NEVER
        if isinstance(condition, AnyOf) and not found:
            return NEVER
        return type(condition)(condition.question, found)
