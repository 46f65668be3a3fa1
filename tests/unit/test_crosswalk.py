"""What our answers say about other instruments: only what follows, and a range that holds every way to go on."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from random import Random
from typing import Any

import pytest
from crossings import BOXES, DATA, SELLS, SHOP, boxes, completed, crossed, crossed_small, example, loaded
from searches import slow
from sheets import (
    blank,
    blocker,
    multiple,
    of,
    random_sheet,
    sheet,
    shipped_questionnaire,
    single,
)

from ecomdiag import engine
from ecomdiag.crosswalk.crossing import Box, Crossing, Crosswalk, Entry, Implied, Knowledge, told_by
from ecomdiag.loader.answers import read_answers
from ecomdiag.loader.crosswalk import NAMES, answers_file
from ecomdiag.loader.questionnaire import INSTRUMENTS
from ecomdiag.questionnaire.conditions import All, AllOf, Answer, AnyOf, AtLeast, Condition, NoneOf, Not
from ecomdiag.questionnaire.conditions import Any as AnyPart
from ecomdiag.questionnaire.model import Kind, Question, Questionnaire
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.record import replace
from ecomdiag.report.crosswalk import text as report
from ecomdiag.scoring import scoring
from ecomdiag.texts import LANGUAGES, say

named = pytest.mark.parametrize("name", NAMES)


@cache
def sheets(count: int) -> tuple[AnswerSheet, ...]:
    rng = Random(count)
    return tuple(
        random_sheet(shipped_questionnaire(), rng, hidden=number % 3 == 0) for number in range(count)
    )


def score(other: Questionnaire, given: AnswerSheet) -> Fraction:
    found = scoring.score(other, engine.path(other, given)).overall
    assert found is not None
    return found


# What ships ----------------------------------------------------------------------------------------------


def test_names_are_those_of_the_files_and_the_help_says_them() -> None:
    assert {path.stem for path in (DATA / "crosswalks").iterdir()} == set(NAMES)
    assert {path.stem for path in (DATA / "instruments").iterdir()} == set(INSTRUMENTS)
    for language in LANGUAGES:
        assert all(name in say("help.crosswalk_to", language) for name in NAMES)
        assert all(name in say("help.own", language) for name in INSTRUMENTS)


def conditions(crosswalk: Crosswalk) -> Iterator[tuple[str, Condition]]:
    for entry in crosswalk.entries:
        for own in entry.answers:
            yield f"{entry.question} {own.answer}", own.when
        for box in entry.boxes:
            for sign, when in (("+", box.chosen_when), ("-", box.not_chosen_when)):
                if when is not None:
                    yield f"{entry.question} {sign}{box.choice}", when


@named
def test_every_condition_can_hold_and_can_fail(name: str) -> None:
    held: Counter[str] = Counter()
    walks = [engine.path(shipped_questionnaire(), given).answers for given in sheets(300)]
    for what, when in conditions(loaded(name)[0]):
        held[what] = sum(told_by(when, answers) is not None for answers in walks)
    assert len(held) >= 6
    assert {what: count for what, count in held.items() if not 0 < count < 300} == {}


@named
def test_nothing_is_said_in_two_ways_at_once(name: str) -> None:
    crosswalk, _ = loaded(name)
    for given in sheets(300):
        answers = engine.path(shipped_questionnaire(), given).answers
        for entry in crosswalk.entries:
            told = {own.answer for own in entry.answers if told_by(own.when, answers) is not None}
            assert len(told) <= 1
            for box in entry.boxes:
                both = (box.chosen_when, box.not_chosen_when)
                assert None in both or not all(told_by(when, answers) for when in both if when is not None)


@named
@pytest.mark.parametrize("count", [60, *slow([300])])
def test_what_is_known_has_no_problem_but_the_rest_and_is_read_back(name: str, count: int) -> None:
    other = loaded(name)[1]
    for given in sheets(count):
        crossing = crossed(name, given)
        assert {problem.rule for problem in engine.check(other, crossing.sheet)} <= {"unanswered"}
        for own in crossing.questions:
            if own.chosen:
                boxes = tuple(told.choice.id for told in own.chosen)
                assert not engine.check_answer(own.question, boxes)
                assert not set(boxes) & {told.choice.id for told in own.not_chosen}
        content = answers_file(crossing, "ecomdiag", "es").encode()
        assert read_answers(content, other).sheet == crossing.sheet


@named
def test_an_empty_sheet_says_nothing(name: str) -> None:
    crossing = crossed(name, blank(shipped_questionnaire()))
    assert {own.state for own in crossing.questions} == {Knowledge.OPEN}
    assert (crossing.scores, crossing.sheet.answers) == ((0, 100), {})
    levels = loaded(name)[1].levels
    assert crossing.levels == (levels[0], levels[-1])


@named
def test_fewer_answers_say_no_more_and_leave_no_less(name: str) -> None:
    rng = Random(4)
    for whole in sheets(60):
        kept = {key: answer for key, answer in whole.answers.items() if rng.random() < 0.5}
        half, all_of_it = crossed(name, replace(whole, answers=kept)), crossed(name, whole)
        assert facts(half) <= facts(all_of_it)
        assert half.scores is not None
        assert all_of_it.scores is not None
        assert half.scores[0] <= all_of_it.scores[0]
        assert all_of_it.scores[1] <= half.scores[1]


def facts(crossing: Crossing) -> set[tuple[str, str, str]]:
    found = set()
    for own in crossing.questions:
        for kind, told in (
            ("is", (own.answer,) if own.answer else ()),
            ("+", own.chosen),
            ("-", own.not_chosen),
        ):
            found |= {(own.question.id, kind, one.choice.id) for one in told}
    return found


# The examples, read and judged as their owners ----------------------------------------------------------

TOLD = {
    # It sells on marketplaces only: what is said of search may be said of its listings there.
    ("conservas-ria", "dii"): "social_media is yes, erp is no, crm is no",
    ("software-quince", "dii"): "website is yes, social_media is yes, erp is no, crm is yes",
    # It has a website, a showcase; but nothing that it was asked says so.
    ("taller-forja", "dii"): "social_media is yes, erp is no, crm is no",
    ("conservas-ria", "dmat"): (
        "investments + sales, digital_solutions + chat_social, "
        "digital_solutions + online_sales, digital_solutions + online_marketing, data_management - not_digital"
    ),
    ("software-quince", "dmat"): (
        "investments + sales, preparedness + specialists, digital_solutions + website, "
        "digital_solutions + chat_social, digital_solutions + online_sales, digital_solutions + online_marketing, "
        "digital_solutions + management_software, data_management - not_digital, data_security + policy"
    ),
    ("taller-forja", "dmat"): "data_management - not_digital",
    ("moda-doce", "dmat"): (
        "investments + sales, preparedness + funding, preparedness + specialists, preparedness + processes, "
        "digital_solutions + website, digital_solutions + web_forms, digital_solutions + chat_social, "
        "digital_solutions + online_sales, digital_solutions + online_marketing, "
        "digital_solutions + management_software, staff_training + training_plan, data_management + stored, "
        "data_management - not_digital, data_security + policy"
    ),
}
SCORES = {
    ("conservas-ria", "dii"): (Fraction(100, 12), Fraction(1000, 12), "very_low", "very_high"),
    ("software-quince", "dii"): (Fraction(300, 12), Fraction(1100, 12), "very_low", "very_high"),
    ("taller-forja", "dii"): (Fraction(100, 12), Fraction(1000, 12), "very_low", "very_high"),
}


@pytest.mark.parametrize(("company", "name"), TOLD)
def test_what_the_examples_say(company: str, name: str) -> None:
    crossing = crossed(name, example(company))
    assert facts(crossing) == {tuple(fact.split()) for fact in TOLD[company, name].split(", ")}
    assert crossing.sheet.company == example(company).company


@pytest.mark.parametrize(("company", "name"), SCORES)
def test_what_the_examples_leave(company: str, name: str) -> None:
    crossing = crossed(name, example(company))
    assert crossing.scores is not None
    assert crossing.levels is not None
    assert (*crossing.scores, *(level.id for level in crossing.levels)) == SCORES[company, name]


def each_answer(name: str) -> dict[str, str]:
    """What every single answer of ours says, with no other given but what its question needs to be asked."""
    ours, told = shipped_questionnaire(), {}
    needed: dict[str, Any] = {"sells_online": "yes", "online_budget_share": 10}
    for question in ours.questions:
        for given in _answers(question):
            crossing = crossed(name, sheet(ours, **{**needed, question.id: given}))
            if found := facts(crossing):
                shown = ", ".join(given) if isinstance(given, tuple) else given
                told[f"{question.id} {shown}"] = ", ".join(sorted(" ".join(fact) for fact in found))
    return told


def _answers(question: Question) -> list[Any]:
    if question.kind is Kind.PERCENTAGE:
        return [0, Fraction(1, 2), 1]
    singles = list(question.by_id) if question.kind in (Kind.SINGLE, Kind.MULTIPLE) else []
    return singles if question.kind is Kind.SINGLE else [(key,) for key in singles]


def each(question: str, choices: str, told: str) -> dict[str, str]:
    return {f"{question} {choice}": told for choice in choices.split()}


def test_what_each_answer_of_ours_says_of_the_dii() -> None:
    assert each_answer("dii") == {
        **each("contact_channels", "form chat faq", "website is yes"),
        **each("social_media", "inactive active planned by_market", "social_media is yes"),
        **each("erp", "partial full", "erp is yes"),
        **each("erp", "no spreadsheets accounting", "erp is no"),
        **each("crm", "basic used segmented", "crm is yes"),
        **each("crm", "no spreadsheet", "crm is no"),
    }


@pytest.mark.parametrize(
    ("selling", "found"),
    [
        ({"sells_online": "no"}, True),
        ({"sells_online": "yes", "online_strategy": "own_shop"}, True),
        ({"sells_online": "yes", "online_strategy": "marketplace"}, False),
        ({"sells_online": "yes"}, False),
    ],
    ids=["not online", "own shop", "marketplaces only", "not told how"],
)
@pytest.mark.parametrize("how", ["basic", "both", "by_country", "seo_by_country"])
def test_work_on_search_shows_a_website_where_it_cannot_be_done_on_listings(
    selling: dict[str, Any], found: bool, how: str
) -> None:
    given = sheet(shipped_questionnaire(), **selling, search_positioning=how)
    assert (("website", "is", "yes") in facts(crossed("dii", given))) is found
    assert (("digital_solutions", "+", "website") in facts(crossed("dmat", given))) is found


def test_what_each_answer_of_ours_says_of_the_dmat() -> None:
    digital, website = "data_management - not_digital", "digital_solutions + website"
    online, talks = "digital_solutions + online_marketing", "digital_solutions + chat_social"
    manages = "digital_solutions + management_software"
    team = "data_security + policy, preparedness + specialists"
    assert each_answer("dmat") == {
        **each(
            "online_strategy", "marketplace own_shop both omnichannel", "digital_solutions + online_sales"
        ),
        **each("it_management", "managed governed", team),
        **each("erp", "spreadsheets accounting", digital),
        "erp partial": f"{digital}, {manages}",
        "erp full": f"data_management + stored, {digital}, {manages}",
        **each("digital_policy", "invest", "preparedness + funding"),
        **each("digital_policy", "redesign", "preparedness + processes"),
        **each("training_strategy", "plan measured", "staff_training + training_plan"),
        "crm spreadsheet": digital,
        **each("crm", "basic used segmented", f"{digital}, {manages}"),
        **each("social_media", "active planned by_market", online),
        **each("search_positioning", "both by_country", online),
        "contact_channels form": f"digital_solutions + web_forms, {website}",
        "contact_channels chat": f"{talks}, {website}",
        "contact_channels social": talks,
        "contact_channels faq": website,
        "platform_share 1": "investments + sales",
        "online_advertising_share 1": online,
    }


# The range -----------------------------------------------------------------------------------------------


@named
def test_no_way_to_answer_the_rest_leads_out_of_the_range(name: str) -> None:
    rng, other = Random(11), loaded(name)[1]
    for given in sheets(60):
        crossing = crossed(name, given)
        assert crossing.scores is not None
        assert crossing.levels is not None
        for _ in range(5):
            done = completed(crossing, rng)
            assert not engine.check(other, done)
            found = score(other, done)
            assert crossing.scores[0] <= found <= crossing.scores[1]
            assert crossing.levels[0].start <= other.level(found).start <= crossing.levels[1].start


def every_completion(other: Questionnaire, given: AnswerSheet) -> Iterator[AnswerSheet]:
    """Go every way through the DII; of several uses of one technology the first stands for all."""
    question = engine.next_question(other, given)
    if question is None:
        yield given
        return
    for answer in _ways(question):
        yield from every_completion(other, given.with_answer(question.id, answer))


def _ways(question: Question) -> list[Answer]:
    match question.kind:
        case Kind.SINGLE:
            return list(question.by_id)
        case Kind.MULTIPLE:
            return [(choice.id,) for choice in question.choices[:2]]
        case _:
            return [band.start for band in question.bands]


def test_range_of_the_dii_is_attained_at_both_ends() -> None:
    other = loaded("dii")[1]
    seen: dict[frozenset[tuple[str, Answer]], Crossing] = {}
    for given in sheets(300):
        crossing = crossed("dii", given)
        seen.setdefault(frozenset(crossing.sheet.answers.items()), crossing)
    assert len(seen) == 16  # every combination of what can be known: two answers each for four questions
    for crossing in Random(1).sample(list(seen.values()), 6):
        found = {score(other, done) for done in every_completion(other, crossing.sheet)}
        assert crossing.scores == (min(found), max(found))
        assert crossing.levels == (other.level(min(found)), other.level(max(found)))


def test_range_of_the_dmat_is_attained_at_both_ends() -> None:
    other = loaded("dmat")[1]
    for given in sheets(60):
        crossing = crossed("dmat", given)
        low = high = blank(other)
        for own in crossing.questions:
            boxes = tuple(told.choice.id for told in own.chosen)
            first, *_, last = own.question.by_id
            if own.question.kind is Kind.SINGLE:
                low, high = low.with_answer(own.question.id, first), high.with_answer(own.question.id, last)
            else:
                all_boxes = [choice.id for choice in own.question.choices if not choice.stands_alone]
                low = low.with_answer(own.question.id, boxes or ("none",))
                high = high.with_answer(own.question.id, tuple(all_boxes))
        assert not [*engine.check(other, low), *engine.check(other, high)]
        assert crossing.scores == (score(other, low), score(other, high))


# Evidence ------------------------------------------------------------------------------------------------

A, B = AnyOf("a", frozenset({"yes"})), AnyOf("b", frozenset({"yes"}))


@pytest.mark.parametrize(
    ("condition", "answers", "told"),
    [
        (A, {}, None),
        (A, {"a": "no"}, None),
        (A, {"a": "yes"}, ("a",)),
        (NoneOf("a", frozenset({"yes"})), {}, None),
        (NoneOf("a", frozenset({"yes"})), {"a": "no"}, ("a",)),
        (Not(A), {}, None),
        (Not(A), {"a": "no"}, ("a",)),
        (Not(A), {"a": "yes"}, None),
        (Not(Not(A)), {}, None),
        (Not(Not(A)), {"a": "yes"}, ("a",)),
        (All((A, B)), {"a": "yes"}, None),
        (All((A, B)), {"a": "yes", "b": "yes"}, ("a", "b")),
        (AnyPart((A, B)), {"b": "yes"}, ("b",)),
        (AnyPart((A, B)), {"a": "yes", "b": "yes"}, ("a", "b")),
        (AnyPart((A, B)), {"a": "no"}, None),
        (Not(All((A, B))), {"a": "no"}, ("a",)),
        (Not(All((A, B))), {"a": "yes"}, None),
        (Not(AnyPart((A, B))), {"a": "no"}, None),
        (Not(AnyPart((A, B))), {"a": "no", "b": "no"}, ("a", "b")),
        (AnyPart((A, Not(A))), {}, None),
        (AtLeast("a", Fraction(1)), {"a": Fraction(0)}, None),
        (Not(AtLeast("a", Fraction(1))), {}, None),
        (Not(AtLeast("a", Fraction(1))), {"a": Fraction(0)}, ("a",)),
        (All((A, Not(AllOf("a", frozenset({"no"}))))), {"a": "yes"}, ("a",)),
    ],
)
def test_a_question_without_an_answer_is_never_evidence(
    condition: Condition, answers: dict[str, Answer], told: tuple[str, ...] | None
) -> None:
    assert told_by(condition, answers) == told


def test_answers_off_the_path_and_wrong_ones_say_nothing() -> None:
    entry = boxes(a=SHOP)
    assert crossed_small(of(BOXES), entry, sells="yes", how=["shop"]).count(Knowledge.PARTLY) == 1
    assert crossed_small(of(BOXES), entry, sells="no", how=["shop"]).count(Knowledge.OPEN) == 1
    assert crossed_small(of(BOXES), entry, how=["shop"]).count(Knowledge.OPEN) == 1
    assert crossed_small(of(BOXES), entry, sells="yes", how=["shop", "shop"]).count(Knowledge.OPEN) == 1


def test_answers_that_contradict_one_another_say_nothing() -> None:
    other = of(single("q", {"no": 0, "yes": 1}))
    entry = Entry(question="q", answers=(Implied(answer="yes", when=SELLS), Implied(answer="no", when=SHOP)))
    assert crossed_small(other, entry, sells="yes", how=["phone"]).sheet.answers == {"q": "yes"}
    assert crossed_small(other, entry, sells="yes", how=["shop"]).sheet.answers == {}
    again = replace(entry, answers=(entry.answers[0], Implied(answer="yes", when=SHOP)))
    assert crossed_small(other, again, sells="yes", how=["shop"]).sheet.answers == {"q": "yes"}
    both = Entry(question="boxes", boxes=(Box(choice="a", chosen_when=SELLS, not_chosen_when=SHOP),))
    assert crossed_small(of(BOXES), both, sells="yes", how=["phone"]).count(Knowledge.PARTLY) == 1
    assert crossed_small(of(BOXES), both, sells="yes", how=["shop"]).count(Knowledge.OPEN) == 1
    assert crossed_small(of(BOXES), boxes(none=SELLS, a=SELLS), sells="yes").count(Knowledge.OPEN) == 1


@pytest.mark.parametrize(
    ("question", "entry", "expected"),
    [
        (BOXES, boxes(a=SELLS), (25, 100)),
        (BOXES, boxes(b=SELLS, a=SELLS), (75, 100)),
        (BOXES, boxes(all=SELLS), (100, 100)),
        (BOXES, boxes(none=SELLS), (0, 0)),
        (BOXES, Entry(question="boxes", boxes=(Box(choice="none", not_chosen_when=SELLS),)), (25, 100)),
        (BOXES, Entry(question="boxes", boxes=(Box(choice="all", not_chosen_when=SELLS),)), (0, 100)),
        (BOXES, Entry(question="boxes", boxes=(Box(choice="b", not_chosen_when=SELLS),)), (0, 100)),
        (
            multiple("boxes", {"none": 0, "a": 0.5, "b": 0.5}, alone=("none",)),
            Entry(question="boxes", boxes=(Box(choice="b", not_chosen_when=SELLS),)),
            (0, 50),
        ),
        (multiple("boxes", {"a": 0.5, "b": 0.5, "c": 0.5}, most=2), boxes(a=SELLS), (50, 100)),
        (multiple("boxes", {"a": 0, "b": 0.5, "c": 0.75}, most=2), boxes(a=SELLS), (0, 75)),
        (multiple("boxes", {"a": 0, "b": 0.25, "c": 0.5}, min_choices=2), boxes(a=SELLS), (25, 75)),
        (
            multiple("boxes", {"a": 0.25, "b": 0.5, "c": 0.5}, min_choices=2, most=2, target=2),
            Entry(question="boxes", boxes=(Box(choice="a", not_chosen_when=SELLS),)),
            (50, 50),
        ),
    ],
)  # fmt: skip
def test_range_of_single_boxes(question: Question, entry: Entry, expected: tuple[int, int]) -> None:
    other = of(question)
    crossing = crossed_small(other, entry, sells="yes")
    assert crossing.scores == expected
    assert crossing.levels == tuple(other.level(Fraction(end)) for end in expected)
    assert crossing.exact


def test_range_where_boxes_take_the_question_away_or_open_others_is_wide_enough() -> None:
    rest = single("rest", {"no": 0, "yes": 1})
    away = multiple("boxes", {"away": None, "a": 0.5, "b": 0.25}, alone=("away",))
    denied = Entry(question="boxes", boxes=(Box(choice="a", not_chosen_when=SELLS),))
    assert crossed_small(of(away, rest), denied, sells="yes").scores == (0, 100)
    opens = replace(rest, show_if=AnyOf("boxes", frozenset({"b"})))
    wide = crossed_small(of(BOXES, opens), boxes(a=SELLS), sells="yes")
    assert (wide.scores, wide.exact) == ((0, 100), False)
    assert json.loads(report.render_json(wide, "en"))["range_exact"] is False
    assert "the score cannot lie outside" in report.render(wide, "en", width=400)
    assert "la puntuación no puede quedar fuera" in report.render(wide, "es", width=400)
    caps = blocker("cap", AnyOf("boxes", frozenset({"b"})), "starting")
    levels = crossed_small(of(BOXES, blockers=[caps]), boxes(a=SELLS), sells="yes").levels
    assert levels is not None
    assert [level.id for level in levels] == ["starting", "leading"]


def test_without_a_score_there_is_no_range() -> None:
    nothing = of(replace(BOXES, weight=Fraction(0)))
    crossing = crossed_small(nothing, boxes(a=SELLS), sells="yes")
    assert (crossing.scores, crossing.levels) == (None, None)
    assert "between" not in report.render(crossing, "en", width=80)
    assert json.loads(report.render_json(crossing, "en"))["score_range"] is None
