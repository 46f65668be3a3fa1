"""Writes an outline as Markdown, for a forge, an e-mail or an adviser's own template."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, assert_never

from ecomdiag.report.outline import (
    Bar,
    Block,
    Cell,
    Closing,
    Column,
    ColumnKind,
    Command,
    Gauge,
    Heading,
    Item,
    Items,
    Mark,
    Note,
    Outline,
    PageEnd,
    Paragraph,
    Picture,
    Source,
    Span,
    Spans,
    Style,
    Table,
    Terms,
    as_item,
    line,
    strong,
)
from ecomdiag.report.writing.anchors import anchors
from ecomdiag.report.writing.escape import at_start, code, inline, md
from ecomdiag.texts.showing import bar

if TYPE_CHECKING:
    from ecomdiag.brand.model import Letterhead

#: Signs of a bar.
BAR = 20
#: Columns of figures stand to the right.
_SIDES = {ColumnKind.WORDS: "---", ColumnKind.FIGURES: "---:", ColumnKind.BAR: "---"}
_AROUND = {Style.STRONG: "**", Style.LABEL: "**", Style.QUIET: "*"}
#: The boxes of a list of things to do.
_BOXES: Mapping[Mark, str] = {"todo": "[ ] ", "done": "[x] "}
#: What a link has in place of signs that would end it.
_IN_ADDRESS = str.maketrans({" ": "%20", "(": "%28", ")": "%29", "<": "%3C", ">": "%3E"})
#: What Markdown would read as another sign there, which may be one that leads elsewhere: ``&commat;`` is ``@``.
_ENTITY = re.compile(r"&(?=#?\w+;)")


def write(outline: Outline, *, bars: bool = True, letterhead: Letterhead | None = None) -> str:
    """Return an outline as one Markdown document; without ``bars``, nothing is drawn in it.

    A brand is told in words: who made the report below its title, and how to reach them at its end.
    """
    writer = _Writer(_anchors(outline), bars=bars)
    told = list(filter(None, ("\n".join(writer.block(block)) for block in outline)))
    if letterhead is not None:
        told[1:1] = [f"*{md(letterhead.by)}*"]
        told += filter(None, _signed(letterhead))
    return "\n\n".join(told) + "\n"


def _signed(own: Letterhead) -> Iterator[str]:
    yield "---"
    yield md(own.closing)
    yield f"**{md(own.name)}**"
    yield from map(md, own.contact)


def _anchors(outline: Outline) -> dict[str, str]:
    """Return the anchors of headings by their keys; an item has that of the heading above it."""
    found = anchors((block.key, block.text) for block in outline if isinstance(block, Heading))
    above = ""
    for block in outline:
        if isinstance(block, Heading):
            above = found[block.key]
        elif isinstance(block, Items):
            found |= {item.key: above for item in block.items if item.key}
    return found


class _Writer:
    """Writes blocks of one document: it knows the anchors of its headings, by their keys."""

    def __init__(self, anchor_of: Mapping[str, str], *, bars: bool) -> None:
        self.anchor_of = anchor_of
        self.bars = bars

    def block(self, block: Block) -> Iterator[str]:  # noqa: C901 (a case for each kind)
        """Yield the lines of a block."""
        match block:
            case Heading():
                yield f"{'#' * block.level} {inline(block.text).strip()}"
            case Paragraph():
                yield ("> " if block.quoted else "") + self.line(block.spans)
            case Note():
                yield md(block.text)
            case Items():
                yield from self._items(block.items, numbered=block.numbered)
            case Terms():
                yield from self._items(map(as_item, block.terms))
            case Table():
                yield from self._table(block)
            case Gauge():
                yield from self._table(_as_table(block))
            case Source():
                yield from (f"```{block.language}", block.text, "```")
            case Command():
                yield from ("```sh", block.text, "```")
            case Closing():
                yield "---"
                yield from (f"\n{md(text)}" for text in block.texts)
            case PageEnd():
                yield "---"
            case Picture():
                pass
            case _:
                assert_never(block)

    def line(self, spans: Spans) -> str:
        """Write what stands in one line."""
        return at_start("".join(map(self._span, spans)).strip())

    def _span(self, span: Span) -> str:
        if span.address or span.to:
            address = _ENTITY.sub("&amp;", span.address.translate(_IN_ADDRESS))
            target = address or f"#{self.anchor_of[span.to]}"
            return f"[{inline(span.text)}]({target})"
        if span.style is Style.CODE:
            return code(span.text)
        around = _AROUND.get(span.style, "")
        return f"{around}{inline(span.text)}{around}"

    def _items(self, items: Iterable[Item], depth: str = "", *, numbered: bool = False) -> Iterator[str]:
        for number, item in enumerate(items, 1):
            begin = f"{number}. " if numbered else "- "
            yield f"{depth}{begin}{_BOXES.get(item.mark, '')}{self.line(item.spans)}"
            yield from self._items(item.items, depth + " " * len(begin))

    def _table(self, table: Table) -> Iterator[str]:
        shown = [
            number
            for number, column in enumerate(table.columns)
            if self.bars or column.kind is not ColumnKind.BAR
        ]
        columns: list[Column] = [table.columns[number] for number in shown]
        yield _row(self.line(line(column.title)) for column in columns)
        yield _row(_SIDES[column.kind] for column in columns)
        for row in table.rows:
            yield _row(self._cell(row[number]) for number in shown)

    def _cell(self, cell: Cell) -> str:
        if isinstance(cell, Bar):
            return code(bar(cell.ends, BAR)) if cell.ends else ""
        return self.line(cell)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cell or ' ' for cell in cells)} |"


def _as_table(gauge: Gauge) -> Table:
    columns = (Column(gauge.label), Column(gauge.bar_label, ColumnKind.BAR), Column(gauge.level_label))
    return Table(columns, ((line(strong(gauge.shown)), gauge.bar, line(strong(gauge.level))),))
