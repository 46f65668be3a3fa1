"""``ecomdiag compare``: the real command on real files."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from running import Run

ROOT = Path(__file__).resolve().parents[2]
HOSTILE = 'questionnaire: online-export\nversion: "1.0"\ncompany: "[bold]x[/bold] \\e[31m |#"\nanswers: {erp: full}\n'


@pytest.fixture
def files(tmp_path: Path, run: Run) -> Path:
    for name in ("conservas-ria", "moda-doce", "a-medias", "taller-forja"):
        shutil.copy(ROOT / "examples" / f"{name}.yaml", tmp_path)
    for number, (name, day) in enumerate(
        [("taller-forja", "2026-01-10"), ("conservas-ria", "2026-06-10"), ("moda-doce", "2026-11-10")]
    ):
        words = ("--company", "Forja", "--date", day, "-o", f"t{number}.json")
        assert run("assess", "--answers", f"{name}.yaml", *words).returncode == 0
    (tmp_path / "hostile.yaml").write_text(HOSTILE, encoding="utf-8")
    (tmp_path / "wrong.yaml").write_text("questionnaire: online-export\nanswers: {erp: fulll}\n", "utf-8")
    (tmp_path / "broken.json").write_text('{"score_range": [0, 1]}', "utf-8")
    return tmp_path


def test_answers_and_diagnoses_are_put_side_by_side(run: Run, files: Path) -> None:
    done = run("compare", "conservas-ria.yaml", "moda-doce.yaml", "a-medias.yaml", "t0.json", COLUMNS="80")
    assert (done.returncode, done.stderr) == (0, "")
    assert "A Conservas Ría" in done.stdout
    assert "25.4–59.8" in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 80
    shown = run("compare", "conservas-ria.yaml", "t0.json", "--format", "json").stdout
    found = json.loads(shown)
    assert [own["name"] for own in found["diagnoses"]] == ["conservas-ria.yaml", "t0.json"]
    assert found["steps"] == []


def test_dates_of_one_company_make_it_a_course(run: Run, files: Path) -> None:
    found = json.loads(run("compare", "t2.json", "t0.json", "t1.json", "--format", "json").stdout)
    assert [(step["from"], step["to"]) for step in found["steps"]] == [("T0", "T1"), ("T1", "T2")]
    for step, (one, other) in zip(found["steps"], [(0, 1), (1, 2)], strict=True):
        scores = [found["diagnoses"][place]["score"] for place in (one, other)]
        assert step["difference"] == pytest.approx(scores[1] - scores[0])
        assert sum(own["points"] for own in step["contributions"]) == pytest.approx(step["difference"])
    told = run("compare", "t2.json", "t0.json", "--lang", "es").stdout
    assert "De T0 (2026-01-10) a T1 (2026-11-10)" in told
    assert "Qué ha movido la puntuación:" in told


def test_files_get_the_whole_of_it(run: Run, files: Path) -> None:
    done = run("compare", "t0.json", "t1.json", "-o", "c.md", "-o", "c.json", "-o", "c.txt", "--lang", "es")
    assert (done.returncode, done.stdout) == (0, "")
    page = (files / "c.md").read_text(encoding="utf-8")
    found = json.loads((files / "c.json").read_text(encoding="utf-8"))
    assert all(row["title"] in page for row in found["questions"])
    assert (files / "c.md").stat().st_mode & 0o777 == 0o600


def test_what_comes_from_a_file_only_shows_itself(run: Run, files: Path) -> None:
    done = run("compare", "hostile.yaml", "conservas-ria.yaml", "-o", "c.md")
    assert done.returncode == 0
    page = (files / "c.md").read_text(encoding="utf-8")
    shown = run("compare", "hostile.yaml", "conservas-ria.yaml").stdout
    assert "\x1b" not in page + shown
    assert "[bold]x[/bold]" in shown


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["t0.json"], 2, "from 2 to 12 files"),
        (["t0.json", "none.json"], 2, "none.json"),
        (["-", "-"], 2, "standard input"),
        (["t0.json", "wrong.yaml"], 3, "wrong.yaml:2:"),
        (["t0.json", "broken.json"], 3, "broken.json"),
        (["t0.json", "t1.json", "-o", "t1.json"], 2, "t1.json"),
        (["t0.json", "t1.json", "-o", "c.yaml"], 2, ".json, .md"),
        (["t0.json", "t1.json", "--format", "doc"], 2, "doc"),
    ],
)  # fmt: skip
def test_it_refuses_in_one_line(run: Run, files: Path, words: list[str], code: int, told: str) -> None:
    done = run("compare", *words)
    assert (done.returncode, done.stdout) == (code, "")
    assert told in done.stderr
    assert "Traceback" not in done.stderr
