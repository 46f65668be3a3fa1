"""How sure a level is, against plain fractions, one re-weighting at a time, and questionnaires of other weights."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from hashlib import shake_128
from random import Random

import pytest
from generating import random_questionnaire
from hypothesis import strategies as st
from searches import searched
from sheets import (
    blank,
    blocker,
    half_filled,
    of,
    questionnaire,
    random_sheet,
    section,
    sheet,
    shipped_questionnaire,
    single,
)

from ecomdiag.diagnosis.diagnose import diagnose
from ecomdiag.diagnosis.result import CertaintyResult, Diagnosis
from ecomdiag.questionnaire.conditions import AnyOf
from ecomdiag.questionnaire.model import Level, Questionnaire
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.record import replace
from ecomdiag.scoring.certainty import DRAWS

F = Fraction
LADDER = {"none": 0, "some": F(1, 2), "all": 1}


def drawn(name: str) -> list[int]:
    """What an id draws: a number from 0 to 7 for each re-weighting."""
    return [byte & 7 for byte in shake_128(f"ecomdiag re-weighting 1: {name}".encode()).digest(DRAWS)]


def reweighted(diagnosis: Diagnosis, factors: Mapping[str, Fraction]) -> Fraction:
    """The overall score if what each question counts is multiplied by a factor."""
    counted = [
        (factors[own.id] * (own.points + own.lost), own.score)
        for own in diagnosis.questions
        if own.points is not None and own.lost is not None and own.score is not None
    ]
    return sum((share * score for share, score in counted), F(0)) / sum(share for share, _ in counted)


def level_of(asked: Questionnaire, diagnosis: Diagnosis, score: Fraction) -> Level:
    """The level of a score, as far as the blockers let it."""
    reached = asked.levels[: asked.levels.index(asked.level(score)) + 1]
    caps = [own.caps_at.start for own in diagnosis.blockers]
    return [level for level in reached if level.start <= min([F(100), *caps])][-1]


def plain_counts(asked: Questionnaire, diagnosis: Diagnosis) -> tuple[int, int]:
    """How many re-weightings lead to a lower level, and to a higher one."""
    draws = {name: drawn(name) for name in (*asked.by_id, *(own.id for own in asked.sections))}
    lower = higher = 0
    for place in range(DRAWS):
        factors = {
            own.id: F(7 + draws[own.id][place] + draws[own.section][place], 14) for own in asked.questions
        }
        level = level_of(asked, diagnosis, reweighted(diagnosis, factors))
        assert diagnosis.level is not None
        lower += level.start < diagnosis.level.start
        higher += level.start > diagnosis.level.start
    return lower, higher


def told(diagnosis: Diagnosis) -> CertaintyResult:
    assert diagnosis.certainty is not None
    return diagnosis.certainty


def check_counts(asked: Questionnaire, diagnosis: Diagnosis) -> None:
    own = told(diagnosis)
    assert (own.lower, own.higher) == plain_counts(asked, diagnosis)
    assert own.kept + own.lower + own.higher == own.draws == DRAWS


def check_change(asked: Questionnaire, diagnosis: Diagnosis, rng: Random) -> None:
    """No smaller change leads to another level, and one a little larger leads to that which is told."""
    own, level = told(diagnosis), diagnosis.level
    assert level is not None
    limit = F(99, 100) if own.change is None else own.change

    def after(change: Fraction, way: int | None) -> Level:
        factors = {
            result.id: 1
            + change * (rng.choice([-1, 1]) if way is None else _favours(diagnosis, result.score, way))
            for result in diagnosis.questions
        }
        return level_of(asked, diagnosis, reweighted(diagnosis, factors))

    for way in (None, None, None, -1, 1):
        assert after(limit * F(999, 1000), way).id == level.id
    if own.change is not None and own.leads_to is not None:
        beyond = own.change + (1 - own.change) / 10**6
        assert own.leads_to.id in {after(beyond, way).id for way in (-1, 1)}


def _favours(diagnosis: Diagnosis, score: Fraction | None, way: int) -> int:
    """Whether a question has to count more for the level above (1) or below (-1): it is beyond that cut, or is not."""
    assert diagnosis.level is not None
    starts = [own.start for own in diagnosis.levels]
    place = [own.id for own in diagnosis.levels].index(diagnosis.level.id)
    cut = starts[min(place + 1, len(starts) - 1)] if way == 1 else starts[place]
    return 1 if score is not None and (score > cut) == (way == 1) else -1


def check_section(asked: Questionnaire, own_sheet: AnswerSheet, diagnosis: Diagnosis) -> None:
    """With that weight of the section, and a little beyond it, the questionnaire gives the level that is told."""
    own = told(diagnosis)
    if own.section is None or own.leads_to is None:
        return
    beyond = own.section.factor + (own.section.factor - 1 or F(_side(own, diagnosis))) / 10**5
    for factor, expected in ((beyond, own.leads_to), ((1 + beyond) / 2, diagnosis.level)):
        sections = [
            replace(each, weight=each.weight * (factor if each.id == own.section.id else 1))
            for each in asked.sections
        ]
        other = replace(asked, sections=tuple(sections), levels=asked.levels)
        found = diagnose(other, own_sheet)
        assert found.score is not None
        assert expected is not None
        if own.change:  # on the edge there is nothing between
            assert level_of(asked, found, found.score).id == expected.id


def _side(own: CertaintyResult, diagnosis: Diagnosis) -> int:
    assert own.section is not None
    assert own.leads_to is not None
    score = next(each.score for each in diagnosis.sections if each.id == own.section.id) or F(0)
    assert diagnosis.score is not None
    return 1 if (score < diagnosis.score) == (own.leads_to.start < diagnosis.score) else -1


# Any questionnaire --------------------------------------------------------------------------------------


@searched(st.integers(0, 2**32), quick=6, full=150)
def test_of_any_questionnaire_it_is_what_plain_fractions_say(seed: int) -> None:
    rng = Random(seed)
    asked = random_questionnaire(rng, sums="none")
    own = random_sheet(asked, rng)
    diagnosis = diagnose(asked, own)
    if diagnosis.score is None:
        assert diagnosis.certainty is None
        return
    check_counts(asked, diagnosis)
    check_change(asked, diagnosis, rng)
    check_section(asked, own, diagnosis)


@searched(st.integers(0, 2**32), quick=4, full=30)
def test_of_the_shipped_one_it_is_what_plain_fractions_say(seed: int) -> None:
    asked, rng = shipped_questionnaire(), Random(seed)
    own = random_sheet(asked, rng)
    diagnosis = diagnose(asked, own)
    check_counts(asked, diagnosis)
    check_change(asked, diagnosis, rng)
    check_section(asked, own, diagnosis)


@pytest.mark.parametrize("digits", [1, 30, 400])
def test_weights_of_any_length_are_added_up_exactly(digits: int) -> None:
    weight = F(10**digits + 7, 3 * 10**digits + 1)
    asked = questionnaire(
        section("a", single("q", LADDER, weight=weight), single("r", LADDER), weight=weight),
        section("b", single("s", LADDER), weight=1),
    )
    for answers in ({"q": "some", "r": "all", "s": "some"}, {"q": "none", "r": "all", "s": "some"}):
        check_counts(asked, diagnose(asked, sheet(asked, **answers)))


# Cases --------------------------------------------------------------------------------------------------


def test_the_numbers_of_an_id_are_the_same_for_ever() -> None:
    assert drawn("strategy")[:12] == STRATEGY
    assert drawn("sells_online")[:12] == SELLS_ONLINE


STRATEGY = [7, 1, 4, 7, 0, 2, 5, 0, 1, 4, 2, 7]
SELLS_ONLINE = [1, 7, 5, 5, 6, 7, 1, 2, 3, 1, 6, 0]


def test_what_is_not_known_yet_is_not_sure(shipped: Questionnaire) -> None:
    assert diagnose(shipped, blank(shipped)).certainty is None
    assert diagnose(shipped, half_filled(shipped, Random(1), share=0.5)).certainty is None


def test_on_the_edge_any_change_is_enough() -> None:
    asked = of(single("q", LADDER), single("r", LADDER))
    own = told(diagnose(asked, sheet(asked, q="none", r="all")))
    assert own.change == 0
    assert own.leads_to is not None
    assert own.leads_to.id == "developing"
    assert 0 < own.lower < DRAWS


def test_where_all_score_alike_no_weights_change_anything() -> None:
    asked = of(single("q", LADDER), single("r", LADDER))
    own = told(diagnose(asked, sheet(asked, q="some", r="some")))
    assert (own.kept, own.change, own.leads_to, own.section) == (DRAWS, None, None, None)


def test_above_a_capped_level_no_weights_lead() -> None:
    cap = blocker("cap", AnyOf("q", frozenset({"none"})), "developing")
    asked = questionnaire(
        section("a", single("q", LADDER)), section("b", single("r", LADDER)), blockers=[cap]
    )
    own = told(diagnose(asked, sheet(asked, q="none", r="all")))
    assert (own.higher, own.change) == (0, F(1, 2))
    assert own.leads_to is not None
    assert own.leads_to.id == "starting"
    assert own.section is not None
    assert (own.section.id, own.section.factor) == ("b", F(1, 3))
