"""How long PostgreSQL and Spark take to score a table against only reading it, and SurveyJS to say what is visible.

``python bench/databases.py --folder TABLES`` takes the tables that ``bench/cohort.py --folder TABLES`` has kept, as
texts and as codes. Each engine reads the columns (a hash of each) and scores them, in turns; the least counts, in
processor time of the engine's own process, which has to be on this machine.

- ``--dsn``: a PostgreSQL whose user may make tables; those made are temporary. Without workers, as they gain nothing.
- ``--spark``: a session of this machine on two threads, with the settings of ``cohort score``.
- ``--node FOLDER``: where ``npm install survey-core`` was run; node evaluates the same conditions over the same sheets,
  by turns with our engine's walk and with the whole scoring of a company.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests" / "cohort"))

import duckdb
from cohort import NAMES, USED, one_by_one, random_rows, seconds
from sheets import random_sheet, shipped_questionnaire

from ecomdiag import engine
from ecomdiag.cohort import query, spark
from ecomdiag.cohort.plan import plan_of
from ecomdiag.cohort.source import Form, Source
from ecomdiag.questionnaire.conditions import (
    All,
    AllOf,
    Answered,
    AnyOf,
    AtLeast,
    AtMost,
    Condition,
    NoneOf,
    Not,
)
from ecomdiag.questionnaire.conditions import (
    Any as AnyPart,
)
from ecomdiag.questionnaire.model import Kind, Question

HEAD = "| engine | table | reading, s | scored, s | of which planning, s | ratio | ratio without planning |"
FORMS = {"strings": Form.TEXT, "codes": Form.CODE}


def source_of(form: Form, table: str) -> Source:
    """Return a table with all questions."""
    return Source(table=table, forms=dict.fromkeys(shipped_questionnaire().by_id, form), kept={"id": "id"})


def spent(process: int) -> float:
    """Return the processor time of a process so far, in seconds."""
    told = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


def least(process: int, turns: int, *calls: Callable[[], object]) -> list[float]:
    """Return the least processor time of each call, by turns."""
    found: list[list[float]] = [[] for _ in calls]
    for _ in range(turns):
        for place, call in enumerate(calls):
            before = spent(process)
            call()
            found[place].append(spent(process) - before)
    return [min(times) for times in found]


def tell(engine_name: str, table: str, reading: float, scored: float, planning: float) -> None:
    """Print a row of the table."""
    ratios = f"{scored / reading:.1f} | {(scored - planning) / reading:.1f}"
    print(
        f"| {engine_name} | {table} | {reading:.2f} | {scored:.2f} | {planning:.2f} | {ratios} |", flush=True
    )


def in_postgres(folder: Path, dsn: str, rows: int, turns: int) -> None:
    """Measure a server."""
    import psycopg

    plan, names = plan_of(shipped_questionnaire()), list(shipped_questionnaire().by_id)
    with psycopg.connect(dsn) as connection:
        process = connection.info.backend_pid
        connection.execute("SET max_parallel_workers_per_gather = 0; SET jit = off")
        for name, form in FORMS.items():
            kind = "text" if form is Form.TEXT else "bigint"
            listed = ", ".join(f'"{own}" {kind}' for own in names)
            connection.execute(f"CREATE TEMP TABLE own_{name} (id text, {listed})")
            text = folder / f"postgres_{name}.csv"
            columns = ", ".join(f'"{own}"' for own in ("id", *names))
            read = f"SELECT {columns} FROM '{folder / NAMES[name]}' LIMIT {rows}"
            duckdb.connect().execute(f"COPY ({read}) TO '{text}' (FORMAT csv, HEADER false)")
            with (
                connection.cursor() as cursor,
                cursor.copy(f"COPY own_{name} FROM STDIN (FORMAT csv)") as copy,
            ):
                copy.write(text.read_bytes())
            text.unlink()
            connection.execute(f"ANALYZE own_{name}")
            hashed = "hashtext" if form is Form.TEXT else "hashint8"
            hashes = ", ".join(f'bit_xor({hashed}("{own}"))' for own in names)
            used = USED.replace("hash(", "hashtext(")
            whole = (
                f"{used} FROM ({query.scoring(plan, source_of(form, f'own_{name}'), 'postgres')}) AS scored"
            )
            calls = [f"SELECT {hashes} FROM own_{name}", whole, f"SELECT * FROM ({whole}) AS planned LIMIT 0"]
            run = [lambda text=text: connection.execute(text).fetchall() for text in calls]
            tell("PostgreSQL", name, *least(process, turns, *run))


def on_spark(folder: Path, rows: int, turns: int) -> None:
    """Measure a session of this machine."""
    plan, names = plan_of(shipped_questionnaire()), list(shipped_questionnaire().by_id)
    os.environ.setdefault("PYSPARK_SUBMIT_ARGS", "--master local[2] pyspark-shell")
    with spark.session() as session:
        for name, value in spark.SETTINGS.items():
            session.conf.set(name, value)
        process = int(session._jvm.java.lang.ProcessHandle.current().pid())
        for name, form in FORMS.items():
            session.read.parquet(str(folder / NAMES[name])).limit(rows).createOrReplaceTempView(f"own_{name}")
            hashes = ", ".join(f"bit_xor(hash(`{own}`))" for own in names)
            whole = f"{USED} FROM ({query.scoring(plan, source_of(form, f'own_{name}'), 'spark')})"
            texts = [f"SELECT {hashes} FROM own_{name}", whole, f"SELECT * FROM ({whole}) LIMIT 0"]
            run = [lambda text=text: session.sql(text).collect() for text in texts]
            tell("Spark", name, *least(process, turns, *run))


def expression(condition: Condition) -> str:
    """Write a condition as SurveyJS does."""
    if isinstance(condition, All):
        return "(" + " and ".join(map(expression, condition.parts)) + ")"
    if isinstance(condition, AnyPart):
        return "(" + " or ".join(map(expression, condition.parts)) + ")"
    if isinstance(condition, Not):
        return f"!({expression(condition.part)})"
    name = f"{{{condition.question}}}"
    if isinstance(condition, Answered):
        return f"{name} notempty"
    if isinstance(condition, AtLeast | AtMost):
        return f"{name} {'>=' if isinstance(condition, AtLeast) else '<='} {float(condition.number)}"
    if not isinstance(condition, AnyOf | AllOf | NoneOf):
        raise ValueError(f"not written here: {condition}")
    listed = "[" + ", ".join(f"'{choice}'" for choice in sorted(condition.choices)) + "]"
    if isinstance(condition, NoneOf):
        return f"({name} notempty and !({name} anyof {listed}))"
    return f"{name} {'anyof' if isinstance(condition, AnyOf) else 'allof'} {listed}"


def element(question: Question) -> dict[str, Any]:
    """Write a question as SurveyJS does: its name, its choices and when it is visible."""
    kinds = {Kind.SINGLE: "dropdown", Kind.PERCENTAGE: "text", Kind.RANKING: "ranking"}
    found: dict[str, Any] = {"type": kinds.get(question.kind, "checkbox"), "name": question.id}
    if question.choices:
        found["choices"] = [choice.id for choice in question.choices]
    parts = [expression(question.show_if)] if question.show_if is not None else []
    parts += (
        [f"!({expression(question.not_applicable_if)})"] if question.not_applicable_if is not None else []
    )
    return found | ({"visibleIf": " and ".join(parts)} if parts else {})


def in_node(folder: Path, count: int) -> None:
    """Measure SurveyJS's evaluation of the conditions beside our engine."""
    questionnaire, rng = shipped_questionnaire(), Random(3)
    pages = [{"name": "all", "elements": [element(own) for own in questionnaire.questions]}]
    sheets = [random_sheet(questionnaire, rng) for _ in range(count)]
    rows = []
    for sheet in sheets:
        data = {name: float(own) if isinstance(own, Fraction) else own for name, own in sheet.answers.items()}
        asked = [own.id for own in engine.path(questionnaire, sheet).asked]
        rows.append({"data": data, "asked": asked})
    (folder / "model.json").write_text(json.dumps({"pages": pages}), encoding="utf-8")
    (folder / "answers.json").write_text(json.dumps(rows), encoding="utf-8")
    script = Path(__file__).with_name("survey.js")
    done = subprocess.run(["node", str(script), str(folder)], capture_output=True, text=True, check=True)
    found = json.loads(done.stdout)
    walking = seconds(lambda: [engine.path(questionnaire, sheet) for sheet in sheets]) / count
    scoring = seconds(lambda: one_by_one(random)) / len(random) if (random := random_rows(300)) else 0
    rate = found["companies"] / found["seconds"]
    print(f"survey-core: {rate:,.0f} companies a second, {found['differing']} of {count} differ")
    print(f"our engine: {1 / walking:,.0f} walks, {1 / scoring:,.0f} companies checked and scored a second")


def main() -> None:
    """Measure what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--folder", type=Path, help="where the tables are")
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--turns", type=int, default=2)
    parser.add_argument("--dsn", help="a PostgreSQL of this machine")
    parser.add_argument("--spark", action="store_true")
    parser.add_argument("--node", type=Path, help="where survey-core is installed")
    parser.add_argument("--sheets", type=int, default=300)
    options = parser.parse_args()
    start = time.perf_counter()
    if options.node:
        in_node(options.node.resolve(), options.sheets)
    if options.dsn or options.spark:
        print(f"{HEAD}\n| --- | --- | ---: | ---: | ---: | ---: | ---: |")
    if options.dsn:
        in_postgres(options.folder, options.dsn, options.rows, options.turns)
    if options.spark:
        on_spark(options.folder, options.rows, options.turns)
    print(f"({time.perf_counter() - start:.0f} s in all)")


if __name__ == "__main__":
    main()
