"""What the answers to one questionnaire say about another, as plain text and as JSON."""

from __future__ import annotations

from collections.abc import Sequence

from ecomdiag.crosswalk.crossing import Crossed, Crossing, Knowledge, KnownChoice
from ecomdiag.questionnaire.model import Level, Question
from ecomdiag.report.crosswalk.outline import outline
from ecomdiag.report.writing import text
from ecomdiag.report.writing.json_lines import Json, dump, number, plain_value
from ecomdiag.texts import Language
from ecomdiag.texts.languages import tongue


def render(crossing: Crossing, language: Language, *, width: int) -> str:
    """Return what is known, question by question, and the range that is left, in lines of ``width``."""
    return text.write(outline(crossing, language), width=width)


def render_json(crossing: Crossing, language: Language) -> str:
    """Return the same as JSON; scores are 0…100."""
    return dump(
        {
            "from": {"id": crossing.ours.id, "version": crossing.ours.version},
            "to": {
                "id": crossing.other.id,
                "version": crossing.other.version,
                "title": crossing.other.title.to(language),
                "method": crossing.other.method and crossing.other.method.to(language),
            },
            "company": crossing.sheet.company,
            "language": tongue(language),
            "note": crossing.crosswalk.note.to(language),
            **{state.value: crossing.count(state) for state in Knowledge},
            "score_range": crossing.scores and [number(end) for end in crossing.scores],
            "range_exact": crossing.exact,
            "level_range": crossing.levels and [_level(end, language) for end in crossing.levels],
            "answers": {name: plain_value(answer) for name, answer in crossing.sheet.answers.items()},
            "questions": [_question(own, language) for own in crossing.questions],
        }
    )


def _question(own: Crossed, language: Language) -> Json:
    return {
        "id": own.question.id,
        "title": own.question.name.to(language),
        "state": own.state,
        "answer": own.answer and _told(own.answer, language),
        "chosen": [_told(told, language) for told in own.chosen],
        "not_chosen": [_told(told, language) for told in own.not_chosen],
        "open": [choice.id for choice in own.open_choices] if own.state is Knowledge.PARTLY else [],
        "note": own.note and own.note.to(language),
    }


def _told(told: KnownChoice, language: Language) -> Json:
    return {
        "choice": told.choice.id,
        "text": told.choice.text.to(language),
        "from": _names(told.by, language),
    }


def _names(questions: Sequence[Question], language: Language) -> list[Json]:
    return [{"question": question.id, "title": question.name.to(language)} for question in questions]


def _level(level: Level, language: Language) -> Json:
    return {"id": level.id, "title": level.title.to(language)}
