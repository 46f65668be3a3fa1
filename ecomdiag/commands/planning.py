"""The formats of ``ecomdiag plan``: which are asked for, written to files and to standard output."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from importlib import import_module
from typing import Any

from ecomdiag import loader
from ecomdiag.brand.model import Brand
from ecomdiag.commands import environment
from ecomdiag.commands.console import print_text
from ecomdiag.commands.writing import OutputKind, write_outputs
from ecomdiag.loader.plan_file import PlanFile
from ecomdiag.planning.result import Plan
from ecomdiag.problems.errors import UsageError
from ecomdiag.report.plan import json_text, rows, text
from ecomdiag.texts import Language
from ecomdiag.texts.words import said
from ecomdiag.workflows.rendering import require_pdf


class PlanFormat(StrEnum):
    """The formats of a plan on standard output."""

    TABLE = "table"
    JSON = "json"
    MARKDOWN = "markdown"
    HTML = "html"
    CSV = "csv"


PLAN = OutputKind(
    (".json", ".md", ".markdown", ".html", ".htm", ".pdf", ".txt", ".csv", ".xlsx", ".ics", ".yaml", ".yml"),
    private=True,
)
_FORMATS = {
    ".json": PlanFormat.JSON,
    ".md": PlanFormat.MARKDOWN,
    ".markdown": PlanFormat.MARKDOWN,
    ".html": PlanFormat.HTML,
    ".htm": PlanFormat.HTML,
    ".txt": PlanFormat.TABLE,
    ".csv": PlanFormat.CSV,
}
#: What is written with another package: the module that does it.
_EXTRA = {".xlsx": "workbook", ".ics": "ical"}


def require_extras(paths: Sequence[str], date: str | None) -> None:
    """Refuse what cannot be written, before anything is read. Raises ``UsageError``."""
    for path in paths:
        ending = PLAN.ending_of(path) or ""
        if ending == ".pdf":
            require_pdf()
        if ending in _EXTRA:
            _extra(ending, path)
        if ending == ".ics" and date is None:
            raise UsageError(said("error.plan_no_date", path=path))


def write_plan(
    made: Plan,
    asked: PlanFile,
    language: Language,
    paths: Sequence[str],
    shown: PlanFormat | None,
    brand: Brand | None = None,
) -> None:
    """Write a plan to every file, and to standard output in a format, unless only files are wanted."""
    write_outputs([(path, _file(made, asked, path, language, brand)) for path in paths], PLAN, language)
    if shown is not None or not paths:
        print_text(_rendered(made, shown or PlanFormat.TABLE, language, brand, on_screen=True))


def _file(made: Plan, asked: PlanFile, path: str, language: Language, brand: Brand | None) -> str | bytes:
    ending = PLAN.ending_of(path) or ""
    if ending == ".pdf":
        paper: bytes = import_module("ecomdiag.report.plan.pdf").render(made, language, brand=brand)
        return paper
    if ending in _EXTRA:
        written: bytes = _extra(ending, path).render(made, language)
        return written
    if ending in _FORMATS:
        return _rendered(made, _FORMATS[ending], language, brand, on_screen=False)
    return loader.plan_file.plan_file_text(made, asked, language)


def _extra(ending: str, path: str) -> Any:
    try:
        return import_module(f"ecomdiag.report.plan.{_EXTRA[ending]}")
    except ImportError:
        raise UsageError(said("error.plan_extra", path=path)) from None


def _rendered(
    made: Plan, kind: PlanFormat, language: Language, brand: Brand | None, *, on_screen: bool
) -> str:
    match kind:
        case PlanFormat.JSON:
            return json_text.render(made, language)
        case PlanFormat.MARKDOWN:
            return text.markdown(made, language, brand=brand)
        case PlanFormat.HTML:
            written: str = import_module("ecomdiag.report.plan.html").render(made, language, brand=brand)
            return written
        case PlanFormat.CSV:
            return rows.csv_text(made, language)
        case PlanFormat.TABLE:
            width = environment.width() if on_screen else environment.OFF_TERMINAL
            return text.terminal(made, language, width=width, colour=on_screen and environment.colour())
