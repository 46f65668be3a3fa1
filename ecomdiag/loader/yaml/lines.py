"""Reads what nearly all answers files are made of, lines of ``name: word``, without the parser, and much sooner.

No second opinion on YAML: whatever is not plainly such lines, or has anything wrong, is left to the parser. What is
taken here comes out as the same nodes, for no line of these shapes goes on in the next or hangs on the one before.
Imported when there are many files.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any, TypeAlias

from ecomdiag.loader.yaml import text as yaml_text
from ecomdiag.loader.yaml.nodes import Mapping, Node, Scalar, Sequence
from ecomdiag.loader.yaml.spans import Span

#: So deep pairs may stand in one another here; in a file they may be deeper.
DEEPEST = 6
_NAME = "[A-Za-z_][A-Za-z0-9_]{0,99}"
_WORD = "[A-Za-z0-9][A-Za-z0-9_.%-]*"
#: What cannot be seen, or ends a line in YAML, is the parser's, in quotes and in comments too.
_UNSEEN = r"\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff"
_QUOTED = rf'"[^"\\{_UNSEEN}]*"'
_ITEM = rf"(?:{_WORD}|{_QUOTED})"
_VALUE = rf"{_WORD}|{_QUOTED}|\[(?:{_ITEM}(?:, {_ITEM})*)?\]"
#: A name with its value, a comment, an empty line; else, so that nothing is looked for further on, any one sign.
_LINE = re.compile(rf"( *)({_NAME}):(?: ({_VALUE}))?\n| *#[^{_UNSEEN}]*\n|\n|([\s\S])")
_ONE = re.compile(_ITEM)
_tuple = tuple.__new__

Line: TypeAlias = "tuple[str, str | _Group | None, int]"
"""A name, its value as typed or what stands below it, and where in the text the name begins."""


class _Group:
    """Lines that stand equally far from the margin, below one name."""

    def __init__(self, indent: int) -> None:
        self.indent = indent
        self.lines: list[Line] = []
        self.names: set[str] = set()
        #: Whether there are others within it.
        self.is_deep = False


class Lines(Mapping):
    """Pairs of names and single values or lists, made when they are asked for; each line as it stands before that."""

    _of: tuple[str, list[Any]]

    @property
    def lines(self) -> list[tuple[str, str | None, int]]:
        """Each name, its value as typed if there is one, and where in the text the name begins."""
        return self._of[1]

    @cached_property
    def pairs(self) -> tuple[tuple[Scalar, Node], ...]:
        """Keys and values, in the file's order."""
        text, lines = self._of
        return tuple([pair_of(text, *line) for line in lines])


def mapping_of(content: bytes, *, limit: int) -> Mapping | None:
    """Return what the parser would make of a file; ``None`` if that is for the parser to say.

    ``limit``: of its bytes.
    """
    if len(content) > min(limit, yaml_text.MAX_SCALARS):  # there are no more values than signs
        return None
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return None
    root = _grouped(text)
    return _made(text, root) if root and root.lines else None


def pair_of(text: str, name: str, value: str | None, at: int) -> tuple[Scalar, Node]:
    """Return what a line of a text says, whose name begins at ``at``."""
    end = at + len(name)
    key = _tuple(Scalar, (name, _tuple(Span, (text, at, end)), False, False, "", None))
    if value is None:  # it stands right behind the colon
        return key, Scalar("", Span(text, end + 1, end + 1))
    if value[0] == "[":
        return key, Sequence(tuple(_items(text, value, end + 2)), Span(text, end + 2, end + 2 + len(value)))
    return key, _scalar(text, value, end + 2)


def _grouped(text: str) -> _Group | None:
    """Return the lines of a text as they stand below one another; ``None`` if any is of another shape."""
    at, own = 0, _Group(0)
    around: list[_Group] = []
    for found in _LINE.finditer(text):
        spaces, name, value, other = found.groups()
        if name is not None:
            indent = len(spaces)
            if indent != own.indent:
                moved = _other_group(own, around, indent)
                if moved is None:
                    return None
                own = moved
            if name in own.names:
                return None
            own.names.add(name)
            own.lines.append((name, value, at + indent))
        elif other is not None:
            return None
        at = found.end()
    return around[0] if around else own


def _other_group(own: _Group, around: list[_Group], indent: int) -> _Group | None:
    """Return the group of a line that stands elsewhere than the last: below its name, or where others stood before."""
    if indent < own.indent:
        while around and indent < own.indent:
            own = around.pop()
        return own if indent == own.indent else None
    if not own.lines or own.lines[-1][1] is not None or len(around) >= DEEPEST:
        return None
    name, _, at = own.lines[-1]
    inner = _Group(indent)
    own.lines[-1] = (name, inner, at)
    own.is_deep = True
    around.append(own)
    return inner


def _made(text: str, own: _Group) -> Mapping:
    """Return lines as a node. The parser ends it with its last value."""
    marks = Span(text, own.lines[0][2], _end(own))
    if own.is_deep:
        return Mapping(tuple([_pair(text, *line) for line in own.lines]), marks)
    made = Lines((), marks)
    made._of = (text, own.lines)
    return made


def _end(own: _Group) -> int:
    name, value, at = own.lines[-1]
    if isinstance(value, _Group):
        return _end(value)
    return at + len(name) + (1 if value is None else 2 + len(value))


def _pair(text: str, name: str, value: str | _Group | None, at: int) -> tuple[Scalar, Node]:
    if not isinstance(value, _Group):
        return pair_of(text, name, value, at)
    return pair_of(text, name, None, at)[0], _made(text, value)


def _scalar(text: str, value: str, at: int) -> Scalar:
    marks = _tuple(Span, (text, at, at + len(value)))
    if value[0] == '"':
        return _tuple(Scalar, (value[1:-1], marks, True, False, "", None))
    return _tuple(Scalar, (value, marks, False, False, "", None))


def _items(text: str, value: str, at: int) -> list[Scalar]:
    if '"' in value:  # in which a comma may stand
        return [_scalar(text, own.group(), at + own.start()) for own in _ONE.finditer(value)]
    items, at = [], at + 1
    for word in value[1:-1].split(", ") if len(value) > 2 else ():
        end = at + len(word)
        items.append(_tuple(Scalar, (word, _tuple(Span, (text, at, end)), False, False, "", None)))
        at = end + 2
    return items
