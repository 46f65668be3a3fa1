"""Expressions of LimeSurvey read into the tree of all forms: its names for parts of questions become tests of these."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction

from ecomdiag.loader.drafts.expression import HERE, Call, Dialect, Name, Node, Unsaid, Value, parsed
from ecomdiag.record import Record

#: How its Expression Manager writes; words for signs too.
LIMESURVEY = Dialect(
    tokens=re.compile(
        r"""\s*(?:(?P<text>'[^']*'|"[^"]*")|(?P<number>[0-9]{1,40}(?:\.[0-9]{1,40})?)(?![\w.])"""
        r"""|(?P<sign>&&|\|\||<=|>=|==|!=|[<>!(),+\-*/])"""
        r"""|(?P<word>(?i:and|or|eq|ne|lt|le|gt|ge)(?![\w.])|[A-Za-z_]\w*(?=\s*\())|(?P<name>\w+(?:\.\w+)*))""",
        re.ASCII,
    ),
    between={
        "or": ("or", 1), "||": ("or", 1), "and": ("and", 2), "&&": ("and", 2),
        "==": ("=", 3), "eq": ("=", 3),
        "!=": ("!=", 3), "ne": ("!=", 3), "<": ("<", 3), "lt": ("<", 3), "<=": ("<=", 3), "le": ("<=", 3),
        ">": (">", 3), "gt": (">", 3), ">=": (">=", 3), "ge": (">=", 3),
        "+": ("+", 4), "-": ("-", 4), "*": ("*", 5), "/": ("/", 5),
    },
    behind={},
    before={"!": "not"},
    lax=False,
)  # fmt: skip
#: What may stand behind a name without making another value of it.
_SUFFIX = re.compile(r"\.(?:NAOK|code|value|valueNAOK)$")
_NOTHING = Value("")
_TICK = Value("Y")


class Part(Record, kw_only=False):
    """What a name means: a question, as expressions call it elsewhere; one of its boxes, or a place of its order."""

    question: str
    box: str | None = None
    place: int | None = None


def read_expression(text: str, parts: Mapping[str, Part], here: str = "") -> Node:
    """Return the tree of an expression over questions. ``here`` is the question to whose checks it belongs.

    Raises ``Unsaid`` if it cannot be read.
    """
    return _Reading(parts, here).of(parsed(text, LIMESURVEY))


class _Reading:
    def __init__(self, parts: Mapping[str, Part], here: str) -> None:
        self.parts, self.here = parts, here

    def of(self, node: Node) -> Node:
        if isinstance(node, Name):
            return self.name(node)
        if isinstance(node, Value):
            return node
        if node.name in ("=", "!=") and len(node.parts) == 2:
            return self.equal(node.name, *node.parts)
        inner = node.parts
        ranked = self.ranked(inner) if node.name == "or" else None
        if ranked is not None:
            return ranked
        if node.name in ("is_empty", "empty") and len(inner) == 1:
            return self.empty(inner[0])
        if node.name == "count":
            return self.count(inner)
        if node.name == "substr" and inner[1:] == (Value(Fraction(0)), Value(Fraction(10))):
            return self.of(inner[0])  # the day of a date
        if node.name in ("strlen", "trim", "intval", "floatval") and len(inner) == 1:
            return Call("string-length" if node.name == "strlen" else "number", (self.of(inner[0]),))
        return Call(node.name, tuple(self.of(part) for part in inner))

    def part(self, node: Node) -> Part | None:
        """Return what a name means, if it is one of a question or a part of one."""
        return (
            self.parts.get(_SUFFIX.sub("", node.name).removeprefix("that."))
            if isinstance(node, Name)
            else None
        )

    def name(self, node: Name) -> Node:
        found = self.part(node)
        if found is None:
            raise Unsaid("condition_of", name=_SUFFIX.sub("", node.name))
        if found.place is not None:
            raise Unsaid("condition_uses", what=node.name)
        return Name(found.question) if found.box is None else self.ticked(found)

    def ticked(self, part: Part) -> Node:
        question = Name(HERE if part.question == self.here else part.question)
        return Call("selected", (question, Value(part.box or "")))

    def equal(self, sign: str, left: Node, right: Node) -> Node:
        """Read a comparison; of a box it is whether it is ticked."""
        if isinstance(left, Value):
            left, right = right, left
        found = self.part(left)
        if found is None or found.box is None or right not in (_TICK, _NOTHING):
            return Call(sign, (self.of(left), self.of(right)))
        ticked = self.ticked(found)
        return ticked if (right == _TICK) == (sign == "=") else Call("not", (ticked,))

    def ranked(self, inner: tuple[Node, ...]) -> Node | None:
        """Read that one place of an order or another has a choice: every place has to be asked."""
        sides = [
            own.parts for own in inner if isinstance(own, Call) and own.name == "=" and len(own.parts) == 2
        ]
        found = [self.part(left) for left, _ in sides]
        if len(found) < len(inner) or any(part is None or part.place is None for part in found):
            return None
        names = {part.question for part in found if part is not None}
        values = [right for _, right in sides]
        every = {
            part.place for part in self.parts.values() if part.question in names and part.place is not None
        }
        whole = {part.place for part in found if part is not None} == every
        alike = all(value == values[0] for value in values)
        return (
            Call("selected", (Name(names.pop()), values[0])) if len(names) == 1 and whole and alike else None
        )

    def empty(self, node: Node) -> Node:
        found = self.part(node)
        if found is not None and found.box is not None:
            return Call("not", (self.ticked(found),))
        if found is not None and found.place == 1:  # an order has a first place if it has any
            return Call("empty", (Name(found.question),))
        return Call("empty", (self.of(node),))

    def count(self, inner: tuple[Node, ...]) -> Node:
        """Read how many boxes of one question are ticked: of all of them, by name or each."""
        found = [self.part(node) for node in inner]
        names = {part.question for part in found if part is not None}
        boxes = {part.box for part in found if part is not None}
        if len(names) != 1 or None in found:
            raise Unsaid("condition_uses", what="count")
        (name,) = names
        every = {part.box for part in self.parts.values() if part.question == name and part.box is not None}
        if boxes not in ({None}, every):
            raise Unsaid("condition_uses", what="count")
        return Call("count-selected", (Name(HERE if name == self.here else name),))
