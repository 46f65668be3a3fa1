"""What a template says behind a choice, where something sets it apart."""

from __future__ import annotations

from ecomdiag.questionnaire.model import Choice, Kind, Question, Questionnaire
from ecomdiag.questionnaire.wording import describe
from ecomdiag.texts import Language, say


def choice_note(questionnaire: Questionnaire, question: Question, choice: Choice, language: Language) -> str:
    """Say that no other may stand beside a choice, that it does not count, or when it is offered."""
    when = next((own.when for own in question.offers if own.choice == choice.id), None)
    words = "" if when is None else describe(questionnaire, when, language)
    offered = say("template.offered_if", language, condition=words) if words else ""
    return _apart(question, choice, language) + offered


def _apart(question: Question, choice: Choice, language: Language) -> str:
    """Say what sets a choice apart: that none may stand beside it, or that it does not count."""
    left_out = say("template.left_out", language) if choice.not_applicable else ""
    left_out += say("template.says", language) if choice.says else ""
    if question.kind is not Kind.MULTIPLE or not choice.stands_alone or choice.unknown:
        return left_out
    return say("template.alone", language) + left_out
