"""Changing single values in the text of an answers file, so that all the rest of it stays as it was typed."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ecomdiag.loader import yaml_nodes, yaml_text
from ecomdiag.loader.template import yaml_answer, yaml_scalar
from ecomdiag.loader.yaml_nodes import Node, Scalar
from ecomdiag.questionnaire.conditions import Answer

_COMMENT = re.compile(r"(^|\s)#", re.MULTILINE)


class Unspliceable(Exception):  # noqa: N818 - a state of the file, not a failure
    """The text is written in a way in which single values cannot be replaced."""


def spliced(text: str, changes: Mapping[str, Answer | None], header: Mapping[str, str]) -> str:
    """Return the text with these answers given, changed or (``None``) emptied, and these values (as YAML) in
    the lines above them. Raises ``Unspliceable``."""
    root = yaml_text.parse(text.encode(), limit=len(text.encode()))
    if not isinstance(root, yaml_nodes.Mapping) or root.flow:
        raise Unspliceable
    lines = _Text(text)
    answers = root.get("answers")
    missing: list[str] = []
    for name, answer in changes.items():
        value = "" if answer is None else yaml_answer(answer)
        pair = _pair(answers, name)
        if pair is not None:
            lines.replace(pair, value)
        elif answer is not None:
            missing.append(f"{yaml_scalar(name)}: {value}")
    if missing:
        lines.add_answers(root, answers, missing)
    for name, value in header.items():
        _set_header(lines, root, name, value)
    return lines.result()


def _pair(answers: Node | None, name: str) -> tuple[Scalar, Node] | None:
    if not isinstance(answers, yaml_nodes.Mapping):
        return None
    if answers.flow:
        raise Unspliceable
    return next(((key, value) for key, value in answers.pairs if key.text == name), None)


def _set_header(lines: _Text, root: yaml_nodes.Mapping, name: str, value: str) -> None:
    pair = next(((key, known) for key, known in root.pairs if key.text == name), None)
    if pair is not None:
        lines.replace(pair, value)
    elif value:
        first = root.pairs[0][0].place
        indent = " " * (first.column - 1)
        lines.insert(lines.offset(first.line - 1, 0), f"{indent}{name}: {value}{lines.newline}")


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
        if isinstance(value, Scalar) and value.empty and not value.text:
            start = end = self._behind_colon(key)
            new = f" {new}" if new else ""
        elif value.place.line != key.place.line:
            start = self._behind_colon(key)
            new = f" {new}" if new else ""
        if _COMMENT.search(self.text[start:end]):
            raise Unspliceable
        self.edits.append((start, end, new))

    def _behind_colon(self, key: Scalar) -> int:
        line, column = key.end
        return self.text.index(":", self.offset(line, column)) + 1

    def add_answers(self, root: yaml_nodes.Mapping, answers: Node | None, missing: list[str]) -> None:
        """Add answers behind the last one, indented like the first."""
        if isinstance(answers, yaml_nodes.Mapping) and answers.pairs:
            indent = " " * (answers.pairs[0][0].place.column - 1)
            last = max(value.end[0] for value in (answers.pairs[-1][0], answers.pairs[-1][1]))
        else:
            holder = next((key for key, _ in root.pairs if key.text == "answers"), None)
            if holder is None or (isinstance(answers, Scalar) and answers.text):
                raise Unspliceable
            indent, last = "  ", holder.end[0]
        at = self.starts[min(last + 1, len(self.starts) - 1)]
        lead = "" if at == 0 or self.text[at - 1] == "\n" else self.newline
        self.insert(at, lead + "".join(f"{indent}{line}{self.newline}" for line in missing))

    def result(self) -> str:
        """Return the text with all edits made."""
        text = self.text
        for start, end, new in sorted(self.edits, key=lambda edit: edit[0], reverse=True):
            text = text[:start] + new + text[end:]
        return text
