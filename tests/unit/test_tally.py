"""Scores in whole numbers, and what another answer changes, against plain fractions and walking anew."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from random import Random

from generating import random_questionnaire
from hypothesis import strategies as st
from searches import searched
from sheets import half_filled, random_answer, shipped_questionnaire

from ecomdiag import engine
from ecomdiag.advice.actions import leads_to
from ecomdiag.engine import RoutingPath
from ecomdiag.loader.advice.loading import load_advice
from ecomdiag.questionnaire.conditions import Answer, holds
from ecomdiag.questionnaire.model import Kind, NotAsked, Question, Questionnaire, Section
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.scoring import scoring
from ecomdiag.scoring.changing import change

F = Fraction


# The same with fractions only ---------------------------------------------------------------------------


def plain_worth(question: Question, answer: Answer) -> Fraction | None:
    if isinstance(answer, Fraction):
        return next((band.score for band in reversed(question.bands) if band.start <= answer), F(0))
    chosen = [question.by_id[item] for item in ((answer,) if isinstance(answer, str) else answer)]
    if any(choice.not_applicable for choice in chosen):
        return None
    added = sum((choice.score for choice in chosen), F(0))
    return min(F(1), added / question.target) if question.kind is Kind.MULTIPLE else added


def plain_count(question: Question, walk: RoutingPath) -> Fraction | None:
    if question.id in walk.asked_ids:
        answer = walk.answers.get(question.id)
        return F(0) if answer is None else plain_worth(question, answer)
    if question.not_applicable_if is not None and holds(question.not_applicable_if, walk.answers):
        return None
    return {NotAsked.ZERO: F(0), NotAsked.FULL: F(1), NotAsked.EXCLUDE: None}[question.if_not_asked]


def plain_mean(weighted: list[tuple[Fraction, Fraction]]) -> Fraction | None:
    total = sum((weight for weight, _ in weighted), F(0))
    return sum((weight * value for weight, value in weighted), F(0)) / total if total else None


def plain_section(section: Section, walk: RoutingPath) -> Fraction | None:
    counted = [(q.weight, plain_count(q, walk)) for q in section.questions if q.scored]
    return (
        plain_mean([(w, 100 * value) for w, value in counted if value is not None])
        if section.weight
        else None
    )


def plain_overall(asked: Questionnaire, walk: RoutingPath) -> Fraction | None:
    scores = [(section.weight, plain_section(section, walk)) for section in asked.sections]
    return plain_mean([(weight, score) for weight, score in scores if score is not None])


def check_scores(asked: Questionnaire, walk: RoutingPath) -> None:
    scores = scoring.score(asked, walk)
    assert scores.overall == scoring.overall(asked, walk) == plain_overall(asked, walk)
    assert dict(scores.sections) == {section.id: plain_section(section, walk) for section in asked.sections}
    for question in asked.questions:
        own = scores.questions[question.id]
        counted = question.scored and asked.section_of[question.id].weight
        assert own.score == (plain_count(question, walk) if counted else None)
        assert own.points == own.share * (own.score or 0)
        assert own.lost == own.share - own.points
    assert sum(own.share for own in scores.questions.values()) == (0 if scores.overall is None else 100)
    assert sum(own.points for own in scores.questions.values()) == (scores.overall or 0)


@searched(st.integers(0, 2**32), quick=30, full=600)
def test_scores_of_any_questionnaire_are_those_of_plain_fractions(seed: int) -> None:
    rng = Random(seed)
    asked = random_questionnaire(rng, sums="none")
    check_scores(asked, engine.path(asked, half_filled(asked, rng)))


@searched(st.integers(0, 2**32), quick=10, full=250)
def test_scores_of_the_shipped_one_are_those_of_plain_fractions(seed: int) -> None:
    asked = shipped_questionnaire()
    check_scores(asked, engine.path(asked, half_filled(asked, Random(seed))))


@searched(st.integers(0, 2**32), quick=20, full=300)
def test_answers_are_worth_what_plain_fractions_say(seed: int) -> None:
    rng = Random(seed)
    for question in random_questionnaire(rng, sums="none").questions:
        answer = random_answer(question, rng)
        assert scoring.answer_score(question, answer) == plain_worth(question, answer)


# Another answer -----------------------------------------------------------------------------------------


def check_change(asked: Questionnaire, sheet: AnswerSheet, others: Iterator[tuple[str, Answer]]) -> None:
    """What is told of another answer is what walking and scoring the sheet with that answer shows."""
    now = scoring.standing(asked, sheet)
    before = plain_overall(asked, now.walk) or 0
    for name, answer in others:
        told = change(asked, now, name, answer)
        after = engine.path(asked, sheet.with_answer(name, answer))
        assert told.gain == (plain_overall(asked, after) or 0) - before
        assert told.opens == len(after.asked_ids - now.walk.asked_ids)


@searched(st.integers(0, 2**32), quick=40, full=1000)
def test_another_answer_to_any_question_changes_what_walking_anew_shows(seed: int) -> None:
    rng = Random(seed)
    asked = random_questionnaire(rng, sums="none")
    sheet = half_filled(asked, rng)
    answered = engine.path(asked, sheet).answers
    check_change(asked, sheet, ((name, random_answer(asked.by_id[name], rng)) for name in answered))


@searched(st.integers(0, 2**32), quick=6, full=25)
def test_all_that_the_actions_lead_to_changes_what_walking_anew_shows(seed: int) -> None:
    asked = shipped_questionnaire()
    advice = load_advice(asked)
    assert advice is not None
    sheet = half_filled(asked, Random(seed), share=0.9)
    walk = engine.path(asked, sheet)
    ends = ((action.question, leads_to(asked, action, walk)) for action in advice.actions)
    check_change(asked, sheet, ((name, end) for name, end in ends if end is not None))
