"""What LibreOffice Calc makes of a workbook: it computes what is asked as we do, and what it saves is read the same.

Skipped where LibreOffice is not installed (Debian: ``apt-get install libreoffice-calc``).
"""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest
from any_questionnaire import SORTS, complete, of_sort
from filling import as_read, columns, filled, rows
from openpyxl import load_workbook
from searches import slow
from sheets import random_sheet, shipped_questionnaire

from ecomdiag import engine
from ecomdiag.loader.book import keys
from ecomdiag.loader.book import writer as book_writer
from ecomdiag.loader.book.formulas import NOT_ASKED, OPEN
from ecomdiag.loader.book.reader import read_companies
from ecomdiag.loader.questionnaire import parse_questionnaire
from ecomdiag.loader.questions.writer import questionnaire_text
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.record import replace
from ecomdiag.texts.languages import Language, speaking

CALC = shutil.which("soffice")
pytestmark = pytest.mark.skipif(CALC is None, reason="LibreOffice is not installed")
COMPANIES = 20


def saved_by_calc(given: Sequence[bytes], folder: Path) -> list[bytes]:
    """Return workbooks as LibreOffice saves them, everything in them computed."""
    files = [folder / f"{number}.xlsx" for number in range(len(given))]
    for path, content in zip(files, given, strict=True):
        path.write_bytes(content)
    profile, out = f"-env:UserInstallation=file://{folder}/profile", folder / "out"
    command = [str(CALC), profile, "--headless", "--convert-to", "xlsx", "--outdir", str(out)]
    subprocess.run([*command, *map(str, files)], check=True, capture_output=True, timeout=300)
    return [(out / path.name).read_bytes() for path in files]


def states(content: bytes) -> list[dict[str, object]]:
    """Return the state of each question in each column, as it was computed."""
    page = load_workbook(io.BytesIO(content), data_only=True).worksheets[0]
    count = len(columns(page, keys.ANSWER))
    last = max(cell.column for cell in page[1] if cell.value)
    return [
        {key: page.cell(row, last + 1 + place).value for key, row in rows(page).items() if key.isidentifier()}
        for place in range(count)
    ]


Filled = tuple[Questionnaire, list[AnswerSheet], Language]


def holds(filled_in: Sequence[Filled], folder: Path) -> None:
    books = [
        filled(book_writer.book_of(asked, language, companies=len(given)), asked, given, language)
        for asked, given, language in filled_in
    ]
    for (asked, given, _), content in zip(filled_in, saved_by_calc(books, folder), strict=True):
        back = [own.sheet for own in read_companies(content, asked, "companies.xlsx").values()]
        assert [own.answers for own in back] == [own.answers for own in given]
        for sheet, computed in zip(given, states(content), strict=True):
            walk = engine.path(asked, sheet)
            assert {name for name, state in computed.items() if state != NOT_ASKED} == walk.asked_ids
            open_ = {name for name, state in computed.items() if state == OPEN}
            assert open_ == {question.id for question in walk.unanswered}


def with_gaps(asked: Questionnaire, sheets: Sequence[AnswerSheet], rng: Random) -> list[AnswerSheet]:
    """Return sheets without some of their answers, those of them in which all others are still answers."""
    found = [
        replace(own, answers={name: answer for name, answer in own.answers.items() if rng.random() < 0.7})
        for own in sheets
    ]
    return [own for own in found if all_count(asked, own)]


def all_count(asked: Questionnaire, sheet: AnswerSheet) -> bool:
    """Whether none is of a choice that is not offered any more, which a sheet cannot tell."""
    return not any(question.id in sheet.answers for question in engine.path(asked, sheet).unanswered)


@pytest.mark.parametrize("seed", slow(range(3)))
def test_it_computes_what_is_asked_and_saves_what_was_answered(seed: int, tmp_path: Path) -> None:
    asked, rng = shipped_questionnaire(), Random(seed)
    given = [as_read(asked, random_sheet(asked, rng, hidden=place % 2 == 0)) for place in range(COMPANIES)]
    holds([(asked, [*given, *with_gaps(asked, given, rng)], "en")], tmp_path)


@pytest.mark.parametrize("start", slow(range(0, 80, 20)))
def test_it_does_so_for_any_questionnaire(start: int, tmp_path: Path) -> None:
    made: list[Filled] = []
    for seed in range(start, start + 20):
        rng = Random(seed)
        asked = parse_questionnaire(questionnaire_text(of_sort(SORTS[seed % len(SORTS)], rng)).encode())
        language = speaking(rng.choice(asked.languages))
        assert language is not None
        whole = [own for own in (complete(asked, rng) for _ in range(4)) if own is not None]
        given = [replace(as_read(asked, own), company="Ficticia") for own in whole]
        if given:
            made.append((asked, [*given, *with_gaps(asked, given, rng)], language))
    holds(made, tmp_path)
