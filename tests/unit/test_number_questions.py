"""Questions that are answered with a number: how one is read, refused, counted and said."""

from __future__ import annotations

from fractions import Fraction
from random import Random

import pytest
import yaml
from proof.brute_force import BruteForce, Scoring, TooLargeError
from proof.generating import random_questionnaire
from searches import slow
from sheets import amount, blank, checked, of, percentage, sheet, single, total

from ecomdiag import engine
from ecomdiag.loader.answering.template import answers_text, template_text
from ecomdiag.loader.answers import read_answers
from ecomdiag.names.amounts import read_amount
from ecomdiag.questionnaire.conditions import Answer, AtLeast
from ecomdiag.questionnaire.model import Constraint, Question
from ecomdiag.questionnaire.soundness import faults
from ecomdiag.questionnaire.wording import answer_text
from ecomdiag.ranges.finder import RangeFinder
from ecomdiag.record import replace
from ecomdiag.scoring.intervals import cut
from ecomdiag.texts.words import Text
from ecomdiag.workflows.answers import load_answers

PEOPLE, EURO = Text("personas", "people"), Text("€", "€")
STAFF = amount("staff", {0: 0, 10: 1}, least=0, most=500, integer=True, unit=PEOPLE)
PROFIT = amount("profit", unit=EURO)
F = Fraction

READ: list[tuple[str, str]] = [
    ("25", "25"), ("+25", "25"), ("-25", "-25"), ("−25", "-25"), ("007", "7"), ("0,5", "0.5"), (".5", "0.5"),
    ("1.234,5", "1234.5"), ("1,234.5", "1234.5"), ("1 234", "1234"), ("1\u00a0234", "1234"),
    ("1\u202f234,50", "1234.5"), ("1'234.5", "1234.5"), ("1’234’567", "1234567"), ("1.234.567", "1234567"),
    ("-1,234,567.25", "-1234567.25"), ("12.34", "12.34"), ("1234.567", "1234.567"), ("0.123", "0.123"),
    ("1.2345", "1.2345"), ("1.234,567", "1234.567"), ("1e3", "1000"), ("25 €", "25"), ("€25", "25"), ("€ 1,234.50", "1234.5"),
    ("999999999.999999999", "999999999.999999999"), ("1.000000000000", "1"),
]  # fmt: skip
REFUSED = [
    ("1.234", "number_ambiguous"), ("1,234", "number_ambiguous"), ("-12.345", "number_ambiguous"),
    ("999.000 €", "number_ambiguous"), ("0.1234567891", "number_digits"), ("12345678901", "number_digits"),
    ("1e40", "number_digits"), *((found, "number_expected") for found in (
        "", "a", "12a", "1e999999", "nan", "inf", "-", ".", "1..2", "1.23.456", "1 23", "1,23,456", "1.234.56", "١٢",
        "１２", "²", "0x1F", "1_000", "1" * 400, "9" * 10_000, "12 personas", "€", "€€25", "1;2", "--1", "50 %",
    )),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "meant"), READ)
def test_a_number_is_read_as_people_write_it(typed: str, meant: str) -> None:
    assert read_amount(PROFIT, typed) == F(meant)
    assert checked(f'answers: {{profit: "{typed}"}}'.encode(), of(PROFIT))[2:] == ()


@pytest.mark.parametrize(("typed", "rule"), REFUSED)
def test_what_is_no_number_or_two_is_refused_in_one_line(typed: str, rule: str) -> None:
    assert read_amount(PROFIT, typed) is None
    (problem,) = engine.check_answer(PROFIT, typed)
    assert problem.rule == rule
    for language in ("es", "en"):
        message = problem.message(language)  # type: ignore[arg-type]
        assert len(message) < 250
        assert "\n" not in message


def test_what_can_be_read_in_two_ways_is_told_how_to_write() -> None:
    (problem,) = engine.check_answer(PROFIT, "1.234")
    assert problem.message("es") == (
        "«1.234» puede leerse de dos maneras: escribid 1234 si son miles, o 1.2340 si son decimales"
    )
    assert [read_amount(PROFIT, said) for said in ("1234", "1.2340")] == [1234, F("1.234")]


@pytest.mark.parametrize(
    ("answer", "rule"),
    [(F(0), None), (F(500), None), (F(501), "number_limits"), (F(10**9), "number_digits"), (F(-1), "number_limits"), (F(1, 2), "number_whole"),
     (("1", "2"), "number_list"), ("many", "number_expected")],
)  # fmt: skip
def test_a_number_keeps_its_limits(answer: Answer, rule: str | None) -> None:
    assert [found.rule for found in engine.check_answer(STAFF, answer)] == ([rule] if rule else [])


def test_a_message_says_what_goes_there() -> None:
    (problem,) = engine.check_answer(STAFF, F(501))
    assert problem.message("es") == (
        "501 se sale de los límites: escribid un número entero de 0 a 500 (personas)"
    )
    assert problem.message("en") == "501 is out of range: write a whole number from 0 to 500 (people)"
    assert answer_text(STAFF, F(12), "es") == "12 personas"
    assert answer_text(PROFIT, F("-1.5"), "es") == "-1,5 €"


@pytest.mark.parametrize("value", [25, "25", F(25), 25.0])
def test_python_gives_a_number_as_it_likes(value: object) -> None:
    assert load_answers({"answers": {"staff": value}}, of(STAFF)).answers == {"staff": F(25)}


@pytest.mark.parametrize(
    "value", ["1.234", "-1.234", "12.345", "0.125", "1234.5", "-999999999", "0.000000001"]
)
def test_what_is_written_is_read_back_and_nobody_takes_decimals_for_thousands(value: str) -> None:
    asked = of(PROFIT)
    text = answers_text(sheet(asked, profit=F(value)))
    assert read_answers(text.encode(), asked).sheet.answers == {"profit": F(value)}
    assert F(str(yaml.safe_load(text)["answers"]["profit"])) == F(value)


def test_the_template_says_what_number_goes_there() -> None:
    assert "# Write a whole number from 0 to 500 (people)." in template_text(of(STAFF), "en")


def test_without_bands_nothing_is_scored() -> None:
    assert (STAFF.scored, PROFIT.scored) == (True, False)


def test_whole_numbers_are_cut_into_whole_numbers() -> None:
    pieces = [(own.low, own.high) for own in cut([F(5, 2), F(4)], (F(-1), F(6)), integers=True)]
    assert pieces == [(-1, -1), (4, 4), (6, 6), (0, 2), (3, 3), (5, 5)]


@pytest.mark.parametrize("limit", [0.5, float("nan"), "1", 10**9])
def test_a_limit_that_is_no_exact_number_is_a_fault(limit: object) -> None:
    assert list(faults(of(amount("one", integer=True), single("two", "a b")))) == []
    wrong = of(amount("one"), single("two", "a b"))
    object.__setattr__(wrong.questions[0], "least", limit)
    assert list(faults(wrong)) or isinstance(limit, str)


@pytest.mark.parametrize("seed", [*range(13), *slow(range(13, 1000))])
def test_the_range_over_numbers_is_what_brute_force_finds(seed: int) -> None:
    asked = random_questionnaire(Random(seed), "numbers")
    forced = BruteForce(asked, as_interview=False)
    try:
        truth = forced.run(falls=False)
    except TooLargeError:
        return
    scores = {found for own in truth.sheets if (found := Scoring(asked).overall(own)) is not None}
    found = RangeFinder(asked).find_exact(blank(asked))
    assert found.overall == ((min(scores), max(scores)) if scores else None)


def test_a_condition_over_a_whole_number_that_none_can_meet_shows_nothing() -> None:
    """Between 3 and 4 there is no whole number, so that the later question cannot be opened by one."""
    asked = of(
        amount("staff", {0: 0, 4: 1}, least=0, most=9, integer=True),
        single("later", {"no": 0, "yes": 1}, show_if=AtLeast("staff", F("3.5")), if_not_asked="full"),
    )
    assert RangeFinder(asked).find_exact(blank(asked)).overall == (50, 100)


# Sums ---------------------------------------------------------------------------------------------------

WOMEN, MEN = (amount(name, {0: 0, 5: 1}, least=0, most=20, integer=True) for name in ("women", "men"))


@pytest.mark.parametrize(
    ("questions", "constraint", "rules"),
    [
        ((WOMEN, MEN), total("women", "men", equals=[12, 40]), []),
        ((WOMEN, MEN), total("women", "men", equals=[41]), ["out_of_range"]),
        ((WOMEN, MEN), total("women", "men", at_most=F("7.5")), ["not_whole"]),
        ((WOMEN, amount("men", least=1)), total("women", "men", at_most=9), ["sum_from_zero", "sum_of_one_sort"]),
        ((WOMEN, amount("men", least=0)), total("women", "men", at_most=9), ["sum_of_one_sort"]),
        ((WOMEN, percentage("men", {0: 0})), total("women", "men", at_most=9), ["sum_of_one_sort"]),
    ],
)  # fmt: skip
def test_a_sum_is_of_one_sort_of_number(
    questions: tuple[Question, ...], constraint: Constraint, rules: list[str]
) -> None:
    found = faults(of(*questions, constraints=[constraint]))
    assert [own.problem.rule.removeprefix("file.") for own in found] == rules


def test_a_sum_of_whole_numbers_is_told_with_its_own_message_and_leaves_only_what_can_be() -> None:
    asked = of(WOMEN, MEN, constraints=[total("women", "men", equals=[12])])
    (problem,) = engine.check(asked, sheet(asked, women=5, men=6))
    assert (problem.rule, problem.message("en")) == ("constraint", "sum (en) They now add up to 11.")
    assert RangeFinder(asked).find_exact(sheet(asked, women=8)).overall == (50, 50)
    odd = of(WOMEN, MEN, constraints=[total("women", "men", equals=[1])])
    assert RangeFinder(odd).find_exact(blank(odd)).overall == (0, 0)


def test_sums_of_whole_numbers_that_share_one_are_told_as_limits() -> None:
    three = [amount(name, {0: 0, 1: 1}, least=0, most=5, integer=True) for name in "abc"]
    pairs = [total(*names, equals=[5]) for names in ("ab", "bc", "ac")]
    asked = of(*three, constraints=[replace(own, id=f"c{n}") for n, own in enumerate(pairs)])
    assert RangeFinder(asked).find(blank(asked)).exact is False
