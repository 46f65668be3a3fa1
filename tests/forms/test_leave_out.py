"""A form is imported although a condition cannot be said: what bears it is left out, with all that hangs on it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from conftest import Run
from searches import thinned_rows
from test_from_limesurvey import row, survey
from test_from_xlsform import written

from ecomdiag import QuestionnaireError, UsageError, export, import_form, load_questionnaire
from ecomdiag.loader.questionnaire import parse_questionnaire
from ecomdiag.questionnaire.conditions import Answered, AnyOf
from ecomdiag.questionnaire.model import Questionnaire


def surveyjs(tmp_path: Path, *elements: dict[str, Any]) -> Path:
    path = tmp_path / "form.json"
    path.write_text(json.dumps({"locale": "en", "title": "Form", "elements": list(elements)}))
    return path


def left(path: Path) -> tuple[Questionnaire, list[tuple[str, str]]]:
    """Return what is made of a form that stops without the option, and what is told of it, with its place."""
    with pytest.raises(QuestionnaireError):
        import_form(path)
    made = import_form(path, leave_out=True)
    told = [(own.rule.removeprefix("draft."), own.part) for own in made.told if not own.stops]
    assert len(told) == len(made.told)
    return parse_questionnaire(made.text.encode()), [own for own in told if not own[0].startswith("no_")]


def asked(made: Questionnaire) -> dict[str, object]:
    return {own.id: own.show_if for own in made.questions}


def q(name: str, visible: str = "", **more: Any) -> dict[str, Any]:
    return {"type": "text", "name": name, **({"visibleIf": visible} if visible else {}), **more}


def test_what_hangs_on_a_question_that_is_left_out_is_left_out_too(tmp_path: Path) -> None:
    one = {"type": "radiogroup", "name": "one", "choices": ["a", "b"]}
    made, told = left(surveyjs(
        tmp_path, one, q("gone", "today() > {one}"), q("after", "{gone} notempty or {one} = 'a'"),
        q("then", "{after} empty"), q("stays", "{one} = 'b'"), q("last", "{stays} notempty"),
    ))  # fmt: skip
    assert asked(made) == {"one": None, "stays": AnyOf("one", frozenset(["b"])), "last": Answered("stays")}
    assert told == [("left_out", "gone"), ("left_out", "after"), ("left_out", "then"), ("left_out_all", "")]


def test_of_a_panel_that_cannot_be_said_each_question_is_told(tmp_path: Path) -> None:
    inner = {"type": "panel", "name": "inner", "elements": [q("b"), q("c")]}
    outer = {
        "type": "panel",
        "name": "p",
        "title": "P",
        "visibleIf": "today() > 1",
        "elements": [q("a"), inner],
    }
    made, told = left(surveyjs(tmp_path, outer, q("stays"), q("then", "{c} notempty")))
    assert asked(made) == {"stays": None}
    assert told == [
        ("left_out_with", "a"), ("left_out_with", "b"), ("left_out_with", "c"), ("left_out", "then"), ("left_out_all", ""),
    ]  # fmt: skip


def test_nothing_repeats_of_what_is_left_out(tmp_path: Path) -> None:
    again = {
        "type": "paneldynamic",
        "name": "sites",
        "visibleIf": "today() > 1",
        "templateElements": [q("a")],
    }
    made, told = left(surveyjs(tmp_path, q("stays"), again))
    assert asked(made) == {"stays": None}
    assert told == [("left_out_with", "a"), ("left_out_all", "")]


def test_a_form_of_which_nothing_is_left_stops(tmp_path: Path) -> None:
    with pytest.raises(QuestionnaireError) as found:
        import_form(surveyjs(tmp_path, q("a", "today() > 1")), leave_out=True)
    assert [own.rule for own in found.value.problems if own.stops] == ["draft.nothing"]


def test_of_an_xlsform(tmp_path: Path) -> None:
    path = written(tmp_path / "form.xlsx", survey=[
        {"type": "text", "name": "a", "label": "A"},
        {"type": "calculate", "name": "n", "calculation": "string-length(${a})"},
        {"type": "begin_group", "name": "g", "label": "G", "relevant": "${n} > 3"},
        {"type": "text", "name": "b", "label": "B"},
        {"type": "end_group"},
        {"type": "text", "name": "c", "label": "C", "relevant": "${b} != ''"},
        {"type": "text", "name": "d", "label": "D", "relevant": "${a} != ''"},
    ])  # fmt: skip
    made, told = left(path)
    assert asked(made) == {"a": None, "d": Answered("a")}
    assert told[1:] == [("kind_unsaid", "n"), ("left_out_with", "b"), ("left_out", "c"), ("left_out_all", "")]


def test_of_a_survey_of_limesurvey(tmp_path: Path) -> None:
    path = tmp_path / "survey.txt"
    path.write_text(survey(
        row(kind="Q", type="S", name="a", text="A", language="en"),
        row(kind="Q", type="S", name="b", text="B", language="en", relevance="strlen(a) > 3"),
        row(kind="Q", type="F", name="m", text="M", language="en", relevance="!is_empty(b)"),
        row(kind="SQ", name="SQ001", text="Photos", language="en"),
        row(kind="A", name="1", text="Bad", language="en"),
        row(kind="A", name="2", text="Good", language="en"),
        row(kind="Q", type="S", name="c", text="C", language="en", relevance="!is_empty(a)"),
    ))  # fmt: skip
    made, told = left(path)
    assert asked(made) == {"a": None, "c": Answered("a")}
    assert [place for rule, place in told if rule == "left_out"] == ["b", "m_SQ001"]


@pytest.mark.parametrize(
    ("tool", "name"),
    thinned_rows([("surveyjs", "f.json"), ("xlsform", "f.xlsx"), ("limesurvey", "f.lss")], 3),
)
def test_what_needs_nothing_left_out_is_the_same(tmp_path: Path, tool: str, name: str) -> None:
    (tmp_path / name).write_bytes(export(load_questionnaire(), tool, language="es").content)
    path = str(tmp_path / name)
    assert import_form(path, leave_out=True) == import_form(path)


def test_the_command_tells_what_it_leaves_out(run: Run, tmp_path: Path) -> None:
    surveyjs(tmp_path, q("a"), q("b", "today() > 1"))
    assert run("questionnaire", "import", "form.json", "-o", "q.yaml").returncode == 4
    done = run("questionnaire", "import", "form.json", "--leave-out", "-o", "q.yaml", "--lang", "en")
    assert done.returncode == 0
    first, *_, last, _ = done.stderr.splitlines()
    assert first.startswith(
        "form.json: warning: b: left out: the condition “today() > 1” uses “today”, which no"
    )
    assert last.endswith(
        "one question is left out, as it cannot be said here when it is asked; questions taken over: 1"
    )
    assert [own.id for own in parse_questionnaire((tmp_path / "q.yaml").read_bytes()).questions] == ["a"]


def test_each_is_told_once_with_its_reason(tmp_path: Path) -> None:
    inner = {
        "type": "panel",
        "name": "p",
        "title": "P",
        "visibleIf": "today() > 2",
        "elements": [q("b"), q("c")],
    }
    form = surveyjs(
        tmp_path, q("a"), q("gone", "today() > 1"), inner, q("then", "{gone} notempty and {b} notempty")
    )
    told = {
        own.part: own.message("en")
        for own in import_form(form, leave_out=True).told
        if "left_out" in own.rule
    }
    assert {name: words.partition(", which no")[0] for name, words in told.items()} == {
        "gone": "left out: the condition “today() > 1” uses “today”",
        "b": "left out with all that is in “p”: the condition “today() > 2” uses “today”",
        "c": "left out with all that is in “p”: the condition “today() > 2” uses “today”",
        "then": "left out: the condition “{gone} notempty and {b} notempty” looks at “gone”, which is left out",
        "": "4 questions are left out, as it cannot be said here when they are asked; questions taken over: 1",
    }


@pytest.mark.parametrize("tool", ["xlsx", "json"])
def test_nothing_is_left_out_of_a_whole_questionnaire(tool: str, tmp_path: Path) -> None:
    path = tmp_path / f"q.{tool}"
    path.write_bytes(export(load_questionnaire("dii"), tool, language="es").content)
    with pytest.raises(UsageError):
        import_form(str(path), leave_out=True)
