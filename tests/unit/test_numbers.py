"""Numbers in sentences: each language writes them its own way, wherever they are said."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sheets import amount, blank, percentage, questionnaire, section, total

from ecomdiag import engine
from ecomdiag.interview.typed_numbers import number_in
from ecomdiag.questionnaire.conditions import AtLeast, AtMost
from ecomdiag.questionnaire.measures import Figure
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.questionnaire.wording import answer_text, describe
from ecomdiag.record.exact import read_number
from ecomdiag.texts import Language, say
from ecomdiag.texts.numbers import fixed, number, one_decimal, rounded


@pytest.mark.parametrize(
    ("value", "spanish", "english"),
    [
        ("40.5", "40,5", "40.5"),
        ("40", "40", "40"),
        ("0.125", "0,125", "0.125"),
        ("1/3", "0,333333333", "0.333333333"),
    ],
)
def test_every_number_in_a_sentence_is_written_as_its_language_does(
    value: str, spanish: str, english: str
) -> None:
    shown: dict[Language, str] = {"es": spanish, "en": english}
    for language, wanted in shown.items():
        told = say("interview.sum_left", language, others=Fraction(value), left=Fraction(1))
        assert wanted in told.replace("; ", " ").split()


LONG = "33.3333333333333333333333333333333333333"


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("33.333333333333336", Fraction(33333333333333336, 10**15)),
        ("0.3333333333333333", Fraction(3333333333333333, 10**16)),
        ("1e1", Fraction(10)),
        ("1,5E-1", Fraction(3, 20)),
        (".5", Fraction(1, 2)),
        (",5", Fraction(1, 2)),
        ("+007", Fraction(7)),
        ("-0,0", Fraction(0)),
        (LONG, Fraction(int(LONG.replace(".", "")), 10**37)),
    ],
)
def test_any_number_is_taken_exactly(typed: str, value: Fraction) -> None:
    assert read_number(typed) == value


@pytest.mark.parametrize(
    "typed",
    [
        "",
        ".",
        "-",
        "1e",
        "e1",
        "1e100",
        "1_000",
        "1.000,5",
        "1 000",
        "0x10",
        "1/3",
        "inf",
        "nan",
        "½",
        "١",
        "1" * 41,
    ],
)
def test_what_is_no_number_or_too_long_is_none(typed: str) -> None:
    assert read_number(typed) is None


@given(
    st.decimals(min_value=-1000, max_value=1000, places=30) | st.decimals(min_value=0, max_value=1, places=3)
)
def test_a_number_that_ends_is_written_as_itself(value: Decimal) -> None:
    exact = Fraction(value)
    assert read_number(number(exact)) == exact
    assert read_number(number(exact, "es")) == exact


def test_the_powers_of_ten_that_are_read_are_written_back_too() -> None:
    for power in range(-99, 100):
        assert Fraction(number(read_number(f"1.5e{power}") or Fraction(0))) == Fraction(f"1.5e{power}")


def test_no_decimal_point_is_said_in_spanish(shipped: Questionnaire) -> None:
    """Everywhere that a number is put into words: problems, sums, conditions, answers."""
    half = Fraction(81, 2)
    sheet = blank(shipped).with_answer("online_budget_share", Fraction(-1, 2))
    said = [problem.message("es") for problem in engine.check(shipped, sheet) if problem.rule != "unanswered"]
    said.append(answer_text(shipped.by_id["online_budget_share"], half, "es"))
    said.append(describe(shipped, AtLeast("online_budget_share", half), "es"))
    said.append(describe(shipped, AtMost("online_budget_share", half), "es"))
    own = questionnaire(
        section("s", percentage("a"), percentage("b")), constraints=[total("a", "b", equals=[100])]
    )
    broken = blank(own).with_answer("a", half).with_answer("b", Fraction(20))
    said += [problem.message("es") for problem in engine.check(own, broken)]
    assert len(said) == 5
    assert all(re.search(r"\d,5\b", line) for line in said), said
    assert not any(re.search(r"\d\.\d", line) for line in said)


@given(st.fractions(-200, 200, max_denominator=4000), st.integers(1, 3))
def test_numbers_are_rounded_as_python_rounds_fractions(value: Fraction, places: int) -> None:
    assert Fraction(fixed(value, "en", places)) == round(value, places)
    assert rounded(value, "en", places) == number(round(value, places), "en")


@given(
    st.fractions(0, 100, max_denominator=3000),
    st.lists(st.fractions(0, 100, max_denominator=200), max_size=5),
)
def test_one_decimal_stays_on_its_side_of_a_cut(score: Fraction, cuts: list[Fraction]) -> None:
    told, nearest = Fraction(one_decimal(score, cuts, "en")), round(score, 1)
    crossed = any(round(score, 9) < cut <= nearest for cut in cuts)
    assert told == (nearest - Fraction(1, 10) if crossed else nearest)


@pytest.mark.parametrize(
    ("value", "spanish", "english"),
    [
        ("1500", "1500", "1500"),
        ("-9999.5", "-9999,5", "-9999.5"),
        ("12000", "12_000", "12_000"),
        ("-25000000", "-25_000_000", "-25_000_000"),
        ("1234567.5", "1_234_567,5", "1_234_567.5"),
        ("0.123456789", "0,123456789", "0.123456789"),
        ("10000.125", "10_000,125", "10_000.125"),
    ],
)
def test_thousands_of_an_answer_are_parted_from_five_digits_on(
    value: str, spanish: str, english: str
) -> None:
    own = Figure(Fraction(value))
    assert own.to("es") == spanish.replace("_", "\u00a0")
    assert own.to("en") == english.replace("_", "\u00a0")


@given(st.integers(-999_999_999, 999_999_999), st.sampled_from(["es", "en"]))
def test_what_is_shown_is_read_as_the_same_number(value: int, language: Language) -> None:
    found = number_in(amount("turnover"), Figure(Fraction(value)).to(language), language)
    assert found == value


def test_so_are_those_of_a_sum() -> None:
    told = say("interview.sum_left", "es", others=Fraction(12000), left=Fraction(25000001, 2))
    assert "12\u00a0000" in told
    assert "12\u00a0500\u00a0000,5" in told
