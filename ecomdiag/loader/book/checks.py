"""What may be put into the cells of a sheet to fill in, as a spreadsheet checks it while they are filled in."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from ecomdiag.loader.book.formulas import FIRST_YEAR
from ecomdiag.loader.book.rows import Row, Sort
from ecomdiag.questionnaire.measures import FIRST_DAY, LAST_DAY, span_of
from ecomdiag.questionnaire.model import Kind, Question
from ecomdiag.questionnaire.said import MAX_SAID
from ecomdiag.texts import Language, say
from ecomdiag.texts.showing import clipped, printable

Check: TypeAlias = dict[str, Any]
"""What XlsxWriter calls a data validation."""

TICK = "x"
#: What a spreadsheet shows beside a cell is no longer; nor is a list that stands within the check itself.
MOST_TITLE, MOST_MESSAGE, MOST_LIST = 32, 255, 255


def check_of(row: Row, title: str, how: str, language: Language, listed: str) -> Check | None:
    """Return what is checked in the answer of a row; ``None`` where anything may stand.

    ``title`` and ``how`` are shown beside the cell; ``listed`` is where the texts of its choices are.
    """
    question = row.question
    if question is None:
        return None
    found = (
        {"validate": "length", "criteria": "<=", "value": MAX_SAID}
        if row.sort is Sort.WORDS
        else _of(question, listed)
    )
    if found is None:
        return None
    return {**found, **messages(title, how, language)}


def messages(title: str, how: str, language: Language) -> Check:
    """Return what is shown where a cell is filled in, and where it is filled in wrongly."""
    shown = clipped(printable(how), MOST_MESSAGE)
    return {
        "input_title": clipped(printable(title), MOST_TITLE),
        "input_message": shown,
        "error_title": say("book.wrong", language),
        "error_message": shown,
    }


def one_of(texts: Sequence[str]) -> Check:
    """Return the check that one of some short texts is chosen."""
    return {"validate": "list", "source": list(texts)}


def length(most: int) -> Check:
    """Return the check that a text is no longer than this."""
    return {"validate": "length", "criteria": "<=", "value": most}


def _of(question: Question, listed: str) -> Check | None:
    match question.kind:
        case Kind.SINGLE | Kind.COUNTRIES:
            return {"validate": "list", "source": f"={listed}"}
        case Kind.MULTIPLE:
            return one_of([TICK])
        case Kind.RANKING:
            numbers = [str(number) for number in range(1, len(question.choices) + 1)]
            whole: Check = {
                "validate": "integer",
                "criteria": "between",
                "minimum": 1,
                "maximum": len(numbers),
            }
            return one_of(numbers) if len(",".join(numbers)) <= MOST_LIST else whole
        case Kind.PERCENTAGE:
            return {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 1}
        case Kind.NUMBER:
            low, high = span_of(question)
            sort = "integer" if question.integer else "decimal"
            return {
                "validate": sort,
                "criteria": "between",
                "minimum": float(low),
                "maximum": float(high),
            }
        case Kind.DATE:
            return _days(question)
        case Kind.TEXT:
            return length(question.max_length)


def _days(question: Question) -> Check | None:
    """Return the check of a date; none where it may be one that a spreadsheet does not count."""
    first, last = (
        datetime.date.fromisoformat(day)
        for day in (question.earliest or FIRST_DAY, question.latest or LAST_DAY)
    )
    if question.earliest is not None and first.year < FIRST_YEAR:
        return None
    ends: Mapping[str, Any] = {"minimum": max(first, datetime.date(FIRST_YEAR, 1, 1)), "maximum": last}
    return {"validate": "date", "criteria": "between", **ends}
