"""How every report writes the scores of a diagnosis, and what stands behind a strength or weakness."""

from __future__ import annotations

from fractions import Fraction

from ecomdiag.advised import RecommendedAction
from ecomdiag.diagnosis import Diagnosis, Finding
from ecomdiag.showing import bar, one_decimal, plain
from ecomdiag.texts import Language, say

__all__ = ["amount", "bar", "behind", "brings", "one_decimal", "plain", "points", "points_range"]


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


def behind(finding: Finding, language: Language) -> list[tuple[str, str]]:
    """Say what stands behind a strength or weakness: titles with answers, and what is not even asked."""
    lines = [(question.title, question.answer_text) for question in finding.answers]
    for closed in finding.not_asked:
        key = "report.depends" if closed.count == 1 else "report.depends_many"
        lines.append(("", say(key, language, question=closed.title, count=str(closed.count))))
    return lines


def amount(value: Fraction, language: Language) -> str:
    """Write a number of points or days with at most one decimal."""
    text = f"{float(value):.1f}".removesuffix(".0")
    return text.replace(".", ",") if language == "es" else text


def brings(own: RecommendedAction, language: Language) -> str:
    """Say what an action brings and takes: points, questions it opens, days of work, a blocker lifted."""
    gain, (low, high) = amount(own.gain, language), (amount(end, language) for end in own.days)
    parts = [say("advice.gain_one" if gain == "1" else "advice.gain", language, gain=gain)]
    if own.opens:
        key = "advice.opens_one" if own.opens == 1 else "advice.opens"
        parts.append(say(key, language, count=str(own.opens)))
    if low == high:
        parts.append(say("advice.day_one" if low == "1" else "advice.days_even", language, days=low))
    else:
        parts.append(say("advice.days", language, low=low, high=high))
    if own.unblocks:
        parts.append(say("advice.unblocks", language))
    return " · ".join(parts)
