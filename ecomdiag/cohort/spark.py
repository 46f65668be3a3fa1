"""Spark: the same plan, over files that it reads itself, as many at once as the cluster takes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from shutil import rmtree
from typing import Any

from ecomdiag.cohort import query
from ecomdiag.cohort.duck import Duck
from ecomdiag.cohort.libraries import first_line, py4j, pyspark, spark_errors
from ecomdiag.cohort.plan import Plan
from ecomdiag.cohort.source import Form
from ecomdiag.cohort.tables import ID, ROW, Asked, Opened, csv_head, is_amount, opened, quoted, unmistakable
from ecomdiag.problems.errors import UsageError
from ecomdiag.record import replace
from ecomdiag.texts.words import said

#: With its defaults Spark puts all steps into one, which takes minutes to plan.
SETTINGS = {
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.optimizer.excludedRules": "org.apache.spark.sql.catalyst.optimizer.CollapseProject",
    # Else a line with too many cells, or too few, is not noticed.
    "spark.sql.csv.parser.columnPruning.enabled": "false",
}
#: Of a session on this machine alone: nobody else is to reach it.
_LOCAL = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.log.level": "ERROR",
    # Planning fills the default of 1g to the brim, though it takes no longer in it.
    "spark.driver.memory": "2g",
}
_VIEW = "ecomdiag_answers"
_TEXT, _CSV, _PARQUET = "string", (".csv", ".tsv"), (".parquet",)


@contextmanager
def session() -> Iterator[Any]:
    """Yield a session: one that there is already, or one of this machine."""
    if find_spec("pyspark") is None:
        raise UsageError(said("cohort.spark_extra"))
    own = pyspark.SparkSession.getActiveSession()
    if own is not None:
        yield own
        return
    builder = pyspark.SparkSession.builder
    for name, value in _LOCAL.items():
        builder = builder.config(name, value)
    try:
        started = builder.getOrCreate()
    except (spark_errors.PySparkException, OSError):  # there is no Java, or none that it can run on
        raise UsageError(said("cohort.no_java")) from None
    try:
        yield started
    finally:
        started.stop()


class OnSpark:
    """Scores tables on Spark."""

    keeps = True

    def __init__(self, own: Any, duck: Duck, plan: Plan, asked: Asked) -> None:
        self.session, self.duck, self.plan, self.asked = own, duck, plan, asked
        for name, value in SETTINGS.items():
            own.conf.set(name, value)

    def opened(self, path: str) -> Opened:
        """Look at the columns of a file. Raises ``UsageError`` for one that cannot be a table of answers."""
        if not path.lower().endswith((*_CSV, *_PARQUET)):
            raise UsageError(said("cohort.ending", path=path, endings=", ".join((*_CSV, *_PARQUET))))
        return opened(path, self.plan.questionnaire, self.asked, self.duck.connection)

    def scored(self, table: Opened, place: Path) -> Path:
        """Score a table into a folder of Parquet files, in their order by name, unless that is done; return it."""
        if place.exists():
            return place
        kept = {name: own for name, own in table.source.kept.items() if own != ROW}
        growing, found = (place.with_name(f"{place.name}.{ending}") for ending in ("tmp", "spark"))
        try:
            self._frame(table).createOrReplaceTempView(_VIEW)
            text = query.scoring(self.plan, replace(table.source, table=_VIEW, kept=kept), "spark")
            written = self.session.sql(text).write.mode("overwrite").option("compression", "zstd")
            try:
                written.parquet(str(found.resolve()))
            except (spark_errors.PySparkException, py4j.Py4JError) as error:
                raise _unreadable(table.path, error) from None
            self._in_order(table, found, growing)
            growing.rename(place)
        finally:
            rmtree(growing, ignore_errors=True)
            rmtree(found, ignore_errors=True)
        return place

    def _frame(self, table: Opened) -> Any:
        """Return the table with all cells as text; codes, as numbers."""
        where = str(Path(table.path).resolve())
        if table.path.lower().endswith(_PARQUET):
            read = self.session.read.parquet(where)
            forms = table.source.forms
            return read.selectExpr(
                *(
                    _marked(name)
                    if forms.get(name) is Form.CODE
                    else _as_text(name, kind, is_amount=is_amount(self.plan.questionnaire, name))
                    for name, kind in read.dtypes
                )
            )
        names, delimiter = csv_head(table.path)
        schema = ", ".join(f"{_marked(name)} {_TEXT}" for name in names)
        return self.session.read.csv(
            where,
            schema=schema,
            header=True,
            sep=delimiter,
            quote='"',
            escape='"',
            mode="FAILFAST",
            ignoreLeadingWhiteSpace=False,
            ignoreTrailingWhiteSpace=False,
            maxColumns=len(names) + 1,
        )

    def _in_order(self, table: Opened, found: Path, place: Path) -> None:
        """Put the parts, whose names tell their order, into one file, with the number of each row if it has no id."""
        place.mkdir()
        number = f"row_number() OVER () AS {ID}, " if ROW in table.source.kept.values() else ""
        read = f"read_parquet({quoted(str(found / '*.parquet'))})"
        self.duck.to_parquet(f"SELECT {number}* FROM {read}", table.path, place / "000000.parquet", {})


def _as_text(name: str, kind: str, *, is_amount: bool) -> str:
    own = _marked(name)
    if is_amount and kind != _TEXT and not kind.startswith("array"):
        return f"{unmistakable(f'CAST({own} AS STRING)', '{} RLIKE {}')} AS {own}"
    if kind.startswith("array"):
        return f"array_join(CAST({own} AS ARRAY<STRING>), '|') AS {own}"
    return own if kind == _TEXT else f"CAST({own} AS STRING) AS {own}"


def _marked(name: str) -> str:
    """Write a name for Spark."""
    return "`" + name.replace("`", "``") + "`"


def _unreadable(path: str, error: Exception) -> UsageError:
    """Return what is told of a table that Spark could not read; what is ours goes on as it is."""
    if "MALFORMED" in str(error):
        return UsageError(said("cohort.wrong_row", path=path))
    if "Analysis" in type(error).__name__ or "Parse" in type(error).__name__:
        raise error
    return UsageError(said("cohort.unreadable", path=path, reason=first_line(error)))
