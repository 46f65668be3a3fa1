"""What questions cost and what actions would bring: as one by one, and no few companies told by what is published."""

from __future__ import annotations

import csv
import json
from collections import Counter
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml
import z3
from cohort_rows import Row, cell, random_row
from conftest import Run
from searches import slow
from sheets import random_sheet

import ecomdiag
from ecomdiag.advice.actions import Repertoire, fitting, repertoire
from ecomdiag.cohort.costs import Costs, Counted, published
from ecomdiag.cohort.disclosure import SMALL, WIDTH
from ecomdiag.cohort.rows import sheet_of
from ecomdiag.cohort.telling import Kind, Rounded, Told, ends, in_tens
from ecomdiag.loader.questionnaire import load_questionnaire
from ecomdiag.questionnaire.model import Kind as Sort
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.record import replace
from ecomdiag.scoring.compiled import compiled
from ecomdiag.scoring.scoring import Standing, standing
from ecomdiag.workflows import costing, processes
from ecomdiag.workflows.advice import advice_for

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


def actions_of(questionnaire: Questionnaire) -> Repertoire:
    advice = advice_for(questionnaire)
    assert advice is not None
    return repertoire(questionnaire, advice.actions)


def one_by_one(questionnaire: Questionnaire, sheets: list[AnswerSheet]) -> tuple[Counter[Any], ...]:
    """Return what single diagnoses say: points lost and companies by question, gains and companies by action."""
    lost: Counter[Any] = Counter()
    losing: Counter[Any] = Counter()
    gains: Counter[Any] = Counter()
    lifted: Counter[Any] = Counter()
    for sheet in sheets:
        found = ecomdiag.diagnose(questionnaire, sheet)
        for question in found.questions:
            lost[question.id] += question.lost or Fraction(0)
            losing[question.id] += bool(question.lost)
        assert found.advice is not None
        for own in found.advice.recommendations:
            gains[own.action] += own.gain
            lifted[own.action] += own.gain > 0
    return lost, losing, gains, lifted


def test_what_is_told_is_what_single_diagnoses_say(run: Run, tmp_path: Path, shipped: Questionnaire) -> None:
    rng = Random(3)
    rows = [complete(shipped, rng, f"c{n}") for n in range(COUNT)]
    wrong = [random_row(shipped, rng) | {"id": f"w{n}"} for n in range(20)]
    mixed: list[Row] = [*rows[:30], *wrong, *rows[30:]]
    write(tmp_path / "a.csv", mixed)
    scored = run("cohort", "score", "a.csv", "-o", "s.parquet", "--format", "json")
    assert scored.returncode == 0
    done = run("cohort", "report", "s.parquet", "--answers", "a.csv", "--format", "json")
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    count = json.loads(scored.stdout)["scored"]
    assert count >= COUNT
    sheets = [sheet_of(shipped, row) for row in mixed]
    fine = [own for own in sheets if not any(each.stops for each in ecomdiag.check(shipped, own))]
    assert len(fine) == count
    lost, losing, gains, lifted = one_by_one(shipped, fine)
    assert {own["id"] for own in told["questions"]} == {
        name for name in losing if in_tens(losing[name], count) >= 10
    }
    for own in told["questions"]:
        assert own["companies_at_least"] == in_tens(losing[own["id"]], count)
        assert own["points"] is None or (abs(own["points"] - lost[own["id"]] / count) <= own["within"] <= 0.1)
    enough = {name for name in lifted if in_tens(lifted[name], count) >= 10}
    # Of a question of which they would tell too much, the actions are left out.
    assert {own["id"] for own in told["actions"]} <= enough
    assert len(told["actions"]) > len(enough) * 2 / 3
    for own in told["actions"]:
        assert own["companies_at_least"] == in_tens(lifted[own["id"]], count)
        mean = gains[own["id"]] / lifted[own["id"]]
        assert own["points"] is None or abs(own["points"] - mean) <= own["within"] + 1e-9
    assert any(own["points"] is not None for own in told["actions"])


def test_a_folder_is_a_table_of_answers_too(run: Run, tmp_path: Path) -> None:
    asked, rng, short = load_questionnaire("dii"), Random(4), ("--questionnaire", "dii")
    (tmp_path / "folder").mkdir()
    rows = [complete(asked, rng, f"c{n:02}.yaml") for n in range(20)]
    for row in rows:
        answers = {
            name: text.split("|") if "|" in text else text
            for name, text in row.items()
            if text and name != "id"
        }
        file = {"questionnaire": asked.id, "version": asked.version, "answers": answers}
        (tmp_path / "folder" / str(row["id"])).write_text(yaml.safe_dump(file), encoding="utf-8")
    (tmp_path / "folder" / "broken.yaml").write_text("answers: [", encoding="utf-8")
    write(tmp_path / "a.csv", rows)
    run("cohort", "score", "folder", "a.csv", *short, "-o", "s.parquet")
    both = run(
        "cohort",
        "report",
        "s.parquet",
        "--answers",
        "folder",
        "--answers",
        "a.csv",
        *short,
        "--format",
        "json",
    )
    assert both.returncode == 0, both.stderr
    write(tmp_path / "b.csv", rows)
    run("cohort", "score", "b.csv", "a.csv", *short, "-o", "t.parquet")
    twice = run(
        "cohort",
        "report",
        "t.parquet",
        "--answers",
        "b.csv",
        "--answers",
        "a.csv",
        *short,
        "--format",
        "json",
    )
    assert json.loads(both.stdout)["questions"] == json.loads(twice.stdout)["questions"] != []


def test_other_answers_than_those_that_were_scored_are_refused(
    run: Run, tmp_path: Path, shipped: Questionnaire
) -> None:
    rng = Random(5)
    rows = [complete(shipped, rng, f"c{n}") for n in range(15)]
    write(tmp_path / "a.csv", rows)
    write(tmp_path / "less.csv", rows[:-1])
    write(tmp_path / "more.csv", [*rows, complete(shipped, rng, "c15")])
    write(tmp_path / "order.csv", [rows[1], rows[0], *rows[2:]])
    write(tmp_path / "changed.csv", [*rows[:4], complete(shipped, rng, "c4"), *rows[5:]])
    run("cohort", "score", "a.csv", "-o", "s.parquet")
    run("cohort", "code", "a.csv", "-o", "codes.parquet")
    for name, told in (
        ("less.csv", "“c14”"),
        ("more.csv", "more rows"),
        ("order.csv", "“c0”"),
        ("changed.csv", "“c4”"),
        ("codes.parquet", "as codes"),
        ("nosuch.csv", "nosuch.csv"),
    ):
        done = run("cohort", "report", "s.parquet", "--answers", name, "-o", "out.md")
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1), name
        assert told in done.stderr
        assert not (tmp_path / "out.md").exists()


def test_every_format_tells_it_or_that_it_is_not_known(
    run: Run, tmp_path: Path, shipped: Questionnaire
) -> None:
    rng = Random(6)
    write(tmp_path / "a.csv", [complete(shipped, rng, f"c{n}") for n in range(40)])
    run("cohort", "score", "a.csv", "-o", "s.parquet")
    for form in ("table", "markdown", "html"):
        assert "Not known" in run("cohort", "report", "s.parquet", "--format", form).stdout
        told = run("cohort", "report", "s.parquet", "--answers", "a.csv", "--format", form).stdout
        assert "What costs most" in told
        assert "30 or more" in told
    assert json.loads(run("cohort", "report", "s.parquet", "--format", "json").stdout)["actions"] is None


@pytest.mark.parametrize("companies", range(1, 60))
def test_a_number_in_tens_leaves_five_in_doubt(companies: int) -> None:
    for count in range(companies + 1):
        told = in_tens(count, companies)
        if told < 10:
            continue
        low, high = ends(told, companies)
        assert low <= count <= high
        assert high - low >= WIDTH
        assert all(in_tens(own, companies) == told for own in range(low, high + 1))


def alike(questionnaire: Questionnaire, rng: Random, count: int) -> list[Standing]:
    """Return companies of which most answer as one of a few do, so that there are few of much."""
    models = [random_sheet(questionnaire, rng) for _ in range(3)]
    found: list[Standing] = []
    while len(found) < count:
        own = rng.choice(models)
        other = random_sheet(questionnaire, rng)
        changed = {name: answer for name, answer in other.answers.items() if rng.random() < 0.03}
        sheet = replace(own, answers={**own.answers, **changed})
        now = standing(questionnaire, sheet)
        if not now.walk.unanswered:
            found.append(now)
    return found


def q(value: Fraction | int) -> Any:
    return z3.Q(*value.as_integer_ratio())


def around(mean: Rounded) -> tuple[Fraction, Fraction]:
    return mean.value - mean.off, mean.value + mean.off


def attacked(
    kinds: Counter[Any], costs: Costs, question: str, companies: int, few: str
) -> tuple[Fraction, Fraction]:
    """Return between what the number of companies with an answer is, by all that the report says of its question.

    ``kinds``: which answers there are, with what each loses and gains by which action.
    """
    (cost,) = (own for own in costs.questions if own.id == question)
    found = []
    for better in (z3.Optimize.minimize, z3.Optimize.maximize):
        solver = z3.Optimize()
        # Whether anybody did or not, one can answer so that nothing is lost.
        possible = {*kinds, ("", Fraction(0), ())}
        number = {kind: z3.Real(f"n{place}") for place, kind in enumerate(possible)}
        solver.add(*(own >= 0 for own in number.values()))
        solver.add(z3.Sum(list(number.values())) == companies)
        losing = z3.Sum([own for kind, own in number.items() if kind[1]])
        least, most = ends(cost.companies, companies)
        solver.add(losing >= least, losing <= most)
        if cost.mean is not None:
            points = z3.Sum([own * q(kind[1]) for kind, own in number.items()])
            low, high = around(cost.mean)
            solver.add(points >= q(low * companies), points <= q(high * companies))
        for action in costs.actions or ():
            if action.question == question:
                gains = {kind: dict(kind[2]).get(action.id) for kind in number}
                lifted = [own for kind, own in number.items() if gains[kind]]
                least, most = ends(action.companies, companies)
                solver.add(z3.Sum(lifted) >= least, z3.Sum(lifted) <= most)
                if action.gain is not None:
                    total = z3.Sum([own * q(gains[kind] or 0) for kind, own in number.items()])
                    low, high = around(action.gain)
                    solver.add(total >= q(low) * z3.Sum(lifted), total <= q(high) * z3.Sum(lifted))
        goal = z3.Sum([own for kind, own in number.items() if kind[0] == few])
        handle = better(solver, goal)
        assert solver.check() == z3.sat
        value = solver.upper(handle) if better is z3.Optimize.maximize else solver.lower(handle)
        found.append(Fraction(str(value)))
    return found[0], found[1]


@pytest.mark.parametrize("seed", [*range(1), *slow(range(1, 6))])
def test_an_attacker_cannot_tell_how_many_few_companies_answered_alike(
    shipped: Questionnaire, seed: int
) -> None:
    rng = Random(seed)
    companies, actions, own = (
        alike(shipped, rng, rng.randint(25, 150)),
        actions_of(shipped),
        compiled(shipped),
    )
    found = Counted.nothing()
    by_question: dict[str, Counter[Any]] = {}
    for now in companies:
        found.add(now, own, actions)
        gains: dict[str, list[tuple[str, Fraction]]] = {}
        for each in fitting(actions, now):
            gains.setdefault(each.action.question, []).append((each.action.id, each.gain))
        for name, each_score in now.scores.questions.items():
            answer = now.walk.answers.get(name)
            if shipped.by_id[name].kind is Sort.SINGLE:
                kind = (answer or "", each_score.lost, tuple(sorted(gains.get(name, []))))
                by_question.setdefault(name, Counter())[kind] += 1
    costs = published(found, shipped, actions, len(companies))
    told = {cost.id for cost in costs.questions}
    tried = 0
    for name in sorted(told & by_question.keys()):
        kinds = by_question[name]
        answers: Counter[str] = Counter()
        for kind, count in kinds.items():
            answers[kind[0]] += count
        for few in (answer for answer, count in answers.items() if 0 < count < SMALL):
            low, high = attacked(kinds, costs, name, len(companies), few)
            assert high - low >= WIDTH, (name, few, low, high)
            tried += 1
    assert tried > 5


def test_where_all_but_a_few_lose_all_the_mean_is_not_told() -> None:
    whole = Kind(4, Fraction(2), ())
    assert Told("q", {whole: 98}, 100).mean is None
    assert Told("q", {whole: 90}, 100).mean == Rounded(Fraction(9, 5), Fraction(1, 200))
    assert Told("q", {whole: 9}, 100).companies < 10


@pytest.mark.slow  # as with a folder of answers files, by the same function
def test_several_processes_count_the_same(
    run: Run, tmp_path: Path, shipped: Questionnaire, monkeypatch: pytest.MonkeyPatch
) -> None:
    rng = Random(7)
    write(tmp_path / "a.csv", [complete(shipped, rng, f"c{n}") for n in range(90)])
    run("cohort", "score", "a.csv", "-o", "s.parquet")
    asked = ("cohort", "report", "s.parquet", "--answers", "a.csv", "--format", "json")
    alone = run(*asked).stdout
    monkeypatch.setattr(processes.os, "cpu_count", lambda: 2)
    monkeypatch.setattr(costing, "MANY", 1)
    monkeypatch.setattr(costing, "BATCH", 7)
    assert run(*asked).stdout == alone


def test_no_mean_of_a_section_is_withheld_alone(shipped: Questionnaire) -> None:
    section = next(own for own in compiled(shipped).sections if len(own.questions) > 2)
    names = [own.id for own in section.questions]
    found = Counted.nothing()
    whole = Kind(4, Fraction(2), ())
    for place, name in enumerate(names):
        found.kinds[name] = Counter({whole: 98 if not place else 90 - place})
    costs = published(found, shipped, None, 100)
    assert costs.actions is None
    assert {own.id for own in costs.questions if own.mean is None} == {names[0], names[-1]}
