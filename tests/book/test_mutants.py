"""Workbooks that were damaged, by hand or by chance: one line says so, or they are read; nothing is half-written."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest
from conftest import Run
from filling import columns, filled, rows, saved
from openpyxl import load_workbook
from searches import slow
from sheets import random_sheet, shipped_questionnaire

from ecomdiag.loader.book import keys
from ecomdiag.loader.book import writer as book_writer

ASKED = shipped_questionnaire()
GIVEN = [random_sheet(ASKED, Random(seed), company=f"Ficticia {seed}") for seed in range(3)]
ONE = filled(book_writer.book_of(ASKED, "es"), ASKED, GIVEN[:1], "es")
SEVERAL = filled(book_writer.book_of(ASKED, "es", companies=4), ASKED, GIVEN, "es")
ODD = (
    "",
    " ",
    "x",
    "=A1",
    "#REF!",
    "TRUE",
    "1e999",
    "-1",
    "\u202eabc",
    "a" * 5000,
    "null",
    "{}",
    "@home",
    "\n",
)
Mutation = Callable[[bytes, Random], bytes]


def cells_changed(content: bytes, rng: Random) -> bytes:
    """Change some cells, those of keys among them."""
    whole = load_workbook(io.BytesIO(content))
    page = whole.worksheets[0]
    last = max(columns(page, keys.ANSWER))
    for _ in range(rng.randint(1, 8)):
        cell = page.cell(rng.randint(1, page.max_row), rng.choice([1, 4, last, rng.randint(1, last + 3)]))
        cell.value = rng.choice([*ODD, rng.randint(-9, 10**15), rng.random(), rng.choice(list(rows(page)))])
    return saved(whole)


def rows_changed(content: bytes, rng: Random) -> bytes:
    """Delete, put in, merge and hide rows and columns."""
    whole = load_workbook(io.BytesIO(content))
    page = whole.worksheets[0]
    row = rng.randint(1, page.max_row)
    how = rng.randrange(6)
    if how == 0:
        page.delete_rows(row, rng.randint(1, 40))
    elif how == 1:
        page.insert_rows(row, rng.randint(1, 5))
    elif how == 2:
        page.delete_cols(rng.randint(1, 6))
    elif how == 3:
        page.insert_cols(rng.randint(1, 6))
    elif how == 4:
        page.merge_cells(start_row=row, end_row=row + 2, start_column=1, end_column=rng.randint(1, 6))
    else:
        page.row_dimensions[row].hidden = True
    return saved(whole)


def sheets_changed(content: bytes, rng: Random) -> bytes:
    """Rename, copy, hide, move and remove sheets."""
    whole = load_workbook(io.BytesIO(content))
    page = rng.choice(whole.worksheets)
    how = rng.randrange(5)
    if how == 0:
        page.title = rng.choice(["x", "lists2", "'a'!", "Año"]).replace("!", "")
    elif how == 1:
        whole.copy_worksheet(page)
    elif how == 2:
        whole.create_sheet("first", 0).append(["a", "b"])
    elif how == 3:
        whole.move_sheet(page, 1)
    else:
        whole.remove(whole.worksheets[-1])
    return saved(whole)


def bytes_flipped(content: bytes, rng: Random) -> bytes:
    changed = bytearray(content)
    for _ in range(rng.randint(1, 30)):
        changed[rng.randrange(len(changed))] = rng.randrange(256)
    return bytes(changed)


def cut_short(content: bytes, rng: Random) -> bytes:
    start = rng.randrange(len(content))
    return (
        content[:start] if rng.random() < 0.5 else content[:start] + content[start + rng.randint(1, 2000) :]
    )


def parts_changed(content: bytes, rng: Random) -> bytes:
    """Leave a part out, empty it, put another in its place, or change letters of its XML."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        parts: dict[str, Any] = {name: file.read(name) for name in file.namelist()}
    name = rng.choice(list(parts))
    how = rng.randrange(4)
    if how == 0:
        del parts[name]
    elif how == 1:
        parts[name] = b""
    elif how == 2:
        parts[name] = parts[rng.choice(list(parts))]
    else:
        parts[name] = bytes_flipped(parts[name], rng)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for own, part in parts.items():
            file.writestr(own, part)
    return out.getvalue()


MUTATIONS: tuple[Mutation, ...] = (
    cells_changed, rows_changed, sheets_changed, bytes_flipped, cut_short, parts_changed,
)  # fmt: skip


@pytest.mark.parametrize("seed", [*range(6), *slow(range(6, 500))])
def test_a_damaged_workbook_is_read_or_told_in_lines(seed: int, run: Run, tmp_path: Path) -> None:
    rng = Random(seed)
    several = seed % 4 == 0
    content = MUTATIONS[seed % len(MUTATIONS)](SEVERAL if several else ONE, rng)
    path = tmp_path / "given.xlsx"
    path.write_bytes(content)
    command = ["answers", "import", "given.xlsx", "-o", "out"] if several else ["check", "given.xlsx"]
    done = run(*command)
    assert done.returncode in (0, 2, 3)
    assert "Traceback" not in done.stderr + done.stdout
    assert done.returncode == 0 or done.stderr or done.stdout
    assert path.read_bytes() == content
    left = sorted(own.name for own in tmp_path.rglob("*") if own.name not in ("given.xlsx", "out"))
    assert all(name.endswith(".yaml") for name in left)
    for own in tmp_path.glob("out/*.yaml"):
        assert run("check", str(own)).returncode in (0, 3)
