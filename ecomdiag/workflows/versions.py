"""Two versions of a questionnaire, and what the new one makes of answers to the old."""

from __future__ import annotations

from os import PathLike

from ecomdiag import versions
from ecomdiag.loader.files import read_bytes
from ecomdiag.problems.given import require
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.versions.records import QuestionnaireDiff
from ecomdiag.versions.sheets import SheetDiff, diff_sheet
from ecomdiag.workflows.answers import check_file


def diff(old: Questionnaire, new: Questionnaire) -> QuestionnaireDiff:
    """Return what changed between two versions of a questionnaire, for respondents and for scores."""
    require(old, Questionnaire, name="old")
    require(new, Questionnaire, name="new")
    return versions.diff(old, new)


def diff_answers(source: str | PathLike[str], old: Questionnaire, new: Questionnaire) -> SheetDiff:
    """Tell what becomes of the answers of a file.

    Raises ``UsageError`` if it cannot be read, ``AnswersError`` if it is no answers file at all.
    """
    content, path = read_bytes(source), str(source)
    return diff_sheet(old, new, check_file(content, path, old), check_file(content, path, new))
