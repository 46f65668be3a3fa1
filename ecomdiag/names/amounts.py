"""Numbers as people write them: in groups of three digits, with a unit, with a comma; and what is wrong with one.

What can be read in two ways is never guessed: ``1.234`` is 1234 to one and a little more than 1 to another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from ecomdiag.problems.problem import Problem
from ecomdiag.questionnaire.conditions import Answer
from ecomdiag.questionnaire.measures import FARTHEST, MOST_DIGITS, span_of, wanted
from ecomdiag.questionnaire.model import Question
from ecomdiag.record.exact import read_number
from ecomdiag.texts.numbers import number
from ecomdiag.texts.words import in_each_language

#: Nothing longer is read as a number.
MOST_SIGNS = 80
#: One group of three digits behind a sign that may part thousands or decimals.
_EITHER = re.compile(r"([+-]?)([1-9]\d{0,2})[.,](\d{3})", re.ASCII)
_GROUPED = re.compile(
    r"[+-]?[1-9]\d{0,2}(?:(?P<mark>[ '.,])\d{3})(?:(?P=mark)\d{3})*(?:(?P<sign>[.,])\d+)?", re.ASCII
)
#: Other signs by which people part thousands, and a minus that is no hyphen.
MEANT = {"\u00a0": " ", "\u2009": " ", "\u202f": " ", "’": "'", "−": "-"}
_SIGNS = str.maketrans(MEANT)


def read_amount(question: Question, text: str) -> Fraction | None:
    """Read an answer in numbers, exactly; ``None`` if it is none, or can be read in two ways."""
    found = _read(_bare(question, text))
    return found if isinstance(found, Fraction) else None


def wrong_amount(question: Question, answer: Answer) -> Iterator[Problem]:
    """Yield what is wrong with an answer to a question for a number."""
    if isinstance(answer, tuple):
        yield Problem(rule="number_list", question=question.id)
    elif isinstance(answer, str):
        yield _unread(question, answer)
    elif abs(answer) > FARTHEST:
        yield _too_long(question, number(answer))
    else:
        low, high = span_of(question)
        rule = "number_limits" if not low <= answer <= high else ""
        rule = rule or ("number_whole" if question.integer and answer.denominator != 1 else "")
        if rule:
            sentence = in_each_language(wanted(question))
            yield Problem(rule=rule, question=question.id, values={"found": answer}, sentence=sentence)


def _unread(question: Question, text: str) -> Problem:
    """Say why a text is not taken for a number."""
    bare = _bare(question, text)
    either = _EITHER.fullmatch(bare)
    if either is not None:
        sign, whole, part = either.groups()
        values = {"found": text, "whole": f"{sign}{whole}{part}", "decimal": f"{sign}{whole}.{part}0"}
        return Problem(rule="number_ambiguous", question=question.id, values=values)
    if _read(bare) == "digits":
        return _too_long(question, text)
    sentence = in_each_language(wanted(question))
    return Problem(rule="number_expected", question=question.id, values={"found": text}, sentence=sentence)


def _too_long(question: Question, found: str) -> Problem:
    values = {"found": found, "most": str(MOST_DIGITS)}
    return Problem(rule="number_digits", question=question.id, values=values)


def _bare(question: Question, text: str) -> str:
    """Return what was written without the question's own unit, before it or behind it."""
    bare = text.translate(_SIGNS).strip()
    units = () if question.unit is None else [unit for _, unit in question.unit.pairs]
    for unit in filter(None, (own.strip().casefold() for own in units)):
        folded = bare.casefold()
        if len(folded) == len(bare):
            if folded.endswith(unit):
                return bare[: -len(unit)].rstrip()
            if folded.startswith(unit):
                return bare[len(unit) :].lstrip()
    return bare


def _read(bare: str) -> Fraction | str:
    """Read a number; or say that it has too many ``digits``, or is none at all (``""``)."""
    if len(bare) > MOST_SIGNS or _EITHER.fullmatch(bare):
        return ""
    grouped = _GROUPED.fullmatch(bare)
    if grouped is not None and grouped["mark"] != grouped["sign"]:
        mark, sign = grouped["mark"], grouped["sign"]
        bare = bare.replace(mark, "")
        bare = bare.replace(sign, ".") if sign else bare
    found = read_number(bare)
    if found is None:
        return ""
    return found if _fits(found) else "digits"


def _fits(found: Fraction) -> bool:
    """Say whether a number has no more digits than may stand before and behind its decimal sign."""
    unit: int = 10**MOST_DIGITS
    return abs(found) < unit and (found * unit).denominator == 1
