"""What answers to our questionnaire say about another instrument."""

from __future__ import annotations

from ecomdiag.crosswalk import crossing
from ecomdiag.crosswalk.crossing import Crossing
from ecomdiag.loader.crosswalk import load_crosswalk
from ecomdiag.problems.given import require
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.workflows.given import require_sheet


def cross(questionnaire: Questionnaire, sheet: AnswerSheet, to: str) -> Crossing:
    """Tell what a sheet, complete or not, says about the instrument ``to`` (``dii`` or ``dmat``).

    ``questionnaire`` is the shipped one, or a changed copy of it, of which what fits is used. Raises ``UsageError``
    for another, and if nothing leads to that instrument; ``AnswersError`` for a sheet of another questionnaire.
    """
    require_sheet(questionnaire, sheet)
    require(to, str, name="to")
    table, other = load_crosswalk(to, questionnaire)
    return crossing.cross(table, questionnaire, sheet, other)
