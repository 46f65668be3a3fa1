from __future__ import annotations

from fractions import Fraction
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sheets import (
    Number,
    blocker,
    half_filled,
    multiple,
    of,
    percentage,
    questionnaire,
    ranking,
    section,
    sheet,
    shipped_questionnaire,
    single,
)

from ecomdiag import engine
from ecomdiag.questionnaire.conditions import AnyOf, Condition, NoneOf
from ecomdiag.questionnaire.model import Question, Questionnaire
from ecomdiag.scoring import scoring

F = Fraction
LADDER = {"none": 0, "low": 0.25, "mid": 0.5, "high": 0.75, "full": 1, "na": None}


def is_(question: str, *choices: str) -> Condition:
    return AnyOf(question, frozenset(choices))


def scored(asked: Questionnaire, **answers: Any) -> scoring.Scores:
    return scoring.score(asked, engine.path(asked, sheet(asked, **answers)))


# One answer ---------------------------------------------------------------------------------------------

SINGLE = single("q", LADDER)
MULTIPLE = multiple(
    "q", {"none": 0, "na": None, "half": 0.5, "one": 1, "two": 1, "three": 1}, alone=["none"], target=3
)
BANDS = percentage("q", {0: 0, 1: 0.25, 10: 0.5, 71: 0.25})


@pytest.mark.parametrize(
    ("question", "answer", "expected"),
    [
        (SINGLE, "none", 0),
        (SINGLE, "low", F(1, 4)),
        (SINGLE, "full", 1),
        (SINGLE, "na", None),
        (MULTIPLE, ("none",), 0),
        (MULTIPLE, ("na",), None),
        (MULTIPLE, ("half",), F(1, 6)),
        (MULTIPLE, ("one",), F(1, 3)),
        (MULTIPLE, ("two", "one"), F(2, 3)),
        (MULTIPLE, ("one", "two", "half"), F(5, 6)),
        (MULTIPLE, ("one", "two", "three"), 1),
        (MULTIPLE, ("half", "one", "two", "three"), 1),
        (BANDS, F(0), 0),
        (BANDS, F("0.999999999"), 0),
        (BANDS, F(1), F(1, 4)),
        (BANDS, F("9.99"), F(1, 4)),
        (BANDS, F(10), F(1, 2)),
        (BANDS, F("70.999999999"), F(1, 2)),
        (BANDS, F(71), F(1, 4)),
        (BANDS, F(100), F(1, 4)),
        (percentage("q"), F(50), 0),
    ],
)
def test_an_answer_is_worth(question: Question, answer: Any, expected: Number | None) -> None:
    assert scoring.answer_score(question, answer) == expected


def test_the_order_of_several_choices_does_not_matter() -> None:
    assert scoring.answer_score(MULTIPLE, ("half", "two")) == scoring.answer_score(MULTIPLE, ("two", "half"))


# Sections and overall -----------------------------------------------------------------------------------

WEIGHTED = questionnaire(
    section("a", single("a1", LADDER), single("a2", LADDER, weight=3)),
    section("b", single("b1", LADDER), weight=2),
    section("profile", single("p1", LADDER), weight=0),
    section("unscored", single("u1", LADDER, weight=0), ranking("u2", "x y")),
)


@pytest.mark.parametrize(
    ("answers", "overall", "a", "b"),
    [
        ({"a1": "full", "a2": "none", "b1": "none"}, F(25, 3), 25, 0),
        ({"a1": "none", "a2": "full", "b1": "none"}, 25, 75, 0),
        ({"a1": "full", "a2": "full", "b1": "full"}, 100, 100, 100),
        ({"a1": "none", "a2": "none", "b1": "none"}, 0, 0, 0),
        ({"a1": "na", "a2": "mid", "b1": "none"}, F(50, 3), 50, 0),
        ({"a1": "full", "a2": "na", "b1": "mid"}, F(200, 3), 100, 50),
        ({"a1": "na", "a2": "na", "b1": "high"}, 75, None, 75),
        ({"a1": "low", "a2": "low", "b1": "na"}, 25, 25, None),
        ({"a1": "na", "a2": "na", "b1": "na"}, None, None, None),
        # Asked and not answered counts 0 here; the range tells what it may become.
        ({}, 0, 0, 0),
        ({"b1": "full"}, F(200, 3), 0, 100),
        # What is not scored changes nothing.
        (
            {"a1": "full", "a2": "full", "b1": "full", "p1": "none", "u1": "none", "u2": ["y", "x"]},
            100,
            100,
            100,
        ),
    ],
)
def test_sections_and_overall_are_weighted_means(
    answers: dict[str, Any], overall: Number | None, a: Number | None, b: Number | None
) -> None:
    scores = scored(WEIGHTED, **answers)
    assert scores.overall == overall
    assert dict(scores.sections) == {"a": a, "b": b, "profile": None, "unscored": None}


@pytest.mark.parametrize(
    ("if_not_asked", "overall", "with_answer_off_path"),
    [("zero", 50, 50), ("full", 100, 100), ("exclude", 100, 100)],
)
def test_a_question_that_is_not_asked_counts_as_it_says(
    if_not_asked: str, overall: int, with_answer_off_path: int
) -> None:
    asked = of(
        single("shop", {"no": 1, "yes": 1}),
        single("mobile", LADDER, show_if=is_("shop", "yes"), if_not_asked=if_not_asked),
    )
    assert scored(asked, shop="no").overall == overall
    assert scored(asked, shop="no", mobile="low").overall == with_answer_off_path
    assert scored(asked, shop="yes", mobile="full").overall == 100
    assert scored(asked, shop="yes", mobile="na").overall == 100


@pytest.mark.parametrize("if_not_asked", ["zero", "full", "exclude"])
def test_where_a_question_does_not_apply_it_leaves_the_mean_whatever_it_counts_when_not_asked(
    if_not_asked: str,
) -> None:
    asked = of(
        single("goods", {"digital": 0.5, "physical": 0.5}),
        single("shop", {"no": 0.5, "yes": 0.5}),
        single(
            "transport",
            LADDER,
            show_if=is_("shop", "yes"),
            not_applicable_if=is_("goods", "digital"),
            if_not_asked=if_not_asked,
        ),
    )
    assert scored(asked, goods="digital", shop="yes", transport="full").overall == 50
    assert scored(asked, goods="digital", shop="no", transport="full").overall == 50
    assert scored(asked, goods="physical", shop="yes", transport="mid").overall == 50
    counts = {"zero": F(100, 3), "full": F(200, 3), "exclude": 50}[if_not_asked]
    assert scored(asked, goods="physical", shop="no").overall == counts


def test_nothing_scorable_is_no_score() -> None:
    assert scored(of(ranking("r", "x y"), percentage("p", weight=0))).overall is None
    assert scored(questionnaire(section("profile", single("q", LADDER), weight=0)), q="full").overall is None
    hidden = of(
        single("shop", {"no": None, "yes": 1}),
        single("mobile", LADDER, show_if=is_("shop", "yes"), if_not_asked="exclude"),
    )
    assert scored(hidden, shop="no").overall is None
    assert scored(hidden, shop="no").sections == {"all": None}


def test_scores_are_exact_fractions() -> None:
    thirds = of(multiple("q", {"one": 1, "two": 1, "three": 1}, target=3), single("r", LADDER))
    assert scored(thirds, q=["one"], r="none").overall == F(50, 3)


@settings(max_examples=40)
@given(st.integers(0, 2**32))
def test_points_of_the_questions_add_up_to_the_score_and_shares_to_a_hundred(seed: int) -> None:
    shipped = shipped_questionnaire()
    scores = scoring.score(shipped, engine.path(shipped, half_filled(shipped, Random(seed))))
    assert sum(found.points for found in scores.questions.values()) == scores.overall
    assert sum(found.share for found in scores.questions.values()) == 100
    assert all(found.points + found.lost == found.share for found in scores.questions.values())


WEIGHTS = [F(1), F(2), F(0), F(1, 3), F(7, 10), F("33.333333333")]


def mean(weighted: list[tuple[Fraction, Fraction]]) -> Fraction | None:
    total = sum((weight for weight, _ in weighted), F(0))
    return sum((weight * value for weight, value in weighted), F(0)) / total if total else None


@settings(max_examples=60)
@given(st.integers(0, 2**32))
def test_scores_are_weighted_means_of_weighted_means_whatever_the_weights(seed: int) -> None:
    rng = Random(seed)
    asked = questionnaire(
        *(
            section(
                name,
                single(f"{name}1", LADDER, weight=rng.choice(WEIGHTS)),
                multiple(
                    f"{name}2", {"a": 1, "b": 0.3, "na": None}, target=F(7, 3), weight=rng.choice(WEIGHTS)
                ),
                percentage(f"{name}3", {0: F("0.142857143"), 50: 1}, weight=rng.choice(WEIGHTS)),
                weight=rng.choice(WEIGHTS),
            )
            for name in "abc"
        )
    )
    walk = engine.path(asked, half_filled(asked, rng))
    parts: list[tuple[Fraction, Fraction]] = []
    for own in asked.sections:
        values = []
        for question in own.questions:
            answer = walk.answers.get(question.id)
            value = F(0) if answer is None else scoring.answer_score(question, answer)
            if value is not None:
                values.append((question.weight, 100 * value))
        score = mean(values) if own.weight else None
        assert scoring.score(asked, walk).sections[own.id] == score
        if score is not None:
            parts.append((own.weight, score))
    assert scoring.score(asked, walk).overall == scoring.overall(asked, walk) == mean(parts)


# Levels and blockers ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("score", "level"),
    [
        ("0", "starting"),
        ("24.9", "starting"),
        ("24.999999999", "starting"),
        ("24.9999999994", "starting"),
        # Closer to the cut than nine decimals tell.
        ("24.9999999996", "developing"),
        ("24.999999999999", "developing"),
        ("25", "developing"),
        ("25.5", "developing"),
        ("49.9999999994", "developing"),
        ("50", "advanced"),
        ("74.96", "advanced"),
        ("75", "leading"),
        ("100", "leading"),
    ],
)
def test_levels_begin_at_their_cut_compared_at_nine_decimals(score: str, level: str) -> None:
    assert of(single("q", LADDER)).level(F(score)).id == level


CAPPED = of(
    single("shop", {"no": 0, "yes": 1}),
    single("law", LADDER),
    blockers=[
        blocker("law", is_("law", "none", "low"), "developing"),
        blocker("nothing_sold", NoneOf("shop", frozenset({"yes"})), "starting"),
    ],
)


@pytest.mark.parametrize(
    ("answers", "active", "level"),
    [
        ({}, [], "leading"),
        ({"law": "none"}, ["law"], "developing"),
        ({"law": "mid"}, [], "leading"),
        ({"shop": "no"}, ["nothing_sold"], "starting"),
        ({"shop": "no", "law": "low"}, ["law", "nothing_sold"], "starting"),
        ({"shop": "yes", "law": "na"}, [], "leading"),
    ],
)
def test_blockers_cap_the_level_at_the_lowest_that_they_say(
    answers: dict[str, Any], active: list[str], level: str
) -> None:
    blockers = scoring.active_blockers(CAPPED, engine.path(CAPPED, sheet(CAPPED, **answers)))
    assert [found.id for found in blockers] == active
    assert scoring.capped(CAPPED, CAPPED.levels[-1], blockers).id == level


def test_a_cap_never_raises_a_level() -> None:
    blockers = scoring.active_blockers(CAPPED, engine.path(CAPPED, sheet(CAPPED, law="none")))
    assert scoring.capped(CAPPED, CAPPED.levels[0], blockers).id == "starting"


def test_an_answer_off_the_path_blocks_nothing() -> None:
    asked = of(
        single("shop", "no yes"),
        single("law", LADDER, show_if=is_("shop", "yes")),
        blockers=[blocker("law", is_("law", "none"), "starting")],
    )
    assert scoring.active_blockers(asked, engine.path(asked, sheet(asked, shop="no", law="none"))) == ()
