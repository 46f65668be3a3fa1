"""Changing single values in the text of an answers file, so that all the rest of it stays as it was typed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from ecomdiag.loader.answering.repeat_lines import places_in
from ecomdiag.loader.answering.template import note_lines, words_lines, yaml_answer, yaml_scalar
from ecomdiag.loader.yaml import nodes as yaml_nodes
from ecomdiag.loader.yaml import text as yaml_text
from ecomdiag.loader.yaml.nodes import Node, Scalar
from ecomdiag.questionnaire.blocks import Repeat
from ecomdiag.questionnaire.conditions import Answer
from ecomdiag.questionnaire.notes import Notes
from ecomdiag.questionnaire.repeats import numbered
from ecomdiag.questionnaire.said import Said
from ecomdiag.record import EMPTY

T = TypeVar("T")

_COMMENT = re.compile(r"(^|\s)#", re.MULTILINE)


class Unspliceable(Exception):  # noqa: N818 - a state of the file, not a failure
    """The text is written in a way in which single values cannot be replaced."""


def spliced(
    text: str,
    changes: Mapping[str, Answer | None],
    header: Mapping[str, str],
    notes: Mapping[str, Notes] = EMPTY,
    said: Mapping[str, Said] = EMPTY,
    repeats: Iterable[Repeat] = (),
) -> str:
    """Return the text with these answers given, changed or (``None``) emptied, these values (as YAML) in the lines
    above them, and these notes and words beside choices (none: they go) below. What is asked of several things, the
    ``repeats``, is looked for in lists too. Raises ``Unspliceable``."""
    root = yaml_text.parse(text.encode(), limit=len(text.encode()))
    if not isinstance(root, yaml_nodes.Mapping) or root.flow:
        raise Unspliceable
    lines = _Text(text)
    # Before the answers, and new groups before what is added to others: of two edits in one place the later stands
    # above.
    groups: list[tuple[str, Callable[[str], None]]] = [
        ("notes", lambda key: _set_beside(lines, root, key, notes, note_lines)),
        ("said", lambda key: _set_beside(lines, root, key, said, words_lines)),
    ]
    there = {key.text for key, _ in root.pairs}
    for name, set_group in sorted(groups, key=lambda group: group[0] in there):
        set_group(name)
    _set_answers(lines, root, changes, repeats)
    for name, value in header.items():
        _set_header(lines, root, name, value)
    return lines.result()


def _set_answers(
    lines: _Text, root: yaml_nodes.Mapping, changes: Mapping[str, Answer | None], repeats: Iterable[Repeat]
) -> None:
    answers, places = root.get("answers"), places_in(repeats)
    missing: list[str] = []
    in_lists: dict[tuple[str, int], list[tuple[str, str]]] = {}
    for name, answer in changes.items():
        value = "" if answer is None else yaml_answer(answer)
        pair = _pair(answers, name)
        place = places.get(name)
        if pair is None and place is not None:
            pair = _pair(_item(_list(answers, place[0]), place[1]), place[2])
        if pair is not None:
            lines.replace(pair, value)
        elif answer is not None and place is not None and _list(answers, place[0]) is not None:
            in_lists.setdefault((place[0].id, place[1]), []).append((place[2], value))
        elif answer is not None:
            missing.append(f"{yaml_scalar(name)}: {value}")
    for (repeat, number), own in in_lists.items():
        if not lines.add_to_list(answers, repeat, number, [f"{name}: {value}" for name, value in own]):
            missing += [f"{numbered(name, number)}: {value}" for name, value in own]
    if missing:
        lines.add(root, "answers", missing)


def _list(answers: Node | None, repeat: Repeat) -> yaml_nodes.Sequence | None:
    found = answers.get(repeat.id) if isinstance(answers, yaml_nodes.Mapping) else None
    return found if isinstance(found, yaml_nodes.Sequence) else None


def _item(found: yaml_nodes.Sequence | None, number: int) -> Node | None:
    return found.items[number - 1] if found is not None and number <= len(found.items) else None


def _pair(answers: Node | None, name: str) -> tuple[Scalar, Node] | None:
    if not isinstance(answers, yaml_nodes.Mapping):
        return None
    if answers.flow:
        raise Unspliceable
    return next(((key, value) for key, value in answers.pairs if key.text == name), None)


def _set_beside(
    lines: _Text,
    root: yaml_nodes.Mapping,
    group: str,
    entries: Mapping[str, tuple[T, ...]],
    written: Callable[[tuple[T, ...], str], list[str]],
) -> None:
    """Set what stands beside answers under a key of its own, by the names of the questions."""
    holder = root.get(group)
    missing: list[str] = []
    for name, own in entries.items():
        pair = _pair(holder, name)
        if pair is not None:
            indent = " " * (pair[0].place.column + 1)
            lines.replace(pair, "".join(f"{lines.newline}{line}" for line in written(own, indent)))
        elif own:
            missing += [f"{yaml_scalar(name)}:", *written(own, "  ")]
    if missing and not any(key.text == group for key, _ in root.pairs):
        indent = " " * (root.pairs[0][0].place.column - 1)
        lines.append([f"{indent}{group}:", *(f"{indent}  {line}" for line in missing)])
    elif missing:
        lines.add(root, group, missing)


def _set_header(lines: _Text, root: yaml_nodes.Mapping, name: str, value: str) -> None:
    pair = next(((key, known) for key, known in root.pairs if key.text == name), None)
    if pair is not None:
        lines.replace(pair, value)
    elif value:
        first = root.pairs[0][0].place
        indent = " " * (first.column - 1)
        lines.insert(lines.offset(first.line - 1, 0), f"{indent}{name}: {value}{lines.newline}")


def _scalars(node: Node) -> Iterator[Scalar]:
    """Yield the single values in a node, in the order of the text."""
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, yaml_nodes.Mapping):
        for pair in node.pairs:
            for part in pair:
                yield from _scalars(part)
    else:
        for item in node.items:
            yield from _scalars(item)


class _Text:
    """A text and the edits to make in it, kept until all are known."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.newline = "\r\n" if "\r\n" in text else "\n"
        self.starts = [0]
        for line in text.splitlines(keepends=True):
            self.starts.append(self.starts[-1] + len(line))
        self.edits: list[tuple[int, int, str]] = []

    def offset(self, line: int, column: int) -> int:
        """Return the position of a line and column, both from 0."""
        return self.starts[line] + column

    def insert(self, at: int, new: str) -> None:
        self.edits.append((at, at, new))

    def replace(self, pair: tuple[Scalar, Node], new: str) -> None:
        """Put another value behind a key. Raises ``Unspliceable`` if a comment stands inside the old one."""
        key, value = pair
        start, end = self.offset(value.place.line - 1, value.place.column - 1), self.offset(*value.end)
        empty = isinstance(value, Scalar) and value.empty and not value.text
        if empty or value.place.line != key.place.line or new.startswith(self.newline):
            start = self._behind_colon(key)
            end = start if empty else end
            new = f" {new}" if new and not new.startswith(self.newline) else new
        end = start + len(self.text[start:end].rstrip())  # a block ends where the next line begins
        if _COMMENT.search(self._unquoted(value, start, end)):
            raise Unspliceable
        self.edits.append((start, end, new))

    def _behind_colon(self, key: Scalar) -> int:
        line, column = key.end
        return self.text.index(":", self.offset(line, column)) + 1

    def _unquoted(self, node: Node, start: int, end: int) -> str:
        """Return a piece of the text without what stands in quotes in it, where a ``#`` is no comment."""
        kept, at = "", start
        for scalar in _scalars(node):
            if scalar.quoted:
                line, column = scalar.place.line, scalar.place.column
                # What stands behind the sign of a block may be a comment; below it nothing is.
                begin = self.starts[line] if scalar.block else self.offset(line - 1, column - 1)
                kept += self.text[at : max(begin, at)]
                at = max(self.offset(*scalar.end), at)
        return kept + self.text[at:end]

    def append(self, lines: list[str]) -> None:
        """Add lines at the end."""
        lead = "" if self.text.endswith("\n") else self.newline
        self.insert(len(self.text), lead + "".join(f"{line}{self.newline}" for line in lines))

    def add(self, root: yaml_nodes.Mapping, name: str, missing: list[str]) -> None:
        """Add entries to a group of pairs behind its last one, indented like the first."""
        group = root.get(name)
        if isinstance(group, yaml_nodes.Mapping) and group.pairs:
            indent = " " * (group.pairs[0][0].place.column - 1)
            last = max(value.end[0] for value in (group.pairs[-1][0], group.pairs[-1][1]))
        else:
            holder = next((key for key, _ in root.pairs if key.text == name), None)
            if holder is None or (isinstance(group, Scalar) and group.text):
                raise Unspliceable
            indent, last = "  ", holder.end[0]
        self._behind(last, [f"{indent}{line}" for line in missing])

    def add_to_list(self, answers: Node | None, name: str, number: int, missing: list[str]) -> bool:
        """Add entries to an item of a list, or a new item that follows the last; say whether that could be done."""
        found = answers.get(name) if isinstance(answers, yaml_nodes.Mapping) else None
        if not isinstance(found, yaml_nodes.Sequence) or not found.items or number > len(found.items) + 1:
            return False
        start = self.offset(found.place.line - 1, found.place.column - 1)
        item = found.items[min(number, len(found.items)) - 1]
        if self.text[start : start + 1] != "-" or not isinstance(item, yaml_nodes.Mapping) or item.flow:
            return False
        new = number > len(found.items)
        last = max(part.end[0] for part in item.pairs[-1])
        column = found.place.column - 1 if new else item.pairs[0][0].place.column - 1
        lead = [f"{'  ' if place else '- '}{line}" for place, line in enumerate(missing)] if new else missing
        self._behind(last, [f"{' ' * column}{line}" for line in lead])
        return True

    def _behind(self, last: int, lines: list[str]) -> None:
        at = self.starts[min(last + 1, len(self.starts) - 1)]
        lead = "" if at == 0 or self.text[at - 1] == "\n" else self.newline
        self.insert(at, lead + "".join(f"{line}{self.newline}" for line in lines))

    def result(self) -> str:
        """Return the text with all edits made."""
        text = self.text
        for start, end, new in sorted(self.edits, key=lambda edit: edit[0], reverse=True):
            text = text[:start] + new + text[end:]
        return text
