"""A saved diagnosis written again: the same bytes as when it was made, whatever the format, language or depth."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from running import Run
from searches import thinned_rows

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
MADE = ("assess", "--answers", str(EXAMPLES / "conservas-ria.yaml"), "--date", "2026-11-23")


@pytest.mark.parametrize(
    ("form", "language"), thinned_rows(product(["html", "markdown", "json"], ["es", "en"]), 3)
)
def test_it_is_written_as_when_it_was_made(run: Run, tmp_path: Path, form: str, language: str) -> None:
    run(*MADE, "--lang", "en", "-o", "diagnosis.json")
    more = ("--format", form, "--lang", language, "--depth", "full")
    made, again = run(*MADE, *more), run("render", "diagnosis.json", *more)
    assert (again.returncode, again.stderr) == (0, "")
    assert again.stdout == made.stdout
    piped = run("render", "-", *more, stdin=(tmp_path / "diagnosis.json").read_bytes())
    assert piped.stdout == made.stdout


def test_several_files_are_written_and_never_the_diagnosis_itself(run: Run, tmp_path: Path) -> None:
    run(*MADE, "-o", "diagnosis.json")
    before = (tmp_path / "diagnosis.json").read_bytes()
    assert run("render", "diagnosis.json", "-o", "r.html", "-o", "r.md").returncode == 0
    assert {"r.html", "r.md"} <= {path.name for path in tmp_path.iterdir()}
    assert run("render", "diagnosis.json", "-o", "diagnosis.json").returncode == 2
    assert (tmp_path / "diagnosis.json").read_bytes() == before


@pytest.mark.parametrize(
    "content", ["", "{}", "[1]", "answers: {}", '{"record": {"format_version": "99.0"}}']
)
def test_what_is_no_diagnosis_is_told_and_nothing_is_written(run: Run, tmp_path: Path, content: str) -> None:
    (tmp_path / "x.json").write_text(content, encoding="utf-8")
    done = run("render", "x.json", "-o", "r.html")
    assert done.returncode == 3
    assert "x.json" in done.stderr
    assert "Traceback" not in done.stderr
    assert {path.name for path in tmp_path.iterdir()} == {"x.json"}
