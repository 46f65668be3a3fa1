"""What a diagnosis says of the questionnaire that was answered."""

from __future__ import annotations

from fractions import Fraction
from typing import Annotated

from ecomdiag.questionnaire.ways import Scoring
from ecomdiag.record import Record
from ecomdiag.record.limits import Between
from ecomdiag.texts.words import Text


class QuestionnaireRef(Record):
    """Which questionnaire was answered."""

    id: str
    version: str
    digest: str
    title: Text
    #: Of reports.
    heading: Text
    method: Text | None
    #: How the sections make the overall score.
    scoring: Scoring = "mean"
    #: The points that a full score is, where all questions are added up.
    maximum: Annotated[Fraction, Between(0, 10**9)] | None = None
