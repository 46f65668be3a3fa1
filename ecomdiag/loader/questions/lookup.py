"""Reads the rules by which a question's choices, or the answers of a section or of all, are looked up; writes them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction

from ecomdiag.loader.fields import Faults, Fields
from ecomdiag.loader.questions.conditions import ConditionReader
from ecomdiag.loader.yaml import events
from ecomdiag.questionnaire.conditions import Condition
from ecomdiag.questionnaire.lookup import Result
from ecomdiag.questionnaire.model import Question
from ecomdiag.questionnaire.rules import SCORE
from ecomdiag.record import replace

GONE = "not_applicable"
"""The key by which a result says that there is no score."""


def with_lookup(fields: Fields, question: Question, faults: Faults) -> Question:
    """Return a question with its rules, which look at no other question than itself."""
    found = read_results(fields, ConditionReader(faults, {question.id: question}))
    return replace(question, lookup=found) if found else question


def read_results(fields: Fields, conditions: ConditionReader, *more: str) -> tuple[Result, ...]:
    """Return the rules that stand in ``lookup``, if any, with conditions over what may be looked at.

    ``more`` are keys that a rule may have besides: ``not_applicable``.
    """
    found = []
    for item in fields.items("lookup", required=False):
        own = Fields(item, fields.faults, "id", "title", "score", "when", *more)
        when = own.node("when")
        found.append(
            Result(
                id=own.id(),
                title=own.text("title"),
                score=own.between("score", *SCORE, Fraction(0)),
                when=None if when is None else conditions.read(when),
                not_applicable=own.flag(GONE) if GONE in more else False,
            )
        )
    return tuple(found)


def written(
    rules: Iterable[Result], condition: Callable[[Condition | None], events.Events | None]
) -> events.Events | None:
    """Write rules; ``None`` if there are none."""
    return events.listed(
        events.pairs(
            (
                ("id", events.plain(own.id)),
                ("when", condition(own.when)),
                ("score", None if own.not_applicable else events.number(own.score)),
                (GONE, events.true(own.not_applicable)),
                ("title", events.text_of(own.title)),
            )
        )
        for own in rules
    )
