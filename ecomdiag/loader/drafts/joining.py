"""Conditions put together as shortly as they can be said."""

from __future__ import annotations

from typing import TypeAlias

from ecomdiag.questionnaire import conditions
from ecomdiag.questionnaire.conditions import (
    All,
    AllOf,
    Answered,
    AnyOf,
    AtLeast,
    AtMost,
    Condition,
    NoneOf,
    Not,
    OnOrAfter,
    OnOrBefore,
)

Truth: TypeAlias = Condition | bool
"""A condition, or whether it always or never holds."""


def negated(part: Truth) -> Truth:
    """Return what holds if a part does not."""
    if isinstance(part, bool):
        return not part
    return part.part if isinstance(part, Not) else Not(part)


def together(parts: list[Truth]) -> Truth:
    """Return what holds if all parts do, said as shortly as it can be: an answer that a test needs is not asked for."""
    if any(part is False for part in parts):
        return False
    own = [part for part in parts if not isinstance(part, bool)]
    there = {part.question for part in own if isinstance(part, Answered)}
    own = [_none_of(part) if _denies(part) in there else part for part in own]
    tested = {part.question for part in own if isinstance(part, _Test)}
    own = [part for part in own if not (isinstance(part, Answered) and part.question in tested)]
    single = [part for part in own if isinstance(part, AnyOf) and len(part.choices) == 1]
    if len(own) > 1 and len(single) == len(own) and len({part.question for part in single}) == 1:
        return AllOf(single[0].question, frozenset().union(*(part.choices for part in single)))
    own = list(dict.fromkeys(own))
    return True if not own else own[0] if len(own) == 1 else All(tuple(own))


def all_of(parts: list[Truth]) -> Truth:
    """Return what holds if all parts do, those of its parts that say the same said beside the others."""
    return together([own for part in parts for own in (part.parts if isinstance(part, All) else (part,))])


def either(parts: list[Truth]) -> Truth:
    """Return what holds if one of the parts does."""
    if any(part is True for part in parts):
        return True
    own = [part for part in parts if not isinstance(part, bool)]
    chosen = [part for part in own if isinstance(part, AnyOf)]
    if chosen and len(chosen) == len(own) and len({part.question for part in chosen}) == 1:
        return AnyOf(chosen[0].question, frozenset().union(*(part.choices for part in chosen)))
    own = list(dict.fromkeys(own))
    return False if not own else own[0] if len(own) == 1 else conditions.Any(tuple(own))


#: The tests that need an answer.
_Test = (AnyOf, AllOf, NoneOf, AtLeast, AtMost, OnOrAfter, OnOrBefore)


def _denies(part: Condition) -> str | None:
    """Return the question of which a part says that some choices are not chosen, answered or not."""
    return part.part.question if isinstance(part, Not) and isinstance(part.part, AnyOf) else None


def _none_of(part: Condition) -> Condition:
    inner = part.part if isinstance(part, Not) else None
    return NoneOf(inner.question, inner.choices) if isinstance(inner, AnyOf) else part
