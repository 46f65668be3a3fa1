"""One table of answers scored by DuckDB: first the rows that have nothing wrong or missing, then the others.

Where every row went through all that may be wrong with one, those without a mistake would pay for the rest. So a first
query scores them and keeps the codes of the others; a second goes through these alone, and both are put together again,
in the order of the table, so many rows at once that they fit the memory.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from shutil import rmtree

from ecomdiag.cohort import query
from ecomdiag.cohort.duck import Duck
from ecomdiag.cohort.plan import Plan
from ecomdiag.cohort.quick import Quick
from ecomdiag.cohort.sql import Writer
from ecomdiag.cohort.tables import ABOUT, Opened, named, quoted

#: So many rows are put together at once.
ROWS = 250_000
#: Which row of the table one is, from 0.
_PLACE = "ecomdiag_place"
#: Columns of a table made of files: what is wrong with a file, and whether that leaves it without a score.
TOLD, STOPS = "ecomdiag_told", "ecomdiag_stops"


def scored(duck: Duck, plan: Plan, table: Opened, place: Path, written: dict[str, str] | None = None) -> Path:
    """Score a table into a folder of Parquet files, in their order by name, unless that is done; return the folder.

    ``written`` keeps the queries for the next table that is in the same place, with the same columns.
    """
    if place.exists():
        return place
    growing = place.with_name(f"{place.name}.tmp")
    rmtree(growing, ignore_errors=True)
    growing.mkdir()
    try:
        if Quick(plan, Writer("duckdb")).fits:
            _in_two(duck, plan, table, growing, {} if written is None else written)
        else:
            whole = query.scoring(plan, table.source, "duckdb")
            duck.to_parquet(whole, table.path, _file(growing, 0), {})
        growing.rename(place)
    finally:
        rmtree(growing, ignore_errors=True)
    return place


def together(duck: Duck, plan: Plan, kept: Sequence[str], parts: Sequence[Path], to: Path) -> None:
    """Put the results of several tables one below the other, into one file."""
    files = [str(file) for part in dict.fromkeys(parts) for file in sorted(part.iterdir())]
    listed = ", ".join(map(quoted, files))
    columns = ", ".join(map(named, query.names(plan, kept)))
    about = {ABOUT: plan.questionnaire.digest}
    duck.to_parquet(f"SELECT {columns} FROM read_parquet([{listed}])", str(to), to, about)


def settled(duck: Duck, plan: Plan, kept: Sequence[str], raw: Path, to: Path) -> None:
    """Write the results of a table made of files as these leave them; what they were made of goes.

    A query knows of an answer only what is left of it in a cell: what is wrong is what was found in the file.
    """
    listed = ", ".join(quoted(str(part)) for part in sorted(raw.iterdir()))
    columns = ", ".join(_settled(name) for name in query.names(plan, kept))
    duck.to_parquet(f"SELECT {columns} FROM read_parquet([{listed}])", str(to), to, {})
    rmtree(raw)


def _settled(name: str) -> str:
    own, fine = named(name), f"{STOPS} IS NULL"
    if name == query.COMPLETE:
        return f"({own} AND {fine}) AS {own}"
    if name == query.PROBLEMS:
        return f"CASE WHEN {fine} AND NOT {query.COMPLETE} THEN {own} ELSE coalesce({TOLD}, '') END AS {own}"
    is_score = name in (query.SCORE, query.LEVEL, query.UNCAPPED)
    is_score |= name.startswith(query.SECTION_SCORE.format(id=""))
    return f"CASE WHEN {fine} THEN {own} END AS {own}" if is_score else own


def _file(folder: Path, number: int) -> Path:
    return folder / f"{number:06}.parquet"


def _in_two(duck: Duck, plan: Plan, table: Opened, folder: Path, written: dict[str, str]) -> None:
    fine, others = folder / "fine.parquet", folder / "others.parquet"
    kept = [*table.source.kept]
    if "first" not in written:
        written["first"] = query.first(plan, table.source)
    duck.to_parquet(written["first"], table.path, fine, {})
    placed = f"(SELECT *, file_row_number AS {_PLACE} FROM read_parquet({quoted(str(fine))}, file_row_number=true))"
    asked = f"SELECT count(*), count({query.REST}) FROM read_parquet({quoted(str(fine))})"
    ((rows, left),) = duck.run(asked, table.path)
    if not left:
        fine.rename(_file(folder, 0))
        return
    if "rest" not in written:
        missing = f"(SELECT * FROM {placed} WHERE {query.REST} IS NOT NULL)"
        written["rest"] = query.rest(plan, table.source, missing, [_PLACE, *kept])
    duck.to_parquet(written["rest"], table.path, others, {})
    results = [name for name in query.names(plan, kept) if name not in kept]
    columns = ", ".join(
        [
            *(f"a.{named(name)}" for name in kept),
            *(
                f"CASE WHEN b.{_PLACE} IS NULL THEN a.{named(name)} ELSE b.{named(name)} END AS {named(name)}"
                for name in results
            ),
        ]
    )
    for number, start in enumerate(range(0, rows, ROWS)):
        within = f"WHERE {_PLACE} BETWEEN {start} AND {start + ROWS - 1}"
        merged = (
            f"SELECT {columns} FROM (SELECT * FROM {placed} {within}) AS a LEFT JOIN "
            f"(SELECT * FROM read_parquet({quoted(str(others))}) {within}) AS b USING ({_PLACE}) ORDER BY {_PLACE}"
        )
        duck.to_parquet(merged, table.path, _file(folder, number), {})
    fine.unlink()
    others.unlink()
