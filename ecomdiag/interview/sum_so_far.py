"""A sum in which a percentage takes part, as it stands before the percentage is answered."""

from __future__ import annotations

from fractions import Fraction

from ecomdiag.record import Record
from ecomdiag.texts import Language, listed, say
from ecomdiag.texts.numbers import grouped, number


class SumSoFar(Record):
    """A sum in which a percentage takes part: what the answers before it add up to, and what is left."""

    others: Fraction
    #: The most that this answer may be.
    most: Fraction
    #: The answers that settle the sum exactly, if this is its last answer and it must be met.
    exact: tuple[Fraction, ...]

    def broken_by(self, value: Fraction) -> bool:
        """Whether a value cannot stand in the sum."""
        return value > self.most or (bool(self.exact) and value not in self.exact)

    def words(self, language: Language, value: Fraction | None = None) -> str:
        """Say what the sum leaves, or that a value is more than that; empty if there is nothing to tell yet."""
        others = self.others
        if value is not None and value > self.most:
            return say("interview.sum_over", language, others=others, total=others + value, most=self.most)
        if self.exact:
            exact = listed([grouped(number(each, language)) for each in self.exact], "or", language)
            return say("interview.sum_exact", language, others=others, exact=exact)
        if not others:
            return ""
        left = self.most - (value or 0)
        return say("interview.sum_left" if left else "interview.sum_full", language, others=others, left=left)
