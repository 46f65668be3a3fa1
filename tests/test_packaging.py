"""What pyproject.toml packs: all of the program and all of its content. The CI tries the wheel; what is forgotten shows here."""

from __future__ import annotations

import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SETUP = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]


def folder(package: str) -> Path:
    """Where a package stands in the checkout."""
    *outer, name = package.split(".")
    if package in SETUP["package-dir"]:
        return ROOT / SETUP["package-dir"][package]
    return folder(".".join(outer)) / name


def test_every_folder_of_the_program_and_of_its_content_is_a_package() -> None:
    """A folder of data, or of templates, that is none makes every installation warn."""
    files = [path for part in ("ecomdiag", "data") for path in (ROOT / part).rglob("*") if path.is_file()]
    found = {path.parent for path in files if path.suffix != ".pyc"}
    assert {folder(package) for package in SETUP["packages"]} == found


def test_every_file_of_the_content_is_packed() -> None:
    globs = SETUP["package-data"]
    carried = {path for package in globs for glob in globs[package] for path in folder(package).glob(glob)}
    content = {
        path for path in (ROOT / "data").rglob("*") if path.is_file() and path.suffix not in (".py", ".pyc")
    }
    assert content
    assert content <= carried
    assert ROOT / "ecomdiag" / "py.typed" in carried
