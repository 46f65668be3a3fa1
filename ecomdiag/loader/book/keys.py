"""What the hidden row and column of such a sheet say, so that it is read without looking at any text.

Column A holds a key for each row, row 1 one for each column; the cell in which they cross says what the sheet is of.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from ecomdiag.questionnaire.model import Questionnaire

#: The name by which a workbook says that it holds such a sheet.
NAME = "ecomdiag_answers"
FORM = 1
#: Columns: the answers of a company, and what stands beside those of one alone.
ANSWER, NOTE, EVIDENCE = "answer", "note", "evidence"
#: A row in which nothing is answered, and those about the company.
NOTHING, COMPANY, HOME, REGION = "-", "@company", "@home", "@region"
_MOST = 2000
_PART = re.compile(r"(\w+)(?:\[(\w+)\]|/(\d{1,3})|\?(\w+))?", re.ASCII)


def choice_key(question: str, choice: str) -> str:
    """Return the key of the row of a choice, to be ticked or numbered."""
    return f"{question}[{choice}]"


def place_key(question: str, place: int) -> str:
    """Return the key of the row of one of several countries."""
    return f"{question}/{place}"


def words_key(question: str, choice: str) -> str:
    """Return the key of the row for the words beside a choice."""
    return f"{question}?{choice}"


def parts_of(key: str) -> tuple[str, str, str, str] | None:
    """Return question, choice, place, and choice with words of a key, each empty if it is not there.

    ``None`` if it is no key of a question.
    """
    found = _PART.fullmatch(key)
    return None if found is None else (found[1], found[2] or "", found[3] or "", found[4] or "")


def about(questionnaire: Questionnaire, *, from_outside: bool) -> str:
    """Say what a sheet is of."""
    said = {
        "ecomdiag": FORM,
        "questionnaire": questionnaire.id,
        "version": questionnaire.version,
        "digest": questionnaire.digest,
        "from_outside": from_outside,
    }
    return json.dumps(said, ensure_ascii=False)


def read_about(text: str) -> Mapping[str, str] | None:
    """Return what a sheet says that it is of, as texts; ``None`` if it says nothing of the kind."""
    if not text.startswith("{") or len(text) > _MOST:
        return None
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, dict) or found.get("ecomdiag") != FORM:
        return None
    return {
        key: "true" if value is True else value
        for key, value in found.items()
        if value is True or isinstance(value, str)
    }
