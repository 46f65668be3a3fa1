"""What is wrong with the rules by which a question's choices, or the answers of a section or of all, are looked up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import prod

from ecomdiag.questionnaire.condition_faults import condition_faults
from ecomdiag.questionnaire.conditions import Leaf
from ecomdiag.questionnaire.faults import Fault, fault
from ecomdiag.questionnaire.lookup import Result, leaves_in
from ecomdiag.questionnaire.model import Question
from ecomdiag.questionnaire.rules import SCORE, distinct
from ecomdiag.questionnaire.value_faults import id_fault, number, texts, within
from ecomdiag.questionnaire.ways import Way

MOST_RULES = 50
"""So many rules may a section have, or the whole."""

MOST_WAYS = 5_000
"""So many ways to choose may be told apart by the rules of one question: each of them is looked at."""


def of_lookup(question: Question) -> Iterator[Fault]:
    """Tell what no single rule shows: which is the last, choices that score besides, too many to be looked at."""
    rules = question.lookup
    yield from _in_order(rules, question.id)
    if not rules:
        return
    for place, own in enumerate(rules):
        if own.not_applicable:
            yield fault("lookup_gone", "lookup", place, "not_applicable", of=question.id)
    for place, choice in enumerate(question.choices):
        if choice.score:
            yield fault("lookup_scores", "choices", place, "score", question=question.id)
    if _ways(question, rules) > MOST_WAYS:
        yield fault("lookup_many", "lookup", question=question.id, limit=str(MOST_WAYS))


def of_scoring(
    rules: Sequence[Result], scoring: Way, name: str, *, may_leave: bool = False
) -> Iterator[Fault]:
    """Tell what no single rule of a section shows, or of all: it has none, none that scores, a wrong last one.

    ``may_leave``: a result may say that there is no score.
    """
    if not rules:
        if scoring is Way.LOOKUP:
            yield fault("lookup_nothing", "scoring", of=name)
        return
    if scoring is not Way.LOOKUP:
        yield fault("lookup_unused", "lookup", of=name)
    if len(rules) > MOST_RULES:
        yield fault("lookup_long", "lookup", of=name, limit=str(MOST_RULES))
    yield from _in_order(rules, name)
    if all(own.not_applicable for own in rules):
        yield fault("lookup_no_score", "lookup", of=name)
    for place, own in enumerate(rules):
        if own.not_applicable and not may_leave:
            yield fault("lookup_gone", "lookup", place, "not_applicable", of=name)
        elif own.not_applicable and own.score:
            yield fault("lookup_gone_scores", "lookup", place, "score", of=name)


def result_faults(rules: Sequence[Result], questions: Mapping[str, Question]) -> Iterator[Fault]:
    """Tell the faults of each rule, made in Python, over the answers to some questions."""
    for place, own in enumerate(rules):
        yield from within(id_fault(own.id), "lookup", place)
        yield from within(texts(title=own.title), "lookup", place)
        yield from within(number(own.score, "score", SCORE), "lookup", place)
        if own.when is not None:
            yield from within(condition_faults(own.when, questions), "lookup", place, "when")


def _in_order(rules: Sequence[Result], name: str) -> Iterator[Fault]:
    for place, own in enumerate(rules):
        if (own.when is None) is not (place == len(rules) - 1):
            yield fault("lookup_default", "lookup", place, question=name)
    yield from within(distinct("result", (own.id for own in rules)), "lookup")


def _ways(question: Question, rules: tuple[Result, ...]) -> int:
    """Count the ways to choose that the rules tell apart, by how many of the choices that the same leaves name."""
    groups: dict[tuple[Leaf, ...], int] = {}
    for choice in question.together:
        naming = tuple(leaf for leaf in leaves_in(rules) if choice.id in getattr(leaf, "choices", ()))
        groups[naming] = groups.get(naming, 0) + 1
    return prod(count + 1 for count in groups.values())
