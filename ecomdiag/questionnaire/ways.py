"""How scores are made of scores."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal, TypeAlias

Scoring: TypeAlias = Literal["mean", "sum", "minimum", "lookup"]
"""A way, where it is only told."""


class Way(StrEnum):
    """How the questions of a section make its score, or the sections the overall score."""

    #: Their weighted mean, of those that count.
    MEAN = "mean"
    #: What they bring together, of all that they could: what does not apply brings nothing.
    SUM = "sum"
    #: The lowest of those that count.
    MINIMUM = "minimum"
    #: What the first of some rules over the answers that holds says.
    LOOKUP = "lookup"
