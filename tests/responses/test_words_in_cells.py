"""Words of a free “Other” that stand in the cell of the answer, as Google and Microsoft Forms put them: only if asked."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path
from random import Random
from typing import Any

import pytest
from own import BEGUN
from running import Run
from searches import slow

from ecomdiag import load_answers
from ecomdiag.loader.questionnaire import parse_questionnaire
from ecomdiag.loader.responses import reading
from ecomdiag.loader.responses.cells import read_cell
from ecomdiag.loader.responses.in_cells import InCell, read_with_words
from ecomdiag.problems.errors import UsageError
from ecomdiag.questionnaire.conditions import Answer
from ecomdiag.questionnaire.model import Choice
from ecomdiag.record import replace
from ecomdiag.texts.words import Text
from ecomdiag.workflows.importing import Imported, import_answers

ASKED = (
    BEGUN
    + """\
      - id: how
        kind: single
        optional: true
        text: {es: "¿Cómo?", en: "How?"}
        choices:
          - {id: post, score: 1, text: {es: Correo, en: By post}}
          - {id: ship, score: 1, text: {es: "Barco, o tren", en: "Boat, or train"}}
          - {id: other, says: true, score: 1, text: {es: De otra forma, en: Another way}}
      - id: ways
        kind: multiple
        optional: true
        max_choices: 3
        text: {es: "¿Por dónde?", en: "Where?"}
        choices:
          - {id: shop, score: 1, text: {es: Tienda, en: Shop}}
          - {id: booth, score: 1, text: {es: "Tienda, puesto", en: "Shop, stall"}}
          - {id: fair, score: 1, text: {es: Ferias, en: Fairs}}
          - {id: own, says: true, score: 1, text: {es: Otra, en: Another}}
          - {id: none, exclusive: true, score: 0, text: {es: Ninguna, en: None of these}}
      - id: two
        kind: single
        optional: true
        text: {es: "¿Dos?", en: "Two?"}
        choices:
          - {id: a, says: true, score: 1, text: {es: Uno, en: First}}
          - {id: b, says: true, score: 1, text: {es: Dos, en: Second}}
"""
)
QUESTIONNAIRE = parse_questionnaire(ASKED.encode())


def read(
    tmp_path: Path, cells: Mapping[str, str], **more: Any
) -> tuple[Imported, Mapping[str, Answer], dict[str, dict[str, str]]]:
    with (tmp_path / "in.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["id", *cells], ["x", *cells.values()]])
    found = import_answers(QUESTIONNAIRE, str(tmp_path / "in.csv"), str(tmp_path / "out"), **more)
    if not found.arrived:
        return found, {}, {}
    sheet = load_answers(str(tmp_path / "out" / "x.yaml"), QUESTIONNAIRE)
    said = {name: {own.choice: own.words for own in words} for name, words in sheet.said.items()}
    return found, sheet.answers, said


READ = [
    # one choice
    ("how", "by  mule", "other", "by mule"),
    ("how", "by mule, and on foot", "other", "by mule, and on foot"),
    ("how", "Boat, or train", "ship", ""),
    ("how", "By post", "post", ""),
    ("how", "Another way", "other", ""),
    # Google: ", " between the choices, the words behind them
    ("ways", "my van", ("own",), "my van"),
    ("ways", "Fairs, my van", ("fair", "own"), "my van"),
    ("ways", "Fairs, my van, and a cart", ("fair", "own"), "my van, and a cart"),
    ("ways", "Shop, stall", ("booth",), ""),
    ("ways", "Fairs, Shop", ("fair", "shop"), ""),
    # Microsoft: ";" between them and at the end, wherever the words stand
    ("ways", "Fairs;my van;", ("fair", "own"), "my van"),
    ("ways", "my van;", ("own",), "my van"),
    ("ways", "my van, and a cart;Shop, stall;", ("booth", "own"), "my van, and a cart"),
]


@pytest.mark.parametrize(("question", "cell", "answer", "words"), READ)
def test_what_is_no_choice_is_the_words_of_the_one_that_asks_for_them(
    question: str, cell: str, answer: Answer, words: str, tmp_path: Path
) -> None:
    found, answers, said = read(tmp_path, {question: cell}, other=True)
    assert (found.problems, answers) == ((), {question: answer})
    assert [*said.get(question, {}).values()] == ([words] if words else [])
    assert len(found.told) == bool(words)  # how many cells were read so


REFUSED = [
    ("how", "By posst", "unknown_choice_near"),  # misspelt, or words
    ("how", "Boat", "unknown_choice"),
    ("how", "By post, Another way", "one_choice"),
    ("how", "x" * 201, "responses.words"),
    ("two", "third", "unknown_choice"),  # two choices ask for words
    (
        "ways",
        "Shop, stall, my van",
        "responses.two_ways",
    ),  # the shop and “stall, my van”, or the stall and “my van”
    ("ways", "Fairs, my van, Shop", "unknown_choice"),  # ticked, or said
    ("ways", "Faires, my van", "unknown_choice_near"),
    ("ways", "my van;a cart;", "unknown_choice"),
    ("ways", "Fairs, a cart;", "responses.two_ways"),
    ("ways", "None of these, my van", "alone"),
    ("ways", "Fairs, Shop, Shop, my van", "repeated"),  # no tool ticks a box twice
]


@pytest.mark.parametrize(("question", "cell", "rule"), REFUSED)
def test_what_may_be_meant_otherwise_is_told(question: str, cell: str, rule: str, tmp_path: Path) -> None:
    found, _, _ = read(tmp_path, {question: cell, "how" if question != "how" else "ways": ""}, other=True)
    assert found.arrived == 0
    assert found.problems[0].place is not None
    assert (found.problems[0].place.line, found.problems[0].place.column) == (2, 2)
    assert all(problem.message(language) for problem in found.problems for language in ("es", "en"))
    assert rule in {problem.rule for problem in found.problems}


@pytest.mark.parametrize(("question", "cell"), [("how", "by mule"), ("ways", "Fairs, my van")])
def test_without_being_asked_nothing_is_read_so_and_it_is_told_how(
    question: str, cell: str, tmp_path: Path
) -> None:
    found, _, _ = read(tmp_path, {question: cell})
    assert found.arrived == 0
    assert len(found.problems) == 1
    assert any("--other" in words.to("en") for words in found.told)


def test_a_mistake_elsewhere_does_not_tell_of_it(tmp_path: Path) -> None:
    found, _, _ = read(tmp_path, {"two": "third"})
    assert (found.arrived, found.told) == (0, ())


def test_each_cell_has_its_own_words_and_they_are_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [
        ["id", "How?", "Where?"],
        *([str(number), f"by mule {number}", "Fairs"] for number in range(900)),
    ]
    rows += [["last", "by mule 7", "Shop, a cart"], ["wrong", "by mule", "Faires, a cart"]]
    with (tmp_path / "in.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    found = import_answers(QUESTIONNAIRE, str(tmp_path / "in.csv"), str(tmp_path / "out.ndjson"), other=True)
    assert (len(found.problems), found.arrived) == (1, 901)
    told = [words.to("en") for words in found.told]
    assert sum("901" in own for own in told) == 1
    assert any("table" in own for own in told)  # which holds no words


def test_words_stay_with_their_cell_however_many_cells_were_refused_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Beside what stands alone words are no answer: more such cells than are remembered, and one twice after them."""
    monkeypatch.setattr(reading, "REMEMBERED", 3)
    rows = [["id", "Where?"], *([str(number), f"None of these, {number} vans"] for number in range(5))]
    with (tmp_path / "in.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([*rows, ["first", "Fairs, a cart"], ["second", "Fairs, a cart"]])
    found = import_answers(QUESTIONNAIRE, str(tmp_path / "in.csv"), str(tmp_path / "out"), other=True)
    assert found.arrived == 2
    for name in ("first", "second"):
        (said,) = load_answers(str(tmp_path / "out" / f"{name}.yaml"), QUESTIONNAIRE).said["ways"]
        assert (said.choice, said.words) == ("own", "a cart")


def test_a_table_in_which_nothing_asks_for_words_refuses_it(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        read(tmp_path, {"two": "First"}, other=True)


def test_the_command_takes_it(run: Run, tmp_path: Path) -> None:
    (tmp_path / "questions.yaml").write_text(ASKED, encoding="utf-8")
    (tmp_path / "google.csv").write_text("Timestamp,How?\n2026/12/01,by mule\n", encoding="utf-8")
    done = run(
        "answers",
        "import",
        "google.csv",
        "-o",
        "out",
        "--questionnaire",
        "questions.yaml",
        "--other",
        "--lang",
        "en",
    )
    assert done.returncode == 0, done.stderr
    assert "by mule" in (tmp_path / "out" / "1.yaml").read_text("utf-8")
    refused = run(
        "answers", "import", "google.csv", "-o", "more", "--questionnaire", "questions.yaml", "--lang", "en"
    )
    assert refused.returncode == 3
    assert "--other" in refused.stderr


PIECES = ("Shop", "stall", "Fairs", "a fair, in May", "By sea", "one, two", "Two", "Market hall")
WORDS = (
    "my van",
    "a cart, and a mule",
    "whatever; or not",
    "one thing",
    "by the sea side",
    "stalls of others",
    "two, or three",
)


@pytest.mark.parametrize("seed", [*range(40), *slow(range(40, 400))])
def test_what_a_person_said_comes_back_as_it_was_or_is_told(seed: int) -> None:
    """Of cells as the two tools write them, unless the words themselves hold the text of a choice between commas."""
    rng = Random(seed)
    choices = [
        Choice(id=f"c{place}", text=Text(es=text, en=text), score=None, says=False)
        for place, text in enumerate(rng.sample(PIECES, rng.randint(2, 5)))
    ]
    own = Choice(id="own", text=Text(es="Otra", en="Another"), score=None, says=True)
    asked = replace(
        QUESTIONNAIRE.by_id["ways"], choices=(*choices, own), max_choices=len(choices) + 1, min_choices=1
    )
    for _ in range(20):
        ticked = [one for one in choices if rng.random() < 0.4]
        words = rng.choice(WORDS)
        texts = [*(one.text.en for one in ticked), words]
        for cell in (", ".join(texts), ";".join(texts) + ";"):
            found = read_cell(asked, cell)
            again = read_with_words(asked, own, cell) if found.problem is not None else InCell(found)
            if again is not None and again.reading.problem is None:
                answer = again.reading.answer
                assert isinstance(answer, tuple)
                assert (set(answer), again.words) == ({one.id for one in ticked} | {"own"}, words), cell
