"""Numbers and dates by keys, line by line and from a file: the same answers; what goes there is in view, and what is wrong."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from random import Random

import pytest
from keys import ENTER, canonical, driven, keys_of_interview, painted, press, session, watched
from program import Program
from searches import slow
from sheets import amount, dated, of, random_sheet, sheet, single
from test_plain import held_by, lines_of
from test_prompts import host_of

from ecomdiag.interview.screens import Answered
from ecomdiag.loader.answering.template import answers_text
from ecomdiag.loader.answers import read_answers
from ecomdiag.loader.questions.writer import questionnaire_text
from ecomdiag.questionnaire.conditions import LEFT_OUT, AtLeast, AtMost, OnOrAfter
from ecomdiag.questionnaire.model import Order, Question
from ecomdiag.record import replace
from ecomdiag.texts import LANGUAGES
from ecomdiag.texts.words import Text

F = Fraction
STAFF = amount("staff", {0: 0, 10: 1}, least=0, most=500, integer=True, unit=Text("personas", "people"))
PROFIT = amount("profit", least=-1000, unit=Text("€", "€"), optional=True)
FOUNDED = dated("founded", earliest="1990-01-01", latest="2026-12-31")
ASKED = of(
    STAFF,
    single("team", {"no": 0, "yes": 1}, show_if=AtLeast("staff", F(10))),
    PROFIT,
    single("loss", {"no": 0, "yes": 1}, show_if=AtMost("profit", F(0))),
    FOUNDED,
    single("young", {"no": 0, "yes": 1}, show_if=OnOrAfter("founded", "2020-01-01")),
    dated("sold", optional=True),
)


@pytest.mark.parametrize("seed", [*range(3), *slow(range(3, 60))])
def test_keys_lines_and_file_give_the_same(seed: int) -> None:
    rng, language = Random(seed), LANGUAGES[seed % 2]
    wanted = canonical(ASKED, random_sheet(ASKED, rng, company=None))
    by_keys = session(ASKED, language=language)
    driven(by_keys, "".join(keys_of_interview(ASKED, wanted)))
    by_lines, _ = held_by(ASKED, lines_of(ASKED, wanted, rng, language), language=language)
    by_file = read_answers(answers_text(wanted).encode(), ASKED).sheet
    assert by_keys.sheet == by_lines.sheet == by_file == wanted


@pytest.mark.parametrize(
    ("question", "keys", "taken"),
    [
        (STAFF, ["2", "5", "enter"], [F(25)]),
        (STAFF, ["x", "2", "up", "up", "down", "enter"], [F(3)]),
        (STAFF, ["down", "enter"], [F(0)]),
        (STAFF, ["1", ".", "2", "3", "4", "enter"], []),
        (STAFF, ["5", "0", "1", "enter"], []),
        (STAFF, ["enter"], []),
        (PROFIT, ["enter"], [LEFT_OUT]),
        (PROFIT, [*"-1.000,50", "enter"], []),
        (PROFIT, [*"-999,50", "enter"], [F("-999.5")]),
        (PROFIT, [*"1 234", "enter"], [F(1234)]),
    ],
)
def test_a_number_is_typed(question: Question, keys: list[str], taken: list[object]) -> None:
    assert press(host_of(question), keys) == [Answered(own) for own in taken]  # type: ignore[arg-type]


def test_an_answer_is_shown_so_that_it_can_be_given_again() -> None:
    host = host_of(PROFIT, F("1.234"))
    assert "1.2340 €" in "\n".join(painted(host, 100, 30))
    assert press(host, ["enter"]) == [Answered(F("1.234"))]


def test_limits_and_unit_are_in_view_and_what_is_wrong_is_told() -> None:
    host = host_of(STAFF)
    press(host, ["1", ".", "2", "3", "4"])
    shown = "\n".join(painted(host, 100, 30))
    assert "a whole number from 0 to 500 (people)" in shown
    assert "1.234 people" in shown
    press(host, ["enter"])
    assert "can be read in two ways" in "\n".join(painted(host, 100, 30))


def test_lines_say_what_goes_there_and_what_is_wrong() -> None:
    _, shown = held_by(ASKED, ["many", "1.234", "501", "12"])
    assert shown.count("Type a whole number from 0 to 500 (people):") == 4
    assert "1.234" in "\n".join(shown)
    assert "501 is out of range: write a whole number from 0 to 500 (people)" in shown


def test_in_a_real_terminal_a_number_is_kept_as_a_file_has_it(tmp_path: Path) -> None:
    (tmp_path / "q.yaml").write_text(questionnaire_text(ASKED), encoding="utf-8")
    program = Program(tmp_path, "assess", "a.yaml", "--questionnaire", "q.yaml", "--lang", "en")
    program.wait_for("staff (en)")
    program.type(f"1.234{ENTER}")
    program.wait_for("two ways")
    program.type("\x7f" * 5 + f"12{ENTER}")
    program.wait_for("team (en)")
    program.type("\x03")
    assert program.finish() == 130
    assert "  staff: 12\n" in (tmp_path / "a.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("keys", "taken"),
    [("3/4/2024", ["2024-04-03"]), ("3 de abril de 2024", ["2024-04-03"]), ("2024-04-03", ["2024-04-03"]),
     ("4/13/2024", []), ("3/4/1989", []), ("", [])],
)  # fmt: skip
def test_a_date_is_typed_the_day_first(keys: str, taken: list[str]) -> None:
    host = host_of(FOUNDED)
    assert press(host, [*keys, "enter"]) == [Answered(day) for day in taken]
    assert press(host_of(dated("sold", optional=True)), ["enter"]) == [Answered(LEFT_OUT)]


def test_what_a_rule_over_two_answers_refuses_stays_as_it_was_typed() -> None:
    rule = Order(id="later", pair=("founded", "sold"), least=F(1), message=Text("después", "later"))
    asked = replace(of(FOUNDED, dated("sold")), orders=(rule,))
    held = session(asked, sheet(asked, founded="2024-04-03"), resume_at="sold")
    shown = watched(held, "2/4/2024", ENTER).text
    assert "later" in shown
    assert "❯ 2/4/2024" in shown


def test_which_day_is_meant_is_in_view_before_it_is_an_answer() -> None:
    host = host_of(FOUNDED)
    press(host, [*"3/4/2024"])
    shown = "\n".join(painted(host, 100, 30))
    assert "a date from 1 January 1990 to 31 December 2026" in shown
    assert "that is 3 April 2024" in shown
    _, lines = held_by(of(FOUNDED), ["3/4/2024"])
    assert any("3 April 2024" in line for line in lines)


def test_a_unit_that_is_a_trap_for_a_terminal_is_shown_and_does_nothing() -> None:
    trap = Text("\x1b[2Jm²", "\x1b[2Jm²")
    _, shown = held_by(of(amount("area", least=0, most=9, unit=trap)), ["many", "12"])
    assert len(shown) > 3
    assert not any("\x1b" in line for line in shown)
