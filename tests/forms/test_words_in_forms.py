"""Words beside a choice in the form of SurveyJS: they go out, come back with the form, and with its answers."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from engines import NODE

from ecomdiag import export, import_form, load_answers
from ecomdiag.loader.questionnaire import parse_questionnaire
from ecomdiag.workflows.importing import import_answers

ASKED = """
id: small
version: "1"
title: {es: P, en: S}
levels: [{id: low, from: 0, title: {es: B, en: L}}]
sections:
  - id: first
    title: {es: Una, en: One}
    intro: {es: A, en: B}
    questions:
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
OURS = parse_questionnaire(ASKED.encode())
#: Completes a form with words beside its choices.
SCRIPT = """
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
const require = createRequire(process.argv[2] + "/");
const { Model } = require("survey-core");
const model = new Model(JSON.parse(readFileSync(0, "utf8")));
const say = (name, value, choice, words) => {
  const question = model.getQuestionByName(name);
  question.renderedValue = value;
  question.setCommentValue(question.choices.find((own) => own.value === choice), words);
};
say("how", "other", "other", "by mule");
say("ways", ["shop", "other"], "other", "stone");
model.setValue("fairs", "some");
process.stdout.write(JSON.stringify({ valid: model.validate(true), data: model.data }));
"""


def test_they_go_out_and_come_back_with_the_form(tmp_path: Path) -> None:
    made = export(OURS, "surveyjs", language="en")
    assert [dict(own.values) for own in made.left_out if own.rule == "form.says"] == [{"count": 1}]
    (tmp_path / "form.json").write_bytes(made.content)
    back = parse_questionnaire(import_form(str(tmp_path / "form.json")).text.encode())
    said = [(own.id, choice.id) for own in back.questions for choice in own.choices if choice.says]
    assert said == [("how", "other"), ("ways", "other")]


@pytest.mark.skipif(not NODE, reason="needs node and npm packages, in ECOMDIAG_NODE")
def test_what_survey_core_keeps_of_them_arrives(tmp_path: Path) -> None:
    script = tmp_path / "words.mjs"
    script.write_text(SCRIPT, encoding="utf-8")
    form = export(OURS, "surveyjs", language="en").content
    done = subprocess.run(["node", str(script), NODE], input=form, capture_output=True, check=True)
    found = json.loads(done.stdout)
    assert found["valid"]
    (tmp_path / "in.json").write_text(json.dumps([{"id": "x", **found["data"]}]), encoding="utf-8")
    told = import_answers(OURS, str(tmp_path / "in.json"), str(tmp_path / "out"))
    assert (told.problems, told.unread, told.arrived) == ((), (), 1)
    sheet = load_answers(str(tmp_path / "out" / "x.yaml"), OURS)
    assert sheet.answers == {"how": "other", "ways": ("shop", "other"), "fairs": "some"}
    said = {name: [(own.choice, own.words) for own in words] for name, words in sheet.said.items()}
    assert said == {"how": [("other", "by mule")], "ways": [("other", "stone")]}
