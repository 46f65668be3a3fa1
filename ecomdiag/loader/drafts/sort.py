"""Which tool's form a file is."""

from __future__ import annotations

import json
from pathlib import Path

from ecomdiag.loader.drafts.own_tables import is_own
from ecomdiag.loader.drafts.xlsform_sheets import is_xlsform
from ecomdiag.loader.files import read_bytes
from ecomdiag.loader.workbook.rows import ENDING
from ecomdiag.problems.errors import UsageError
from ecomdiag.texts.words import said

#: What a form of SurveyJS has at its top, one of them at least, and no questionnaire of ours.
_SURVEYJS = {"pages", "elements", "questions"}
#: How the files of a survey's structure end in LimeSurvey.
_LIMESURVEY = {".lss", ".txt", ".tsv"}


def sort_of(path: str) -> str:
    """Return the name of the tool whose form a file is, by its ending and what is in it.

    Raises ``UsageError`` if it is none that can be told.
    """
    if Path(path).suffix.lower() == ".json":
        keys = _keys(path)
        if "sections" in keys:
            return "json"
        return "lens" if "pillars" in keys else "surveyjs" if keys & _SURVEYJS else "json"
    if Path(path).suffix.lower() == ENDING:
        if is_own(path):
            return "xlsx"
        if is_xlsform(path):
            return "xlsform"
    if Path(path).suffix.lower() in _LIMESURVEY:
        return "limesurvey"
    raise UsageError(said("draft.no_form", path=path))


def _keys(path: str) -> set[str]:
    try:
        whole = json.loads(read_bytes(path))
    except (ValueError, RecursionError):
        return set()  # whoever reads it as a questionnaire says what is wrong, and where
    return set(whole) if isinstance(whole, dict) else set()
