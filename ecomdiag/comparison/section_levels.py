"""The levels of a section that has some of its own, in several diagnoses."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from ecomdiag.comparison.model import LevelRange
from ecomdiag.diagnosis.result import LevelResult, SectionResult


def levels_of(section: SectionResult) -> LevelRange | None:
    """Return the two levels between which a section's score lies; ``None`` if it has no score, or none of its own."""
    if not section.levels or section.score_range is None:
        return None
    low, high = section.score_range
    return level_at(section.levels, low), level_at(section.levels, high)


def level_at(levels: Sequence[LevelResult], score: Fraction) -> LevelResult:
    """Return the level of a score (0…100), compared at nine decimals, as a diagnosis compares it."""
    return [own for own in levels if own.start <= round(score, 9)][-1]
