"""Making text and numbers fit to be shown: no text may act on a terminal, no number may mislead."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from fractions import Fraction

from ecomdiag.diagnosis import Diagnosis, QuestionResult
from ecomdiag.texts import Language, say

#: Control, format (bidirectional marks among them), surrogate and private characters, and line separators.
_ACTING = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def plain(text: str) -> str:
    """Return text from outside as one line in which every character only shows itself."""
    line = " ".join(text.split(" ")) if text.isprintable() else "".join(map(_shown, text))
    return line.strip()


def _shown(sign: str) -> str:
    if sign in "\t\n\r":
        return " "
    if unicodedata.category(sign) in _ACTING:
        return f"\\u{ord(sign):04x}" if ord(sign) > 0xFF else f"\\x{ord(sign):02x}"
    return sign


def one_decimal(score: Fraction, cuts: Iterable[Fraction], language: Language) -> str:
    """Write a score with one decimal, never on the other side of a level's cut: 49.96 is 49.9, not 50.0."""
    shown = round(score, 1)
    if any(round(score, 9) < cut <= shown for cut in cuts):
        shown -= Fraction(1, 10)
    text = f"{float(shown):.1f}"
    return text.replace(".", ",") if language == "es" else text


def points(diagnosis: Diagnosis, score: Fraction | None) -> str:
    """Write a score of a diagnosis with one decimal; a dash if there is none."""
    if score is None:
        return "–"
    return one_decimal(score, (level.start for level in diagnosis.levels), diagnosis.language)


def points_range(diagnosis: Diagnosis, ends: tuple[Fraction, Fraction] | None) -> str:
    """Write a range of scores as briefly as it can be: one number if its ends show the same."""
    if ends is None:
        return "–"
    low, high = (points(diagnosis, end) for end in ends)
    return low if low == high else f"{low}–{high}"


def behind(diagnosis: Diagnosis, question: QuestionResult) -> str:
    """Say what stands behind a strength or weakness: the answer, or why there is none."""
    if question.asked:
        return question.answer_text
    return say("report.depends", diagnosis.language, questions="; ".join(question.depends_on))


def bar(ends: tuple[Fraction, Fraction] | None, width: int) -> str:
    """Draw a score, or the range it may fall in, as a bar of ``width`` characters."""
    if ends is None:
        return " " * width
    low, high = (round(end * width / 100) for end in ends)
    return "█" * low + "▒" * (high - low) + "░" * (width - high)
