"""The page on Python: its blocks run one after the other, and print what stands below them."""

from __future__ import annotations

import contextlib
import io
import re
import shutil
from pathlib import Path

import pytest

import ecomdiag

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "python.md"
_BLOCK = re.compile(r"^```python\n(.*?)^```\n(?:\n```text\n(.*?)^```\n)?", re.MULTILINE | re.DOTALL)
WRONG = 'questionnaire: online-export\nversion: "1.1"\ncompany: X\nanswers:\n  sells_online: mayb\n'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for path in (ROOT / "examples").glob("*.yaml"):
        shutil.copy(path, tmp_path)
    shutil.copytree(ROOT / "examples", tmp_path / "answers")
    (tmp_path / "answers" / "wrong.yaml").write_text(WRONG)
    shutil.copy(ROOT / "data" / "questions.yaml", tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_blocks_run_and_print_what_is_shown(folder: Path) -> None:
    page = PAGE.read_text(encoding="utf-8")
    names: dict[str, object] = {"__name__": "notebook"}
    for code, shown in _BLOCK.findall(page):
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            exec(compile(code, str(PAGE), "exec", dont_inherit=True), names)
        assert out.getvalue() == shown
    assert {path.name for path in folder.glob("report.*")} == {"report.es.md", "report.en.md"}


def test_every_name_has_its_line() -> None:
    page = PAGE.read_text(encoding="utf-8")
    table = "\n".join(line for line in page.splitlines() if line.startswith("| `"))
    assert set(re.findall(r"`(\w+)(?:\(|`)", table)) >= set(ecomdiag.__all__)
