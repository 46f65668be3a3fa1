"""Lines of styled text: the material of every screen of the interview."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, TypeAlias

from ecomdiag.texts import Language, say
from ecomdiag.texts.bidi import isolated_line
from ecomdiag.texts.cells import cells, wrapped
from ecomdiag.texts.showing import clipped

#: Text wider than this is tiring to read.
WIDEST = 100

Line: TypeAlias = list[Any]
"""Pieces of text, each a style and a text."""


@lru_cache(maxsize=256)
def wrap(text: str, width: int) -> tuple[str, ...]:
    """Break a text into lines of at most ``width`` columns. Kept, as a screen is wrapped again at each key."""
    return tuple(wrapped(text, max(width, 4)))


def block(text: str, width: int, style: str = "", *, first: str = "") -> list[Line]:
    """Wrap a text behind a lead-in; its other lines hang under the first."""
    hang = " " * cells(first)
    lines = wrap(text, width - cells(first))
    return [[(style, (first if number == 0 else hang) + line)] for number, line in enumerate(lines)]


def fitting(text: str, width: int) -> str:
    """Return a text of at most ``width`` columns, with "…" for what had to go; nothing where there is no room."""
    return clipped(text, width, cells)


def joined(items: list[str], separator: str, width: int) -> list[str]:
    """Fill lines with items, none of them broken."""
    lines: list[str] = []
    for item in items:
        if lines and cells(lines[-1] + separator + item) <= width:
            lines[-1] += separator + item
        else:
            lines.append(fitting(item, width))
    return lines


def isolated_pieces(line: Line) -> Line:
    """Return a line in which words that are written from right to left keep their place."""
    return [(style, isolated_line(text), *rest) for style, text, *rest in line]


def in_view(
    lines: Sequence[Line], seen: tuple[int, int], room: int, language: Language, around: tuple[bool, bool]
) -> list[Line]:
    """Cut lines to the room there is, around the first and last that must be seen, and tell what is cut off.

    ``around`` says whether there is more that is not among the lines, above and below.
    """
    first, last = seen[0], min(seen[1], seen[0] + room - 3)
    top = 0 if last < room - 1 and not around[0] else min(max(first - 1, last - room + 2), len(lines) - room)
    top = max(top, 0)
    shown = list(lines[top : top + room])
    if len(shown) == room and (top > 0 or around[0]):
        shown[0] = [("class:dim", f"   ▲ {say('interview.more_above', language)}")]
    if len(shown) == room and (top + room < len(lines) or around[1]):
        shown[-1] = [("class:dim", f"   ▼ {say('interview.more_below', language)}")]
    return shown
