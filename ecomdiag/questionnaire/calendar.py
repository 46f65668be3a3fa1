"""Days counted: the place of each among all days, as ``datetime.date.toordinal`` gives it, without a clock beside.

The calendar is the Gregorian one throughout, before 1582 too; the first day is 0001-01-01.
"""

from __future__ import annotations

from itertools import accumulate

#: How long each month is in a usual year, and the days before it; last, those of a year.
DAYS_OF_MONTH = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
DAYS_BEFORE = (0, *accumulate(DAYS_OF_MONTH))
_IN_400_YEARS = 146_097


def place_of(day: str) -> int:
    """Return the place of a day, given as 2026-11-30."""
    year, month, number = map(int, day.split("-"))
    return _before(year) + DAYS_BEFORE[month - 1] + (month > 2 and _leap(year)) + number


def day_at(place: int) -> str:
    """Return the day at a place, as 2026-11-30."""
    # Never too late, and seldom a year too early.
    year = max((place - 1) * 400 // _IN_400_YEARS, 1)
    while _before(year + 1) < place:
        year += 1
    while _before(year) >= place:
        year -= 1
    left = place - _before(year)
    leap = _leap(year)
    starts = [before + (month > 1 and leap) for month, before in enumerate(DAYS_BEFORE[:12])]
    month = sum(start < left for start in starts)
    return f"{year:04}-{month:02}-{left - starts[month - 1]:02}"


def _before(year: int) -> int:
    """Return how many days there were before a year began."""
    past = year - 1
    return 365 * past + past // 4 - past // 100 + past // 400


def _leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
