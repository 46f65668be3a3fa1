"""The documents: what they show is what the program does, and where they point there is something."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from running import Run

from ecomdiag.commands import exits
from ecomdiag.loader.files import MAX_BYTES
from ecomdiag.loader.yaml import text as yaml_text
from ecomdiag.problems import errors

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tools"))

import picture  # noqa: E402
import render_docs  # noqa: E402

README = ROOT / "README.md"
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)|<(?:img|a)[^>]+(?:src|href)=\"([^\"]+)\"")
_FENCE = re.compile(r"^```(\w*)\n(.*?)^```", re.MULTILINE | re.DOTALL)


def fenced(page: Path, language: str) -> list[str]:
    found = _FENCE.findall(page.read_text(encoding="utf-8"))
    return [code for kind, code in found if kind == language]


def prose(page: Path) -> str:
    return _FENCE.sub("", page.read_text(encoding="utf-8"))


def links() -> Iterator[tuple[Path, str]]:
    for page in PAGES:
        for found in _LINK.finditer(prose(page)):
            target = found[1] or found[2]
            if not re.match(r"[a-z]+:", target):
                yield page, target


def anchors(page: Path) -> set[str]:
    """The anchors that a forge gives to the headings of a page."""
    titles = re.findall(r"^#+ +(.+)$", prose(page), re.MULTILINE)
    kept = (
        "".join(sign for sign in title.lower() if sign in " -_" or unicodedata.category(sign)[0] in "LN")
        for title in titles
    )
    return {title.replace(" ", "-") for title in kept}


def commands() -> list[str]:
    """The commands of the README that can be run without anybody to answer."""
    lines = [line.strip() for code in fenced(README, "sh") for line in code.splitlines()]
    lines = [re.split(r"\s+#", line)[0] for line in lines if line.startswith("ecomdiag ")]
    return [line for line in lines if not line.startswith("ecomdiag assess") or "--answers" in line]


def leads_somewhere(page: Path, target: str) -> bool:
    name, _, anchor = target.partition("#")
    there = (page.parent / name).resolve() if name else page
    return there.exists() and (not anchor or there.suffix != ".md" or anchor in anchors(there))


def test_relative_links_lead_somewhere() -> None:
    broken = [f"{page.name}: {target}" for page, target in links() if not leads_somewhere(page, target)]
    assert not broken


def test_commands_of_the_readme_work(run: Run, tmp_path: Path) -> None:
    for folder in ("examples", "data"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    assert len(commands()) >= 8
    for line in commands():
        done = run(*shlex.split(line)[1:])
        assert done.returncode == 0, f"{line}\n{done.stderr}"


def test_pages_of_commands_and_of_the_questionnaire_are_current() -> None:
    pages = dict(render_docs.pages())
    assert len(pages) == 7
    stale = [path.name for path, text in pages.items() if not render_docs.is_current(path, text)]
    assert not stale, "python tools/render_docs.py"


def test_every_way_to_stop_is_in_the_table_of_exit_codes() -> None:
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type)]
    codes = {kind.exit_code for kind in kinds if issubclass(kind, errors.EcomdiagError)}
    assert codes <= set(exits.EVERY)


@pytest.mark.skipif(not picture.EXAMPLE.exists(), reason="the example is not there")
def test_picture_shows_the_report_of_today() -> None:
    drawn = picture.PICTURE.read_text(encoding="utf-8")
    assert words(drawn) == words(picture.drawn()), "python tools/picture.py"


def test_picture_fetches_nothing() -> None:
    drawn = picture.PICTURE.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
    assert "http" not in drawn
    assert "url(" not in drawn


def words(svg: str) -> list[tuple[str, str, str]]:
    """What a picture shows, and where: how it is written down differs between versions of Rich."""
    return re.findall(r'<text class="[^"]+-r\d+" x="([^"]+)" y="([^"]+)"[^>]*>([^<]*)<', svg)


REFERENCES = [page for page in PAGES if fenced(page, "yaml")]


@pytest.mark.parametrize("page", REFERENCES, ids=lambda page: page.name)
def test_yaml_in_the_documents_can_be_read(page: Path) -> None:
    for code in fenced(page, "yaml"):
        yaml_text.parse(code.encode(), limit=MAX_BYTES)


def test_commands_for_a_fresh_machine_are_the_ones_that_ci_runs() -> None:
    """The CI takes the test command from the README: it has to be there, on one line."""
    lines = [line for code in fenced(README, "sh") for line in code.splitlines()]
    assert len([line for line in lines if line.endswith(".venv/bin/pytest")]) == 1
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
