"""Crossings to test: of the shipped questionnaire with each instrument, and of two small ones."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from sheets import multiple, of, percentage, random_answer, sheet, shipped_questionnaire, single, text

from ecomdiag import engine
from ecomdiag.crosswalk.crossing import Box, Crossed, Crossing, Crosswalk, Entry, cross
from ecomdiag.loader.answers import read_answers
from ecomdiag.loader.crosswalk import load_crosswalk
from ecomdiag.questionnaire.conditions import Answer, AnyOf, Condition
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.questionnaire.sheet import AnswerSheet

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "data"
EXAMPLES = ("conservas-ria", "software-quince", "taller-forja")


@cache
def loaded(name: str) -> tuple[Crosswalk, Questionnaire]:
    return load_crosswalk(name, shipped_questionnaire())


def crossed(name: str, given: AnswerSheet) -> Crossing:
    crosswalk, other = loaded(name)
    return cross(crosswalk, shipped_questionnaire(), given, other)


def example(name: str) -> AnswerSheet:
    content = (ROOT / "examples" / f"{name}.yaml").read_bytes()
    return read_answers(content, shipped_questionnaire()).sheet


def completed(crossing: Crossing, rng: Random) -> AnswerSheet:
    """Answer the rest at random, in keeping with what is known."""
    given = crossing.sheet
    known = {own.question.id: own for own in crossing.questions}
    while (question := engine.next_question(crossing.other, given)) is not None:
        given = given.with_answer(question.id, _fitting(known[question.id], rng))
    return given


def _fitting(own: Crossed, rng: Random) -> Answer:
    if own.chosen:
        more = [choice.id for choice in own.open_choices if rng.random() < 0.5]
        return (*(told.choice.id for told in own.chosen), *more)
    ruled_out = {told.choice.id for told in own.not_chosen}
    while True:
        answer = random_answer(own.question, rng)
        if not isinstance(answer, tuple) or not ruled_out & set(answer):
            return answer


OURS = of(
    single("sells", "no yes"),
    multiple("how", "shop phone paper", show_if=AnyOf("sells", frozenset({"yes"}))),
    percentage("share", weight=0),
)
SELLS, SHOP = AnyOf("sells", frozenset({"yes"})), AnyOf("how", frozenset({"shop"}))
BOXES = multiple("boxes", {"none": 0, "all": 1, "a": 0.25, "b": 0.5, "c": 0.25}, alone=("none", "all"))


def crossed_small(other: Questionnaire, entry: Entry, **answers: Any) -> Crossing:
    table = Crosswalk(source="small", target="small", note=text("note"), entries=(entry,))
    return cross(table, OURS, sheet(OURS, **answers), other)


def boxes(**chosen: Condition) -> Entry:
    return Entry(
        question="boxes", boxes=tuple(Box(choice=key, chosen_when=when) for key, when in chosen.items())
    )
