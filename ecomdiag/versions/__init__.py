"""What changed between two versions of a questionnaire, for respondents and for scores: ``diff``."""

from ecomdiag.versions.diffing import diff

__all__ = ["diff"]
