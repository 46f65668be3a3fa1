"""What lets the Tab key of a shell complete: installed or refused in our words, never with a code that means another thing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from running import environment

from ecomdiag.commands import exits

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the shells of Unix")


def typed(shell: str, home: Path, *words: str, language: str = "es") -> subprocess.CompletedProcess[str]:
    """Type the command in a shell, which waits for it."""
    line = f'"{sys.executable}" -c "from ecomdiag.__main__ import run; run()" {" ".join(words)}; exit $?'
    spoken = environment(LANG=f"{language}.UTF-8", HOME=str(home))
    return subprocess.run(
        [shell, "-c", line], capture_output=True, text=True, cwd=home, env=spoken, timeout=60
    )


@pytest.mark.parametrize(("language", "begins"), [("es", "Listo, en "), ("en", "Done, in ")])
def test_it_is_installed_and_told_where(tmp_path: Path, language: str, begins: str) -> None:
    done = typed("bash", tmp_path, "--install-completion", language=language)
    assert (done.returncode, done.stdout) == (exits.DONE, "")
    (line,) = done.stderr.splitlines()
    assert line.startswith(begins + str(tmp_path))
    assert (tmp_path / ".bashrc").exists()


def test_what_is_shown_is_for_the_shell(tmp_path: Path) -> None:
    done = typed("bash", tmp_path, "--show-completion")
    assert (done.returncode, done.stderr) == (exits.DONE, "")
    assert "COMPREPLY" in done.stdout
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("option", ["--install-completion", "--show-completion"])
def test_a_shell_that_cannot_complete_is_told(tmp_path: Path, option: str) -> None:
    done = typed("sh", tmp_path, option)
    assert (done.returncode, done.stdout) == (exits.USAGE, "")
    assert done.stderr.startswith("no sé hacer que el tabulador complete en «")
    assert list(tmp_path.iterdir()) == []


def test_a_home_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / ".bash_completions").write_text("no folder", encoding="utf-8")
    done = typed("bash", tmp_path, "--install-completion")
    assert (done.returncode, done.stdout) == (exits.USAGE, "")
    assert done.stderr.startswith("no puedo escribir en ")
