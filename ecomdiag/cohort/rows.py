"""A row of a table as an answer sheet: what every query has to make of it too.

A cell is text. Several choices stand in one with a bar between them (``a|b``). Nothing is guessed: a word that is not
the id of a choice is none, and a percentage is a decimal with at most nine digits on each side of its point or comma.
Numbers and dates are read as in an answers file, which guesses neither.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction

from ecomdiag import engine, names
from ecomdiag.problems.problem import MORE
from ecomdiag.questionnaire.conditions import Answer
from ecomdiag.questionnaire.model import Kind, Question, Questionnaire
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.record import replace
from ecomdiag.scoring.outcomes import some_words

#: The same for every engine: only what all of them know of regular expressions.
NUMBER = r"^[+-]?([0-9]{1,9}([.,][0-9]{1,9})?|[.,][0-9]{1,9}) *%?$"
_NUMBER = re.compile(NUMBER, re.ASCII)
#: Between several choices.
BAR = "|"
#: What the engine calls otherwise by what a word may have been meant as; a query does not ask that.
_AS_THEY_STAND = frozenset(
    {"one_choice", "a_list", "repeated", "alone", "too_many", "too_few", "rank_missing", "one_number"}
    | {"not_a_number", "out_of_range", "own_country", "not_asked", "not_offered", "constraint", "unanswered"}
    | {"number_list", "number_expected", "number_ambiguous", "number_digits", "number_limits", "number_whole"}
    | {"date_one", "date_expected", "date_limits", "order"}
)
UNKNOWN_CHOICE = "unknown_choice"


def sheet_of(questionnaire: Questionnaire, cells: Mapping[str, str | None]) -> AnswerSheet:
    """Return the sheet of a row: its cells by the ids of the questions, and ``home``; others are not read."""
    answers = {
        question.id: _answer(question, cell)
        for question in questionnaire.questions
        if (cell := (cells.get(question.id) or "").strip(" "))
    }
    blank = replace(AnswerSheet.blank(questionnaire), answers=answers)
    home = (cells.get("home") or "").strip(" ")
    return replace(blank, home=home) if home else blank


def problems_of(questionnaire: Questionnaire, sheet: AnswerSheet) -> tuple[str, ...]:
    """Return what is wrong with a row, each as ``rule:question``, in the engine's order; once, but for sums and orders.

    What is unknown in a list is told before what is repeated in it, wherever each stands.
    """
    found: list[str] = []
    for problem in engine.check(questionnaire, sheet):
        rule = problem.rule if problem.rule in _AS_THEY_STAND else UNKNOWN_CHOICE
        if rule == "one_choice" and isinstance(sheet.answers.get(problem.question or ""), str):
            rule = UNKNOWN_CHOICE  # told apart by a comma, which a query does not look for
        told, repeated = f"{rule}:{problem.question}", f"repeated:{problem.question}"
        if problem.rule == MORE or (told in found and rule not in ("constraint", "order")):
            continue  # the first of them is told
        place = found.index(repeated) if rule == UNKNOWN_CHOICE and repeated in found else len(found)
        found.insert(place, told)
    return tuple(found)


def _answer(question: Question, cell: str) -> Answer:
    if question.kind is Kind.TEXT:  # what it says is not judged: whoever asks it of many reads it elsewhere
        return some_words(question)
    items = tuple(cell.split(BAR))
    if question.kind is Kind.PERCENTAGE and len(items) == 1 and _NUMBER.match(cell):
        return Fraction(cell.rstrip("% ").replace(",", "."))
    if question.kind is Kind.NUMBER and len(items) == 1:
        return cell if (found := names.amounts.read_amount(question, cell)) is None else found
    if question.kind is Kind.DATE and len(items) == 1:
        return names.days.read_day(cell) or cell
    if question.kind in (Kind.SINGLE, Kind.PERCENTAGE) and len(items) == 1:
        return cell
    return items
