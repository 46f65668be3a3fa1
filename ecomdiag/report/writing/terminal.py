"""Writes an outline for a terminal of any width, with or without colour."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from typing import assert_never

from rich.console import Console
from rich.text import Text

from ecomdiag.report.outline import (
    Block,
    Closing,
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
    Table,
    Terms,
    as_item,
)
from ecomdiag.report.writing.terminal_styles import indented, styled, tone_style
from ecomdiag.report.writing.terminal_table import table
from ecomdiag.texts.bidi import isolated_line
from ecomdiag.texts.showing import bar, printable

NARROW, WIDE = 30, 120
#: Columns of the bar of a gauge, at most.
WIDEST_BAR = 60
#: What a paragraph below a heading stands in from it, a list from what comes before it, and an item from its list.
INDENT = 2

_NOTES = {"reservation": "italic", "limit": "", "disclaimer": "dim", "read_on": "dim"}


def write(outline: Outline, *, width: int, colour: bool = False, bars: bool = True) -> str:
    """Return an outline for a terminal of ``width`` columns; without ``bars``, nothing is drawn."""
    buffer = io.StringIO()
    console = Console(
        file=buffer, width=max(NARROW, min(width, WIDE)), force_terminal=colour, no_color=not colour,
        highlight=False, markup=False, emoji=False, color_system="standard" if colour else None,
        legacy_windows=False,
    )  # fmt: skip
    writer = _Writer(console, bars=bars)
    lines = Text("\n").join(line for block in outline for line in writer.block(block))
    # The lines are broken already. What is wider than the terminal is a command: it is copied, and must stay whole.
    console.print(lines, soft_wrap=True)
    return "".join(f"{isolated_line(line.rstrip())}\n" for line in buffer.getvalue().split("\n")[:-1])


class _Writer:
    """Writes the blocks of one report in their order; a list hangs below the heading or paragraph before it."""

    def __init__(self, console: Console, *, bars: bool) -> None:
        self.console = console
        self.bars = bars
        self.before: Block | None = None
        self.indent = 0

    def block(self, block: Block) -> Iterator[Text]:
        """Yield the lines that show a block, and an empty line before what stands apart."""
        if self.before is not None and _apart(block):
            yield Text()
        yield from self._shown(block)
        if isinstance(block, Heading):
            self.indent = INDENT if block.level > 1 else 0
        self.before = block

    def _shown(self, block: Block) -> Iterator[Text]:  # noqa: C901 (a case for each kind)
        match block:
            case Heading():
                yield from self._lines(Text(printable(block.text), f"bold {tone_style(block.tone)}"))
            case Paragraph():
                yield from self._lines(styled(block.spans), self.indent)
            case Note():
                indent = self.indent if block.kind == "disclaimer" else 0
                yield from self._lines(Text(printable(block.text), _NOTES[block.kind]), indent)
            case Items():
                depth = INDENT + (self.indent if isinstance(self.before, Paragraph) else 0)
                yield from self._items(block.items, depth, numbered=block.numbered)
            case Terms():
                yield from self._items(map(as_item, block.terms), INDENT)
            case Table():
                yield from table(block, self.console, bars=self.bars)
            case Gauge():
                yield from self._gauge(block)
            case Source():
                yield from map(Text, block.text.splitlines())
            case Command():
                yield Text(f"{' ' * INDENT}{printable(block.text)}")
            case Closing():
                yield from (
                    line for text in block.texts for line in self._lines(Text(printable(text), "dim"))
                )
            case PageEnd() | Picture():
                pass
            case _:
                assert_never(block)

    def _lines(self, text: Text, indent: int = 0) -> Iterator[Text]:
        """Break a text into lines that stand so far in."""
        yield from indented(text, self.console, indent)

    def _items(self, items: Iterable[Item], depth: int, *, numbered: bool = False) -> Iterator[Text]:
        for number, item in enumerate(items, 1):
            sign, style = (f"{number}.", "bold") if numbered else self._sign(item.mark)
            yield from self._lines(styled(item.spans, sign, style), depth)
            below = depth + (len(sign) + 1 if numbered else INDENT)
            yield from self._items(item.items, below)

    def _sign(self, mark: Mark) -> tuple[str, str]:
        """Return the sign of an item, and its style."""
        match mark:
            case "limit":
                return ("■" if self.bars else "-"), "red"
            case "unknown":
                return "?", ""
            case "warning":
                return "!", ""
            case "missing":
                return "–", ""
            case "todo":
                return ("☐" if self.bars else "[ ]"), ""
            case "done":
                return ("☑" if self.bars else "[x]"), "green"
            case _:
                return "", ""

    def _gauge(self, gauge: Gauge) -> Iterator[Text]:
        style = tone_style(gauge.bar.tone) or "bold"
        text = Text(f"{printable(gauge.label)}  ")
        text.append(printable(gauge.shown), "bold")
        text.append(f"   {printable(gauge.level_label)}: ")
        text.append(printable(gauge.level), style)
        yield from self._lines(text)
        if self.bars:
            yield Text(bar(gauge.bar.ends, min(self.console.width - 2, WIDEST_BAR)), style)


def _apart(block: Block) -> bool:
    match block:
        case Heading() | Gauge() | Table() | Terms() | Closing():
            return True
        case Note():
            return block.kind == "read_on"
        case _:
            return False
