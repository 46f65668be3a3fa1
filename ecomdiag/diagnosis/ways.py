"""In what way the scores of a diagnosis were made."""

from __future__ import annotations

from ecomdiag.diagnosis.result import Diagnosis


def by_lowest(diagnosis: Diagnosis) -> bool:
    """Say whether some lowest score decides, so that what an answer brings hangs on the others."""
    ways = [own.scoring for own in diagnosis.sections if own.weight]
    return "minimum" in (diagnosis.questionnaire.scoring, *ways)
