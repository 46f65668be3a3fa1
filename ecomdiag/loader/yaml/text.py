"""YAML read as text: every scalar stays what was typed, and every key and value knows its line and column.

No tags, no aliases, no duplicate keys, and no document beyond a size and a depth: an answers file comes from
anywhere. Built on the parser's events rather than its composer, which recurses without a limit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NoReturn

import yaml

from ecomdiag import loader
from ecomdiag.loader.not_text import kind_of_bytes, plainly_no_text
from ecomdiag.loader.yaml.nodes import MAX_DEPTH, Mapping, Marks, Node, Scalar, Sequence, place_of
from ecomdiag.problems.errors import AnswersError, ProblemsError
from ecomdiag.problems.problem import Place, Problem

MAX_SCALARS = 200_000
#: So far a colon may stand behind its name, blanks and comments between them.
MAX_BLANKS = 1000

_NONE = ("", 0)
_BLOCKS, _tuple = ("|", ">"), tuple.__new__
# The C parser is seven times as fast; a platform without it still works.
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def parse(content: bytes, *, limit: int) -> Node:
    """Parse one document. Raises ``ProblemsError`` with the first fault that makes it unreadable, or all of a kind."""
    try:
        return _parse(content, limit)
    except ProblemsError as error:
        raise ProblemsError(loader.other_kinds.saying_what_goes_here(error.problems)) from None


def read(content: bytes, path: str, refusal: type[ProblemsError], *, limit: int) -> Node:
    """Parse the document of a file; raises ``refusal``, as whoever reads on raises it, with the name of the file."""
    try:
        return _parse(content, limit)
    except ProblemsError as error:
        told = loader.other_kinds.saying_what_goes_here(error.problems, answers=refusal is AnswersError)
        raise refusal(told, path) from None


def _parse(content: bytes, limit: int) -> Node:
    if plainly_no_text(content):
        _refuse_other_kinds(content)
    if len(content) > limit:
        _fail("too_large", Place(line=1, column=1), limit=f"{limit // 1024} KiB")
    text = _printable(_decoded(content), content)
    try:
        node = _read(text, text)
    except yaml.MarkedYAMLError as error:
        node = _read_again(text, error)
    except ValueError:
        raise ProblemsError([loader.yaml_slips.beyond(text)]) from None
    if node is None:
        _fail("empty", Place(line=1, column=1))
    return node


def _read(text: str, parsed: str) -> Node | None:
    """Build the nodes of a text; ``parsed`` is it, or what stands for it in the parser."""
    builder = _Builder(_events(parsed), text, halves=parsed is not text)
    node = builder.document()
    if builder.faults:
        raise ProblemsError(builder.faults)
    return node


def _events(text: str) -> Iterator[Any]:
    return iter(_Loader(text).get_event, None)


def _read_again(text: str, error: yaml.MarkedYAMLError) -> Node | None:
    """Read a text with characters in two halves, as JSON has them; or say what is wrong."""
    parsed = text
    if loader.surrogates.refused(error):
        parsed = loader.surrogates.stand_in(text)
        try:
            return _read(text, parsed)
        except yaml.MarkedYAMLError as other:
            error = other
    raise ProblemsError([loader.yaml_slips.slip(text, error, _events(parsed))]) from None


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        _refuse_other_kinds(content)
        # Counted by the codec from behind a byte order mark.
        _fail("encoding", _end_of(error.object[: error.start].decode("utf-8")))


def _printable(text: str, content: bytes) -> str:
    """Refuse control characters here, because the parsers count their places differently."""
    found = yaml.reader.Reader.NON_PRINTABLE.search(text)
    if found:
        _refuse_other_kinds(content)
        _fail("character", _end_of(text[: found.start()]), character=f"U+{ord(found.group()):04X}")
    return text


def _refuse_other_kinds(content: bytes) -> None:
    """Refuse what is plainly no text in UTF-8 by saying what it is."""
    kind = kind_of_bytes(content)
    if kind is not None:
        _fail(kind, Place(line=1, column=1))


def _end_of(text: str) -> Place:
    return Place(line=text.count("\n") + 1, column=len(text) - (text.rfind("\n") + 1) + 1)


class _Builder:
    """Turns the parser's events into nodes, refusing what has no place in our files."""

    def __init__(self, events: Iterator[Any], text: str, *, halves: bool) -> None:
        self.events = events
        self.text = text
        #: Whether the parser may have been given halves of characters, or something in their place.
        self.halves = halves or _Loader is yaml.SafeLoader
        self.scalars = 0
        #: Entries in braces that are names without a value: they can be told all at once.
        self.faults: list[Problem] = []
        self.comments = _comments(text)

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
                _fail("documents", place_of(event.start_mark))

    def node(self, event: Any, depth: int) -> Node:
        if isinstance(event, yaml.ScalarEvent) and event.anchor is event.tag is None:
            return self.scalar(event)  # as most are
        if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
            _fail("alias", place_of(event.start_mark), name=event.anchor or "")
        if event.tag is not None:
            _fail("tag", place_of(event.start_mark), tag=event.tag)
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event)
        if depth >= MAX_DEPTH:
            _fail("too_deep", place_of(event.start_mark), limit=str(MAX_DEPTH))
        return (
            self.sequence(event, depth)
            if isinstance(event, yaml.SequenceStartEvent)
            else self.mapping(event, depth)
        )

    def scalar(self, event: Any) -> Scalar:
        self.scalars += 1
        if self.scalars > MAX_SCALARS:
            _fail("too_many_values", place_of(event.start_mark), limit=str(MAX_SCALARS))
        # Made as tuples: there are some hundred in a file, and their own way is several times as long.
        marks = _tuple(Marks, (event.start_mark, event.end_mark))
        value, style = self.whole(event) if self.halves else event.value, event.style
        if style or not self.comments:
            return _tuple(Scalar, (value, marks, bool(style), style in _BLOCKS, "", None))
        line, start = self.comments.get(marks.behind, _NONE)
        return Scalar(value, marks, comment=line[start:].rstrip())

    def whole(self, event: Any) -> str:
        """Return the value of a scalar with its halves of characters made whole."""
        try:
            return loader.surrogates.value(event, self.text)
        except UnicodeError:
            _fail("half_character", place_of(event.start_mark), found="\\ud…")

    def sequence(self, start: Any, depth: int) -> Sequence:
        items: list[Node] = []
        for event in self.events:
            if isinstance(event, yaml.ScalarEvent) and event.anchor is event.tag is None:
                items.append(self.scalar(event))  # as most are
                continue
            if isinstance(event, yaml.SequenceEndEvent):
                end = event.end_mark if start.flow_style or not items else items[-1].marks.end
                return Sequence(tuple(items), Marks(start.start_mark, end))
            items.append(self.node(event, depth + 1))
        raise AssertionError("the parser ends every list that it begins")

    def mapping(self, start: Any, depth: int) -> Mapping:
        pairs: list[tuple[Scalar, Node]] = []
        seen: set[str] = set()
        bare: list[int] = []
        for event in self.events:
            if isinstance(event, yaml.MappingEndEvent):
                end = event.end_mark if start.flow_style or not pairs else pairs[-1][1].marks.end
                if bare:
                    self.faults += loader.bare_entries.bare_entries(pairs, bare)
                return Mapping(tuple(pairs), Marks(start.start_mark, end), bool(start.flow_style))
            is_plain = isinstance(event, yaml.ScalarEvent) and event.anchor is event.tag is None
            key = self.scalar(event) if is_plain else self.node(event, depth + 1)
            if not isinstance(key, Scalar):
                _fail("key", key.place)
            if not key.text.isascii():
                _refuse_invisible(key)
            value = self.node(next(self.events), depth + 1)
            if start.flow_style and isinstance(value, Scalar) and not value.text and self.is_bare(key, value):
                bare.append(len(pairs))
            elif key.text in seen:
                _fail("duplicate_key", key.place, key=key.text)
            seen.add(key.text)
            pairs.append((key, value))
        raise AssertionError("the parser ends every mapping that it begins")

    def is_bare(self, key: Scalar, nothing: Scalar) -> bool:
        """Say whether an entry in braces is a name alone: ``b`` in ``{a: 1, b}``, but not in ``{a: 1, b: }``."""
        behind = key.marks.end.index
        return not nothing.quoted and not re.match(
            r"(?:\s|#[^\n]*\n)*:", self.text[behind : behind + MAX_BLANKS]
        )


def _refuse_invisible(key: Scalar) -> None:
    """Refuse a name that begins or ends with what cannot be seen, such as the spaces of a web page."""
    line, column = key.end
    for sign, at in ((key.text[0], key.place), (key.text[-1], Place(line=line + 1, column=column))):
        if not sign.isprintable():
            _fail("invisible", at, character=f"U+{ord(sign):04X}")


def _comments(text: str) -> dict[tuple[int, int], tuple[str, int]]:
    """Return, by the line and column (from 0) of the blanks before a comment, its line and where it begins there."""
    if " #" not in text and "\t#" not in text:
        return {}
    return {
        (number, found.start()): (line, found.end())
        for number, line in enumerate(text.splitlines())
        if "#" in line
        for found in re.finditer(r"(?<=\S)[ \t]+(?=#)", line)
    }


def _fail(rule: str, place: Place, **values: str) -> NoReturn:
    raise ProblemsError([Problem(rule=f"yaml.{rule}", place=place, values=values)])
