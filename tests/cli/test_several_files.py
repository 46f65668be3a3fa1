"""Several answers files at once: a report each in a folder, a line each, and an exit code that counts."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from running import Run

ROOT = Path(__file__).resolve().parents[2]
WHOLE = ("conservas-ria", "maquinaria-norte", "moda-doce", "software-quince", "taller-forja")


@pytest.fixture
def clients(tmp_path: Path) -> Path:
    folder = tmp_path / "clients"
    folder.mkdir()
    for name in WHOLE:
        shutil.copy(ROOT / "examples" / f"{name}.yaml", folder)
    (folder / "notes.txt").write_text("not answers", "utf-8")
    (folder / ".hidden.yaml").write_text("not answers", "utf-8")
    return folder


def test_a_folder_gets_the_reports_that_each_would_get_alone(run: Run, clients: Path, tmp_path: Path) -> None:
    done = run("assess", "--answers", "clients", "-o", "out/", "--date", "2026-11-30", "--lang", "es")
    assert (done.returncode, done.stderr) == (0, "")
    assert "5 archivos: todos valen" in done.stdout
    out = tmp_path / "out"
    assert sorted(path.name for path in out.iterdir()) == [f"{name}.md" for name in WHOLE]
    for name in WHOLE:
        words = ("--answers", f"clients/{name}.yaml", "--date", "2026-11-30", "--lang", "es", "-o", "one.md")
        assert run("assess", *words).returncode == 0
        assert (out / f"{name}.md").read_bytes() == (tmp_path / "one.md").read_bytes()
        assert (out / f"{name}.md").stat().st_mode & 0o777 == 0o600
        assert f"clients/{name}.yaml" in done.stdout


def test_what_is_wrong_in_one_stops_no_other(run: Run, clients: Path, tmp_path: Path) -> None:
    (clients / "bad.yaml").write_text("questionnaire: online-export\nanswers: {erp: fulll}\n", "utf-8")
    done = run("assess", "--answers", "clients", "--answers", "none.yaml", "-o", "out", "--format", "json")
    assert done.returncode == 3
    assert len(list((tmp_path / "out").iterdir())) == len(WHOLE)
    assert "clients/bad.yaml:2:" in done.stderr
    assert "none.yaml" in done.stderr
    assert "7 files: 2 have problems" in done.stdout
    assert "cannot be read" in done.stdout


def test_the_limit_and_the_kept_diagnoses_are_those_of_each(run: Run, clients: Path, tmp_path: Path) -> None:
    words = ("--answers", "clients", "--date", "2026-11-30", "--save", "kept")
    done = run("assess", *words, "--fail-under", "60")
    assert done.returncode == 1
    assert "2 are below the minimum" in done.stdout
    assert len(list((tmp_path / "kept").iterdir())) == len(WHOLE)
    assert run("history", "kept", "--format", "json").returncode == 0
    assert run("assess", *words, "--fail-under", "5").returncode == 0


def test_half_filled_ones_are_told_with_their_range(run: Run, clients: Path) -> None:
    shutil.copy(ROOT / "examples" / "a-medias.yaml", clients)
    assert run("assess", "--answers", "clients").returncode == 3
    done = run("assess", "--answers", "clients", "--partial", COLUMNS="80")
    assert done.returncode == 0
    assert "25.4–59.8" in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 80


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--set", "crm=used"], "--set"),
        (["--company", "X"], "--company"),
        (["--region", "Galicia"], "--region"),
        (["--answers", "-"], "- does not go"),
        (["-o", "report.md"], "folder"),
        (["-o", "a/", "-o", "b/"], "folder"),
        (["--format", "json"], "-o reports/"),
        (["--fail-under", "x"], "--fail-under"),
        (["-o", "clients/notes.txt/"], "clients/notes.txt"),
        (["--answers", "empty"], "empty"),
    ],
)  # fmt: skip
def test_it_refuses_in_one_line(run: Run, clients: Path, tmp_path: Path, words: list[str], told: str) -> None:
    (tmp_path / "empty").mkdir()
    done = run("assess", "--answers", "clients", *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_no_report_takes_the_place_of_another_or_of_work(run: Run, clients: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    shutil.copy(clients / "moda-doce.yaml", other)
    done = run("assess", "--answers", "clients", "--answers", "other", "-o", "out")
    assert done.returncode == 2
    assert not (tmp_path / "out").exists()
    shutil.copy(clients / "moda-doce.yaml", other / "moda-doce.md")
    done = run("assess", "--answers", "clients", "-o", "other")
    assert done.returncode == 2
    assert "moda-doce.md" in done.stderr


def test_check_takes_a_folder_and_several_files(run: Run, clients: Path) -> None:
    done = run("check", "clients")
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[:-1] == [f"clients/{name}.yaml: correct and complete" for name in WHOLE]
    assert lines[-1] == "5 files: nothing wrong in any"
    (clients / "bad.yaml").write_text("questionnaire: online-export\nanswers: {erp: fulll}\n", "utf-8")
    done = run("check", "clients/bad.yaml", "clients/moda-doce.yaml", "none.yaml", "--lang", "es")
    assert done.returncode == 3
    assert done.stdout.splitlines()[-1] == "3 archivos: 2 tienen problemas que impiden el diagnóstico"
    found = json.loads(run("check", "clients", "none.yaml", "--format", "json").stdout)["files"]
    assert found[0]["file"] == "clients/bad.yaml"
    assert [bool(own["problems"]) for own in found] == [True, *[False] * len(WHOLE), True]


def test_one_file_is_checked_as_ever(run: Run, clients: Path) -> None:
    assert json.loads(run("check", "clients/moda-doce.yaml", "--format", "json").stdout) == {"problems": []}
    assert run("check", "-", stdin=(clients / "moda-doce.yaml").read_bytes()).returncode == 0
