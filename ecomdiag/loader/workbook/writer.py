"""Sheets of texts as an Excel workbook. Needs XlsxWriter (``pip install ecomdiag[excel]``)."""

from __future__ import annotations

import datetime
import io
from collections.abc import Mapping, Sequence

import xlsxwriter

#: A workbook bears the day on which it was made: the same for all, so that the same content gives the same bytes.
DAY = datetime.datetime(2000, 1, 1)
#: Nothing that is written becomes a formula or a link, whatever it begins with.
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}


def workbook(sheets: Mapping[str, Sequence[Mapping[str, str]]], title: str) -> bytes:
    """Return the bytes of a workbook: a sheet each, whose columns are all that its rows have, in their order."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, OPTIONS) as book:
        book.set_properties({"title": title, "created": DAY})
        bold = book.add_format({"bold": True})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            columns = list(dict.fromkeys(column for row in rows for column in row))
            for place, column in enumerate(columns):
                sheet.write_string(0, place, column, bold)
            for number, row in enumerate(rows, 1):
                for place, column in enumerate(columns):
                    if column in row:
                        sheet.write_string(number, place, row[column])
            sheet.freeze_panes(1, 0)
    return out.getvalue()
