"""What the value of a field may be, beyond its type: said in its annotation, held where records come from outside."""

from __future__ import annotations

from fractions import Fraction
from typing import Annotated, TypeAlias

from ecomdiag.record import Record


class Matches(Record, kw_only=False):
    """A text of this pattern, all of it."""

    pattern: str


class Between(Record, kw_only=False):
    """A number within these limits, both included."""

    low: int
    high: int


Date: TypeAlias = Annotated[str, Matches(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")]
"""A day, ISO."""

Link: TypeAlias = Annotated[str, Matches(r"(https?://[^\s\x00-\x1f\x7f<>\"`\\]+)?")]
"""An address of the web; empty if there is none."""

Points: TypeAlias = Annotated[Fraction, Between(0, 100)]
"""Points of a score."""
