"""What an author of a questionnaire advises beside an answer that could be better."""

from __future__ import annotations

from collections.abc import Iterator

from ecomdiag.questionnaire.conditions import Answer
from ecomdiag.questionnaire.improving import Resource
from ecomdiag.questionnaire.model import Choice, Kind, Question
from ecomdiag.record import Record
from ecomdiag.texts.words import Text


class Improvement(Record):
    """What to do about one choice, and where to read on."""

    #: The choice: of a list one that was not chosen, else the answer.
    choice: str
    title: Text
    text: Text | None
    resources: tuple[Resource, ...]


def improvements(question: Question, answer: Answer | None) -> tuple[Improvement, ...]:
    """Return what is advised beside an answer, in the order of the choices."""
    return tuple(
        Improvement(choice=own.id, title=own.text, text=own.improve, resources=own.resources)
        for own in _lacking(question, answer)
        if own.improve is not None or own.resources
    )


def _lacking(question: Question, answer: Answer | None) -> Iterator[Choice]:
    """Yield the choices that somebody has not got as far as, or stands at and could be better."""
    if question.kind is Kind.SINGLE and isinstance(answer, str):
        own = question.by_id[answer]
        if own.score < 1 and not own.not_applicable:
            yield own
    elif question.kind is Kind.MULTIPLE and isinstance(answer, tuple) and answer:
        chosen = [question.by_id[name] for name in answer]
        if not any(own.not_applicable for own in chosen):
            yield from (own for own in question.choices if own.stands_alone == (own.id in answer))
