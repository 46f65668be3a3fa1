"""Making text and numbers fit to be shown: no text may act on a terminal, no number may mislead."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from fractions import Fraction

from ecomdiag.texts import Language

#: Control, format (bidirectional marks among them), surrogate and private characters, and line separators.
_ACTING = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def plain(text: str) -> str:
    """Return text from outside as one line in which every character only shows itself."""
    return (text if text.isprintable() else "".join(map(_shown, text))).strip()


def one_decimal(score: Fraction, cuts: Iterable[Fraction], language: Language) -> str:
    """Write a score with one decimal, never on the other side of a level's cut: 49.96 is 49.9, not 50.0."""
    shown = round(score, 1)
    if any(round(score, 9) < cut <= shown for cut in cuts):
        shown -= Fraction(1, 10)
    text = f"{float(shown):.1f}"
    return text.replace(".", ",") if language == "es" else text


def bar(ends: tuple[Fraction, Fraction] | None, width: int) -> str:
    """Draw a score, or the range it may fall in, as a bar of ``width`` characters."""
    if ends is None:
        return " " * width
    low, high = (round(end * width / 100) for end in ends)
    return "█" * low + "▒" * (high - low) + "░" * (width - high)


def _shown(sign: str) -> str:
    if sign in "\t\n\r":
        return " "
    if unicodedata.category(sign) in _ACTING:
        return f"\\u{ord(sign):04x}" if ord(sign) > 0xFF else f"\\x{ord(sign):02x}"
    return sign
