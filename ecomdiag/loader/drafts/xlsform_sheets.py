"""The sheets of an XLSForm as rows whose columns have one name each, whatever release of it they were written for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import islice

from ecomdiag.loader.drafts.wording import Raw
from ecomdiag.loader.workbook.rows import read_sheet, sheet_names
from ecomdiag.problems.errors import UsageError
from ecomdiag.record import Record
from ecomdiag.texts.words import said

#: Rows of a sheet, at most.
MOST_ROWS = 20_000
SURVEY, CHOICES, SETTINGS = "survey", "choices", "settings"
#: Other names of columns, and the texts among them, which may have one for each language.
_ALIASES = {
    "relevance": "relevant", "caption": "label", "list": "list_name", "choice_filters": "choice_filter",
    "constraining_message": "constraint_message", "title": "form_title", "id_string": "form_id",
    "readonly": "read_only", "calculate": "calculation",
}  # fmt: skip
TEXTS = ("label", "hint", "guidance_hint", "constraint_message")
_TRANSLATED = (*TEXTS, "required_message", "media", "image", "audio", "video", "big-image")
_WRAPPED = ("bind", "control", "body", "instance")


class Line(Record):
    """A row: its cells by their columns, and its texts by language (``""`` is the column without one)."""

    cells: Mapping[str, str]
    texts: Mapping[str, Raw]

    def cell(self, column: str) -> str:
        """Return a cell, without blanks around it; empty if there is none."""
        return self.cells.get(column, "").strip()

    def text(self, column: str) -> Raw:
        """Return a text by language."""
        return self.texts.get(column, {})


class Sheets(Record):
    """The three sheets of a form; of settings there is one row at most."""

    survey: tuple[Line, ...]
    choices: tuple[Line, ...]
    settings: Line
    #: The languages of texts as the heads of columns call them.
    languages: tuple[str, ...]


def is_xlsform(path: str) -> bool:
    """Whether a workbook has the sheet that every XLSForm has. Raises ``UsageError`` if it is none that can be read."""
    return SURVEY in _by_name(path)


def read_sheets(path: str) -> Sheets:
    """Read a form. Raises ``UsageError`` for what is no workbook, no XLSForm, or larger than one can be."""
    names = _by_name(path)
    if SURVEY not in names:
        raise UsageError(said("draft.no_survey", path=path))
    heads: list[str] = []
    survey, choices, settings = (
        _lines(path, names[sheet], heads) if sheet in names else () for sheet in (SURVEY, CHOICES, SETTINGS)
    )
    found = (_head(head) for head in heads)
    languages = dict.fromkeys(language for column, language in found if language and column in TEXTS)
    nothing = Line(cells={}, texts={})
    return Sheets(
        survey=survey,
        choices=choices,
        settings=settings[0] if settings else nothing,
        languages=tuple(languages),
    )


def _by_name(path: str) -> dict[str, str]:
    return {name.strip().lower(): name for name in sheet_names(path)}


def _lines(path: str, name: str, known: list[str]) -> tuple[Line, ...]:
    sheet = read_sheet(path, name, empty=name.strip().lower() != SURVEY)
    known += sheet.heads
    rows = list(islice(sheet.rows, MOST_ROWS + 1))
    if len(rows) > MOST_ROWS:
        raise UsageError(said("draft.too_large", path=path))
    heads = [_head(head) for head in sheet.heads]
    return tuple(_line(heads, row) for row in rows)


def _line(heads: Iterable[tuple[str, str]], row: Iterable[str]) -> Line:
    cells: dict[str, str] = {}
    texts: dict[str, dict[str, str]] = {}
    for (column, language), cell in zip(heads, row, strict=False):
        if column in TEXTS:
            texts.setdefault(column, {}).setdefault(language, cell)
        elif column and cell:
            cells.setdefault(column, cell)
    return Line(cells=cells, texts=texts)


def _head(head: str) -> tuple[str, str]:
    """Return the column that a head names, and the language: ``label::Español (es)``, once ``label:Spanish``."""
    parts = [part.strip() for part in head.split("::" if "::" in head else ":")]
    first = _plain(parts[0])
    if first in _WRAPPED and len(parts) > 1:
        return _plain(parts[-1]), ""
    if first == "media" and len(parts) > 1:
        return f"media::{_plain(parts[1])}", ""
    if first in _TRANSLATED and len(parts) > 1:
        return first, ":".join(parts[1:])
    return _plain(head), ""


def _plain(name: str) -> str:
    own = "_".join(name.lower().split())
    return _ALIASES.get(own, own)
