"""The command as a process: what the other tests run as a function ends, writes and says the same when it is started."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from running import Run, environment
from searches import slow_case

ROOT = Path(__file__).parents[2]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("conservas-ria", "a-medias"):
        shutil.copy(ROOT / "examples" / f"{name}.yaml", tmp_path)
    good = (tmp_path / "conservas-ria.yaml").read_text(encoding="utf-8")
    (tmp_path / "wrong.yaml").write_text(
        good.replace("answers:", "answers:\n  \x1b[31m: ñ\n  nobody: 1"), "utf-8"
    )
    (tmp_path / "questions.yaml").write_text("id: own\nversion: '1'\nsections: {}\n", "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("--version", 0),
        slow_case("--help", 0),
        ("assess --answers conservas-ria.yaml --lang es -o r.json -o r.md --format table", 0),
        ("assess --answers - --format json", 0),
        slow_case("template --lang es -o mine.yaml", 0),
        slow_case("assess --answers conservas-ria.yaml --fail-under 100", 1),
        ("asses", 2),
        slow_case("assess --plain", 2),
        slow_case("assess --answers none.yaml", 2),
        ("check wrong.yaml --lang es", 3),
        slow_case("assess --answers a-medias.yaml", 3),
        ("questionnaire check questions.yaml", 4),
    ],
)
def test_a_process_ends_writes_and_says_the_same(
    run: Run, run_process: Run, folder: Path, words: str, code: int
) -> None:
    stdin = (folder / "conservas-ria.yaml").read_bytes()
    given = contents(folder)
    started = run_process(*words.split(), stdin=stdin)
    written = contents(folder)
    for name in written.keys() - given.keys():
        (folder / name).unlink()
    called = run(*words.split(), stdin=stdin)
    assert (called.returncode, called.stdout, called.stderr) == (code, started.stdout, started.stderr)
    assert started.returncode == code
    assert contents(folder) == written


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_language_that_is_settled_at_the_start_is_that_of_a_new_process(run: Run) -> None:
    assert "Hace el diagnóstico" in run("assess", "--help", LANG="es_ES.UTF-8").stdout


def test_what_a_run_sets_for_the_whole_process_is_taken_back(run: Run, folder: Path) -> None:
    before = (sys.stdin, sys.stdout, sys.stderr, sys.argv, sys.modules["__main__"], Path.cwd(), environment())
    assert run("check", "conservas-ria.yaml", COLUMNS="60").returncode == 0
    after = (sys.stdin, sys.stdout, sys.stderr, sys.argv, sys.modules["__main__"], Path.cwd(), environment())
    assert after == before


def test_a_run_that_raises_ends_as_a_process_does(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """The trace is there to be seen by the tests that look for one."""
    monkeypatch.setattr("ecomdiag.cli.run", lambda: 1 / 0)
    done = run("--version")
    assert (done.returncode, done.stderr.splitlines()[-1]) == (1, "ZeroDivisionError: division by zero")


def test_the_installed_command_is_there() -> None:
    command = Path(sys.executable).with_name("ecomdiag")
    shown = subprocess.run(
        [command, "--version"], capture_output=True, env=environment(), timeout=60, check=True
    )
    assert shown.stdout.startswith(b"ecomdiag ")
