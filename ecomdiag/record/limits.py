"""What the value of a field may be, beyond its type: said in its annotation, held where records come from outside."""

from __future__ import annotations

from fractions import Fraction
from typing import Annotated, TypeAlias

from ecomdiag.record import Record


class Matches(Record, kw_only=False):
    """A text of this pattern, all of it."""

    pattern: str


class Between(Record, kw_only=False):
    """A number within these limits, both included."""

    low: int
    high: int


Date: TypeAlias = Annotated[str, Matches(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")]
"""A day, ISO."""

Link: TypeAlias = Annotated[str, Matches(r"(https?://[^\s\x00-\x1f\x7f<>\"`\\]+)?")]
"""An address of the web; empty if there is none."""

Points: TypeAlias = Annotated[Fraction, Between(0, 100)]
"""Points of a score."""

_DAYS_OF_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def is_day(text: str) -> bool:
    """Whether a text is a day that there is, written as 2026-11-30; ``Date`` looks at its form alone."""
    parts = text.split("-")
    if not text.isascii() or [*map(len, parts)] != [4, 2, 2] or not all(map(str.isdigit, parts)):
        return False
    year, month, day = map(int, parts)
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    if (month, day) == (2, 29) and not leap:
        return False
    return year > 0 and 1 <= month <= 12 and 1 <= day <= _DAYS_OF_MONTH[month - 1]
