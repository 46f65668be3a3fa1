"""Plans of questionnaires some of whose choices are offered only after certain answers."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

import pytest
from conftest import Run
from exhaustive import offering_ladders, random_situation
from searches import slow
from sheets import multiple, of, sheet, single

from ecomdiag import engine
from ecomdiag.planning.counting import counting
from ecomdiag.planning.reach import reach_of
from ecomdiag.planning.search import Search
from ecomdiag.questionnaire.conditions import AnyOf
from ecomdiag.questionnaire.model import Question
from ecomdiag.questionnaire.offering import not_offered
from ecomdiag.questionnaire.offers import Offer
from ecomdiag.record import replace
from ecomdiag.scoring import scoring

QUESTIONS = """\
id: sells
version: "1"
title: {es: "Vender", en: "Sell"}
levels:
  - {id: low, from: 0, title: {es: "Bajo", en: "Low"}}
  - {id: high, from: 50, title: {es: "Alto", en: "High"}}
sections:
  - id: s
    title: {es: "S", en: "S"}
    intro: {es: "S", en: "S"}
    weight: 1
    questions:
      - id: where
        kind: single
        text: {es: "¿Dónde vendéis?", en: "Where do you sell?"}
        choices:
          - {id: street, score: 0, text: {es: "En la calle", en: "In the street"}}
          - {id: market, score: 0.5, text: {es: "En un mercado", en: "On a market"}}
          - {id: shop, score: 1, text: {es: "En una tienda", en: "In a shop"}}
      - id: paid
        kind: single
        text: {es: "¿Cómo cobráis?", en: "How are you paid?"}
        choices:
          - {id: cash, score: 0, text: {es: "En metálico", en: "In cash"}}
          - {id: stall, score: 0.75, text: {es: "Con lo del mercado", en: "As the market has it"}}
          - {id: card, score: 1, text: {es: "Con tarjeta", en: "By card"}}
        choices_if:
          stall: {question: where, any_of: [market]}
          card: {question: where, any_of: [shop]}
"""
ACTIONS = """\
actions:
  - {id: to_shop, question: where, from: [street, market], to: shop, days: [9, 9], WORDS}
  - {id: by_stall, question: paid, from: [cash], to: stall, days: [1, 1], WORDS}
  - {id: by_card, question: paid, from: [cash, stall], to: card, days: [2, 2], WORDS}
""".replace("WORDS", "title: {es: A, en: A}, why: {es: W, en: W}, first_step: {es: F, en: F}")
ANSWERS = 'questionnaire: sells\nversion: "1"\nanswers: {where: market, paid: stall}\n'
PLAN = ("plan", "a.yaml", "--questionnaire", "q.yaml", "--actions", "actions.yaml", "--target", "top")


@pytest.fixture
def planned(tmp_path: Path, run: Run) -> Run:
    for name, content in (("q.yaml", QUESTIONS), ("actions.yaml", ACTIONS), ("a.yaml", ANSWERS)):
        (tmp_path / name).write_text(content, "utf-8")
    return run


def test_what_is_no_longer_offered_gives_way_to_the_lowest_and_what_becomes_offered_is_planned(
    planned: Run,
) -> None:
    done = planned(*PLAN, "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    found = json.loads(done.stdout)
    assert [(own["action"], own["from"], own["to"], own["score"]) for own in found["actions"]] == [
        ("to_shop", "market", "shop", 50),
        ("by_card", "cash", "card", 100),
    ]
    assert (found["score_now"], found["assumed"]) == (62.5, [{"question": "paid", "answer": "cash"}])


@pytest.mark.parametrize(("language", "told"), [("es", "dejan de ofrecer"), ("en", "no longer offer")])
def test_what_is_taken_for_granted_then_is_told(planned: Run, language: str, told: str) -> None:
    lines = planned(*PLAN, "--lang", language, COLUMNS="300").stdout
    assert told in lines
    assert "se abren" not in lines
    assert "open on the way" not in lines


def test_what_was_done_and_is_not_offered_yet_is_planned_behind_what_opens_it(planned: Run) -> None:
    one = json.loads(planned(*PLAN, "--done", "by_card", "--format", "json").stdout)
    assert [own["action"] for own in one["actions"]] == ["to_shop", "by_card"]
    assert one["done"] == []
    both = json.loads(planned(*PLAN, "--done", "by_card", "--done", "to_shop", "--format", "json").stdout)
    assert (both["score_now"], both["actions"]) == (100, [])
    assert len(both["done"]) == 2


FIRST = single("first", {"no": 0, "yes": 1})


def offering(question: Question, *choices: str) -> Question:
    when = AnyOf("first", frozenset({"yes"}))
    return replace(question, offers=tuple(Offer(choice=name, when=when) for name in choices))


@pytest.mark.parametrize(
    ("question", "answer", "left"),
    [
        (offering(single("q", {"a": 0, "b": 1}), "b"), "b", "a"),
        (offering(single("q", {"a": 0, "b": 0.5, "c": 1}), "a", "c"), "c", "b"),
        (offering(single("q", {"a": None, "b": 0.5, "c": 1}), "b", "c"), "c", "a"),
        (offering(multiple("q", {"a": 0, "b": 1, "c": 1}), "b"), ("b", "c"), ("c",)),
        (offering(multiple("q", {"a": 0, "b": 1, "c": 1}), "b"), ("b",), ("a",)),
        (offering(multiple("q", {"a": None, "b": 1, "c": 1}), "b", "c"), ("b", "c"), ("a",)),
    ],
)
def test_what_is_left_of_an_answer_counts_or_else_the_lowest(
    question: Question, answer: str | tuple[str, ...], left: str | tuple[str, ...]
) -> None:
    assert counting(question, answer, {"first": "yes"}) == answer
    assert counting(question, answer, {"first": "no"}) == left
    assert not engine.check(
        of(FIRST, question), replace(sheet(of(FIRST)), answers={"first": "no", question.id: left})
    )


@pytest.mark.parametrize("seed", [*range(20), *slow(range(20, 500))])
def test_no_plan_leads_to_what_is_not_offered(seed: int) -> None:
    own = random_situation(Random(seed), offering_ladders)
    if scoring.overall(own.questionnaire, own.walk(own.start)) is None:
        return
    found = reach_of(Search(own), finished=False)
    for point in found.frontier:
        state = own.start
        for name in found.plan(point):
            action, counted = own.actions[name], own.walk(state).answers
            end = own.end(action, counted)
            assert end is not None
            assert not_offered(own.questionnaire.by_id[action.question], end, counted) is None
            state = own.after(action, state, counted) or {}
            given = replace(own.sheet, answers=own.settled(state))
            assert not [told.rule for told in engine.check(own.questionnaire, given) if told.stops]
            assert engine.path(own.questionnaire, given).answers == own.walk(state).answers
