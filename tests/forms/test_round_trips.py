"""Questionnaires go out as forms and come back: equal, with the scores of the one that went out."""

from __future__ import annotations

import tempfile
from itertools import product
from pathlib import Path
from random import Random

import pytest
from any_questionnaire import SORTS, as_in_files, of_sort
from generating import random_questionnaire, with_orders
from searches import slow, thinned_rows
from sheets import blank, random_answer

from ecomdiag import engine
from ecomdiag.loader.questionnaire import INSTRUMENTS, load_questionnaire, parse_questionnaire
from ecomdiag.loader.questions.writer import questionnaire_text
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.record import replace
from ecomdiag.workflows.exchanging import ImportedForm, export, import_form

TOOLS = ("surveyjs", "xlsform", "limesurvey.lss", "limesurvey.txt")
ENDINGS = {"surveyjs": ".json", "xlsform": ".xlsx"}


def back(own: Questionnaire, tool: str, *, scored: bool = True, language: str = "es") -> ImportedForm:
    with tempfile.TemporaryDirectory() as folder:
        name, _, sort = tool.partition(".")
        path = Path(folder) / f"form{ENDINGS.get(tool, f'.{sort}')}"
        path.write_bytes(export(own, name, language=language, ending=path.suffix).content)
        return import_form(path, scores=own if scored else None)


@pytest.mark.parametrize(("tool", "name"), thinned_rows(product(TOOLS, [None, *INSTRUMENTS]), 5))
def test_what_ships_comes_back_equal(name: str | None, tool: str) -> None:
    own = load_questionnaire(name)
    made = back(own, tool)
    assert made.text == questionnaire_text(own)
    assert {problem.rule for problem in made.told} <= {
        "draft.untranslated"
    }  # a form's title is in one language


@pytest.mark.slow  # what goes wrong there is looked at in ``test_drafts.py`` too
@pytest.mark.parametrize("tool", TOOLS)
def test_a_form_that_begins_with_another_of_its_languages_comes_back_equal(tool: str) -> None:
    own = load_questionnaire()
    assert back(own, tool, language="en").text == questionnaire_text(own)


@pytest.mark.parametrize("tool", TOOLS)
@pytest.mark.parametrize("seed", [*range(8), *slow(range(8, 320))])
def test_random_questionnaires_come_back_equal(seed: int, tool: str) -> None:
    rng = Random(seed)
    own = with_orders(as_in_files(random_questionnaire(rng, SORTS[seed % len(SORTS)])), rng)
    text = questionnaire_text(own)
    assert back(parse_questionnaire(text.encode()), tool).text == text


@pytest.mark.parametrize("tool", TOOLS)
@pytest.mark.parametrize("seed", [*range(2000, 2003), *slow(range(2003, 2080))])
def test_what_repeats_comes_back_equal(seed: int, tool: str) -> None:
    text = questionnaire_text(of_sort("repeats", Random(seed)))
    assert back(parse_questionnaire(text.encode()), tool).text == text


@pytest.mark.parametrize("tool", TOOLS)
@pytest.mark.parametrize("seed", [*range(1000, 1004), *slow(range(1004, 1160))])
def test_without_scores_the_same_is_asked(seed: int, tool: str) -> None:
    rng = Random(seed)
    own = parse_questionnaire(
        questionnaire_text(as_in_files(random_questionnaire(rng, SORTS[seed % len(SORTS)]))).encode()
    )
    made = parse_questionnaire(back(own, tool, scored=False).text.encode())
    offering = {asked.id for asked in own.questions if asked.offers}  # which no form holds, and that is told
    for _ in range(20):
        given = {asked.id: random_answer(asked, rng) for asked in own.questions if rng.random() < 0.9}
        sheet = replace(
            blank(own), answers={name: answer for name, answer in given.items() if name not in offering}
        )
        assert engine.path(made, sheet).asked_ids == engine.path(own, sheet).asked_ids
