"""Who moved between two periods, as it can be published: nothing of a few companies, nor to be told from the rest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from ecomdiag.benchmark.model import LEAST
from ecomdiag.cohort.disclosure import withheld
from ecomdiag.cohort.join import Counts
from ecomdiag.cohort.spread import Spread
from ecomdiag.record import Record


class SectionMoves(Record):
    """The mean of a section before and after, of those who have a score in it both times."""

    id: str
    n: int
    before: float
    after: float


class QuestionMoves(Record):
    """What a question brought of the mean difference, and how many it raised and lowered."""

    id: str
    #: Points of the mean score; those of all questions are exactly its difference.
    points: Fraction
    #: ``None``: not to be published.
    raised: int | None
    lowered: int | None


class Moves(Record):
    """What has become of the companies of two tables."""

    counts: Counts
    #: How many fell, stayed and rose: all, and by group; nothing where there are too few.
    directions: tuple[Spread, ...]
    #: By the level before and after.
    levels: Spread | None
    sections: tuple[SectionMoves, ...]
    #: The questions that brought most first; ``None`` if the tables hold no answers.
    questions: tuple[QuestionMoves, ...] | None
    #: What the others brought together: those that moved too few companies to be named, with as many more as hide them.
    others: QuestionMoves | None


class Brought(Record):
    """What a question brought in all companies together, and how many it raised and lowered."""

    points: Fraction
    raised: int
    lowered: int

    @property
    def touched(self) -> int:
        """How many it moved."""
        return self.raised + self.lowered

    def and_one(self, points: Fraction) -> Brought:
        """Return the same with one company more, to which it brought so many points, not 0."""
        return Brought(
            points=self.points + points,
            raised=self.raised + (points > 0),
            lowered=self.lowered + (points < 0),
        )


def published_questions(
    brought: Mapping[str, Brought], companies: int
) -> tuple[tuple[QuestionMoves, ...], QuestionMoves | None]:
    """Return what each question brought of the mean, and the rest together, as it can be published.

    A question that moved some companies but fewer than ``LEAST`` would tell of them: it goes into the rest, and with it
    a question that moved enough, so that the total does not give it away.
    """
    order = sorted(brought, key=lambda name: (-abs(brought[name].points), name))
    few = [name for name in order if 0 < brought[name].touched < LEAST]
    enough = [name for name in order if brought[name].touched >= LEAST]
    if few and enough:
        few.append(enough.pop())
    counts = [
        [brought[name].lowered, companies - brought[name].touched, brought[name].raised] for name in enough
    ]
    hidden = withheld(counts) if counts else frozenset()
    told = tuple(
        QuestionMoves(
            id=name,
            points=brought[name].points / companies,
            raised=None if (row, 2) in hidden else brought[name].raised,
            lowered=None if (row, 0) in hidden else brought[name].lowered,
        )
        for row, name in enumerate(enough)
    )
    return told, _together([brought[name] for name in few], companies)


def _together(few: Sequence[Brought], companies: int) -> QuestionMoves | None:
    if not few or max(own.touched for own in few) < LEAST:
        return None
    points = sum((own.points for own in few), Fraction(0))
    return QuestionMoves(id="", points=points / companies, raised=None, lowered=None)
