"""What is wrong with the rules by which a question's choices are looked up."""

from __future__ import annotations

from collections.abc import Iterator
from math import prod

from ecomdiag.questionnaire.condition_faults import condition_faults
from ecomdiag.questionnaire.conditions import Leaf
from ecomdiag.questionnaire.faults import Fault, fault
from ecomdiag.questionnaire.lookup import Result, leaves_in
from ecomdiag.questionnaire.model import Question
from ecomdiag.questionnaire.rules import SCORE, distinct
from ecomdiag.questionnaire.value_faults import id_fault, number, texts, within

MOST_WAYS = 5_000
"""So many ways to choose may be told apart by the rules of one question: each of them is looked at."""


def of_lookup(question: Question) -> Iterator[Fault]:
    """Tell what no single rule shows: which is the last, choices that score besides, too many to be looked at."""
    rules = question.lookup
    for place, own in enumerate(rules):
        if (own.when is None) is not (place == len(rules) - 1):
            yield fault("lookup_default", "lookup", place, question=question.id)
    yield from within(distinct("result", (own.id for own in rules)), "lookup")
    if not rules:
        return
    for place, choice in enumerate(question.choices):
        if choice.score:
            yield fault("lookup_scores", "choices", place, "score", question=question.id)
    if _ways(question, rules) > MOST_WAYS:
        yield fault("lookup_many", "lookup", question=question.id, limit=str(MOST_WAYS))


def result_faults(question: Question) -> Iterator[Fault]:
    """Tell the faults of each rule of a question that was made in Python."""
    for place, own in enumerate(question.lookup):
        yield from within(id_fault(own.id), "lookup", place)
        yield from within(texts(title=own.title), "lookup", place)
        yield from within(number(own.score, "score", SCORE), "lookup", place)
        if own.when is not None:
            yield from within(condition_faults(own.when, {question.id: question}), "lookup", place, "when")


def _ways(question: Question, rules: tuple[Result, ...]) -> int:
    """Count the ways to choose that the rules tell apart, by how many of the choices that the same leaves name."""
    groups: dict[tuple[Leaf, ...], int] = {}
    for choice in question.together:
        naming = tuple(leaf for leaf in leaves_in(rules) if choice.id in getattr(leaf, "choices", ()))
        groups[naming] = groups.get(naming, 0) + 1
    return prod(count + 1 for count in groups.values())
