"""A questionnaire that was edited in a workbook: the sheets that ``forms.own_tables`` writes, read back.

The rows become the questionnaire's file as JSON, a row a line, so that whatever is wrong is told by sheet and id.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from ecomdiag.loader.forms.own_tables import (
    CHOICES,
    GROUP,
    LEVELS,
    LISTS,
    MARKS,
    OTHERS,
    QUESTIONS,
    ROWS,
    SECTIONS,
    WHOLE,
)
from ecomdiag.loader.questionnaire import parse_questionnaire
from ecomdiag.loader.workbook.rows import read_sheet, sheet_names
from ecomdiag.problems.errors import QuestionnaireError, UsageError
from ecomdiag.problems.problem import Problem
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.record import Record, replace
from ecomdiag.texts.words import said

#: Rows of a sheet, at most.
MOST_ROWS = 20_000
#: The columns that say where a row belongs, and are no keys of its own.
_OUTER = ("section", GROUP, "question", "list")


class Row(Record, eq=False):
    """A row: where it belongs, what it says, and the rows that belong to it."""

    sheet: str
    outer: Mapping[str, str]
    own: dict[str, Any]
    inner: dict[str, list[Row]]

    @property
    def name(self) -> str:
        """The sheet and what tells the row from others."""
        return f"{self.sheet}: {self.own.get('id') or self.own.get(GROUP) or self.own.get('key', '')}"


def is_own(path: str) -> bool:
    """Whether a workbook has the sheets of a questionnaire. Raises ``UsageError`` if it is none that can be read."""
    return {WHOLE, SECTIONS, QUESTIONS} <= set(sheet_names(path))


def read_own(path: str) -> Questionnaire:
    """Read a questionnaire of a workbook.

    Raises ``UsageError`` for what is no such workbook, or larger than one can be; ``QuestionnaireError`` with every
    fault, each with its sheet and the id of its row.
    """
    names = set(sheet_names(path))
    if not names >= {WHOLE, SECTIONS, QUESTIONS}:
        raise UsageError(said("tables.sheets", path=path, sheets=", ".join((WHOLE, SECTIONS, QUESTIONS))))
    rows = {
        name: list(_rows(path, name))
        for name in (WHOLE, SECTIONS, QUESTIONS, CHOICES, ROWS, LEVELS, *OTHERS)
        if name in names
    }
    wrong = list(_placed(rows))
    if wrong:
        raise QuestionnaireError(wrong, path)
    lines, origins = _json(rows)
    try:
        return parse_questionnaire("\n".join(lines).encode(), path)
    except QuestionnaireError as error:
        raise QuestionnaireError([_told(own, origins) for own in error.problems], path) from None


def _rows(path: str, name: str) -> Iterator[Row]:
    sheet = read_sheet(path, name)
    found = list(islice(sheet.rows, MOST_ROWS + 1))
    if len(found) > MOST_ROWS:
        raise UsageError(said("draft.too_large", path=path))
    twice = next((head for head in sheet.heads if head and sheet.heads.count(head) > 1), None)
    if twice is not None:
        raise UsageError(said("tables.column_twice", path=path, sheet=name, column=twice))
    for cells in found:
        outer: dict[str, str] = {}
        own: dict[str, Any] = {}
        for head, cell in zip(sheet.heads, cells, strict=False):
            if not cell or not head:
                continue
            key, _, language = head.partition("::")
            if key in _OUTER and not language:
                outer[key] = cell
            elif language:
                own.setdefault(key, {})
                own[key] = {**own[key], language: cell} if isinstance(own[key], dict) else own[key]
            else:
                own[key] = _value(cell)
        yield Row(sheet=name, outer=outer, own=own, inner=defaultdict(list))


def _value(cell: str) -> Any:
    """Return what a cell says: JSON if it begins like it and is some, else words."""
    if cell.startswith(MARKS):
        try:
            return json.loads(cell)
        except (ValueError, RecursionError):
            return cell
    return cell


def _placed(rows: Mapping[str, list[Row]]) -> Iterator[Problem]:
    """Put each row under the one to which it belongs; yield those of which there is none."""
    sections = {own.own.get("id"): own for own in rows[SECTIONS]}
    groups = {own.own.get("id"): own for own in rows[QUESTIONS] if own.own.get("kind") == GROUP}
    questions = {own.own.get("id"): own for own in rows[QUESTIONS] if own.own.get("kind") != GROUP}
    yield from _under(rows[QUESTIONS], QUESTIONS, ((GROUP, groups), ("section", sections)))
    for sheet in (CHOICES, ROWS):
        belonging = [own for own in rows.get(sheet, ()) if "list" not in own.outer]
        yield from _under(belonging, sheet, (("question", questions),))
    yield from _under([own for own in rows.get(LEVELS, ()) if own.outer], LEVELS, (("section", sections),))


def _under(rows: Iterable[Row], key: str, ways: Iterable[tuple[str, Mapping[Any, Row]]]) -> Iterator[Problem]:
    for row in rows:
        column, known = next(((name, own) for name, own in ways if name in row.outer), ("", {}))
        outer = known.get(row.outer.get(column, ""))
        if outer is None:
            columns = ", ".join(name for name, _ in ways)
            yield Problem(rule="tables.belongs", part=row.name, values={"columns": columns})
        else:
            outer.inner[key].append(row)


def _json(rows: Mapping[str, list[Row]]) -> tuple[list[str], dict[int, str]]:
    """Return the lines of the questionnaire's file as JSON, and which row each of them is (from 1)."""
    lines = ["{"]
    origins: dict[int, str] = {}

    def whole(row: Row, before: str) -> None:
        lines.append(f"{before}{{{_pairs(_named(row))}")
        origins[len(lines)] = row.name
        for key, inner in row.inner.items():
            several(key, inner, ",")
        lines.append("}")

    def several(key: str, inner: Iterable[Row], before: str) -> None:
        lines.append(f"{before}{json.dumps(key)}: [")
        for place, row in enumerate(inner):
            whole(row, "," if place else "")
        lines.append("]")

    _whole_file(rows, lines, origins, several)
    lines.append("}")
    return lines, origins


def _whole_file(
    rows: Mapping[str, list[Row]],
    lines: list[str],
    origins: dict[int, str],
    several: Callable[[str, Iterable[Row], str], None],
) -> None:
    for row in rows[WHOLE]:
        lines.append(f"{json.dumps(row.own.get('key', ''))}: {json.dumps(row.own.get('value'))},")
        origins[len(lines)] = row.name
    lists: dict[str, list[Row]] = defaultdict(list)
    for row in rows.get(CHOICES, ()):
        if "list" in row.outer:
            lists[row.outer["list"]].append(row)
    if lists:
        lines.append(f"{json.dumps(LISTS)}: {{")
        for place, (name, choices) in enumerate(lists.items()):
            several(name, choices, "," if place else "")
        lines.append("},")
    several(LEVELS, [own for own in rows.get(LEVELS, ()) if not own.outer], "")
    for name in (SECTIONS, *OTHERS):
        if rows.get(name):
            several(name, rows[name], ",")


def _named(row: Row) -> dict[str, Any]:
    """Return what a row says; a group has its name under its own key, as in a file."""
    if row.sheet == QUESTIONS and row.own.get("kind") == GROUP:
        return {GROUP: row.own.get("id"), **{k: v for k, v in row.own.items() if k not in ("id", "kind")}}
    return row.own


def _pairs(own: Mapping[str, Any]) -> str:
    return ", ".join(f"{json.dumps(key)}: {json.dumps(value)}" for key, value in own.items())


def _told(problem: Problem, origins: Mapping[int, str]) -> Problem:
    """Return a problem with the row in which it is, in place of a line of JSON that nobody sees."""
    if problem.place is None:
        return problem
    line = max((own for own in origins if own <= problem.place.line), default=0)
    return replace(problem, place=None, question=None, part=origins.get(line, WHOLE))
