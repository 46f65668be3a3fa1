"""Answers loaded and checked: of a file, of its bytes, of a mapping; and the file of an interview opened."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from os import PathLike
from typing import TYPE_CHECKING, Any, TypeAlias

from ecomdiag import engine, loader
from ecomdiag.loader.answers import LoadedSheet, answers_in, read_answers
from ecomdiag.loader.files import read_bytes
from ecomdiag.problems.errors import AnswersError
from ecomdiag.problems.given import require
from ecomdiag.problems.problem import Problem
from ecomdiag.questionnaire.checked import CheckedSheet
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.record import replace
from ecomdiag.workflows.given import NAMELESS, require_typed

if TYPE_CHECKING:
    from ecomdiag.loader.answers_file import AnswersFile

AnswersSource: TypeAlias = "str | PathLike[str] | bytes | Mapping[str, Any]"
"""A path, the bytes of an answers file, or what such a file says as a mapping."""

#: What makes a file another questionnaire's, or says that it holds answers this one cannot place.
_UNRESUMABLE = frozenset({"other_questionnaire", "unknown_question", "unknown_question_near"})


def load_answers(source: AnswersSource, questionnaire: Questionnaire) -> AnswerSheet:
    """Load the answers of one respondent, complete or not.

    ``source`` is a path, the bytes of an answers file, or a mapping of the same form as one:
    ``{"company": …, "answers": {question: answer, …}}``. In a mapping a list is a list or tuple of ids, and a
    percentage an int, ``Fraction``, ``Decimal`` or text, taken exactly, or a float, taken as the decimal that it shows.

    Raises ``AnswersError`` with every problem and its place if an answer is wrong, ``UsageError`` if a file cannot be
    read. Answers that are missing are no error: ``check`` names them, and a diagnosis tells what they still decide.
    """
    return checked_sheet(source, questionnaire).require(complete=False).sheet


def check(questionnaire: Questionnaire, sheet: AnswerSheet | AnswersSource) -> tuple[Problem, ...]:
    """Return everything that is wrong, doubted or missing in answers: none, if they are sound and complete.

    Of a sheet every problem names its question; of a source, as ``load_answers`` takes, also line and column.
    Raises ``UsageError`` if a file cannot be read.
    """
    try:
        if isinstance(sheet, AnswerSheet):
            require_typed(questionnaire, sheet)
            return tuple(engine.check(questionnaire, sheet))
        return checked_sheet(sheet, questionnaire).problems
    except AnswersError as error:
        return error.problems


def checked_sheet(
    source: AnswersSource, questionnaire: Questionnaire, *, home: str | None = None, region: str | None = None
) -> CheckedSheet:
    """Load answers, and check them.

    ``home`` and ``region`` are the codes of the company's country and community, if they are said anew.

    Raises ``AnswersError`` only if no answer can be told in them, ``UsageError`` if a file cannot be read.
    """
    require(questionnaire, Questionnaire, name="questionnaire")
    require(source, str, PathLike, bytes, Mapping, name="source")
    if isinstance(source, Mapping):
        return _of_mapping(source, questionnaire, home, region)
    content, path = (source, NAMELESS) if isinstance(source, bytes) else (read_bytes(source), str(source))
    return check_file(content, path, questionnaire, home=home, region=region)


def check_file(
    content: bytes,
    path: str,
    questionnaire: Questionnaire,
    *,
    home: str | None = None,
    region: str | None = None,
) -> CheckedSheet:
    """Check the content of an answers file of this name, as ``checked_sheet``."""
    return _checked(questionnaire, read_answers(content, questionnaire, path), path, home, region)


def check_one_of_many(content: bytes, path: str, questionnaire: Questionnaire) -> CheckedSheet:
    """Check the content of one of many answers files, as ``check_file``, with what is remembered of the others."""
    return _checked(questionnaire, loader.many_answers.read_one_of_many(content, questionnaire, path), path)


def open_answers(path: str, questionnaire: Questionnaire) -> AnswersFile:
    """Open the file of an interview, or begin one; what is wrong in single answers is asked again.

    Raises ``AnswersError`` if it is not of this questionnaire, or no answers file, and ``UsageError`` if it cannot be
    read or written.
    """
    kept = loader.answers_file.AnswersFile(path, questionnaire)
    wrong = [
        own
        for own in _checked(questionnaire, kept.loaded, path).problems
        if own.stops and (own in kept.loaded.problems or own.rule in _UNRESUMABLE)
    ]
    if wrong:
        raise AnswersError(wrong, path)
    return kept


def _of_mapping(
    source: Mapping[str, Any], questionnaire: Questionnaire, home: str | None, region: str | None
) -> CheckedSheet:
    """Check what a mapping says, as if it stood in a file, of which nothing has a place."""
    try:
        loaded = answers_in(loader.mappings.node_of(source, NAMELESS), questionnaire, NAMELESS)
    except AnswersError as error:
        raise AnswersError(_nowhere(error.problems), NAMELESS) from None
    checked = _checked(questionnaire, loaded, NAMELESS, home, region)
    return replace(checked, problems=_nowhere(checked.problems))


def _checked(
    questionnaire: Questionnaire,
    loaded: LoadedSheet,
    path: str,
    home: str | None = None,
    region: str | None = None,
) -> CheckedSheet:
    sheet = loaded.sheet if home is None else loaded.sheet.settled(home)
    sheet = sheet if region is None else replace(sheet, region=region)
    return CheckedSheet(sheet=sheet, problems=loaded.located(engine.check(questionnaire, sheet)), path=path)


def _nowhere(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(replace(problem, place=None) for problem in problems)
