"""The DMAT against its published rule: six dimensions of eleven questions, from 0 to 100, and their mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from random import Random

import pytest
from sheets import answer, sheet

from ecomdiag import engine
from ecomdiag.loader.questionnaire import load_questionnaire
from ecomdiag.questionnaire.conditions import Answer
from ecomdiag.questionnaire.model import Kind
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.scoring import scoring

F = Fraction
FILE = Path(__file__).resolve().parents[2] / "data" / "instruments" / "dmat.yaml"
DMAT = load_questionnaire(str(FILE))

#: How many items of each list count; that no data are digital is an item too, worth nothing.
BOXES = {
    "investments": 10, "investment_plans": 10, "preparedness": 10, "digital_solutions": 10,
    "staff_training": 7, "staff_involvement": 8, "data_management": 7, "data_security": 6, "green_uses": 10,
}  # fmt: skip

TECHNOLOGIES = (
    *("digital_twins", "virtual_reality", "cad_cam", "production_control"),
    *("connected_devices", "blockchain", "additive_manufacturing"),
)
INTELLIGENCE = ("language_tools", "image_recognition", "speech_tools", "robotics", "decision_tools")
PRACTICES = (
    *("environmental_strategy", "environmental_management"),
    *("green_purchasing", "energy_use", "equipment_reuse"),
)

STAGES = ("not_used", "considering", "prototype", "testing", "rolling_out", "in_use")
GRADES = {"no": F(0), "partly": F(1, 2), "yes": F(1)}


@dataclass(frozen=True, kw_only=True)
class Official:
    """Answers on the instrument's own terms: boxes ticked, stages from 0 to 5, and grades."""

    invested: int = 0
    planned: int = 0
    prepared: int = 0
    solutions: int = 0
    technologies: Sequence[int] = (0,) * 7
    training: int = 0
    involvement: int = 0
    data: int = 0
    not_digital: bool = False
    security: int = 0
    intelligence: Sequence[int] = (0,) * 5
    green_uses: int = 0
    practices: Sequence[str] = ("no",) * 5


# The published rule -------------------------------------------------------------------------------------


def ticked(number: int, items: int) -> Fraction:
    return F(10 * number, items)


def staged(stages: Sequence[int]) -> Fraction:
    return F(10 * sum(stages), 5 * len(stages))


def graded(grades: Sequence[str]) -> Fraction:
    return 10 * sum(map(GRADES.__getitem__, grades), F(0)) / len(grades)


def dimension(*questions: Fraction) -> Fraction:
    """Return the mean of questions that run from 0 to 10, from 0 to 100."""
    return 10 * sum(questions, F(0)) / len(questions)


def published(given: Official) -> dict[str, Fraction]:
    return {
        "strategy": dimension(
            ticked(given.invested, 10), ticked(given.planned, 10), ticked(given.prepared, 10)
        ),
        "readiness": dimension(ticked(given.solutions, 10), staged(given.technologies)),
        "people": dimension(ticked(given.training, 7), ticked(given.involvement, 8)),
        "data": dimension(ticked(given.data, 7), ticked(given.security, 6)),
        "automation": dimension(staged(given.intelligence)),
        "green": dimension(ticked(given.green_uses, 10), graded(given.practices)),
    }


# The same answers here ----------------------------------------------------------------------------------


def boxes(question: str, number: int, rng: Random) -> Answer:
    items = [choice.id for choice in DMAT.by_id[question].choices if not choice.exclusive]
    return tuple(rng.sample(items, number)) if number else ("none",)


def answers_of(given: Official, rng: Random) -> AnswerSheet:
    counts = (
        *(given.invested, given.planned, given.prepared, given.solutions, given.training),
        *(given.involvement, given.data, given.security, given.green_uses),
    )
    answers = {name: boxes(name, number, rng) for name, number in zip(BOXES, counts, strict=True)}
    if given.not_digital:
        answers["data_management"] = ("not_digital",)
    stages = zip((*TECHNOLOGIES, *INTELLIGENCE), (*given.technologies, *given.intelligence), strict=True)
    answers |= {name: STAGES[stage] for name, stage in stages}
    answers |= dict(zip(PRACTICES, given.practices, strict=True))
    return sheet(DMAT, **answers)  # type: ignore[arg-type]


def scored(answers: AnswerSheet) -> scoring.Scores:
    assert engine.check(DMAT, answers) == ()
    return scoring.score(DMAT, engine.path(DMAT, answers))


NOTHING = Official()
EVERYTHING = Official(
    invested=10, planned=10, prepared=10, solutions=10, technologies=(5,) * 7, training=7, involvement=8,
    data=7, security=6, intelligence=(5,) * 5, green_uses=10, practices=("yes",) * 5,
)  # fmt: skip

ONE = F(100)


@pytest.mark.parametrize(
    ("given", "total"),
    [
        (NOTHING, 0),
        (EVERYTHING, 100),
        # A question alone, full.
        (Official(invested=10), ONE / 18),
        (Official(planned=10), ONE / 18),
        (Official(prepared=10), ONE / 18),
        (Official(solutions=10), ONE / 12),
        (Official(technologies=(5,) * 7), ONE / 12),
        (Official(training=7), ONE / 12),
        (Official(involvement=8), ONE / 12),
        (Official(data=7), ONE / 12),
        (Official(security=6), ONE / 12),
        (Official(intelligence=(5,) * 5), ONE / 6),
        (Official(green_uses=10), ONE / 12),
        (Official(practices=("yes",) * 5), ONE / 12),
        # The smallest step of each.
        (Official(invested=1), ONE / 180),
        (Official(planned=1), ONE / 180),
        (Official(solutions=1), ONE / 120),
        (Official(technologies=(0, 0, 1, 0, 0, 0, 0)), ONE / 12 / 35),
        (Official(training=1), ONE / 84),
        (Official(involvement=1), ONE / 96),
        (Official(data=1), ONE / 84),
        (Official(security=1), ONE / 72),
        (Official(intelligence=(0, 1, 0, 0, 0)), ONE / 150),
        (Official(practices=("no", "no", "partly", "no", "no")), ONE / 120),
        # No data at all is worth what nothing is.
        (Official(not_digital=True), 0),
        (Official(not_digital=True, security=3), ONE / 24),
        # Several.
        (Official(invested=4, planned=3, prepared=5), ONE * 12 / 30 / 6),
        (Official(technologies=(0, 1, 2, 3, 4, 5, 0)), ONE * 15 / 35 / 12),
        (Official(intelligence=(5, 0, 4, 0, 1)), ONE * 10 / 25 / 6),
        (Official(green_uses=3, practices=("yes", "partly", "no", "partly", "yes")), ONE * (F(3, 10) + F(3, 5)) / 12),
        (
            Official(
                invested=6, planned=2, prepared=7, solutions=8, technologies=(0, 0, 5, 0, 3, 0, 1), training=3,
                involvement=4, data=4, security=5, intelligence=(3, 0, 0, 1, 5), green_uses=2,
                practices=("partly", "no", "no", "no", "yes"),
            ),
            (50 + F(370, 7) + F(325, 7) + F(1475, 21) + 36 + 25) / 6,
        ),
    ],
)  # fmt: skip
def test_the_score_is_the_published_one(given: Official, total: Fraction | int) -> None:
    scores = scored(answers_of(given, Random(0)))
    assert scores.sections == published(given)
    assert scores.overall == sum(published(given).values()) / 6 == total


def drawn(rng: Random) -> Official:
    not_digital = rng.random() < 0.1
    return Official(
        invested=rng.randint(0, 10),
        planned=rng.randint(0, 10),
        prepared=rng.randint(0, 10),
        solutions=rng.randint(0, 10),
        technologies=rng.choices(range(6), k=7),
        training=rng.randint(0, 7),
        involvement=rng.randint(0, 8),
        data=0 if not_digital else rng.randint(0, 7),
        not_digital=not_digital,
        security=rng.randint(0, 6),
        intelligence=rng.choices(range(6), k=5),
        green_uses=rng.randint(0, 10),
        practices=rng.choices(tuple(GRADES), k=5),
    )


def test_random_answers_score_as_published() -> None:
    for seed in range(500):
        rng = Random(seed)
        given = drawn(rng)
        scores = scored(answers_of(given, rng))
        assert scores.sections == published(given), seed
        assert scores.overall == sum(published(given).values()) / 6, seed


# Its shape ----------------------------------------------------------------------------------------------


def test_the_questions_are_those_of_the_instrument() -> None:
    assert {question.id for question in DMAT.questions} == {*BOXES, *TECHNOLOGIES, *INTELLIGENCE, *PRACTICES}
    lists = {question.id: question for question in DMAT.questions if question.kind is Kind.MULTIPLE}
    assert {
        name: len([c for c in found.choices if not c.exclusive]) for name, found in lists.items()
    } == BOXES
    assert [choice.id for choice in DMAT.by_id["robotics"].choices] == [*STAGES]
    assert [choice.id for choice in DMAT.by_id["energy_use"].choices] == [*GRADES]


def test_no_item_stands_beside_none_or_beside_no_digital_data() -> None:
    question = DMAT.by_id["data_management"]
    assert not engine.check_answer(question, answer(["policy", "stored"]))
    for alone in ("none", "not_digital"):
        assert engine.check_answer(question, answer([alone, "policy"]))


# Its levels ---------------------------------------------------------------------------------------------


def published_level(score: int) -> str:
    if score <= 25:
        return "basic"
    if score <= 50:
        return "average"
    return "moderately_advanced" if score <= 75 else "advanced"


def test_a_score_has_the_level_of_the_whole_number_nearest_to_it() -> None:
    for score in range(101):
        for near in (score - F(1, 2), F(score), score + F(49, 100)):
            assert DMAT.level(max(near, F(0))).id == published_level(score), near
