"""The questionnaire that a command asks, in its words: apart from what reads answers, so that a template is quick."""

from __future__ import annotations

from ecomdiag.commands.options import Wording
from ecomdiag.loader.questionnaire import load_questionnaire
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.questionnaire.wording import in_clear_words


def load_worded(path: str | None, wording: Wording) -> Questionnaire:
    """Load a questionnaire, the shipped one if no path is given, to ask in these words."""
    questionnaire = load_questionnaire(path)
    return in_clear_words(questionnaire) if wording is Wording.CLEAR else questionnaire
