"""How the figures of a diagnosis are written: scores, levels, what an action brings and takes."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache

from ecomdiag.diagnosis.result import Diagnosis, LevelResult, RecommendedAction
from ecomdiag.report.outline import KEPT, Tone
from ecomdiag.texts import Language, say
from ecomdiag.texts.numbers import fixed, one_decimal, rounded, score_range


def points(diagnosis: Diagnosis, score: Fraction | None, language: Language) -> str:
    """Write a score of a diagnosis with one decimal; a dash if there is none."""
    if score is None:
        return "–"
    return one_decimal(score, (level.start for level in diagnosis.levels), language)


def points_range(diagnosis: Diagnosis, ends: tuple[Fraction, Fraction] | None, language: Language) -> str:
    """Write a range of scores of a diagnosis as briefly as it can be."""
    return score_range(ends, (level.start for level in diagnosis.levels), language)


def level_tone(levels: Sequence[LevelResult], level: LevelResult | None) -> Tone:
    """Return the place of a level among all, by which it is coloured; nothing while none is reached for sure."""
    return "" if level is None else [known.id for known in levels].index(level.id)


def amount(value: Fraction, language: Language) -> str:
    """Write a number of points or days with at most one decimal."""
    return rounded(value, language, 1)


def signed(value: Fraction, language: Language) -> str:
    """Write points with one decimal that are more, or less, than before: +1.5, −0.3, 0.0."""
    sign = "+" if value > 0 else "−" if value < 0 else ""
    return f"{sign}{fixed(abs(value), language, 1)}"


def brings(own: RecommendedAction, language: Language) -> str:
    """Say what an action brings and takes: points, questions it opens, days of work, why it comes first."""
    parts = [say("advice.gain", language, count=round(own.gain, 1))]
    if own.opens:
        parts.append(say("advice.opens", language, count=own.opens))
    parts.append(effort(own, language))
    if own.stage != "gain":
        parts.append(say(f"advice.stage.{own.stage}", language))
    return " · ".join(parts)


def effort(own: RecommendedAction, language: Language) -> str:
    """Say what an action takes: days of work."""
    return _effort(*own.days, language)


@lru_cache(KEPT)
def _effort(least: Fraction, most: Fraction, language: Language) -> str:
    low, high = round(least, 1), round(most, 1)
    if low == high:
        return say("advice.days", language, count=low)
    return say("advice.days_range", language, low=low, high=high)


def days(own: RecommendedAction, language: Language) -> str:
    """Write the days of work that an action takes, as figures: 2–6."""
    return "–".join(dict.fromkeys(amount(end, language) for end in own.days))


def all_effort(actions: Sequence[RecommendedAction], language: Language) -> str:
    """Say what actions take together: how many they are, and days of work."""
    low, high = (round(sum((own.days[end] for own in actions), Fraction()), 1) for end in (0, 1))
    return say("advice.total", language, count=len(actions), low=low, high=high)


def with_alternatives(
    recommendations: tuple[RecommendedAction, ...],
) -> list[tuple[RecommendedAction, list[RecommendedAction]]]:
    """Put what leads to the same answer together: the best of it, then what may be done instead."""
    found: dict[str, list[RecommendedAction]] = {
        own.action: [] for own in recommendations if not own.alternative_to
    }
    for own in recommendations:
        if own.alternative_to is not None:
            found[own.alternative_to].append(own)
    by_id = {own.action: own for own in recommendations}
    return [(by_id[name], others) for name, others in found.items()]
