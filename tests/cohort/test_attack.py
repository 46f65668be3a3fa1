"""An attacker with a linear programme, who has a whole published report and knows nothing else, does not find a small number.

The tables of one report have only the number of all companies, and of all at each level, in common, so that whatever fits
one of them fits together with whatever fits the others; the last test tries that with all of them at once.
"""

from __future__ import annotations

import csv
import json
from collections import Counter
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any

import pytest
import z3
from cohort_rows import Row, cell
from conftest import Run
from searches import slow, slow_case
from sheets import random_sheet

from ecomdiag.cohort.disclosure import SMALL, WIDTH
from ecomdiag.loader.questionnaire import load_questionnaire
from ecomdiag.questionnaire.model import Questionnaire

Place = tuple[int, int]
SIZES, DIRECTIONS = ("micro", "small", "medium", "large"), ("fallen", "same", "risen")


def companies(questionnaire: Questionnaire, path: Path, count: int, groups: int, seed: int) -> list[Row]:
    """Write random companies, in groups of which some are large and many small."""
    rng = Random(seed)
    weights = [rng.random() ** 2 for _ in range(groups)]
    rows: list[Row] = []
    for number in range(count):
        sheet = random_sheet(questionnaire, rng)
        row: Row = {"id": f"c{number}", **{own.id: None for own in questionnaire.questions}}
        row |= {own: cell(answer) for own, answer in sheet.answers.items()}
        row["sector"] = f"g{rng.choices(range(groups), weights)[0]}"
        row["size"] = rng.choices(SIZES, (60, 30, 8, 2))[0]
        row["region"] = f"r{rng.choices(range(12), range(1, 13))[0]}"
        rows.append(row)
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return rows


class Attack:
    """What one published table leaves open: numbers that fit all its cells and totals, and more if it is told."""

    def __init__(self, cells: list[list[int | None]], rows: list[int], columns: list[int]) -> None:
        self.cells = cells
        self.number = {
            (r, c): z3.Real(f"x{r}_{c}")
            for r, row in enumerate(cells)
            for c, own in enumerate(row)
            if own is None
        }
        value = [[self.number.get((r, c), own) for c, own in enumerate(row)] for r, row in enumerate(cells)]
        self.value = value
        self.known = [own >= 0 for own in self.number.values()]
        self.known += [z3.Sum(row) == total for row, total in zip(value, rows, strict=True)]
        self.known += [
            z3.Sum([row[c] for row in value]) == total for c, total in enumerate(columns) if len(rows) > 1
        ]

    def ends(self, place: Place) -> tuple[Fraction, Fraction]:
        found = []
        for better in (z3.Optimize.minimize, z3.Optimize.maximize):
            solver = z3.Optimize()
            solver.add(*self.known)
            better(solver, self.number[place])
            assert solver.check() == z3.sat
            found.append(Fraction(str(solver.model().eval(self.number[place], model_completion=True))))
        return found[0], found[1]

    def finds_nothing(self, true: list[list[int]], most: int = 6) -> int:
        """Try the small numbers; return how many there were."""
        small = [(r, c) for r, row in enumerate(true) for c, own in enumerate(row) if 0 < own < SMALL]
        assert set(small) <= set(self.number)
        everything = len(self.number) == sum(map(len, self.cells))
        for place in small[:: max(len(small) // most, 1)]:
            low, high = self.ends(place)
            assert low <= true[place[0]][place[1]] <= high
            assert high - low >= WIDTH or everything
        return len(small)


def true_cells(
    counts: Counter[tuple[str, str]], rows: list[list[str]], columns: list[list[str]]
) -> list[list[int]]:
    return [[sum(counts[a, b] for a in row for b in column) for column in columns] for row in rows]


def table(told: dict[str, Any], counts: Counter[tuple[str, str]]) -> tuple[Attack, list[list[int]]]:
    groups = told["groups"]
    own = Attack([g["levels"] for g in groups], [g["companies"] for g in groups], told["companies"])
    return own, true_cells(counts, [g["values"] for g in groups], told["levels"])


def crossing(told: dict[str, Any], counts: Counter[tuple[str, str]]) -> tuple[Attack, list[list[int]]]:
    groups = told["groups"]
    own = Attack([g["cells"] for g in groups], [g["companies"] for g in groups], told["companies"])
    return own, true_cells(counts, [g["values"] for g in groups], told["values"])


def scored(run: Run, folder: Path, *by: str) -> list[dict[str, str]]:
    flags = [part for name in by for part in ("--by", name)]
    for name in ("s.parquet", "s.csv"):
        assert run("cohort", "score", "a.csv", *flags, "-o", name).returncode == 0
    with (folder / "s.csv").open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["score"]]


@pytest.mark.parametrize(("count", "groups"), [(300, 12), slow_case(5000, 40)])
def test_a_whole_report(run: Run, tmp_path: Path, shipped: Questionnaire, count: int, groups: int) -> None:
    companies(shipped, tmp_path / "a.csv", count, groups, seed=count)
    rows = scored(run, tmp_path, "sector", "size", "region")
    asked = ("--by", "region", "--cross", "sector,size", "--answers", "a.csv", "--format", "json")
    done = run("cohort", "report", "s.parquet", *asked)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    everybody, by_region = told["tables"]
    assert everybody["companies"] == by_region["companies"]
    counts = Counter((row["region"], row["level"]) for row in rows)
    attack, true = table(by_region, counts)
    tried = attack.finds_nothing(true)
    (crossed,) = told["crossings"]
    attack, true = crossing(crossed, Counter((row["sector"], row["size"]) for row in rows))
    assert tried + attack.finds_nothing(true) > 5
    told_means = [
        (n, mean)
        for own, numbers in zip(crossed["groups"], true, strict=True)
        for n, mean in zip(numbers, own["means"], strict=True)
    ]
    left = sum(n for n, mean in told_means if mean is None)
    assert left == 0 or left >= 10
    assert all(mean is None or n >= 10 for n, mean in told_means)


@pytest.mark.parametrize("seed", [*range(1), *slow(range(1, 4))])
def test_two_times_of_the_same_companies(run: Run, tmp_path: Path, shipped: Questionnaire, seed: int) -> None:
    rows = companies(shipped, tmp_path / "a.csv", 150, 8, seed)
    rng = Random(seed)
    others = companies(shipped, tmp_path / "b.csv", 150, 8, seed + 100)
    # Most stay as they are, so that few move.
    now = [two if rng.random() < 0.35 else one for one, two in zip(rows, others, strict=True)]
    with (tmp_path / "b.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(now)
    done = run("cohort", "join", "a.csv", "b.csv", "--by", "sector", "--format", "json", "-o", "pairs.csv")
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    with (tmp_path / "pairs.csv").open(encoding="utf-8", newline="") as file:
        pairs = [row for row in csv.DictReader(file) if row["state"] == "scored"]
    by_sector = told["directions"][1]
    attack, true = table(by_sector, Counter((row["sector"], row["direction"]) for row in pairs))
    tried = attack.finds_nothing(true)
    if told["levels"] is not None:
        attack, true = table(
            told["levels"], Counter((row["level_before"], row["level_after"]) for row in pairs)
        )
        level = {own: n for n, names in enumerate(told["levels"]["levels"]) for own in names}
        directions = Counter(row["direction"] for row in pairs)
        # Whoever reaches another level has moved.
        for name, sign in (("fallen", -1), ("risen", 1)):
            moved = [
                attack.value[r][c]
                for r, group in enumerate(told["levels"]["groups"])
                for c, names in enumerate(told["levels"]["levels"])
                for before in group["values"][:1]
                if sign * (level[names[0]] - level[before]) > 0 and len(group["values"]) == 1
            ]
            attack.known.append(z3.Sum(moved) <= directions[name])
        tried += attack.finds_nothing(true)
    assert tried > 3


@pytest.mark.parametrize("seed", slow(range(3)))
def test_all_tables_of_a_report_at_once(run: Run, tmp_path: Path, shipped: Questionnaire, seed: int) -> None:
    companies(shipped, tmp_path / "a.csv", 120, 4, seed)
    rows = scored(run, tmp_path, "sector", "size", "region")
    done = run(
        "cohort", "report", "s.parquet", "--by", "sector", "--cross", "region,size", "--format", "json"
    )
    told = json.loads(done.stdout)
    by_sector, (crossed,) = told["tables"][1], told["crossings"]
    starts = {level.id: level.start for level in shipped.levels}
    number, points = {}, {}
    shape = (
        len(by_sector["groups"]),
        len(by_sector["levels"]),
        len(crossed["groups"]),
        len(crossed["values"]),
    )
    places = [
        (x, y, a, b)
        for x in range(shape[0])
        for y in range(shape[1])
        for a in range(shape[2])
        for b in range(shape[3])
    ]
    known = []
    for place in places:
        name = "_".join(map(str, place))
        number[place], points[place] = z3.Real(f"n{name}"), z3.Real(f"p{name}")
        low = min(starts[own] for own in by_sector["levels"][place[1]])
        known += [number[place] >= 0, points[place] >= z3.Q(*low.as_integer_ratio()) * number[place]]
        known.append(points[place] <= 100 * number[place])

    def total(what: dict[Any, Any], **fixed: int) -> Any:
        at = {"x": 0, "y": 1, "a": 2, "b": 3}
        return z3.Sum(
            [own for place, own in what.items() if all(place[at[k]] == v for k, v in fixed.items())]
        )

    for x, group in enumerate(by_sector["groups"]):
        known.append(total(number, x=x) == group["companies"])
        known += [total(number, x=x, y=y) == n for y, n in enumerate(group["levels"]) if n is not None]
    known += [total(number, y=y) == n for y, n in enumerate(by_sector["companies"])]
    counts = Counter((row["region"], row["size"]) for row in rows)
    true = true_cells(counts, [g["values"] for g in crossed["groups"]], crossed["values"])
    for a, group in enumerate(crossed["groups"]):
        known.append(total(number, a=a) == group["companies"])
        for b, n in enumerate(group["cells"]):
            if n is not None:
                known.append(total(number, a=a, b=b) == n)
            if group["means"][b] is not None:
                mean = Fraction(group["means"][b]).limit_denominator(10**6) * n
                off = Fraction(n, 10**6)
                own = total(points, a=a, b=b)
                known += [
                    own >= z3.Q(*(mean - off).as_integer_ratio()),
                    own <= z3.Q(*(mean + off).as_integer_ratio()),
                ]
    known += [total(number, b=b) == n for b, n in enumerate(crossed["companies"])]
    small = [("ab", (a, b)) for a, row in enumerate(true) for b, n in enumerate(row) if 0 < n < SMALL]
    own_true = true_cells(
        Counter((row["sector"], row["level"]) for row in rows),
        [g["values"] for g in by_sector["groups"]],
        by_sector["levels"],
    )
    small += [("xy", (x, y)) for x, row in enumerate(own_true) for y, n in enumerate(row) if 0 < n < SMALL]
    assert small
    for axes, place in small[:4]:
        goal = total(number, **dict(zip(axes, place, strict=True)))
        found = []
        for better in (z3.Optimize.minimize, z3.Optimize.maximize):
            solver = z3.Optimize()
            solver.add(*known)
            better(solver, goal)
            assert solver.check() == z3.sat
            found.append(Fraction(str(solver.model().eval(goal, model_completion=True))))
        assert found[1] - found[0] >= WIDTH


def test_columns_whose_tables_would_tell_of_each_other_are_refused(run: Run, tmp_path: Path) -> None:
    short = ("--questionnaire", "dii")
    rows = companies(load_questionnaire("dii"), tmp_path / "a.csv", 90, 4, 1)
    for row in rows:
        row["region"] = "north" if row["size"] == "micro" else "south"
    with (tmp_path / "a.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    every = ("--by", "sector", "--by", "size", "--by", "region")
    assert run("cohort", "score", "a.csv", *short, *every, "-o", "s.parquet").returncode == 0
    for flags, told in (
        (("--by", "size", "--cross", "sector,size"), "“size” stands twice"),
        (("--cross", "size,size"), "“size” stands twice"),
        (("--by", "size", "--by", "region"), "lies in one “"),
        (("--by", "region", "--cross", "sector,size"), "lies in one “"),
        (("--cross", "sector"), "two columns"),
        (("--cross", "sector,size,region"), "two columns"),
        (("--cross", "sector,nosuch"), "nosuch"),
    ):
        done = run("cohort", "report", "s.parquet", *short, *flags, "-o", "out.md")
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1), flags
        assert told in done.stderr
        assert not (tmp_path / "out.md").exists()
    done = run("cohort", "join", "a.csv", "a.csv", *short, "--by", "size", "--by", "region")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    for form in ("table", "markdown", "html"):
        page = run("cohort", "report", "s.parquet", *short, "--cross", "sector,size", "--format", form)
        assert page.returncode == 0
        assert "Mean score by sector and size" in page.stdout
    assert run("cohort", "report", "s.parquet", *short, "--cross", "region,size").returncode == 0
