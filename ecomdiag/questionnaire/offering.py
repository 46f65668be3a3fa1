"""What a question offers after the answers to earlier ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from ecomdiag.problems.near import unknown
from ecomdiag.questionnaire.conditions import Answer
from ecomdiag.questionnaire.faults import Fault, fault
from ecomdiag.questionnaire.model import Kind, Question
from ecomdiag.record import replace

#: The kinds whose choices may be offered or not.
OFFERING = (Kind.SINGLE, Kind.MULTIPLE)
#: More different conditions than this a question with several answers cannot have: each doubles what it can offer.
MOST_WHEN_SEVERAL = 4


def withheld(question: Question, answers: Mapping[str, Answer]) -> frozenset[str]:
    """Return the choices of a question that are not offered over the answers that counted before it."""
    return frozenset([own.choice for own in question.offers if not own.when.holds(answers)])


def offered(question: Question, answers: Mapping[str, Answer]) -> Question:
    """Return a question with the choices that it offers over the answers that counted before it."""
    return without(question, withheld(question, answers)) if question.offers else question


@lru_cache(maxsize=1024)
def without(question: Question, choices: frozenset[str]) -> Question:
    """Return a question without some of its choices, and with no conditions of the others any more."""
    left = tuple(own for own in question.choices if own.id not in choices)
    most = min(question.max_choices, len(left)) if question.kind is Kind.MULTIPLE else question.max_choices
    return replace(question, choices=left, max_choices=most, offers=())


def not_offered(question: Question, answer: Answer, answers: Mapping[str, Answer]) -> str | None:
    """Return the first choice of an answer that is not offered over the answers that counted; ``None`` if all are."""
    chosen = answer if isinstance(answer, tuple) else (answer,)
    gone = withheld(question, answers)
    return next((name for name in chosen if isinstance(name, str) and name in gone), None)


def offer_faults(question: Question) -> Iterator[Fault]:
    """Tell the faults of what decides which choices are offered: one that is always there has to be enough."""
    if not question.offers:
        return
    for place, own in enumerate(question.offers):
        if own.choice not in question.by_id:
            yield Fault(
                ("choices_if", own.choice), unknown("file.unknown_choice", own.choice, question.by_id)
            )
        if own.choice in {other.choice for other in question.offers[:place]}:
            yield fault("twice", "choices_if", what="choice", id=own.choice)
    if question.lookup:
        yield fault("offers_and_lookup", "choices_if", question=question.id)
    sure = without(question, frozenset([own.choice for own in question.offers]))
    enough = len(sure.choices) if question.kind is Kind.SINGLE else len(sure.together)
    if not (enough >= question.min_choices or (sure.alone and question.kind is Kind.MULTIPLE)):
        yield fault("offers_nothing", "choices_if", question=question.id)
    if question.kind is Kind.MULTIPLE and len({own.when for own in question.offers}) > MOST_WHEN_SEVERAL:
        yield fault("too_many_offers", "choices_if", question=question.id, most=str(MOST_WHEN_SEVERAL))
