"""Words beside a choice that asks for them, as tools export them."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from own import BEGUN

from ecomdiag import load_answers
from ecomdiag.loader.questionnaire import parse_questionnaire
from ecomdiag.questionnaire.conditions import Answer
from ecomdiag.workflows.importing import Imported, import_answers

ASKED = (
    BEGUN
    + """\
      - id: how
        kind: single
        optional: true
        text: {es: "¿Cómo?", en: "How?"}
        choices:
          - {id: post, score: 1, text: {es: Correo, en: Post}}
          - {id: other, says: true, score: 1, text: {es: De otra forma, en: Another way}}
      - id: ways
        kind: multiple
        optional: true
        text: {es: "¿Por dónde?", en: "Where?"}
        choices:
          - {id: shop, score: 1, text: {es: Tienda, en: Shop}}
          - {id: fair, says: true, score: 1, text: {es: Ferias, en: Fairs}}
          - {id: other, says: true, score: 1, text: {es: Otra, en: Another}}
"""
)
QUESTIONNAIRE = parse_questionnaire(ASKED.encode())


def table(tmp_path: Path, rows: Sequence[Sequence[str]]) -> str:
    with (tmp_path / "in.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return str(tmp_path / "in.csv")


def read(
    tmp_path: Path, heads: Sequence[str], cells: Sequence[str]
) -> tuple[Imported, Mapping[str, Answer], dict[str, dict[str, str]]]:
    source = table(tmp_path, [["id", *heads], ["x", *cells]])
    found = import_answers(QUESTIONNAIRE, source, str(tmp_path / "out"))
    if not found.arrived:
        return found, {}, {}
    sheet = load_answers(str(tmp_path / "out" / "x.yaml"), QUESTIONNAIRE)
    said = {name: {own.choice: own.words for own in words} for name, words in sheet.said.items()}
    return found, sheet.answers, said


CELLS = [
    # LimeSurvey: codes, and texts
    (["how", "how[other]"], ["-oth-", "by  mule"], {"how": "other"}, {"how": {"other": "by mule"}}),
    (["How?", "How? [Other]"], ["Another way", "by mule"], {"how": "other"}, {"how": {"other": "by mule"}}),
    (["how. How?", "how[other]. How? [Another way]"], ["post", ""], {"how": "post"}, {}),
    (["ways[shop]", "ways[fair]", "ways[other]"], ["Y", "", "stone"], {"ways": ("shop", "other")},
     {"ways": {"other": "stone"}}),
    (["ways[shop]", "ways[other]"], ["Y", "Y"], {"ways": ("shop", "other")}, {}),
    (["Where? [Shop]", "Where? [Other]"], ["Yes", "stone"], {"ways": ("shop", "other")}, {"ways": {"other": "stone"}}),
    # SurveyJS
    (["how", "how-Comment"], ["other", "by mule"], {"how": "other"}, {"how": {"other": "by mule"}}),
    (["ways", "ways-Comment"], ["shop|other", "stone"], {"ways": ("shop", "other")}, {"ways": {"other": "stone"}}),
    # KoboToolbox, ODK Central
    (["first/ways", "first/ways_fair", "first/ways_other"], ["fair other", "in May", "stone"],
     {"ways": ("fair", "other")}, {"ways": {"fair": "in May", "other": "stone"}}),
    (["first-how", "first-how_other"], ["other", "by mule"], {"how": "other"}, {"how": {"other": "by mule"}}),
]  # fmt: skip


@pytest.mark.parametrize(("heads", "cells", "answers", "said"), CELLS)
def test_words_arrive_beside_their_choice(
    heads: list[str],
    cells: list[str],
    answers: dict[str, Answer],
    said: dict[str, dict[str, str]],
    tmp_path: Path,
) -> None:
    found, given, words = read(tmp_path, heads, cells)
    assert (found.problems, found.unread) == ((), ())
    assert (given, words) == (answers, said)


def test_no_words_stand_where_a_choice_asks_for_none(tmp_path: Path) -> None:
    found, _, _ = read(tmp_path, ["ways[shop]", "how[post]"], ["stone", "stone"])
    assert [own.rule for own in found.problems] == ["responses.tick"]
    assert found.unread == ("how[post]",)


def test_words_that_are_too_long_are_told(tmp_path: Path) -> None:
    found, _, _ = read(tmp_path, ["how", "how[other]"], ["-oth-", "x" * 201])
    (problem,) = found.problems
    assert problem.rule == "responses.words"
    assert problem.place is not None
    assert (problem.place.line, problem.place.column) == (2, 3)
    assert all(problem.message(language) for language in ("es", "en"))


def test_a_table_says_that_it_holds_no_words(tmp_path: Path) -> None:
    source = table(tmp_path, [["id", "how", "how[other]"], ["x", "other", "by mule"]])
    found = import_answers(QUESTIONNAIRE, source, str(tmp_path / "out.ndjson"))
    assert len(found.told) == 1
    assert json.loads((tmp_path / "out.ndjson").read_text()) == {"id": "x", "company": None, "how": "other"}
