"""Writes an outline as plain lines of a window: words stand whole, what follows stands under its beginning."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from ecomdiag.report.outline import (
    Bar,
    Block,
    Closing,
    Command,
    Gauge,
    Heading,
    Item,
    Items,
    Note,
    Outline,
    PageEnd,
    Paragraph,
    Picture,
    Source,
    Spans,
    Table,
    Terms,
)
from ecomdiag.texts.bidi import isolated_line
from ecomdiag.texts.cells import cells, padded, wrapped
from ecomdiag.texts.showing import printable

INDENT = "  "
#: Columns of the narrowest window that is served, and of text that stand beside what a line begins with.
NARROWEST, LEAST_TEXT = 30, 22


def write(outline: Outline, *, width: int) -> str:
    """Return an outline in lines of at most ``width`` columns."""
    writer = _Writer(width)
    rows = (row for block in outline for row in writer.block(block))
    return "".join(f"{isolated_line(row)}\n" for row in rows)


class _Writer:
    """Writes the blocks of one report in their order: each stands as deep as the heading before it says."""

    def __init__(self, width: int) -> None:
        self.width = width
        self.depth = 0
        self.begun = False

    def block(self, block: Block) -> Iterator[str]:
        """Yield the rows of a block, and an empty one before what stands apart."""
        if self.begun and self._apart(block):
            yield ""
        self.begun = True
        if isinstance(block, Heading):
            self.depth = block.level - 1
            yield from self._rows(INDENT * (block.level - 2), block.text)
        else:
            yield from self._inner(block, INDENT * self.depth)

    def _apart(self, block: Block) -> bool:
        match block:
            case Heading():
                return block.level <= 2
            case Note() | Terms() | Table() | Gauge():
                return self.depth == 0
            case _:
                return isinstance(block, Closing)

    def _inner(self, block: Block, indent: str) -> Iterator[str]:  # noqa: C901 (a case for each kind)
        match block:
            case Paragraph():
                yield from self._rows(indent, shown(block.spans))
            case Note():
                yield from self._rows(indent, block.text)
            case Items():
                yield from self._items(block.items, indent + INDENT)
            case Terms():
                yield from self._terms(block, indent)
            case Table():
                yield from self._table(block, indent)
            case Gauge():
                yield from self._rows(indent, f"{block.label}: {block.shown}")
                yield from self._rows(indent, f"{block.level_label}: {block.level}")
            case Source():
                yield from block.text.splitlines()
            case Command():
                yield f"{indent}{INDENT}{printable(block.text)}"
            case Closing():
                for text in block.texts:
                    yield from self._rows("", text)
            case PageEnd() | Picture():
                pass
            case Heading():
                raise AssertionError("a heading is written before what stands below it")
            case _:
                assert_never(block)

    def _items(self, items: Iterable[Item], indent: str) -> Iterator[str]:
        for item in items:
            yield from self._rows(indent, shown(item.spans))
            yield from self._items(item.items, indent + INDENT)

    def _terms(self, terms: Terms, indent: str) -> Iterator[str]:
        longest = max(map(cells, [*terms.labels, *(term.label for term in terms.terms)]))
        for term in terms.terms:
            for number, text in enumerate(term.lines):
                label = "" if number else term.label
                yield from self._rows(f"{indent}{padded(label, longest)}  ", text)

    def _table(self, table: Table, indent: str) -> Iterator[str]:
        """A row is a paragraph: its first cell, and below it what would stand in the other columns."""
        for row in table.rows:
            named = zip(table.columns[1:], row[1:], strict=True)
            told = [(column.title, shown(cell)) for column, cell in named if not isinstance(cell, Bar)]
            yield from self._rows(indent, "" if isinstance(row[0], Bar) else shown(row[0]))
            rest = " · ".join(f"{title}: {text}" for title, text in told if text)
            yield from self._rows(indent + INDENT, rest)

    def _rows(self, first: str, text: str) -> list[str]:
        return rows(first, printable(text), self.width)


def shown(spans: Spans) -> str:
    """Return the text of a line; an address stands behind what leads to it."""
    return "".join(f"{span.text} ({span.address})" if span.address else span.text for span in spans)


def rows(first: str, text: str, width: int) -> list[str]:
    """Break a text at words, behind what its line begins with; a line of nothing is an empty one.

    Where what it begins with leaves too little room, that has a row to itself and the text stands below it.
    """
    width = max(width, NARROWEST)
    if cells(first) > width - LEAST_TEXT:
        depth = min(len(first) - len(first.lstrip()), width - LEAST_TEXT - len(INDENT))
        label = [f"{' ' * depth}{first.strip()}"] if first.strip() else []
        return [*label, *_beside(" " * (depth + len(INDENT)), text, width)]
    return _beside(first, text, width)


def _beside(first: str, text: str, width: int) -> list[str]:
    beside = cells(first)
    found = wrapped(text, width - beside)
    return [f"{' ' * beside if number else first}{row}".rstrip() for number, row in enumerate(found)]
