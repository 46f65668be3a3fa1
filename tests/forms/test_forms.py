"""Forms for other tools, cell by cell: every row of the table in docs/interchange.md."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from conftest import Run

from ecomdiag import UsageError, export, load_questionnaire
from ecomdiag.loader.questionnaire import parse_questionnaire
from ecomdiag.questionnaire.model import Questionnaire

SMALL = """
id: small
version: "2"
title: {es: Pequeño, en: Small}
heading: {es: H, en: H}
levels: [{id: low, from: 0, title: {es: B, en: L}}]
dont_know: {es: No lo sé, en: I don't know}
sections:
  - id: first
    title: {es: Una, en: One}
    intro: {es: Empezamos, en: We begin}
    questions:
      - {id: sells, kind: yes_no, text: {es: "¿Vendéis?", en: "Do you sell?"}, help: {es: Aquí, en: Here}}
      - id: ways
        kind: multiple
        text: {es: =Cómo, en: "=How"}
        optional: true
        show_if: {all: [{question: sells, any_of: ["yes"]}, {not: {question: sells, none_of: ["no"]}}]}
        not_applicable_if: {question: sells, answered: false}
        max_choices: 2
        min_choices: 2
        choices:
          - {id: shop, score: 1, text: {es: T, en: S}}
          - {id: market, score: 1, text: {es: M, en: M}}
          - {id: fair, score: 1, text: {es: F, en: F}}
          - {id: none, exclusive: true, text: {es: N, en: N}}
      - id: order
        kind: ranking
        text: {es: Orden, en: Order}
        choices: [{id: a, text: {es: A, en: A}}, {id: b, text: {es: B, en: B}}]
      - {id: people, kind: number, integer: true, min: 0, max: 500, unit: {es: personas, en: people}, text: {es: C, en: C}}
      - {id: words, kind: text, lines: 3, max_length: 90, text: {es: P, en: W}}
      - group: shares
        title: {es: Partes, en: Shares}
        intro: {es: Suman, en: They add up}
        questions:
          - {id: one, kind: percentage, weight: 0, text: {es: U, en: O}, show_if: {question: people, at_least: 1/4}}
          - {id: two, kind: percentage, weight: 0, text: {es: D, en: T}}
      - id: looks
        kind: matrix
        text: {es: Cómo es, en: How is it}
        choices: [{id: bad, text: {es: Mal, en: Bad}}, {id: good, score: 1, text: {es: Bien, en: Good}}]
        rows: [{id: photos, text: {es: Fotos, en: Photos}}, {id: texts, text: {es: Textos, en: Texts}}]
constraints:
  - {id: whole, sum_of: [one, two], equals: [0, 100], message: {es: Cien, en: A hundred}}
blockers:
  - {id: stop, when: {question: sells, any_of: ["no"]}, caps_at: low, title: {es: B, en: B}, reason: {es: R, en: R}}
"""


@pytest.fixture(scope="module")
def small() -> Questionnaire:
    return parse_questionnaire(SMALL.encode())


def sheets(content: bytes) -> dict[str, list[dict[str, str]]]:
    book = openpyxl.load_workbook(BytesIO(content))
    found = {}
    for sheet in book:
        head, *rows = sheet.iter_rows()
        assert {cell.data_type for row in rows for cell in row} <= {"s", "n"}  # n: empty
        found[sheet.title] = [
            {str(column.value): str(cell.value) for column, cell in zip(head, row, strict=True) if cell.value}
            for row in rows
        ]
    return found


@pytest.fixture(scope="module")
def rows(small: Questionnaire) -> dict[str, dict[str, str]]:
    survey = sheets(export(small, "xlsform", language="es").content)["survey"]
    return {row["name"]: row for row in survey if row["type"] != "end_group"}


ES = "::Español (es)"
CELLS = [
    ("first", {f"label{ES}": "Una"}),
    ("first_intro", {"type": "note", f"label{ES}": "Empezamos"}),
    ("sells", {"type": "select_one sells", "label::English (en)": "Do you sell?", f"hint{ES}": "Aquí", "required": "yes"}),
    ("ways", {"type": "select_multiple ways", f"label{ES}": "=Cómo"}),
    ("order", {"type": "rank order"}),
    ("people", {"type": "integer", "constraint": "(. >= 0 and . <= 500)", f"hint{ES}": "personas",
                f"constraint_message{ES}": "un número entero de 0 a 500 (personas)"}),
    ("words", {"type": "text", "constraint": "string-length(.) <= 90", "appearance": "multiline"}),
    ("shares_intro", {"type": "note", f"label{ES}": "Suman"}),
    ("one", {"type": "decimal", "relevant": "(${people} != '' and ${people} >= 0.25)", "constraint": ". >= 0 and . <= 100"}),
    ("two", {"constraint": "(. >= 0 and . <= 100 and (round(coalesce(${one}, 0) + ., 6) = 0 or "
                           "round(coalesce(${one}, 0) + ., 6) = 100))", f"constraint_message{ES}": "Cien"}),
    ("photos", {"type": "select_one photos", f"label{ES}": "Fotos"}),
]  # fmt: skip


@pytest.mark.parametrize(("name", "cells"), CELLS)
def test_a_row_of_an_xlsform(name: str, cells: dict[str, str], rows: dict[str, dict[str, str]]) -> None:
    found = {
        column: cell.strip("()") if column == "constraint" else cell for column, cell in rows[name].items()
    }
    wanted = {column: cell.strip("()") if column == "constraint" else cell for column, cell in cells.items()}
    assert found == found | wanted


def test_conditions_and_limits_of_choices_in_an_xlsform(rows: dict[str, dict[str, str]]) -> None:
    ways = rows["ways"]
    assert "required" not in ways
    assert ways["relevant"] == (
        "((selected(${sells}, 'yes') and not((${sells} != '' and not(selected(${sells}, 'no')))))"
        " and not(not(${sells} != '')))"
    )
    assert ways["constraint"] == (
        "(not(selected(., 'none') and count-selected(.) > 1) and count-selected(.) <= 2"
        " and (count-selected(.) >= 2 or selected(., 'none')))"
    )


def test_groups_open_and_close_around_their_questions(small: Questionnaire) -> None:
    survey = sheets(export(small, "xlsform", language="es").content)["survey"]
    order = [(row["type"], row["name"]) for row in survey if row["type"].endswith("_group")]
    assert order == [
        ("begin_group", "first"), ("begin_group", "shares"), ("end_group", "shares"),
        ("begin_group", "looks"), ("end_group", "looks"), ("end_group", "first"),
    ]  # fmt: skip
    table = next(row for row in survey if (row["type"], row["name"]) == ("begin_group", "looks"))
    assert (table["appearance"], table[f"label{ES}"]) == ("table-list", "Cómo es")


def test_choices_and_settings_of_an_xlsform(small: Questionnaire) -> None:
    found = sheets(export(small, "xlsform", language="en").content)
    named = [(row["list_name"], row["name"]) for row in found["choices"]]
    assert named[:3] == [("sells", "no"), ("sells", "yes"), ("ways", "shop")] or named[0][0] == "sells"
    assert len(named) == len(set(named))
    assert found["settings"] == [
        {"form_title": "Small", "form_id": "small", "version": "2", "default_language": "English (en)"}
    ]


ELEMENTS: list[tuple[str, dict[str, Any]]] = [
    ("sells", {"type": "radiogroup", "title": {"default": "Do you sell?", "es": "¿Vendéis?"}, "isRequired": True}),
    ("ways", {"type": "checkbox", "maxSelectedChoices": 2}),
    ("order", {"type": "ranking"}),
    ("people", {"inputType": "number", "min": 0, "max": 500, "step": 1}),
    ("words", {"type": "comment", "maxLength": 90}),
    ("one", {"inputType": "number", "min": 0, "max": 100, "visibleIf": "{people} notempty and {people} >= 0.25"}),
]  # fmt: skip


@pytest.mark.parametrize(("name", "wanted"), ELEMENTS)
def test_a_question_of_surveyjs(name: str, wanted: dict[str, Any], small: Questionnaire) -> None:
    (page,) = json.loads(export(small, "surveyjs", language="es").content)["pages"]
    elements = [own for found in page["elements"] for own in (found, *found.get("elements", []))]
    found = next(own for own in elements if own["name"] == name)
    assert found == found | wanted
    assert "score" not in json.dumps(found)


def test_what_a_form_does_not_hold_is_told(small: Questionnaire) -> None:
    for tool in ("xlsform", "surveyjs"):
        told = export(small, tool, language="en").left_out
        rules = [own.rule for own in told]
        assert rules == ["form.scores", "form.blockers", "form.heading", "form.sum_at_end"]
        assert all(own.message("es") and not own.stops for own in told)


def test_a_questionnaire_in_other_languages_has_a_column_for_each() -> None:
    text = Path(__file__).parent.parent / "languages" / "files" / "catala.yaml"
    found = sheets(export(parse_questionnaire(text.read_bytes()), "xlsform", language="es:ca").content)
    heads = {column for row in found["survey"] for column in row if column.startswith("label")}
    assert heads == {"label::Català (ca)", "label::Español (es)"}
    assert found["settings"][0]["default_language"] == "Català (ca)"


def test_the_same_questionnaire_gives_the_same_bytes(small: Questionnaire) -> None:
    assert export(small, "xlsform", language="es") == export(small, "xlsform", language="es")


def test_another_tool_is_refused(small: Questionnaire) -> None:
    with pytest.raises(UsageError):
        export(small, "paper", language="es")


@pytest.mark.parametrize(("tool", "name"), [("xlsform", "form.xlsx"), ("surveyjs", "form.json")])
def test_the_command_tells_what_is_left_out_and_writes(
    tool: str, name: str, run: Run, tmp_path: Path
) -> None:
    done = run("questionnaire", "export", "--to", tool, "-o", name, "--lang", "en")
    assert (done.returncode, done.stdout) == (0, "")
    scored = sum(own.scored for section in load_questionnaire().scored_sections for own in section.questions)
    assert f"{scored} questions are scored" in done.stderr
    assert done.stderr.splitlines()[-1] == f"Written to {name}"
    assert (tmp_path / name).read_bytes() == export(load_questionnaire(), tool, language="en").content


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(["--to", "xlsform", "-o", "form.json"], 2), (["--to", "surveyjs"], 2), (["nosuch.yaml", "--to", "surveyjs", "-o", "f.json"], 2),
     (["--to", "paper", "-o", "f.json"], 2)],
)  # fmt: skip
def test_wrong_use_is_told_and_nothing_written(
    arguments: list[str], code: int, run: Run, tmp_path: Path
) -> None:
    done = run("questionnaire", "export", *arguments)
    assert done.returncode == code
    assert len(done.stderr.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_a_sum_of_one_number_is_checked_however_large_it_may_be() -> None:
    asked = parse_questionnaire(
        SMALL.replace("sum_of: [one, two], equals: [0, 100]", "sum_of: [people], at_most: 200").encode()
    )
    survey = sheets(export(asked, "xlsform", language="es").content)["survey"]
    row = next(row for row in survey if row["name"] == "people")
    assert "round(., 6) <= 200" in row["constraint"]
