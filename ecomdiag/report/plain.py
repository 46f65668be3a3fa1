"""How every report writes the scores of a diagnosis, and what stands behind a strength or weakness."""

from __future__ import annotations

from fractions import Fraction

from ecomdiag.diagnosis import Diagnosis, QuestionResult
from ecomdiag.showing import bar, one_decimal, plain
from ecomdiag.texts import say

__all__ = ["bar", "behind", "one_decimal", "plain", "points", "points_range"]


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
