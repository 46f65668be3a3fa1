"""Answers that are numbers: between what they lie, and how that is said."""

from __future__ import annotations

from fractions import Fraction

from ecomdiag.questionnaire.model import Kind, Question
from ecomdiag.record import Record
from ecomdiag.texts import Language
from ecomdiag.texts.numbers import unmistakable
from ecomdiag.texts.words import Said, said

#: The kinds of which an answer is a number.
MEASURED = (Kind.PERCENTAGE, Kind.NUMBER)
#: So many digits may stand before the decimal sign of a number, and so many behind it: every engine reckons with them.
MOST_DIGITS = 9
#: No number is farther from 0, whatever its question allows.
FARTHEST = 10**MOST_DIGITS - Fraction(1, 10**MOST_DIGITS)
FARTHEST_ENDS = (-FARTHEST, FARTHEST)


class Figure(Record, kw_only=False):
    """A number that is an answer, as it is read in each language."""

    value: Fraction

    def to(self, language: Language) -> str:
        """Write it so that nobody takes decimals for thousands."""
        return unmistakable(self.value, language)


def span_of(question: Question) -> tuple[Fraction, Fraction]:
    """Return the lowest and the highest number that may be answered to a question of these kinds."""
    if question.kind is not Kind.NUMBER:
        return Fraction(0), Fraction(100)
    least, most = question.least, question.most
    # Of one made in Python a limit may be of another type: that is told elsewhere.
    return (
        least if isinstance(least, int | Fraction) else -FARTHEST,
        most if isinstance(most, int | Fraction) else FARTHEST,
    )


def wanted(question: Question) -> Said:
    """Say what number goes in a question: “a whole number from 0 to 500 (people)”."""
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
