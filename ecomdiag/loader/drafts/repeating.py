"""Parts of a form that are asked once for each of several things, as groups that repeat.

Here a question always says how many there are. A form may say it by a question, by a number, or let whoever answers add
as many as there are: then the number is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from ecomdiag.loader.drafts.expression import XPATH, Call, Name, Node, Unsaid, Value, parsed
from ecomdiag.questionnaire.blocks import Repeat
from ecomdiag.questionnaire.conditions import All, Any, AtLeast, Condition, Not
from ecomdiag.questionnaire.model import Question
from ecomdiag.questionnaire.repeats import MOST_COPIES, Copy, copies_of, numbered
from ecomdiag.record import Record, replace

#: Functions that leave a number of things what it is.
_AS_IT_IS = ("int", "number", "round", "coalesce")
#: A calculation that takes another, and so on, at most.
_DEEPEST = 5


class Often(Record):
    """How often a part of a form repeats, as the form says it: all three may be unsaid."""

    #: The question whose answer it is, as the form calls it.
    count: str = ""
    #: How often at most; without ``count`` and with ``always``, so often in any case.
    most: int | None = None
    always: bool = False
    #: How often at least, where the number is asked for.
    least: int = 0

    @property
    def copies(self) -> int:
        """How many copies there can be here."""
        return MOST_COPIES if self.most is None else max(min(self.most, MOST_COPIES), 1)


class Again(Record):
    """How often a part repeats, as a questionnaire says it: by a question, or always so often if there is none."""

    count: str
    most: int
    #: The question, if the form has none, and whether the form lets be more.
    asked: Question | None = None
    more: bool = False


def often(expression: str, calculations: Mapping[str, str]) -> Often:
    """Read the ``repeat_count`` of an XLSForm; what cannot be said here is as if the form did not say it."""
    try:
        found = _often(parsed(expression, XPATH), calculations, 0) if expression.strip() else None
    except Unsaid:
        found = None
    return found or Often()


def _often(node: Node, calculations: Mapping[str, str], depth: int) -> Often | None:
    if isinstance(node, Name):
        inner = calculations.get(node.name)
        if inner is None or depth > _DEEPEST:
            return Often(count=node.name)
        return _often(parsed(inner, XPATH), calculations, depth + 1) if inner else None
    if isinstance(node, Value):
        number = _whole(node)
        return None if number is None else Often(most=number, always=True)
    if node.name in _AS_IT_IS and node.parts:
        return _often(node.parts[0], calculations, depth)
    if node.name == "min" and len(node.parts) == 2:
        most = next(filter(None, map(_whole, node.parts)), None)
        own = next((part for part in node.parts if not isinstance(part, Value)), None)
        return _within(own, most, calculations, depth)
    if node.name == "if" and len(node.parts) == 3:
        test, then, other = node.parts
        limit = _reached(test)
        if limit is not None and _whole(then) == limit:
            return _within(other, limit, calculations, depth)
        if limit is not None and limit <= 1 and _whole(other) == 0:
            return _often(then, calculations, depth)
    return None


def _within(node: Node | None, most: int | None, calculations: Mapping[str, str], depth: int) -> Often | None:
    own = None if node is None or most is None else _often(node, calculations, depth)
    if own is None or most is None or own.always:
        return None
    return replace(own, most=most if own.most is None else min(most, own.most))


def _reached(test: Node) -> int | None:
    """Return the number from which on a test of how many there are holds: ``${n} >= 5``."""
    if isinstance(test, Call) and test.name in (">=", ">") and len(test.parts) == 2:
        return _whole(test.parts[1])
    return None


def _whole(node: Node) -> int | None:
    value = node.value if isinstance(node, Value) else None
    return int(value) if isinstance(value, Fraction) and value.denominator == 1 else None


def how_often(node: Node) -> str:
    """Return what says how often something repeats: ``count(${sites})``, ``{sites.length}``; empty if it is neither."""
    if isinstance(node, Name) and node.name.endswith(".length"):
        return count_of(node.name.removesuffix(".length"))
    if isinstance(node, Call) and node.name == "count" and len(node.parts) == 1:
        inner = node.parts[0]
        return count_of(inner.name) if isinstance(inner, Name) else ""
    return ""


def count_of(repeat: str) -> str:
    """Return the name under which expressions know how often something repeats."""
    return f"count({repeat})"


def in_copy(node: Node) -> Node:
    """Return the name of a question of one copy: ``indexed-repeat(${q}, ${repeat}, 2)`` is ``q[2]``."""
    if isinstance(node, Call) and node.name == "indexed-repeat" and len(node.parts) == 3:
        question, _, place = node.parts
        number = _whole(place)
        if isinstance(question, Name) and number is not None:
            return Name(f"{question.name}[{number}]")
    return node


def unfolded(again: Again, stated: Copy) -> tuple[Repeat, tuple[Copy, ...]]:
    """Return the copies of a part that repeats; those that are always asked need no question that says how many."""
    group = stated.group
    repeat = Repeat(
        id=group.id,
        title=group.title,
        count=again.count,
        names=tuple(own.id for own in stated.questions),
        groups=tuple(numbered(group.id, number) for number in range(1, again.most + 1)),
    )
    copies = copies_of(repeat, stated)
    if not again.count:
        copies = tuple(
            own._replace(questions=tuple(replace(each, not_applicable_if=None) for each in own.questions))
            for own in copies
        )
    return repeat, copies


def without_counts(condition: Condition | None, copies: Mapping[str, tuple[str, int]]) -> Condition | None:
    """Return a condition without the tests that a copy is there, at one of whose answers it looks anyway.

    ``copies`` says of a question of a copy which question says how many there are, and the number of the copy.
    """
    if isinstance(condition, Not):
        return Not(_plain(condition.part, copies))
    if isinstance(condition, Any):
        return Any(tuple(_plain(part, copies) for part in condition.parts))
    if not isinstance(condition, All):
        return condition
    parts = [_plain(part, copies) for part in condition.parts]
    there = dict(_looks(parts, copies))
    kept = [
        part
        for part in parts
        if not (isinstance(part, AtLeast) and part.question in there and part.number <= there[part.question])
    ]
    return kept[0] if len(kept) == 1 else All(tuple(kept))


def _plain(condition: Condition, copies: Mapping[str, tuple[str, int]]) -> Condition:
    return without_counts(condition, copies) or condition


def _looks(parts: list[Condition], copies: Mapping[str, tuple[str, int]]) -> Iterator[tuple[str, int]]:
    """Yield the counts of copies for whose answers tests ask, each with the number of the copy, the highest last."""
    found = [
        copies[part.question]
        for part in parts
        if not isinstance(part, All | Any | Not) and part.question in copies
    ]
    yield from sorted(found, key=lambda own: own[1])
