"""The part of a questionnaire that can be answered about a company which is seen from outside."""

from __future__ import annotations

from ecomdiag.problems.errors import UsageError
from ecomdiag.questionnaire.conditions import Any, looked_at
from ecomdiag.questionnaire.model import Question, Questionnaire
from ecomdiag.record import replace
from ecomdiag.texts.words import said


def observable_part(questionnaire: Questionnaire) -> Questionnaire:
    """Return only the questions that say where to look, for whoever asks them; it is no measure of anything.

    "I don't know" is not offered: it scores 0, which nobody knows of a company that does not show it. Raises
    ``UsageError`` if no question can be seen from outside.
    """
    if not any(question.observable for question in questionnaire.questions):
        raise UsageError(said("error.no_observable", id=questionnaire.id))
    asked = {question.id for question in questionnaire.questions if question.observable}
    sections = (
        replace(section, questions=tuple(_seen(own, asked) for own in section.questions if own.id in asked))
        for section in questionnaire.sections
    )
    return replace(
        questionnaire,
        sections=tuple(section for section in sections if section.questions),
        constraints=tuple(own for own in questionnaire.constraints if asked.issuperset(own.questions)),
        orders=tuple(own for own in questionnaire.orders if asked.issuperset(own.pair)),
        blockers=(),
    )


def _seen(question: Question, asked: set[str]) -> Question:
    """Return a question as it is asked: what closes it cannot be judged by what nobody sees."""
    closes = question.not_applicable_if
    parts = closes.parts if isinstance(closes, Any) else (() if closes is None else (closes,))
    judged = tuple(part for part in parts if asked.issuperset(looked_at([part])))
    if judged != parts:
        closes = None if not judged else judged[0] if len(judged) == 1 else Any(judged)
    known = tuple(choice for choice in question.choices if not choice.unknown)
    offers = tuple(own for own in question.offers if own.choice in {choice.id for choice in known})
    return replace(question, choices=known, offers=offers, not_applicable_if=closes)
