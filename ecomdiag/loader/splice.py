"""Changing single values in the text of an answers file, so that all the rest of it stays as it was typed."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ecomdiag.conditions import Answer
from ecomdiag.loader import yaml_text
from ecomdiag.loader.template import yaml_answer, yaml_scalar
from ecomdiag.loader.yaml_text import Node, Scalar

RESUME_AT = "resume_at"
_COMMENT = re.compile(r"(^|\s)#", re.MULTILINE)


class Unspliceable(Exception):  # noqa: N818 - a state of the file, not a failure
    """The text is written in a way in which single values cannot be replaced."""


def spliced(text: str, changes: Mapping[str, Answer | None], resume_at: str | None) -> str:
    """Return the text with these answers given, changed or (``None``) emptied. Raises ``Unspliceable``."""
    root = yaml_text.parse(text.encode(), limit=len(text.encode()))
    if not isinstance(root, yaml_text.Mapping) or root.flow:
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
    _set_resume_at(lines, root, resume_at)
    return lines.result()


def _pair(answers: Node | None, name: str) -> tuple[Scalar, Node] | None:
    if not isinstance(answers, yaml_text.Mapping):
        return None
    if answers.flow:
        raise Unspliceable
    return next(((key, value) for key, value in answers.pairs if key.text == name), None)


def _set_resume_at(lines: _Text, root: yaml_text.Mapping, resume_at: str | None) -> None:
    pair = next(((key, value) for key, value in root.pairs if key.text == RESUME_AT), None)
    if pair is not None:
        lines.replace(pair, resume_at or "")
    elif resume_at is not None:
        first = root.pairs[0][0].place
        indent = " " * (first.column - 1)
        lines.insert(lines.offset(first.line - 1, 0), f"{indent}{RESUME_AT}: {resume_at}{lines.newline}")


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

    def add_answers(self, root: yaml_text.Mapping, answers: Node | None, missing: list[str]) -> None:
        """Add answers behind the last one, indented like the first."""
        if isinstance(answers, yaml_text.Mapping) and answers.pairs:
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
