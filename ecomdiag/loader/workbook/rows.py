"""The rows of one sheet of an Excel workbook (.xlsx), each cell as the text that its author sees.

The values are read by python-calamine (``pip install ecomdiag[excel]``). What it does not tell stands in the file's own
XML and is looked up there: that 0.25 is shown as 25 %, that a formula was never computed, errors, what is hidden.
"""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterator, Sequence
from decimal import Decimal
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from ecomdiag.loader.workbook.xml import Marks, Package
from ecomdiag.problems.errors import UsageError
from ecomdiag.record import Record
from ecomdiag.texts.words import Words, said

#: The ending of what is read, and those of what is not, but could be taken for it.
ENDING, OTHERS = ".xlsx", (".xls", ".xlsm", ".xlsb", ".ods")
#: So many cells at most, between the first and the last that hold anything.
MOST_CELLS = 5_000_000
_SHOWN = 3


class Sheet(Record, eq=False):
    """A sheet that can be read."""

    name: str
    #: The cells of the first row.
    heads: list[str]
    rows: Iterator[list[str]]
    #: What has to be told of it: hidden columns and rows, dates, true and false.
    told: tuple[Words, ...]


def is_workbook(path: str) -> bool:
    """Whether a file is a workbook, by its name. Raises ``UsageError`` for a kind that is not read."""
    ending = Path(path).suffix.lower()
    if ending in OTHERS:
        raise UsageError(said("workbook.other", path=path, ending=ending))
    return ending == ENDING


def sheet_names(path: str) -> tuple[str, ...]:
    """Return the names of a workbook's sheets, hidden ones too. Raises ``UsageError`` as ``read_sheet`` does."""
    with Package(path) as package:
        return package.sheet_names()


def read_sheet(path: str, name: str | None = None, *, empty: bool = False) -> Sheet:
    """Return a sheet of a workbook, the first that is not hidden or the one of this name.

    Rows without anything are left out; all others are as long as the first. ``empty`` says that there need not be
    any. Raises ``UsageError``, which names the
    cell, for what does not say what was meant, and for a file that cannot be read or is too large.
    """
    require_extra(path)
    with Package(path) as package:
        sheet = package.sheet(name)
        marks = package.marks(sheet)
    require_whole(path, marks.uncomputed, marks.merged)
    values = values_in(path, sheet)
    rows = _rows(values, marks)
    heads = next(values, [])
    if not any(heads) and not empty:
        raise UsageError(said("workbook.no_header", path=path))
    return Sheet(
        name=sheet, heads=[str(own).strip() for own in heads], rows=rows, told=tuple(_told(path, marks))
    )


def values_in(path: str, sheet: str, content: bytes | None = None) -> Iterator[list[Any]]:
    """Yield the rows of a sheet as the values that are stored; of ``content`` if the file has been read already.

    Raises ``UsageError`` for what cannot be read, and for more cells than a table has.
    """
    from python_calamine import CalamineError, load_workbook  # of an extra, and only for workbooks

    try:
        whole = path if content is None else io.BytesIO(content)
        found = load_workbook(whole).get_sheet_by_name(sheet)
    except (CalamineError, OSError) as error:
        raise UsageError(
            said("workbook.unreadable", path=path, reason=str(error).splitlines()[0][:160])
        ) from None
    if found.total_height * found.total_width > MOST_CELLS:
        raise UsageError(said("workbook.large", path=path))
    return _from_the_corner(found)


def _from_the_corner(found: Any) -> Iterator[list[Any]]:
    """Yield the rows of a sheet from its first cell on: else empty columns at the left would move all others."""
    if found.start is not None:
        left = [""] * found.start[1]
        for row in found.iter_rows():
            yield [*left, *row]


def require_extra(path: str) -> None:
    """Refuse to read a workbook where python-calamine is not installed, with ``UsageError``."""
    if find_spec("python_calamine") is None:
        raise UsageError(said("workbook.extra", path=path))


def require_whole(path: str, uncomputed: Sequence[str], merged: Sequence[str]) -> None:
    """Refuse cells that do not say what was meant."""
    for key, cells in (("workbook.formula", uncomputed), ("workbook.merged", merged)):
        if cells:
            named = ", ".join(cells[:_SHOWN]) + (", …" if len(cells) > _SHOWN else "")
            raise UsageError(said(key, path=path, cells=named))


def _told(path: str, marks: Marks) -> Iterator[Words]:
    if marks.hidden_columns:
        yield said("workbook.hidden_columns", path=path, columns=", ".join(marks.hidden_columns))
    if marks.hidden_rows:
        yield said("workbook.hidden_rows", path=path, count=marks.hidden_rows)
    if marks.booleans:
        yield said("workbook.booleans", path=path, count=marks.booleans)


def _rows(values: Iterator[list[Any]], marks: Marks) -> Iterator[list[str]]:
    for row, cells in enumerate(values, start=1):
        found = [_text(value, marks, (row, column)) for column, value in enumerate(cells)]
        if any(found):
            yield found


def _text(value: Any, marks: Marks, place: tuple[int, int]) -> str:
    if place in marks.errors:
        return marks.errors[place]
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return _number(value, is_percent=place in marks.percents)
    if isinstance(value, datetime.datetime | datetime.date | datetime.time):
        return value.isoformat()
    return str(value)


def _number(value: float, *, is_percent: bool) -> str:
    """Write a number as a person would: 12 and not 12.0, and 25 where 25 % is shown of 0.25."""
    exact = Decimal(repr(value)) * (100 if is_percent else 1)
    return format(exact.normalize() if exact % 1 else exact.quantize(Decimal(1)), "f")
