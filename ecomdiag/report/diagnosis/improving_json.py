"""What the author of a questionnaire advises beside answers, as JSON has it."""

from __future__ import annotations

from ecomdiag.diagnosis.result import QuestionResult
from ecomdiag.report.writing.json_lines import Json
from ecomdiag.texts import Language


def as_json(question: QuestionResult, language: Language) -> list[Json]:
    """Return what is advised beside an answer as what JSON can hold."""
    return [
        {
            "choice": own.choice,
            "title": own.title.to(language),
            "text": None if own.text is None else own.text.to(language),
            "resources": [{"title": each.title.to(language), "url": each.url} for each in own.resources],
        }
        for own in question.improvements
    ]
