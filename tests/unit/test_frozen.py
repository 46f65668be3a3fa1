"""An executable made with PyInstaller has all of the program: the package's own hook names it."""

from __future__ import annotations

import pkgutil
import runpy
import sys
import tomllib
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

import ecomdiag

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def hook() -> Path:
    """Return the hook as PyInstaller finds it: by the entry point, and its name."""
    module, _, function = PROJECT["project"]["entry-points"]["pyinstaller40"]["hook-dirs"].partition(":")
    (folder,) = getattr(import_module(module), function)()
    return Path(folder, "hook-ecomdiag.py")


def test_the_hook_takes_all_data_and_all_modules(monkeypatch: pytest.MonkeyPatch) -> None:
    hooks = ModuleType("PyInstaller.utils.hooks")

    def modules(package: str, filter: Callable[[str], bool]) -> list[str]:  # noqa: A002
        walked = pkgutil.walk_packages(ecomdiag.__path__, f"{package}.")
        return [found.name for found in walked if filter(found.name)]

    hooks.collect_data_files = lambda package: [package]  # type: ignore[attr-defined]
    hooks.collect_submodules = modules  # type: ignore[attr-defined]
    for name in ("PyInstaller", "PyInstaller.utils"):
        monkeypatch.setitem(sys.modules, name, ModuleType(name))
    monkeypatch.setitem(sys.modules, hooks.__name__, hooks)
    found = runpy.run_path(str(hook()))
    assert found["datas"] == ["ecomdiag"]
    # Read by name when they are needed, so that no import statement tells of them.
    assert {"ecomdiag.texts.problems", "ecomdiag.commands.assess", "ecomdiag.proof.solver"} <= set(
        found["hiddenimports"]
    )
