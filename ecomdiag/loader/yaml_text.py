"""YAML read as text: every scalar stays what was typed, and every key and value knows its line and column.

No tags, no aliases, no duplicate keys, and no document beyond a size and a depth: an answers file comes from
anywhere. Built on the parser's events rather than its composer, which recurses without a limit.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple, NoReturn, TypeAlias

import yaml

from ecomdiag.errors import ProblemsError
from ecomdiag.problems import Place, Problem

MAX_DEPTH = 20
MAX_SCALARS = 200_000

#: Where these begin tells more than where the parser gave up: at the next line, or at the end of the file.
_LEFT_OPEN = frozenset({"while scanning a simple key", "while scanning a quoted scalar"})

# The C parser is seven times as fast; a platform without it still works.
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Placed(NamedTuple):
    """Where something begins and ends in the text, as the parser marks it (from 0)."""

    start: Any
    end: Any

    @property
    def place(self) -> Place:
        """Where it begins, as a person counts."""
        return _place(self.start)

    @property
    def behind(self) -> tuple[int, int]:
        """Line and column just behind its last part, both from 0."""
        return self.end.line, self.end.column


class Scalar(NamedTuple):
    """A text as typed; ``quoted`` tells an empty string from nothing."""

    text: str
    marks: _Placed
    quoted: bool = False

    @property
    def place(self) -> Place:
        """Where it begins."""
        return self.marks.place

    @property
    def end(self) -> tuple[int, int]:
        """Line and column just behind it, both from 0."""
        return self.marks.behind

    @property
    def said(self) -> bool:
        """Whether a person would read anything in it."""
        return bool(self.text.strip()) and not self.empty

    @property
    def empty(self) -> bool:
        """Whether nothing was given: ``key:`` and nothing behind it, ``~`` or ``null``."""
        return not self.quoted and self.text in ("", "~", "null")


class Sequence(NamedTuple):
    """A list."""

    items: tuple[Node, ...]
    marks: _Placed

    @property
    def place(self) -> Place:
        """Where it begins."""
        return self.marks.place

    @property
    def end(self) -> tuple[int, int]:
        """Line and column just behind its last part, both from 0."""
        return self.marks.behind


class Mapping(NamedTuple):
    """Keys and values, in the file's order; keys are distinct texts."""

    pairs: tuple[tuple[Scalar, Node], ...]
    marks: _Placed
    #: Written in braces rather than line by line.
    flow: bool = False

    @property
    def place(self) -> Place:
        """Where it begins."""
        return self.marks.place

    @property
    def end(self) -> tuple[int, int]:
        """Line and column just behind its last part, both from 0."""
        return self.marks.behind

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
        node = _Builder(iter(_Loader(text).get_event, None)).document()
    except yaml.MarkedYAMLError as error:
        mark = error.context_mark if error.context in _LEFT_OPEN else error.problem_mark or error.context_mark
        place = Place(line=mark.line + 1, column=mark.column + 1) if mark else Place(line=1, column=1)
        if _tab_at(text, place):
            _fail("tab", place)
        _fail("syntax", place, reason=error.problem or error.context or "")
    if node is None:
        _fail("empty", Place(line=1, column=1))
    return node


def _tab_at(text: str, place: Place) -> bool:
    """Say whether the parser stopped at a tab, which YAML takes for no indentation."""
    lines = text.splitlines()
    return place.line <= len(lines) and lines[place.line - 1][place.column - 1 : place.column] == "\t"


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # Counted by the codec from behind a byte order mark.
        _fail("encoding", _end_of(error.object[: error.start].decode("utf-8")))


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
                _fail("documents", _place(event.start_mark))

    def node(self, event: Any, depth: int) -> Node:
        if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
            _fail("alias", _place(event.start_mark), name=event.anchor or "")
        if event.tag is not None:
            _fail("tag", _place(event.start_mark), tag=event.tag)
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event)
        if depth >= MAX_DEPTH:
            _fail("too_deep", _place(event.start_mark), limit=str(MAX_DEPTH))
        return (
            self.sequence(event, depth)
            if isinstance(event, yaml.SequenceStartEvent)
            else self.mapping(event, depth)
        )

    def scalar(self, event: Any) -> Scalar:
        self.scalars += 1
        if self.scalars > MAX_SCALARS:
            _fail("too_many_values", _place(event.start_mark), limit=str(MAX_SCALARS))
        return Scalar(event.value, _Placed(event.start_mark, event.end_mark), bool(event.style))

    def sequence(self, start: Any, depth: int) -> Sequence:
        items: list[Node] = []
        for event in self.events:
            if isinstance(event, yaml.SequenceEndEvent):
                end = event.end_mark if start.flow_style or not items else items[-1].marks.end
                return Sequence(tuple(items), _Placed(start.start_mark, end))
            items.append(self.node(event, depth + 1))
        raise AssertionError("the parser ends every list that it begins")

    def mapping(self, start: Any, depth: int) -> Mapping:
        pairs: list[tuple[Scalar, Node]] = []
        seen: set[str] = set()
        for event in self.events:
            if isinstance(event, yaml.MappingEndEvent):
                end = event.end_mark if start.flow_style or not pairs else pairs[-1][1].marks.end
                return Mapping(tuple(pairs), _Placed(start.start_mark, end), bool(start.flow_style))
            key = self.node(event, depth + 1)
            if not isinstance(key, Scalar):
                _fail("key", key.place)
            if key.text in seen:
                _fail("duplicate_key", key.place, key=key.text)
            seen.add(key.text)
            pairs.append((key, self.node(next(self.events), depth + 1)))
        raise AssertionError("the parser ends every mapping that it begins")


def _place(mark: Any) -> Place:
    return Place(line=mark.line + 1, column=mark.column + 1)


def _fail(rule: str, place: Place, **values: str) -> NoReturn:
    raise ProblemsError([Problem(rule=f"yaml.{rule}", place=place, values=values)])
