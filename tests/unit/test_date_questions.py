"""Questions that are answered with a date: how one is read, refused, compared and said."""

from __future__ import annotations

import datetime
from random import Random

import pytest
from sheets import blank, checked, dated, of, sheet, single

from ecomdiag import engine
from ecomdiag.loader.answering.template import answers_text, template_text
from ecomdiag.loader.answers import read_answers
from ecomdiag.names.days import read_day
from ecomdiag.questionnaire.calendar import day_at, place_of
from ecomdiag.questionnaire.conditions import Answer, OnOrAfter, OnOrBefore
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.questionnaire.soundness import faults
from ecomdiag.questionnaire.wording import answer_text, describe
from ecomdiag.ranges.finder import RangeFinder
from ecomdiag.record import replace
from ecomdiag.workflows.answers import load_answers

FOUNDED = dated("founded", earliest="1900-01-01", latest="2026-12-31")
ASKED = of(
    FOUNDED,
    single("young", {"no": 0, "yes": 1}, show_if=OnOrAfter("founded", "2020-01-01"), if_not_asked="full"),
)
APRIL = "2024-04-03"
READ = [
    "2024-04-03", "2024-4-3", "2024/04/03", "3/4/2024", "03-04-2024", "3.4.2024", "3 de abril de 2024", "3 abril 2024",
    "3 ABR 2024", "3 April 2024", "3rd of April, 2024", "April 3, 2024", "2024-04-03 00:00:00", "2024-04-03T00:00",
    "  3  de  abril  de  2024 ",
]  # fmt: skip
REFUSED = [
    "", "today", "hoy", "2024", "2024-04", "3/4/24", "31/4/2024", "4/13/2024", "2023-02-29", "0000-01-01", "2024-00-10",
    "3/4-2024", "3 de ab de 2024", "3 de frimario de 2024", "٣/٤/٢٠٢٤", "３/４/２０２４", "2024-04-03 10:30", "99999-01-01",
    "1e999999", "1" * 400, "3 de abril de 2024 y más, y todavía mucho más",
]  # fmt: skip


@pytest.mark.parametrize("typed", READ)
def test_a_date_is_read_as_people_write_it_the_day_before_the_month(typed: str) -> None:
    assert read_day(typed) == APRIL
    assert checked(f'answers: {{founded: "{typed}", young: "no"}}'.encode(), ASKED)[2:] == ()


@pytest.mark.parametrize("typed", REFUSED)
def test_what_is_no_date_is_refused_in_one_line(typed: str) -> None:
    assert read_day(typed) is None
    (problem,) = engine.check_answer(FOUNDED, typed)
    assert problem.rule == "date_expected"
    assert len(problem.message("es")) < 250


@pytest.mark.parametrize(
    ("answer", "rule"),
    [("1900-01-01", None), ("2026-12-31", None), ("1899-12-31", "date_limits"), ("2027-01-01", "date_limits"),
     ((APRIL, APRIL), "date_one"), ("3/4/2024", "date_expected")],
)  # fmt: skip
def test_a_date_keeps_its_limits(answer: Answer, rule: str | None) -> None:
    assert [found.rule for found in engine.check_answer(FOUNDED, answer)] == ([rule] if rule else [])


def test_dates_are_written_out_and_say_what_goes_there() -> None:
    assert answer_text(FOUNDED, APRIL, "es") == "3 de abril de 2024"
    assert answer_text(FOUNDED, APRIL, "en") == "3 April 2024"
    assert describe(ASKED, OnOrBefore("founded", APRIL), "en") == "founded is 3 April 2024 or earlier"
    assert "a date from 1 January 1900 to 31 December 2026" in template_text(ASKED, "en")


@pytest.mark.parametrize("value", [APRIL, datetime.date(2024, 4, 3), datetime.datetime(2024, 4, 3)])
def test_python_and_other_readers_of_yaml_give_a_date_as_they_have_it(value: object) -> None:
    assert load_answers({"answers": {"founded": value}}, ASKED).answers == {"founded": APRIL}
    assert read_answers(b"answers:\n  founded: 2024-04-03\n", ASKED).sheet.answers == {"founded": APRIL}
    text = answers_text(sheet(ASKED, founded=APRIL))
    assert read_answers(text.encode(), ASKED).sheet.answers == {"founded": APRIL}


def test_both_ends_of_a_condition_belong_to_it() -> None:
    for day, holds in (("2019-12-31", False), ("2020-01-01", True), ("2020-01-02", True)):
        assert OnOrAfter("founded", "2020-01-01").true_of(day) is holds
        assert OnOrBefore("founded", "2020-01-01").true_of(day) is (day <= "2020-01-01")
    assert RangeFinder(ASKED).find_exact(sheet(ASKED, founded="2019-12-31")).overall == (100, 100)
    assert RangeFinder(ASKED).find_exact(blank(ASKED)).overall == (0, 100)


def test_a_day_that_no_answer_can_be_tells_nothing_apart() -> None:
    never = replace(ASKED.questions[1], show_if=OnOrAfter("founded", "2027-01-01"))
    asked: Questionnaire = of(FOUNDED, never)
    assert RangeFinder(asked).find_exact(blank(asked)).overall == (100, 100)


@pytest.mark.parametrize("seed", range(3))
def test_days_are_counted_as_the_calendar_does(seed: int) -> None:
    rng = Random(seed)
    places = [1, 59, 60, 366, 730_000, 3_652_059, *(rng.randint(1, 3_652_059) for _ in range(500))]
    for place in places:
        day = datetime.date.fromordinal(place).isoformat()
        assert (place_of(day), day_at(place)) == (place, day)


def test_a_date_made_in_python_is_told_what_is_wrong_with_it() -> None:
    wrong = of(dated("founded", earliest="today"), single("s", "a b", show_if=OnOrAfter("founded", "soon")))
    assert [own.problem.rule for own in faults(wrong)] == ["file.not_a_date"] * 2
