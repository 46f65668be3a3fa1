"""An action that fits a company: where it starts, where it leads, and what that is worth."""

from __future__ import annotations

from fractions import Fraction
from functools import cached_property
from typing import Literal, TypeAlias

from ecomdiag.advice.model import Action
from ecomdiag.questionnaire.conditions import Answer
from ecomdiag.record import Record
from ecomdiag.scoring.compiled import ratio

Stage: TypeAlias = Literal["cap", "sale", "law", "first", "gain"]
"""Why an action has its place in the order: it lifts a blocker, sales fail without it, the law asks for it already,
the rest has no object without it, or what it gains for its effort."""


class Recommendation(Record, kw_only=False, eq=False):
    """An action that fits, the answer that it leads to, and what that is worth.

    Companies that answer alike share it, so it is known by itself, not by its values.
    """

    action: Action
    start: Answer
    end: Answer
    #: The overall score with the new answer, less the score now, exact (points of 100). Questions that it newly
    #: opens count 0 until they are answered.
    gain: Fraction
    #: It lifts a blocker.
    unblocks: bool
    #: How many questions it opens that were not asked.
    opens: int
    #: Id of an action before it that leads to the same answer: one of the two is enough.
    alternative_to: str | None = None
    stage: Stage = "gain"

    @cached_property
    def gain_for_effort(self) -> Fraction:
        """Points of the overall score by person-day."""
        gain, days = self.gain, self.action.effort
        return ratio(gain.numerator * days.denominator, gain.denominator * days.numerator)
