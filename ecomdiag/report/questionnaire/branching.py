"""When questions are asked, brought to a form that can be read and drawn: tests, joined by "and" and "or".

Whatever a condition denies is moved down to its tests, where it reads best: no "not" stands before a group.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import combinations
from typing import Literal, TypeAlias

from ecomdiag.questionnaire.conditions import (
    All,
    AllOf,
    Answered,
    Any,
    AtLeast,
    AtMost,
    Condition,
    Leaf,
    NoneOf,
    Not,
    OnOrAfter,
    OnOrBefore,
)
from ecomdiag.questionnaire.model import Kind, Question
from ecomdiag.questionnaire.wording import with_unit
from ecomdiag.record import Record
from ecomdiag.texts import Language
from ecomdiag.texts.dates import day

Test: TypeAlias = Literal[
    "one",
    "but",
    "given",
    "some",
    "without",
    "all",
    "not_all",
    "least",
    "most",
    "under",
    "over",
    "since",
    "till",
    "before",
    "after",
    "unasked",
    "unanswered",
]
"""What is said of an answer: it is one of those named, any but those named, any at all; it has some of them, none,
all, not all; it is a number or more, or less, under it, over it, or a day so; or it is not asked, or not answered."""


class Look(Record, kw_only=False):
    """A test of one answer, or its opposite, which a question without an answer passes too."""

    leaf: Leaf
    opposite: bool = False


class Joint(Record, kw_only=False):
    """Several branches: all of them must hold, or one is enough."""

    every: bool
    parts: tuple[Branch, ...]


Branch: TypeAlias = Look | Joint


class Reading(Record):
    """A look in its simplest words: the choices that it names (fewest), and whether no answer passes too."""

    test: Test
    choices: tuple[str, ...] = ()
    number: Fraction = Fraction(0)
    day: str = ""
    or_unasked: bool = False

    def shown(self, question: Question, language: Language) -> str:
        """Write the number or the day that it names."""
        return day(self.day, language) if self.day else with_unit(question, self.number).to(language)

    @property
    def joint(self) -> Literal["and", "or", "nor"]:
        """The word between its choices."""
        return "nor" if self.test == "without" else "and" if self.test in ("but", "all", "not_all") else "or"


def branch_of(condition: Condition, *, opposite: bool = False) -> Branch:
    """Return a condition, or its opposite, as looks and joints: equal to it over every answer."""
    match condition:
        case Not(part):
            return branch_of(part, opposite=not opposite)
        case All(parts) | Any(parts):
            every = isinstance(condition, All) is not opposite
            return _joint(every, (branch_of(part, opposite=opposite) for part in parts))
        case _:
            return Look(condition, opposite)


def reading(look: Look, question: Question) -> Reading:
    """Return how to say a look at a question."""
    leaf, opposite = look.leaf, look.opposite
    if isinstance(leaf, AtLeast):
        return Reading(test="under" if opposite else "least", number=leaf.number, or_unasked=opposite)
    if isinstance(leaf, AtMost):
        return Reading(test="over" if opposite else "most", number=leaf.number, or_unasked=opposite)
    if isinstance(leaf, OnOrAfter):
        return Reading(test="before" if opposite else "since", day=leaf.day, or_unasked=opposite)
    if isinstance(leaf, OnOrBefore):
        return Reading(test="after" if opposite else "till", day=leaf.day, or_unasked=opposite)
    if isinstance(leaf, Answered):
        return Reading(test="unanswered" if opposite else "given")
    named = tuple(choice.id for choice in question.choices if choice.id in leaf.choices)
    if len(named) > 1 and isinstance(leaf, AllOf):
        return Reading(test="not_all" if opposite else "all", choices=named, or_unasked=opposite)
    if question.kind is Kind.SINGLE:
        return _of_one(question, named, isinstance(leaf, NoneOf) is not opposite, opposite)
    return _of_several(question, named, isinstance(leaf, NoneOf) is not opposite, opposite)


def with_shared(branches: Sequence[Branch]) -> list[Branch]:
    """Return branches in which the parts that most have in common are a joint of their own; they mean the same."""
    joints = [branch for branch in branches if isinstance(branch, Joint)]
    pairs = [(one.every, _common(one, other)) for one, other in combinations(joints, 2)]
    shared = Counter((every, parts) for every, parts in pairs if len(parts) > 1)
    if not shared:
        return list(branches)
    every, parts = max(shared, key=lambda found: (shared[found], len(found[1])))
    return [_without_shared(branch, Joint(every, parts)) for branch in branches]


def _joint(every: bool, parts: Iterable[Branch]) -> Branch:
    """Join branches; a joint within one of its own sort adds nothing, nor does one of a single part."""
    flat: list[Branch] = []
    for part in parts:
        flat += part.parts if isinstance(part, Joint) and part.every is every else (part,)
    return flat[0] if len(flat) == 1 else Joint(every, tuple(flat))


def _common(one: Joint, other: Joint) -> tuple[Branch, ...]:
    return tuple(part for part in one.parts if part in other.parts) if one.every is other.every else ()


def _without_shared(branch: Branch, shared: Joint) -> Branch:
    """Return a branch with the joint ``shared`` in the place of its parts, if it has them all."""
    if (
        isinstance(branch, Look)
        or branch.every is not shared.every
        or not set(shared.parts) <= set(branch.parts)
    ):
        return branch
    rest = tuple(part for part in branch.parts if part not in shared.parts)
    return Joint(shared.every, (shared, *rest)) if rest else shared


def _of_one(question: Question, named: tuple[str, ...], denied: bool, opposite: bool) -> Reading:
    """Say it by the choices that pass or, where they are fewer, by those that do not."""
    others = tuple(choice.id for choice in question.choices if choice.id not in named)
    passing, failing = (others, named) if denied else (named, others)
    if not passing:
        return Reading(test="unasked") if opposite else Reading(test="without", choices=named)
    if not failing:
        return Reading(test="given", or_unasked=opposite)
    if len(failing) < len(passing):
        return Reading(test="but", choices=failing, or_unasked=opposite)
    return Reading(test="one", choices=passing, or_unasked=opposite)


def _of_several(question: Question, named: tuple[str, ...], denied: bool, opposite: bool) -> Reading:
    """Say what is among the chosen; a choice that can only stand alone is the answer itself."""
    if not denied and len(named) == len(question.choices):
        return Reading(test="given", or_unasked=opposite)
    alone = all(question.by_id[name].stands_alone for name in named)
    test: Test = ("but" if alone else "without") if denied else "one" if alone else "some"
    return Reading(test=test, choices=named, or_unasked=opposite)
