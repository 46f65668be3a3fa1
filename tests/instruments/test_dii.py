"""The DII against its published rule: a point for each of twelve technologies, and a level by the count."""

from __future__ import annotations

from collections.abc import Iterator, Set
from fractions import Fraction
from itertools import compress, product
from pathlib import Path

import pytest
from sheets import sheet

from ecomdiag import engine
from ecomdiag.loader.questionnaire import load_questionnaire
from ecomdiag.questionnaire.conditions import Answer
from ecomdiag.questionnaire.model import Kind
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.scoring import scoring

FILE = Path(__file__).resolve().parents[2] / "data" / "instruments" / "dii.yaml"
DII = load_questionnaire(str(FILE))

TECHNOLOGIES = (
    *("internet_access", "connection_speed", "website", "social_media"),
    *("cloud", "cloud_advanced", "erp", "crm"),
    *("data_analytics", "artificial_intelligence"),
    *("online_sales_share", "consumer_web_sales"),
)
#: Technologies that nobody can have without another.
NEEDS = {"cloud_advanced": "cloud", "consumer_web_sales": "online_sales_share"}

#: The answers that say yes and no, where they are not these two words.
USED: dict[str, Answer] = {
    "cloud_advanced": ("crm",),
    "artificial_intelligence": ("writing", "seeing"),
    "online_sales_share": Fraction(1),
    "consumer_web_sales": "consumers",
}
NOT_USED: dict[str, Answer] = {
    "cloud_advanced": ("none",),
    "artificial_intelligence": ("none",),
    "online_sales_share": Fraction(0),
    "consumer_web_sales": "few_consumers",
}


def published_level(points: int) -> str:
    if points <= 3:
        return "very_low"
    if points <= 6:
        return "low"
    return "high" if points <= 9 else "very_high"


def possible(used: Set[str]) -> bool:
    return all(needed in used for name, needed in NEEDS.items() if name in used)


def answers_of(used: Set[str]) -> AnswerSheet:
    """Answer what is asked, so that exactly these technologies are used."""
    asked = [name for name in TECHNOLOGIES if name not in NEEDS or NEEDS[name] in used]
    return sheet(
        DII, **{name: USED.get(name, "yes") if name in used else NOT_USED.get(name, "no") for name in asked}
    )


def overall(given: AnswerSheet) -> Fraction:
    score = scoring.score(DII, engine.path(DII, given)).overall
    assert score is not None
    return score


def every_company() -> Iterator[Set[str]]:
    for signs in product([False, True], repeat=len(TECHNOLOGIES)):
        used = set(compress(TECHNOLOGIES, signs))
        if possible(used):
            yield used


# The count and the level --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("used", "points", "level"),
    [
        # In the order of TECHNOLOGIES, by section: y is used, - is not.
        ("---- ---- -- --", 0, "very_low"),
        ("--y- ---- -- --", 1, "very_low"),
        ("---- ---- -- y-", 1, "very_low"),
        ("---- ---- -y --", 1, "very_low"),
        ("---- yy-- -- --", 2, "very_low"),
        ("y--y ---- -- --", 2, "very_low"),
        ("yyy- ---- -- --", 3, "very_low"),
        ("--yy y--- -- --", 3, "very_low"),
        ("---- --yy y- --", 3, "very_low"),
        ("---- ---- -y yy", 3, "very_low"),
        ("yyyy ---- -- --", 4, "low"),
        ("--yy ---- -- yy", 4, "low"),
        ("---- yyyy -- --", 4, "low"),
        ("-y-- y--- yy --", 4, "low"),
        ("yyy- yy-- -- --", 5, "low"),
        ("--yy ---y -y y-", 5, "low"),
        ("yyyy yy-- -- --", 6, "low"),
        ("--yy --yy -- yy", 6, "low"),
        ("y--- y-y- yy y-", 6, "low"),
        ("yyyy yyy- -- --", 7, "high"),
        ("yyyy ---- -y yy", 7, "high"),
        ("yyyy yyyy -- --", 8, "high"),
        ("--yy y-yy yy y-", 8, "high"),
        ("yyyy yyyy y- --", 9, "high"),
        ("-yyy yy-y -y yy", 9, "high"),
        ("yyyy yyyy yy --", 10, "very_high"),
        ("yyyy yyyy -- yy", 10, "very_high"),
        ("yyyy yyyy yy y-", 11, "very_high"),
        ("yyyy y-yy yy yy", 11, "very_high"),
        ("yyyy yyyy yy yy", 12, "very_high"),
    ],
)
def test_a_company_scores_its_count_of_technologies(used: str, points: int, level: str) -> None:
    signs = [sign == "y" for sign in used.replace(" ", "")]
    given = answers_of(set(compress(TECHNOLOGIES, signs)))
    assert engine.check(DII, given) == ()
    assert overall(given) == Fraction(points * 100, 12)
    assert DII.level(overall(given)).id == level


def test_every_company_that_there_can_be_scores_as_published() -> None:
    counts = set()
    for used in every_company():
        given = answers_of(used)
        assert engine.check(DII, given) == ()
        assert overall(given) == Fraction(len(used) * 100, 12)
        assert DII.level(overall(given)).id == published_level(len(used))
        counts.add(len(used))
    assert counts == set(range(13))


@pytest.mark.parametrize("points", range(13))
def test_at_least_basic_is_any_level_but_the_lowest(points: int) -> None:
    assert (DII.level(Fraction(points * 100, 12)) != DII.levels[0]) == (points >= 4)


# The questions ------------------------------------------------------------------------------------------


def test_the_twelve_technologies_are_asked_once_each() -> None:
    assert tuple(question.id for question in DII.questions) == TECHNOLOGIES


def test_every_question_says_what_counts() -> None:
    assert all(question.title and question.help for question in DII.questions)


def test_a_choice_is_worth_one_point_or_none() -> None:
    for question in DII.questions:
        if question.kind is not Kind.PERCENTAGE:
            assert {choice.score for choice in question.choices} == {0, 1}


@pytest.mark.parametrize("technology", ["cloud_advanced", "artificial_intelligence"])
def test_one_choice_of_a_list_is_a_point_and_more_are_no_more(technology: str) -> None:
    question = DII.by_id[technology]
    offered = tuple(choice.id for choice in question.choices if not choice.exclusive)
    assert {scoring.answer_score(question, (one,)) for one in offered} == {1}
    assert scoring.answer_score(question, offered) == 1
    assert scoring.answer_score(question, ("none",)) == 0


@pytest.mark.parametrize(("share", "point"), [("0", 0), ("0.99", 0), ("1", 1), ("1.01", 1), ("100", 1)])
def test_online_sales_are_a_point_from_one_percent(share: str, point: int) -> None:
    assert scoring.answer_score(DII.by_id["online_sales_share"], Fraction(share)) == point


@pytest.mark.parametrize("answer", ["little_web", "few_consumers"])
def test_web_sales_need_both_percentages(answer: str) -> None:
    given = answers_of(set(TECHNOLOGIES)).with_answer("consumer_web_sales", answer)
    assert overall(given) == Fraction(1100, 12)


@pytest.mark.parametrize(("technology", "needed"), NEEDS.items())
def test_what_is_no_longer_asked_is_no_point(technology: str, needed: str) -> None:
    given = answers_of(set(TECHNOLOGIES)).with_answer(needed, NOT_USED.get(needed, "no"))
    assert technology in given.answers
    assert overall(given) == Fraction(1000, 12)


def test_not_knowing_the_speed_is_no_point() -> None:
    given = answers_of(set(TECHNOLOGIES)).with_answer("connection_speed", "dont_know")
    assert engine.check(DII, given) == ()
    assert overall(given) == Fraction(1100, 12)
