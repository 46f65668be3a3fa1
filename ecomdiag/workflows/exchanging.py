"""Questionnaires as the forms of other tools."""

from __future__ import annotations

from enum import StrEnum
from importlib.util import find_spec

from ecomdiag.loader.forms import surveyjs, xlsform
from ecomdiag.problems.errors import UsageError
from ecomdiag.problems.problem import Problem
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.record import Record
from ecomdiag.texts import Language
from ecomdiag.texts.words import said


class Tool(StrEnum):
    """The sorts of form that a questionnaire can become."""

    XLSFORM = "xlsform"
    SURVEYJS = "surveyjs"


class Exported(Record, kw_only=False):
    """The bytes of a form, and what of the questionnaire it does not hold, an item each."""

    content: bytes
    left_out: tuple[Problem, ...]


def export(questionnaire: Questionnaire, tool: Tool | str, *, language: Language) -> Exported:
    """Make the form of a questionnaire for another tool, opening in ``language``.

    Scores are in none of them: what is collected is scored here. Raises ``UsageError`` where the form is a workbook and
    XlsxWriter is not installed (``pip install "ecomdiag[excel]"``), and for another tool.
    """
    if tool not in tuple(Tool):
        raise UsageError(said("error.format", found=str(tool), formats=", ".join(Tool)))
    if tool == Tool.SURVEYJS:
        form = surveyjs.form_of(questionnaire, language)
        return Exported(form.text.encode(), form.left_out)
    if find_spec("xlsxwriter") is None:
        raise UsageError(said("excel.extra"))
    from ecomdiag.loader.workbook_writer import workbook

    sheets = xlsform.form_of(questionnaire, language)
    content = workbook(
        {"survey": sheets.survey, "choices": sheets.choices, "settings": sheets.settings},
        questionnaire.title.to(language),
    )
    return Exported(content, tuple(sheets.left_out))
