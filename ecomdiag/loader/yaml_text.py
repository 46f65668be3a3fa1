"""YAML read as text: every scalar stays what was typed, and every key and value knows its line and column.

No tags, no aliases, no duplicate keys, and no document beyond a size and a depth: an answers file comes from
anywhere. Built on the parser's events rather than its composer, which recurses without a limit.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NoReturn, TypeAlias

import yaml

from ecomdiag.errors import ProblemsError
from ecomdiag.problems import Place, Problem

MAX_DEPTH = 20
MAX_SCALARS = 200_000

# The C parser is seven times as fast; a platform without it still works.
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text as typed; ``quoted`` tells an empty string from nothing."""

    text: str
    place: Place
    #: Line and column just behind it, both from 0.
    end: tuple[int, int]
    quoted: bool = False

    @property
    def empty(self) -> bool:
        """Whether nothing was given: ``key:`` and nothing behind it, ``~`` or ``null``."""
        return not self.quoted and self.text in ("", "~", "null")


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    place: Place
    #: Line and column just behind its last part, both from 0.
    end: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values, in the file's order; keys are distinct texts."""

    pairs: tuple[tuple[Scalar, Node], ...]
    place: Place
    #: Line and column just behind its last part, both from 0.
    end: tuple[int, int] = (0, 0)
    #: Written in braces rather than line by line.
    flow: bool = False

    def get(self, key: str) -> Node | None:
        """Return the value of a key, or ``None`` if there is no such key."""
        return next((value for name, value in self.pairs if name.text == key), None)


Node: TypeAlias = Scalar | Sequence | Mapping


def parse(content: bytes, *, limit: int) -> Node:
    """Parse one document. Raises ``ProblemsError`` with the first fault that makes it unreadable."""
    if len(content) > limit:
        _fail("too_large", Place(line=1, column=1), limit=f"{limit // 1024} KiB")
    text = _printable(_decoded(content))
    try:
        node = _Builder(yaml.parse(text, Loader=_Loader)).document()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Place(line=mark.line + 1, column=mark.column + 1) if mark else Place(line=1, column=1)
        _fail("syntax", place, reason=error.problem or error.context or "")
    if node is None:
        _fail("empty", Place(line=1, column=1))
    return node


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8-sig", errors="replace")
        _fail("encoding", _end_of(before))


def _printable(text: str) -> str:
    """Refuse control characters here, because the parsers count their places differently."""
    found = yaml.reader.Reader.NON_PRINTABLE.search(text)
    if found:
        _fail("character", _end_of(text[: found.start()]), character=f"U+{ord(found.group()):04X}")
    return text


def _end_of(text: str) -> Place:
    return Place(line=text.count("\n") + 1, column=len(text) - (text.rfind("\n") + 1) + 1)


class _Builder:
    """Turns the parser's events into nodes, refusing what has no place in our files."""

    def __init__(self, events: Iterator[Any]) -> None:
        self.events = events
        self.scalars = 0
        #: Where the list or mapping that was just closed ends.
        self.end = (0, 0)

    def document(self) -> Node | None:
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                node = self.node(next(self.events), 0)
                self.finish()
                return node
        return None

    def finish(self) -> None:
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                _fail("documents", _place(event))

    def node(self, event: Any, depth: int) -> Node:
        place = _place(event)
        if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
            _fail("alias", place, name=event.anchor or "")
        if event.tag is not None:
            _fail("tag", place, tag=event.tag)
        if depth > MAX_DEPTH:
            _fail("too_deep", place, limit=str(MAX_DEPTH))
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event, place)
        if isinstance(event, yaml.SequenceStartEvent):
            items = tuple(self.items(depth))
            return Sequence(items, place, self.end if event.flow_style or not items else items[-1].end)
        pairs = tuple(self.pairs(depth))
        return Mapping(
            pairs, place, self.end if event.flow_style or not pairs else pairs[-1][1].end, event.flow_style
        )

    def scalar(self, event: Any, place: Place) -> Scalar:
        self.scalars += 1
        if self.scalars > MAX_SCALARS:
            _fail("too_many_values", place, limit=str(MAX_SCALARS))
        end = _end(event)
        return Scalar(event.value, place, end, quoted=bool(event.style))

    def items(self, depth: int) -> Iterator[Node]:
        for event in self.events:
            if isinstance(event, yaml.SequenceEndEvent):
                self.end = _end(event)
                return
            yield self.node(event, depth + 1)

    def pairs(self, depth: int) -> Iterator[tuple[Scalar, Node]]:
        seen: set[str] = set()
        for event in self.events:
            if isinstance(event, yaml.MappingEndEvent):
                self.end = _end(event)
                return
            key = self.node(event, depth + 1)
            if not isinstance(key, Scalar):
                _fail("key", key.place)
            if key.text in seen:
                _fail("duplicate_key", key.place, key=key.text)
            seen.add(key.text)
            yield key, self.node(next(self.events), depth + 1)


def _place(event: Any) -> Place:
    return Place(line=event.start_mark.line + 1, column=event.start_mark.column + 1)


def _end(event: Any) -> tuple[int, int]:
    return event.end_mark.line, event.end_mark.column


def _fail(rule: str, place: Place, **values: str) -> NoReturn:
    raise ProblemsError([Problem(rule=f"yaml.{rule}", place=place, values=values)])
