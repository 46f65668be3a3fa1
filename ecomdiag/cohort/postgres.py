"""PostgreSQL: the same plan, where the table of answers already is. Only the results leave the server."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ecomdiag.cohort import query
from ecomdiag.cohort.duck import Duck
from ecomdiag.cohort.libraries import first_line, psycopg
from ecomdiag.cohort.plan import Plan
from ecomdiag.cohort.tables import ROW, Asked, Opened, described, is_amount, named, quoted, unmistakable
from ecomdiag.problems.errors import UsageError
from ecomdiag.texts.words import said

#: Types by their numbers, which are the same in every PostgreSQL: text and varchar; lists of these.
_TEXTS, _LISTS = (25, 1043), (1009, 1015)
#: What DuckDB is to take the columns of results for, where they are no text.
_KINDS = {
    query.SCORE: "DOUBLE",
    query.NUMERATOR: "BIGINT",
    query.DENOMINATOR: "BIGINT",
    query.COMPLETE: "BOOLEAN",
}


#: From this version on a server compiles queries; ours takes it ten seconds, which as many rows as these win back.
COMPILES, COMPILED = 110_000, 300_000
#: A part of a name: in quotes, with those that belong to it doubled, or without.
_PART = r'"(?:[^"]|"")+"|[^".]+'
_NAME = re.compile(rf"(?:{_PART})(?:\.(?:{_PART}))*")


def name_of(path: str) -> str:
    """Write the name of a table for PostgreSQL: of parts with dots between them, a part with a dot in quotes.

    Capitals stay what they are, in quotes or without; what is no such name becomes one that no table has.
    """
    if not _NAME.fullmatch(path):
        return ".".join(map(named, path.split(".")))
    return ".".join(part if part.startswith('"') else named(part) for part in re.findall(_PART, path))


@contextmanager
def connection(dsn: str) -> Iterator[Any]:
    """Yield a connection that can only read. Raises ``UsageError`` if there is none."""
    try:
        own = psycopg.connect(dsn)
    except psycopg.Error as error:
        raise UsageError(said("cohort.no_server", reason=first_line(error))) from None
    with own:
        own.read_only = True
        yield own


class InPostgres:
    """Scores tables of a server."""

    keeps = False

    def __init__(self, own: Any, duck: Duck, plan: Plan, asked: Asked) -> None:
        self.connection, self.duck, self.plan, self.asked = own, duck, plan, asked

    def opened(self, path: str) -> Opened:
        """Look at the columns of ``table`` or ``schema.table``. Raises ``UsageError`` if it is none of answers."""
        table = name_of(path)
        try:
            cursor = self.connection.execute(f"SELECT * FROM {table} LIMIT 0")
        except psycopg.Error as error:
            raise UsageError(said("cohort.no_table", path=path, reason=first_line(error))) from None
        texts = ", ".join(
            _as_text(own.name, own.type_code, is_amount=is_amount(self.plan.questionnaire, str(own.name)))
            for own in cursor.description
        )
        names = [str(own.name) for own in cursor.description]
        return described(
            path, names, f"(SELECT {texts} FROM {table}) AS own", {}, self.plan.questionnaire, self.asked
        )

    def _settle_compiling(self, table: Opened) -> None:
        """Let the server compile the query only where there are rows enough: it would for few thousand already."""
        if self.connection.info.server_version < COMPILES:
            return
        asked = f"EXPLAIN (FORMAT JSON) SELECT 1 FROM {table.source.table}"
        ((told,),) = self.connection.execute(asked).fetchall()
        self.connection.execute(f"SET jit = {'on' if told[0]['Plan']['Plan Rows'] >= COMPILED else 'off'}")

    def scored(self, table: Opened, place: Path) -> Path:
        """Score a table into a folder with a Parquet file; return the folder."""
        if place.exists():
            return place  # it was named twice
        place.mkdir()
        fetched, to = place / "fetched.csv", place / "000000.parquet"
        text = query.scoring(self.plan, table.source, "postgres")
        try:
            self._settle_compiling(table)
            with (
                fetched.open("wb") as file,
                self.connection.cursor() as cursor,
                cursor.copy(f"COPY ({text}) TO STDOUT (FORMAT csv, FORCE_QUOTE *)") as rows,
            ):
                for part in rows:
                    file.write(part)
        except psycopg.Error as error:
            raise UsageError(said("cohort.no_table", path=table.path, reason=first_line(error))) from None
        kept = table.source.kept
        columns = ", ".join(f"{quoted(name)}: '{_kind(name, kept)}'" for name in query.names(self.plan, kept))
        read = (
            f"read_csv({quoted(str(fetched))}, auto_detect=false, header=false, delim=',', quote='\"', escape='\"', "
            f"allow_quoted_nulls=false, columns={{{columns}}})"
        )
        self.duck.to_parquet(f"SELECT * FROM {read}", table.path, to, {})
        fetched.unlink()
        return place


def _kind(name: str, kept: Mapping[str, str]) -> str:
    if name in kept:
        return "BIGINT" if kept[name] == ROW else "VARCHAR"
    return "DOUBLE" if name.startswith(query.SECTION_SCORE.format(id="")) else _KINDS.get(name, "VARCHAR")


def _as_text(name: str, kind: int, *, is_amount: bool) -> str:
    own = named(name)
    if kind in _TEXTS:
        return own
    if kind in _LISTS:
        return f"array_to_string({own}, '|') AS {own}"
    text = f"CAST({own} AS text)"
    return f"{unmistakable(text, '{} ~ {}') if is_amount else text} AS {own}"
