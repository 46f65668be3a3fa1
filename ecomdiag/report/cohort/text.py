"""What tables of results come to, as plain text and as JSON."""

from __future__ import annotations

from ecomdiag.cohort.results import Summary
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.report.cohort.outline import outline
from ecomdiag.report.writing import text
from ecomdiag.report.writing.json_lines import dump
from ecomdiag.texts import Language


def render(summary: Summary, questionnaire: Questionnaire, language: Language, *, width: int) -> str:
    """Return the figures in lines of ``width``."""
    return text.write(outline(summary, questionnaire, language), width=width)


def render_json(summary: Summary, questionnaire: Questionnaire) -> str:
    """Return the figures as JSON; scores are 0…100."""
    return dump(
        {
            "questionnaire": {
                "id": questionnaire.id,
                "version": questionnaire.version,
                "digest": questionnaire.digest,
            },
            "rows": summary.rows,
            "scored": summary.scored,
            "incomplete": summary.incomplete,
            "wrong": summary.wrong,
            "mean": summary.mean,
            "quartiles": None if summary.quartiles is None else [*summary.quartiles],
            "levels": {**summary.levels},
            "blockers": {**summary.blockers},
            "problems": [{"problem": name, "rows": count} for name, count in summary.problems],
        }
    )
