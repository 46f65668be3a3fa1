"""A sheet as a caller hands it over: it may have been made by hand, or for another questionnaire."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from ecomdiag.loader.countries import country_problem, find_country
from ecomdiag.problems.errors import AnswersError
from ecomdiag.problems.given import require
from ecomdiag.problems.problem import Problem
from ecomdiag.questionnaire import said
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.questionnaire.notes import Notes, are_sound
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.record.expression import Expression

NAMELESS = "<answers>"
"""What stands for the name of a file of answers where there is none."""

#: Half a character, which no file can hold.
_HALF = Expression("[\ud800-\udfff]")


def require_sheet(questionnaire: Questionnaire, sheet: AnswerSheet) -> None:
    """Raise unless these are a questionnaire and a sheet of it; what its answers say is not judged.

    ``UsageError`` if either is something else, ``AnswersError`` if the sheet is another questionnaire's, or holds
    what no reader makes.
    """
    require_typed(questionnaire, sheet)
    if sheet.questionnaire != questionnaire.id:
        values = {"found": sheet.questionnaire, "expected": questionnaire.id}
        raise AnswersError([Problem(rule="other_questionnaire", values=values)], NAMELESS)


def require_typed(questionnaire: Questionnaire, sheet: AnswerSheet) -> None:
    """Raise as ``require_sheet`` does, but not for a sheet of another questionnaire."""
    require(questionnaire, Questionnaire, name="questionnaire")
    require(sheet, AnswerSheet, name="sheet")
    require(sheet.questionnaire, str, name="sheet.questionnaire")
    require(sheet.version, str, name="sheet.version")
    require(sheet.company, str, type(None), name="sheet.company")
    require(sheet.home, str, type(None), name="sheet.home")
    require(sheet.region, str, type(None), name="sheet.region")
    require(sheet.from_outside, bool, name="sheet.from_outside")
    require(sheet.answers, Mapping, name="sheet.answers")
    require(sheet.notes, Mapping, name="sheet.notes")
    require(sheet.said, Mapping, name="sheet.said")
    found = tuple(_strange(sheet))
    if found:
        raise AnswersError(found, NAMELESS)


def _strange(sheet: AnswerSheet) -> Iterator[Problem]:
    """Yield what no reader of answers makes."""
    half = _HALF.search(sheet.company or "")
    if half:
        yield Problem(rule="yaml.character", values={"character": f"U+{ord(half.group()):04X}"})
    if sheet.home and find_country(sheet.home) != sheet.home:
        yield country_problem(sheet.home)
    for name, answer in sheet.answers.items():
        if name.__class__ is not str:
            yield Problem(rule="sheet.not_a_name", values={"found": type(name).__name__})
        elif not _typed(answer):
            yield Problem(rule="sheet.not_an_answer", question=name, values={"found": type(answer).__name__})
    yield from _strange_beside(sheet)


def _strange_beside(sheet: AnswerSheet) -> Iterator[Problem]:
    """Yield what no reader makes of what stands beside answers."""
    for name, notes in sheet.notes.items():
        if name.__class__ is not str:
            yield Problem(rule="sheet.not_a_name", values={"found": type(name).__name__})
        elif not are_sound(notes) or any(map(_HALF.search, _texts(notes))):
            yield Problem(rule="sheet.not_a_note", question=name)
    for name, words in sheet.said.items():
        if name.__class__ is not str:
            yield Problem(rule="sheet.not_a_name", values={"found": type(name).__name__})
        elif not said.are_sound(words):
            yield Problem(rule="sheet.not_words", question=name)


def _texts(notes: Notes) -> Iterator[str]:
    for note in notes:
        yield from (note.text, note.by or "", *note.evidence)


def _typed(answer: object) -> bool:
    if isinstance(answer, tuple):
        return all(item.__class__ is str for item in answer)
    return answer.__class__ is str or answer.__class__ is Fraction
