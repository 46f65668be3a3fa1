"""Other answers to some questions, as they are typed or handed over, and what they would make of a diagnosis."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ecomdiag import engine, names
from ecomdiag.diagnosis import what_if as supposing
from ecomdiag.diagnosis.beside import WhatIfResult
from ecomdiag.engine import unknown_questions
from ecomdiag.problems.errors import AnswersError, UsageError
from ecomdiag.problems.given import require
from ecomdiag.questionnaire.checked import UNANSWERED
from ecomdiag.questionnaire.conditions import Answer
from ecomdiag.questionnaire.model import Kind, Questionnaire
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.record import replace
from ecomdiag.scoring.sharing import MOST_CHANGES
from ecomdiag.texts.words import said
from ecomdiag.workflows.answers import checked_sheet
from ecomdiag.workflows.given import require_sheet

#: What stands for the name of a file where answers are given apart from one.
OPTION = "--set"


def what_if(questionnaire: Questionnaire, sheet: AnswerSheet, changes: Mapping[str, Any]) -> WhatIfResult:
    """Tell what other answers to some questions would make of a complete sheet.

    ``changes`` maps ids of questions to answers, in the form that ``load_answers`` takes them. Raises ``AnswersError``
    if one of these is wrong or breaks a sum, and ``UsageError`` if there are none or more than ten, if an answer is
    missing in the sheet, or if nothing of it can be scored.
    """
    require_sheet(questionnaire, sheet)
    require(changes, Mapping, name="changes")
    if not 1 <= len(changes) <= MOST_CHANGES:
        raise UsageError(said("error.changes", most=MOST_CHANGES))
    if engine.path(questionnaire, sheet).unanswered:
        raise UsageError(said("error.what_if_incomplete"))
    read = _read(questionnaire, changes)
    then = replace(sheet, answers={**sheet.answers, **read})
    wrong = [own for own in engine.check(questionnaire, then) if own.stops and own.rule != UNANSWERED]
    if wrong:
        raise AnswersError(wrong, OPTION)
    found = supposing.what_if(questionnaire, sheet, read)
    if found is None:
        raise UsageError(said("error.what_if_unscored"))
    return found


def changes_of(questionnaire: Questionnaire, typed: Sequence[str]) -> dict[str, Any]:
    """Return the answers that are typed as ``question=answer``, the items of a list with commas between them.

    Raises ``UsageError`` for what has another form, or names a question twice.
    """
    changes: dict[str, Any] = {}
    for own in typed:
        name, sign, value = (part.strip() for part in own.partition("="))
        if not sign or not name or not value:
            raise UsageError(said("error.set", found=own))
        if name in changes:
            raise UsageError(said("error.set_twice", question=name))
        changes[name] = _items(questionnaire, name, value)
    return changes


def _items(questionnaire: Questionnaire, name: str, value: str) -> str | list[str]:
    """Take a list apart, but not a choice that has commas in its text."""
    question = questionnaire.by_id.get(name)
    if question is None or question.kind in (Kind.SINGLE, Kind.PERCENTAGE, Kind.NUMBER, Kind.DATE, Kind.TEXT):
        return value
    whole = None if question.kind is Kind.COUNTRIES else names.choices.named_choice(question, value)
    if whole is not None and whole.id is not None:
        return [value]
    return [part.strip() for part in value.split(",") if part.strip()]


def _read(questionnaire: Questionnaire, changes: Mapping[str, Any]) -> dict[str, Answer]:
    """Read the answers as those of a file are read. Raises ``AnswersError`` with all that is wrong with them."""
    unknown = tuple(unknown_questions(questionnaire, changes))
    if unknown:
        raise AnswersError(unknown, OPTION)
    source = {"questionnaire": questionnaire.id, "version": questionnaire.version, "answers": dict(changes)}
    checked = checked_sheet(source, questionnaire)
    wrong = [own for own in checked.problems if own.stops and own.rule != UNANSWERED]
    wrong += [own for own in checked.problems if own.rule == UNANSWERED and own.question in changes]
    if wrong:
        raise AnswersError(wrong, OPTION)
    return {name: checked.sheet.answers[name] for name in changes}
