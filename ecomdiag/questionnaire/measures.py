"""Answers that are numbers: between what they lie, and how that is said."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache

from ecomdiag.questionnaire.calendar import place_of
from ecomdiag.questionnaire.model import Kind, Question
from ecomdiag.record import Record
from ecomdiag.record.limits import is_day
from ecomdiag.texts import Language
from ecomdiag.texts.dates import day
from ecomdiag.texts.numbers import grouped, unmistakable
from ecomdiag.texts.words import Said, said

#: The kinds of which an answer is a number.
MEASURED = (Kind.PERCENTAGE, Kind.NUMBER)
#: So many digits may stand before the decimal sign of a number, and so many behind it: every engine reckons with them.
MOST_DIGITS = 9
#: No number is farther from 0, whatever its question allows.
FARTHEST = 10**MOST_DIGITS - Fraction(1, 10**MOST_DIGITS)
FIRST_DAY, LAST_DAY = "0001-01-01", "9999-12-31"
FARTHEST_ENDS = (-FARTHEST, FARTHEST)


class Day(Record, kw_only=False):
    """A day that is an answer, as it is read in each language."""

    date: str

    def to(self, language: Language) -> str:
        """Write it out."""
        return day(self.date, language)


class Figure(Record, kw_only=False):
    """A number that is an answer, as it is read in each language."""

    value: Fraction

    def to(self, language: Language) -> str:
        """Write it so that nobody takes decimals for thousands, or miscounts zeros."""
        return grouped(unmistakable(self.value, language))


def span_of(question: Question) -> tuple[Fraction, Fraction]:
    """Return the lowest and the highest number that may be answered to a question; of dates, their places."""
    if question.kind is Kind.DATE:
        return ordinal(question.earliest, FIRST_DAY), ordinal(question.latest, LAST_DAY)
    if question.kind is not Kind.NUMBER:
        return Fraction(0), Fraction(100)
    least, most = question.least, question.most
    # Of one made in Python a limit may be of another type: that is told elsewhere.
    return (
        least if isinstance(least, int | Fraction) else -FARTHEST,
        most if isinstance(most, int | Fraction) else FARTHEST,
    )


@lru_cache(maxsize=4096)
def ordinal(date: str | None, otherwise: str = FIRST_DAY) -> Fraction:
    """Return the place of a day among all; of another in its place if there is none."""
    found = date if isinstance(date, str) and is_day(date) else otherwise
    return Fraction(place_of(found))


def counted(question: Question) -> bool:
    """Say whether only whole numbers are answers, or days."""
    return question.integer or question.kind is Kind.DATE


def wanted(question: Question) -> Said:
    """Say what number or date goes in a question: “a whole number from 0 to 500 (people)”."""
    if question.kind is Kind.DATE:
        return _wanted_day(question)
    sort = "whole" if question.integer else "any"
    limits: Said | str = ""
    if question.least is not None and question.most is not None:
        limits = said("number.between", low=Figure(question.least), high=Figure(question.most))
    elif question.least is not None:
        limits = said("number.at_least", low=Figure(question.least))
    elif question.most is not None:
        limits = said("number.at_most", high=Figure(question.most))
    if question.unit is None:
        return said(f"number.{sort}", limits=limits)
    return said(f"number.{sort}_unit", limits=limits, unit=question.unit)


def _wanted_day(question: Question) -> Said:
    first, last = question.earliest, question.latest
    if first is not None and last is not None:
        return said("date.between", first=Day(first), last=Day(last))
    if first is not None:
        return said("date.from", first=Day(first))
    return said("date.any") if last is None else said("date.until", last=Day(last))
