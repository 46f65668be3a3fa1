"""What is worked out once for all tests of a process: many of them show the same answers in one more way."""

from __future__ import annotations

from functools import lru_cache, wraps

from ecomdiag.diagnosis import diagnose
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.scoring.scoring import ScoreRanges, Standing


def remember_ranges() -> None:
    """The range of open answers hangs on them alone, and to find it takes most of the time of a diagnosis."""
    worked_out = diagnose._ranges

    @wraps(worked_out)
    def remembered(questionnaire: Questionnaire, now: Standing) -> ScoreRanges:
        sheets[key := repr(sorted(now.sheet.answers.items()))] = now
        try:
            return found(questionnaire, key)
        finally:
            del sheets[key]

    @lru_cache(maxsize=2_000)
    def found(questionnaire: Questionnaire, answers: str) -> ScoreRanges:
        return worked_out(questionnaire, sheets[answers])

    sheets: dict[str, Standing] = {}
    diagnose._ranges = remembered
