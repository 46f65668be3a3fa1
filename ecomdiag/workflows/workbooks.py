"""Tables of answers as files, Excel workbooks among them, as an engine within this process reads them."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from ecomdiag import loader
from ecomdiag.cohort import scoring
from ecomdiag.cohort.duck import Duck
from ecomdiag.cohort.plan import Plan
from ecomdiag.cohort.tables import Asked, Opened, creating, csv_table, described, opened
from ecomdiag.loader.files import read_bytes
from ecomdiag.loader.workbook.rows import Sheet, is_workbook, read_sheet
from ecomdiag.problems.errors import UsageError
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.record import replace
from ecomdiag.texts.words import said


class OfWorkbooks:
    """Scores workbooks."""

    keeps = True

    def __init__(self, duck: Duck, plan: Plan, asked: Asked) -> None:
        self.duck, self.plan, self.asked = duck, plan, asked

    def opened(self, path: str) -> Opened:
        """Return the table that a sheet is. Raises ``UsageError`` for a workbook that cannot be read."""
        return open_table(self.duck, self.plan.questionnaire, path, self.asked)

    def scored(self, table: Opened, place: Path) -> Path:
        """Score the rows into a folder of Parquet files."""
        return scoring.scored(self.duck, self.plan, table, place)


def require_sheet_used(paths: Iterable[str], asked: Asked) -> None:
    """Refuse the name of a sheet where no workbook is read, with ``UsageError``."""
    if asked.sheet is not None and not any(is_workbook(path) for path in paths):
        raise UsageError(said("workbook.sheet_alone"))


def open_table(duck: Duck, questionnaire: Questionnaire, path: str, asked: Asked) -> Opened:
    """Look at the columns of a file. Raises ``UsageError`` for one that cannot be a table of answers."""
    if not is_workbook(path):
        return opened(path, questionnaire, asked, duck.connection)
    sheet = _sheet(questionnaire, path, asked.sheet)
    heads = [name or f"({place})" for place, name in enumerate(sheet.heads, start=1)]
    filled: set[int] = set()
    with TemporaryDirectory(prefix="ecomdiag-") as folder:
        text, table = Path(folder) / "sheet.csv", f"ecomdiag_sheet_{os.urandom(6).hex()}"
        with text.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerow(heads)
            csv.writer(file).writerows(_noting(sheet.rows, filled))
        # A column that has neither a name nor anything in it is none.
        names = [own for place, own in enumerate(heads) if own != f"({place + 1})" or place in filled]
        found = described(path, names, table, {}, questionnaire, asked)
        duck.run(creating(table, csv_table(str(text), heads, ",")), path)
    return replace(found, told=sheet.told)


def _sheet(questionnaire: Questionnaire, path: str, name: str | None) -> Sheet:
    """Return a table that stands in a sheet, or what is filled in in a workbook of ours, a row a company."""
    if name is None and loader.book_reader.is_book(path):
        return loader.book_reader.table_of(read_bytes(path), questionnaire, path)
    return read_sheet(path, name)


def _noting(rows: Iterator[list[str]], filled: set[int]) -> Iterator[list[str]]:
    """Yield rows, noting in which columns there is anything."""
    for row in rows:
        filled.update(place for place, cell in enumerate(row) if cell)
        yield row
