"""``-o report.pdf`` and ``--format pdf``: wherever a report is made, and a clear word where it cannot be."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from running import Run, environment

pytest.importorskip("typst", reason="typst is not installed")

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
EXAMPLE = str(EXAMPLES / "conservas-ria.yaml")
MADE = ("assess", "--answers", EXAMPLE, "--date", "2026-11-23", "--lang", "es")
#: Runs the command where a package is not installed.
WITHOUT = "import sys; sys.modules['typst'] = None; sys.argv[0] = 'ecomdiag'; from ecomdiag.__main__ import run; run()"


def in_folder(folder: Path, *words: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(words, cwd=folder, env=environment(), capture_output=True, stdin=subprocess.DEVNULL)


def test_it_is_the_same_wherever_it_comes_from(run: Run, tmp_path: Path) -> None:
    words = [sys.executable, "-m", "ecomdiag", *MADE, "-o", "d.json", "-o", "r.pdf", "--format", "pdf"]
    made = in_folder(tmp_path, *words)
    assert (made.returncode, made.stderr) == (0, b"Guardado en d.json\nGuardado en r.pdf\n")
    content = (tmp_path / "r.pdf").read_bytes()
    assert content.startswith(b"%PDF-")
    assert made.stdout == content
    assert run("render", "d.json", "--lang", "es", "-o", "again.pdf").returncode == 0
    assert (tmp_path / "again.pdf").read_bytes() == content


def test_several_companies_a_comparison_and_a_history_too(run: Run, tmp_path: Path) -> None:
    two = [
        part
        for name in ("conservas-ria", "moda-doce")
        for part in ("--answers", str(EXAMPLES / f"{name}.yaml"))
    ]
    assert run("assess", *two, "-o", "reports", "--format", "pdf", "--save", "kept").returncode == 0
    assert run("compare", *(word for word in two if word != "--answers"), "-o", "c.pdf").returncode == 0
    assert run("history", "kept", "-o", "h.pdf").returncode == 0
    made = [*(tmp_path / "reports").iterdir(), tmp_path / "c.pdf", tmp_path / "h.pdf"]
    assert len(made) == 4
    assert all(path.read_bytes().startswith(b"%PDF-") for path in made)


@pytest.mark.parametrize(
    "words",
    [
        "assess --answers none.yaml -o r.pdf",
        "assess -o r.pdf",
        "assess --answers none.yaml --format pdf",
        "assess --answers one.yaml --answers two.yaml -o . --format pdf",
        "render none.json -o r.md -o r.pdf",
        "compare one.yaml two.yaml -o r.pdf",
        "history none -o r.pdf",
    ],
)
def test_without_typst_it_says_what_to_install_before_anything_is_read(tmp_path: Path, words: str) -> None:
    done = in_folder(tmp_path, sys.executable, "-c", WITHOUT, *words.split(), "--lang", "es")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode() == (
        'para un informe en PDF falta un paquete: instálalo con pip install "ecomdiag[pdf]"\n'
    )
    assert not [*tmp_path.iterdir()]
