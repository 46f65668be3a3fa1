"""What an expression of a form says, as a condition over answers; what no condition can say is told.

Of a question without an answer a form says that it is not equal to anything: ``!=`` is therefore ``not`` of ``any_of``,
which holds then too, and not ``none_of``, which does not.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from typing import TypeAlias, TypeGuard

from ecomdiag.loader.drafts.calculations import WORKED_OUT
from ecomdiag.loader.drafts.expression import Call, Name, Node, Unsaid, Value
from ecomdiag.loader.drafts.joining import Truth, all_of, either, negated, together
from ecomdiag.loader.drafts.measured import of_count, of_day, of_number
from ecomdiag.loader.drafts.repeating import how_often, in_copy
from ecomdiag.questionnaire import conditions
from ecomdiag.questionnaire.conditions import (
    All,
    AllOf,
    Answered,
    AnyOf,
    Condition,
    NoneOf,
    Not,
)
from ecomdiag.questionnaire.measures import MEASURED
from ecomdiag.questionnaire.model import Kind, Question
from ecomdiag.record import Record

#: A condition in a file may go so deep, of the 20 levels that a file may have.
DEEPEST = 12
_FLIPPED = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}
_COMPARED: Mapping[str, Callable[[Fraction, Fraction], bool]] = {
    "=": operator.eq, "!=": operator.ne, "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge,
}  # fmt: skip
#: Functions that take an answer for a number, a day or a text, and leave it what it is.
_AS_IT_IS = frozenset(["number", "int", "string", "date", "decimal-date-time", "boolean", "getdate"])
#: What is one thing or another; what holds or does not; and how deep tests may stand in one another.
_CHOSEN, _DEEPEST_TEST = ("if", "iif"), 5
_TRUTHS = frozenset(["and", "or", "not", "selected", "true", "false", *_COMPARED])
_COUNTS = frozenset(["count-selected", "string-length", "length"])
_NOTHING = ("", "undefined", "null")
_NUMBER = re.compile(r"-?[0-9]{1,30}(\.[0-9]{1,30})?", re.ASCII)


class Known(Record):
    """A question to which expressions may look, and the ids of its choices by what stands in the form."""

    question: Question
    ids: Mapping[str, str]
    #: Whether texts are compared without a difference between capital and small letters, and lists with lists alone.
    lax: bool = False


Lookup: TypeAlias = Callable[[str], Known | None]


def condition_of(node: Node, lookup: Lookup) -> Condition | None:
    """Return what an expression says; ``None`` if it always holds. Raises ``Unsaid`` if no condition says it."""
    found = _Reading(lookup).of(node)
    if found is False:
        raise Unsaid("condition_never")
    if isinstance(found, bool):
        return None
    if _depth(found) > DEEPEST:
        raise Unsaid("condition_deep")
    return found


def _depth(condition: Condition) -> int:
    if isinstance(condition, Not):
        return 1 + _depth(condition.part)
    if isinstance(condition, All | conditions.Any):
        return 2 + max(map(_depth, condition.parts))
    return 2


class _Reading:
    """Reads the parts of one expression."""

    def __init__(self, lookup: Lookup) -> None:
        self.lookup = lookup
        #: How many tests of what is one thing or another stand in one another.
        self.tests = 0

    def of(self, node: Node) -> Truth:
        if isinstance(node, Name):
            return self.alone(node)
        if isinstance(node, Value):
            return self.constant(node)
        name, parts = node.name, node.parts
        if name == "and":
            return together([self.of(part) for part in parts])
        if name == "or":
            return either([self.of(part) for part in parts])
        if name == "not" and len(parts) == 1:
            return negated(self.of(parts[0]))
        if name in ("true", "false") and not parts:
            return name == "true"
        if name in _CHOSEN and len(parts) == 3:
            return self.either_way(node, self.of)
        if name in _COMPARED and len(parts) == 2:
            return self.compared(name, *parts)
        return self.tested(name, parts)

    def constant(self, node: Value) -> bool:
        if isinstance(node.value, bool):
            return node.value
        if isinstance(node.value, Fraction):
            return node.value != 0
        raise Unsaid("condition_uses", what=node.value)

    def known(self, node: Node) -> Known:
        """Return the question to whose answer a part looks."""
        while isinstance(node, Call) and (
            (node.name in _AS_IT_IS and len(node.parts) == 1) or node.name == WORKED_OUT
        ):
            node = node.parts[-1]
        node = in_copy(node)
        if not isinstance(node, Name):
            raise Unsaid("condition_uses", what=node.name if isinstance(node, Call) else str(node.value))
        found = self.lookup(node.name)
        if found is None:
            raise Unsaid("condition_of", name=node.name)
        return found

    def alone(self, node: Name) -> Truth:
        """Read a name without a comparison: whether there is an answer, of a yes or no whether it is yes."""
        own = self.known(node)
        if own.question.kind in MEASURED or not own.lax:
            raise Unsaid("condition_uses", what=node.name)
        if "true" in own.ids:
            return AnyOf(own.question.id, frozenset([own.ids["true"]]))
        return Answered(own.question.id)

    def either_way(self, node: Call, say: Callable[[Node], Truth]) -> Truth:
        """Read what is one thing if something holds, and else another: ``say`` says what each of the two means."""
        test, then, other = node.parts
        self.tests += 1
        if self.tests > _DEEPEST_TEST:  # what tests a test, and so on, doubles each time
            raise Unsaid("condition_deep")
        holds = self.of(test)
        self.tests -= 1
        return either([together([holds, say(then)]), all_of([negated(holds), say(other)])])

    def tested(self, name: str, parts: tuple[Node, ...]) -> Truth:
        """Read a test by its name."""
        if name == WORKED_OUT:  # whether it is yes or no alone, each engine says in its own way
            raise Unsaid("condition_uses", what=_value(parts[0]))
        if name in ("empty", "notempty") and len(parts) == 1:
            there = Answered(self.known(parts[0]).question.id)
            return there if name == "notempty" else Not(there)
        if name not in ("selected", "contains", "notcontains", "anyof", "allof", "noneof") or len(parts) != 2:
            raise Unsaid("condition_uses", what=name)
        first = _expression(parts[0])
        if isinstance(first, Call) and first.name in _CHOSEN and len(first.parts) == 3:
            return self.either_way(first, lambda side: self.tested(name, (side, *parts[1:])))
        if isinstance(first, Value) and name == "selected":
            return _value(parts[1]) in _value(first).split()
        own = self.known(first)
        if not own.question.choices:
            raise Unsaid("condition_uses", what=name)
        values = [_value(part) for part in _listed(parts[1])]
        ids = [_choice(own, value) for value in values]
        if name in ("contains", "allof", "notcontains"):
            found = together([_any(own, [one]) for one in ids])
            return negated(found) if name == "notcontains" else found
        return negated(_any(own, ids)) if name == "noneof" else _any(own, ids)

    def compared(self, sign: str, left: Node, right: Node) -> Truth:
        """Read a comparison, the value on either side."""
        if isinstance(_expression(left), Value) and not isinstance(_expression(right), Value):
            left, right, sign = right, left, _FLIPPED.get(sign, sign)
        worked_out = isinstance(left, Call) and left.name == WORKED_OUT
        left, right = _expression(left), _expression(right)
        if isinstance(left, Call) and left.name in _CHOSEN and len(left.parts) == 3:
            return self.either_way(left, lambda side: self.compared(sign, side, right))
        if worked_out and isinstance(left, Call) and left.name in _TRUTHS:
            return self.as_truth(left, sign, right.name if _is_truth(right) else _value(right))
        if isinstance(left, Value):
            return _of_values(sign, _value(left), _value(right))
        often = self.lookup(how_often(left))
        if often is not None:
            return of_count(often.question, sign, _number(_value(right)))
        if isinstance(left, Name) and left.name.endswith(".length") and self.lookup(left.name) is None:
            left = Call("length", (Name(left.name.removesuffix(".length")),))
        if isinstance(left, Call) and left.name in _COUNTS and len(left.parts) == 1:
            return self.counted(sign, left, _number(_value(right)))
        own = self.known(left)
        if isinstance(right, Call) and right.name == "list":
            return self.exactly(own, sign, [_value(part) for part in right.parts])
        return self.with_value(own, sign, _value(right))

    def as_truth(self, node: Node, sign: str, value: str) -> Truth:
        """Read a comparison of whether something holds, which tools keep as 1 or as true; there is always one."""
        if sign not in ("=", "!="):
            raise Unsaid("condition_uses", what=sign)
        found: Truth
        match value:
            case "1" | "true":
                found = self.of(node)
            case "0" | "false":
                found = negated(self.of(node))
            case _:
                found = False
        return found if sign == "=" else negated(found)

    def with_value(self, own: Known, sign: str, value: str) -> Truth:
        """Read a comparison of an answer with one value."""
        if value in _NOTHING:
            if sign not in ("=", "!="):
                raise Unsaid("condition_uses", what=sign)
            there = Answered(own.question.id)
            return there if sign == "!=" else Not(there)
        if own.question.kind in MEASURED:
            return of_number(own.question, sign, _number(value))
        if own.question.kind is Kind.DATE:
            return of_day(own.question, sign, value)
        if own.question.choices:
            return self.of_choice(own, sign, value)
        raise Unsaid("condition_text", name=own.question.id)

    def counted(self, sign: str, left: Call, number: Fraction) -> Truth:
        """Read a comparison of how many are chosen, or how long a text is: only whether there is any can be said."""
        there = Answered(self.known(left.parts[0]).question.id)
        some, none = _COMPARED[sign](Fraction(1), number), _COMPARED[sign](Fraction(0), number)
        # From 1 on it must not change any more: of a very high number it is as of 1.
        if some != _COMPARED[sign](Fraction(10**9), number) or some == none or number % 1 > 0:
            raise Unsaid("condition_uses", what=left.name)
        return there if some else Not(there)

    def exactly(self, own: Known, sign: str, values: list[str]) -> Truth:
        """Read that these choices are chosen, and no others."""
        question = own.question
        if question.kind not in (Kind.MULTIPLE, Kind.COUNTRIES) or sign not in ("=", "!="):
            raise Unsaid("condition_uses", what=sign)
        ids = [_choice(own, value) for value in values]
        named = frozenset(name for name in ids if name is not None)
        if len(named) < len(ids) or not ids:
            raise Unsaid("condition_choice", choice=", ".join(values))
        others = frozenset(question.by_id) - named
        chosen = _any(own, ids) if len(ids) == 1 else AllOf(question.id, named)
        found = together([chosen, NoneOf(question.id, others)]) if others else chosen
        return found if sign == "=" else negated(found)

    def of_choice(self, own: Known, sign: str, value: str) -> Truth:
        if sign in ("=", "!="):
            if own.question.kind in (Kind.MULTIPLE, Kind.COUNTRIES):
                if own.lax:
                    raise Unsaid("condition_uses", what=sign)
                return self.exactly(own, sign, [value])
            found = _any(own, [_choice(own, value)])
            return found if sign == "=" else negated(found)
        if own.question.kind is not Kind.SINGLE:
            raise Unsaid("condition_uses", what=sign)
        limit, marks = _number(value), {name: number_of(raw) for raw, name in own.ids.items()}
        return _any(
            own, [name for name, one in marks.items() if one is not None and _COMPARED[sign](one, limit)]
        )


def _of_values(sign: str, left: str, right: str) -> bool:
    one, other = number_of(left), number_of(right)
    if one is not None and other is not None:
        return _COMPARED[sign](one, other)
    if not left or not right:  # nothing is no number, of which no comparison holds
        return sign == "!=" if left or right else sign == "="
    if sign not in ("=", "!="):
        raise Unsaid("condition_uses", what=sign)
    return (left == right) == (sign == "=")


def _is_truth(node: Node) -> TypeGuard[Call]:
    return node in (Call("true", ()), Call("false", ()))


def _expression(node: Node) -> Node:
    """Return an expression without what says that it stands for a name, and ``coalesce`` as what is one or another."""
    while isinstance(node, Call) and (
        node.name == WORKED_OUT or (node.name == "and" and len(node.parts) == 1)
    ):
        node = node.parts[-1]
    if isinstance(node, Call) and node.name == "coalesce" and len(node.parts) == 2:
        first, other = node.parts
        return Call("if", (Call("!=", (first, Value(""))), first, other))
    return node


def _listed(node: Node) -> tuple[Node, ...]:
    return node.parts if isinstance(node, Call) and node.name == "list" else (node,)


def _value(node: Node) -> str:
    """Return a value as it stands in a form."""
    while isinstance(node, Call) and node.name in _AS_IT_IS and len(node.parts) == 1:
        node = node.parts[0]
    if not isinstance(node, Value):
        raise Unsaid("condition_uses", what=node.name)
    if isinstance(node.value, bool):
        return str(node.value).lower()
    return raw_number(node.value) if isinstance(node.value, Fraction) else node.value


def raw_number(value: Fraction) -> str:
    """Write a number as a choice of it is called: 1, or 0.5."""
    return str(value.numerator) if value.denominator == 1 else str(float(value))


def number_of(value: str) -> Fraction | None:
    """Return the number that a text is; ``None`` if it is none that is written plainly."""
    return Fraction(value) if _NUMBER.fullmatch(value) else None


def _number(value: str) -> Fraction:
    found = number_of(value)
    if found is None:
        raise Unsaid("condition_uses", what=value)
    return found


def _choice(own: Known, value: str) -> str | None:
    """Return the id of a choice by what stands for it in the form; ``None`` if there is none."""
    if value in own.ids or not own.lax:
        return own.ids.get(value)
    return next((name for raw, name in own.ids.items() if raw.lower() == value.lower()), None)


def _any(own: Known, ids: Iterable[str | None]) -> Truth:
    named = frozenset(name for name in ids if name is not None)
    return AnyOf(own.question.id, named) if named else False
