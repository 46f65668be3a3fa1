"""A query in steps, each a SELECT upon the one before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from ecomdiag.cohort import sql
from ecomdiag.cohort.libraries import exp
from ecomdiag.cohort.source import Source
from ecomdiag.cohort.sql import E, Writer

Columns: TypeAlias = "list[tuple[str, E]]"
"""The columns of a step, with their names."""


def written(
    writer: Writer, source: Source, steps: Sequence[Columns], results: Columns, *, beside: str = ""
) -> str:
    """Write the steps one upon the other. PostgreSQL would work out each as often as it is used, without OFFSET 0.

    ``beside``: a row that all have from the second step on, where no name of it can be one of somebody's table.
    """
    fence = " OFFSET 0" if writer.dialect == "postgres" else ""
    before, there = source.table, list[str]()
    parts: list[str] = []
    steps = [columns for columns in steps if columns]
    for columns, going_on in zip(steps, _needed(steps, results), strict=True):
        listed = ", ".join(writer.written(exp.alias_(value, name)) for name, value in columns)
        # Of what is there already only what is needed goes on: DuckDB sees that by itself.
        kept = [name for name in there if name in going_on]
        every = "*, " if parts and beside else "".join(f"{name}, " for name in kept)
        name = f"step{len(parts)}"
        joined = f", {beside}" if beside and len(parts) == 1 else ""
        parts.append(f"{name} AS (SELECT {every}{listed} FROM {before}{joined}{fence})")
        before, there = name, [*kept, *(own for own, _ in columns)]
    last = ", ".join(writer.written(exp.alias_(value, name, quoted=True)) for name, value in results)
    return "WITH " + ",\n".join(parts) + f"\nSELECT {last} FROM {before}"


def _needed(steps: Sequence[Columns], results: Columns) -> list[set[str]]:
    """Return the columns that are used behind each step."""
    found = [sql.names_in(value for _, value in results)]
    for columns in reversed(steps[1:]):
        found.append(found[-1] | sql.names_in(value for _, value in columns))
    return found[::-1]
