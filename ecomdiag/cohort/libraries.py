"""The libraries of the engines, each loaded when it is first asked for: the help of a command needs none of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ecomdiag.problems.errors import UsageError
from ecomdiag.texts.words import said

if TYPE_CHECKING:
    import duckdb
    import psycopg
    from py4j import protocol as py4j
    from pyspark import errors as spark_errors
    from pyspark import sql as pyspark
    from sqlglot import exp
else:
    import sys
    from importlib import import_module

    class _Library:
        def __init__(self, module: str, missing: str) -> None:
            self._module, self._missing = module, missing

        def __getattr__(self, name: str) -> Any:
            # A query of a large questionnaire asks a hundred thousand times: the import itself would be a tenth of it.
            own = sys.modules.get(self._module)
            if own is None:
                try:
                    own = import_module(self._module)
                except ModuleNotFoundError:
                    raise UsageError(said(self._missing)) from None
            return getattr(own, name)

    duckdb = _Library("duckdb", "cohort.extra")
    exp = _Library("sqlglot.expressions", "cohort.extra")
    psycopg = _Library("psycopg", "cohort.postgres_extra")
    py4j = _Library("py4j.protocol", "cohort.spark_extra")
    pyspark = _Library("pyspark.sql", "cohort.spark_extra")
    spark_errors = _Library("pyspark.errors", "cohort.spark_extra")


def first_line(error: Exception) -> str:
    """Return what a library says is wrong, as far as it goes into a line of ours."""
    lines = (line.strip() for line in str(error).splitlines() if line.strip())
    return next(lines, type(error).__name__)[:160]


__all__ = ["duckdb", "exp", "first_line", "psycopg", "py4j", "pyspark", "spark_errors"]
