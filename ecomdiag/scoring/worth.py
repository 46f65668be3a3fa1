"""What each question of a questionnaire is worth, before anybody has answered."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from ecomdiag.engine import RoutingPath
from ecomdiag.questionnaire.model import Questionnaire, Section
from ecomdiag.record import replace
from ecomdiag.scoring.scoring import score


def worth(questionnaire: Questionnaire) -> Mapping[str, Fraction]:
    """Return the points of the overall score (0…100) that hang on each question where all are asked and apply."""
    whole = replace(questionnaire, sections=tuple(map(_nothing_left_out, questionnaire.sections)))
    all_asked = RoutingPath(asked=whole.questions, answers={})
    return {name: found.share for name, found in score(whole, all_asked).questions.items()}


def _nothing_left_out(section: Section) -> Section:
    # Without an answer, an optional question might leave the mean.
    return replace(section, questions=tuple(replace(own, optional=False) for own in section.questions))
