"""What changed between two versions of a questionnaire, for respondents and for scores: ``compare``."""

from ecomdiag.changes.comparing import compare

__all__ = ["compare"]
