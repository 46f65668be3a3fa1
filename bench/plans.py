"""Plans beside two solvers: the cheapest way to the next level and to the top, each in a process of its own.

    pip install highspy ortools && python bench/plans.py

All three are given the same model, ready made: one way through the core, of each part one point of its frontier, the
least days for a worth (HiGHS with no gap allowed, CP-SAT with one worker); ours finds the whole frontier on the way.
Each time is that of a whole process, its start included, and stands as a ratio to ours; a dearer or cheaper plan
is an error. The last column is ours from the answers file on: reading, making the model, the plan, where levels begin.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ("conservas-ria", "maquinaria-norte", "moda-doce", "software-quince", "taller-forja")
RUNS = 2


def own(name: str, target: str) -> int:
    """Plan from the answers file, and return the days of it, in quarters."""
    import ecomdiag

    questionnaire = ecomdiag.load_questionnaire()
    sheet = ecomdiag.load_answers(ROOT / "examples" / f"{name}.yaml", questionnaire)
    return int(4 * ecomdiag.plan(questionnaire, sheet, target=target or None).days)


def model(name: str, target: str) -> dict[str, Any]:
    """Return the rows of frontiers, and the worth that has to be reached."""
    import ecomdiag
    from ecomdiag.planning.reach import reach_of
    from ecomdiag.planning.search import Search
    from ecomdiag.workflows import planning

    questionnaire = ecomdiag.load_questionnaire()
    sheet = ecomdiag.load_answers(ROOT / "examples" / f"{name}.yaml", questionnaire)
    made = ecomdiag.plan(questionnaire, sheet, target=target or None)
    advice = planning.advice_for(questionnaire)
    assert advice is not None
    search = Search(planning._situation(questionnaire, sheet, advice, planning.PlanOptions()))
    start = next((level.start for level in questionnaire.levels if level.id == made.target.level), None)
    capping = [
        own
        for own in questionnaire.blockers
        if start is not None and next(le.start for le in questionnaire.levels if le.id == own.caps_at) < start
    ]
    reach = reach_of(search, capping)
    wanted = made.score_after if start is None else start
    least = -(-(wanted - search.fixed) * reach.denominator // 1)
    rows = [list(row) for _, row in reach.rows]
    return {"rows": rows, "least": int(least), "unit": search.unit}


def frontier(given: dict[str, Any]) -> int:
    """Solve the model as a plan does."""
    from ecomdiag.planning.frontiers import Sum

    rows = (tuple(tuple(map(tuple, own)) for own in row) for row in given["rows"])
    found = Sum(rows).frontier
    return next(cost for cost, worth in found if worth >= given["least"]) * 4 // given["unit"]


def variables(rows: list[Any]) -> tuple[dict[tuple[int, str], list[int]], list[tuple[int, int]]]:
    """Number the points of every frontier of every part."""
    frontiers: dict[tuple[int, str], list[int]] = {}
    points: list[tuple[int, int]] = []
    for row in rows:
        for part, frontier in enumerate(row):
            key = part, json.dumps(frontier)
            if key not in frontiers:
                frontiers[key] = list(range(len(points), len(points) + len(frontier)))
                points += [(cost, worth) for cost, worth in frontier]
    return frontiers, points


def highs(given: dict[str, Any]) -> int:
    """Solve the model with HiGHS."""
    import highspy

    rows = given["rows"]
    frontiers, points = variables(rows)
    solver = highspy.Highs()
    solver.silent()
    solver.setOptionValue("mip_rel_gap", 0.0)
    solver.setOptionValue("mip_abs_gap", 0.0)
    chosen = [solver.addBinary() for _ in points]
    ways = [solver.addBinary() for _ in rows]
    solver.addConstr(sum(ways) == 1)
    for (part, text), numbers in frontiers.items():
        having = [way for way, row in zip(ways, rows, strict=True) if json.dumps(row[part]) == text]
        solver.addConstr(sum(chosen[own] for own in numbers) - sum(having) == 0)
    scale = max(worth for _, worth in points) or 1
    solver.addConstr(
        sum(worth / scale * chosen[own] for own, (_, worth) in enumerate(points))
        >= given["least"] / scale - 1e-9
    )
    solver.minimize(sum(cost * chosen[own] for own, (cost, _) in enumerate(points)))
    return round(solver.getObjectiveValue()) * 4 // given["unit"]


def cpsat(given: dict[str, Any]) -> int:
    """Solve the model with CP-SAT."""
    from ortools.sat.python import cp_model

    rows = given["rows"]
    frontiers, points = variables(rows)
    made = cp_model.CpModel()
    chosen = [made.new_bool_var("") for _ in points]
    ways = [made.new_bool_var("") for _ in rows]
    made.add_exactly_one(ways)
    for (part, text), numbers in frontiers.items():
        having = [way for way, row in zip(ways, rows, strict=True) if json.dumps(row[part]) == text]
        made.add(sum(chosen[own] for own in numbers) == sum(having))
    made.add(sum(worth * chosen[own] for own, (_, worth) in enumerate(points)) >= given["least"])
    made.minimize(sum(cost * chosen[own] for own, (cost, _) in enumerate(points)))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.linearization_level = 2
    solver.parameters.max_time_in_seconds = 60
    status = solver.solve(made)
    assert status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    days = round(solver.objective_value) * 4 // given["unit"]
    return days if status == cp_model.OPTIMAL else -days


def timed(which: str, name: str, target: str, path: str) -> tuple[float, int]:
    """Run one of them in a process; return the best time of a few, and the days in quarters (below 0: not proved)."""
    best, found = float("inf"), 0
    for _ in range(RUNS):
        began = time.perf_counter()
        done = subprocess.run(
            [sys.executable, __file__, which, name, target, path], capture_output=True, check=True, text=True
        )
        best, found = min(best, time.perf_counter() - began), int(done.stdout.split()[-1])
    return best, found


def main() -> None:
    """Print the table."""
    print("| company | target | days | ours | HiGHS | CP-SAT | ours, from the file |")
    print("| --- | --- | ---: | ---: | ---: | ---: | ---: |")
    with tempfile.TemporaryDirectory() as folder:
        for name in EXAMPLES:
            for target in ("", "top"):
                path = str(Path(folder, "model.json"))
                Path(path).write_text(json.dumps(model(name, target)), encoding="utf-8")
                whole, days = timed("own", name, target, path)
                ours, same = timed("frontier", name, target, path)
                assert same == days, (name, target, days, same)
                others = [timed(which, name, target, path) for which in ("highs", "cpsat")]
                for _, found in others:
                    assert abs(found) >= days, (name, target, days, found)
                    assert found < 0 or found == days, (name, target, days, found)
                told = [f"{took / ours:.1f}{'' if found > 0 else ' (not proved)'}" for took, found in others]
                head = f"| {name} | {target or 'next level'} | {days / 4}"
                print(f"{head} | 1 | {told[0]} | {told[1]} | {whole / ours:.1f} |")


if __name__ == "__main__":
    if len(sys.argv) == 1:
        main()
    elif sys.argv[1] == "own":
        print(own(sys.argv[2], sys.argv[3]))
    else:
        given = json.loads(Path(sys.argv[4]).read_text(encoding="utf-8"))
        print({"highs": highs, "cpsat": cpsat, "frontier": frontier}[sys.argv[1]](given))
