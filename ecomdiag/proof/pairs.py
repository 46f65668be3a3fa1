"""Two sheets at once, as tables: one, and the same with a single better answer.

Where only the first is asked a question, it was answered as well as can be; where only the second is, it is not
answered yet, or answered as badly as can be. If even then the second scores no less, no better answer lowers the
score. The sums of percentages are kept by the first sheet only: it is the effect of one answer, all others being as
they were. What both sheets share cancels out, and is not gone through unless something hangs on it.
"""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from ecomdiag.proof.elsewhere import say_elsewhere
from ecomdiag.proof.question_in_both import QuestionInBoth
from ecomdiag.proof.structure import Structure
from ecomdiag.proof.two_sheets import TwoSheets
from ecomdiag.questionnaire.model import Question
from ecomdiag.ranges.tables import Budget, Trail


class Worst(NamedTuple):
    """What a better answer does to the score in the worst case: less than 0 if it lowers it; and the way there."""

    change: Fraction
    trail: Trail


def worst_of(structure: Structure, question: Question, budget: Budget) -> Worst | None:
    """Return what a better answer to a question does at worst, over all pairs of sheets that differ in it.

    ``None`` if no answer is better than another. Raises ``TooManyWaysError``.
    """
    both = TwoSheets(structure, question)
    said = say_elsewhere(both, budget)
    for own in reversed(structure.questionnaire.questions):
        if own.id not in said:
            _say(both, own)
    table, unit = both.draft.worked_out(budget)
    unit *= both.weighing.parts * structure.score_scale
    found = [
        Worst(Fraction(amounts[-1], unit), trail)
        for ends in table.rows.values()
        for amounts, trail in ends.lows
    ]
    return min(found, key=lambda worst: worst.change, default=None)


def _say(both: TwoSheets, question: Question) -> None:
    """Say what a question says of both sheets, if anything hangs on it."""
    rows = QuestionInBoth(both, question)
    if question is both.question:
        both.draft.say(rows.own())
    elif rows.matters:
        both.draft.say(rows.affected() if question.id in both.affected else rows.shared())
