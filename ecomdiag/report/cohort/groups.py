"""What groups, and numbers of companies, are called in every report of many companies."""

from __future__ import annotations

from ecomdiag.report.outline import Spans, line
from ecomdiag.texts import Language, say

#: What stands in the place of a number that is not published.
WITHHELD = "··"


def count_text(count: int | None) -> Spans:
    """Write a count, or the sign of one that is not published."""
    return line(WITHHELD if count is None else str(count))


def group_text(names: tuple[str, ...], language: Language) -> str:
    """Write what a group is called: its value, or how many small ones it is of."""
    if len(names) > 1:
        return say("cohort.others", language, count=len(names))
    return names[0] or say("cohort.unsaid", language)
