"""Two questionnaires as companies and advisers have them, from the file to the report, and as forms of other tools."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

import pytest
from engines import xform
from independent import read
from independent_values import tree
from searches import slow
from sheets import checked, random_sheet
from thousand import same_by_keys_and_by_file
from unlike import filled, unlike_diagnosis, unlike_json, unlike_template

from ecomdiag.diagnosis.diagnose import diagnose
from ecomdiag.loader.answering.template import answers_text
from ecomdiag.loader.answers import read_answers
from ecomdiag.loader.questionnaire import load_questionnaire, parse_questionnaire
from ecomdiag.problems.problem import Problem
from ecomdiag.questionnaire.model import Question, Questionnaire
from ecomdiag.questionnaire.repeats import copied_groups
from ecomdiag.record import fields
from ecomdiag.workflows.exchanging import export, import_form
from ecomdiag.workflows.proving import prove

HERE = Path(__file__).parent
TEXTS = {
    name: (HERE / f"{name}.yaml").read_text(encoding="utf-8") for name in ("supplier", "visit", "continuity")
}
ASKED = {name: load_questionnaire(str(HERE / f"{name}.yaml")) for name in TEXTS}
SHEETS = [*range(2), *slow(range(2, 60))]


@pytest.fixture(params=TEXTS)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.mark.parametrize(("name", "elements"), [("supplier", 29), ("visit", 55), ("continuity", 11)])
def test_they_have_as_many_elements_as_they_say(name: str, elements: int) -> None:
    items = [item for section in tree(TEXTS[name])["sections"] for item in section["questions"]]
    assert len(items) + sum(len(item["questions"]) for item in items if "group" in item) == elements
    assert f"# {elements} elements" in TEXTS[name]


def test_all_is_proved(name: str) -> None:
    proof = prove(ASKED[name])
    assert [(own.rule, own.question) for own in proof.findings] == []
    assert proof.proved


@pytest.mark.parametrize("seed", SHEETS)
def test_answers_typed_and_read_give_the_same(name: str, seed: int) -> None:
    assert same_by_keys_and_by_file(ASKED[name], seed) == ""


@pytest.mark.parametrize("seed", SHEETS)
def test_answers_mean_what_the_documents_say(name: str, seed: int) -> None:
    asked, text = ASKED[name], TEXTS[name]
    given = random_sheet(asked, Random(seed))
    wanted, found = read(text, answers_text(given)), diagnose(asked, given)
    assert [*unlike_diagnosis(asked, given, wanted, found), *unlike_json(text, wanted, found)] == []
    for language in asked.languages:
        assert read_answers(filled(asked, given, language).encode(), asked).sheet.answers == given.answers


def test_a_template_asks_all(name: str) -> None:
    for language in ASKED[name].languages:
        assert list(unlike_template(ASKED[name], TEXTS[name], language)) == []


def test_they_become_forms_of_other_tools(name: str) -> None:
    asked = ASKED[name]
    form = json.loads(export(asked, "surveyjs", language="es").content)
    repeated = {name for section in asked.sections for own in section.repeats for name in own.names}
    copies = {
        name for section in asked.sections for group in copied_groups(section) for name in group.questions
    }
    wanted = {
        question.id for question in asked.questions
    } - copies | repeated  # what repeats stands there once
    assert names_in(form) >= wanted
    pytest.importorskip("pyxform", reason="pyxform is not installed")
    workbook = export(asked, "xlsform", language="es").content
    made = xform(workbook, validate=False)
    assert all(f"/{name}" in made for name in wanted)


@pytest.mark.parametrize(("tool", "file"), [("surveyjs", "form.json"), ("xlsform", "form.xlsx")])
def test_a_form_comes_back_as_it_went_out(name: str, tool: str, file: str, tmp_path: Path) -> None:
    path = tmp_path / file
    path.write_bytes(export(ASKED[name], tool, language="es").content)
    back = parse_questionnaire(import_form(path, scores=ASKED[name]).text.encode())
    assert [values(own) for own in back.questions] == [values(own) for own in ASKED[name].questions]
    assert (back.orders, back.constraints, back.blockers) == (
        ASKED[name].orders,
        ASKED[name].constraints,
        ASKED[name].blockers,
    )


def values(question: Question) -> dict[str, object]:
    return {name: getattr(question, name) for name in fields(question)}


def names_in(form: object) -> set[str]:
    """Return the names of everything in a form."""
    if isinstance(form, list):
        return {found for part in form for found in names_in(part)}
    if not isinstance(form, dict):
        return set()
    own = {form["name"]} if isinstance(form.get("name"), str) else set()
    return own.union(*map(names_in, form.values()))


def test_a_certificate_has_to_be_in_force_and_not_older_than_the_company() -> None:
    asked: Questionnaire = ASKED["supplier"]
    rules = {
        own.question: own.rule
        for own in check(
            asked, founded="2020-05-01", certificate_from="2019-01-01", certificate_until="2026-11-30"
        )
    }
    assert rules["certificate_until"] == "date_limits"
    assert "order" in rules.values()


def check(asked: Questionnaire, **given: str) -> list[Problem]:
    given_lines = "".join(f"  {name}: {answer}\n" for name, answer in given.items())
    return [*checked(f"answers:\n  quality_certificate: iso_9001\n{given_lines}".encode(), asked)]
