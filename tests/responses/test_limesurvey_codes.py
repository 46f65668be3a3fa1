"""What LimeSurvey gives back, whose codes are shorter than ids: the same answers arrive, by codes and in words."""

from __future__ import annotations

import csv
import sys
from pathlib import Path
from random import Random

import pytest
from searches import slow

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "forms"))

from lime import table
from sheets import random_sheet

from ecomdiag import AnswerSheet, engine, load_answers, load_questionnaire
from ecomdiag.loader.limesurvey.codes import choice_codes, codes_of, id_of, made_codes, noted, noted_ids
from ecomdiag.loader.questionnaire import INSTRUMENTS
from ecomdiag.questionnaire.conditions import LEFT_OUT
from ecomdiag.questionnaire.model import Kind, Questionnaire
from ecomdiag.workflows.importing import import_answers


@pytest.mark.parametrize("words", [None, "es", "en"])
@pytest.mark.parametrize("start", [0, *slow(range(10, 300, 10))])
def test_the_shipped_questionnaire_comes_back(words: str | None, start: int, tmp_path: Path) -> None:
    asked = load_questionnaire()
    _same_answers(asked, [random_sheet(asked, Random(start + own)) for own in range(10)], words, tmp_path)


@pytest.mark.parametrize("name", INSTRUMENTS)
def test_instruments_come_back(name: str, tmp_path: Path) -> None:
    asked = load_questionnaire(name)
    _same_answers(asked, [random_sheet(asked, Random(own)) for own in range(5)], None, tmp_path)


def _same_answers(asked: Questionnaire, sheets: list[AnswerSheet], words: str | None, folder: Path) -> None:
    paths = [engine.path(asked, sheet).answers for sheet in sheets]
    rows = [{"id": f"r{place}", **table(asked, own, words)} for place, own in enumerate(paths)]
    with (folder / "t.csv").open("w", newline="", encoding="utf-8-sig") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    done = import_answers(asked, str(folder / "t.csv"), str(folder / "made"))
    assert (done.arrived, done.problems, done.unread) == (len(sheets), (), ())
    for place, own in enumerate(paths):
        back = load_answers(folder / "made" / f"r{place}.yaml", asked).answers
        assert _plain(asked, back) == _plain(asked, own)


def _plain(asked: Questionnaire, answers: dict) -> dict:  # type: ignore[type-arg]
    boxes = (Kind.MULTIPLE, Kind.COUNTRIES)
    return {
        name: frozenset(own) if asked.by_id[name].kind in boxes else own
        for name, own in answers.items()
        if own != LEFT_OUT
    }


@pytest.mark.parametrize("name", [None, *INSTRUMENTS])
def test_codes_keep_the_rules_of_limesurvey_and_say_their_ids(name: str | None) -> None:
    asked = load_questionnaire(name)
    codes = codes_of(asked).questions
    assert len({own.casefold() for own in codes.values()}) == len(codes)
    assert all(own.isalnum() and own[0].isalpha() and len(own) <= 20 for own in codes.values())
    for question in asked.questions:
        own = choice_codes(question)
        assert all(
            code.isalnum() and len(code) <= (5 if question.kind is Kind.SINGLE else 20)
            for code in own.values()
        )
        known = noted_ids(" ".join(noted("a", {code: name for name, code in own.items()})))
        if question.kind is not Kind.COUNTRIES:
            assert [known.get(("a", code), id_of(code)) for code in own.values()] == list(own)


def test_codes_are_made_of_ids() -> None:
    ids = ["planned", "plann", "from_1_to_3", "from_1_to_5", "1_a", "and", "other"]
    assert made_codes(ids, 5) == {
        "planned": "plan2", "plann": "plann", "from_1_to_3": "from1", "from_1_to_5": "from2", "1_a": "1A", "and": "and2",
        "other": "other",
    }  # fmt: skip
    assert made_codes(["planned"], 5, avoid={"plann"}) == {"planned": "plan2"}
    assert made_codes(["1_a"], 20, letter_first=True) == {"1_a": "q1A"}
    assert [id_of(own) for own in ("sellsOnline", "SQ001", "A1", "a1")] == [
        "sells_online",
        "sq001",
        "a1",
        "a1",
    ]
