"""Random questionnaires of which sections, or all, are scored by the first of some rules that holds."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from random import Random
from typing import TypeAlias

from generating import random_condition
from sheets import text

from ecomdiag.questionnaire.conditions import Condition
from ecomdiag.questionnaire.lookup import Result
from ecomdiag.questionnaire.model import Kind, Question, Questionnaire, Section
from ecomdiag.questionnaire.ways import Way
from ecomdiag.record import replace

Making: TypeAlias = Callable[[list[Question], Random], Condition]
"""Makes a condition over questions."""

SCORES = [Fraction(0), Fraction(0), Fraction(1, 4), Fraction(1, 3), Fraction(1, 2), Fraction(1), Fraction(1)]


def with_scores_looked_up(
    asked: Questionnaire, rng: Random, making: Making = random_condition
) -> Questionnaire:
    """Return it with the scores of some sections, and perhaps the overall one, looked up; of one at least."""
    whole = rng.random() < 0.4
    seen: list[Question] = []
    sections: list[Section] = []
    for own in asked.sections:
        seen += (question for question in own.questions if question.kind is not Kind.TEXT)
        looked_up = seen and rng.random() < (0.4 if whole or sections else 0.8)
        sections.append(_section(own, seen, rng, making) if looked_up else own)
    summed = asked.scoring is Way.SUM and any(own.scoring is Way.LOOKUP for own in sections)
    made = replace(asked, sections=tuple(sections), scoring=Way.MEAN if summed else asked.scoring)
    if not whole or not seen:
        return made
    scored = [replace(own, scoring=Way.MEAN) if own.scoring is Way.SUM else own for own in made.sections]
    return replace(
        made, scoring=Way.LOOKUP, lookup=rules(seen, rng, making, "all", leaving=0), sections=tuple(scored)
    )


def _section(own: Section, seen: list[Question], rng: Random, making: Making) -> Section:
    return replace(own, scoring=Way.LOOKUP, lookup=rules(seen, rng, making, own.id, leaving=0.2))


def rules(
    seen: list[Question], rng: Random, making: Making, name: str, *, leaving: float
) -> tuple[Result, ...]:
    """Return some rules over questions, of which a share says that there is no score."""
    count = rng.randint(1, 4)
    gone = {place for place in range(count) if rng.random() < leaving}
    if len(gone) == count:
        gone.pop()
    return tuple(
        Result(
            id=f"{name}_{place}",
            title=text(f"{name} comes to {place}"),
            score=Fraction(0) if place in gone else rng.choice(SCORES),
            not_applicable=place in gone,
            when=making(seen, rng) if place < count - 1 else None,
        )
        for place in range(count)
    )
