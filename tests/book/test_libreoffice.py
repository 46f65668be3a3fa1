"""What LibreOffice Calc makes of a workbook: it computes what is asked as we do, and what it saves is read the same.

Skipped where LibreOffice is not installed (Debian: ``apt-get install libreoffice-calc``).
"""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path
from random import Random

import pytest
from filling import as_read, columns, filled, rows
from openpyxl import load_workbook
from searches import slow
from sheets import random_sheet, shipped_questionnaire

from ecomdiag import engine
from ecomdiag.loader import book_writer
from ecomdiag.loader.book import keys
from ecomdiag.loader.book.formulas import NOT_ASKED
from ecomdiag.loader.book_reader import read_companies
from ecomdiag.questionnaire.model import Questionnaire

CALC = shutil.which("soffice")
pytestmark = pytest.mark.skipif(CALC is None, reason="LibreOffice is not installed")
COMPANIES = 20


def saved_by_calc(content: bytes, folder: Path) -> bytes:
    """Return a workbook as LibreOffice saves it, everything in it computed."""
    given, out = folder / "given.xlsx", folder / "out"
    given.write_bytes(content)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [str(CALC), profile, "--headless", "--convert-to", "xlsx", "--outdir", str(out), str(given)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return (out / "given.xlsx").read_bytes()


def states(content: bytes) -> list[dict[str, object]]:
    """Return the state of each question in each column, as it was computed."""
    page = load_workbook(io.BytesIO(content), data_only=True).worksheets[0]
    count = len(columns(page, keys.ANSWER))
    last = max(cell.column for cell in page[1] if cell.value)
    return [
        {key: page.cell(row, last + 1 + place).value for key, row in rows(page).items() if key.isidentifier()}
        for place in range(count)
    ]


def holds(asked: Questionnaire, seed: int, folder: Path) -> None:
    rng = Random(seed)
    given = [as_read(asked, random_sheet(asked, rng, hidden=place % 2 == 0)) for place in range(COMPANIES)]
    book = book_writer.book_of(asked, "en", companies=COMPANIES)
    content = saved_by_calc(filled(book, asked, given, "en"), folder)
    assert [own.sheet for own in read_companies(content, asked, "companies.xlsx").values()] == given
    for sheet, computed in zip(given, states(content), strict=True):
        shown = {name for name, state in computed.items() if state != NOT_ASKED}
        assert shown == engine.path(asked, sheet).asked_ids


@pytest.mark.parametrize("seed", slow(range(3)))
def test_it_computes_what_is_asked_and_saves_what_was_answered(seed: int, tmp_path: Path) -> None:
    holds(shipped_questionnaire(), seed, tmp_path)
