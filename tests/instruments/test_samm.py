"""SAMM against its published rule: levels add up, streams, practices and functions are averaged."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from itertools import chain, product
from pathlib import Path
from random import Random
from typing import NamedTuple

import pytest
from sheets import sheet

from ecomdiag import engine
from ecomdiag.loader.questionnaire import load_questionnaire
from ecomdiag.questionnaire.model import Kind
from ecomdiag.scoring import scoring

FILE = Path(__file__).resolve().parents[2] / "data" / "instruments" / "samm.yaml"
SAMM = load_questionnaire(str(FILE))

FUNCTIONS = {
    "governance": ("strategy_metrics", "policy_compliance", "education_guidance"),
    "design": ("threat_assessment", "security_requirements", "secure_architecture"),
    "implementation": ("secure_build", "secure_deployment", "defect_management"),
    "verification": ("architecture_assessment", "requirements_testing", "security_testing"),
    "operations": ("incident_management", "environment_management", "operational_management"),
}
PRACTICES = tuple(chain.from_iterable(FUNCTIONS.values()))
STREAMS = "ab"
LEVELS = (1, 2, 3)
ACTIVITIES = tuple(f"{stream}{level}" for stream, level in product(STREAMS, LEVELS))
QUESTIONS = tuple(f"{practice}_{activity}" for practice, activity in product(PRACTICES, ACTIVITIES))
WORTH = (Fraction(0), Fraction(1, 4), Fraction(1, 2), Fraction(1))


class Scorecard(NamedTuple):
    """Scores from 0 to 3."""

    practices: Mapping[str, Fraction]
    functions: Mapping[str, Fraction]
    overall: Fraction


def mean(*values: Fraction) -> Fraction:
    return sum(values, Fraction(0)) / len(values)


def practice_score(practice: str, worth: Mapping[str, Fraction]) -> Fraction:
    by_level = (mean(*(worth[f"{practice}_{stream}{level}"] for stream in STREAMS)) for level in LEVELS)
    return sum(by_level, Fraction(0))


def published(answers: str) -> Scorecard:
    worth = dict(zip(QUESTIONS, (WORTH[int(digit)] for digit in answers), strict=True))
    practices = {practice: practice_score(practice, worth) for practice in PRACTICES}
    functions = {name: mean(*(practices[each] for each in inside)) for name, inside in FUNCTIONS.items()}
    return Scorecard(practices, functions, mean(*functions.values()))


def ours(answers: str) -> Scorecard:
    choices = {
        name: SAMM.by_id[name].choices[int(digit)].id for name, digit in zip(QUESTIONS, answers, strict=True)
    }
    given = sheet(SAMM, **choices)
    assert not engine.check(SAMM, given)
    scores = scoring.score(SAMM, engine.path(SAMM, given))
    practices = {name: on_three(scores.sections[name]) for name in PRACTICES}
    functions = {name: mean(*(practices[each] for each in inside)) for name, inside in FUNCTIONS.items()}
    return Scorecard(practices, functions, on_three(scores.overall))


def on_three(score: Fraction | None) -> Fraction:
    assert score is not None
    return score * 3 / 100


def everywhere(practice: str) -> str:
    return practice * len(PRACTICES)


def only(**practices: str) -> str:
    return "".join(practices.get(practice, "000000") for practice in PRACTICES)


def by_function(*patterns: str) -> str:
    return "".join(pattern * 3 for pattern in patterns)


def test_five_functions_of_three_practices_of_two_streams_of_three_levels() -> None:
    assert tuple(section.id for section in SAMM.sections) == PRACTICES
    assert tuple(question.id for question in SAMM.questions) == QUESTIONS
    assert (len(FUNCTIONS), len(PRACTICES), len(QUESTIONS)) == (5, 15, 90)
    assert {len(section.questions) for section in SAMM.sections} == {6}


def test_all_weigh_the_same_and_are_asked_of_everyone() -> None:
    assert {section.weight for section in SAMM.sections} == {1}
    assert {question.weight for question in SAMM.questions} == {1}
    assert not any(question.conditions for question in SAMM.questions)


def test_four_answers_are_worth_nothing_a_quarter_a_half_and_one() -> None:
    for question in SAMM.questions:
        assert question.kind is Kind.SINGLE
        assert tuple(choice.score for choice in question.choices) == WORTH
        assert not any(choice.not_applicable or choice.unknown for choice in question.choices)


def test_each_question_says_what_it_is_about_and_what_counts() -> None:
    for question in SAMM.questions:
        assert question.title
        assert question.help


#: Answers of one practice (a1 a2 a3 b1 b2 b3, each 0 to 3), given in all of them, and the score of each and of all.
THE_SAME_EVERYWHERE = {
    "000000": "0",
    "111111": "3/4",
    "222222": "3/2",
    "333333": "3",
    "300300": "1",
    "030030": "1",
    "003003": "1",
    "330330": "2",
    "033033": "2",
    "333000": "3/2",
    "000333": "3/2",
    "300000": "1/2",
    "000003": "1/2",
    "100000": "1/8",
    "000010": "1/8",
    "002000": "1/4",
    "123123": "7/4",
    "321123": "7/4",
    "310200": "7/8",
    "231012": "5/4",
    "333332": "11/4",
    "013320": "11/8",
}


@pytest.mark.parametrize(("practice", "expected"), THE_SAME_EVERYWHERE.items())
def test_the_same_answers_in_every_practice(practice: str, expected: str) -> None:
    found = ours(everywhere(practice))
    assert found == published(everywhere(practice))
    assert {*found.practices.values(), *found.functions.values(), found.overall} == {Fraction(expected)}


MIXED = {
    only(strategy_metrics="300000"): "1/30",
    only(operational_management="000001"): "1/120",
    only(secure_build="333333", secure_deployment="333333"): "2/5",
    only(threat_assessment="123321", incident_management="330110"): "1/5",
    by_function("333333", "000000", "000000", "000000", "000000"): "3/5",
    by_function("111111", "222222", "333333", "000000", "300300"): "5/4",
    by_function("300300", "330330", "333333", "330330", "300300"): "9/5",
    by_function("123000", "000321", "222111", "310310", "013013"): "43/40",
    ("333333" + "000000" + "222222") * 5: "3/2",
    ("310000" + "000031" + "121212") * 5: "19/24",
}


@pytest.mark.parametrize(("answers", "expected"), MIXED.items(), ids=MIXED.values())
def test_mixed_answers(answers: str, expected: str) -> None:
    found = ours(answers)
    assert found == published(answers)
    assert found.overall == Fraction(expected)


#: Practices that the SAMM project works out in its articles on scoring, with their scores.
WORKED_OUT = [
    ("secure_build", "100300", "0.625"),
    ("secure_build", "320300", "1.25"),
    ("secure_build", "330320", "1.75"),
    ("secure_architecture", "200110", "0.5"),
    ("secure_architecture", "322330", "2"),
]


@pytest.mark.parametrize(("practice", "answers", "expected"), WORKED_OUT)
def test_examples_that_samm_works_out(practice: str, answers: str, expected: str) -> None:
    given = only(**{practice: answers})
    assert ours(given) == published(given)
    assert ours(given).practices[practice] == Fraction(expected)


def test_any_answers() -> None:
    rng = Random(2020)
    for _ in range(300):
        answers = "".join(rng.choices("0123", k=len(QUESTIONS)))
        assert ours(answers) == published(answers)


@pytest.mark.parametrize(
    ("answers", "level"),
    [
        (everywhere("000000"), "maturity_0"),
        ("2" + everywhere("300300")[1:], "maturity_0"),
        (everywhere("300300"), "maturity_1"),
        ("2" + everywhere("330330")[1:], "maturity_1"),
        (everywhere("033033"), "maturity_2"),
        ("2" + everywhere("333333")[1:], "maturity_2"),
        (everywhere("333333"), "maturity_3"),
    ],
)
def test_level_is_the_whole_part_of_the_score(answers: str, level: str) -> None:
    found = ours(answers)
    assert SAMM.level(found.overall * 100 / 3).id == level == f"maturity_{int(found.overall)}"
