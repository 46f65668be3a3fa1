"""What a question counts that is not asked."""

from __future__ import annotations

from enum import StrEnum


class NotAsked(StrEnum):
    """What a question that is not asked counts: nothing, everything, or it leaves the mean."""

    ZERO = "zero"
    FULL = "full"
    EXCLUDE = "exclude"
