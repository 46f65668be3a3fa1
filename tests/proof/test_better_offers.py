"""A better answer where choices hang on others: what a proof says of it against every sheet and every better answer."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from math import prod
from random import Random

import pytest
from looking_up import with_scores_looked_up
from proof.brute_force import Answers, Numbers, sheet_of, ways_to_choose
from proof.generating import random_questionnaire
from searches import slow
from sheets import multiple, of, single

from ecomdiag import engine
from ecomdiag.proof.findings import ProofFinding
from ecomdiag.proof.improvements import check_improvements
from ecomdiag.proof.inquiry import Inquiry
from ecomdiag.proof.prove import prove
from ecomdiag.questionnaire.conditions import Answer, AnyOf, Condition
from ecomdiag.questionnaire.measures import MEASURED
from ecomdiag.questionnaire.model import NotAsked, Question, Questionnaire
from ecomdiag.questionnaire.offering import not_offered
from ecomdiag.questionnaire.offers import Offer
from ecomdiag.record import replace
from ecomdiag.scoring import scoring
from ecomdiag.scoring.scoring import answer_score

#: More sheets than this are not gone through.
MOST_SHEETS = 4_000


def falls(asked: Questionnaire) -> frozenset[str] | None:
    """Return the questions of which a better answer lowers the score of some sheet; ``None`` if that is too much."""
    numbers = Numbers(asked)
    ways: dict[str, list[Answer]] = {
        own.id: numbers.alone(own) if own.kind in MEASURED else ways_to_choose(own) for own in asked.questions
    }
    if prod(len(own) + 1 for own in ways.values()) > MOST_SHEETS:
        return None
    found: set[str] = set()
    for given in product(*([*own, None] for own in ways.values())):
        answers = {name: own for name, own in zip(ways, given, strict=True) if own is not None}
        found.update(_falling(asked, answers, ways))
    return frozenset(found)


def _falling(asked: Questionnaire, answers: Answers, ways: dict[str, list[Answer]]) -> Iterator[str]:
    sheet = sheet_of(asked, answers)
    walk = engine.path(asked, sheet)
    before = scoring.overall(asked, walk)
    if before is None or walk.unanswered or any(own.stops for own in engine.check(asked, sheet)):
        return
    for question in walk.asked:
        worth = _worth(question, walk.answers)
        if not question.scored or not asked.section_of[question.id].weight or worth is None:
            continue
        for better in ways[question.id]:
            other = answer_score(question, better)
            if other is None or other <= worth or not_offered(question, better, walk.answers) is not None:
                continue
            after = scoring.overall(asked, engine.path(asked, sheet.with_answer(question.id, better)))
            if after is not None and after < before:
                yield question.id


def _worth(question: Question, answers: Answers) -> object:
    if question.id in answers:
        return answer_score(question, answers[question.id])
    return None if question.if_not_asked is NotAsked.EXCLUDE else 0


@pytest.mark.parametrize("looked_up", [False, True])
@pytest.mark.parametrize("part", [0, *slow(range(1, 12))])
def test_what_is_told_is_so_and_what_is_so_is_told(part: int, looked_up: bool) -> None:
    compared = undecided = 0
    for seed in range(60 * part, 60 * part + 60):
        rng = Random(seed)
        asked = replace(random_questionnaire(rng, "offering"), constraints=())
        asked = with_scores_looked_up(asked, rng) if looked_up else asked
        if not any(own.offers for own in asked.questions) or (wanted := falls(asked)) is None:
            continue
        compared += 1
        found = [own for own in check_improvements(Inquiry(asked, None)) if isinstance(own, ProofFinding)]
        told = {own.question for own in found if own.decided}
        left_open = {own.question for own in found if not own.decided}
        assert told <= wanted <= told | left_open, seed
        undecided += len(left_open)
    assert compared > 5
    assert undecided <= compared // 2, "few questions are left open"


def _named(question: str, name: str) -> Condition:
    return AnyOf(question, frozenset({name}))


#: Who sells more has no small parcels any more, which were the best of what could be said of them.
SIZE = single("size", {"small": 0, "large": 1})
PARCELS = replace(
    single("parcels", {"none": 0, "own": 1}), offers=(Offer(choice="own", when=_named("size", "small")),)
)


def test_a_better_answer_that_takes_away_what_another_offers_lowers_the_score() -> None:
    asked = of(replace(SIZE, weight=PARCELS.weight / 2), PARCELS)
    (lowers,) = [own for own in prove(asked).findings if own.rule == "lowers"]
    assert lowers.question == "size"
    assert lowers.example is not None
    assert dict(lowers.example.answers) == {"size": "small", "parcels": "own"}
    assert lowers.change is not None
    assert (lowers.change.before, lowers.change.after) == (PARCELS.weight * 200 / 3, PARCELS.weight * 100 / 3)


def test_a_better_answer_that_weighs_more_than_what_it_takes_away_does_not() -> None:
    proof = prove(of(SIZE, replace(PARCELS, weight=PARCELS.weight / 2)))
    assert [own.rule for own in proof.findings] == ["never_full", "never_on_level"]
    assert {own.rule: own.count for own in proof.claims}["improvements"] == 2


def test_what_several_choices_offer_is_proved_too() -> None:
    channels = multiple("channels", {"shop": 1, "market": 1, "post": 1}, target=3)
    main = single("main", {"shop": 1, "market": 0.5, "other": 0})
    offers = tuple(Offer(choice=name, when=_named("channels", name)) for name in ("shop", "market"))
    proof = prove(of(channels, replace(main, offers=offers)))
    # One that drops a channel for two others loses the main one.
    assert [own.rule for own in proof.findings] == ["never_zero", "lowers"]
