"""Forms answered by the engines of other tools: what do they ask, accept and return, beside what we do?

``python tests/forms/engines.py 300`` answers the shipped questionnaire so often with each engine, and prints what differs.
They are npm packages, in the folder that ``ECOMDIAG_NODE`` names: ``npm install survey-core @getodk/xforms-engine jsdom``.
XLSForms become XForms with pyxform, which has ODK's own validator look at them (Java).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any, TypeAlias

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from sheets import random_sheet

from ecomdiag import engine
from ecomdiag.loader.questionnaire import load_questionnaire
from ecomdiag.questionnaire.conditions import LEFT_OUT, Answer
from ecomdiag.questionnaire.model import Kind, Questionnaire
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.workflows.exchanging import Tool, export

Found: TypeAlias = Mapping[str, Any]
"""What an engine tells of one sheet: the questions that it ``asked``, whether it is ``valid``, and the ``data``."""

NODE = os.environ.get("ECOMDIAG_NODE", "")
HERE = Path(__file__).resolve().parent


def survey_js(asked: Questionnaire, sheets: Sequence[AnswerSheet]) -> list[Found]:
    """Answer a form of SurveyJS with survey-core."""
    form = json.loads(export(asked, Tool.SURVEYJS, language="en").content)
    return run_in_node("survey.mjs", form, [_plain(sheet) for sheet in sheets])


def odk(asked: Questionnaire, sheets: Sequence[AnswerSheet]) -> list[Found]:
    """Answer an XLSForm, made an XForm by pyxform without a warning, with the engine of ODK Web Forms."""
    return found_by_odk(asked, [_plain(sheet) for sheet in sheets])


def found_by_odk(asked: Questionnaire, given: Sequence[Mapping[str, Any]]) -> list[Found]:
    """Answer the same form with answers by the names that questions have in it, as JSON has them."""
    form = xform(export(asked, Tool.XLSFORM, language="en").content, validate=False)
    return run_in_node("xforms.mjs", form, given)


def xform(workbook: bytes, *, validate: bool) -> str:
    """Make an XForm of an XLSForm; ``validate`` has ODK Validate look at it. Raises if either has anything to say."""
    from pyxform.xls2xform import convert

    made = convert(BytesIO(workbook), validate=validate, file_type=".xlsx")
    if made.warnings:
        raise AssertionError(made.warnings)
    text: str = made.xform
    return text


def differences(
    asked: Questionnaire,
    sheets: Sequence[AnswerSheet],
    answered: Callable[[Questionnaire, Sequence[AnswerSheet]], list[Found]],
) -> Iterator[str]:
    """Yield what an engine does otherwise, a line each."""
    for place, (sheet, found) in enumerate(zip(sheets, answered(asked, sheets), strict=True)):
        walk = engine.path(asked, sheet)
        wanted = [question.id for question in asked.questions if question.id in walk.asked_ids]
        own = [name for name in found["asked"] if name in asked.by_id]
        if own != wanted:
            yield f"sheet {place}: asks {sorted(set(own) ^ set(wanted))} otherwise"
        if not found["valid"]:
            yield f"sheet {place}: refuses {found['wrong']}"
        given = {name: _as_set(asked, name, own) for name, own in _given(walk.answers).items()}
        answers = {name: own for name, own in found["data"].items() if name in asked.by_id}
        data = {name: _as_set(asked, name, _back(asked, name, own)) for name, own in answers.items()}
        if data != given:
            wrong = [name for name in {*data, *given} if data.get(name) != given.get(name)]
            yield f"sheet {place}: gives back others: {sorted(wrong)}"


def _given(answers: Mapping[str, Answer]) -> dict[str, Any]:
    return {name: own for name, own in answers.items() if own != LEFT_OUT}


def _as_set(asked: Questionnaire, name: str, own: Any) -> Any:
    """Return several choices in no order, but for a ranking's."""
    return frozenset(own) if asked.by_id[name].kind in (Kind.MULTIPLE, Kind.COUNTRIES) else own


def _plain(sheet: AnswerSheet) -> dict[str, Any]:
    """Return answers as JSON has them."""
    return {
        name: float(own) if isinstance(own, Fraction) else list(own) if isinstance(own, tuple) else own
        for name, own in _given(sheet.answers).items()
    }


def _back(asked: Questionnaire, name: str, value: Any) -> Any:
    # A choice beside which words may stand is an object of SurveyJS.
    if isinstance(value, list):
        value = [own["value"] if isinstance(own, dict) else own for own in value]
    elif isinstance(value, dict):
        value = value["value"]
    match asked.by_id[name].kind:
        case Kind.PERCENTAGE | Kind.NUMBER:
            return Fraction(str(value))
        case Kind.SINGLE | Kind.TEXT | Kind.DATE:
            return value
        case _:
            return tuple(value.split(",") if isinstance(value, str) else value)


def run_in_node(script: str, form: Any, sheets: Sequence[Mapping[str, Any]]) -> list[Found]:
    """Answer a form with answers by the names that it has for them, in the engine that a script starts."""
    given = json.dumps([{"form": form, "sheets": sheets}])
    done = subprocess.run(
        ["node", str(HERE / script), NODE], input=given, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise AssertionError(done.stderr)
    found: list[Found] = json.loads(done.stdout)
    return found


def sheets_of(asked: Questionnaire, seeds: Iterable[int]) -> list[AnswerSheet]:
    """Return complete sheets; a third of them answer what is not asked, too."""
    return [random_sheet(asked, Random(seed), hidden=seed % 3 == 0) for seed in seeds]


def main(count: int) -> int:
    asked = load_questionnaire()
    bad = 0
    for answered in (survey_js, odk):
        found = [
            told
            for start in range(0, count, 25)
            for told in differences(asked, sheets_of(asked, range(start, min(start + 25, count))), answered)
        ]
        print(*found[:20], sep="\n", end="\n" if found else "")
        print(f"{answered.__name__}: {count} sheets, {len(found)} differences")
        bad += len(found)
    return bool(bad)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 300))
