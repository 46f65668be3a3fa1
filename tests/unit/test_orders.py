"""Rules over two answers: one is not below the other, in a file, by keys, and in the exact range."""

from __future__ import annotations

from fractions import Fraction
from random import Random
from typing import Any

import pytest
from keys import session
from proof.brute_force import BruteForce, Scoring, TooLargeError
from proof.generating import random_questionnaire, with_orders
from searches import slow
from sheets import amount, blank, dated, of, sheet, single, text, total

from ecomdiag import engine
from ecomdiag.interview.screens import Answered, QuestionScreen
from ecomdiag.loader.questionnaire import parse_questionnaire
from ecomdiag.loader.questions.writer import questionnaire_text
from ecomdiag.proof.prove import prove
from ecomdiag.questionnaire.conditions import OnOrAfter
from ecomdiag.questionnaire.model import Order, Question, Questionnaire
from ecomdiag.questionnaire.soundness import faults
from ecomdiag.ranges.finder import RangeFinder
from ecomdiag.record import replace
from ecomdiag.versions import diff
from ecomdiag.versions.records import Consequence

F = Fraction


def order(*pair: str, **more: Any) -> Order:
    exact = {key: F(more[key]) for key in ("least", "most") if key in more}
    return Order(id="_".join(pair), pair=pair, message=text("too early"), **exact)


def whole(name: str, **more: Any) -> Question:
    return amount(name, {0: 0, 3: 1}, least=0, most=5, integer=True, **more)


FOUNDED, SOLD = dated("founded"), dated("sold", optional=True)
ASKED = of(FOUNDED, SOLD, single("x", {"no": 0, "yes": 1}))
LATER = replace(ASKED, orders=(order("founded", "sold", least=1, most=10),))


@pytest.mark.parametrize(
    ("founded", "sold", "kept"),
    [("2024-02-28", "2024-02-29", True), ("2024-02-28", "2024-02-28", False), ("2024-02-28", "2024-02-27", False),
     ("2024-02-28", "2024-03-09", True), ("2024-02-28", "2024-03-10", False), ("2024-02-28", (), True)],
)  # fmt: skip
def test_days_between_two_dates_are_kept_and_told_with_the_authors_words(
    founded: str, sold: str, kept: bool
) -> None:
    found = engine.check(LATER, sheet(LATER, founded=founded, sold=sold, x="no"))
    assert [(own.rule, own.question) for own in found] == ([] if kept else [("order", "sold")])
    assert kept or found[0].message("en") == "too early (en)"


@pytest.mark.parametrize(
    ("questions", "orders", "rules"),
    [
        ((whole("a"), whole("b")), [order("a", "b")], []),
        ((whole("a"), whole("b")), [order("a", "a")], ["order_of_two"]),
        ((whole("a"), single("b", "x y")), [order("a", "b")], ["orders_numbers"]),
        ((whole("a"), amount("b")), [order("a", "b")], ["order_of_one_sort"]),
        ((whole("a"), dated("b")), [order("a", "b")], ["order_of_one_sort"]),
        ((whole("a"), whole("b")), [order("a", "b", least=6)], ["order_never"]),
        ((whole("a"), whole("b")), [order("a", "b", most="0.5")], ["not_whole"]),
        ((whole("a"), whole("b")), [order("a", "b"), order("a", "b")], ["twice"]),
    ],
)
def test_what_cannot_be_compared_is_refused(
    questions: tuple[Question, ...], orders: list[Order], rules: list[str]
) -> None:
    asked = replace(of(*questions), orders=tuple(orders))
    assert [own.problem.rule.removeprefix("file.") for own in faults(asked)] == rules


def test_an_answer_in_a_sum_is_not_compared_as_well() -> None:
    asked = of(whole("a"), whole("b"), constraints=[total("a", "b", at_most=4)])
    assert "file.order_in_sum" in {
        own.problem.rule for own in faults(replace(asked, orders=(order("a", "b"),)))
    }


def test_what_is_written_is_read_back() -> None:
    back = parse_questionnaire(questionnaire_text(LATER).encode())
    assert back.orders == LATER.orders


def test_the_range_knows_what_one_answer_leaves_of_the_other() -> None:
    asked = replace(of(whole("a"), whole("b")), orders=(order("a", "b"),))
    finder = RangeFinder(asked)
    assert finder.find_exact(blank(asked)).overall == (0, 100)
    assert finder.find_exact(sheet(asked, a=3)).overall == (100, 100)
    assert finder.find_exact(sheet(asked, b=2)).overall == (0, 0)
    dates = of(
        dated("a"), dated("b"),
        single("x", {"no": 0, "yes": 1}, show_if=OnOrAfter("b", "2020-01-01"), if_not_asked="full"),

    )  # fmt: skip
    ordered = replace(dates, orders=(order("a", "b"),))
    assert RangeFinder(ordered).find_exact(sheet(ordered, a="2021-05-01")).overall == (0, 100)
    assert RangeFinder(ordered).find_exact(sheet(ordered, a="2021-05-01", x="no")).overall == (0, 0)
    assert RangeFinder(dates).find_exact(sheet(dates, a="2021-05-01", x="no")).overall == (0, 100)


def ordered(rng: Random) -> Questionnaire:
    """Return a random questionnaire in which some whole numbers, or dates, are compared."""
    return with_orders(random_questionnaire(rng, "numbers"), rng)


@pytest.mark.parametrize("seed", [*range(20), *slow(range(20, 500))])
def test_the_range_is_what_brute_force_finds(seed: int) -> None:
    asked = ordered(Random(seed))
    try:
        truth = BruteForce(replace(asked, orders=()), as_interview=False).run(falls=False)
    except TooLargeError:
        return
    kept = [own for own in truth.sheets if not _broken(asked, own)]
    scores = {found for own in kept if (found := Scoring(asked).overall(own)) is not None}
    assert RangeFinder(asked).find_exact(blank(asked)).overall == (
        (min(scores), max(scores)) if scores else None
    )


def _broken(asked: Questionnaire, answers: Any) -> bool:
    return any(found.rule == "order" for found in engine.check(asked, replace(blank(asked), answers=answers)))


def test_enough_of_them_compare_something() -> None:
    assert sum(bool(ordered(Random(seed)).orders) for seed in range(60)) > 10


@pytest.mark.parametrize("seed", range(5))
def test_a_proof_of_them_ends(seed: int) -> None:
    pytest.importorskip("z3")
    made = next(own for own in (ordered(Random(n)) for n in range(20 * seed, 20 * seed + 60)) if own.orders)
    assert prove(made).claims is not None


def test_an_interview_refuses_what_a_file_would_be_refused_for() -> None:

    held = session(replace(of(whole("a"), whole("b")), orders=(order("a", "b"),)))
    held.reply(Answered(F(4)))
    held.reply(Answered(F(3)))
    assert isinstance(held.screen, QuestionScreen)
    assert (held.screen.question.id, held.screen.notice) == ("b", "too early (en)")
    held.reply(Answered(F(4)))
    assert dict(held.sheet.answers) == {"a": 4, "b": 4}


def test_a_new_rule_may_break_answers_and_a_looser_one_does_not() -> None:
    (added,) = diff(ASKED, LATER).changes
    assert added.consequence is Consequence.BREAKS
    (looser,) = diff(LATER, replace(LATER, orders=(replace(LATER.orders[0], most=None),))).changes
    assert looser.consequence is Consequence.ALLOWS
