"""Reads the rules by which a question's choices are looked up, and writes them."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from ecomdiag.loader import yaml_events as events
from ecomdiag.loader.conditions import ConditionReader
from ecomdiag.loader.fields import Faults, Fields
from ecomdiag.questionnaire.conditions import Condition
from ecomdiag.questionnaire.lookup import Result
from ecomdiag.questionnaire.model import Question
from ecomdiag.questionnaire.rules import SCORE
from ecomdiag.record import replace


def with_lookup(fields: Fields, question: Question, faults: Faults) -> Question:
    """Return a question with its rules, which look at no other question than itself."""
    conditions = ConditionReader(faults, {question.id: question})
    found = []
    for item in fields.items("lookup", required=False):
        own = Fields(item, faults, "id", "title", "score", "when")
        when = own.node("when")
        found.append(
            Result(
                id=own.id(),
                title=own.text("title"),
                score=own.between("score", *SCORE, Fraction(0)),
                when=None if when is None else conditions.read(when),
            )
        )
    return replace(question, lookup=tuple(found)) if found else question


def written(
    question: Question, condition: Callable[[Condition | None], events.Events | None]
) -> events.Events | None:
    """Write the rules of a question; ``None`` if it has none."""
    return events.listed(
        events.pairs(
            (
                ("id", events.plain(own.id)),
                ("when", condition(own.when)),
                ("score", events.number(own.score)),
                ("title", events.text_of(own.title)),
            )
        )
        for own in question.lookup
    )
