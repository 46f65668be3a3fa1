"""Questionnaires whose branches multiply, as the bench makes them: what the command tells of them is settled, not given up."""

from __future__ import annotations

import json
import runpy
from fractions import Fraction
from pathlib import Path

import pytest
from running import Run
from searches import slow_case

BENCH = runpy.run_path(str(Path(__file__).parents[2] / "bench" / "range.py"))
COMMANDS = [(shape.__name__, count) for shape, count, _ in BENCH["MADE"]]
#: So many questions take seconds, and show what a tenth of them shows.
MANY = 1000
PROOFS = [f"{shape.__name__} {count}: check" for shape, count, proved in BENCH["MADE"] if proved]


def told(run: Run, folder: Path, name: str) -> dict[str, object]:
    """Run one command of the bench, and return what it tells as JSON."""
    case = next(case for case in BENCH["cases"](folder) if case.name == name)
    words = case.arguments if "--format" in case.arguments else (*case.arguments, "--format", "json")
    done = run(*words)
    assert done.returncode in case.codes
    found: dict[str, object] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize(("shape", "count"), [slow_case(*own) if own[1] > MANY else own for own in COMMANDS])
def test_the_range_is_exact(run: Run, tmp_path: Path, shape: str, count: int) -> None:
    report = told(run, tmp_path, f"{shape} {count}: assess")
    assert report["range_exact"] is True
    # Of a list at least one is chosen; it opens a question that is then answered with no.
    lowest = Fraction(100, count // 2 * (count + 1)) if shape == "several" else 0
    assert report["score_range"] == [pytest.approx(float(lowest)), 100]


@pytest.mark.parametrize("name", PROOFS)
def test_a_proof_leaves_nothing_undecided(run: Run, tmp_path: Path, name: str) -> None:
    report = told(run, tmp_path, name)
    findings = report["findings"]
    assert isinstance(findings, list)
    assert [own for own in findings if not own["decided"]] == []
    assert report["sound"] is (findings == [])
