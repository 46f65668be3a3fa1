"""The same rows on every engine that can be had here, each equal to what ours makes of the company alone.

PostgreSQL is started for it, on a socket in a folder of its own, by a user who is not root; Spark in local mode.
``.ci/run`` installs both and lets nothing be skipped; elsewhere what is not there is.
"""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from random import Random
from typing import Any

import pytest
from cohort_rows import Row, expected, random_row, wrong_with
from conftest import Run
from test_measured import MEASURED
from test_other_ways import LOWEST
from test_scoring import CHOSEN, scored, scored_in_two

from ecomdiag.cohort import query
from ecomdiag.cohort.duck import connected
from ecomdiag.cohort.engines import Engine, Where
from ecomdiag.cohort.plan import plan_of
from ecomdiag.cohort.postgres import InPostgres
from ecomdiag.cohort.source import Form, Source
from ecomdiag.cohort.tables import Asked
from ecomdiag.loader.questionnaire import load_questionnaire
from ecomdiag.loader.questions.writer import questionnaire_text
from ecomdiag.scoring.ways import evenly
from ecomdiag.workflows.cohorts import score_tables

pytestmark = pytest.mark.slow

COUNTS = {
    "shipped": 20000,
    "dii": 2000,
    "dmat": 2000,
    "samm": 2000,
    "offering": 2000,
    "looked_up": 1000,
    "measured": 2000,
    "lowest": 1000,
}
NAMES = tuple(COUNTS)
MADE = {
    "offering": CHOSEN,
    "looked_up": evenly(load_questionnaire("orr")),
    "measured": MEASURED,
    "lowest": LOWEST,
}
#: Of those that are made, the others are not known by a name to the program that runs on Spark.
WRITTEN = ("measured", "lowest")
ON_SPARK = tuple(name for name in NAMES if name not in MADE or name in WRITTEN)


def questionnaire_of(name: str) -> Any:
    return MADE[name] if name in MADE else load_questionnaire(None if name == "shipped" else name)


@cache
def made(name: str) -> tuple[list[Row], list[dict[str, Any]]]:
    """Return rows, and what the engine makes of each; worked out once for all databases."""
    questionnaire, rng = questionnaire_of(name), Random(16)
    rows = [random_row(questionnaire, rng) for _ in range(COUNTS[name])]
    return rows, [expected(questionnaire, row) for row in rows]


def require_equal(name: str, results: list[dict[str, Any]]) -> None:
    rows, wanted = made(name)
    assert len(results) == len(rows)
    questionnaire = questionnaire_of(name)
    told = [
        (row, wrong)
        for row, want, found in zip(rows, wanted, results, strict=True)
        if (wrong := wrong_with(questionnaire, want, found))
    ]
    assert told[:3] == []


def write_rows(name: str, folder: Path) -> None:
    rows, _ = made(name)
    columns = [*(question.id for question in questionnaire_of(name).questions), "home"]
    with (folder / f"{name}.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["id", *columns])
        writer.writerows(
            [place, *(row.get(column) or "" for column in columns)] for place, row in enumerate(rows)
        )


def query_of(name: str, dialect: str, table: str) -> str:
    questionnaire = questionnaire_of(name)
    forms = dict.fromkeys(questionnaire.by_id, Form.TEXT)
    return query.scoring(
        plan_of(questionnaire), Source(table=table, forms=forms, kept={"id": "id"}, home="home"), dialect
    )


def read_results(path: Path) -> list[dict[str, Any]]:
    with path.open(newline="", encoding="utf-8") as file:
        found: list[dict[str, Any]] = list(csv.DictReader(file))
    for row in found:
        for name, value in row.items():
            if value == "" and name not in ("problems", "blockers"):
                row[name] = None
        row["complete"] = row["complete"] in ("t", "true", "True")
    return sorted(found, key=lambda row: int(row["id"]) if row["id"].isdigit() else 0)


@pytest.mark.parametrize("codes", [False, True])
@pytest.mark.parametrize("name", NAMES)
def test_duckdb_in_one_query(name: str, codes: bool) -> None:
    require_equal(name, scored(questionnaire_of(name), made(name)[0], codes=codes))


@pytest.mark.parametrize("form", Form)
@pytest.mark.parametrize("name", NAMES)
def test_duckdb_in_two(name: str, form: Form) -> None:
    require_equal(name, scored_in_two(questionnaire_of(name), made(name)[0], form))


def missing(what: str) -> None:
    if os.environ.get("ECOMDIAG_ENGINES"):
        pytest.fail(f"there is no {what}")
    pytest.skip(f"there is no {what}")


@pytest.fixture(scope="module")
def postgres() -> Iterator[Path]:
    """A server of its own; yields the folder of its socket."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    initdb = shutil.which("initdb") or (str(found[-1]) if found else None)
    if initdb is None or shutil.which("psql") is None:
        missing("PostgreSQL")
    assert initdb is not None
    programs = Path(initdb).parent
    with tempfile.TemporaryDirectory(prefix="ecomdiag-pg-") as place:
        folder = Path(place)
        folder.chmod(0o777)
        user = {"user": "nobody"} if os.geteuid() == 0 else {}
        data = folder / "data"
        how: dict[str, Any] = {"check": True, "capture_output": True, "cwd": folder, **user}
        subprocess.run([initdb, "-D", data, "-U", "tester", "--auth=trust", "-E", "UTF8", "--no-sync"], **how)
        options = f"-k {folder} -c listen_addresses='' -c fsync=off"
        start = [programs / "pg_ctl", "-D", data, "-o", options, "-l", folder / "log", "-w"]
        subprocess.run([*start, "start"], **{**how, "capture_output": False, "stdout": subprocess.DEVNULL})
        try:
            yield folder
        finally:
            subprocess.run([programs / "pg_ctl", "-D", data, "-m", "immediate", "stop"], **how)


@pytest.mark.parametrize("name", NAMES)
def test_postgres(postgres: Path, tmp_path: Path, name: str) -> None:
    write_rows(name, tmp_path)
    columns = ", ".join(f'"{own.id}" TEXT' for own in questionnaire_of(name).questions)
    script = [
        f"CREATE TABLE {name} (id TEXT, {columns}, home TEXT);",
        f"\\copy {name} FROM '{tmp_path}/{name}.csv' CSV HEADER",
        f"CREATE VIEW scores_{name} AS {query_of(name, 'postgres', name)};",
        f"\\copy (SELECT * FROM scores_{name}) TO '{tmp_path}/{name}.out.csv' CSV HEADER",
    ]
    (tmp_path / "script.sql").write_text("\n".join(script), encoding="utf-8")
    words = ["psql", "-X", "-q", "-h", postgres, "-U", "tester", "postgres", "-v", "ON_ERROR_STOP=1", "-f"]
    done = subprocess.run([*words, tmp_path / "script.sql"], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[:2000]
    require_equal(name, read_results(tmp_path / f"{name}.out.csv"))
    if find_spec("psycopg") is None:
        missing("psycopg")
    asked = Where(engine=Engine.POSTGRES, dsn=f"host={postgres} user=tester dbname=postgres")
    output = tmp_path / f"{name}.ours.csv"
    score_tables(
        questionnaire_of(name), [f"public.{name}"], str(output), asked=Asked(), progress=nothing, where=asked
    )
    require_equal(name, read_results(output))


def nothing(*_: int) -> None:
    """Tell nothing of how far it is."""


def test_what_postgres_cannot_do_is_told(postgres: Path, run: Run, tmp_path: Path) -> None:
    if find_spec("psycopg") is None:
        missing("psycopg")
    at = ["--engine", "postgres", "--dsn", f"host={postgres} user=tester dbname=postgres"]
    done = run("cohort", "score", "nobody.there", *at, "-o", "s.parquet")
    assert (done.returncode, done.stdout) == (2, "")
    assert 'relation "nobody.there" does not exist' in done.stderr
    done = run("cohort", "score", '"a.b".c', *at)
    assert 'relation "a.b.c" does not exist' in done.stderr
    done = run("cohort", "score", 'x"; DROP TABLE dii; --', *at)
    assert "PostgreSQL cannot read the table" in done.stderr
    done = run("cohort", "score", "x", "--engine", "postgres", "--dsn", f"host={tmp_path}")
    assert "PostgreSQL cannot be reached" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_table_of_postgres_may_have_a_dot_in_its_name(postgres: Path, run: Run, tmp_path: Path) -> None:
    if find_spec("psycopg") is None:
        missing("psycopg")
    psycopg = pytest.importorskip("psycopg")
    script = """CREATE TABLE "my.""table" (id TEXT, sells_online TEXT); INSERT INTO "my.""table" VALUES ('a', 'x')"""
    subprocess.run(
        ["psql", "-h", postgres, "-U", "tester", "-d", "postgres", "-c", script],
        check=True,
        capture_output=True,
    )
    at = ["--engine", "postgres", "--dsn", f"host={postgres} user=tester dbname=postgres"]
    with (
        psycopg.connect(f"host={postgres} user=tester dbname=postgres") as own,
        connected(lambda *_: None) as duck,
    ):
        server = InPostgres(own, duck, plan_of(questionnaire_of("shipped")), Asked())
        server.scored(server.opened('"my.""table"'), tmp_path / "part")
        assert own.execute("SHOW jit").fetchall() == [("off",)]  # for one row
    for name in ('"my.""table"', 'public."my.""table"'):
        done = run("cohort", "score", name, *at, "-o", "s.csv")
        assert done.returncode == 0, done.stderr
        assert (tmp_path / "s.csv").read_text().splitlines()[1].startswith("a,")


def test_a_number_of_postgres_can_be_read_in_one_way(postgres: Path, tmp_path: Path) -> None:
    if find_spec("psycopg") is None:
        missing("psycopg")
    script = "CREATE TABLE amounts (id TEXT, staff INTEGER, gain NUMERIC, abroad TEXT); INSERT INTO amounts VALUES ('a', 1234, 1.234, '1.234')"
    at = ["psql", "-h", postgres, "-U", "tester", "-d", "postgres", "-c", script]
    subprocess.run(at, check=True, capture_output=True)
    asked = Where(engine=Engine.POSTGRES, dsn=f"host={postgres} user=tester dbname=postgres")
    output = tmp_path / "s.csv"
    score_tables(MEASURED, ["amounts"], str(output), asked=Asked(), progress=nothing, where=asked)
    told = [
        own for own in read_results(output)[0]["problems"].split("|") if not own.startswith("unanswered:")
    ]
    assert told == ["number_ambiguous:abroad"]


def write_wrong(folder: Path) -> None:
    """Write tables that Spark cannot read, in the order of their names."""
    folder.mkdir()
    ids = [question.id for question in questionnaire_of("dii").questions]
    head, line = ",".join(["id", *ids]), "," * len(ids)
    (folder / "1-cells.csv").write_text(f"{head}\na{line}\nb{line},,\n", encoding="utf-8")
    (folder / "2-few.csv").write_text(f"{head}\na{line}\nb\n", encoding="utf-8")
    (folder / "3-column.csv").write_text("id,other\na,b\n", encoding="utf-8")
    (folder / "4-torn.parquet").write_bytes(b"PAR1 torn")


def test_spark(tmp_path: Path) -> None:
    if find_spec("pyspark") is None or shutil.which("java") is None:
        missing("Spark")
    for name in ON_SPARK:
        write_rows(name, tmp_path)
        if name in WRITTEN:
            text = questionnaire_text(questionnaire_of(name))
            (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    write_wrong(tmp_path / "wrong")
    program = Path(__file__).with_name("on_spark.py")
    done = subprocess.run([sys.executable, program, tmp_path, *ON_SPARK], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]
    for name in ON_SPARK:
        require_equal(name, read_results(tmp_path / f"{name}.out.csv"))
    require_told(done.stdout, tmp_path)


def require_told(text: str, folder: Path) -> None:
    """Each wrong table is told in a line of its own, and nothing is left of it."""
    cells, few, column, torn = text.splitlines()
    for told, name in ((cells, "1-cells.csv"), (few, "2-few.csv")):
        assert name in told
        assert "does not have the columns of the first" in told
    assert "3-column.csv" in column
    assert "4-torn.parquet" in torn
    assert not (folder / "none.csv").exists()


def test_spark_without_java_is_told_in_one_line(run_process: Run, tmp_path: Path) -> None:
    if find_spec("pyspark") is None:
        missing("Spark")
    (tmp_path / "t.csv").write_text("id,sells_online\na,yes\n", encoding="utf-8")
    nowhere = {"JAVA_HOME": str(tmp_path), "PATH": "/nowhere"}
    done = run_process("cohort", "score", "t.csv", "--engine", "spark", "-o", "s.parquet", **nowhere)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Java" in done.stderr.splitlines()[-1]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["t.csv"]
