"""How wide a text is in a terminal, where a Chinese sign takes two columns, and how it is broken into lines."""

from __future__ import annotations

import unicodedata


def cells(text: str) -> int:
    """Return how many columns a text takes."""
    return len(text) if text.isascii() else sum(map(_width, text))


def padded(text: str, width: int) -> str:
    """Return a text with spaces after it, up to so many columns."""
    return text + " " * (width - cells(text))


def wrapped(text: str, width: int) -> list[str]:
    """Break a text at spaces into lines of at most ``width`` columns; a word that is wider is cut where it stands."""
    lines, used = [""], 0
    for word in text.split():
        between, wide = " " if lines[-1] else "", cells(word)
        room = width - used - len(between)
        if wide <= room:
            lines[-1] += between + word
            used = width - room + wide
        elif wide <= width:
            lines.append(word)
            used = wide
        else:
            first, *others = _pieces(word, room, width)
            lines[-1] += between + first if first else ""
            lines += others
            used = cells(lines[-1])
    return lines


def _pieces(word: str, room: int, width: int) -> list[str]:
    """Cut a word that is wider than a line: the first piece takes the room that is left, the others a line each."""
    pieces = [""]
    for sign in word:
        most = width if len(pieces) > 1 else room
        if cells(pieces[-1] + sign) > most and (len(pieces) == 1 or pieces[-1]):
            pieces.append("")
        pieces[-1] += sign
    return pieces


def _width(sign: str) -> int:
    if unicodedata.category(sign) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(sign) in {"W", "F"} else 1
