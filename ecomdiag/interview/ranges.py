"""The range of the result in words, while questions are still open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecomdiag.interview.lookout import Lookout
from ecomdiag.texts import Language, say
from ecomdiag.texts.numbers import score_range

if TYPE_CHECKING:
    from ecomdiag.scoring.scoring import Range


def range_parts(lookout: Lookout, section: str, language: Language) -> list[tuple[str, str]]:
    """Return sentences and the figures alone: of the whole, and of a section if it has a score of its own."""
    ranges = lookout.ranges
    if ranges is None:
        return [(say("interview.range", language, whole="…"), "…")]
    whole = _figures(lookout, ranges.overall, language)
    key = "interview.range" if ranges.exact else "interview.range_within"
    parts = [(say(key, language, whole=whole), whole)]
    own = ranges.sections.get(section)
    if own is not None:
        figures = _figures(lookout, own, language)
        parts.append((say("interview.range_section", language, section=figures), figures))
    return parts


def _figures(lookout: Lookout, ends: Range | None, language: Language) -> str:
    return score_range(ends, (level.start for level in lookout.questionnaire.levels), language)
