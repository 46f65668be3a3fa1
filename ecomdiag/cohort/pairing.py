"""A table of results beside the tables of answers that were scored into it, row by row in their order."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from ecomdiag.cohort import join, query
from ecomdiag.cohort.duck import Duck
from ecomdiag.cohort.libraries import duckdb
from ecomdiag.cohort.tables import ID, Opened, named, quoted, unreadable
from ecomdiag.problems.errors import UsageError
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.texts.words import said


class Row(NamedTuple):
    """A row of results."""

    id: str
    complete: bool
    numerator: int
    denominator: int


def results(duck: Duck, table: Path) -> Iterator[Row]:
    """Yield the rows of a table of results; complete are those that have a score."""
    asked = (
        f"SELECT coalesce(CAST({named(ID)} AS VARCHAR), ''), {query.COMPLETE} AND {query.SCORE} IS NOT NULL, "
        f"{query.NUMERATOR}, {query.DENOMINATOR} FROM read_parquet({quoted(str(table))})"
    )
    for own, complete, numerator, denominator in _streamed(duck, asked, str(table)):
        yield Row(own, bool(complete), int(numerator or 0), int(denominator or 0))


def answers(
    duck: Duck, table: Opened, questionnaire: Questionnaire
) -> Iterator[tuple[str, dict[str, str | None]]]:
    """Yield the id and the cells of each row of a table of answers. Raises ``UsageError`` for one of codes."""
    if not join.are_words(table):
        raise UsageError(said("costs.codes", path=table.path))
    names = [*questionnaire.by_id]
    for own, *cells in _streamed(duck, join.cells(table, names), table.path):
        yield own or "", dict(zip(names, cells, strict=True))


def _streamed(duck: Duck, asked: str, path: str) -> Iterator[tuple[Any, ...]]:
    cursor = duck.connection.cursor()
    try:
        cursor.execute(asked)
        while batch := cursor.fetchmany(join.AT_ONCE):
            yield from batch
    except duckdb.Error as error:
        raise unreadable(path, str(error)) from None
    finally:
        cursor.close()
