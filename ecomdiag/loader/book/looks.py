"""What the cells of a sheet to fill in look like."""

from __future__ import annotations

import textwrap
import unicodedata
from typing import Any, TypeAlias

from ecomdiag.loader.book.rows import Row, Sort
from ecomdiag.questionnaire.model import Kind

Look: TypeAlias = dict[str, Any]
"""What XlsxWriter makes a format of."""

DARK, PALE, LINE, INPUT, GREY, SMALL = "#1F3864", "#DCE6F1", "#BFBFBF", "#FFFBE6", "#EDEDED", "#595959"
TITLE: Look = {"bold": True, "font_size": 16, "font_color": DARK}
PLAIN: Look = {"valign": "top"}
LABEL: Look = {"bold": True, "valign": "vcenter"}
HEAD: Look = {
    "bold": True,
    "bg_color": PALE,
    "border": 1,
    "border_color": LINE,
    "text_wrap": True,
    "valign": "vcenter",
}
SECTION: Look = {
    "bold": True,
    "font_size": 12,
    "font_color": "#FFFFFF",
    "bg_color": DARK,
    "valign": "vcenter",
}
GROUP: Look = {"bold": True, "bg_color": PALE, "text_wrap": True, "valign": "top"}
INTRO: Look = {"italic": True, "font_color": SMALL, "text_wrap": True, "valign": "top"}
QUESTION: Look = {"text_wrap": True, "valign": "top", "top": 1, "top_color": LINE}
HOW: Look = {**QUESTION, "font_size": 9, "font_color": SMALL}
PART: Look = {"text_wrap": True, "valign": "vcenter", "indent": 2}
BOLD: Look = {"bold": True}
BELOW: Look = {"font_size": 9, "font_color": SMALL}
STATUS: Look = {"valign": "top", "font_size": 9, "font_color": SMALL, "text_wrap": True}
#: Where something is filled in: nothing else is unlocked.
FILLED: Look = {
    "locked": False, "bg_color": INPUT, "border": 1, "border_color": LINE, "text_wrap": True, "valign": "vcenter",
}  # fmt: skip
AS_TEXT: Look = {"num_format": "@"}
PERCENT: Look = {"num_format": "0.0%"}
LEFTWARD: Look = {"reading_order": 2}
NOT_ASKED: Look = {"font_color": "#A6A6A6", "bg_color": GREY}
WRONG: Look = {"font_color": "#9C0006", "bg_color": "#FFC7CE"}


def look_of(row: Row) -> Look:
    """Return what the first cell of a row looks like."""
    looks = {
        Sort.SECTION: SECTION,
        Sort.INTRO: INTRO,
        Sort.GROUP: GROUP,
        Sort.PART: PART,
        Sort.WORDS: {**PART, "italic": True},
    }
    return looks.get(row.sort, QUESTION)


def answer_look(row: Row) -> Look:
    """Return what a cell in which something is answered looks like, and how its numbers are shown."""
    kind = None if row.question is None else row.question.kind
    if row.sort is Sort.WORDS or kind in (Kind.SINGLE, Kind.TEXT, Kind.COUNTRIES):
        return {**FILLED, **AS_TEXT}
    if kind is Kind.PERCENTAGE:
        return {**FILLED, **PERCENT, "align": "center"}
    if kind is Kind.DATE:
        return {**FILLED, "num_format": "yyyy-mm-dd", "align": "center"}
    return {**FILLED, "align": "center"}


def height_of(row: Row, widths: tuple[int, int]) -> float:
    """Return how high a row is (points) so that all that its first two cells say can be read.

    A spreadsheet works that out only for some rows, so that it is told; ``widths`` are those of the two columns, in
    signs of its own letters.
    """
    first, second = widths
    indent = 4 if row.sort in (Sort.PART, Sort.WORDS) else 0
    # Bold letters are wider, small ones narrower.
    said = _lines(row.text, int((first - indent) * 0.92)) * 15 + _lines(row.small, int(first * 1.25)) * 12.5
    beside = 0 if row.sort is Sort.SECTION else _lines(row.how, int(second * 1.25)) * 12.5
    least = 20 if row.sort is Sort.SECTION else 17
    return float(min(max(said, beside, least) + 2, 400))


def _lines(text: str, width: int) -> int:
    return sum(max(1, len(textwrap.wrap(_wide(line), width))) for line in text.split("\n")) if text else 0


def _wide(text: str) -> str:
    """Return a text with two signs for each that takes the room of two."""
    if text.isascii():
        return text
    return "".join(sign * 2 if unicodedata.east_asian_width(sign) in "WF" else sign for sign in text)
