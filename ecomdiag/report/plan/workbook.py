"""A plan as an Excel workbook. Needs XlsxWriter (``pip install ecomdiag[plan]``)."""

from __future__ import annotations

import datetime
import io

import xlsxwriter

from ecomdiag.planning.result import Plan
from ecomdiag.report.plan.rows import COLUMNS, heads, rows
from ecomdiag.texts import Language, say

#: A workbook bears the day on which it was made: the same for all, so that the same plan gives the same bytes.
_DAY = datetime.datetime(2000, 1, 1)
_WIDTHS = {"title": 50, "question": 30, "from": 40, "to": 40, "who": 20, "when": 20}


def render(plan: Plan, language: Language) -> bytes:
    """Return the bytes of a workbook with one sheet: a row for each action, no formula in any cell."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"title": say("plan.title", language), "created": _DAY})
        sheet = book.add_worksheet(say("plan.sheet", language))
        bold = book.add_format({"bold": True})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        for place, head in enumerate(heads(language)):
            sheet.set_column(place, place, _WIDTHS.get(COLUMNS[place], 12), wrapped)
            sheet.write_string(0, place, head, bold)
        for number, row in enumerate(rows(plan, language), 1):
            for place, cell in enumerate(row):
                if isinstance(cell, str):
                    sheet.write_string(number, place, cell)
                elif cell is not None:
                    sheet.write_number(number, place, cell)
        sheet.freeze_panes(1, 0)
    return out.getvalue()
