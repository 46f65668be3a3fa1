"""Benchmarks: exactly pooled, and nothing in them of too few companies."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from random import Random

import duckdb
import pytest
from conftest import Run
from hypothesis import given
from hypothesis import strategies as st

from ecomdiag.benchmark.form import as_json, from_json
from ecomdiag.benchmark.model import BINS, LEAST, Benchmark, Group, merged
from ecomdiag.cohort.benchmark import _publishable
from ecomdiag.cohort.tables import ABOUT
from ecomdiag.questionnaire.model import Questionnaire


def write_results(path: Path, shipped: Questionnaire, rows: list[tuple[str, float, float | None]]) -> None:
    """Write a table of results: sector, score, and that of the sections, which is the same in all."""
    sections = ", ".join(f"part AS section_{own.id}" for own in shipped.scored_sections)
    connection = duckdb.connect()
    connection.execute("CREATE TABLE own (sector VARCHAR, score DOUBLE, part DOUBLE)")
    connection.executemany("INSERT INTO own VALUES (?, ?, ?)", rows)
    told = f"KV_METADATA {{{ABOUT}: '{shipped.digest}'}}"
    connection.execute(
        f"COPY (SELECT sector, score, true AS complete, {sections} FROM own) TO '{path}' (FORMAT parquet, {told})"
    )


def random_rows(rng: Random, count: int) -> list[tuple[str, float, float | None]]:
    return [
        (
            rng.choice("abc"),
            rng.choice([0.0, 100.0, 100 * rng.random()]),
            rng.choice([None, 100 * rng.random()]),
        )
        for _ in range(count)
    ]


def made(run: Run, name: str) -> dict[str, object]:
    done = run(
        "cohort",
        "benchmark",
        f"{name}.parquet",
        "--by",
        "sector",
        "--date",
        "2026-11-30",
        "-o",
        f"{name}.json",
    )
    assert done.returncode == 0, done.stderr
    return dict(json.loads(run("cohort", "merge", f"{name}.json").stdout))


def test_two_merged_benchmarks_are_the_benchmark_of_all(
    run: Run, tmp_path: Path, shipped: Questionnaire
) -> None:
    one, two = random_rows(Random(1), 200), random_rows(Random(2), 300)
    for name, rows in {"one": one, "two": two, "all": one + two}.items():
        write_results(tmp_path / f"{name}.parquet", shipped, rows)
    made(run, "one")
    made(run, "two")
    done = run("cohort", "merge", "one.json", "two.json")
    assert json.loads(done.stdout) == made(run, "all")


def test_a_histogram_counts_every_complete_company(run: Run, tmp_path: Path, shipped: Questionnaire) -> None:
    rows = random_rows(Random(3), 120)
    write_results(tmp_path / "t.parquet", shipped, rows)
    whole = made(run, "t")["groups"][0]  # type: ignore[index]
    counts = Counter(str(int(score)) for _, score, _ in rows)
    assert (whole["n"], whole["histograms"]["score"]) == (120, dict(counts))


@given(st.lists(st.integers(1, 40), max_size=12))
def test_what_is_left_out_is_nobody_or_enough(sizes: list[int]) -> None:
    groups = [Group(values=(str(place),), n=size, histograms={}) for place, size in enumerate(sizes)]
    kept = _publishable(groups)
    left_out = sum(sizes) - sum(own.n for own in kept)
    assert all(own.n >= LEAST for own in kept)
    assert left_out == 0 or left_out >= LEAST or not kept
    if min(sizes, default=LEAST) >= LEAST:
        assert len(kept) == len(sizes)


def test_a_file_that_is_no_benchmark_is_told(run: Run, tmp_path: Path, shipped: Questionnaire) -> None:
    empty = (0,) * BINS
    sound = Benchmark(
        questionnaire="q",
        version="1",
        digest="d",
        period=("2026-01-01", "2026-01-01"),
        by=(),
        groups=(Group(values=(), n=12, histograms={"score": (12, *empty[1:])}),),
    )
    assert from_json(as_json(sound)) == sound == merged([sound])
    wrong = as_json(sound)
    wrong["groups"][0]["histograms"]["score"]["101"] = 1
    for content in ("", "[]", "{}", json.dumps(wrong)):
        (tmp_path / "b.json").write_text(content, encoding="utf-8")
        done = run("cohort", "merge", "b.json")
        assert (done.returncode, done.stdout) == (2, "")
        told = "is a benchmark file, but “groups[0]”" if "groups" in content else "is not a benchmark"
        assert told in done.stderr
    other = {**as_json(sound), "by": ["sector"]}
    (tmp_path / "a.json").write_text(json.dumps(as_json(sound)), encoding="utf-8")
    (tmp_path / "b.json").write_text(json.dumps(other), encoding="utf-8")
    assert "cannot be pooled" in run("cohort", "merge", "a.json", "b.json").stderr


@pytest.mark.parametrize("column", ["size", "id"])
def test_a_table_without_the_column_is_told(
    run: Run, tmp_path: Path, shipped: Questionnaire, column: str
) -> None:
    write_results(tmp_path / "t.parquet", shipped, random_rows(Random(4), 12))
    assert f"score again with --by {column}" in run("cohort", "benchmark", "t.parquet", "--by", column).stderr
    duckdb.execute(f"COPY (SELECT 1 AS score) TO '{tmp_path}/x.parquet' (FORMAT parquet)")
    assert "does not hold results" in run("cohort", "benchmark", "x.parquet").stderr
    (tmp_path / "scores.csv").write_text("id,score\na,50\n", encoding="utf-8")
    for command in ("benchmark", "report"):  # results, in a form that these two do not read
        assert "scores.csv does not hold results" in run("cohort", command, "scores.csv").stderr
