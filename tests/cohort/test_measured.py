"""A query reads numbers and dates as an answers file does: the same are read, and the others have the same problem."""

from __future__ import annotations

import csv
from pathlib import Path
from random import Random

import duckdb
import pytest
from cohort_rows import AMOUNTS, DAYS, Row, random_row
from conftest import Run
from generating import random_questionnaire, with_orders
from repeating import repeating_questionnaire
from searches import slow
from sheets import amount, blocker, dated, of, questionnaire, section, single, text, total
from test_scoring import require_equal, scored

from ecomdiag.cohort import scoring
from ecomdiag.cohort.asides import without_asides
from ecomdiag.cohort.duck import connected
from ecomdiag.cohort.plan import plan_of
from ecomdiag.cohort.source import Form
from ecomdiag.cohort.tables import Asked, opened
from ecomdiag.loader.questions.writer import questionnaire_text
from ecomdiag.problems.errors import UsageError
from ecomdiag.questionnaire.conditions import AtLeast, AtMost, Not, OnOrAfter, OnOrBefore
from ecomdiag.questionnaire.model import Kind, Order, Question, Questionnaire
from ecomdiag.record import replace
from ecomdiag.texts.words import Text

PEOPLE = Text("personas", "people")
#: Everything that decides something by a number or a date.
MEASURED = replace(
    questionnaire(
        section(
            "size",
            amount("staff", {0: 0, 10: "1/3", 50: 1}, least=0, most=5000, integer=True, unit=PEOPLE),
            amount("gain", {-5: 0, 0: "1/2", "2.5": 1}, least=-5, most=5),
            amount("here", least=0, most=100, weight=0),
            amount("abroad", {0: 0, 1: 1}, least=0, most=100),
            single("many", {"no": 0, "yes": 1}, show_if=AtLeast("staff", 10), if_not_asked="exclude"),
        ),
        section(
            "time",
            dated("founded", earliest="1900-01-01", latest="2024-03-01"),
            dated("exports", latest="2024-03-01"),
            amount("first", {0: 0, 3: 1}, least=0, most=100, optional=True),
            amount("second", {0: 0, 3: 1}, least=0),
            single("old", {"no": 0, "yes": 1}, show_if=OnOrBefore("founded", "2000-02-29")),
            single("late", {"no": 0, "yes": 1}, show_if=Not(OnOrAfter("exports", "2024-02-29"))),
        ),
        constraints=[total("here", "abroad", at_most=100)],
        blockers=[blocker("loses", AtMost("gain", 0), "developing")],
    ),
    orders=(
        Order(id="days", pair=("founded", "exports"), message=text("days")),
        Order(id="places", pair=("first", "second"), message=text("places"), least=1, most=4),
    ),
)


def with_units(asked: Questionnaire, unit: Text) -> Questionnaire:
    """Return it with a unit beside its numbers."""

    def made(own: Question) -> Question:
        return replace(own, unit=unit) if own.kind is Kind.NUMBER else own

    sections = (replace(own, questions=tuple(map(made, own.questions))) for own in asked.sections)
    return replace(asked, sections=tuple(sections))


#: More of what people write into such a cell.
MORE_AMOUNTS = (
    *(
        "5 people",
        "people5",
        "5PERSONAS ",
        "peoplepeople 5",
        "5\n",
        "\u30005\u2003",
        "1\u00a0234",
        "- 5",
        "+",
        "-",
        ".",
    ),
    *(
        "1 2345",
        "1 23",
        "0 123",
        "012.345",
        "0.123",
        "1e100",
        "1e+5",
        "1e-",
        "1,5e2",
        "1.500e1",
        "5 \u212aG",
        "5 kg",
    ),
    *(
        "ß 5",
        "5 SS",
        "1.234 people",
        "1.234,0 people",
        "1e5people",
        "1 000 000 000",
        "999 999 999,999999999",
        "50",
    ),
    *(
        "999 999 999,9999999999",
        "10" + "0" * 20 + "e-20",
        "-999999999.999999999",
        "1.234\u2009people",
        "0" * 39 + "1",
    ),
)
MORE_DAYS = (
    *(
        "2024-02-29 00:00:00.000",
        "2024-02-29T00:00:00",
        "2024-13-01",
        "2024-00-10",
        "2024-01-00",
        "\n2024-01-01",
    ),
    *(
        "2024-01-01\u3000",
        ".2024-01-01",
        "31/04/2024",
        "٢٠٢٤-01-01",
        "marzo 31, 2024",
        "0 may 2024",
        "dic 31 1999",
    ),
    *(
        "5 de Mayo de 2024 .",
        "5 of may of 2024",
        "dicember 31 1999",
        "1 ENE 2024",
        "Apr 5 2024",
        "1 ago 2024",
    ),
    *("2024-1-1T00:00:00.", "x" * 41, "İ 5 2024", "oct 10 1582", "1700-03-01", "2100-02-29", "0001-01-01"),
)


@pytest.mark.parametrize("unit", [PEOPLE, *slow([None, Text("kg", "kg"), Text("m2", "m²"), Text("€", "£")])])
def test_a_number_is_read_as_in_an_answers_file(unit: Text | None) -> None:
    bands = {-5: 0, 1: "1/3", 5: 1}
    asked = of(
        amount("whole", bands, least=-10, most=2 * 10**8, integer=True, unit=unit),
        amount("any", {-(10**9) + 1: 0, 3: 1}, unit=unit),
    )
    rows: list[Row] = [{"whole": own, "any": own} for own in ("", *AMOUNTS, *MORE_AMOUNTS)]
    for form in (Form.TEXT, Form.CODE):
        require_equal(asked, rows, form)


def test_a_date_is_read_as_in_an_answers_file() -> None:
    asked = of(
        dated("one"),
        dated("other", earliest="1582-10-10", latest="2024-05-05"),
        single("new", {"no": 0, "yes": 1}, show_if=OnOrAfter("one", "2000-02-29")),
        single("old", {"no": 0, "yes": 1}, show_if=OnOrBefore("other", "1999-12-31")),
    )
    days = ("", *DAYS, *MORE_DAYS)
    rows: list[Row] = [{"one": own, "other": own, "new": "yes", "old": "no"} for own in days]
    for form in (Form.TEXT, Form.CODE):
        require_equal(asked, rows, form)


PROBLEMS: list[tuple[Row, str]] = [
    ({"staff": "1.234"}, "number_ambiguous:staff"),
    ({"staff": "1 234 personas"}, ""),
    ({"staff": "12,5"}, "number_whole:staff"),
    ({"staff": "-1"}, "number_limits:staff"),
    ({"staff": "many"}, "number_expected:staff"),
    ({"staff": "1|2"}, "number_list:staff"),
    ({"staff": "1.0000000001"}, "number_digits:staff"),
    ({"here": "60", "abroad": "40,1"}, "constraint:abroad"),
    ({"founded": "29 de febrero de 2024", "exports": "28/2/2024", "old": ""}, "order:exports"),
    ({"founded": "30/2/2020"}, "date_expected:founded"),
    ({"founded": "2020-01-01|2021-01-01"}, "date_one:founded"),
    ({"exports": "2024-03-02"}, "date_limits:exports"),
    ({"first": "2", "second": "2"}, "order:second"),
    ({"first": "2", "second": "6,5"}, "order:second"),
    ({"first": "", "second": "6,5"}, ""),
]
SOUND: Row = {
    "staff": "20", "gain": "0.5", "here": "10", "abroad": "20", "many": "yes", "founded": "1990-05-03",
    "exports": "2024-01-31", "first": "1", "second": "3", "old": "no", "late": "no",
}  # fmt: skip


def test_each_problem_has_its_rule() -> None:
    rows = [{**SOUND, **own} for own, _ in PROBLEMS]
    found = scored(MEASURED, rows)
    assert [own["problems"] for own in found] == [problems for _, problems in PROBLEMS]
    require_equal(MEASURED, rows)


@pytest.mark.parametrize("form", [Form.TEXT, *slow([Form.LIST, Form.CODE])])
def test_numbers_and_dates_decide_as_in_the_engine(form: Form) -> None:
    rng = Random(str(form))
    require_equal(MEASURED, [random_row(MEASURED, rng) for _ in range(60)], form)


@pytest.mark.parametrize("seed", [*range(4), *slow(range(4, 80))])
def test_any_questionnaire_of_numbers_is_scored_as_the_engine_scores_it(seed: int) -> None:
    rng = Random(seed)
    asked = random_questionnaire(rng, "numbers")
    asked = with_orders(asked, rng) if seed % 2 else asked
    asked = without_asides(with_units(asked, PEOPLE) if seed % 3 == 0 else asked)
    if not asked.questions:
        return  # none of them decides anything
    require_equal(asked, list(random_rows(asked, rng)), [*Form][seed % 3])


@pytest.mark.parametrize("seed", [*range(3), *slow(range(3, 60))])
def test_what_is_asked_of_several_things_is_scored_as_the_engine_scores_it(seed: int) -> None:
    rng = Random(seed)
    asked = without_asides(repeating_questionnaire(rng))
    if not asked.questions:
        return
    try:
        require_equal(asked, list(random_rows(asked, rng)), [*Form][seed % 3])
    except UsageError as told:
        assert "63 bits" in told.message("en")  # noqa: PT017 - of the few that are refused before a row is read


def random_rows(asked: Questionnaire, rng: Random) -> list[Row]:
    """Return rows of a questionnaire, of whose sums perhaps no answers can be found."""
    rows: list[Row] = []
    while len(rows) < 25:
        try:
            rows.append(random_row(asked, rng))
        except ValueError:
            rows.append({question.id: rng.choice(("", "100", "c0")) for question in asked.questions})
    return rows


def test_a_sum_that_may_grow_too_large_is_refused_before_a_row_is_read() -> None:
    names = [f"n{place}" for place in range(10)]
    asked = of(*(amount(name, {0: 0, 1: 1}, least=0) for name in names))
    with pytest.raises(UsageError, match="may not fit 63 bits"):
        plan_of(replace(asked, constraints=(total(*names, at_most=5),)))


@pytest.mark.parametrize("name", ["t.parquet", "t.ndjson"])
def test_what_is_a_number_in_a_table_can_be_read_in_one_way(name: str, tmp_path: Path) -> None:
    asked, file = of(amount("n", {0: 0, 2: 1}, least=0)), tmp_path / name
    kind = "parquet" if name.endswith("parquet") else "json"
    values = "SELECT unnest([1.234, 2.5, 1234, -0.5] :: DOUBLE[]) AS n"
    duckdb.connect().execute(f"COPY ({values}) TO '{file}' (FORMAT {kind})")
    with connected(lambda *_: None) as duck:
        table = opened(str(file), asked, Asked(), duck.connection, as_lists=True)
        part = scoring.scored(duck, plan_of(asked), table, tmp_path / "part")
        done = duck.connection.execute(f"SELECT score, problems FROM '{part}/*.parquet'").fetchall()
    assert done == [(0, ""), (100, ""), (100, ""), (None, "number_limits:n")]


def test_a_folder_of_answers_files_is_read_as_each_of_them(tmp_path: Path, run: Run) -> None:
    asked = of(
        amount("n", {0: 0, 2: 1}, least=0, unit=PEOPLE),
        dated("d"),
        single("new", {"no": 0, "yes": 1}, show_if=OnOrAfter("d", "2024-01-01")),
    )
    (tmp_path / "asked.yaml").write_text(questionnaire_text(asked), encoding="utf-8")
    folder = tmp_path / "answers"
    folder.mkdir()
    cells = {
        "a": ("1.2340", "1/2/2024"),
        "b": ("1 234 people", "2024-03-04"),
        "c": ('"1.234"', "2024-03-04"),
        "e": ("2,5", "31/2/2024"),
    }
    for name, (number, day) in cells.items():
        text = f"questionnaire: small\nversion: 1\nanswers:\n  n: {number}\n  d: {day}\n  new: yes\n"
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    done = run("cohort", "score", "answers", "-o", "s.csv", "--questionnaire", "asked.yaml")
    assert done.returncode == 0, done.stderr
    found = list(csv.DictReader((tmp_path / "s.csv").read_text(encoding="utf-8").splitlines()))
    assert [(own["score"], own["problems"]) for own in found] == [
        ("50.0", ""), ("100.0", ""), ("", "number_ambiguous:n"), ("", "date_expected:d"),
    ]  # fmt: skip
