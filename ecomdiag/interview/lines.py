"""Lines of styled text: the material of every screen of the interview."""

from __future__ import annotations

from typing import TypeAlias

from prompt_toolkit.utils import get_cwidth

Fragment: TypeAlias = tuple[str, str]
"""A style and a text."""
Line: TypeAlias = list[Fragment]


def wrap(text: str, width: int) -> list[str]:
    """Break a text into lines of at most ``width`` columns, at spaces where there are any."""
    width = max(width, 4)
    lines: list[str] = []
    current = ""
    for word in text.split():
        for part in _pieces(word, width):
            candidate = f"{current} {part}" if current else part
            if get_cwidth(candidate) <= width:
                current = candidate
            else:
                lines.append(current)
                current = part
    return [*lines, current] if current or not lines else lines


def block(text: str, width: int, style: str = "", *, first: str = "") -> list[Line]:
    """Wrap a text behind a lead-in; its other lines hang under the first."""
    hang = " " * get_cwidth(first)
    wrapped = wrap(text, width - get_cwidth(first))
    return [[(style, (first if number == 0 else hang) + line)] for number, line in enumerate(wrapped)]


def _pieces(word: str, width: int) -> list[str]:
    """Cut a word that is wider than a line."""
    if get_cwidth(word) <= width:
        return [word]
    pieces = [""]
    for sign in word:
        if get_cwidth(pieces[-1] + sign) > width:
            pieces.append("")
        pieces[-1] += sign
    return pieces
