"""Words beside a choice in the form of SurveyJS: they go out, come back with the form, and with its answers."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from engines import NODE
from own import BEGUN

from ecomdiag import export, import_form, load_answers
from ecomdiag.loader.questionnaire import parse_questionnaire
from ecomdiag.loader.questions.writer import questionnaire_text
from ecomdiag.problems.errors import ProblemsError
from ecomdiag.questionnaire.conditions import Answer
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.workflows.importing import import_answers

ASKED = (
    BEGUN
    + """\
      - id: how
        kind: single
        text: {es: "¿Cómo?", en: "How?"}
        choices:
          - {id: post, score: 1, text: {es: Correo, en: Post}}
          - {id: other, says: true, score: 1, text: {es: De otra forma, en: Another way}}
      - id: ways
        kind: multiple
        text: {es: "¿Por dónde?", en: "Where?"}
        show_if: {question: how, any_of: [other]}
        choices:
          - {id: shop, score: 1, text: {es: Tienda, en: Shop}}
          - {id: other, says: true, score: 1, text: {es: Otra, en: Another}}
          - {id: none, exclusive: true, score: 0, text: {es: Ninguna, en: None}}
      - id: fairs
        kind: single
        text: {es: "¿Ferias?", en: "Fairs?"}
        choices:
          - {id: some, says: true, score: 1, text: {es: Algunas, en: Some}}
          - {id: none, score: 0, text: {es: Ninguna, en: None}}
"""
)
OURS = parse_questionnaire(ASKED.encode())
#: Words beside choices of every sort: of one and of several, called other and not, in a table, and where things repeat.
EVERY = """
id: every
version: "1"
title: {es: P, en: S}
levels: [{id: low, from: 0, title: {es: B, en: L}}]
choice_lists:
  own:
    - {id: shop, score: 1, text: {es: Tienda, en: Shop}}
    - {id: fair, says: true, score: 1, text: {es: Ferias, en: Fairs}}
    - {id: market, says: true, score: 1, text: {es: Mercados, en: Markets}}
    - {id: other, says: true, score: 1, text: {es: Otra, en: Another}}
sections:
  - id: first
    title: {es: Una, en: One}
    intro: {es: A, en: B}
    questions:
      - {id: one, kind: single, text: {es: Uno, en: Single}, choices: own}
      - {id: some, kind: multiple, text: {es: Varios, en: Several}, choices: own}
      - id: plain
        kind: multiple
        text: {es: Solo, en: Plain}
        show_if: {question: some, any_of: [fair, other]}
        choices:
          - {id: shop, score: 1, text: {es: Tienda, en: Shop}}
          - {id: fair, says: true, score: 1, text: {es: Ferias, en: Fairs}}
          - {id: none, exclusive: true, says: true, score: 0, text: {es: Ninguna, en: None}}
      - {id: looks, kind: matrix, text: {es: Cómo es, en: How is it}, choices: own, show_if: {question: one, none_of: [fair]},
         rows: [{id: photos, text: {es: Fotos, en: Photos}}, {id: texts, text: {es: Textos, en: Texts}}]}
      - {id: n, kind: number, integer: true, min: 0, max: 2, weight: 0, text: {es: N, en: N}}
      - group: sites
        title: {es: Tiendas, en: Sites}
        repeat: {count: n}
        questions:
          - {id: place, kind: single, text: {es: L, en: P}, choices: own}
          - {id: ways, kind: multiple, text: {es: V, en: W}, choices: own, show_if: {question: place, any_of: [market]}}
      - {id: last, kind: text, text: {es: X, en: X}, show_if: {question: ways_1, all_of: [market, other]}}
"""
#: Answers a form step by step as a person does, and completes it: ``[question, value]``, or ``[question, choice, words]``.
SCRIPT = """
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
const require = createRequire(process.argv[2] + "/");
const { Model } = require("survey-core");
const { form, steps } = JSON.parse(readFileSync(0, "utf8"));
const model = new Model(form);
const found = (name) => {
  const [panels, place, inner] = name.split("/");
  return inner === undefined ? model.getQuestionByName(name)
    : model.getQuestionByName(panels).panels[Number(place)].getQuestionByName(inner);
};
const unseen = [];
for (const [name, value, words] of steps) {
  const question = found(name);
  if (!question.isVisible) unseen.push(name);
  if (words === undefined) question.renderedValue !== undefined && question.choices ? (question.renderedValue = value) : (question.value = value);
  else question.setCommentValue(question.choices.find((own) => own.value === value), words);
}
const valid = model.validate(true);
model.doComplete();
process.stdout.write(JSON.stringify({ valid, unseen, data: model.data }));
"""
Step: TypeAlias = list[Any]


def words_out(asked: Questionnaire) -> list[tuple[str, str]]:
    return [(own.id, choice.id) for own in asked.questions for choice in own.choices if choice.says]


@pytest.mark.parametrize("asked", [ASKED, EVERY])
def test_they_go_out_and_come_back_with_the_form(asked: str, tmp_path: Path) -> None:
    own = parse_questionnaire(asked.encode())
    made = export(own, "surveyjs", language="en")
    assert [problem.rule for problem in made.left_out] == ["form.scores"]
    (tmp_path / "form.json").write_bytes(made.content)
    alone = import_form(tmp_path / "form.json")
    assert {problem.rule for problem in alone.told} <= {"draft.no_scores", "draft.no_id"}
    assert words_out(parse_questionnaire(alone.text.encode())) == words_out(own)
    assert import_form(tmp_path / "form.json", scores=own).text == questionnaire_text(own)


def test_they_stand_beside_the_choice_but_for_other_among_several() -> None:
    form = json.loads(export(parse_questionnaire(EVERY.encode()), "surveyjs", language="en").content)
    asked = {own["name"]: own for own in form["pages"][0]["elements"]}
    beside = {
        name: [one["value"] for one in own["choices"] if one.get("showCommentArea")]
        for name, own in asked.items()
        if "choices" in own
    }
    assert beside == {
        "one": ["fair", "market", "other"],
        "some": ["fair", "market"],
        "plain": ["fair", "none"],
    }
    assert list(asked).index("some_other") == list(asked).index("some") + 1
    assert asked["some_other"] == {
        "type": "text", "name": "some_other", "title": {"default": "Several – Another", "es": "Varios – Otra"},
        "visibleIf": "{some} notempty and {some} anyof ['other']", "maxLength": 200,
    }  # fmt: skip
    assert form["maxCommentLength"] == 200


BY_HAND = [
    {"isRequired": True},
    {"maxLength": 100},
    {"description": "As people say it"},
    {"name": "which"},
    {"visibleIf": "{one} anyof ['b', 'other']"},
    {"inputType": "number"},
]


@pytest.mark.parametrize("other", BY_HAND)
def test_what_a_form_asks_by_hand_is_a_question(other: dict[str, Any], tmp_path: Path) -> None:
    one = {"type": "checkbox", "name": "one", "title": "One?", "choices": ["a", "b", "other"]}
    words = {
        "type": "text",
        "name": "one_other",
        "title": "One? – other",
        "visibleIf": "{one} contains 'other'",
        "maxLength": 200,
    }
    asked = {}
    for name, elements in {"taken": [one, words], "by hand": [one, {**words, **other}],
                           "looked at": [one, words, {"type": "text", "name": "z", "visibleIf": "{one_other} notempty"}]}.items():  # fmt: skip
        (tmp_path / "form.json").write_text(json.dumps({"elements": elements}), encoding="utf-8")
        try:
            asked[name] = list(parse_questionnaire(import_form(tmp_path / "form.json").text.encode()).by_id)
        except ProblemsError:  # a condition over words cannot be said, and is not what is asked here
            continue
    assert asked["taken"] == ["one"]
    assert len(asked["by hand"]) == 2
    assert len(asked.get("looked at", ["one", "one_other", "z"])) == 3


def completed(asked: Questionnaire, steps: list[Step], folder: Path) -> dict[str, Any]:
    script = folder / "words.mjs"
    script.write_text(SCRIPT, encoding="utf-8")
    form = json.loads(export(asked, "surveyjs", language="en").content)
    given = json.dumps({"form": form, "steps": steps}).encode()
    done = subprocess.run(["node", str(script), NODE], input=given, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def brought_in(
    asked: Questionnaire, data: dict[str, Any], folder: Path
) -> tuple[dict[str, Answer], dict[str, dict[str, str]]]:
    """Bring in the data of one response, and return its answers and the words beside them."""
    (folder / "in.json").write_text(json.dumps([{"id": "x", **data}]), encoding="utf-8")
    told = import_answers(asked, str(folder / "in.json"), str(folder / "out"))
    assert (told.problems, told.unread, told.arrived) == ((), (), 1)
    sheet = load_answers(str(folder / "out" / "x.yaml"), asked)
    said = {name: {own.choice: own.words for own in words} for name, words in sheet.said.items()}
    return dict(sheet.answers), said


#: Words are said before and after other boxes are ticked, and a box that was ticked may be so no longer.
ALL = [
    ["one", "other"], ["one", "other", "never mind"], ["one", "market"], ["one", "market", "on Mondays"],
    ["some", ["other"]], ["some_other", "by mule"], ["some", ["other", "fair"]], ["some", "fair", "in May"],
    ["some", ["other", "fair", "market"]], ["some", "market", "gone"], ["some", ["other", "fair", "shop"]],
    ["plain", ["fair"]], ["plain", "fair", "dropped"], ["plain", ["fair", "none"]], ["plain", "none", "nothing at all"],
    ["photos", "fair"], ["photos", "fair", "of boats"], ["texts", "other"], ["texts", "other", "of poets"],
    ["n", 2], ["sites/0/place", "market"], ["sites/0/place", "market", "the old one"],
    ["sites/0/ways", ["other"]], ["sites/0/ways_other", "by boat"], ["sites/0/ways", ["other", "market"]],
    ["sites/0/ways", "market", "on Fridays"], ["sites/1/place", "other"], ["sites/1/place", "other", "a cave"],
    ["last", "end"],
]  # fmt: skip


@pytest.mark.skipif(not NODE, reason="needs node and npm packages, in ECOMDIAG_NODE")
def test_what_survey_core_keeps_of_them_arrives(tmp_path: Path) -> None:
    asked = parse_questionnaire(EVERY.encode())
    found = completed(asked, ALL, tmp_path)
    assert (found["valid"], found["unseen"]) == (True, [])
    answers, said = brought_in(asked, found["data"], tmp_path)
    assert answers == {
        "one": "market", "some": ("other", "fair", "shop"), "plain": ("none",), "photos": "fair", "texts": "other", "n": 2,
        "place_1": "market", "ways_1": ("other", "market"), "place_2": "other", "last": "end",
    }  # fmt: skip
    assert said == {
        "one": {"market": "on Mondays"}, "some": {"fair": "in May", "other": "by mule"}, "plain": {"none": "nothing at all"},
        "photos": {"fair": "of boats"}, "texts": {"other": "of poets"}, "place_1": {"market": "the old one"},
        "ways_1": {"market": "on Fridays", "other": "by boat"}, "place_2": {"other": "a cave"},
    }  # fmt: skip


@pytest.mark.skipif(not NODE, reason="needs node and npm packages, in ECOMDIAG_NODE")
def test_nobody_has_to_say_them(tmp_path: Path) -> None:
    asked = parse_questionnaire(EVERY.encode())
    steps: list[Step] = [
        ["one", "fair"], ["some", ["other", "fair"]], ["plain", ["fair"]], ["n", 1],
        ["sites/0/place", "market"], ["sites/0/ways", ["other", "market"]], ["last", "end"],
    ]  # fmt: skip
    found = completed(asked, steps, tmp_path)
    assert (found["valid"], found["unseen"]) == (True, [])
    answers, said = brought_in(asked, found["data"], tmp_path)
    assert said == {}
    assert (answers["one"], answers["some"], answers["plain"]) == ("fair", ("other", "fair"), ("fair",))
    assert "photos" not in answers


#: What survey-core 3.1.1 keeps of forms that others made, without an engine at hand.
KEPT = [
    ({"one": {"value": "fair", "comment": "in May"}}, {"one": "fair"}, {"one": {"fair": "in May"}}),
    ({"one": "other", "one-Comment": "x"}, {"one": "other"}, {"one": {"other": "x"}}),
    ({"some": [{"value": "fair", "comment": "in May"}, {"value": "shop"}]}, {"some": ("fair", "shop")},
     {"some": {"fair": "in May"}}),
    ({"some": [{"value": "other"}], "some_other": "y"}, {"some": ("other",)}, {"some": {"other": "y"}}),
    ({"n": 1, "sites": [{"place": {"value": "fair", "comment": "z"}, "ways": [{"value": "market"}]}]},
     {"n": 1, "place_1": "fair", "ways_1": ("market",)}, {"place_1": {"fair": "z"}}),
]  # fmt: skip


@pytest.mark.parametrize(("data", "answers", "said"), KEPT)
def test_what_it_keeps_is_read(
    data: dict[str, Any], answers: dict[str, Answer], said: dict[str, dict[str, str]], tmp_path: Path
) -> None:
    assert brought_in(parse_questionnaire(EVERY.encode()), data, tmp_path) == (answers, said)


def test_words_beside_a_choice_that_asks_for_none_are_told(tmp_path: Path) -> None:
    asked = parse_questionnaire(EVERY.encode())
    kept = [{"id": "x", "some": [{"value": "shop", "comment": "mine"}]}]
    (tmp_path / "in.json").write_text(json.dumps(kept), encoding="utf-8")
    told = import_answers(asked, str(tmp_path / "in.json"), str(tmp_path / "out"))
    assert (told.arrived, told.unread) == (1, ("some-Comment[shop]",))


def test_one_response_alone_is_no_list_of_choices(tmp_path: Path) -> None:
    asked = parse_questionnaire(EVERY.encode())
    (tmp_path / "in.json").write_text(
        '{"id": "x", "some": [{"value": "fair", "comment": "y"}]}', encoding="utf-8"
    )
    told = import_answers(asked, str(tmp_path / "in.json"), str(tmp_path / "out"))
    assert (told.problems, told.arrived) == ((), 1)
