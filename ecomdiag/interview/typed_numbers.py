"""What number or date a person typed, and what is wrong with it."""

from __future__ import annotations

from fractions import Fraction

from ecomdiag.names.amounts import read_amount
from ecomdiag.names.answers import wrong_with
from ecomdiag.names.days import read_day
from ecomdiag.questionnaire.model import Kind, Question
from ecomdiag.record.exact import read_number
from ecomdiag.texts import Language, say
from ecomdiag.texts.showing import printable

#: How much of what was typed is said again.
MOST_SAID = 40


def number_in(question: Question, typed: str, language: Language) -> Fraction | str:
    """Return the number that was typed as an answer, or what is wrong with it, in a sentence."""
    if question.kind is Kind.PERCENTAGE:
        value = read_number(typed.removesuffix("%").strip())
        if value is None or not 0 <= value <= 100:
            return say("interview.not_percentage", language, found=typed[:MOST_SAID])
        return value
    amount = read_amount(question, typed)
    wrong = next(wrong_with(question, typed[:MOST_SAID] if amount is None else amount), None)
    if wrong is not None:
        return printable(wrong.message(language))
    assert amount is not None, "what is no number is wrong"
    return amount


def day_in(question: Question, typed: str, language: Language) -> tuple[str | None, str]:
    """Return the day that was typed as an answer; or ``None``, and what is wrong with it, in a sentence."""
    day = read_day(typed)
    wrong = next(wrong_with(question, typed[:MOST_SAID] if day is None else day), None)
    return (day, "") if wrong is None else (None, printable(wrong.message(language)))
