"""Words beside a choice in a survey of LimeSurvey: a short text after the question, which comes back as they are."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from test_limesurvey import tab_rows
from test_words_in_forms import ASKED, OURS
from test_words_in_xlsforms import MORE

from ecomdiag import export, import_form, load_answers
from ecomdiag.loader.questionnaire import parse_questionnaire
from ecomdiag.loader.questions.writer import questionnaire_text
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.workflows.importing import import_answers


def asked(own: Questionnaire) -> list[tuple[str, str]]:
    rows = tab_rows(export(own, "limesurvey", language="en", ending=".txt").content)
    return [
        (row["name"], row["relevance"]) for row in rows if row["class"] == "Q" and row["language"] == "en"
    ]


def test_a_short_text_stands_after_the_question_and_is_asked_with_the_choice() -> None:
    rows = tab_rows(export(OURS, "limesurvey", language="en", ending=".txt").content)
    words = next(row for row in rows if row["name"] == "howOther" and row["language"] == "en")
    wanted = {"type/scale": "S", "relevance": "how.NAOK == 'other'", "mandatory": "N", "maximum_chars": "200",
              "text": "How? – Another way", "cssclass": "id-w-0-how"}  # fmt: skip
    assert words == words | wanted
    assert asked(OURS)[3] == ("waysOther", "ways_other.NAOK == 'Y'")
    assert "form.says" not in {own.rule for own in export(OURS, "limesurvey", language="en").left_out}


def test_in_a_matrix_they_stand_after_it_and_codes_of_questions_stay_theirs() -> None:
    found = asked(parse_questionnaire(MORE.encode()))
    assert found[:6] == [
        ("looks", "1"), ("photosOther", "looks_photos.NAOK == 'other'"), ("textsOther", "looks_texts.NAOK == 'other'"),
        ("how", "1"), ("howOther2", "how.NAOK == 'other'"), ("howOther", "1"),
    ]  # fmt: skip
    assert ("place1Other", "place1.NAOK == 'other'") in found


@pytest.mark.parametrize("name", ["form.lss", "form.txt"])
@pytest.mark.parametrize("text", [ASKED, MORE])
def test_they_come_back_with_the_survey(text: str, name: str, tmp_path: Path) -> None:
    own = parse_questionnaire(text.encode())
    path = tmp_path / name
    path.write_bytes(export(own, "limesurvey", language="en", ending=path.suffix).content)
    assert import_form(path, scores=own).text == questionnaire_text(own)
    alone = import_form(path)
    back = parse_questionnaire(alone.text.encode())
    assert [(each.id, one.id) for each in back.questions for one in each.choices if one.says] == [
        (each.id, one.id) for each in own.questions for one in each.choices if one.says
    ]
    assert "draft.not_held" not in {told.rule for told in alone.told}


def test_what_was_changed_there_is_a_question(tmp_path: Path) -> None:
    made = export(OURS, "limesurvey", language="en", ending=".txt").content
    path = tmp_path / "form.txt"
    path.write_bytes(made.replace(b"how.NAOK == 'other'\tHow? \xe2", b"!is_empty(how.NAOK)\tHow? \xe2"))
    assert "how_other" in parse_questionnaire(import_form(path).text.encode()).by_id


@pytest.mark.parametrize("heads", [
    ("how", "howOther"), ("how. How?", "howOther. How? – Another way"), ("How?", "How? – Another way"),
    ("¿Cómo?", "¿Cómo? – De otra forma"),
])  # fmt: skip
def test_their_columns_come_in_by_code_and_by_text(heads: tuple[str, str], tmp_path: Path) -> None:
    with (tmp_path / "in.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["id", *heads], ["x", "other", "by mule"]])
    told = import_answers(OURS, str(tmp_path / "in.csv"), str(tmp_path / "out"))
    assert (told.problems, told.unread) == ((), ())
    (said,) = load_answers(str(tmp_path / "out" / "x.yaml"), OURS).said["how"]
    assert (said.choice, said.words) == ("other", "by mule")
