"""Words beside a choice in an XLSForm: a text question after it, which comes back as they are, with its answers."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from engines import NODE, found_by_odk, xform
from test_forms import sheets
from test_from_xlsform import read
from test_words_in_forms import ASKED, OURS

from ecomdiag import export, import_form, load_answers
from ecomdiag.loader.questionnaire import parse_questionnaire
from ecomdiag.loader.questions.writer import questionnaire_text
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.workflows.importing import import_answers

MORE = """
id: more
version: "1"
title: {es: P, en: S}
levels: [{id: low, from: 0, title: {es: B, en: L}}]
choice_lists:
  own:
    - {id: good, score: 1, text: {es: Bien, en: Good}}
    - {id: other, says: true, score: 1, text: {es: Otra, en: Other}}
sections:
  - id: first
    title: {es: Una, en: One}
    intro: {es: A, en: B}
    questions:
      - {id: looks, kind: matrix, text: {es: Cómo es, en: How is it}, choices: own,
         rows: [{id: photos, text: {es: Fotos, en: Photos}}, {id: texts, text: {es: Textos, en: Texts}}]}
      - {id: how, kind: single, text: {es: C, en: H}, choices: own}
      - {id: how_other, kind: text, text: {es: X, en: X}}
      - {id: n, kind: number, integer: true, min: 0, max: 2, weight: 0, text: {es: N, en: N}}
      - group: sites
        title: {es: Tiendas, en: Sites}
        repeat: {count: n}
        questions:
          - {id: place, kind: single, text: {es: L, en: P}, choices: own}
"""


def of(asked: Questionnaire) -> list[tuple[str, str, str]]:
    rows = sheets(export(asked, "xlsform", language="en").content)["survey"]
    return [(row["type"].split()[0], row["name"], row.get("relevant", "")) for row in rows]


def test_a_text_stands_after_the_question_and_is_asked_with_the_choice() -> None:
    rows = sheets(export(OURS, "xlsform", language="en").content)["survey"]
    place = next(number for number, row in enumerate(rows) if row["name"] == "how")
    assert rows[place + 1] == {
        "type": "text", "name": "how_other", "relevant": "selected(${how}, 'other')", "constraint": "string-length(.) <= 200",
        "label::Español (es)": "¿Cómo? – De otra forma", "label::English (en)": "How? – Another way",
        "constraint_message::Español (es)": "Como mucho 200 caracteres.",
        "constraint_message::English (en)": "200 characters at most.",
    }  # fmt: skip
    assert [own.rule for own in export(OURS, "xlsform", language="en").left_out] == ["form.scores"]


def test_in_a_matrix_they_stand_after_it_and_where_a_name_is_taken_they_have_another() -> None:
    assert of(parse_questionnaire(MORE.encode()))[2:] == [
        ("begin_group", "looks", ""), ("select_one", "photos", ""), ("select_one", "texts", ""), ("end_group", "looks", ""),
        ("text", "photos_other", "selected(${photos}, 'other')"), ("text", "texts_other", "selected(${texts}, 'other')"),
        ("select_one", "how", ""), ("text", "how_other_", "selected(${how}, 'other')"), ("text", "how_other", ""),
        ("integer", "n", ""), ("begin_repeat", "sites", ""), ("select_one", "place", ""),
        ("text", "place_other", "selected(${place}, 'other')"), ("end_repeat", "sites", ""), ("end_group", "first", ""),
    ]  # fmt: skip


@pytest.mark.parametrize("asked", [ASKED, MORE])
def test_they_come_back_with_the_form(asked: str, tmp_path: Path) -> None:
    own = parse_questionnaire(asked.encode())
    (tmp_path / "form.xlsx").write_bytes(export(own, "xlsform", language="en").content)
    made = import_form(tmp_path / "form.xlsx", scores=own)
    assert made.text == questionnaire_text(own)
    alone = import_form(tmp_path / "form.xlsx")
    assert {problem.rule for problem in alone.told} <= {
        "draft.title_once",
        "draft.no_scores",
        "draft.choices_renamed",
    }
    back = parse_questionnaire(alone.text.encode())
    assert [(each.id, one.id) for each in back.questions for one in each.choices if one.says] == [
        (each.id, one.id) for each in own.questions for one in each.choices if one.says
    ]


@pytest.mark.parametrize("asked", [ASKED, MORE])
def test_pyxform_and_odk_validate_have_nothing_to_say(asked: str) -> None:
    pytest.importorskip("pyxform")
    form = export(parse_questionnaire(asked.encode()), "xlsform", language="en").content
    assert "_other" in xform(form, validate=False)


@pytest.mark.skipif(not NODE, reason="needs node, npm packages and java, in ECOMDIAG_NODE")
def test_odk_validate_has_nothing_to_say() -> None:
    assert "how_other" in xform(export(OURS, "xlsform", language="en").content, validate=True)


@pytest.mark.skipif(not NODE, reason="needs node and npm packages, in ECOMDIAG_NODE")
def test_odk_asks_for_them_with_the_choice_alone_and_keeps_them() -> None:
    given = [
        {"how": "post", "fairs": "none"},
        {
            "how": "other",
            "how_other": "by mule",
            "ways": ["shop", "other"],
            "ways_other": "stone",
            "fairs": "some",
        },
        {"how": "other", "how_other": "x" * 201, "ways": ["shop"], "fairs": "none"},
    ]
    none, words, long = found_by_odk(OURS, given)
    assert (none["asked"], none["valid"]) == (["how", "fairs"], True)
    assert words["asked"] == ["how", "how_other", "ways", "ways_other", "fairs", "fairs_some"]
    assert words["valid"]  # nobody has to say which fairs
    assert (words["data"]["how_other"], words["data"]["ways_other"]) == ("by mule", "stone")
    assert not long["valid"]


BY_HAND = [
    {"required": "yes"},
    {"constraint": ""},
    {"hint": "As people say it"},
    {"name": "which"},
    {"relevant": "selected(${one}, 'c') or selected(${one}, 'a')"},
    {"type": "integer"},
]


@pytest.mark.parametrize("other", BY_HAND)
def test_what_a_form_asks_by_hand_is_a_question(other: dict[str, str], tmp_path: Path) -> None:
    words = {"type": "text", "name": "one_c", "label": "One? – C", "relevant": "selected(${one}, 'c')",
             "constraint": "string-length(.) <= 200"}  # fmt: skip
    one = {"type": "select_one abc", "name": "one", "label": "One?"}
    made, _ = read(tmp_path, one, {**words, **other})
    assert len(made.questions) == 2
    made, _ = read(tmp_path, one, words)
    assert [choice.id for choice in made.by_id["one"].choices if choice.says] == ["c"]
    then = {"type": "text", "name": "then", "label": "Then?", "relevant": "${one_c} != ''"}
    made, _ = read(tmp_path, one, words, then)
    assert list(made.by_id) == ["one", "one_c", "then"]


def test_a_text_of_its_own_is_told(tmp_path: Path) -> None:
    one = {"type": "select_one abc", "name": "one", "label": "One?"}
    _, told = read(tmp_path, one, {
        "type": "text", "name": "one_c", "label": "Which?", "relevant": "selected(${one}, 'c')",
        "constraint": "string-length(.) <= 200",
    })  # fmt: skip
    assert told == ["not_held"]


COLUMNS = [
    ("first/how", "first/how_other"),
    ("first-how", "first-how_other"),
    ("How?", "How? – Another way"),
    ("One/How?", "One/How? – Another way"),
    ("¿Cómo?", "¿Cómo? – De otra forma"),
]


@pytest.mark.parametrize(("head", "words"), COLUMNS)
def test_their_columns_come_in_by_name_and_by_text(head: str, words: str, tmp_path: Path) -> None:
    with (tmp_path / "in.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["id", head, words], ["x", "other", "by mule"]])
    told = import_answers(OURS, str(tmp_path / "in.csv"), str(tmp_path / "out"))
    assert (told.problems, told.unread) == ((), ())
    (said,) = load_answers(str(tmp_path / "out" / "x.yaml"), OURS).said["how"]
    assert (said.choice, said.words) == ("other", "by mule")
