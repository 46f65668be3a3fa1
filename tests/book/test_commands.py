"""A workbook to fill in, as the commands write it and read it."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from conftest import Run
from filling import as_read, columns, filled, rows
from openpyxl import load_workbook
from sheets import random_sheet, shipped_questionnaire

from ecomdiag.loader.answers import read_answers
from ecomdiag.loader.book import keys
from ecomdiag.loader.book import writer as book_writer
from ecomdiag.questionnaire.observable import observable_part

ARABIC = Path(__file__).parents[1] / "languages" / "files" / "arabic.yaml"


def test_companies_in_columns_become_files_and_a_cohort(run: Run, tmp_path: Path) -> None:
    asked = shipped_questionnaire()
    given = [
        as_read(asked, random_sheet(asked, Random(seed), company=f"Ficticia {seed}")) for seed in range(3)
    ]
    book = book_writer.book_of(asked, "en", companies=5)
    (tmp_path / "companies.xlsx").write_bytes(filled(book, asked, given, "en"))
    done = run("answers", "import", "companies.xlsx", "-o", "clients")
    assert (done.returncode, "3 responses arrived." in done.stderr) == (0, True)
    found = [read_answers(path.read_bytes(), asked).sheet for path in sorted(tmp_path.glob("clients/*.yaml"))]
    assert found == given
    scored = run("cohort", "score", "companies.xlsx", "-o", "scores.parquet")
    assert (scored.returncode, "3 with a score" in scored.stdout) == (0, True)
    alone = run("assess", "--answers", "companies.xlsx")
    assert (alone.returncode, "several companies (3)" in alone.stderr) == (2, True)


def test_a_wrong_cell_of_one_company_keeps_only_that_one_back(run: Run, tmp_path: Path) -> None:
    asked = shipped_questionnaire()
    given = [random_sheet(asked, Random(seed), company=f"Ficticia {seed}") for seed in range(2)]
    path = tmp_path / "companies.xlsx"
    path.write_bytes(filled(book_writer.book_of(asked, "en", companies=2), asked, given, "en"))
    whole = load_workbook(path)
    page = whole.worksheets[0]
    row, column = rows(page)["sells_online"], columns(page, keys.ANSWER)[1]
    page.cell(row, column).value = "perhaps"
    whole.save(path)
    done = run("answers", "import", "companies.xlsx", "-o", "clients")
    assert done.returncode == 3
    assert f"companies.xlsx, cell E{row}: error: sells_online:" in done.stderr
    assert [own.name for own in tmp_path.glob("clients/*")] == ["Ficticia_0.yaml"]


def test_a_sheet_about_a_rival_asks_only_what_can_be_seen(run: Run, tmp_path: Path) -> None:
    assert run("template", "--observable", "-o", "rival.xlsx").returncode == 0
    page = load_workbook(tmp_path / "rival.xlsx").worksheets[0]
    asked = {key for key in rows(page) if key.isidentifier()}
    assert asked == {own.id for own in observable_part(shipped_questionnaire()).questions}
    done = run("check", "rival.xlsx")
    assert (done.returncode, "seen from outside" in done.stdout) == (0, True)


def test_a_sheet_in_arabic_is_read_from_right_to_left(run: Run, tmp_path: Path) -> None:
    assert run("template", "--questionnaire", str(ARABIC), "--lang", "ar", "-o", "a.xlsx").returncode == 0
    assert load_workbook(tmp_path / "a.xlsx").worksheets[0].sheet_view.rightToLeft


def test_only_answers_can_be_typed_in_and_nothing_of_a_questionnaire_is_a_formula(
    run: Run, tmp_path: Path
) -> None:
    assert run("template", "-o", "a.xlsx").returncode == 0
    page = load_workbook(tmp_path / "a.xlsx").worksheets[0]
    assert page.protection.sheet
    open_ = {cell.column for line in page.iter_rows() for cell in line if not cell.protection.locked}
    assert open_ == {4, 6, 7}
    texts = [own.text.en for own in shipped_questionnaire().questions]
    formulas = [str(cell.value) for line in page.iter_rows() for cell in line if cell.data_type == "f"]
    assert formulas
    assert not [own for own in formulas if any(text in own for text in texts)]


@pytest.mark.parametrize("words", [("-o", "a.yaml"), (), ("-o", "a.xlsx", "--companies", "0")])
def test_companies_need_a_workbook_and_a_number(words: tuple[str, ...], run: Run) -> None:
    done = (
        run("template", "--companies", "3", *words) if "--companies" not in words else run("template", *words)
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(("--companies goes with -o", "--companies va con -o"))
