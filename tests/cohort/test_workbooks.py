"""Excel workbooks as tables of answers: every cell as its author sees it, or a line that says why not."""

from __future__ import annotations

import csv
import datetime
import zipfile
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest
import xlsxwriter
from cohort_rows import cell, random_row
from conftest import Run
from sheets import random_sheet

from ecomdiag.loader.workbook import xml as workbook_xml
from ecomdiag.loader.workbook.rows import read_sheet
from ecomdiag.problems.errors import UsageError
from ecomdiag.questionnaire.model import Kind, Questionnaire

Fill = Callable[[Any, Any], None]


def made(path: Path, fill: Fill, name: str = "Answers") -> Path:
    with xlsxwriter.Workbook(str(path)) as book:
        fill(book, book.add_worksheet(name))
    return path


def changed(path: Path, part: str, change: Callable[[bytes], bytes]) -> Path:
    """Write a workbook again with another content of one part; a part that it does not have is new."""
    with zipfile.ZipFile(path) as file:
        content = {name: file.read(name) for name in file.namelist()}
    content[part] = change(content.get(part, b""))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, own in content.items():
            file.writestr(name, own)
    return path


def only(value: Any, form: str | None = None) -> Fill:
    def fill(book: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, ["id", "x"])
        sheet.write(1, 0, "c1")
        sheet.write(1, 1, value, book.add_format({"num_format": form}) if form else None)

    return fill


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (0.25, "0%", "25"),
        (0.255, "0.0 %", "25.5"),
        (0.07, "0.00%", "7"),
        (1, "0%", "100"),
        (0.25, None, "0.25"),
        (0.25, '0.00" %"', "0.25"),
        (25, '0"%"', "25"),
        (25, "0\\%", "25"),
        (12.0, None, "12"),
        (12.5, None, "12.5"),
        (33.3, None, "33.3"),
        (1e-7, None, "0.0000001"),
        (1e15, None, "1000000000000000"),
        (-3, None, "-3"),
        ("012", None, "012"),
        ("NO", None, "NO"),
        ("25 %", None, "25 %"),
        ("a|b", None, "a|b"),
        (" x\ny ", None, " x\ny "),
        (True, None, "TRUE"),
        (False, None, "FALSE"),
        (datetime.date(2025, 3, 4), "yyyy-mm-dd", "2025-03-04"),
        (datetime.datetime(2025, 3, 4, 5, 6), "d/m/yy h:mm", "2025-03-04T05:06:00"),
    ],
)
def test_a_cell_is_what_its_author_sees(tmp_path: Path, value: Any, form: str | None, text: str) -> None:
    sheet = read_sheet(str(made(tmp_path / "a.xlsx", only(value, form))))
    assert (sheet.heads, list(sheet.rows)) == (["id", "x"], [["c1", text]])


def test_nothing_moves_and_empty_rows_are_none(tmp_path: Path) -> None:
    def fill(_: Any, sheet: Any) -> None:
        sheet.write_row(0, 1, ["id", "x"])
        sheet.write(3, 2, "late")
        sheet.write_blank(9, 9, None)

    sheet = read_sheet(str(made(tmp_path / "a.xlsx", fill)))
    assert sheet.heads == ["", "id", "x"]
    assert [row[:3] for row in sheet.rows] == [["", "", "late"]]


def test_an_error_is_no_empty_cell(tmp_path: Path) -> None:
    def fill(_: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, ["id", "x"])
        sheet.write_formula(1, 1, "=1/0", None, "#DIV/0!")

    assert list(read_sheet(str(made(tmp_path / "a.xlsx", fill))).rows) == [["", "#DIV/0!"]]


def test_the_first_sheet_that_is_shown_or_the_one_that_is_named(tmp_path: Path) -> None:
    def fill(book: Any, first: Any) -> None:
        first.write(0, 0, "hidden")
        second = book.add_worksheet("Second")
        second.write(0, 0, "shown")
        second.activate()
        second.set_first_sheet()
        first.hide()

    path = str(made(tmp_path / "a.xlsx", fill))
    assert read_sheet(path).heads == ["shown"]
    assert read_sheet(path, "Answers").heads == ["hidden"]
    with pytest.raises(UsageError, match="Answers, Second"):
        read_sheet(path, "second")


def uncomputed(_: Any, sheet: Any) -> None:
    sheet.write_row(0, 0, ["id", "x"])
    sheet.write_formula(1, 1, "=1+1", None, "")


def merged(_: Any, sheet: Any) -> None:
    sheet.write_row(0, 0, ["id", "x"])
    sheet.merge_range(1, 0, 2, 0, "c1")


def empty(_: Any, sheet: Any) -> None:
    sheet.write(2, 0, "id")


def bomb(content: bytes) -> bytes:
    return content.replace(b"</sheetData>", b" " * 20_000_000 + b"</sheetData>")


def declared(content: bytes) -> bytes:
    return content.replace(b"<worksheet", b'<!DOCTYPE x [<!ENTITY a "b">]><worksheet', 1)


SHEET = "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize(
    ("fill", "part", "change", "told"),
    [
        (uncomputed, None, None, "B2"),
        (merged, None, None, "A2:A3"),
        (empty, None, None, "first row"),
        (only("x"), SHEET, bomb, "too large"),
        (only("x"), SHEET, declared, "no workbook that a spreadsheet has saved"),
        (only("x"), "xl/styles.xml", lambda _: "<styleSheet/>".encode("utf-16"), "no workbook that"),
        (only("x"), "xl/vbaProject.bin", lambda _: b"x", "macros"),
        (only("x"), "xl/externalLinks/externalLink1.xml", lambda _: b"<x/>", "links to other"),
        (only("x"), SHEET, lambda own: own[: len(own) // 2], "damaged"),
        (only("x"), "xl/workbook.xml", lambda own: own[:200], "damaged"),
    ],
)
@pytest.mark.parametrize("lang", ["en", "es"])
def test_what_cannot_be_read_is_one_line(
    run: Run, tmp_path: Path, fill: Fill, part: str | None, change: Any, told: str, lang: str
) -> None:
    path = made(tmp_path / "a.xlsx", fill)
    if part is not None:
        changed(path, part, change)
    done = run("cohort", "score", "a.xlsx", "-o", "s.parquet", "--lang", lang)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert "a.xlsx" in done.stderr
    assert told in done.stderr or lang == "es"
    assert not (tmp_path / "s.parquet").exists()


@pytest.mark.parametrize("ending", [".xls", ".xlsm", ".xlsb", ".ods", ".XLS"])
def test_other_kinds_are_refused(run: Run, tmp_path: Path, ending: str) -> None:
    (tmp_path / f"a{ending}").write_bytes(b"x")
    done = run("cohort", "score", f"a{ending}")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "save it as an Excel workbook (.xlsx)" in done.stderr


@pytest.mark.parametrize("content", [b"", b"id,x\nc1,2\n", bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600])
def test_what_is_no_workbook(run: Run, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.xlsx").write_bytes(content)
    done = run("cohort", "score", "a.xlsx")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "has a password" in done.stderr
    assert run("cohort", "score", "nosuch.xlsx").stderr.count("\n") == 1


def test_a_part_that_unpacks_to_more_than_it_says_is_not_read(tmp_path: Path) -> None:
    path = changed(made(tmp_path / "a.xlsx", only("x")), SHEET, lambda own: own + b" " * 3_000_000)
    content = path.read_bytes()
    with zipfile.ZipFile(path) as file:
        size = file.getinfo(SHEET).file_size
    lying = content.replace(size.to_bytes(4, "little"), (900).to_bytes(4, "little"))
    assert lying != content
    path.write_bytes(lying)
    with pytest.raises(UsageError, match="no workbook that a spreadsheet has saved"):
        read_sheet(str(path))


def test_too_many_cells(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = made(tmp_path / "a.xlsx", only("x"))
    monkeypatch.setattr(workbook_xml, "MOST", 1000)
    with pytest.raises(UsageError, match=r"too large"):
        read_sheet(str(path))


def write_both(folder: Path, questionnaire: Questionnaire, count: int) -> None:
    """Write the same rows, many of them wrong, as CSV and as a workbook: percentages as numbers, one in two as %."""
    rng = Random(2)
    rows = [random_row(questionnaire, rng) | {"id": f"c{n:03}", "sector": f"s{n % 3}"} for n in range(count)]
    for n in range(5):
        sheet = random_sheet(questionnaire, rng)
        own = {name: cell(answer) for name, answer in sheet.answers.items()}
        rows.append({**dict.fromkeys(rows[0]), **own, "id": f"d{n}", "sector": "s0"})
    with (folder / "a.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    percentages = {own.id for own in questionnaire.questions if own.kind is Kind.PERCENTAGE}

    def fill(book: Any, sheet: Any) -> None:
        percent = book.add_format({"num_format": "0.0%"})
        sheet.write_row(0, 0, list(rows[0]))
        for r, row in enumerate(rows, start=1):
            for c, (name, text) in enumerate(row.items()):
                if name in percentages and text and text.isascii() and text.isdigit() and text[0] != "0":
                    sheet.write_number(
                        r, c, int(text) / 100 if r % 2 else int(text), percent if r % 2 else None
                    )
                elif text:
                    sheet.write_string(r, c, text)

    made(folder / "a.xlsx", fill)


def test_a_workbook_scores_as_the_same_table_in_csv(run: Run, tmp_path: Path, shipped: Questionnaire) -> None:
    write_both(tmp_path, shipped, 60)
    for name in ("csv", "xlsx"):
        done = run("cohort", "score", f"a.{name}", "--by", "sector", "-o", f"{name}.csv")
        assert done.returncode == 0, done.stderr
    assert (tmp_path / "csv.csv").read_text("utf-8") == (tmp_path / "xlsx.csv").read_text("utf-8")
    assert run("cohort", "score", "a.xlsx", "-o", "s.parquet").returncode == 0
    assert run("cohort", "report", "s.parquet", "--answers", "a.xlsx").returncode == 0
    assert run("cohort", "code", "a.xlsx", "-o", "codes.parquet", "--sheet", "Answers").returncode == 0
    moved = run("cohort", "join", "a.csv", "a.xlsx", "--format", "json")
    assert moved.returncode == 0, moved.stderr
    assert '"difference": 0' in moved.stdout


def test_what_is_hidden_is_told_and_a_sheet_is_of_a_workbook(
    run: Run, tmp_path: Path, shipped: Questionnaire
) -> None:
    def fill(_: Any, sheet: Any) -> None:
        names = ["id", *shipped.by_id]
        sheet.write_row(0, 0, names)
        sheet.write_row(1, 0, ["c1", True])
        sheet.write_row(2, 0, ["c2", "yes"])
        sheet.set_column(3, 4, None, None, {"hidden": True})
        sheet.set_row(2, None, None, {"hidden": True})

    made(tmp_path / "a.xlsx", fill)
    done = run("cohort", "score", "a.xlsx", "--format", "json")
    assert done.returncode == 0
    for told in ("hidden columns are read too: D–E", "a hidden row is read too", "true or false"):
        assert told in done.stderr
    (tmp_path / "a.csv").write_text("id,sells_online\nc1,yes\n", encoding="utf-8")
    done = run("cohort", "score", "a.csv", "--sheet", "x")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "--sheet is for an Excel workbook" in done.stderr
