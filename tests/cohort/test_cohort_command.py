"""``ecomdiag cohort``: the real command on real tables."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from random import Random

import duckdb
import pytest
import sqlglot
from cohort_rows import differences, random_row
from conftest import Run
from searches import slow

from ecomdiag.questionnaire.model import Questionnaire

COUNT = 60
RESULTS = {"score", "level", "uncapped_level", "blockers", "numerator", "denominator", "complete", "problems"}


@pytest.fixture
def rows(shipped: Questionnaire) -> list[dict[str, str | None]]:
    rng = Random(5)
    return [{"id": f"0{n}", "sector": "=cmd()", **random_row(shipped, rng)} for n in range(COUNT)]


@pytest.fixture
def tables(tmp_path: Path, rows: list[dict[str, str | None]]) -> Path:
    with (tmp_path / "t.csv").open("w", newline="", encoding="utf-8-sig") as file:
        writer = csv.DictWriter(file, list(rows[0]), delimiter=";")
        writer.writeheader()
        writer.writerows(rows)
    lists = [{k: v.split("|") if v and "|" in v else v for k, v in row.items()} for row in rows]
    (tmp_path / "t.ndjson").write_text("".join(json.dumps(row) + "\n" for row in lists), encoding="utf-8")
    duckdb.execute(
        f"COPY (SELECT * FROM read_csv('{tmp_path}/t.csv', all_varchar=true)) TO '{tmp_path}/t.parquet'"
    )
    return tmp_path


def results(path: Path) -> list[dict[str, object]]:
    done = duckdb.execute(f"SELECT * FROM read_parquet('{path}')")
    assert done.description is not None
    return [dict(zip([c[0] for c in done.description], row, strict=True)) for row in done.fetchall()]


@pytest.mark.parametrize("name", ["t.csv", "t.ndjson", "t.parquet"])
def test_a_table_is_scored_whatever_its_format(
    run: Run, tables: Path, rows: list[dict[str, str | None]], shipped: Questionnaire, name: str
) -> None:
    done = run("cohort", "score", name, "-o", "s.parquet", "--by", "sector", "--format", "json")
    assert (done.returncode, done.stderr) == (0, "Written to s.parquet\n")
    found = results(tables / "s.parquet")
    assert [row["id"] for row in found] == [row["id"] for row in rows]
    assert [
        wrong for row, own in zip(rows, found, strict=True) if (wrong := differences(shipped, row, own))
    ] == []
    told = json.loads(done.stdout)
    assert told["rows"] == COUNT == told["scored"] + told["incomplete"] + told["wrong"]
    assert told["scored"] == sum(bool(own["complete"]) for own in found) == sum(told["levels"].values())
    assert not list(tables.glob("*.parts")) + list(tables.glob(".*.tmp"))


def test_codes_are_scored_as_the_texts_that_they_come_from(run: Run, tables: Path) -> None:
    assert run("cohort", "code", "t.csv", "-o", "codes.parquet").returncode == 0
    assert run("cohort", "score", "codes.parquet", "-o", "a.parquet").returncode == 0
    assert run("cohort", "score", "t.csv", "-o", "b.parquet").returncode == 0
    assert results(tables / "a.parquet") == results(tables / "b.parquet")
    done = run("cohort", "score", "codes.parquet", "--questionnaire", "dii")
    assert done.returncode == 2
    assert "codes of another questionnaire" in done.stderr or "no column" in done.stderr


def test_several_tables_become_one_and_what_is_finished_is_kept(run: Run, tables: Path) -> None:
    (tables / "wrong.csv").write_text("id,erp\n1,full\n2,none,x\n", encoding="utf-8")
    done = run("cohort", "score", "t.csv", "wrong.csv", "-o", "s.csv")
    assert done.returncode == 2
    assert "wrong.csv:3: this line" in done.stderr
    assert not (tables / "s.csv").exists()
    (kept,) = (tables / "s.csv.parts").iterdir()
    before = kept.stat().st_mtime_ns
    (tables / "wrong.csv").write_text("id,erp\n1,full\n", encoding="utf-8")
    done = run("cohort", "score", "t.csv", "wrong.csv", "-o", "s.csv")
    assert done.returncode == 0
    assert not (tables / "s.csv.parts").exists()
    with (tables / "s.csv").open(newline="", encoding="utf-8") as file:
        assert sum(1 for _ in csv.DictReader(file)) == COUNT + 1
    assert before


def test_what_is_written_as_csv_cannot_be_a_formula(run: Run, tables: Path) -> None:
    assert run("cohort", "score", "t.csv", "--by", "sector", "-o", "s.csv").returncode == 0
    with (tables / "s.csv").open(newline="", encoding="utf-8") as file:
        assert {row["sector"] for row in csv.DictReader(file)} == {"'=cmd()"}


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.xyz", b"", "its name has to end in .csv"),
        ("a.csv", b"", "no first line"),
        ("a.csv", b"a,b\n1,2\n", "no column of a.csv has the name of a question"),
        ("a.csv", b"id,erp,ERP\n1,full,x\n", "two columns “ERP”"),
        ("a.csv", "id,erp,año\n1,full,x\n".encode("latin-1"), "is not UTF-8"),
        ("a.csv", "id,erp\n1,ñ\n".encode("utf-16"), "is not UTF-8"),
        ("a.csv", b"id,erp\n" + b"1,full\n" * 300000 + b"\xf1,full\n", "a.csv:300002: this line"),
        ("a.csv", ("id,erp," + ",".join(f"c{n}" for n in range(6000)) + "\n").encode(), "6002 columns"),
        ("a.parquet", b"PAR1" + b"\0" * 90, "cannot be read to its end"),
        ("a.ndjson", b"[1]\n", "JSON object on each line"),
    ],
)
def test_a_file_that_is_no_table_is_told_in_one_line(
    run: Run, tmp_path: Path, name: str, content: bytes, told: str
) -> None:
    (tmp_path / name).write_bytes(content)
    done = run("cohort", "score", name, "-o", "s.parquet")
    assert done.returncode == 2
    assert told in done.stderr.splitlines()[-1]
    assert sorted(path.name for path in tmp_path.iterdir()) == [name]


def test_what_is_not_there_is_told_whatever_its_name(run: Run) -> None:
    for name in ("nowhere", "nowhere/", "nowhere.csv"):
        done = run("cohort", "score", name, "-o", "s.parquet", "--lang", "en")
        assert (done.returncode, done.stderr) == (2, f"there is no file {name}: check the name\n")


def test_a_column_that_is_not_there_is_told(run: Run, tables: Path) -> None:
    assert "no column “size”" in run("cohort", "score", "t.csv", "--by", "size").stderr
    assert "no column “who”" in run("cohort", "score", "t.csv", "--id", "who").stderr


def test_an_engine_that_cannot_take_a_table_says_so(run: Run, tables: Path) -> None:
    assert "--dsn goes with --engine postgres only" in run("cohort", "score", "t.csv", "--dsn", "x").stderr
    assert run("cohort", "score", "t.csv", "--engine", "oracle").returncode == 2


def test_questions_without_a_column_and_columns_without_a_question_are_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("id,erp,extra\n1,full,x\n", encoding="utf-8")
    done = run("cohort", "score", "t.csv", "--format", "json")
    assert done.returncode == 0
    assert "63 questions have no column" in done.stderr
    assert "one column is not read, it is of no question that decides anything: extra" in done.stderr
    assert json.loads(done.stdout)["incomplete"] == 1


@pytest.mark.parametrize(
    "dialect", ["postgres", "trino", *slow(["duckdb", "spark", "bigquery", "snowflake"])]
)
def test_the_query_is_written_for_every_engine(run: Run, tmp_path: Path, dialect: str) -> None:
    done = run("cohort", "sql", "--dialect", dialect, "--table", "x.answers", "-o", "q.sql")
    assert done.returncode == 0
    written = (tmp_path / "q.sql").read_text(encoding="utf-8")
    assert written.startswith("CREATE OR REPLACE VIEW ecomdiag_scores AS\nWITH step0 AS (SELECT ")
    assert "FROM x.answers" in written
    (read,) = sqlglot.parse(written, read=dialect, error_level=sqlglot.ErrorLevel.RAISE)
    assert read is not None
    assert {"id", *RESULTS} <= set(read.expression.named_selects)
    assert run("cohort", "sql", "--dialect", dialect, "--table", "x.answers").stdout == written


def test_a_report_publishes_no_small_count(run: Run, tables: Path) -> None:
    assert run("cohort", "score", "t.csv", "--by", "employees", "-o", "s.parquet").returncode == 0
    told = json.loads(run("cohort", "report", "s.parquet", "--by", "employees", "--format", "json").stdout)
    everybody, by_size = told["tables"]
    scored = [own for own in results(tables / "s.parquet") if own["score"] is not None]
    for section in told["sections"]:
        own = [float(str(row[name])) for row in scored if row[name := f"section_{section['id']}"] is not None]
        wanted = sum(own) / len(own) if len(own) >= 10 else None
        assert section["mean"] == (None if wanted is None else pytest.approx(wanted))
    assert everybody["companies"] == by_size["companies"]
    for group in by_size["groups"]:
        assert group["companies"] >= 10
        assert all(count is None or count == 0 or count >= 5 for count in group["levels"])
    done = run("cohort", "report", "s.parquet", "--by", "employees", "-o", "r.md", "--lang", "es")
    assert (done.returncode, done.stdout) == (0, "")
    page = (tables / "r.md").read_text(encoding="utf-8")
    assert page.startswith("# Empresas puntuadas")
    assert "## Niveles por employees" in page
    means = [own["mean"] for own in told["sections"] if own["mean"] is not None]
    assert "## Por secciones, de la más floja a la más fuerte" in page
    assert page.index("## Por secciones") < page.index("## Niveles por employees")
    assert len(means) == 10
    assert "| Todas | " in page
    assert (
        run("cohort", "report", "s.parquet", "--by", "employees", "-o", "r.html", "--lang", "es").returncode
        == 0
    )
    drawn = (tables / "r.html").read_text(encoding="utf-8")
    assert "<h2" in drawn
    assert "<svg" in drawn


def test_fewer_than_ten_companies_are_not_reported(run: Run, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("id,erp\n1,full\n", encoding="utf-8")
    assert run("cohort", "score", "t.csv", "-o", "s.parquet").returncode == 0
    told = json.loads(run("cohort", "report", "s.parquet", "--format", "json").stdout)
    assert {section["mean"] for section in told["sections"]} == {None}
    done = run("cohort", "report", "s.parquet", "--lang", "en")
    assert "Fewer than 10 companies have a score: nothing is published about them." in " ".join(
        done.stdout.split()
    )
