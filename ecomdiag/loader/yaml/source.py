"""A text by its lines, as YAML counts them, and the problems that are found in it. Imported when there is a slip."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Any

from ecomdiag.problems.problem import Place, Problem


class YamlSource:
    """A text, by its lines as YAML counts them."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [0]
        for line in text.splitlines(keepends=True):
            self.starts.append(self.starts[-1] + len(line))
        if len(self.starts) > 1 and not text[-1].isspace():
            self.starts.pop()  # the last line has no end

    def offset(self, mark: Any) -> int:
        """Return the position of a mark of the parser; the beginning if there is none."""
        if mark is None:
            return 0
        line, column = int(mark.line), int(mark.column)
        return min(self.starts[line] + column, len(self.text)) if line < len(self.starts) else len(self.text)

    def place(self, offset: int) -> Place:
        """Return the line and column of a position, as a person counts."""
        line = bisect_right(self.starts, offset)
        return Place(line=line, column=offset - self.starts[line - 1] + 1)

    def problem(self, rule: str, offset: int, **values: str) -> Problem:
        """Make the problem that a rule of YAML is broken at a position."""
        return Problem(rule=f"yaml.{rule}", place=self.place(offset), values=values)

    def start_of(self, offset: int) -> int:
        """Return where the line begins in which a position is."""
        return self.starts[bisect_right(self.starts, offset) - 1]

    def rest(self, offset: int) -> str:
        """Return what is left of the line from a position on."""
        line = bisect_right(self.starts, offset)
        end = self.starts[line] if line < len(self.starts) else len(self.text)
        return self.text[offset:end].rstrip("\n\r\x85\u2028\u2029")

    def before(self, offset: int) -> str:
        """Return what stands before a position on its line."""
        return self.text[self.start_of(offset) : offset]

    def sign(self, offset: int) -> str:
        """Return the character at a position; nothing at the end."""
        return self.text[offset : offset + 1]

    def line_above(self, offset: int) -> int | None:
        """Return where the nearest line above begins that says something."""
        start = self.start_of(offset)
        while start > 0:
            start = self.start_of(start - 1)
            said = self.rest(start).strip()
            if said and not said.startswith("#"):
                return start
        return None

    def content(self, start: int) -> int:
        """Return where a line's first visible sign is."""
        line = self.rest(start)
        return start + len(line) - len(line.lstrip())

    def hidden_near(self, offset: int) -> int | None:
        """Return the position of a sign that cannot be seen, where a line begins or behind its colon."""
        start = self.start_of(offset)
        line = self.rest(start)
        found = re.match(r"[ \t]*([^\x00-\x7f])", line) or re.search(r":[ \t]*([^\x00-\x7f])", line)
        return start + found.start(1) if found and not found.group(1).isprintable() else None


def in_quotes(text: str) -> str:
    """Return a text in quotes that do not occur in it."""
    text = text.strip()
    return f"'{text}'" if '"' in text else f'"{text}"'
