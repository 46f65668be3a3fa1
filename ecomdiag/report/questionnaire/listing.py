"""A questionnaire as one Markdown document, for who checks it."""

from __future__ import annotations

from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.report.questionnaire.outline import outline
from ecomdiag.report.writing import markdown
from ecomdiag.texts import Language


def render(questionnaire: Questionnaire, language: Language) -> str:
    """Return the whole questionnaire as one Markdown document."""
    return markdown.write(outline(questionnaire, language))
