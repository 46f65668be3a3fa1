"""What a question offers after the answers to earlier ones."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from ecomdiag.questionnaire.conditions import Answer
from ecomdiag.questionnaire.model import Kind, Question
from ecomdiag.record import replace


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
