"""What the linters do not hold of the house: short files, short functions, and nothing at its root but the door."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "ecomdiag"
FILES = sorted(PACKAGE.rglob("*.py"))
#: As many lines at the most, and as many imports within functions in all.
FILE, FUNCTION, IMPORTS = 350, 40, 40
AT_THE_ROOT = {"__init__.py", "__main__.py", "cli.py", "engine.py", "py.typed"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_files_and_functions_are_short(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= FILE
    assert [own.name for own in functions(text) if (own.end_lineno or 0) - own.lineno >= FUNCTION] == []


def test_imports_stand_at_the_top_but_for_what_is_heavy_or_rare() -> None:
    within = [
        node
        for path in FILES
        for own in functions(path.read_text(encoding="utf-8"))
        for node in ast.walk(own)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert len(within) <= IMPORTS


def test_the_root_holds_packages_and_the_door() -> None:
    files = {path.name for path in PACKAGE.iterdir() if path.is_file()}
    assert files == AT_THE_ROOT


def functions(text: str) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    found = ast.walk(ast.parse(text))
    return [node for node in found if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
