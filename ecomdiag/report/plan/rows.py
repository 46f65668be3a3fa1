"""A plan as rows for a spreadsheet or a project tool: what is done, then what is to be done."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import TypeAlias

from ecomdiag.planning.result import Plan, PlannedAction
from ecomdiag.report.writing.json_lines import number
from ecomdiag.texts import Language, say
from ecomdiag.texts.showing import printable

Cell: TypeAlias = str | int | float | None

#: In their order; ids stay ids, so that a program finds its way.
COLUMNS = (
    "number", "action", "title", "question", "from", "to", "days", "phase", "begins", "ends", "due", "who", "when",
    "done", "needs",
)  # fmt: skip
#: With these a spreadsheet begins a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def heads(language: Language) -> list[str]:
    """Return the heads of the columns."""
    return [say(f"plan.column.{name}", language) for name in COLUMNS]


def rows(plan: Plan, language: Language) -> Iterator[list[Cell]]:
    """Yield the cells of each action; no text in them is a formula."""
    yes, no = (say(f"plan.{name}", language) for name in ("yes", "no"))
    for done in plan.done:
        told = {
            "action": done.action,
            "title": _text(done.title.to(language)),
            "who": done.who,
            "when": done.when,
        }
        yield [yes if name == "done" else _safe(told.get(name)) for name in COLUMNS]
    for place, own in enumerate(plan.actions, 1):
        yield [_safe(cell) for cell in _cells(place, own, no, language)]


def _cells(place: int, own: PlannedAction, done: str, language: Language) -> list[Cell]:
    return [
        place,
        own.action,
        _text(own.title.to(language)),
        _text(own.question_title.to(language)),
        _text(own.start_text.to(language)),
        _text(own.end_text.to(language)),
        number(own.days),
        own.phase,
        own.begins,
        own.ends,
        own.due,
        own.who,
        own.when,
        done,
        ", ".join(own.needs),
    ]


def _text(text: str) -> str:
    return " ".join(printable(text).split())


def _safe(cell: Cell) -> Cell:
    """Return a cell that no spreadsheet takes for a formula."""
    if isinstance(cell, str) and cell.startswith(_FORMULA):
        return f"'{cell}"
    return cell


def csv_text(plan: Plan, language: Language) -> str:
    """Return a plan as CSV with commas, in UTF-8 with the mark by which spreadsheets know it."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(heads(language))
    writer.writerows(rows(plan, language))
    return f"\ufeff{out.getvalue()}"
