"""Two times of the same companies: every row goes somewhere, and what moved them is what the engine says one by one."""

from __future__ import annotations

import csv
import json
from fractions import Fraction
from pathlib import Path
from random import Random

import pytest
from cohort_rows import Row, cell
from conftest import Run
from hypothesis import given
from hypothesis import strategies as st
from sheets import random_sheet

import ecomdiag
from ecomdiag.cohort.moves import Brought, published_questions
from ecomdiag.comparison.moved import moved
from ecomdiag.engine import path as walk_of
from ecomdiag.loader.questionnaire import load_questionnaire
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.scoring.compiled import compiled
from ecomdiag.scoring.tally import tally

COUNT = 60


def write(path: Path, rows: list[Row]) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def complete(questionnaire: Questionnaire, rng: Random, name: str) -> Row:
    sheet = random_sheet(questionnaire, rng)
    row: Row = {"id": name, "home": None, **{own.id: None for own in questionnaire.questions}}
    return row | {own: cell(answer) for own, answer in sheet.answers.items()}


@pytest.mark.parametrize("seed", range(3))
def test_what_moved_is_what_a_comparison_over_time_says(shipped: Questionnaire, seed: int) -> None:
    rng = Random(seed)
    own = compiled(shipped)
    for _ in range(10):
        one, two = (random_sheet(shipped, rng) for _ in range(2))
        before, after = (ecomdiag.diagnose(shipped, sheet) for sheet in (one, two))
        (step,) = ecomdiag.compare([before, after], over_time=True).steps
        found = moved(own, *(tally(own, walk_of(shipped, sheet)) for sheet in (one, two)))
        assert found == {each.question: each.points for each in step.contributions}
        assert sum(found.values()) == step.difference


def test_every_row_is_accounted_for(run: Run, tmp_path: Path, shipped: Questionnaire) -> None:
    rng = Random(7)
    before = [complete(shipped, rng, f"=c{n}") for n in range(COUNT)]
    after = [complete(shipped, rng, f"=c{n}") for n in range(5, COUNT + 3)]
    wrong = dict.fromkeys(after[0]) | {"id": "=c9"}
    after[4] = wrong
    after.append(complete(shipped, rng, ""))
    write(tmp_path / "a.csv", before)
    write(tmp_path / "b.csv", after)
    done = run("cohort", "join", "a.csv", "b.csv", "--by", "employees", "--format", "json", "-o", "t.csv")
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert (told["rows"], told["nameless"], told["only"]) == ([COUNT, COUNT - 1], [0, 1], [5, 3])
    assert told["scored"] + told["unscored"] + told["only"][0] + told["nameless"][0] == told["rows"][0]
    assert told["scored"] + told["unscored"] + told["only"][1] + told["nameless"][1] == told["rows"][1]
    assert told["unscored"] == 1
    points = sum(own["points"] for own in told["questions"]) + (told["others"] or 0)
    assert points == pytest.approx(told["difference"], abs=1e-9)
    with (tmp_path / "t.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == COUNT + 3
    assert all(row["id"].startswith("'=c") for row in rows)
    for row in rows:
        if row["state"] == "scored" and row["questions"]:
            parts = [float(part.split(":")[1]) for part in row["questions"].split("|")]
            assert sum(parts) == pytest.approx(float(row["difference"]), abs=1e-4)
    assert {row["state"] for row in rows} == {"scored", "unscored", "only_before", "only_after"}


def test_of_results_the_questions_are_not_known(run: Run, tmp_path: Path) -> None:
    asked, rng, short = load_questionnaire("dii"), Random(8), ("--questionnaire", "dii")
    for name in ("a", "b"):
        write(tmp_path / f"{name}.csv", [complete(asked, rng, f"c{n}") for n in range(20)])
        assert run("cohort", "score", f"{name}.csv", *short, "-o", f"{name}.parquet").returncode == 0
    whole = json.loads(run("cohort", "join", "a.csv", "b.csv", *short, "--format", "json").stdout)
    told = json.loads(run("cohort", "join", "a.parquet", "b.parquet", *short, "--format", "json").stdout)
    assert told["questions"] is None
    # Beside questions, means of sections that would tell of one of them are left out.
    assert {**whole, "questions": None, "others": None, "sections": told["sections"]} == told
    assert all(own in told["sections"] for own in whole["sections"])
    for form in ("table", "markdown", "html"):
        assert "Not known" in run("cohort", "join", "a.parquet", "b.parquet", *short, "--format", form).stdout


def test_of_few_nothing_is_published(run: Run, tmp_path: Path) -> None:
    asked, rng = load_questionnaire("dii"), Random(9)
    joined = ("cohort", "join", "a.csv", "b.csv", "--questionnaire", "dii")
    for name in ("a", "b"):
        write(tmp_path / f"{name}.csv", [complete(asked, rng, f"c{n}") for n in range(9)])
    told = json.loads(run(*joined, "--format", "json").stdout)
    assert (told["scored"], told["means"], told["directions"], told["questions"]) == (9, None, [], None)
    assert "is not published" in run(*joined).stdout


def test_an_id_twice_or_none_is_one_line(run: Run, tmp_path: Path) -> None:
    asked, rng, short = load_questionnaire("dii"), Random(10), ("--questionnaire", "dii")
    rows = [complete(asked, rng, f"c{n}") for n in range(3)]
    write(tmp_path / "a.csv", rows)
    write(tmp_path / "twice.csv", [*rows, rows[1]])
    write(tmp_path / "none.csv", [{k: v for k, v in row.items() if k != "id"} for row in rows])
    for path, told in (("twice.csv", "“c1” twice"), ("none.csv", "only numbers them")):
        done = run("cohort", "join", "a.csv", path, *short)
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
        assert told in done.stderr
    run("cohort", "score", "none.csv", *short, "-o", "none.parquet")
    assert "only numbers them" in run("cohort", "join", "none.parquet", "a.csv", *short).stderr


@given(
    st.lists(st.tuples(st.integers(-50, 50), st.integers(0, 30), st.integers(0, 30)), max_size=20),
    st.integers(60, 90),
)
def test_a_question_of_few_companies_is_not_told(found: list[tuple[int, int, int]], companies: int) -> None:
    brought = {
        f"q{n}": Brought(points=Fraction(points), raised=up, lowered=down)
        for n, (points, up, down) in enumerate(found)
    }
    section_of = {name: f"s{place // 3}" for place, name in enumerate(brought)}
    found_so = published_questions(brought, companies, section_of)
    told, others = found_so.questions, found_so.others
    names = {own.id for own in told}
    assert all(brought[own.id].touched >= 10 for own in told)
    for own in told:
        raised, lowered = brought[own.id].raised, brought[own.id].lowered
        same = companies - raised - lowered
        assert (own.raised is None) == (own.lowered is None)
        if own.raised is None:  # five more of both, and ten fewer of the others, bring as many points
            assert same >= 10
        else:
            assert all(count == 0 or count >= 5 for count in (own.raised, own.lowered, same))
    for section in set(section_of.values()):
        moved_in = {name for name, own in brought.items() if own.touched and section_of[name] == section}
        hidden = moved_in - names
        # What the means of a section tell of those that are left out is of one that moved enough as well.
        assert not hidden or section in found_so.untold or max(brought[own].touched for own in hidden) >= 10
    if others is not None:
        touched = sum((own.points for own in brought.values() if own.touched), Fraction(0))
        assert sum((own.points for own in told), others.points) * companies == touched
