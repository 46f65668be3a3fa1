"""A plan as files for other tools, and as the file that a company keeps."""

from __future__ import annotations

import csv
import datetime
import io
import json
from importlib.util import find_spec
from pathlib import Path

import pytest
from conftest import Run
from icalendar import Calendar
from openpyxl import load_workbook

import ecomdiag
from ecomdiag.workflows import planning
from ecomdiag.workflows.advice import advice_for

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
FORJA = str(EXAMPLES / "taller-forja.yaml")
RIA = str(EXAMPLES / "conservas-ria.yaml")
DAY = "2026-12-01"


def written(run: Run, folder: Path, *words: str, name: str) -> bytes:
    done = run("plan", *words, "--lang", "en", "-o", name)
    assert done.returncode == 0, done.stderr
    return (folder / name).read_bytes()


def test_the_same_answers_give_the_same_plan() -> None:
    asked = ecomdiag.load_questionnaire()
    sheet, advice = ecomdiag.load_answers(RIA, asked), advice_for(asked)
    # Not the one that the other tests remember.
    made = planning.plan_with.__wrapped__  # type: ignore[attr-defined]
    one, other = (made(advice, asked, sheet, planning.PlanOptions(date=DAY)) for _ in range(2))
    assert one is not other
    assert one == other


def test_the_same_plan_gives_the_same_bytes(run: Run, tmp_path: Path) -> None:
    for ending in (
        "csv",
        "xlsx",
        "ics",
        "json",
        "md",
        "html",
        "txt",
        *(["pdf"] if find_spec("typst") else []),
    ):
        one, other = (
            written(run, tmp_path, RIA, "--date", DAY, name=f"{name}.{ending}") for name in ("one", "other")
        )
        assert one == other, ending


def test_a_calendar_holds_whole_days_and_reads_back(run: Run, tmp_path: Path) -> None:
    content = written(run, tmp_path, FORJA, "--date", DAY, name="plan.ics")
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    events = Calendar.from_ical(content).walk("VEVENT")
    assert len(events) >= 13
    assert len({str(event["UID"]) for event in events}) == len(events)
    for event in events:
        start, end = event.decoded("DTSTART"), event.decoded("DTEND")
        assert type(start) is type(end) is datetime.date
        assert datetime.date(2026, 12, 1) <= start < end
        assert event.decoded("DTSTAMP").date() == datetime.date(2026, 12, 1)
    calendar = Calendar.from_ical(content)
    assert (str(calendar["VERSION"]), bool(calendar["PRODID"])) == ("2.0", True)


def test_rows_are_the_same_in_csv_and_in_a_workbook(run: Run, tmp_path: Path) -> None:
    text = written(run, tmp_path, FORJA, "--date", DAY, name="plan.csv").decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    written(run, tmp_path, FORJA, "--date", DAY, name="plan.xlsx")
    sheet = load_workbook(tmp_path / "plan.xlsx").active
    assert sheet is not None
    shown = [["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
    assert shown == rows
    actions = json.loads(written(run, tmp_path, FORJA, "--date", DAY, name="plan.json"))["actions"]
    assert len(rows) == 1 + len(actions) > 10
    assert sheet.cell(2, 7).value == 5.5


def test_no_cell_is_a_formula(run: Run, tmp_path: Path) -> None:
    written(run, tmp_path, RIA, name="plan.yaml")
    kept = (tmp_path / "plan.yaml").read_text(encoding="utf-8")
    (tmp_path / "kept.yaml").write_text(kept.replace("who:", "who: '=1+1'"), encoding="utf-8")
    text = written(run, tmp_path, RIA, "--plan", "kept.yaml", name="plan.csv").decode("utf-8-sig")
    assert "'=1+1" in text
    assert ",=1+1" not in text
    written(run, tmp_path, RIA, "--plan", "kept.yaml", name="plan.xlsx")
    book = load_workbook(tmp_path / "plan.xlsx")
    assert book.active is not None
    assert {cell.data_type for row in book.active.iter_rows() for cell in row} <= {"s", "n"}


# The plan file -----------------------------------------------------------------------------------------------


def test_a_plan_file_is_kept_shows_progress_and_plans_the_rest(run: Run, tmp_path: Path) -> None:
    words = (FORJA, "--date", DAY, "--capacity", "4", "--without", "fund_people")
    written(run, tmp_path, *words, name="plan.yaml")
    kept = (tmp_path / "plan.yaml").read_text(encoding="utf-8")
    same = run("plan", FORJA, "--plan", "plan.yaml", "--format", "json")
    assert same.stdout == run("plan", *words, "--format", "json").stdout
    done = kept.replace(
        "    who:\n    when:\n    done: no", '    who: "Ana"\n    when: "May"\n    done: yes', 1
    )
    (tmp_path / "plan.yaml").write_text(done, encoding="utf-8")
    after = run("plan", FORJA, "--plan", "plan.yaml", "--lang", "en")
    assert " 1 of 1" in after.stdout
    assert "· Ana · May" in after.stdout
    again = run("plan", FORJA, "--plan", "plan.yaml", "--lang", "en", "-o", "next.yaml")
    assert again.returncode == 0
    following = (tmp_path / "next.yaml").read_text(encoding="utf-8")
    assert following.count("    done: yes") == 1
    assert 'target: "developing"' in following
    assert "without: [fund_people]" in following


def test_a_plan_file_is_never_written_over(run: Run, tmp_path: Path) -> None:
    content = written(run, tmp_path, RIA, name="plan.yaml")
    done = run("plan", RIA, "--lang", "en", "-o", "plan.yaml")
    assert done.returncode == 2
    assert "is a plan that is kept" in done.stderr
    assert (tmp_path / "plan.yaml").read_bytes() == content


@pytest.mark.parametrize(
    ("found", "replacement", "told"),
    [
        ('plan: "1"', 'plan: "9"', "kept.yaml:3:7:"),
        ('plan: "1"\n', "", "kept.yaml:"),
        ("action: find_out_data_status", "action: find_out_data", "there is no action “find_out_data”"),
        ("done: no", "done: perhaps", "“perhaps”"),
        ("who:", "whom: Ana", "whom"),
        ("capacity: 8", "capacity: much", "“much” is not valid for --capacity"),
        ('target: "advanced"', "target: best", "“best” is not valid for --target"),
        ("days: middle", "days: most", "“most” is not valid for --days"),
        ("actions:\n", "actions: 3\nother:\n", "kept.yaml:"),
        ("who:", f"who: {'a' * 201}", "too long: 200 signs"),
        ("action: complete_gdpr_work", "action: find_out_data_status", "find_out_data_status"),
    ],
)  # fmt: skip
def test_what_is_wrong_in_a_plan_file_is_told(
    run: Run, tmp_path: Path, found: str, replacement: str, told: str
) -> None:
    written(run, tmp_path, RIA, name="plan.yaml")
    text = (tmp_path / "plan.yaml").read_text(encoding="utf-8")
    assert found in text
    (tmp_path / "kept.yaml").write_text(text.replace(found, replacement, 1), encoding="utf-8")
    done = run("plan", RIA, "--plan", "kept.yaml", "--lang", "en")
    assert done.returncode in (2, 3), done.stderr
    assert told in done.stderr
    assert done.stdout == ""


def test_another_file_is_no_plan_file(run: Run) -> None:
    done = run("plan", RIA, "--plan", RIA, "--lang", "en")
    assert done.returncode == 3
    assert "Traceback" not in done.stderr


def test_a_calendar_takes_a_day(run: Run, tmp_path: Path) -> None:
    done = run("plan", RIA, "--lang", "en", "-o", "plan.ics")
    assert done.returncode == 2
    assert "add --date" in done.stderr
    assert not (tmp_path / "plan.ics").exists()
