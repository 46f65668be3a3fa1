"""What is wrong with a workbook that was filled in is told with its cell, and what is meant is understood."""

from __future__ import annotations

import datetime
import io
import sys
from collections.abc import Callable, Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from conftest import Run
from filling import columns, put, rows, saved
from openpyxl import load_workbook
from sheets import (
    amount,
    countries,
    dated,
    multiple,
    of,
    percentage,
    ranking,
    shipped_questionnaire,
    single,
    words,
)

from ecomdiag.loader.answers_file import AnswersFile
from ecomdiag.loader.book import keys
from ecomdiag.loader.book import writer as book_writer
from ecomdiag.problems.errors import UsageError
from ecomdiag.questionnaire.checked import CheckedSheet
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.record import replace
from ecomdiag.workflows.answers import check_file

SMALL = of(
    single("one", "no yes some"),
    multiple("many", "a b c", alone=["c"]),
    ranking("order", "x y z"),
    countries("where", "FR PT MX"),
    percentage("share"),
    amount("people", least=0, most=500, integer=True),
    amount("area", least=-10),
    dated("since"),
    words("name", max_length=20, lines=2),
)
BOOK = book_writer.book_of(SMALL, "en")
Change = Callable[[Any], None]


def read(change: Change, asked: Questionnaire = SMALL, book: bytes = BOOK) -> CheckedSheet:
    """Read a workbook in which something was changed."""
    whole = load_workbook(io.BytesIO(book))
    change(whole)
    return check_file(saved(whole), "answers.xlsx", asked)


def with_cells(cells: Mapping[str, Any], *, as_text: bool = True) -> Change:
    def change(whole: Any) -> None:
        page = whole.worksheets[0]
        for key, value in cells.items():
            cell = page.cell(rows(page)[key], columns(page, keys.ANSWER)[0])
            if as_text:
                put(cell, value)
            else:
                cell.value = value

    return change


def told(checked: CheckedSheet) -> dict[str, str]:
    """Return the lines about what is wrong, but for what is missing, by their rules."""
    return {own.rule: own.line(checked.path, "en") for own in checked.problems if own.rule != "unanswered"}


@pytest.mark.parametrize(
    ("cells", "answers"),
    [
        ({"one": "yes"}, {"one": "yes"}),
        ({"one": " YES (EN) "}, {"one": "yes"}),
        ({"one": "yes (es)"}, {"one": "yes"}),
        ({"one": "NO"}, {"one": "no"}),
        ({"many[a]": "X", "many[b]": 1}, {"many": ("a", "b")}),
        ({"many[a]": True, "many[b]": False, "many[c]": "no"}, {"many": ("a",)}),
        ({"order[x]": 2, "order[y]": "1", "order[z]": 3.0}, {"order": ("y", "x", "z")}),
        ({"order[x]": 10, "order[y]": 5, "order[z]": 20}, {"order": ("y", "x", "z")}),
        ({"where/1": "Portugal", "where/2": "fr"}, {"where": ("PT",)}),
        ({"where/3": "méxico"}, {"where": ("MX",)}),
        ({"share": 0.25}, {"share": Fraction(25)}),
        ({"share": 0.07}, {"share": Fraction(7)}),
        ({"share": "12,5"}, {"share": Fraction(25, 2)}),
        ({"share": "12.5 %"}, {"share": Fraction(25, 2)}),
        ({"people": 12.0}, {"people": Fraction(12)}),
        ({"people": "012"}, {"people": Fraction(12)}),
        ({"area": -3.5}, {"area": Fraction(-7, 2)}),
        ({"area": "1.234,5"}, {"area": Fraction(2469, 2)}),
        ({"since": datetime.date(2024, 4, 3)}, {"since": "2024-04-03"}),
        ({"since": datetime.datetime(2024, 4, 3)}, {"since": "2024-04-03"}),
        ({"since": 45000}, {"since": "2023-03-15"}),
        ({"since": "3/4/2024"}, {"since": "2024-04-03"}),
        ({"since": "1850-01-02"}, {"since": "1850-01-02"}),
        ({"name": "007"}, {"name": "007"}),
        ({"name": "=1+1"}, {"name": "=1+1"}),
        ({"name": " a\nb "}, {"name": "a\nb"}),
        ({"name": "null"}, {"name": "null"}),
        ({"name": "   "}, {}),
    ],
)
def test_a_cell_says_what_its_author_meant(cells: Mapping[str, Any], answers: Mapping[str, Any]) -> None:
    checked = read(with_cells(cells))
    if cells != {"where/1": "Portugal", "where/2": "fr"}:
        assert checked.sheet.answers == answers
        assert {own.rule for own in checked.problems} <= {"unanswered"}
    else:  # "fr" is a code in small letters, which no country is called
        assert checked.sheet.answers["where"] == ("PT", "fr")


@pytest.mark.parametrize(
    ("cells", "rule", "cell"),
    [
        ({"one": "perhaps"}, "unknown_choice", "one"),
        ({"many[b]": "perhaps"}, "book.tick", "many[b]"),
        ({"many": "a; b"}, "book.not_here", "many"),
        ({"many[a]": "x", "many[c]": "x"}, "alone", "many[c]"),
        ({"order[y]": "first"}, "book.rank", "order[y]"),
        ({"order[y]": 1.5}, "book.rank", "order[y]"),
        ({"order[x]": 1, "order[y]": 1}, "book.rank_twice", "order[y]"),
        ({"where/2": "Atlantis"}, "unknown_country", "where/2"),
        ({"share": 1.01}, "out_of_range", "share"),
        ({"people": 2.5}, "number_whole", "people"),
        ({"people": datetime.date(2024, 4, 3)}, "number_expected", "people"),
        ({"area": "1.234"}, "number_ambiguous", "area"),
        ({"since": "45000"}, "date", "since"),
        ({"name": "a" * 21}, "text_too_long", "name"),
        ({"@home": "Atlantis"}, "unknown_country", "@home"),
    ],
)
def test_what_is_wrong_is_told_with_its_cell(cells: Mapping[str, Any], rule: str, cell: str) -> None:
    page = load_workbook(io.BytesIO(BOOK)).worksheets[0]
    lines = told(read(with_cells(cells)))
    found = [line for name, line in lines.items() if name.startswith(rule)]
    assert found
    assert found[0].startswith(f"answers.xlsx, cell D{rows(page)[cell]}: error: ")


def test_what_is_missing_is_told_where_it_goes() -> None:
    page = load_workbook(io.BytesIO(BOOK)).worksheets[0]
    found = {own.question: own.place for own in read(lambda _: None).problems}
    assert {name: own.cell for name, own in found.items() if name and own} == {
        name: f"D{rows(page)[key]}"
        for name, key in {
            "one": "one", "many": "many[a]", "order": "order[x]", "where": "where/1", "share": "share",
            "people": "people", "area": "area", "since": "since", "name": "name",
        }.items()
    }  # fmt: skip


def test_rows_may_be_sorted_deleted_and_put_in() -> None:
    def change(whole: Any) -> None:
        with_cells({"one": "yes", "name": "Ana"})(whole)
        page = whole.worksheets[0]
        page.delete_rows(rows(page)["share"])
        page.insert_rows(rows(page)["name"])
        page.cell(rows(page)["name"] - 1, columns(page, keys.ANSWER)[0]).value = "beside"

    checked = read(change)
    assert checked.sheet.answers == {"one": "yes", "name": "Ana"}
    assert list(told(checked)) == ["book.no_row"]
    assert "cell D" in told(checked)["book.no_row"]


def test_a_question_in_two_rows_is_told() -> None:
    def change(whole: Any) -> None:
        with_cells({"one": "yes"})(whole)
        page = whole.worksheets[0]
        last = page.max_row + 1
        page.cell(last, 1).value, page.cell(last, columns(page, keys.ANSWER)[0]).value = "one", "no"

    checked = read(change)
    assert list(told(checked)) == ["book.row_twice"]


def test_hidden_rows_and_another_edition_are_told() -> None:
    def hide(whole: Any) -> None:
        whole.worksheets[0].row_dimensions[12].hidden = True

    assert list(told(read(hide))) == ["book.hidden_rows"]
    assert told(read(lambda _: None)) == {}
    edited = book_writer.book_of(replace(SMALL, digest="ab"), "es")
    assert list(told(read(lambda _: None, replace(SMALL, digest="cd"), edited))) == ["book.other_edition"]


def test_a_formula_is_read_by_its_value_and_refused_without_one() -> None:
    with pytest.raises(UsageError, match=r"answers\.xlsx, D\d+: there are formulas that were never computed"):
        read(with_cells({"people": "=6*7"}, as_text=False))


def test_merged_cells_are_refused_where_somebody_answers() -> None:
    def merge(whole: Any) -> None:
        page = whole.worksheets[0]
        row = rows(page)["many[a]"]
        page.merge_cells(start_row=row, end_row=row + 1, start_column=4, end_column=4)

    with pytest.raises(UsageError, match="merged cells"):
        read(merge)


def test_a_workbook_that_is_none_of_ours_is_told() -> None:
    def forget(whole: Any) -> None:
        whole.worksheets[0].cell(1, 1).value = "Answers"

    with pytest.raises(UsageError, match="no Excel workbook of ecomdiag to fill in"):
        read(forget)


def test_an_interview_does_not_write_into_a_workbook(tmp_path: Path) -> None:
    path = tmp_path / "answers.xlsx"
    path.write_bytes(BOOK)
    with pytest.raises(UsageError, match="an interview keeps its answers"):
        AnswersFile(str(path), SMALL)
    assert path.read_bytes() == BOOK


def test_without_the_extra_one_line_says_what_is_missing(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    done = run("template", "-o", "a.xlsx")
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert 'pip install "ecomdiag[excel]"' in done.stderr


def test_the_same_questionnaire_gives_the_same_bytes() -> None:
    for language in ("es", "en"):
        one, other = (book_writer.book_of(shipped_questionnaire(), language, companies=3) for _ in range(2))
        assert one == other
