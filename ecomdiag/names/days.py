"""Days as people write them: 2026-11-30, 30/11/2026, 30 de noviembre de 2026; and what is wrong with one.

Where only numbers are written, the day comes before the month, as in Spain and in Britain; a year has four digits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ecomdiag.problems.problem import Problem
from ecomdiag.questionnaire.conditions import Answer
from ecomdiag.questionnaire.measures import ordinal, span_of, wanted
from ecomdiag.questionnaire.model import Question
from ecomdiag.record.limits import is_day
from ecomdiag.texts.dates import MONTHS
from ecomdiag.texts.words import in_each_language

#: Nothing longer is read as a day.
MOST_SIGNS = 40
_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?)?", re.ASCII)
_DAY_FIRST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})", re.ASCII)
_NAMED = re.compile(
    r"(?P<day>[0-9]{1,2})(?:º|st|nd|rd|th)?(?: de| of)? (?P<name>[^\W\d_]+)\.?(?: de| del)?,? (?P<year>[0-9]{4})"
)
_NAME_FIRST = re.compile(r"(?P<name>[^\W\d_]+)\.? (?P<day>[0-9]{1,2})(?:st|nd|rd|th)?,? (?P<year>[0-9]{4})")
#: Letters of a month's name that are enough.
_ENOUGH = 3


def read_day(text: str) -> str | None:
    """Read a day, as 2026-11-30; ``None`` if it is none."""
    typed = " ".join(text.split()).strip(".").lower()
    if len(typed) > MOST_SIGNS:
        return None
    parts = _parts(typed)
    if parts is None:
        return None
    year, month, day = parts
    found = f"{year:04}-{month:02}-{day:02}"
    return found if is_day(found) else None


def wrong_day(question: Question, answer: Answer) -> Iterator[Problem]:
    """Yield what is wrong with an answer to a question for a date."""
    if not isinstance(answer, str):
        yield Problem(rule="date_one", question=question.id)
        return
    low, high = span_of(question)
    rule = "date_limits" if is_day(answer) else "date_expected"
    if rule == "date_limits" and low <= ordinal(answer) <= high:
        return
    sentence = in_each_language(wanted(question))
    yield Problem(rule=rule, question=question.id, values={"found": answer}, sentence=sentence)


def _parts(typed: str) -> tuple[int, int, int] | None:
    """Return year, month and day, in whatever order they were written."""
    if found := _YEAR_FIRST.fullmatch(typed.upper()):
        return int(found[1]), int(found[3]), int(found[4])
    if found := _DAY_FIRST.fullmatch(typed):
        return int(found[4]), int(found[3]), int(found[1])
    found = _NAMED.fullmatch(typed) or _NAME_FIRST.fullmatch(typed)
    month = 0 if found is None else _month(found["name"])
    return (int(found["year"]), month, int(found["day"])) if found and month else None


def _month(name: str) -> int:
    """Return which month is meant by its name in either language, or the first letters of it; 0 if none is."""
    if len(name) < _ENOUGH:
        return 0
    known = (
        place
        for months in MONTHS.values()
        for place, own in enumerate(months, 1)
        if own.lower().startswith(name)
    )
    return next(known, 0)
