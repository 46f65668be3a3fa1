"""What a check of a form asks of an answer, as the limits of a question; and sums over several.

Understood is what an export writes, and what people write most often; a check that is anything else is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from ecomdiag.loader.drafts.expression import HERE, Call, Dialect, Name, Node, Unsaid, Value, parsed
from ecomdiag.questionnaire.model import Choice, Kind, Question
from ecomdiag.questionnaire.pattern import PatternError, compiled
from ecomdiag.record import Record, replace
from ecomdiag.record.limits import is_day
from ecomdiag.texts.words import Text

#: Behind a name that stands for all that is called so: outside of what repeats, its answer in every copy.
EACH = "[*]"


class Sum(Record, kw_only=False):
    """A rule over the sum of answers, by the names of their questions: one of ``equals``, or at most ``at_most``."""

    #: With ``EACH`` behind those that ``sum()`` adds up.
    names: tuple[str, ...]
    equals: tuple[Fraction, ...]
    at_most: Fraction | None
    message: Text | None = None


class Limits(Record):
    """What the checks of one question say."""

    #: Fields of the question by their names.
    fields: dict[str, Any]
    #: The choices that stand alone, as the form calls them.
    alone: frozenset[str]
    sums: tuple[Sum, ...]
    #: Whether all was understood.
    whole: bool


def limits_of(expression: str, dialect: Dialect, kind: Kind, *, integer: bool) -> Limits:
    """Return what a check over the answer ``.`` asks of it."""
    try:
        return limits_in(parsed(expression, dialect), kind, integer=integer)
    except Unsaid:
        return Limits(fields={}, alone=frozenset(), sums=(), whole=False)


def limits_in(node: Node, kind: Kind, *, integer: bool) -> Limits:
    """Return what the tree of a check asks of the answer ``.``."""
    fields: dict[str, Any] = {}
    alone: set[str] = set()
    sums: list[Sum] = []
    whole = True
    for part in _parts(node):
        own = _limit(part, kind, integer=integer)
        lone = _stands_alone(part)
        total = sum_of(part)
        if own is not None:
            fields |= own
        elif lone is not None:
            alone.add(lone)
        elif total is not None:
            sums.append(total)
        else:
            whole = False
    return Limits(fields=fields, alone=frozenset(alone), sums=tuple(sums), whole=whole)


def with_limits(
    question: Question, limits: Limits, ids: dict[str, str], message: Text | None
) -> tuple[Question, bool]:
    """Return a question with its limits, and whether all of them can be said of it."""
    own = dict(limits.fields)
    whole = limits.whole
    if "pattern" in own and (
        message is None or not fits(own["pattern"], own.get("max_length", question.max_length))
    ):
        del own["pattern"]
        whole = False
    if "pattern" in own:
        own["pattern_message"] = message
    named = {ids[raw] for raw in limits.alone if raw in ids}
    choices = tuple(_alone(choice) if choice.id in named else choice for choice in question.choices)
    return replace(question, choices=choices, **own), whole and len(named) == len(limits.alone)


def _alone(choice: Choice) -> Choice:
    return replace(choice, exclusive=True)


def fits(pattern: str, most: int) -> bool:
    """Whether a pattern is one of ours, that some text within a length fits."""
    try:
        return 0 < len(compiled(pattern).shortest()) <= most and not _either_end(pattern)
    except PatternError:
        return False


def _either_end(pattern: str) -> bool:
    """Whether there is an ``|`` outside of brackets: signs for the beginning and the end were of one side alone."""
    depth = 0
    for sign in re.sub(r"\\.|\[(?:\\.|[^\]])*\]", "", pattern):
        depth += {"(": 1, ")": -1}.get(sign, 0)
        if sign == "|" and depth == 0:
            return True
    return False


def _parts(node: Node) -> Iterator[Node]:
    """Yield what has to hold together."""
    if isinstance(node, Call) and node.name == "and":
        for part in node.parts:
            yield from _parts(part)
    else:
        yield _bare(node)


def _bare(node: Node) -> Node:
    """Return a part without the brackets around it."""
    while isinstance(node, Call) and node.name == "and" and len(node.parts) == 1:
        node = node.parts[0]
    return node


def _number(node: Node) -> Fraction | None:
    return node.value if isinstance(node, Value) and isinstance(node.value, Fraction) else None


def _is_call(node: Node, name: str, of: Node | None = None) -> bool:
    return isinstance(node, Call) and node.name == name and (of is None or node.parts == (of,))


_SELF = Name(HERE)


def _limit(node: Node, kind: Kind, *, integer: bool) -> dict[str, Any] | None:
    """Return the fields that one comparison gives; ``None`` if it is none that is known."""
    if not isinstance(node, Call):
        return None
    if node.name == "regex" and len(node.parts) == 2 and node.parts[0] == _SELF and kind is Kind.TEXT:
        pattern = node.parts[1]
        return (
            {"pattern": _whole(pattern.value)}
            if isinstance(pattern, Value) and isinstance(pattern.value, str)
            else None
        )
    if node.name == "or":
        return _at_least_chosen(node)
    if len(node.parts) != 2 or node.name not in ("<", "<=", ">", ">=", "="):
        return None
    left, right = node.parts
    if _is_call(left, "string-length", _SELF):
        most = _below(node.name, _number(right), integer=True)
        return (
            {"max_length": int(most)}
            if kind is Kind.TEXT and most is not None and 1 <= most <= 4000
            else None
        )
    if _is_call(left, "count-selected", _SELF):
        return _chosen(node.name, _number(right))
    if left != _SELF:
        return None
    if kind is Kind.DATE:
        return _day(node.name, right)
    number = _number(right)
    if number is None or kind not in (Kind.NUMBER, Kind.PERCENTAGE):
        return None
    most, least = _below(node.name, number, integer=integer), _above(node.name, number, integer=integer)
    return {"most": most} if most is not None else {"least": least} if least is not None else None


def _below(sign: str, number: Fraction | None, *, integer: bool) -> Fraction | None:
    if number is not None and sign == "<" and integer:
        return Fraction(-(-number.numerator // number.denominator) - 1)
    return number if sign == "<=" else None


def _above(sign: str, number: Fraction | None, *, integer: bool) -> Fraction | None:
    if number is not None and sign == ">" and integer:
        return Fraction(number.numerator // number.denominator + 1)
    return number if sign == ">=" else None


def _chosen(sign: str, number: Fraction | None) -> dict[str, Any] | None:
    if number is None or number.denominator != 1 or number < 0:
        return None
    if sign == "=":
        return {"min_choices": int(number), "max_choices": int(number)}
    most, least = _below(sign, number, integer=True), _above(sign, number, integer=True)
    return {"max_choices": int(most)} if most is not None else {"min_choices": int(least or 0)}


def _at_least_chosen(node: Call) -> dict[str, Any] | None:
    """Read "at least two, or what stands alone"."""
    first, *others = map(_bare, node.parts)
    if all(_selected(part) is not None for part in others) and _is_call(first, ">="):
        return _limit(first, Kind.MULTIPLE, integer=True)
    return None


def _selected(node: Node) -> str | None:
    """Return the choice that is said to be chosen."""
    if isinstance(node, Call) and node.name == "selected" and len(node.parts) == 2 and node.parts[0] == _SELF:
        value = node.parts[1]
        return value.value if isinstance(value, Value) and isinstance(value.value, str) else None
    return None


def _stands_alone(node: Node) -> str | None:
    """Read ``not(selected(., 'none') and count-selected(.) > 1)``: the choice that stands alone."""
    if not isinstance(node, Call) or node.name != "not" or len(node.parts) != 1:
        return None
    inner = _bare(node.parts[0])
    if not isinstance(inner, Call) or inner.name != "and" or len(inner.parts) != 2:
        return None
    one, other = map(_bare, inner.parts)
    if _selected(one) is None:
        one, other = other, one
    several = _limit(other, Kind.MULTIPLE, integer=True)
    return _selected(one) if several == {"min_choices": 2} else None


def _day(sign: str, node: Node) -> dict[str, Any] | None:
    value = node.parts[0] if isinstance(node, Call) and node.name == "date" and len(node.parts) == 1 else node
    if not isinstance(value, Value) or not isinstance(value.value, str) or not is_day(value.value):
        return None
    return {"earliest": value.value} if sign == ">=" else {"latest": value.value} if sign == "<=" else None


def _whole(pattern: str) -> str:
    """Return a pattern that a whole text fits, without the signs for its beginning and its end."""
    return pattern.removeprefix("^").removesuffix("$")


# Sums -----------------------------------------------------------------------------------------------------


def sum_of(node: Node) -> Sum | None:
    """Return the sum that an expression limits; ``None`` if it is none."""
    node = _bare(node)
    if not isinstance(node, Call):
        return None
    found = [_bare(part) for part in node.parts] if node.name == "or" else [node]
    sides = [
        (own.name, own.parts[0], _number(own.parts[1]))
        for own in found
        if isinstance(own, Call) and len(own.parts) == 2
    ]
    if len(sides) < len(found) or any(value is None or total != sides[0][1] for _, total, value in sides):
        return None
    names = _summed(sides[0][1])
    values = tuple(value for _, _, value in sides if value is not None)
    signs = {sign for sign, _, _ in sides}
    if not names or len(set(names)) < len(names):
        return None
    if signs == {"="}:
        return Sum(names, values, None)
    return Sum(names, (), values[0]) if signs == {"<="} and len(values) == 1 else None


def _summed(node: Node) -> tuple[str, ...]:
    """Return the names of what is added up; a single one only where it is rounded, as a sum is."""
    node = _bare(node)
    if not isinstance(node, Call):
        return ()
    if node.name == "round" and len(node.parts) == 2:
        inner = _bare(node.parts[0])
        return _summed(inner) or tuple(filter(None, [_term(inner)]))
    if node.name == "sum" and len(node.parts) == 1:
        return tuple(filter(None, [_each(node)]))
    if node.name in ("+", "sum"):
        terms = [_each(_bare(part)) or _term(part) for part in node.parts]
        return tuple(filter(None, terms)) if all(terms) else ()
    return ()


def _each(node: Node) -> str | None:
    """Return the name of what ``sum()`` adds up alone: all that is called so."""
    own = (
        _term(node.parts[0])
        if isinstance(node, Call) and node.name == "sum" and len(node.parts) == 1
        else None
    )
    return None if own is None else own + EACH


def _term(node: Node) -> str | None:
    """Return the name of a question whose answer is added, where there is one."""
    node = _bare(node)
    if isinstance(node, Name):
        return node.name
    if not isinstance(node, Call) or not node.parts:
        return None
    if node.name == "coalesce" and len(node.parts) == 2 and _number(node.parts[1]) == 0:
        return _term(node.parts[0])
    there = (
        len(node.parts) == 3
        and _number(node.parts[2]) == 0
        and _is_call(node.parts[0], "notempty", node.parts[1])
    )
    return _term(node.parts[1]) if node.name in ("iif", "if") and there else None
