"""Making text and numbers fit to be shown: no text may act on a terminal, no number may mislead."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from ecomdiag.texts.bidi import isolated_line

if TYPE_CHECKING:
    from fractions import Fraction

#: Control, format (bidirectional marks among them), surrogate and private characters, and line separators.
_ACTING = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})

#: What tells letters to stand apart or to join; and the scripts in which it does, from Arabic to Sinhala.
JOINERS = "\u200c\u200d"
_FIRST, _LAST = "\u0600", "\u0dff"
#: Any letter of these: alef.
_A_LETTER = "\u0627"


def printable(text: str) -> str:
    """Return text from outside as one line in which every character only shows itself."""
    return harmless(text).strip()


def shown_line(text: str) -> str:
    """Return text from outside as one line of a terminal, where words written from right to left keep their place."""
    return isolated_line(printable(text))


def harmless(text: str) -> str:
    """Return text from outside in which every character only shows itself, with the spaces at its ends."""
    if text.isprintable():
        return text
    return "".join(sign if joins else _shown(sign) for sign, joins in with_joiners(text))


def clipped(text: str, most: int, width_of: Callable[[str], int] = len) -> str:
    """Return a text of at most ``most`` signs, with "…" for what had to go; nothing where there is no room.

    For a terminal ``width_of`` tells how many columns a text takes, and ``most`` is a number of them.
    """
    if width_of(text) <= most:
        return text
    kept = ""
    for sign in text:
        if width_of(kept + sign) > most - 1:
            break
        kept += sign
    return f"{kept.rstrip()}…" if most > 0 else ""


def shortened(text: str, most: int) -> str:
    """Return a text of at most ``most`` signs, with "…" for what had to go: whole words, if they are not too long."""
    if len(text) <= most:
        return text
    words, _, _ = text[:most].rpartition(" ")
    return (words if len(words) > most // 2 else text[: most - 1]).rstrip(" ,.;:") + "…"


def bar(ends: tuple[Fraction, Fraction] | None, width: int) -> str:
    """Draw a score, or the range it may fall in, as a bar of ``width`` characters."""
    if ends is None:
        return " " * width
    low, high = (round(end * width / 100) for end in ends)
    return "█" * low + "▒" * (high - low) + "░" * (width - high)


def with_joiners(text: str, *, goes_on: bool = False) -> Iterator[tuple[str, bool]]:
    """Yield the signs of a line, and of each whether it tells two letters to join, or not to.

    Without it Persian and the scripts of India are misspelt (RFC 5892, appendix A.1 and A.2); anywhere else it is a sign
    that nobody sees. With ``goes_on`` another letter may still be typed behind the text.
    """
    after = text[1:] + (_A_LETTER if goes_on else "\0")
    for before, sign, behind in zip("\0" + text, text, after, strict=False):
        letters = before + behind
        yield sign, sign in JOINERS and all(_FIRST <= own <= _LAST and own.isprintable() for own in letters)


def _shown(sign: str) -> str:
    if sign in "\t\n\r":
        return " "
    if unicodedata.category(sign) in _ACTING:
        return f"\\u{ord(sign):04x}" if ord(sign) > 0xFF else f"\\x{ord(sign):02x}"
    return sign
