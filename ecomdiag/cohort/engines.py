"""Where the rows of tables are scored: DuckDB within the process, Spark, or the PostgreSQL that holds them.

Each runs the same plan. Whatever it was, DuckDB puts the results into files and counts them.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from ecomdiag.cohort import postgres, scoring, spark
from ecomdiag.cohort.duck import Duck
from ecomdiag.cohort.plan import Plan
from ecomdiag.cohort.tables import Asked, Opened, opened
from ecomdiag.record import Record


class Engine(StrEnum):
    """What scores the rows."""

    DUCKDB = "duckdb"
    SPARK = "spark"
    POSTGRES = "postgres"


class Where(Record):
    """The engine, and of a database how it is reached."""

    engine: Engine = Engine.DUCKDB
    #: As libpq reads it; what it does not say is taken from the environment (PGHOST …).
    dsn: str = ""

    @property
    def reads_files(self) -> bool:
        """Whether tables are files, not names of tables."""
        return self.engine is not Engine.POSTGRES


#: DuckDB.
HERE = Where()


class Scorer(Protocol):
    """An engine that scores tables of one plan."""

    @property
    def keeps(self) -> bool:
        """Whether what is finished of a table may be used again: it is of a file, which tells if it has changed."""

    def opened(self, path: str) -> Opened:
        """Look at the columns of a table. Raises ``UsageError`` for what cannot be one of answers."""

    def scored(self, table: Opened, place: Path) -> Path:
        """Score a table into a folder of Parquet files, in their order by name; return the folder."""


class _Within:
    """DuckDB, of this process."""

    keeps = True

    def __init__(self, duck: Duck, plan: Plan, asked: Asked) -> None:
        self.duck, self.plan, self.asked = duck, plan, asked

    def opened(self, path: str) -> Opened:
        return opened(path, self.plan.questionnaire, self.asked, self.duck.connection, as_lists=True)

    def scored(self, table: Opened, place: Path) -> Path:
        return scoring.scored(self.duck, self.plan, table, place)


@contextmanager
def scorer(where: Where, duck: Duck, plan: Plan, asked: Asked) -> Iterator[Scorer]:
    """Open an engine. Raises ``UsageError`` if it is not installed, or cannot be reached."""
    if where.engine is Engine.SPARK:
        with spark.session() as session:
            yield spark.OnSpark(session, duck, plan, asked)
    elif where.engine is Engine.POSTGRES:
        with postgres.connection(where.dsn) as connection:
            yield postgres.InPostgres(connection, duck, plan, asked)
    else:
        yield _Within(duck, plan, asked)
