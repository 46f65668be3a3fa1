"""What stands above several questions of a section, as a diagnosis keeps it."""

from __future__ import annotations

from fractions import Fraction

from ecomdiag.record import Record
from ecomdiag.texts.words import Text


class BlockResult(Record):
    """What stands above several questions of a section: the heading of a group, or what a matrix asks of its rows."""

    id: str
    title: Text
    #: The ids of its questions, in order.
    questions: tuple[str, ...]
    #: What each row of a matrix says; empty for a group.
    rows: tuple[Text, ...] = ()
    #: The name of what is asked of several things, if it is a copy of it.
    repeat: str | None = None
    #: Score of a copy (0…100), made as its section makes its own; ``None`` while that is not settled.
    score: Fraction | None = None
    #: Lowest and highest score of a copy that missing answers still allow; ``None`` where it can have none.
    score_range: tuple[Fraction, Fraction] | None = None

    @property
    def ends(self) -> tuple[Fraction, Fraction] | None:
        """Its range; of a diagnosis saved by format 1.7 or before, which has none, its score."""
        alone = None if self.score is None else (self.score, self.score)
        return alone if self.score_range is None else self.score_range
