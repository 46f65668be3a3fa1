"""Who moved between two periods, as it can be published: nothing of a few companies, nor to be told from the rest."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction

from ecomdiag.benchmark.model import LEAST
from ecomdiag.cohort.disclosure import SMALL, WIDTH
from ecomdiag.cohort.join import FALLEN, RISEN, Counts
from ecomdiag.cohort.spread import Spread, published
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


#: So many companies more have to have risen, or fallen, than to another level: as many as a few could make up for.
SLACK = 4 * WIDTH


def published_levels(
    column: str, levels: Sequence[str], counts: Mapping[str, Mapping[str, int]], directions: Mapping[str, int]
) -> Spread | None:
    """Return how many went from each level to which, as it can be published; ``None`` if it cannot.

    Who reaches a higher level has risen, but for blockers. So it tells of withheld counts how many have, if hardly any
    rose within their level.
    """
    found = published(column, levels, counts)
    place = {level: number for number, level in enumerate(levels)}
    pairs = [(place[own], place[to], n) for own, row in counts.items() for to, n in row.items()]
    over = {
        RISEN: sum(n for before, after, n in pairs if after > before),
        FALLEN: sum(n for before, after, n in pairs if after < before),
    }
    hides = any(count is None for row in found.counts for count in row)
    if hides and any(directions.get(name, 0) - n < SLACK for name, n in over.items() if n):
        return None
    return found


def published_sections(
    found: Sequence[tuple[SectionMoves, int]], companies: int, untold: Collection[str]
) -> tuple[SectionMoves, ...]:
    """Return the means of the sections that can be published; with each is given how many companies moved in it.

    Of a section that a few have no score in, or in which a few moved, the means would tell of these; and the mean of
    all would, if it alone were left out.
    """
    order = sorted(found, key=lambda own: own[1])
    hidden = {
        own.id
        for own, moved in found
        if own.id in untold or own.n < LEAST or 0 < companies - own.n < LEAST or 0 < moved < LEAST
    }
    if len(hidden) == 1:
        hidden |= {own.id for own, _ in [each for each in order if each[0].id not in hidden][:1]}
    return tuple(own for own, _ in found if own.id not in hidden)


class Told(Record):
    """What is told of the questions, and the sections whose means are not."""

    questions: tuple[QuestionMoves, ...]
    others: QuestionMoves | None
    untold: frozenset[str]


def published_questions(
    brought: Mapping[str, Brought], companies: int, section_of: Mapping[str, str]
) -> Told:
    """Return what each question brought of the mean, and the rest together, as it can be published.

    A question that moved some companies but fewer than ``LEAST``, or all but a few, would tell of them: it goes into
    the rest, and with it another of its section, whose means would give it away. Where there is no other, these are not
    told either, nor those of one section more.
    """
    order = sorted(brought, key=lambda name: (-abs(brought[name].points), name))
    rest = [name for name in order if brought[name].touched and not _is_told(brought[name], companies)]
    enough = [name for name in order if _is_told(brought[name], companies)]
    untold: set[str] = set()
    for section in dict.fromkeys(section_of[name] for name in rest):
        others = [name for name in enough if section_of[name] == section]
        if others:
            rest.append(others[-1])
            enough.remove(others[-1])
        else:
            untold.add(section)
    if len(untold) == 1 and enough:
        rest.append(enough.pop())
        untold.add(section_of[rest[-1]])
    told = tuple(_moves(name, brought[name], companies) for name in enough)
    others_told = _together([brought[name] for name in rest], companies)
    return Told(questions=told, others=others_told, untold=frozenset(untold))


def _is_told(own: Brought, companies: int) -> bool:
    """Whether enough companies were moved, and either none else or enough to hide how many few were."""
    same = companies - own.touched
    if own.touched < LEAST:
        return False
    return same >= LEAST if _few(own.raised) or _few(own.lowered) else not _few(same)


def _few(count: int) -> bool:
    return 0 < count < SMALL


def _moves(name: str, own: Brought, companies: int) -> QuestionMoves:
    """Return what is told of a question; of two numbers none alone, as its points would tell the other."""
    is_hidden = _few(own.raised) or _few(own.lowered)
    return QuestionMoves(
        id=name,
        points=own.points / companies,
        raised=None if is_hidden else own.raised,
        lowered=None if is_hidden else own.lowered,
    )


def _together(few: Sequence[Brought], companies: int) -> QuestionMoves | None:
    if not few or max(own.touched for own in few) < LEAST:
        return None
    points = sum((own.points for own in few), Fraction(0))
    return QuestionMoves(id="", points=points / companies, raised=None, lowered=None)
