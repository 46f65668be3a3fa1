"""Scores that are sums, or the lowest of several: what ``docs/method.md`` says of them, and who knows of it."""

from __future__ import annotations

import json
from fractions import Fraction
from random import Random
from typing import Any

import pytest
from generating import random_questionnaire
from hypothesis import strategies as st
from searches import searched
from sheets import (
    half_filled,
    multiple,
    of,
    questionnaire,
    random_answer,
    random_sheet,
    section,
    sheet,
    single,
    text,
)

import ecomdiag
from ecomdiag import engine
from ecomdiag.diagnosis.diagnose import diagnose
from ecomdiag.diagnosis.ways import by_lowest
from ecomdiag.questionnaire.conditions import All, AllOf, AnyOf
from ecomdiag.questionnaire.improving import Resource
from ecomdiag.questionnaire.lookup import Result
from ecomdiag.questionnaire.model import NotAsked, Question, Questionnaire
from ecomdiag.questionnaire.soundness import faults
from ecomdiag.questionnaire.ways import Way
from ecomdiag.record import replace
from ecomdiag.report.diagnosis import json_text
from ecomdiag.scoring import scoring
from ecomdiag.scoring.changing import change
from ecomdiag.texts import LANGUAGES
from ecomdiag.texts.words import Text

F = Fraction
NO_YES = {"no": 0, "half": 0.5, "yes": 1, "na": None}
#: Two questions that weigh 3 and 1, one that is asked after "yes" alone, and a list of two.
ONE = section(
    "one",
    single("a", NO_YES, weight=3),
    single("b", NO_YES, show_if=AnyOf("a", frozenset({"yes"})), if_not_asked=NotAsked.EXCLUDE),
)
TWO = section("two", multiple("c", {"x": 1, "y": 1, "none": 0}, ["none"], target=2), weight=2)
PROFILE = section("profile", single("d", NO_YES), weight=0)


def asked(whole: Way, one: Way = Way.MEAN, two: Way = Way.MEAN) -> Questionnaire:
    found = questionnaire(replace(ONE, scoring=one), replace(TWO, scoring=two), PROFILE)
    return replace(found, scoring=whole)


#: Answers, and the scores (0…1, of one, of two, of all) that each way makes of them.
ALL_COUNT = {"a": "yes", "b": "half", "c": ("x",), "d": "yes"}
ONE_LEFT = {"a": "no", "c": ("x", "y"), "d": "yes"}
NONE_LEFT = {"a": "na", "c": ("x",), "d": "yes"}
ONE_OUT = {"a": "yes", "b": "na", "c": ("x",), "d": "yes"}
TABLE = [
    (ALL_COUNT, (Way.MEAN, Way.MEAN), (F(7, 8), F(1, 2), F(5, 8))),
    (ALL_COUNT, (Way.SUM, Way.MEAN), (F(7, 8), F(1, 2), F(9, 12))),
    (ALL_COUNT, (Way.MINIMUM, Way.MEAN), (F(7, 8), F(1, 2), F(1, 2))),
    (ALL_COUNT, (Way.MEAN, Way.MINIMUM), (F(1, 2), F(1, 2), F(1, 2))),
    # What leaves a mean, or a lowest score, brings nothing to a sum.
    (ONE_LEFT, (Way.MEAN, Way.MEAN), (F(0), F(1), F(2, 3))),
    (ONE_LEFT, (Way.SUM, Way.MEAN), (F(0), F(1), F(2, 6))),
    (ONE_LEFT, (Way.MINIMUM, Way.MINIMUM), (F(0), F(1), F(0))),
    (NONE_LEFT, (Way.MEAN, Way.MEAN), (None, F(1, 2), F(1, 2))),
    (NONE_LEFT, (Way.MINIMUM, Way.MINIMUM), (None, F(1, 2), F(1, 2))),
    (NONE_LEFT, (Way.SUM, Way.SUM), (F(0), F(1, 2), F(1, 6))),
    (NONE_LEFT, (Way.MEAN, Way.SUM), (F(0), F(1, 2), F(1, 3))),
    (NONE_LEFT, (Way.MINIMUM, Way.SUM), (F(0), F(1, 2), F(0))),
    (ONE_OUT, (Way.MEAN, Way.MEAN), (F(1), F(1, 2), F(2, 3))),
    (ONE_OUT, (Way.MEAN, Way.SUM), (F(3, 4), F(1, 2), F(7, 12))),
    (ONE_OUT, (Way.MINIMUM, Way.MINIMUM), (F(1), F(1, 2), F(1, 2))),
]


@pytest.mark.parametrize(("answers", "ways", "expected"), TABLE)
def test_each_way_makes_its_scores(
    answers: dict[str, str | tuple[str, ...]], ways: tuple[Way, Way], expected: tuple[Fraction | None, ...]
) -> None:
    own = asked(*ways)
    found = scoring.score(own, engine.path(own, sheet(own, **answers)))
    shares = (found.sections["one"], found.sections["two"], found.overall)
    assert shares == tuple(None if each is None else 100 * each for each in expected)
    assert sum(question.points for question in found.questions.values()) == found.overall


@searched(st.integers(0, 2**32), quick=30, full=300)
def test_what_another_answer_brings_is_the_difference_of_both_scores(seed: int) -> None:
    rng = Random(seed)
    own = random_questionnaire(rng, "ways")
    now = scoring.standing(own, half_filled(own, rng))
    for question in now.walk.asked:
        answer = random_answer(question, rng)
        after = scoring.overall(own, engine.path(own, now.sheet.with_answer(question.id, answer)))
        gain = change(own, now, question.id, answer).gain
        assert gain == (after or F(0)) - (now.scores.overall or F(0))


@searched(st.integers(0, 2**32), quick=30, full=300)
def test_what_questions_bring_adds_up_to_the_score(seed: int) -> None:
    rng = Random(seed)
    own = random_questionnaire(rng, "ways")
    found = diagnose(own, random_sheet(own, rng))
    if found.score is not None:
        assert sum(question.points or F(0) for question in found.questions) == found.score
        assert found.score_range == (found.score, found.score)


@searched(st.integers(0, 2**32), quick=30, full=300)
def test_what_moved_a_sum_adds_up_and_a_lowest_score_is_not_shared_out(seed: int) -> None:
    rng = Random(seed)
    own = random_questionnaire(rng, "ways")
    before, after = (diagnose(own, random_sheet(own, rng)) for _ in range(2))
    (step,) = ecomdiag.compare([before, after], over_time=True).steps
    if before.score is None or after.score is None:
        return
    assert step.difference == after.score - before.score
    assert step.shared_out is not by_lowest(before)
    shared = sum((one.points for one in step.contributions), F(0))
    assert shared == (step.difference if step.shared_out else 0)


def test_other_weights_say_nothing_of_a_lowest_score() -> None:
    answers = sheet(asked(Way.MEAN), **ALL_COUNT)
    assert diagnose(asked(Way.SUM), answers).certainty is not None
    assert diagnose(asked(Way.MINIMUM), answers).certainty is None
    assert diagnose(asked(Way.MEAN, Way.MINIMUM), answers).certainty is None


def test_a_report_says_how_the_score_is_made() -> None:
    answers = sheet(asked(Way.MEAN), **ALL_COUNT)
    summed, lowest = (diagnose(asked(way), answers) for way in (Way.SUM, Way.MINIMUM))
    assert "4.5 of 6" in ecomdiag.render(summed, "markdown", language="en")
    assert "lowest section, not the mean: two (en)" in ecomdiag.render(lowest, "markdown", language="en")
    found = [json.loads(json_text.render(own, "en")) for own in (summed, lowest)]
    assert [own["questionnaire"]["scoring"] for own in found] == ["sum", "minimum"]
    assert [own["questionnaire"]["maximum"] for own in found] == [6, None]
    assert [own["sections"][0]["scoring"] for own in found] == ["sum", "mean"]


def test_a_level_that_begins_at_so_many_points_of_so_many_is_reached_with_these() -> None:
    own = questionnaire(
        section("all", *(single(name, {"no": 0, "yes": 1}) for name in "abc")),
        levels={"none": 0, "some": F(100, 3), "most": F(200, 3)},
    )
    for whole in (Way.MEAN, Way.SUM):
        found = [
            diagnose(replace(own, scoring=whole), sheet(own, a=one, b=two, c="no")).level
            for one, two in (("no", "no"), ("yes", "no"), ("yes", "yes"))
        ]
        assert [level and level.id for level in found] == ["none", "some", "most"]


# Looked up ----------------------------------------------------------------------------------------------

BACKUPS = replace(
    multiple("backups", {"daily": 0, "tested": 0, "abroad": 0, "none": 0, "na": None}, ["none"]),
    lookup=(
        Result(
            id="safe", title=text("safe"), score=F(1), when=AllOf("backups", frozenset({"daily", "tested"}))
        ),
        Result(
            id="fair",
            title=text("fair"),
            score=F(1, 2),
            when=AnyOf("backups", frozenset({"daily", "abroad"})),
        ),
        Result(id="bad", title=text("bad")),
    ),
)


@pytest.mark.parametrize(
    ("chosen", "result", "score"),
    [
        (("daily", "tested"), "safe", 100),
        (("daily", "tested", "abroad"), "safe", 100),
        (("daily",), "fair", 50),
        (("tested", "abroad"), "fair", 50),
        (("tested",), "bad", 0),
        (("none",), "bad", 0),
        (("na",), None, None),
    ],
)
def test_the_first_result_that_holds_is_told(
    chosen: tuple[str, ...], result: str | None, score: int | None
) -> None:
    own = of(BACKUPS)
    found = diagnose(own, sheet(own, backups=chosen))
    (question,) = found.questions
    assert (question.result and question.result.id, found.score) == (result, score)
    told = json.loads(json_text.render(found, "es"))["questions"][0]["result"]
    assert told == (None if result is None else {"id": result, "title": f"{result} (es)"})
    if result is not None:
        assert f"→ {result} (en)" in ecomdiag.render(found, "markdown", language="en", depth="full")


@pytest.mark.parametrize(
    ("changed", "rule"),
    [
        ({"lookup": BACKUPS.lookup[:2]}, "lookup_default"),
        ({"lookup": BACKUPS.lookup[::-1]}, "lookup_default"),
        ({"choices": (replace(BACKUPS.choices[0], score=F(1)), *BACKUPS.choices[1:])}, "lookup_scores"),
        (
            {"lookup": (replace(BACKUPS.lookup[0], when=AnyOf("a", frozenset({"x"}))), BACKUPS.lookup[2])},
            "looks_at",
        ),
        ({"lookup": (BACKUPS.lookup[0], replace(BACKUPS.lookup[2], id="safe"))}, "twice"),
        ({"lookup": (replace(BACKUPS.lookup[0], score=F(2)), BACKUPS.lookup[2])}, "out_of_range"),
    ],
)
def test_what_is_wrong_with_a_lookup_is_told(changed: dict[str, Any], rule: str) -> None:
    faults_of = {own.problem.rule for own in faults(of(replace(BACKUPS, **changed)))}
    assert faults_of == {f"file.{rule}"}


def test_a_lookup_that_tells_too_much_apart_is_refused() -> None:
    names = [f"c{place}" for place in range(13)]
    parts = tuple(AnyOf("long", frozenset({name})) for name in names)
    rules = (Result(id="all", title=text("all"), score=F(1), when=All(parts)), BACKUPS.lookup[2])
    (found,) = faults(of(replace(multiple("long", dict.fromkeys(names, 0)), lookup=rules)))
    assert found.problem.rule == "file.lookup_many"


# What to do ---------------------------------------------------------------------------------------------

GUIDE = Resource(title=text("guide"), url="https://www.example.org/a?b=c&d=e")
TOLD = Text("<b>hazlo</b> [x](javascript:alert(1))", "<b>do it</b> [x](javascript:alert(1))")


def advised(question: Question) -> Question:
    """Return a question with something to do, and to read on, beside every choice."""
    choices = tuple(replace(own, improve=TOLD, resources=(GUIDE,)) for own in question.choices)
    return replace(question, choices=choices)


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"a": "no", "c": ("x",)}, {"a": ["no"], "c": ["y"]}),
        ({"a": "half", "c": ("none",)}, {"a": ["half"], "c": ["x", "y", "none"]}),
        ({"a": "yes", "c": ("x", "y")}, {"a": [], "c": []}),
        ({"a": "na", "c": ("x", "y")}, {"a": [], "c": []}),
        ({}, {"a": [], "c": []}),
    ],
)
def test_what_to_do_is_told_of_what_is_lacking(
    answers: dict[str, str | tuple[str, ...]], expected: dict[str, list[str]]
) -> None:
    own = of(advised(single("a", NO_YES)), advised(multiple("c", {"x": 1, "y": 1, "none": 0}, ["none"])))
    found = diagnose(own, sheet(own, **answers))
    assert {one.id: [told.choice for told in one.improvements] for one in found.questions} == expected
    told = json.loads(json_text.render(found, "en"))["questions"]
    assert [one["choice"] for one in told[1]["improvements"]] == expected["c"]
    for language in LANGUAGES:
        html = ecomdiag.render(found, "html", language=language, depth="full")
        assert ("&lt;b&gt;" in html) is any(expected.values())
        assert "<b>hazlo" not in html
        assert "<b>do it" not in html
        markdown = ecomdiag.render(found, "markdown", language=language, depth="full")
        assert "[x](javascript:" not in markdown
        assert ("https://www.example.org/a" in html) is any(expected.values())


@pytest.mark.parametrize("url", ["javascript:alert(1)", "https://a b", "ftp://x.org", "", "https://x\n.org"])
def test_only_an_address_of_the_web_is_one_to_read_on(url: str) -> None:
    bad = replace(GUIDE, url=url)
    own = of(replace(BACKUPS, choices=(replace(BACKUPS.choices[0], resources=(bad,)), *BACKUPS.choices[1:])))
    assert {found.problem.rule for found in faults(own)} == {"file.not_a_link"}
