"""``assess --save`` and ``history``: diagnoses that are kept, and what a folder of them tells."""

from __future__ import annotations

import json
import re
from fractions import Fraction
from pathlib import Path
from random import Random

import pytest
from running import Run

from ecomdiag.comparison.history import Visit, history
from ecomdiag.loader.diagnosis_heads import TOP, top_fields, visits_in
from ecomdiag.report.comparison.course import drawn
from ecomdiag.workflows.history import _months_before

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = {name: str(ROOT / "examples" / f"{name}.yaml") for name in ("taller-forja", "conservas-ria")}


def saved(run: Run, name: str, day: str, company: str, *more: str) -> None:
    words = ("--date", day, "--company", company, "--save", "kept", "--format", "json", *more)
    done = run("assess", "--answers", EXAMPLES[name], *words)
    assert done.returncode == 0, done.stderr


@pytest.fixture
def kept(tmp_path: Path, run: Run) -> Path:
    saved(run, "taller-forja", "2025-11-01", "Forja")
    saved(run, "conservas-ria", "2026-08-01", "FORJA")
    saved(run, "conservas-ria", "2026-01-31", "Ría")
    return tmp_path / "kept"


def test_a_diagnosis_is_kept_once_and_nothing_is_written_over(run: Run, kept: Path) -> None:
    names = ["forja-2025-11-01.json", "forja-2026-08-01.json", "ria-2026-01-31.json"]
    assert sorted(path.name for path in kept.iterdir()) == names
    assert {path.stat().st_mode & 0o777 for path in kept.iterdir()} == {0o600}
    before = (kept / names[0]).read_bytes()
    saved(run, "taller-forja", "2025-11-01", "Forja")
    assert sorted(path.name for path in kept.iterdir()) == names
    saved(run, "conservas-ria", "2025-11-01", "Forja")
    assert (kept / names[0]).read_bytes() == before
    assert (kept / "forja-2025-11-01-2.json").exists()


def test_what_is_kept_reads_back_for_comparing(run: Run, kept: Path) -> None:
    done = run("compare", "kept/forja-2025-11-01.json", "kept/forja-2026-08-01.json", "--over-time")
    assert done.returncode == 0
    assert "From T0 (2025-11-01) to T1 (2026-08-01)" in done.stdout


def test_the_folder_is_listed(run: Run, kept: Path) -> None:
    (kept / "note.json").write_text("{}")
    (kept / "readme.txt").write_text("x")
    done = run("history", "kept", "--date", "2026-11-30", "--format", "json")
    assert done.returncode == 0
    assert "note.json" in done.stderr
    found = json.loads(done.stdout)
    assert [(own["company"], own["due"], len(own["diagnoses"])) for own in found["companies"]] == [
        ("FORJA", False, 2),
        ("Ría", True, 1),
    ]
    assert found["due_before"] == "2026-05-30"
    assert found["companies"][0]["difference"] == pytest.approx(50.337, abs=0.01)
    told = run("history", "kept", "--date", "2026-11-30", "--lang", "es", COLUMNS="80").stdout
    assert re.search(r"FORJA +2 +2026-08-01 +11,1 +61,5 +\+50,3 +▂▅", told)
    assert "1 empresa no tiene ninguno posterior al 2026-05-30." in told
    assert max(map(len, told.splitlines())) <= 80


def test_of_one_company_it_tells_what_moved(run: Run, kept: Path) -> None:
    told = run("history", "kept", "--company", "forja", "--date", "2026-11-30").stdout
    assert "What moved the score:" in told
    assert "From T0 (2025-11-01) to T1 (2026-08-01)" in told
    found = json.loads(run("history", "kept", "--company", "forja", "--format", "json").stdout)
    (step,) = found["steps"]
    assert sum(own["points"] for own in step["contributions"]) == pytest.approx(step["difference"])
    assert run("history", "kept", "--company", "forja", "-o", "h.md", "-o", "h.json").stdout == ""


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["history", "none"], "none"),
        (["history", "kept", "--company", "nobody"], "nobody"),
        (["history", "."], "--save"),
        (["history", "kept", "--due", "0"], "--due"),
        (["history", "kept", "--due", "many"], "--due"),
        (["history", "kept", "--date", "2026-13-01"], "2026-13-01"),
        (["assess", "--answers", EXAMPLES["taller-forja"], "--save", "kept/ria-2026-01-31.json"], "kept/ria"),
    ],
)  # fmt: skip
def test_it_refuses_in_one_line(run: Run, kept: Path, words: list[str], told: str) -> None:
    done = run(*words)
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_the_top_is_read_however_it_is_laid_out(kept: Path) -> None:
    content = (kept / "ria-2026-01-31.json").read_bytes()
    whole = json.loads(content)
    top = top_fields(content[:TOP])
    assert top == top_fields(content)
    assert top is not None
    assert (top["company"], top["date"]) == ("Ría", "2026-01-31")
    assert float(top["score"]) == whole["score"]
    # Sorted, indented, and with what is wanted at its end: it is read whole.
    (kept / "other.json").write_text(json.dumps(dict(sorted(whole.items(), reverse=True)), indent=4))
    skipped: list[str] = []
    assert [visit.date for visit in visits_in(str(kept), skipped)].count("2026-01-31") == 2
    assert skipped == []


def test_no_beginning_of_a_file_is_taken_for_what_it_is_not(kept: Path) -> None:
    content = (kept / "ria-2026-01-31.json").read_bytes()[:TOP]
    whole, rng = top_fields(content), Random(1)
    for _ in range(300):
        cut = rng.randrange(len(content))
        assert top_fields(content[:cut]) in (None, whole)
        spoilt = content[:cut] + bytes([rng.randrange(256)]) + content[cut + 1 :]
        (kept / "spoilt.json").write_bytes(spoilt)
        for visit in visits_in(str(kept), []):
            assert visit.score is None or 0 <= visit.score <= 100


def visit(company: str, date: str, score: int | None = 50) -> Visit:
    ends = None if score is None else (Fraction(score), Fraction(score))
    return Visit(path=f"{company}{date}", questionnaire="q", version="1", company=company, date=date,
                 score=None if score is None else Fraction(score), score_range=ends, level=None)  # fmt: skip


def test_companies_are_told_apart_by_their_names() -> None:
    visits = [visit("B  c", "2026-01-01"), visit("b C", "2025-01-01", 20), visit("", "2025-01-01"), visit("", "2026-01-01", None)]  # fmt: skip
    found = history(visits, "2025-06-01")
    assert [(len(own.visits), own.difference, own.due) for own in found.courses] == [
        (1, None, True),
        (1, None, False),
        (2, 30, False),
    ]


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [
        ("2026-11-30", 6, "2026-05-30"),
        ("2026-08-31", 6, "2026-02-28"),
        ("2024-08-31", 6, "2024-02-29"),
        ("2026-01-15", 1, "2025-12-15"),
        ("2026-12-31", 12, "2025-12-31"),
        ("2026-01-15", 1200, "1926-01-15"),
        ("0050-01-15", 1200, "0001-01-15"),
    ],
)
def test_months_are_counted_back(day: str, months: int, before: str) -> None:
    assert _months_before(day, months) == before


def test_a_course_is_drawn() -> None:
    assert drawn([Fraction(0), None, Fraction(50), Fraction(100)]) == "▁–▅█"
    assert len(drawn([Fraction(1)] * 30)) == 8
