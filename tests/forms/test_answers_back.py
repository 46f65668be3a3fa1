"""What forms collect comes back: data that survey-core completed is brought in, and says what the sheets said."""

from __future__ import annotations

import json
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any

import pytest
from any_questionnaire import SORTS, as_in_files, complete
from engines import NODE, differences, sheets_of, survey_js
from generating import random_questionnaire
from repeating import repeating_questionnaire, with_repeats
from searches import slow
from sheets import with_said

from ecomdiag import engine
from ecomdiag.questionnaire.conditions import LEFT_OUT, Answer
from ecomdiag.questionnaire.model import Kind, Questionnaire
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.record import replace
from ecomdiag.record.exact import number_text
from ecomdiag.workflows.importing import import_answers

pytestmark = pytest.mark.skipif(not NODE, reason="needs node and npm packages, in ECOMDIAG_NODE")


def _written(asked: Questionnaire, name: str, own: Answer) -> Any:
    """Return an answer as the table has it; several choices in no order, but for a ranking's."""
    if isinstance(own, tuple):
        return list(own) if asked.by_id[name].kind is Kind.RANKING else sorted(own)
    return number_text(own) if isinstance(own, Fraction) else own


def _differences(asked: Questionnaire, sheets: Sequence[AnswerSheet], folder: Path) -> list[str]:
    """Bring in what survey-core gives back of sheets, and return the questions that are answered otherwise."""
    found = [{**own["whole"], "HappendAt": "2026-12-01"} for own in survey_js(asked, sheets)]
    (folder / "in.json").write_text(json.dumps({"Data": found}), encoding="utf-8")
    told = import_answers(asked, str(folder / "in.json"), str(folder / "out.ndjson"))
    assert (told.problems, told.unread, told.arrived) == ((), ("HappendAt",), len(sheets))
    wrong = []
    for line, sheet in zip((folder / "out.ndjson").read_text("utf-8").splitlines(), sheets, strict=True):
        given = engine.path(asked, sheet).answers
        wanted = {name: _written(asked, name, own) for name, own in given.items() if own != LEFT_OUT}
        back = {name: own for name, own in json.loads(line).items() if name not in ("id", "company")}
        back = {
            name: sorted(own) if isinstance(own, list) and asked.by_id[name].kind is not Kind.RANKING else own
            for name, own in back.items()
        }
        wrong += [
            f"{name}: {back.get(name)!r}, given {wanted.get(name)!r}"
            for name in {*back, *wanted}
            if back.get(name) != wanted.get(name)
        ]
    return wrong


def test_the_shipped_questionnaire_comes_back(shipped: Questionnaire, tmp_path: Path) -> None:
    assert _differences(shipped, sheets_of(shipped, range(6)), tmp_path) == []


@pytest.mark.parametrize("seed", [*range(3), *slow(range(3, 60))])
def test_what_repeats_comes_back(seed: int, tmp_path: Path) -> None:
    asked = as_in_files(repeating_questionnaire(Random(seed)))
    found = [complete(asked, Random(place)) for place in range(seed, seed + 3)]
    sheets = [sheet for sheet in found if sheet is not None and engine.path(asked, sheet).answers]
    if sheets:
        assert _differences(asked, sheets, tmp_path) == []


@pytest.mark.parametrize("seed", [*range(4), *slow(range(4, 60))])
def test_random_questionnaires_come_back(seed: int, tmp_path: Path) -> None:
    asked = as_in_files(random_questionnaire(Random(seed), SORTS[seed % len(SORTS)]))
    found = [complete(asked, Random(place)) for place in range(seed, seed + 3)]
    sheets = [sheet for sheet in found if sheet is not None and engine.path(asked, sheet).answers]
    if sheets:
        assert _differences(asked, sheets, tmp_path) == []


@pytest.mark.parametrize("seed", [*range(3), *slow(range(3, 60))])
def test_with_words_beside_choices_the_same_is_asked_and_comes_back(seed: int, tmp_path: Path) -> None:
    rng = Random(seed)
    own = with_said(random_questionnaire(rng, SORTS[seed % len(SORTS)]), rng)
    asked = as_in_files(with_repeats(replace(own, constraints=()), rng) if seed % 3 == 2 else own)
    found = [complete(asked, Random(place)) for place in range(seed, seed + 3)]
    sheets = [sheet for sheet in found if sheet is not None and engine.path(asked, sheet).answers]
    if sheets:
        assert list(differences(asked, sheets, survey_js)) == []
        assert _differences(asked, sheets, tmp_path) == []
