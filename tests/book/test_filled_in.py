"""A workbook that somebody has filled in gives the answers that were meant, or says in which cell it does not."""

from __future__ import annotations

from random import Random

import pytest
from filling import as_read, filled
from searches import slow
from sheets import random_sheet, shipped_questionnaire

from ecomdiag import diagnose, engine
from ecomdiag.loader.answers import read_answers
from ecomdiag.loader.book import writer as book_writer
from ecomdiag.questionnaire.notes import Note
from ecomdiag.record import replace

ONE = {language: book_writer.book_of(shipped_questionnaire(), language) for language in ("es", "en")}


@pytest.mark.parametrize("seed", [*range(2), *slow(range(2, 300))])
def test_random_answers_come_back_as_they_were_given(seed: int) -> None:
    asked, rng = shipped_questionnaire(), Random(seed)
    sheet = random_sheet(asked, rng, hidden=seed % 3 == 0)
    language = rng.choice(["es", "en"])
    noted = rng.choice(asked.questions).id
    sheet = sheet.with_notes(
        noted, (Note(text="=1+1\nvisto", evidence=("a.pdf", "https://example.com/a;b")),)
    )
    sheet = replace(as_read(asked, sheet), home="PT" if seed % 2 else None)
    loaded = read_answers(filled(ONE[language], asked, [sheet], language), asked, "answers.xlsx")
    assert loaded.sheet == sheet
    assert [own.rule for own in loaded.problems] == []
    assert engine.path(asked, loaded.sheet).asked_ids == engine.path(asked, sheet).asked_ids
    assert (
        diagnose(asked, loaded.sheet, date="2026-12-01").score
        == diagnose(asked, sheet, date="2026-12-01").score
    )
