"""What each question of a questionnaire is worth, before anybody has answered."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from ecomdiag.engine import RoutingPath
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.scoring.scoring import score


def worth(questionnaire: Questionnaire) -> Mapping[str, Fraction]:
    """Return the points of the overall score (0…100) that hang on each question where all are asked and apply."""
    all_asked = RoutingPath(asked=questionnaire.questions, answers={})
    return {name: found.share for name, found in score(questionnaire, all_asked).questions.items()}
