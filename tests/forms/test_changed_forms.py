"""Forms with something wrong in them: whatever it is, the form comes in, or it is said in plain lines why not."""

from __future__ import annotations

import json
from copy import deepcopy
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any

import openpyxl
import pytest
from searches import slow
from test_repeats_in_forms import SITES

from ecomdiag import EcomdiagError, export, load_questionnaire
from ecomdiag.loader.questionnaire import parse_questionnaire
from ecomdiag.workflows.exchanging import import_form

SEEDS = [*range(0, 500, 50), *slow(number for number in range(500) if number % 50)]
WRONG: list[Any] = [
    None, True, False, 0, -1, 1e308, 10**40, "", " ", "x" * 3000, "{", "${", "{a} = ", "\u0000\u001b[31m", "=1+1", "\ud800",
    [], {}, [[]], [None], {"default": 3}, {"es": "x"}, {"value": []}, [{"value": "a"}] * 3,
]  # fmt: skip
KEYS = ["type", "name", "title", "choices", "visibleIf", "elements", "pages", "min", "max", "validators", "isRequired",
        "inputType", "locale", "hasOther", "columns", "rows", "items"]  # fmt: skip
TYPES = [
    "text",
    "matrix",
    "rating",
    "boolean",
    "checkbox",
    "panel",
    "multipletext",
    "slider",
    "ranking",
    "html",
    "tagbox",
]


def changed(value: Any, rng: Random) -> Any:
    """Return a form of SurveyJS with one thing in it changed, wherever it is."""
    places: list[tuple[Any, Any]] = []
    todo = [value]
    while todo:
        own = todo.pop()
        keys = own if isinstance(own, dict) else range(len(own)) if isinstance(own, list) else ()
        places += [(own, key) for key in keys]
        todo += [own[key] for key in keys]
    holder, key = rng.choice(places)
    match rng.randrange(6):
        case 0 if isinstance(holder, dict):
            holder[rng.choice(KEYS)] = holder.pop(key)
        case 1:
            del holder[key]
        case 2 if isinstance(holder[key], str):
            text = holder[key]
            place = rng.randrange(len(text) + 1)
            holder[key] = (
                text[:place] + rng.choice("(){}[]'\"!=<>.,\\ ab0\u202e") + text[place + rng.randrange(3) :]
            )
        case 3:
            holder[key] = [holder[key]] if rng.random() < 0.5 else {"elements": [holder[key]]}
        case 4 if isinstance(holder, dict):
            holder["type"] = rng.choice(TYPES)
        case _:  # a copy: what was put in before may be changed by what comes now, and must not stand within itself
            holder[key] = deepcopy(rng.choice(WRONG))
    return value


def comes_in_or_is_told(path: Path) -> bool:
    try:
        made = import_form(path)
    except EcomdiagError as error:
        lines = error.lines("es") + error.lines("en")
        assert lines
        assert all(line.strip() and line.isprintable() for line in lines)
        return False
    parse_questionnaire(made.text.encode())
    return True


@pytest.mark.parametrize("seed", SEEDS)
def test_a_changed_form_of_surveyjs(seed: int, tmp_path: Path) -> None:
    rng = Random(seed)
    form = json.loads(
        export(load_questionnaire(rng.choice(["dii", "samm"])), "surveyjs", language="es").content
    )
    for _ in range(rng.randint(1, 4)):
        form = changed(form, rng)
    path = tmp_path / "form.json"
    path.write_text(json.dumps(form))
    comes_in_or_is_told(path)


CELLS = ["", " ", "select_one", "select_one x y", "begin_group", "end_group", "begin_repeat", "integer", "note", "${", "${a} = ",
         "count-selected(", "not(", "=1+1", "x" * 3000, 0, -1.5, True, "\u202e", "selected(., 'a')", "#", "yes"]  # fmt: skip
HEADS = [
    "type",
    "name",
    "label",
    "label::",
    "::",
    "label::Español (es)",
    "relevant",
    "constraint",
    "choice_filter",
    "",
    None,
    5,
]


def change(book: openpyxl.Workbook, rng: Random) -> None:
    """Change a few things in a workbook, as people and programs do that break it."""
    for _ in range(rng.randint(1, 4)):
        sheet = rng.choice(book.worksheets)
        row, column = rng.randint(1, sheet.max_row), rng.randint(1, sheet.max_column)
        match rng.randrange(8):
            case 0:
                sheet.delete_cols(column)
            case 1:
                sheet.delete_rows(row)
            case 2:
                sheet.title = rng.choice(["Survey", "choices ", "other", "settings2"])
            case 3:
                sheet.cell(1, column).value = rng.choice(HEADS)
            case 4:
                sheet.insert_rows(row)
            case 5:
                sheet.move_range(f"A{row}:A{row}", rows=rng.randint(0, 3), cols=rng.randint(0, 2))
            case _:
                own = sheet.cell(row, column)
                own.value = rng.choice([*CELLS, f"{own.value}(", str(own.value)[:-1]])


@pytest.mark.parametrize("seed", SEEDS)
def test_a_changed_xlsform(seed: int, tmp_path: Path) -> None:
    rng = Random(seed)
    content = export(load_questionnaire(rng.choice(["dii", "samm"])), "xlsform", language="es").content
    book = openpyxl.load_workbook(BytesIO(content))
    change(book, rng)
    path = tmp_path / "form.xlsx"
    book.save(path)
    comes_in_or_is_told(path)


#: What stands where a form repeats, and is changed most often.
REPEATING = ["begin_repeat", "end_repeat", "${people}", "${n}", "indexed-repeat(${people}, ${sites}, 2) > 1", "count(${sites}) > 1",
             "sites", "people", "position(..) > 1", "if(${n}>2,2,${n})", "min(${n})", "-3", "1e9", "3", "${sites_copies}", "calculate"]  # fmt: skip


@pytest.mark.parametrize("seed", [*range(3), *slow(range(3, 500))])
def test_a_changed_form_that_repeats(seed: int, tmp_path: Path) -> None:
    rng = Random(seed)
    asked = parse_questionnaire(SITES.encode())
    form = json.loads(export(asked, "surveyjs", language="es").content)
    book = openpyxl.load_workbook(BytesIO(export(asked, "xlsform", language="es").content))
    for _ in range(rng.randint(1, 3)):
        form = changed(form, rng)
        survey = book["survey"]
        survey.cell(rng.randint(2, survey.max_row), rng.randint(1, survey.max_column)).value = rng.choice(
            REPEATING
        )
    if seed % 2:
        change(book, rng)
    (tmp_path / "form.json").write_text(json.dumps(form))
    book.save(tmp_path / "form.xlsx")
    comes_in_or_is_told(tmp_path / "form.json")
    comes_in_or_is_told(tmp_path / "form.xlsx")
