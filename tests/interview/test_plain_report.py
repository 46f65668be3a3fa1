"""The report after ``--plain``: nothing that a screen reader spells out sign by sign."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import Run

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
#: Box drawing, block elements, geometric shapes.
DRAWN = re.compile("[\u2500-\u25ff]")


@pytest.mark.parametrize("name", ["a-medias", "taller-forja"])
@pytest.mark.parametrize("language", ["es", "en"])
def test_a_plain_report_draws_nothing(run: Run, name: str, language: str) -> None:
    report = ("assess", "--answers", str(EXAMPLES / f"{name}.yaml"), "--partial", "--lang", language)
    plain, drawn = run(*report, "--plain"), run(*report)
    assert plain.returncode == drawn.returncode == 0
    assert DRAWN.search(drawn.stdout)
    assert not DRAWN.search(plain.stdout)
    # The same figures stand in both.
    figures = re.compile(r"\d+[.,]\d")
    assert sorted(figures.findall(plain.stdout)) == sorted(figures.findall(drawn.stdout))


def test_a_plain_report_in_markdown_draws_nothing_either(run: Run) -> None:
    report = ("assess", "--answers", str(EXAMPLES / "a-medias.yaml"), "--partial", "--format", "markdown")
    plain, drawn = run(*report, "--plain").stdout, run(*report).stdout
    assert DRAWN.search(drawn)
    assert not DRAWN.search(plain)
    tables = [line for line in plain.splitlines() if line.startswith("|")]
    assert tables[:3:2] == ["| Overall result | Level |", tables[2]]
    assert "| Section | Score | Level | Answers |" in tables
    assert all(not cell.strip() or "Chart" not in cell for line in tables for cell in line.split("|"))
