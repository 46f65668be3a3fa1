"""Tables of responses as rows of texts: CSV of any usual sort, Excel workbooks, and JSON with an object a response.

Everything is a text: whether ``NO`` or ``012`` is an answer, its question says. Numbers of JSON keep their digits.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from ecomdiag.loader.reasons import reason_of
from ecomdiag.loader.responses.children import Child, Nested, child_of, link_of
from ecomdiag.loader.responses.chosen import are_choices, without_objects
from ecomdiag.loader.responses.records import records
from ecomdiag.loader.responses.zipped import zipped
from ecomdiag.loader.workbook.rows import is_workbook, read_sheet, sheet_names, values_in
from ecomdiag.problems.errors import UsageError
from ecomdiag.texts.words import Words, said

DELIMITERS = ",;\t"
#: No cell is longer, and no table of JSON, which is read whole, larger.
MOST_SIGNS, MOST_JSON = 1 << 20, 256 << 20
#: More columns than this no form has.
MOST_COLUMNS = 20_000


class Table(NamedTuple):
    """The heads of the columns, and the rows below, read as they are asked for."""

    heads: Sequence[str]
    rows: Iterator[Sequence[str]]
    #: What has to be told of it: what is hidden in a workbook, and how its dates were read.
    told: tuple[Words, ...] = ()
    #: What was collected of each of several things, in tables of their own.
    children: tuple[Child, ...] = ()


@contextmanager
def opened_table(
    path: str, sheet: str | None = None, repeats: Collection[str] = (), beside: Sequence[str] = (),
    choosing: Collection[str] = (),
) -> Iterator[Table]:  # fmt: skip
    """Open a table of responses; of a workbook its first sheet, or the one that is named.

    ``repeats`` are the parts that repeat: tables of these are read too, as other sheets, other tables of a zip file,
    lists inside objects, and the files ``beside`` it. ``choosing`` are the questions whose choices may be objects.

    Raises ``UsageError``, also while rows are read, for what is none.
    """
    with _opened(path, sheet, repeats, choosing) as table:
        own = [_beside(name, table.heads) for name in beside]
        yield table._replace(children=(*table.children, *own))


@contextmanager
def _opened(
    path: str, sheet: str | None, repeats: Collection[str], choosing: Collection[str] = ()
) -> Iterator[Table]:
    if is_workbook(path):
        found = read_sheet(path, sheet)
        others = _other_sheets(path, found.name, found.heads) if repeats else ()
        yield Table(found.heads, found.rows, found.told, tuple(others))
        return
    if sheet is not None:
        raise UsageError(said("workbook.sheet_alone"))
    try:
        if Path(path).suffix.lower() in (".json", ".ndjson", ".jsonl"):
            yield _objects(path, repeats, choosing)
            return
        if Path(path).suffix.lower() == ".zip":
            yield _of_zip(path)
            return
        with Path(path).open("rb") as file:
            _refuse_other_files(path, file.peek(4)[:4])
            with io.TextIOWrapper(file, "utf-8-sig", newline="") as text:
                yield _csv(path, text)
    except FileNotFoundError:
        raise UsageError(said("error.no_file", path=path)) from None
    except (OSError, ValueError) as error:
        raise UsageError(said("error.unreadable", path=path, reason=reason_of(error))) from None


def _beside(path: str, others: Sequence[str]) -> Child:
    """Read a table that somebody named as one of what repeats."""
    with _opened(path, None, ()) as table:
        found = child_of(Path(path).name, table.heads, table.rows, others)
    if found is None:
        raise UsageError(said("responses.belongs_not", path=path))
    return found._replace(wanted=True)


def _other_sheets(path: str, main: str, others: Sequence[str]) -> Iterator[Child]:
    """Yield the other sheets of a workbook whose rows belong to those of the main one."""
    for name in sheet_names(path):
        heads = [str(own).strip() for own in next(values_in(path, name), [])] if name != main else []
        if link_of(heads, others) is not None:
            sheet = read_sheet(path, name)
            found = child_of(name, sheet.heads, sheet.rows, others)
            if found is not None:
                yield found


def _of_zip(path: str) -> Table:
    """Read the tables of a zip file, of which all but one belong to that."""
    tables = {name: _csv(f"{path}, {name}", text) for name, text in zipped(path).items()}
    own = {
        name: found
        for name, found in tables.items()
        if not any(link_of(found.heads, other.heads) for other in tables.values() if other is not found)
    }
    if len(own) != 1:
        raise UsageError(said("responses.zip_tables", path=path, tables=", ".join(own) or "–"))
    ((main, table),) = own.items()
    children = (
        child_of(name, found.heads, found.rows, table.heads) for name, found in tables.items() if name != main
    )
    return table._replace(children=tuple(child for child in children if child is not None))


def _refuse_other_files(path: str, start: bytes) -> None:
    if start[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in start or start[:2] == b"PK":
        raise UsageError(said("responses.not_csv", path=path))


def _csv(path: str, text: io.TextIOWrapper) -> Table:
    rows = _decoded(path, text)
    heads = next(rows, [])
    if not any(head.strip() for head in heads) or len(heads) > MOST_COLUMNS:
        raise UsageError(said("responses.no_heads", path=path))
    return Table(heads, rows)


def _decoded(path: str, text: io.TextIOWrapper) -> Iterator[list[str]]:
    """Yield the rows of a CSV, whose separator is that of its first line."""
    csv.field_size_limit(MOST_SIGNS)
    number = 0
    try:
        first = text.readline(MOST_SIGNS)
        text.seek(0)
        delimiter = max(DELIMITERS, key=first.count)
        for row in records(text, delimiter):
            number += 1
            yield row
    except UnicodeDecodeError:
        raise UsageError(said("responses.not_utf8", path=path, row=str(number + 1))) from None
    except csv.Error as error:
        values = {"path": path, "row": str(number + 1), "error": str(error)}
        raise UsageError(said("responses.broken_csv", **values)) from None


def _objects(path: str, repeats: Collection[str], choosing: Collection[str]) -> Table:
    """Read objects: a list of them, one a line, or those that a web service puts under a name."""
    if Path(path).stat().st_size > MOST_JSON:
        raise UsageError(said("responses.json_large", path=path, most=str(MOST_JSON >> 20)))
    text = Path(path).read_text("utf-8-sig")
    try:
        nested = Nested()
        plain = (without_objects(own, choosing) for own in _list_in(text, repeats, choosing))
        found = [
            _flat(_without_lists(own, number, nested) if repeats else own)
            for number, own in enumerate(plain, start=2)
        ]
    except (ValueError, RecursionError):
        raise UsageError(said("responses.not_json", path=path)) from None
    heads = list(dict.fromkeys(key for own in found for key in own))
    if not heads or len(heads) > MOST_COLUMNS:
        raise UsageError(said("responses.not_json", path=path))
    rows = ([own.get(key, "") for key in heads] for own in found)
    return Table(heads, rows, children=tuple(nested.tables()))


def _without_lists(own: dict[str, Any], number: int, nested: Nested, before: str = "") -> dict[str, Any]:
    """Return an object without the lists of objects in it, which are kept as tables of their own."""
    kept: dict[str, Any] = {}
    for key, value in own.items():
        name = f"{before}{key}"
        if isinstance(value, dict):
            kept[key] = _without_lists(value, number, nested, f"{name}/")
        elif isinstance(value, list) and value and all(isinstance(item, dict) for item in value):
            nested.take(name, number, map(_flat, value))
        else:
            kept[key] = value
    return kept


def _list_in(text: str, repeats: Collection[str], choosing: Collection[str]) -> list[dict[str, Any]]:
    def load(content: str) -> Any:
        return json.loads(content, parse_float=str, parse_int=str)

    try:
        whole = load(text)
    except ValueError:
        whole = [load(line) for line in text.splitlines() if line.strip()]
    if isinstance(whole, dict):
        lists = [
            own
            for key, own in whole.items()
            if isinstance(own, list)
            and own
            and isinstance(own[0], dict)
            and key.split("/")[-1] not in repeats
            and not are_choices(key, own, choosing)
        ]
        whole = lists[0] if len(lists) == 1 else [whole]
    if not isinstance(whole, list) or not all(isinstance(own, dict) for own in whole):
        raise ValueError("no objects")
    return whole


def _flat(own: dict[str, Any]) -> dict[str, str]:
    """Return the values of an object as texts; those of an object within it by the names of both, and so on."""
    found: dict[str, str] = {}
    for key, value in own.items():
        if isinstance(value, dict):
            found |= {f"{key}/{name}": inner for name, inner in _flat(value).items()}
        else:
            found[key] = _text(value)
    return found


def _text(value: Any) -> str:
    if isinstance(value, list):
        return "\n".join(_text(item) for item in value)
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
