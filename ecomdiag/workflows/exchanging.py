"""Questionnaires as the forms of other tools, and the forms of other tools as questionnaires."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from importlib.util import find_spec
from os import PathLike, fspath
from typing import Protocol

from ecomdiag.loader.drafts.draft import Account, Draft, unscored
from ecomdiag.loader.drafts.lens import read_lens
from ecomdiag.loader.drafts.limesurvey import read_limesurvey
from ecomdiag.loader.drafts.own_tables import read_own
from ecomdiag.loader.drafts.scores import scored_like
from ecomdiag.loader.drafts.sort import sort_of
from ecomdiag.loader.drafts.surveyjs import read_surveyjs
from ecomdiag.loader.drafts.xlsform import read_xlsform
from ecomdiag.loader.files import read_bytes
from ecomdiag.loader.forms import surveyjs, xlsform
from ecomdiag.loader.forms.own_tables import sheets_of
from ecomdiag.loader.forms.plain_json import json_of
from ecomdiag.loader.limesurvey.form import left_out_of, survey_of
from ecomdiag.loader.limesurvey.lss import lss_text
from ecomdiag.loader.limesurvey.tsv import tsv_text
from ecomdiag.loader.questionnaire import parse_questionnaire
from ecomdiag.loader.questions.writer import questionnaire_text
from ecomdiag.problems.errors import QuestionnaireError, UsageError
from ecomdiag.problems.problem import Problem
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.record import Record, replace
from ecomdiag.texts import Language
from ecomdiag.texts.words import said


class Tool(StrEnum):
    """The sorts of form that a questionnaire can become."""

    XLSFORM = "xlsform"
    SURVEYJS = "surveyjs"
    LIMESURVEY = "limesurvey"
    XLSX = "xlsx"
    JSON = "json"


class Source(StrEnum):
    """The sorts of form that a questionnaire can come from."""

    XLSFORM = "xlsform"
    SURVEYJS = "surveyjs"
    LIMESURVEY = "limesurvey"
    XLSX = "xlsx"
    JSON = "json"
    LENS = "lens"


class Exported(Record, kw_only=False):
    """The bytes of a form, and what of the questionnaire it does not hold, an item each."""

    content: bytes
    left_out: tuple[Problem, ...]


class ImportedForm(Record, kw_only=False):
    """A form as the text of a questionnaire's file, and what of the form it does not hold, an item each."""

    text: str
    told: tuple[Problem, ...]


def export(
    questionnaire: Questionnaire, tool: Tool | str, *, language: Language, ending: str = ""
) -> Exported:
    """Make the form of a questionnaire for another tool, opening in ``language``.

    LimeSurvey has two sorts of file, which ``ending`` tells: ``.txt``, and ``.lss`` in all other cases.

    Scores are in none of them but ``xlsx`` and ``json``, which are the questionnaire's own file in sheets and in JSON:
    what is collected is scored here. Raises ``UsageError`` where the form is a workbook and XlsxWriter is not installed
    (``pip install "ecomdiag[excel]"``), and for another tool.
    """
    sort = _tool(tool)
    writer = _WRITERS.get(f"{sort}{ending}") or _WRITERS.get(sort)
    if writer is None:
        raise UsageError(said("error.format", found=str(tool), formats=", ".join(Tool)))
    return writer(questionnaire, language)


def import_form(
    path: str | PathLike[str],
    tool: Source | str | None = None,
    *,
    scores: Questionnaire | None = None,
    leave_out: bool = False,
) -> ImportedForm:
    """Make a questionnaire of a form of another tool; which one is told from the file unless ``tool`` says it.

    No form but a lens holds scores as they are here: those of ``scores`` are given to the questions and choices of the
    same ids. Without it nothing counts: each section is a profile until somebody writes scores into it.

    Questions of which it cannot be said here when they are asked stop it. With ``leave_out`` they are left out, with
    all that hangs on them, and told: what is asked is asked just when the form asks it.

    Raises ``UsageError`` if the file cannot be read, is no form of the tool, or is a whole questionnaire, which has its
    own scores, while ``scores`` are given; ``QuestionnaireError`` with all that
    cannot be in a questionnaire.
    """
    path = fspath(path)
    sort = sort_of(path) if tool is None else _tool(tool)
    if leave_out and sort in (*_WHOLE, Source.LENS):
        raise UsageError(said("error.leave_out", path=path))
    if sort in _WHOLE:
        if scores is not None:
            raise UsageError(said("error.own_scores", path=path))
        return ImportedForm(questionnaire_text(_WHOLE[sort](path)), ())
    draft = _draft_of(path, sort, leave_out=leave_out)
    account = Account(draft.told)
    made = _scored(draft, scores, account)
    left = sum(problem.rule.startswith("draft.left_out") for problem in account.problems)
    if left:
        account.tell("left_out_all", count=left, asked=len(made.questions))
    told = account.problems
    if made.title != draft.questionnaire.title:  # the form had it in one language, the questionnaire in each
        told = tuple(problem for problem in told if problem.rule != "draft.title_once")
    if any(problem.stops for problem in told):
        raise QuestionnaireError(told, path)
    return ImportedForm(questionnaire_text(made), told)


def _scored(draft: Draft, scores: Questionnaire | None, account: Account) -> Questionnaire:
    """Return a draft with the scores of a questionnaire, or with none that count yet."""
    made = draft.questionnaire
    if draft.nameless and scores is None:
        account.tell("no_id", id=made.id)
    elif draft.nameless and scores is not None:
        made = replace(made, id=scores.id, version=scores.version)
    if scores is not None:
        made = scored_like(made, scores, account)
    elif not draft.scored:
        account.tell("no_scores", count=len(made.questions))
        made = unscored(made)
    return made


def _draft_of(path: str, sort: str, *, leave_out: bool) -> Draft:
    if sort == Source.LENS:
        return read_lens(path)
    reader = _READERS.get(sort)
    if reader is None:
        raise UsageError(said("error.format", found=sort, formats=", ".join(Source)))
    return reader(path, leave_out=leave_out)


def _tool(name: Tool | Source | str) -> str:
    return str(name)


# The tools ------------------------------------------------------------------------------------------------


def _to_surveyjs(questionnaire: Questionnaire, language: Language) -> Exported:
    form = surveyjs.form_of(questionnaire, language)
    return Exported(form.text.encode(), form.left_out)


def _to_xlsform(questionnaire: Questionnaire, language: Language) -> Exported:
    if find_spec("xlsxwriter") is None:
        raise UsageError(said("excel.extra"))
    from ecomdiag.loader.workbook.writer import workbook

    sheets = xlsform.form_of(questionnaire, language)
    content = workbook(
        {"survey": sheets.survey, "choices": sheets.choices, "settings": sheets.settings},
        questionnaire.title.to(language),
    )
    return Exported(content, tuple(sheets.left_out))


def _to_lss(questionnaire: Questionnaire, language: Language) -> Exported:
    text = lss_text(survey_of(questionnaire, language))
    return Exported(text.encode(), tuple(left_out_of(questionnaire)))


def _to_tsv(questionnaire: Questionnaire, language: Language) -> Exported:
    text = tsv_text(survey_of(questionnaire, language))
    return Exported(text.encode(), tuple(left_out_of(questionnaire)))


def _to_xlsx(questionnaire: Questionnaire, language: Language) -> Exported:
    if find_spec("xlsxwriter") is None:
        raise UsageError(said("excel.extra"))
    from ecomdiag.loader.workbook.writer import workbook

    return Exported(workbook(sheets_of(questionnaire), questionnaire.title.to(language)), ())


def _to_json(questionnaire: Questionnaire, language: Language) -> Exported:  # noqa: ARG001 (as all are called)
    return Exported(json_of(questionnaire).encode(), ())


_WRITERS: dict[str, Callable[[Questionnaire, Language], Exported]] = {
    Tool.XLSFORM: _to_xlsform,
    Tool.SURVEYJS: _to_surveyjs,
    Tool.LIMESURVEY: _to_lss,
    f"{Tool.LIMESURVEY}.txt": _to_tsv,
    Tool.XLSX: _to_xlsx,
    Tool.JSON: _to_json,
}


class _Reader(Protocol):
    def __call__(self, path: str, *, leave_out: bool = False) -> Draft: ...


#: What holds a questionnaire whole, with its scores.
_WHOLE: dict[str, Callable[[str], Questionnaire]] = {
    Source.XLSX: read_own,
    Source.JSON: lambda path: parse_questionnaire(read_bytes(path), path),
}
_READERS: dict[str, _Reader] = {
    Source.SURVEYJS: read_surveyjs,
    Source.XLSFORM: read_xlsform,
    Source.LIMESURVEY: read_limesurvey,
}
