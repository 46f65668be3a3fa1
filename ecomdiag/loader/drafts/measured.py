"""Comparisons with numbers and days as conditions: beyond what can be answered they are whether there is an answer."""

from __future__ import annotations

from fractions import Fraction

from ecomdiag.loader.drafts.expression import Unsaid
from ecomdiag.loader.drafts.joining import Truth, negated, together
from ecomdiag.loader.forms.xpath import decimal
from ecomdiag.questionnaire.calendar import day_at, place_of
from ecomdiag.questionnaire.conditions import All, Answered, AtLeast, AtMost, Not, OnOrAfter, OnOrBefore
from ecomdiag.questionnaire.measures import FIRST_DAY, LAST_DAY, span_of
from ecomdiag.questionnaire.model import Question
from ecomdiag.record.limits import is_day


def of_count(question: Question, sign: str, number: Fraction) -> Truth:
    """Say a comparison of how many there are: none, where that was not answered."""
    least = Fraction(-(-number.numerator // number.denominator))
    more = least + 1 if least == number else least
    reached, passed = (True if limit <= 0 else of_number(question, ">=", limit) for limit in (least, more))
    match sign:
        case ">=" | "<":
            return reached if sign == ">=" else negated(reached)
        case ">" | "<=":
            return passed if sign == ">" else negated(passed)
    same = together([reached, negated(passed)]) if least == number else False
    return same if sign == "=" else negated(same)


def of_number(question: Question, sign: str, number: Fraction) -> Truth:
    """Say a comparison with a number within what can be answered: beyond that it is whether there is an answer."""
    if sign in (">", "<"):
        other = of_number(question, "<=" if sign == ">" else ">=", number)
        return together([Answered(question.id), negated(other)])
    if sign == "=":
        return together([of_number(question, ">=", number), of_number(question, "<=", number)])
    if sign == "!=":
        return negated(of_number(question, "=", number))
    low, high = span_of(question)
    ends = {decimal(end): end for end in (low, high)}
    number = ends.get(decimal(number), number)  # a form has no thirds
    if low <= number <= high:
        return (AtLeast if sign == ">=" else AtMost)(question.id, number)
    return Answered(question.id) if (number < low) == (sign == ">=") else False


def of_day(question: Question, sign: str, value: str) -> Truth:
    """Say a comparison with a day, or with the beginning of one."""
    day = value[:10]
    if not is_day(day):
        raise Unsaid("condition_uses", what=value)
    name = question.id
    match sign:
        case ">=":
            return OnOrAfter(name, day)
        case "<=":
            return OnOrBefore(name, day)
        case ">" | "<":
            next_day = (
                day_at(place_of(day) + (1 if sign == ">" else -1))
                if day not in (FIRST_DAY, LAST_DAY)
                else day
            )
            if next_day == day:
                raise Unsaid("condition_uses", what=value)
            return OnOrAfter(name, next_day) if sign == ">" else OnOrBefore(name, next_day)
        case "=":
            return All((OnOrAfter(name, day), OnOrBefore(name, day)))
        case _:
            return Not(All((OnOrAfter(name, day), OnOrBefore(name, day))))
