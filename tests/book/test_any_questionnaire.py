"""Random questionnaires, with all that they may say, come back from a sheet that was filled in."""

from __future__ import annotations

from random import Random

import pytest
from any_questionnaire import SORTS, beside, complete, of_sort
from filling import as_read, filled
from searches import slow

from ecomdiag import engine
from ecomdiag.loader.answers import read_answers
from ecomdiag.loader.book import writer as book_writer
from ecomdiag.loader.questionnaire import parse_questionnaire
from ecomdiag.loader.questions.writer import questionnaire_text
from ecomdiag.texts.languages import speaking

#: Every other sort.
USUAL = range(0, len(SORTS), 2)


@pytest.mark.parametrize("seed", [*USUAL, *slow(seed for seed in range(300) if seed not in USUAL)])
def test_answers_to_any_questionnaire_come_back(seed: int) -> None:
    rng, sort = Random(seed), SORTS[seed % len(SORTS)]
    asked = parse_questionnaire(questionnaire_text(of_sort(sort, rng)).encode())
    language = speaking(rng.choice(asked.languages))
    assert language is not None
    given = complete(asked, rng)
    if given is None:  # nobody can keep its sums
        return
    sheet = as_read(asked, beside(asked, given, sort, rng))
    book = book_writer.book_of(asked, language)
    loaded = read_answers(filled(book, asked, [sheet], language), asked, "answers.xlsx")
    assert loaded.sheet.answers == sheet.answers
    assert loaded.sheet.said == sheet.said
    assert not [own for own in loaded.problems if own.stops]
    assert engine.path(asked, loaded.sheet).asked_ids == engine.path(asked, sheet).asked_ids
