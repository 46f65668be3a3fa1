"""Marks of what was found in a text without the parser."""

from __future__ import annotations

from typing import NamedTuple

from ecomdiag.problems.problem import Place
from ecomdiag.record import Record


class Spot(Record, kw_only=False):
    """A place in a text, as the parser marks it (all from 0)."""

    index: int
    line: int
    column: int


class Span(NamedTuple):
    """Marks of what was found without the parser: lines and columns are counted when they are asked for."""

    text: str
    first: int
    last: int

    @property
    def start(self) -> Spot:
        """Where it begins."""
        return self._spot(self.first)

    @property
    def end(self) -> Spot:
        """Just behind it."""
        return self._spot(self.last)

    @property
    def place(self) -> Place:
        """Where it begins, as a person counts."""
        start = self.start
        return Place(line=start.line + 1, column=start.column + 1, cell="")

    @property
    def behind(self) -> tuple[int, int]:
        """Line and column just behind its last part, both from 0."""
        return self.end.line, self.end.column

    def _spot(self, at: int) -> Spot:
        return Spot(at, self.text.count("\n", 0, at), at - self.text.rfind("\n", 0, at) - 1)
