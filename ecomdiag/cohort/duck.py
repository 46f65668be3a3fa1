"""DuckDB within this process: the engine that needs no server. Nothing else imports it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as FutureTimeout
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, TypeAlias

from ecomdiag.cohort.libraries import duckdb
from ecomdiag.cohort.tables import named, quoted, unreadable
from ecomdiag.problems.errors import UsageError
from ecomdiag.texts.words import said

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Progress: TypeAlias = Callable[[int, int], None]
#: What the engine may hold; with the rest of the process under 512 MiB. Two threads read lines of JSON in 210 MB.
MEMORY = "300MB"
#: Seconds between two looks at how far it is.
LOOK = 0.2
#: What begins a formula in a spreadsheet.
_FORMULA = r"^[=+\-@\t\r]"


def require_engine() -> None:
    """Raise ``UsageError`` if what the extra ``cohort`` installs is not there."""
    if find_spec("duckdb") is None or find_spec("sqlglot") is None:
        raise UsageError(said("cohort.extra"))


class Duck:
    """A connection, with bounded memory, that ends with its block."""

    def __init__(self, connection: DuckDBPyConnection, progress: Progress, memory: str) -> None:
        self.connection = connection
        self.progress = progress
        self.memory = memory

    def run(self, query: str, path: str) -> list[tuple[Any, ...]]:
        """Run a query that reads a file, telling how far it is. Raises ``UsageError`` if the file is wrong.

        What does not fit the memory with all threads is begun again with one: each holds rows of its own.
        """
        try:
            try:
                return self._followed(query)
            except duckdb.OutOfMemoryException:
                self.connection.execute("SET threads = 1")
            return self._followed(query)
        except duckdb.OutOfMemoryException:
            raise UsageError(said("cohort.memory", path=path, limit=self.memory)) from None
        except (
            duckdb.BinderException,
            duckdb.ParserException,
            duckdb.CatalogException,
            duckdb.InternalException,
        ):
            raise  # ours, whatever the file is
        except duckdb.Error as error:
            raise unreadable(path, str(error)) from None

    def _followed(self, query: str) -> list[tuple[Any, ...]]:
        with ThreadPoolExecutor(1) as pool:
            future = pool.submit(lambda: self.connection.execute(query).fetchall())
            while True:
                try:
                    return future.result(LOOK)
                except FutureTimeout:
                    done = self.connection.query_progress()
                    self.progress(max(int(done), 0), 100)
                except BaseException:
                    self.connection.interrupt()
                    raise

    def to_parquet(self, query: str, path: str, to: Path, about: dict[str, str]) -> None:
        """Write what a query finds to a file, whole or not at all."""
        with replaced(to) as place:
            told = ", ".join(f"{name}: {quoted(value)}" for name, value in about.items())
            kept = f", KV_METADATA {{{told}}}" if told else ""
            how = f"FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 61440{kept}"
            self.run(f"COPY ({query}) TO {quoted(str(place))} ({how})", path)

    def to_text(self, source: Path, to: Path) -> None:
        """Write a table of results again as CSV, or as lines of JSON; in CSV nothing can be a formula."""
        found = self.connection.execute(
            f"DESCRIBE SELECT * FROM read_parquet({quoted(str(source))})"
        ).fetchall()
        is_csv = to.suffix.lower() == ".csv"
        columns = ", ".join(
            _harmless(str(row[0])) if is_csv and row[1] == "VARCHAR" else named(str(row[0])) for row in found
        )
        how = "FORMAT csv, HEADER true" if is_csv else "FORMAT json"
        with replaced(to) as place:
            self.run(
                f"COPY (SELECT {columns} FROM read_parquet({quoted(str(source))})) TO {quoted(str(place))} ({how})",
                str(to),
            )


@contextmanager
def connected(progress: Progress, *, memory: str = MEMORY) -> Iterator[Duck]:
    """Open DuckDB in memory, with a folder for what does not fit."""
    require_engine()
    with TemporaryDirectory(prefix="ecomdiag-") as folder:
        settings: dict[str, str | bool | int | float | list[str]] = {
            "memory_limit": memory,
            "temp_directory": folder,
            "threads": str(min(os.cpu_count() or 1, 4)),
        }
        connection = duckdb.connect(":memory:", config=settings)
        try:
            connection.execute("SET enable_progress_bar = true; SET enable_progress_bar_print = false")
            # What it costs to plan is more than it saves: every step is used once.
            connection.execute("SET disabled_optimizers = 'common_subexpressions'")
            yield Duck(connection, progress, memory)
        finally:
            connection.close()


@contextmanager
def replaced(to: Path) -> Iterator[Path]:
    """Yield a place beside a file, and put what is there in the file's own in the end."""
    place = to.with_name(f".{to.name[:80]}.{os.urandom(6).hex()}.tmp")
    try:
        yield place
        place.chmod(0o600)
        place.replace(to)
    except OSError as error:
        raise UsageError(said("error.unwritable", path=str(to), reason=error.strerror or "")) from None
    finally:
        place.unlink(missing_ok=True)


def _harmless(name: str) -> str:
    own = named(name)
    return f"CASE WHEN regexp_matches({own}, {quoted(_FORMULA)}) THEN '''' || {own} ELSE {own} END AS {own}"
