"""What an expression of a form says, as a condition over answers; what no condition can say is told.

Of a question without an answer a form says that it is not equal to anything: ``!=`` is therefore ``not`` of ``any_of``,
which holds then too, and not ``none_of``, which does not.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from typing import TypeAlias

from ecomdiag.loader.drafts.expression import Call, Name, Node, Unsaid, Value
from ecomdiag.loader.drafts.joining import Truth, either, negated, together
from ecomdiag.loader.drafts.repeating import how_often, in_copy
from ecomdiag.loader.forms.xpath import decimal
from ecomdiag.questionnaire import conditions
from ecomdiag.questionnaire.calendar import day_at, place_of
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
from ecomdiag.questionnaire.measures import FIRST_DAY, LAST_DAY, MEASURED, span_of
from ecomdiag.questionnaire.model import Kind, Question
from ecomdiag.record import Record
from ecomdiag.record.limits import is_day

#: A condition in a file may go so deep, of the 20 levels that a file may have.
DEEPEST = 12
_FLIPPED = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}
_COMPARED: Mapping[str, Callable[[Fraction, Fraction], bool]] = {
    "=": operator.eq, "!=": operator.ne, "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge,
}  # fmt: skip
#: Functions that take an answer for a number, a day or a text, and leave it what it is.
_AS_IT_IS = frozenset(["number", "int", "string", "date", "decimal-date-time", "boolean", "getdate"])
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
        while isinstance(node, Call) and node.name in _AS_IT_IS and len(node.parts) == 1:
            node = node.parts[0]
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

    def tested(self, name: str, parts: tuple[Node, ...]) -> Truth:
        """Read a test by its name."""
        if name in ("empty", "notempty") and len(parts) == 1:
            there = Answered(self.known(parts[0]).question.id)
            return there if name == "notempty" else Not(there)
        if name not in ("selected", "contains", "notcontains", "anyof", "allof", "noneof") or len(parts) != 2:
            raise Unsaid("condition_uses", what=name)
        own = self.known(parts[0])
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
        if isinstance(left, Value) and not isinstance(right, Value):
            left, right, sign = right, left, _FLIPPED.get(sign, sign)
        if isinstance(left, Value):
            return _of_values(sign, _value(left), _value(right))
        often = self.lookup(how_often(left))
        if often is not None:
            return _of_count(often.question, sign, _number(_value(right)))
        if isinstance(left, Name) and left.name.endswith(".length") and self.lookup(left.name) is None:
            left = Call("length", (Name(left.name.removesuffix(".length")),))
        if isinstance(left, Call) and left.name in _COUNTS and len(left.parts) == 1:
            return self.counted(sign, left, _number(_value(right)))
        own = self.known(left)
        if isinstance(right, Call) and right.name == "list":
            return self.exactly(own, sign, [_value(part) for part in right.parts])
        return self.with_value(own, sign, _value(right))

    def with_value(self, own: Known, sign: str, value: str) -> Truth:
        """Read a comparison of an answer with one value."""
        if value in _NOTHING:
            if sign not in ("=", "!="):
                raise Unsaid("condition_uses", what=sign)
            there = Answered(own.question.id)
            return there if sign == "!=" else Not(there)
        if own.question.kind in MEASURED:
            return _of_number(own.question, sign, _number(value))
        if own.question.kind is Kind.DATE:
            return _of_day(own.question, sign, value)
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


def _of_count(question: Question, sign: str, number: Fraction) -> Truth:
    """Say a comparison of how many there are: none, where that was not answered."""
    least = Fraction(-(-number.numerator // number.denominator))
    more = least + 1 if least == number else least
    reached, passed = (True if limit <= 0 else _of_number(question, ">=", limit) for limit in (least, more))
    match sign:
        case ">=" | "<":
            return reached if sign == ">=" else negated(reached)
        case ">" | "<=":
            return passed if sign == ">" else negated(passed)
    same = together([reached, negated(passed)]) if least == number else False
    return same if sign == "=" else negated(same)


def _of_values(sign: str, left: str, right: str) -> bool:
    one, other = number_of(left), number_of(right)
    if one is not None and other is not None:
        return _COMPARED[sign](one, other)
    if sign not in ("=", "!="):
        raise Unsaid("condition_uses", what=sign)
    return (left == right) == (sign == "=")


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


def _of_number(question: Question, sign: str, number: Fraction) -> Truth:
    """Say a comparison with a number within what can be answered: beyond that it is whether there is an answer."""
    if sign in (">", "<"):
        other = _of_number(question, "<=" if sign == ">" else ">=", number)
        return together([Answered(question.id), negated(other)])
    if sign == "=":
        return together([_of_number(question, ">=", number), _of_number(question, "<=", number)])
    if sign == "!=":
        return negated(_of_number(question, "=", number))
    low, high = span_of(question)
    ends = {decimal(end): end for end in (low, high)}
    number = ends.get(decimal(number), number)  # a form has no thirds
    if low <= number <= high:
        return (AtLeast if sign == ">=" else AtMost)(question.id, number)
    return Answered(question.id) if (number < low) == (sign == ">=") else False


def _of_day(question: Question, sign: str, value: str) -> Truth:
    day = value[:10]
    if not is_day(day):
        raise Unsaid("condition_uses", what=value)
    name = question.id
    match sign:
        case ">=":
            return OnOrAfter(name, day)
        case "<=":
            return OnOrBefore(name, day)
        case ">" | "<":
            next_day = (
                day_at(place_of(day) + (1 if sign == ">" else -1))
                if day not in (FIRST_DAY, LAST_DAY)
                else day
            )
            if next_day == day:
                raise Unsaid("condition_uses", what=value)
            return OnOrAfter(name, next_day) if sign == ">" else OnOrBefore(name, next_day)
        case "=":
            return All((OnOrAfter(name, day), OnOrBefore(name, day)))
        case _:
            return Not(All((OnOrAfter(name, day), OnOrBefore(name, day))))
