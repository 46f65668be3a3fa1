"""Reads an answers file twice, with the old and the new version of a questionnaire."""

from __future__ import annotations

from ecomdiag import engine
from ecomdiag.changes.rereading import Reading, Reread, reread
from ecomdiag.errors import AnswersError
from ecomdiag.loader.answers import read_answers
from ecomdiag.loader.files import read_bytes
from ecomdiag.model import Questionnaire
from ecomdiag.texts import Language


def reread_file(path: str, old: Questionnaire, new: Questionnaire, language: Language) -> Reread:
    """Tell what becomes of the answers of a file.

    Raises ``UsageError`` if it cannot be read, ``AnswersError`` if it is no answers file at all.
    """
    content = read_bytes(path, language)
    try:
        return reread(old, new, _reading(content, old), _reading(content, new))
    except AnswersError as error:
        error.path, error.language = path, language
        raise


def _reading(content: bytes, questionnaire: Questionnaire) -> Reading:
    loaded = read_answers(content, questionnaire)
    return Reading(sheet=loaded.sheet, problems=loaded.located(engine.check(questionnaire, loaded.sheet)))
