"""The shipped content: every low answer has its action, every text its limits, every fact its source and dates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml
from companies import meeting
from searches import slow
from sheets import random_sheet

from ecomdiag import engine
from ecomdiag.advice.actions import leads_to
from ecomdiag.advice.model import Action, Advice, Dated, Fact, MarketFact, Statistic, Support
from ecomdiag.loader.advice.loading import FILES
from ecomdiag.questionnaire.conditions import All, AnyOf, Condition, leaves
from ecomdiag.questionnaire.model import Kind, Question, Questionnaire
from ecomdiag.record import Record, fields, replace
from ecomdiag.scoring import scoring
from ecomdiag.texts.words import Text

F = Fraction
DATA = Path(__file__).resolve().parents[2] / "data"
#: Longest texts, in characters of one language (those that bear dates and sources: a line in a report).
LIMITS = [
    ("actions", "title", 70),
    ("actions", "why", 220),
    ("actions", "first_step", 220),
    ("facts", "title", 80),
    ("facts", "text", 300),
    ("support", "text", 300),
    ("remarks", "text", 240),
]


def of_kind(questionnaire: Questionnaire, kind: Kind) -> list[Question]:
    scored = [q for q in questionnaire.questions if q.scored and questionnaire.section_of[q.id].weight > 0]
    return [q for q in scored if q.kind is kind]


def about(advice: Advice, question: Question) -> list[Action]:
    return [action for action in advice.actions if action.question == question.id]


# Every low answer has its action ------------------------------------------------------------------------


def test_every_single_choice_below_the_best_has_an_action(shipped: Questionnaire, advice: Advice) -> None:
    missing = [
        f"{question.id}={choice.id}"
        for question in of_kind(shipped, Kind.SINGLE)
        for choice in question.choices
        if not choice.not_applicable
        and choice.score < max(own.score for own in question.choices)
        and not any(choice.id in action.fits for action in about(advice, question))
    ]
    assert not missing


def test_every_single_action_leads_to_a_better_answer_from_all_that_it_fits(
    shipped: Questionnaire, advice: Advice
) -> None:
    for question in of_kind(shipped, Kind.SINGLE):
        for action in about(advice, question):
            assert action.to is not None
            fits = [question.by_id[name] for name in action.fits]
            assert fits, action.id
            assert not any(choice.not_applicable for choice in fits), action.id
            assert all(question.by_id[action.to].score > choice.score for choice in fits), action.id
            assert (action.adds, action.to_number, action.below, action.above) == ((), None, None, None)


def test_the_actions_of_a_multiple_question_reach_its_target_from_nothing(
    shipped: Questionnaire, advice: Advice
) -> None:
    for question in of_kind(shipped, Kind.MULTIPLE):
        added = {name for action in about(advice, question) for name in action.adds}
        assert sum(question.by_id[name].score for name in added) >= question.target, question.id
        for action in about(advice, question):
            assert action.adds, action.id
            assert all(
                question.by_id[name].score > 0 and not question.by_id[name].stands_alone
                for name in action.adds
            ), action.id


def test_every_percentage_off_the_best_band_has_an_action(shipped: Questionnaire, advice: Advice) -> None:
    for question in of_kind(shipped, Kind.PERCENTAGE):
        best = max(band.score for band in question.bands)
        for number in (F(step, 2) for step in range(201)):
            score = scoring.answer_score(question, number) or F(0)
            fitting = [
                action
                for action in about(advice, question)
                if action.to_number is not None
                and (
                    (action.below is not None and number < action.below)
                    or (action.above is not None and number > action.above)
                )
            ]
            better = [scoring.answer_score(question, action.to_number or F(0)) or F(0) for action in fitting]
            assert score == best or any(end > score for end in better), f"{question.id} {number}"


def test_no_action_is_about_what_is_not_scored(shipped: Questionnaire, advice: Advice) -> None:
    scored = {q.id for kind in (Kind.SINGLE, Kind.MULTIPLE, Kind.PERCENTAGE) for q in of_kind(shipped, kind)}
    assert {action.question for action in advice.actions} == scored


@pytest.mark.parametrize("seed", [0, *slow(range(1, 4))])
def test_whatever_is_answered_low_something_can_be_done_about_it(
    shipped: Questionnaire, advice: Advice, seed: int
) -> None:
    """What has no action yet waits for another answer, about which something can be done."""
    rng = Random(seed)
    for _ in range(75):
        walk = engine.path(shipped, random_sheet(shipped, rng))
        helped = {action.question for action in advice.actions if leads_to(shipped, action, walk) is not None}
        # Who sells online only and yet names other channels has said two things: a remark asks which of them holds.
        contradicted = {"offline_channels"} if walk.answers.get("channel_mix") == "online_only" else set()
        for question in walk.asked:
            if question.scored and shipped.section_of[question.id].weight:
                answer = walk.answers[question.id]
                score = scoring.answer_score(question, answer)
                waits_for = {
                    leaf.question
                    for action in about(advice, question)
                    if action.only_if and leads_to(shipped, replace(action, only_if=None), walk) is not None
                    for leaf in leaves(action.only_if)
                }
                # … or for a question that another answer has yet to open.
                gates = [gate for name in waits_for if (gate := shipped.by_id[name].show_if) is not None]
                waits_for |= {leaf.question for gate in gates for leaf in leaves(gate)}
                done = score in (None, 1) or question.id in helped | contradicted
                assert done or waits_for & helped, f"{question.id}: {answer}"


@pytest.mark.parametrize("part", range(4))
def test_every_action_fits_some_company(shipped: Questionnaire, advice: Advice, part: int) -> None:
    never = []
    for action in advice.actions[part::4]:
        conditions: list[Condition] = [action.only_if] if action.only_if else []
        if action.fits:
            conditions.append(AnyOf(action.question, action.fits))
        elif action.adds:
            question = shipped.by_id[action.question]
            rest = frozenset(
                c.id for c in question.choices if c.id not in action.adds and not c.not_applicable
            )
            conditions.append(AnyOf(question.id, rest))
        fitting = False
        for _ in range(8):
            sheet = meeting(shipped, All(tuple(conditions)))
            walk = engine.path(shipped, sheet) if sheet else None
            fitting = walk is not None and leads_to(shipped, action, walk) is not None
            if fitting:
                break
            if action.to_number is not None:
                fitting = True  # the percentages are proved above
        if not fitting:
            never.append(action.id)
    assert not never


# Needs --------------------------------------------------------------------------------------------------


def test_needs_exist_and_never_go_in_a_circle(advice: Advice) -> None:
    by_id = {action.id: action for action in advice.actions}
    assert len(by_id) == len(advice.actions)

    def climb(name: str, trail: tuple[str, ...]) -> None:
        assert name not in trail, f"circle: {trail}"
        for need in by_id[name].needs:
            climb(need, (*trail, name))

    for name in by_id:
        climb(name, ())


# Ids ----------------------------------------------------------------------------------------------------


def test_ids_are_distinct_and_sources_are_used(shipped: Questionnaire) -> None:
    for name in FILES:
        content = yaml.safe_load((DATA / f"{name}.yaml").read_text(encoding="utf-8"))
        sources = [source["id"] for source in content.get("sources", ())]
        assert [key for key, count in Counter(sources).items() if count > 1] == [], name
        lists = [value for key, value in content.items() if key not in ("sources", "foundations")]
        entries = [entry for value in lists if isinstance(value, list) for entry in value]
        used = {key for entry in entries for key in entry.get("sources", ())}
        assert set(sources) - used == set(), f"{name}: never used"
        ids = [entry["id"] for entry in entries if "id" in entry]
        assert len(ids) == len(set(ids)), name


def test_items_of_a_lens_are_distinct_scored_and_few(shipped: Questionnaire, advice: Advice) -> None:
    assert [lens.id for lens in advice.lenses] == ["ecommerce_chain", "winning_strategy", "omnichannel"]
    assert [len(lens.items) for lens in advice.lenses] == [14, 6, 8]
    for lens in advice.lenses:
        assert len({item.id for item in lens.items}) == len(lens.items)
        for item in lens.items:
            assert len(item.questions) <= 5, item.id
            assert len(set(item.questions)) == len(item.questions), item.id
            assert item.questions or item.note is not None, (
                f"{item.id} must say that no question speaks of it"
            )
            for name in item.questions:
                assert shipped.by_id[name].scored, f"{item.id}: {name}"
                assert shipped.section_of[name].weight > 0, f"{item.id}: {name}"


def test_a_remark_names_questions_that_it_looks_at(advice: Advice) -> None:
    for remark in advice.remarks:
        assert set(remark.questions) <= {leaf.question for leaf in leaves(remark.when)}, remark.id
        assert remark.questions, remark.id


def test_a_market_says_one_thing_of_a_kind(advice: Advice) -> None:
    for kind in ("adequacy", "payments", "privacy", "restrictions"):
        codes = Counter(code for fact in getattr(advice.markets, kind) for code in fact.markets)
        assert [code for code, count in codes.items() if count > 1] == [], kind


# Texts --------------------------------------------------------------------------------------------------


def texts(value: Any, where: str = "") -> Iterator[tuple[str, Text]]:
    if isinstance(value, Text):
        yield where, value
    elif isinstance(value, tuple):
        for item in value:
            yield from texts(item, where)
    elif isinstance(value, Record):
        name = getattr(value, "id", "") or getattr(value, "markets", "")
        for field in fields(value):
            yield from texts(getattr(value, field), f"{where}/{name or type(value).__name__}.{field}")


def all_texts(advice: Advice) -> list[tuple[str, Text]]:
    return [
        pair
        for field in fields(advice)
        if field != "countries"
        for pair in texts(getattr(advice, field), field)
    ]


def test_both_languages_are_complete_and_clean(advice: Advice) -> None:
    found = all_texts(advice)
    assert len(found) > 900
    for where, text in found:
        for said in (text.es, text.en):
            assert said, where
            assert said == " ".join(said.split(" ")).strip(), where
            assert "  " not in said, where
            assert not {"\n", "\t", "!", "¡"} & set(said), where
        assert "“" not in text.es, where
        assert '"' not in text.es + text.en, where
        assert "«" not in text.en, where


def test_texts_say_something_else_in_the_other_language(advice: Advice) -> None:
    alike = [where for where, text in all_texts(advice) if text.es == text.en]
    names = (
        "payments",
        "privacy",
        ".body",
        "languages",
        "places/",
        ".term",
    )  # of products, laws, bodies, languages, marketplaces; acronyms
    assert [where for where in alike if not any(kind in where for kind in names)] == []


@pytest.mark.parametrize(
    ("kind", "field", "most"), LIMITS, ids=[f"{kind}.{field}" for kind, field, _ in LIMITS]
)
def test_texts_are_short(advice: Advice, kind: str, field: str, most: int) -> None:
    long = [
        f"{own.id} {language} {len(said)}"
        for own in getattr(advice, kind)
        for language, said in zip(("es", "en"), (getattr(own, field).es, getattr(own, field).en), strict=True)
        if len(said) > most
    ]
    assert not long


def test_the_sentence_about_the_weakest_names_it(advice: Advice) -> None:
    for lens in advice.lenses:
        assert lens.weakest.es.count("{item}") == lens.weakest.en.count("{item}") == 1
        assert "{" not in lens.weakest.es.replace("{item}", "")


# Dates and sources --------------------------------------------------------------------------------------


def dated(advice: Advice) -> list[tuple[str, Dated, Fact | MarketFact | Support | Statistic]]:
    markets = [own for field in fields(advice.markets) for own in getattr(advice.markets, field)]
    records = [*advice.facts, *advice.support, *advice.statistics, *markets]
    return [
        (getattr(own, "id", "") or f"{sorted(own.markets)[:3]} {own.text.en[:40]}", own.dated, own)
        for own in records
    ]


def test_every_dated_statement_has_its_sources_and_is_looked_at_within_a_year(advice: Advice) -> None:
    for name, own, _ in dated(advice):
        assert own.sources, name
        start, review = date.fromisoformat(own.as_of), date.fromisoformat(own.review_by)
        assert start <= review <= start.replace(year=start.year + 1), name
        for source in own.sources:
            assert source.title.strip(), name
            assert source.publisher.strip(), name
            assert source.link.startswith(("https://", "http://")), name
            assert source.read is None or date.fromisoformat(source.read), name


def test_dates_of_application_are_real_and_in_order(advice: Advice) -> None:
    for name, _, own in dated(advice):
        first, last = getattr(own, "applies_from", None), getattr(own, "applies_to", None)
        days = [date.fromisoformat(day) for day in (first, last) if day]
        assert days == sorted(days), name


def test_statistics_are_official_figures_of_a_year(shipped: Questionnaire, advice: Advice) -> None:
    for own in advice.statistics:
        assert 0 < own.share < 100, own.id
        assert str(own.year) in own.text.es, own.id
        assert str(own.year) in own.text.en, own.id
        assert own.sizes, own.id
        percentage = shipped.by_id[own.question].kind is Kind.PERCENTAGE
        assert percentage == (own.at_least is not None) == (not own.means), own.id


# What can be told is told to someone ----------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["facts", "support", "remarks"])
def test_everything_can_be_told_to_some_company(shipped: Questionnaire, advice: Advice, kind: str) -> None:
    own = [(record.id, record.when) for record in getattr(advice, kind)]
    assert len(own) >= {"facts": 20, "support": 12, "remarks": 20}[kind]
    never = [name for name, when in own if when is not None and meeting(shipped, when) is None]
    assert not never
