"""How long scoring a table takes, against only reading the same columns with the same engine: ratios of CPU time.

``python bench/cohort.py`` makes rows of the shipped questionnaire (``--rows``, repeated from ``--different`` random
valid ones), writes them as Parquet (several choices as lists, or as texts with bars), CSV, NDJSON and as codes, and for
each lets DuckDB read the columns (``bit_xor(hash(column))``: a count is answered without reading), score them, and
score them into a file as the command does, with the second query for the rows that have a problem, in turns; the least
of ``--turns`` counts. Beside them the engine, one company after the other. With ``--folder`` the tables are kept, and
used again.
"""

from __future__ import annotations

import argparse
import csv
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests" / "cohort"))

import duckdb
from cohort_rows import cell
from sheets import random_sheet, shipped_questionnaire

from ecomdiag import engine
from ecomdiag.cohort import query, rows, scoring
from ecomdiag.cohort.duck import Duck, connected
from ecomdiag.cohort.plan import Plan, plan_of
from ecomdiag.cohort.tables import CODES, Asked, Opened, opened
from ecomdiag.questionnaire.model import Kind
from ecomdiag.scoring.scoring import active_blockers, score

NAMES = {
    "codes": "codes.parquet",
    "lists": "lists.parquet",
    "strings": "strings.parquet",
    "csv": "t.csv",
    "ndjson": "t.ndjson",
}

SEVERAL = (Kind.MULTIPLE, Kind.RANKING, Kind.COUNTRIES)

#: Everything that a row of results says is used, and nothing is written.
USED = (
    "SELECT sum(numerator), sum(denominator), sum(hash(level)), sum(hash(blockers)), "
    "count(*) FILTER (WHERE complete), sum(length(problems))"
)


def random_rows(count: int) -> list[dict[str, str | None]]:
    """Return different complete companies, as rows of texts."""
    questionnaire, rng = shipped_questionnaire(), Random(0)
    names = [question.id for question in questionnaire.questions]
    sheets = (random_sheet(questionnaire, rng).answers for _ in range(count))
    return [{name: cell(own[name]) if name in own else None for name in names} for own in sheets]


def make(folder: Path, count: int, different: int) -> None:
    """Write the tables."""
    questionnaire = shipped_questionnaire()
    names = [question.id for question in questionnaire.questions]
    with (folder / "own.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([names, *(row.values() for row in random_rows(different))])
    connection = duckdb.connect()
    kinds = ", ".join(f"'{name}': 'VARCHAR'" for name in names)
    connection.execute(
        f"CREATE TABLE own AS FROM read_csv('{folder}/own.csv', header=true, columns={{{kinds}}})"
    )
    every = (
        "SELECT row_number() OVER () AS id, own.* FROM own, "
        f"range({-(-count // different)}) AS again ORDER BY again.range LIMIT {count}"
    )
    lists = ", ".join(
        f'string_split("{own.id}", \'|\') AS "{own.id}"' if own.kind in SEVERAL else f'"{own.id}"'
        for own in questionnaire.questions
    )
    kinds_of_file = {"strings": "parquet", "lists": "parquet", "csv": "csv, HEADER true", "ndjson": "json"}
    for name, kind in kinds_of_file.items():
        wanted = f"SELECT id, {lists} FROM ({every})" if name == "lists" else every
        connection.execute(f"COPY ({wanted}) TO '{folder / NAMES[name]}' (FORMAT {kind})")
    plan = plan_of(questionnaire)
    with connected(lambda *_: None) as duck:
        table = opened(str(folder / NAMES["strings"]), questionnaire, Asked(), duck.connection)
        text = query.codes(plan, table.source, "duckdb")
        duck.to_parquet(text, "", folder / NAMES["codes"], {CODES: questionnaire.digest})


def seconds(call: Callable[[], object]) -> float:
    """Return the CPU seconds of a call."""
    start = time.process_time()
    call()
    return time.process_time() - start


def cpu(duck: Duck, text: str, path: str) -> float:
    """Return the CPU seconds of a query."""
    return seconds(lambda: duck.run(text, path))


def written(duck: Duck, plan: Plan, table: Opened, folder: Path) -> float:
    """Return the CPU seconds of scoring a table into files, as the command does."""
    place = folder / "part"
    found = seconds(lambda: scoring.scored(duck, plan, table, place))
    shutil.rmtree(place)
    return found


def one_by_one(own: list[dict[str, str | None]]) -> None:
    """Check and score companies as the engine does."""
    questionnaire = shipped_questionnaire()
    for row in own:
        sheet = rows.sheet_of(questionnaire, row)
        engine.check(questionnaire, sheet)
        walk = engine.path(questionnaire, sheet)
        found = score(questionnaire, walk)
        active_blockers(questionnaire, walk)
        assert found.overall is not None
        questionnaire.level(found.overall)


def main() -> None:
    """Measure, and print a Markdown table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--different", type=int, default=5000)
    parser.add_argument("--folder", type=Path, help="where the tables are kept")
    parser.add_argument("--turns", type=int, default=3)
    parser.add_argument("--only", default=",".join(NAMES), help="which tables")
    options = parser.parse_args()
    questionnaire = shipped_questionnaire()
    plan = plan_of(questionnaire)
    with tempfile.TemporaryDirectory() as beside, connected(lambda *_: None) as duck:
        folder = options.folder or Path(beside)
        folder.mkdir(exist_ok=True)
        if not (folder / NAMES["codes"]).exists():
            make(folder, options.rows, options.different)
        own = random_rows(500)
        each = seconds(lambda: one_by_one(own)) / len(own)
        print(
            "| table | reading, s | scoring, s | into a file, s | ratio | ratio | rows a second | times the engine |"
        )
        print("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
        for name in options.only.split(","):
            path = str(folder / NAMES[name])
            table = opened(path, questionnaire, Asked(), duck.connection, as_lists=True)
            hashes = ", ".join(f'bit_xor(hash("{column}"))' for column in table.source.forms)
            read = f"SELECT {hashes} FROM {table.source.table}"
            whole = f"{USED}, count({query.REST}) FROM ({query.first(plan, table.source)})"
            turns = [
                (cpu(duck, read, path), cpu(duck, whole, path), written(duck, plan, table, Path(beside)))
                for _ in range(options.turns)
            ]
            reading, scored, kept = (min(times) for times in zip(*turns, strict=True))
            rate = options.rows / scored
            ratios = f"{scored / reading:.1f} | {kept / reading:.1f}"
            print(
                f"| {name} | {reading:.2f} | {scored:.2f} | {kept:.2f} | {ratios} | {rate:,.0f} | {rate * each:,.0f} |",
                flush=True,
            )


if __name__ == "__main__":
    main()
