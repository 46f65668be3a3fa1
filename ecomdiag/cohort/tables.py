"""Tables of answers as files: what columns they have, and how DuckDB is to read them, every cell as text.

Nothing is sniffed: a column is what its name says, and a cell is judged by the rules of its question.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from ecomdiag.cohort.amounts import EITHER
from ecomdiag.cohort.libraries import duckdb
from ecomdiag.cohort.source import Form, Source
from ecomdiag.problems.errors import UsageError
from ecomdiag.questionnaire.model import Kind, Question, Questionnaire
from ecomdiag.record import Record
from ecomdiag.texts.words import Words, said

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

#: The beginning of a file in which the names of its columns have to be (bytes), and so many of them.
HEAD, MOST_COLUMNS = 1024 * 1024, 5000
#: Lines of which the keys are looked at.
SAMPLE = 200
DELIMITERS = (",", ";", "\t")
PARQUET = ".parquet"
ENDINGS = (".csv", ".tsv", ".ndjson", ".jsonl", PARQUET)
#: Read before it comes here.
WORKBOOK = ".xlsx"
ID, HOME = "id", "home"
#: The column of positions, where a table says nothing else of who a row is.
ROW = "ecomdiag_row"
_LINE = re.compile(r"\bLine: (\d+)")
#: What a file of codes says of itself: the questionnaire's digest.
CODES = "ecomdiag_codes"
#: What every table of results says of itself: the same.
ABOUT = "ecomdiag_results"


class Asked(Record):
    """What is wanted of a table beside its answers."""

    #: The column that says who a row is; ``None``: ``id`` if there is one, else the rows are counted.
    id: str | None = None
    #: Columns that are handed on, such as the sector.
    by: tuple[str, ...] = ()
    #: The sheet of a workbook; ``None``: the first that is shown.
    sheet: str | None = None


class Opened(Record):
    """A table that can be read: what a query needs, and what has to be told of its columns."""

    path: str
    source: Source
    #: Questions without a column, and columns that are no question's.
    missing: tuple[str, ...]
    unread: tuple[str, ...]
    #: What else has to be told of it.
    told: tuple[Words, ...] = ()


def opened(
    path: str,
    questionnaire: Questionnaire,
    asked: Asked,
    connection: DuckDBPyConnection,
    *,
    as_lists: bool = False,
) -> Opened:
    """Look at the columns of a file. Raises ``UsageError`` for one that cannot be a table of answers.

    ``as_lists``: answers that are lists stay so, for whoever reads them quicker than texts.
    """
    ending = next((own for own in ENDINGS if path.lower().endswith(own)), None)
    if not Path(path).exists():
        raise UsageError(said("error.no_file", path=path))
    if ending is None:
        raise UsageError(said("cohort.ending", path=path, endings=", ".join([*ENDINGS, WORKBOOK])))
    forms: Mapping[str, Form] = {}
    if ending == PARQUET:
        names, table, forms = _parquet(path, questionnaire, connection, as_lists=as_lists)
    elif ending in (".csv", ".tsv"):
        names, table = _csv(path)
    else:
        names, table = _json_lines(path, questionnaire, asked)
    return described(path, names, table, forms, questionnaire, asked)


def require_results(path: str, digest: str, by: Iterable[str], connection: DuckDBPyConnection) -> None:
    """Refuse what is no table of results of a questionnaire, or has not the columns wanted, with ``UsageError``."""
    if not Path(path).exists():
        raise UsageError(said("error.no_file", path=path))
    try:
        about = _said_of(path, ABOUT, connection)
        found = connection.execute(f"DESCRIBE SELECT * FROM read_parquet({quoted(path)})").fetchall()
    except duckdb.Error as error:
        if path.lower().endswith(PARQUET):
            raise unreadable(path, str(error)) from None
        about = None  # results that were written in another form, say
    if about != digest:
        raise UsageError(said("cohort.no_results", path=path))
    names = [str(row[0]) for row in found]
    for column in by:
        if column not in names:
            raise UsageError(said("cohort.not_kept", path=path, column=column))


def says_results(path: str, connection: DuckDBPyConnection) -> bool:
    """Whether a file says that it is a table of results, of whatever questionnaire."""
    if not path.lower().endswith(PARQUET) or not Path(path).exists():
        return False
    try:
        return _said_of(path, ABOUT, connection) is not None
    except duckdb.Error as error:
        raise unreadable(path, str(error)) from None


def _said_of(path: str, key: str, connection: DuckDBPyConnection) -> str | None:
    """Return what a Parquet file says of itself; ``None`` if it says nothing."""
    asked = f"SELECT decode(value) FROM parquet_kv_metadata({quoted(path)}) WHERE decode(key) = {quoted(key)}"
    found = connection.execute(asked).fetchone()
    return None if found is None else str(found[0])


def described(
    path: str,
    names: list[str],
    table: str,
    forms: Mapping[str, Form],
    questionnaire: Questionnaire,
    asked: Asked,
) -> Opened:
    """Return a table with these columns; ``table`` stands behind FROM. Raises ``UsageError`` for a wrong one."""
    _require_distinct(names, path)
    known = [name for name in questionnaire.by_id if name in names]
    if not known:
        raise UsageError(said("cohort.no_question", path=path, found=", ".join(names[:8])))
    for wanted in (*((asked.id,) if asked.id else ()), *asked.by):
        if wanted not in names:
            raise UsageError(said("cohort.no_column", path=path, column=wanted))
    own = asked.id or (ID if ID in names else None)
    kept = {ID: own or ROW, **{name: name for name in asked.by}}
    if own is None:
        table = f"(SELECT *, row_number() OVER () AS {ROW} FROM {table}) AS numbered"
    read = {*known, *kept.values(), HOME, "company", "region"}
    return Opened(
        path=path,
        source=Source(
            table=table,
            forms={name: forms.get(name, Form.TEXT) for name in known},
            kept=kept,
            home=HOME if HOME in names else None,
        ),
        missing=tuple(name for name in questionnaire.by_id if name not in names),
        unread=tuple(name for name in names if name not in read),
    )


def _require_distinct(names: Iterable[str], path: str) -> None:
    """Refuse two columns of one name: DuckDB takes small and capital letters for the same."""
    seen: set[str] = set()
    for name in names:
        if name.casefold() in seen:
            raise UsageError(said("cohort.two_columns", path=path, column=name))
        seen.add(name.casefold())
    if len(seen) > MOST_COLUMNS:
        raise UsageError(said("cohort.many_columns", path=path, found=len(seen), limit=MOST_COLUMNS))


def csv_head(path: str) -> tuple[list[str], str]:
    """Return the names of the columns of a CSV file, and what stands between two cells.

    Raises ``UsageError`` for one that has no names in its first line.
    """
    head = _beginning(path)
    delimiter = max(DELIMITERS, key=head.split("\n", 1)[0].count)
    try:
        names = next(csv.reader(io.StringIO(head), delimiter=delimiter, strict=True), [])
    except csv.Error:
        raise UsageError(said("cohort.no_header", path=path)) from None
    names = [name.strip() for name in names]
    if not any(names):
        raise UsageError(said("cohort.no_header", path=path))
    # What has no name is a column nonetheless.
    return [name or f"({place})" for place, name in enumerate(names, start=1)], delimiter


def _csv(path: str) -> tuple[list[str], str]:
    named, delimiter = csv_head(path)
    return named, csv_table(path, named, delimiter)


def csv_table(path: str, names: Iterable[str], delimiter: str) -> str:
    """Return what stands behind FROM for a CSV file with these columns, all of text, below its first line."""
    columns = ", ".join(f"{quoted(name)}: 'VARCHAR'" for name in names)
    return (
        f"read_csv({quoted(path)}, auto_detect=false, header=true, delim={quoted(delimiter)}, quote='\"', "
        f"escape='\"', strict_mode=true, columns={{{columns}}})"
    )


def creating(table: str, source: str) -> str:
    """Return what makes a table of the engine's own of another, which may go then."""
    return f"CREATE TABLE {named(table)} AS SELECT * FROM {source}"


def _beginning(path: str) -> str:
    """Return the beginning of a text file. Raises ``UsageError`` if it is not UTF-8."""
    try:
        with Path(path).open("rb") as file:
            content = file.read(HEAD)
    except OSError:
        raise UsageError(said("error.unreadable", path=path, reason="")) from None
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if error.start < len(content) - 4:  # else a letter is cut in two
            raise UsageError(said("cohort.not_utf8", path=path)) from None
        text = content[: error.start].decode("utf-8-sig")
    if "\0" in text:
        raise UsageError(said("cohort.not_utf8", path=path))
    return text


def _json_lines(path: str, questionnaire: Questionnaire, asked: Asked) -> tuple[list[str], str]:
    names: dict[str, None] = {}
    for line in _lines(path):
        try:
            found = json.loads(line)
        except ValueError:
            found = None
        if not isinstance(found, dict):
            raise UsageError(said("cohort.not_json", path=path))
        names |= dict.fromkeys(found)
    columns = [
        name for name in names if name in questionnaire.by_id or name in (ID, HOME, asked.id, *asked.by)
    ]
    types = ", ".join(f"{quoted(name)}: 'JSON'" for name in columns)
    texts = ", ".join(
        f"{_json_text(name, is_amount=is_amount(questionnaire, name))} AS {named(name)}" for name in columns
    )
    read = f"read_json({quoted(path)}, format='newline_delimited', maximum_object_size=1048576, columns={{{types}}})"
    return list(names), f"(SELECT {texts} FROM {read})"


def _lines(path: str) -> Iterator[str]:
    whole = _beginning(path)
    lines = whole.splitlines()
    if len(whole.encode()) >= HEAD - 4 and len(lines) > 1:
        lines.pop()  # it goes on
    return islice((line for line in lines if line.strip()), SAMPLE)


def _json_text(name: str, *, is_amount: bool) -> str:
    own = named(name)
    several = f"array_to_string(CAST({own} AS VARCHAR[]), '|')"
    text = f"({own} ->> '$')"
    number = f"WHEN json_type({own}) = 'DOUBLE' THEN {unmistakable(text)} " if is_amount else ""
    return f"CASE WHEN json_type({own}) = 'ARRAY' THEN {several} {number}ELSE {own} ->> '$' END"


def is_amount(questionnaire: Questionnaire, name: str) -> bool:
    """Whether a column is that of a question for a number."""
    question = questionnaire.by_id.get(name)
    return question is not None and question.kind is Kind.NUMBER


def unmistakable(text: str, matches: str = "regexp_matches({}, {})") -> str:
    """Return in SQL the text of what is a number in a table, so that nobody takes its decimals for thousands.

    ``matches`` says how an engine asks whether a text fits a pattern.
    """
    return f"CASE WHEN {matches.format(text, quoted(EITHER))} THEN {text} || '0' ELSE {text} END"


def _parquet(
    path: str, questionnaire: Questionnaire, connection: DuckDBPyConnection, *, as_lists: bool
) -> tuple[list[str], str, dict[str, Form]]:
    read = f"read_parquet({quoted(path)})"
    try:
        found = connection.execute(f"DESCRIBE SELECT * FROM {read}").fetchall()
        digest = _said_of(path, CODES, connection)
    except duckdb.Error as error:
        raise unreadable(path, str(error)) from None
    names, types = [str(row[0]) for row in found], [str(row[1]) for row in found]
    if digest is not None:
        if digest != questionnaire.digest:
            raise UsageError(said("cohort.other_codes", path=path))
        return names, read, {name: Form.CODE for name in names if name in questionnaire.by_id}
    if all(own == "VARCHAR" for name, own in zip(names, types, strict=True) if name in questionnaire.by_id):
        return names, read, {}
    kinds = dict(zip(names, types, strict=True))
    lists = {
        name: Form.LIST
        for name, kind in kinds.items()
        if as_lists and kind == "VARCHAR[]" and _takes_several(questionnaire.by_id.get(name))
    }
    texts = ", ".join(
        named(name) if name in lists else _as_text(name, kind, is_amount=is_amount(questionnaire, name))
        for name, kind in kinds.items()
    )
    return names, f"(SELECT {texts} FROM {read})", lists


def _takes_several(question: Question | None) -> bool:
    return question is not None and question.kind in (Kind.MULTIPLE, Kind.RANKING, Kind.COUNTRIES)


def _as_text(name: str, kind: str, *, is_amount: bool) -> str:
    own = named(name)
    if kind == "VARCHAR":
        return own
    if is_amount and not kind.endswith("[]"):
        return f"{unmistakable(f'CAST({own} AS VARCHAR)')} AS {own}"
    return (
        f"array_to_string({own}, '|') AS {own}" if kind.endswith("[]") else f"CAST({own} AS VARCHAR) AS {own}"
    )


def unreadable(path: str, message: str) -> UsageError:
    """Return what is told of a file that DuckDB cannot read, from what it says of it."""
    line = _LINE.search(message)
    if line is not None:
        return UsageError(said("cohort.wrong_line", path=path, line=line[1]))
    return UsageError(said("cohort.unreadable", path=path, reason=message.splitlines()[0][:160]))


def quoted(value: str) -> str:
    """Write a text for SQL."""
    return "'" + value.replace("'", "''") + "'"


def named(value: str) -> str:
    """Write a name for SQL."""
    return '"' + value.replace('"', '""') + '"'
