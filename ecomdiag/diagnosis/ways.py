"""In what way the scores of a diagnosis were made."""

from __future__ import annotations

from ecomdiag.diagnosis.result import Diagnosis


def by_lowest(diagnosis: Diagnosis) -> bool:
    """Say whether some lowest score decides, so that what an answer brings hangs on the others."""
    return "minimum" in _ways(diagnosis)


def hangs_together(diagnosis: Diagnosis) -> bool:
    """Say whether a lowest score decides, or one that is looked up: what an answer brings cannot be told alone."""
    return not {"minimum", "lookup"}.isdisjoint(_ways(diagnosis))


def _ways(diagnosis: Diagnosis) -> set[str]:
    return {diagnosis.questionnaire.scoring, *(own.scoring for own in diagnosis.sections if own.weight)}
