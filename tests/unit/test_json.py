"""The diagnosis as JSON: what others rely on."""

from __future__ import annotations

import json
from importlib import resources
from random import Random
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sheets import blank, half_filled, of, random_sheet, sheet, shipped_questionnaire, single

from ecomdiag import engine
from ecomdiag.diagnosis.diagnose import diagnose
from ecomdiag.loader.answers import read_answers
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.report.diagnosis import json_text
from ecomdiag.report.problems import render_problems
from ecomdiag.texts import LANGUAGES, Language

KEYS = [
    "format_version", "questionnaire", "company", "date", "language", "complete", "from_outside", "score",
    "score_range", "range_exact", "level", "level_range", "uncapped_level", "result", "blockers", "levels", "sections",
    "questions", "strengths", "weaknesses", "unknowns", "certainty", "what_if", "benchmark", "record",
]  # fmt: skip
SECTION = [
    "id",
    "title",
    "weight",
    "score",
    "score_range",
    "level",
    "asked",
    "answered",
    "left_out",
    "levels",
    "blocks",
    "scoring",
    "result",
]
QUESTION = ["id", "section", "asked", "answer", "score", "weight", "points", "lost"]
FINDING = ["kind", "id", "title", "score"]


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    file = resources.files("ecomdiag.data").joinpath("diagnosis.schema.json")
    found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(found)
    return found


def rendered(shipped: Questionnaire, answers: AnswerSheet, language: Language = "es", **more: Any) -> Any:
    return json.loads(json_text.render(diagnose(shipped, answers, **more), language))


def some_sheets(shipped: Questionnaire) -> list[AnswerSheet]:
    complete = [random_sheet(shipped, Random(seed), company="Ría") for seed in range(15)]
    return [blank(shipped), *complete, *(half_filled(shipped, Random(seed)) for seed in range(5))]


def test_every_diagnosis_follows_the_schema(shipped: Questionnaire, schema: dict[str, Any]) -> None:
    validator = jsonschema.Draft202012Validator(schema)
    for place, answers in enumerate(some_sheets(shipped)):
        language = LANGUAGES[place % 2]
        validator.validate(rendered(shipped, answers, language, date="2026-01-31"))


def test_a_diagnosis_without_any_score_follows_the_schema(schema: dict[str, Any]) -> None:
    asked = of(single("a", {"none": 0, "na": None}))
    found = json.loads(json_text.render(diagnose(asked, sheet(asked, a="na")), "en"))
    assert (found["score"], found["score_range"], found["level"]) == (None, None, None)
    found["questionnaire"]["digest"] = "0" * 64
    jsonschema.Draft202012Validator(schema).validate(found)


def test_keys_stand_in_a_fixed_order(shipped: Questionnaire) -> None:
    for answers in some_sheets(shipped):
        found = rendered(shipped, answers)
        assert list(found) == KEYS
        assert all(list(part) == SECTION for part in found["sections"])
        for question in found["questions"]:
            assert [key for key in question if key in QUESTION] == QUESTION
        for finding in found["strengths"] + found["weaknesses"]:
            assert [key for key in finding if key in FINDING] == FINDING
        assert list(found["questionnaire"])[:3] == ["id", "version", "digest"]


@settings(max_examples=8)
@given(st.integers(0, 2**32), st.sampled_from(LANGUAGES))
def test_same_input_same_bytes(seed: int, language: Any) -> None:
    shipped = shipped_questionnaire()
    answers = half_filled(shipped, Random(seed))
    shuffled = list(answers.answers.items())
    Random(seed).shuffle(shuffled)
    turned = AnswerSheet(
        questionnaire=answers.questionnaire,
        version=answers.version,
        company=answers.company,
        answers=dict(shuffled),
    )
    first, second = (json_text.render(diagnose(shipped, found), language) for found in (answers, turned))
    assert first == second


def test_points_add_up_to_the_score_for_who_reads_it(shipped: Questionnaire) -> None:
    for seed in range(20):
        found = rendered(shipped, random_sheet(shipped, Random(seed)))
        assert sum(question["points"] for question in found["questions"]) == pytest.approx(
            found["score"], abs=1e-9
        )
        lost = sum(question["lost"] for question in found["questions"])
        assert lost + found["score"] == pytest.approx(100, abs=1e-9)


def test_answers_are_written_as_in_the_answers_file(shipped: Questionnaire) -> None:
    answers = sheet(shipped, sells_online="no", sectors=["food"], online_budget_share=12.5, people_share=3)
    found = {question["id"]: question["answer"] for question in rendered(shipped, answers)["questions"]}
    assert found["sells_online"] == "no"
    assert found["sectors"] == ["food"]
    assert found["online_budget_share"] == 12.5
    assert found["people_share"] == 3
    assert found["erp"] is None


def test_scores_run_to_100_and_are_not_rounded() -> None:
    asked = of(single("a", {"third": 1 / 3, "full": 1}), single("b", {"none": 0, "full": 1}))
    found = json.loads(json_text.render(diagnose(asked, sheet(asked, a="third", b="none")), "en"))
    assert found["score"] == pytest.approx(50 / 3, abs=1e-12)
    assert found["questions"][0]["score"] == pytest.approx(100 / 3, abs=1e-12)


def test_nothing_but_json_numbers_is_written(shipped: Questionnaire) -> None:
    def refuse(constant: str) -> None:
        raise AssertionError(constant)

    for answers in some_sheets(shipped)[:5]:
        json.loads(json_text.render(diagnose(shipped, answers), "es"), parse_constant=refuse)


def test_problems_are_listed_with_their_places(shipped: Questionnaire, schema: dict[str, Any]) -> None:
    text = "answers:\n  exports: maybe\n  zzz: 1\n"
    loaded = read_answers(text.encode(), shipped)
    problems = loaded.located(engine.check(shipped, loaded.sheet))
    found = json.loads(render_problems(problems, "en"))
    assert list(found) == ["problems"]
    assert all(
        list(problem) == ["rule", "severity", "question", "line", "column", "message"]
        for problem in found["problems"]
    )
    wrong = [problem for problem in found["problems"] if problem["rule"] == "unknown_choice"]
    assert [(p["severity"], p["question"], p["line"], p["column"]) for p in wrong] == [
        ("error", "exports", 2, 12)
    ]
    jsonschema.Draft202012Validator({"$ref": "#/$defs/problems", "$defs": schema["$defs"]}).validate(found)
    assert json.loads(render_problems((), "en")) == {"problems": []}
