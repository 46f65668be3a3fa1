"""Choices that are offered only after some answers: asked, checked and counted so, and exactly in the range."""

from __future__ import annotations

from fractions import Fraction
from math import prod
from random import Random

import pytest
from interview.keys import session
from interview.test_plain import held_by
from proof.generating import random_questionnaire
from searches import slow
from sheets import blank, multiple, of, percentage, sheet, single, text
from unit.test_questionnaire_writer import comes_back
from unit.test_ranges import HAIR, brute_force, completions, random_start, reached, ways_to_answer

from ecomdiag import engine
from ecomdiag.diagnosis.diagnose import diagnose
from ecomdiag.interview.screens import Answered, GoTo, QuestionScreen, ReviewScreen
from ecomdiag.loader.answering.template import template_text
from ecomdiag.loader.forms.left_out import left_out
from ecomdiag.proof.prove import prove
from ecomdiag.questionnaire.conditions import All, Answer, AnyOf, AtLeast, Condition, Not
from ecomdiag.questionnaire.model import DONT_KNOW, Choice, Question, Questionnaire
from ecomdiag.questionnaire.observable import observable_part
from ecomdiag.questionnaire.offering import offered
from ecomdiag.questionnaire.offers import Offer
from ecomdiag.questionnaire.soundness import faults
from ecomdiag.ranges.finder import RangeFinder
from ecomdiag.record import replace
from ecomdiag.report.questionnaire import listing
from ecomdiag.scoring import scoring
from ecomdiag.texts import LANGUAGES
from ecomdiag.versions.diffing import diff


def named(name: str) -> Condition:
    return AnyOf("channels", frozenset({name}))


def offering(question: Question, **conditions: Condition) -> Question:
    return replace(question, offers=tuple(Offer(choice=key, when=when) for key, when in conditions.items()))


CHANNELS = multiple("channels", {"shop": 1, "market": 1, "post": 0})
MAIN = offering(
    single("main", {"shop": 1, "market": Fraction(1, 2), "other": 0}),
    shop=named("shop"),
    market=named("market"),
)
LATER = single("later", {"no": 0, "yes": 1}, show_if=AnyOf("main", frozenset({"shop", "market"})))
SMALL = of(CHANNELS, MAIN, LATER)
#: Numbers at and around all those of random conditions and bands.
GRID = sorted({Fraction(1, 3)} | {Fraction(x) + h * HAIR for x in range(0, 101, 25) for h in (-2, -1, 0, 1, 2) if 0 <= x + h * HAIR <= 100})  # fmt: skip


FEW = [own for own in GRID if 0 < own.denominator < 4 or (1000 * own) % 25 in (1, 24)]


@pytest.mark.parametrize(
    ("channels", "expected"),
    [
        (("shop",), ["shop", "other"]),
        (("post",), ["other"]),
        (("shop", "market"), ["shop", "market", "other"]),
    ],
)
def test_only_what_is_offered_is_there(channels: tuple[str, ...], expected: list[str]) -> None:
    counted = engine.path(SMALL, sheet(SMALL, channels=channels)).answers
    assert [own.id for own in offered(MAIN, counted).choices] == expected
    _, lines = held_by(
        SMALL, [",".join(str(1 + ["shop", "market", "post"].index(name)) for name in channels)]
    )
    shown = lines[next(n for n, line in enumerate(lines) if line == "main (en)") :]
    assert [line.partition(". ")[2] for line in shown if line[:1].isdigit()] == [
        f"{name} (en)" for name in expected
    ]


def test_who_changes_an_earlier_answer_is_asked_again_for_what_is_not_offered_any_more() -> None:
    held = session(SMALL, save=lambda *_: "")
    for reply in (Answered(("shop",)), Answered("shop"), GoTo("channels"), Answered(("post",))):
        held.reply(reply)
    screen = held.screen
    assert isinstance(screen, QuestionScreen)
    assert (screen.question.id, screen.answer) == ("main", None)
    assert list(screen.question.by_id) == ["other"]
    refused = held.reply(Answered("shop"))
    assert isinstance(refused, QuestionScreen)
    assert refused.notice
    assert dict(held.sheet.answers) == {"channels": ("post",), "main": "shop"}
    assert isinstance(held.reply(Answered("other")), ReviewScreen)


def test_what_is_not_offered_is_told_and_counts_as_not_given() -> None:
    given = sheet(SMALL, channels=("market",), main="shop", later="yes")
    (problem, *_) = engine.check(SMALL, given)
    assert (problem.rule, problem.question, problem.values["choices"]) == (
        "not_offered",
        "main",
        "market, other",
    )
    assert problem.stops
    for language in ("es", "en"):
        assert "shop" in problem.message(language)
    told = diagnose(SMALL, given)
    assert (told.complete, told.by_id["main"].answer, told.by_id["later"].asked) == (False, None, False)


def test_nothing_is_told_that_hangs_on_what_is_wrong_or_missing() -> None:
    for channels in ({}, {"channels": ("nowhere",)}):
        given = sheet(SMALL, main="shop", **channels)
        assert "not_offered" not in [own.rule for own in engine.check(SMALL, given)]


def test_in_a_list_the_choice_is_pointed_at() -> None:
    several = offering(multiple("ways", "a b c"), a=named("shop"))
    asked = of(CHANNELS, several)
    (problem,) = engine.check(asked, sheet(asked, channels=("post",), ways=("b", "a")))
    assert (problem.rule, problem.item) == ("not_offered", 1)


def test_where_an_answer_turns_out_not_to_be_offered_all_others_are_open() -> None:
    found = RangeFinder(SMALL).find_exact(sheet(SMALL, main="shop", later="yes"))
    # With the shop among the channels all is full; without it, something else is the main one.
    assert found.overall == brute_force(SMALL, sheet(SMALL, main="shop", later="yes"))[0]


@pytest.mark.parametrize("seed", [*range(20), *slow(range(20, 300))])
def test_the_range_is_what_brute_force_finds(seed: int) -> None:
    rng = Random(seed)
    asked = random_questionnaire(rng, "offering")
    if any(question.offers for question in asked.questions):
        so_far = random_start(asked, rng)
        assert reached(asked, so_far) == brute_force(asked, so_far, GRID)


def test_a_file_says_it_and_a_template_and_a_review_show_it() -> None:
    written = comes_back(SMALL)
    assert "choices_if:\n" in written
    assert "shop: {question: channels, any_of: [shop]}" in written
    assert "(only if channels is shop)" in template_text(SMALL, "en")
    assert "only if channels is shop" in listing.render(SMALL, "en")


TOO_MANY = {name: AtLeast("share", Fraction(place)) for place, name in enumerate("abcde")}
BROKEN = [
    (offering(MAIN, shop=named("shop"), market=named("shop"), other=named("post")), "offers_nothing"),
    (offering(multiple("ways", "a b c", min_choices=2), a=named("shop"), b=named("shop")), "offers_nothing"),
    (offering(multiple("ways", "a b c d e f"), **TOO_MANY), "too_many_offers"),
    (offering(MAIN, elsewhere=named("shop")), "unknown_choice"),
    (offering(MAIN, shop=AnyOf("later", frozenset({"yes"}))), "looks_at"),
    (offering(percentage("part", {0: 0}), shop=named("shop")), "not_for_this_kind"),
]


@pytest.mark.parametrize(("question", "rule"), BROKEN)
def test_what_is_wrong_is_told(question: Question, rule: str) -> None:
    asked = of(CHANNELS, percentage("share", {0: 0, 50: 1}), question)
    assert f"file.{rule}" in [own.problem.rule for own in faults(asked)]


def test_who_looks_from_outside_is_offered_what_can_be_seen_to_be_so() -> None:
    asked = of(CHANNELS, replace(MAIN, observable=text("look")))
    assert [own.problem.rule for own in faults(asked)] == ["file.hidden_from_outside"]
    unknown = Choice(id=DONT_KNOW, text=text("?"), unknown=True)
    seen = replace(CHANNELS, observable=text("look"))
    knows = offering(single("knows", {"no": 0, "yes": 1}), yes=named("shop"))
    offers = (*knows.offers, Offer(choice=DONT_KNOW, when=named("post")))
    knows = replace(knows, choices=(*knows.choices, unknown), offers=offers, observable=text("look"))
    part = observable_part(of(seen, knows))
    assert [own.choice for own in part.by_id["knows"].offers] == ["yes"]
    assert not list(faults(part))


def without_offers(asked: Questionnaire) -> Questionnaire:
    (own,) = asked.sections
    return replace(
        asked, sections=(replace(own, questions=tuple(replace(q, offers=()) for q in own.questions)),)
    )


def test_a_new_version_tells_whose_answers_stand() -> None:
    flat = without_offers(SMALL)
    assert {(own.kind, own.consequence) for own in diff(flat, SMALL).changes} == {("choices_if", "breaks")}
    assert {(own.kind, own.consequence) for own in diff(SMALL, flat).changes} == {("choices_if", "allows")}
    other = of(CHANNELS, offering(MAIN, shop=Not(Not(named("shop"))), market=named("market")), LATER)
    assert {own.consequence for own in diff(SMALL, other).changes} == {"texts"}


def test_a_proof_leaves_nothing_open() -> None:
    proof = prove(SMALL)
    assert proof.proved
    with_actions = prove(SMALL, ())
    assert [(own.rule, own.values.get("choice")) for own in with_actions.findings] == [
        *(("no_action", name) for name in ("post", "market", "other", "no")),
    ]  # fmt: skip
    counts = {own.rule: own.count for own in proof.claims}
    assert counts["choices"] == sum(len(own.choices) + len(own.bands) for own in SMALL.questions)
    assert counts["levels"] == len(SMALL.levels)


def test_a_proof_finds_what_is_never_offered() -> None:
    shop, post = named("shop"), AnyOf("first", frozenset({"no"}))
    first = single("first", {"no": 0, "yes": 1})
    main = replace(MAIN, show_if=AnyOf("first", frozenset({"yes"})))
    found = prove(of(CHANNELS, first, offering(main, shop=shop, market=post))).findings
    assert [(own.rule, own.where) for own in found if own.decided] == [
        ("never_offered", ("question", "main", "choices_if", "market"))
    ]
    impossible = replace(MAIN, show_if=All((post, Not(post))))
    found = prove(of(CHANNELS, first, impossible)).findings
    assert ("never_asked", ("question", "main")) in [(own.rule, own.where) for own in found]


def _chosen(answer: Answer) -> tuple[str, ...]:
    return answer if isinstance(answer, tuple) else (answer,) if isinstance(answer, str) else ()


@pytest.mark.parametrize("seed", [*range(12), *slow(range(12, 300))])
def test_what_a_proof_tells_is_so_and_what_is_so_it_tells(seed: int) -> None:
    asked = random_questionnaire(Random(seed), "offering")
    if asked.constraints or prod(len(ways_to_answer(own, FEW)) for own in asked.questions) > 3000:
        return
    levels, chosen, reached_questions = set(), set(), set()
    for whole in completions(asked, blank(asked), FEW):
        walk = engine.path(asked, whole)
        score = scoring.overall(asked, walk)
        reached_questions |= walk.asked_ids
        chosen |= {(name, one) for name, own in walk.answers.items() for one in _chosen(own)}
        if score is not None:
            blockers = scoring.active_blockers(asked, walk)
            levels.add(scoring.capped(asked, asked.level(score), blockers).id)
    told = {(own.rule, own.where[1:]) for own in prove(asked).findings if own.decided}
    offers = [(own, offer.choice) for own in asked.questions for offer in own.offers]
    never = {(own.id, "choices_if", name) for own, name in offers if (own.id, name) not in chosen}
    assert {where for rule, where in told if rule == "never_offered"} == {
        where for where in never if where[0] in reached_questions
    }
    if levels:
        assert {where for rule, where in told if rule == "never_on_level"} == {
            (own.id,) for own in asked.levels if own.id not in levels
        }


def test_a_form_of_another_tool_says_that_it_offers_all() -> None:
    told = [own for own in left_out(SMALL) if own.rule == "form.offers"]
    assert [own.values["count"] for own in told] == [1]
    assert all("choices_if" in own.message(language) for own in told for language in LANGUAGES)
    assert "form.offers" not in {own.rule for own in left_out(without_offers(SMALL))}
