"""From the answers on the path to scores. Exact fractions inside; only reports round.

The method and the reason for each of its numbers: ``docs/method.md``.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import cached_property
from typing import TypeAlias

from ecomdiag.engine import RoutingPath, path
from ecomdiag.questionnaire.conditions import Answer, holds
from ecomdiag.questionnaire.model import Blocker, Level, Question, Questionnaire
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.questionnaire.ways import Way
from ecomdiag.record import Record, replace
from ecomdiag.scoring.compiled import NOTHING, Compiled, compiled, ladder, ratio
from ecomdiag.scoring.tally import Tally, tally
from ecomdiag.scoring.ways import by_sections

Range: TypeAlias = tuple[Fraction, Fraction]


class ScoreRanges(Record, kw_only=False):
    """Lowest and highest reachable score, 0…100, and the levels at both ends; ``None`` where none can be."""

    overall: Range | None
    sections: Mapping[str, Range | None]
    levels: tuple[Level, Level] | None
    #: Whether the ends are reached. Otherwise that was too much to settle: all scores lie between them, but perhaps
    #: not as far out.
    exact: bool = True


class QuestionScore(Record, kw_only=False):
    """What one question contributes. ``None`` everywhere means "not scored"."""

    #: 0…1; ``None`` if not applicable or not scored. What is asked and not answered counts 0.
    score: Fraction | None
    #: Share of the overall score that hangs on it, 0…100.
    share: Fraction

    @property
    def points(self) -> Fraction:
        """Points of the overall score (0…100) that it brings."""
        return self.share * (self.score or 0)

    @property
    def lost(self) -> Fraction:
        """Points of the overall score that it leaves on the table."""
        return self.share - self.points


#: Of a question that counts nowhere.
UNCOUNTED = QuestionScore(None, NOTHING)


class Scores(Record, kw_only=False):
    """The scores of a sheet, 0…100; ``None`` where nothing could be scored."""

    overall: Fraction | None
    sections: Mapping[str, Fraction | None]
    compiled: Compiled
    #: The same in whole numbers, of the questions too.
    tally: Tally

    @cached_property
    def questions(self) -> Mapping[str, QuestionScore]:
        """What each question contributes, by its id."""
        return {own.id: self._question(own.id) for own, _ in self.compiled.every}

    def share(self, name: str) -> tuple[int, int]:
        """Return how much of the weight of all questions one has, and how much there is."""
        own, bearing = self.compiled.by_id.get(name), self.tally.bearing
        if own is None or (bearing is not None and name not in bearing):
            return 0, 1
        weight, of = self.tally.shares[own.section]
        return own.weight * weight, of

    def _question(self, name: str) -> QuestionScore:
        steps = self.tally.worth.get(name)
        if steps is None:
            return UNCOUNTED
        weight, of = self.share(name)
        return QuestionScore(ratio(steps, self.tally.unit), ratio(100 * weight, of))


class Standing(Record):
    """Where a sheet stands: the path that it leads through, what that scores, and the blockers that apply."""

    sheet: AnswerSheet
    walk: RoutingPath
    scores: Scores
    blockers: tuple[Blocker, ...]


def standing(questionnaire: Questionnaire, sheet: AnswerSheet) -> Standing:
    """Walk and score a sheet, once for everybody who goes on from there."""
    walk = path(questionnaire, sheet)
    return Standing(
        sheet=sheet,
        walk=walk,
        scores=score(questionnaire, walk),
        blockers=active_blockers(questionnaire, walk),
    )


def answer_score(question: Question, answer: Answer) -> Fraction | None:
    """Return the worth of a valid answer, 0…1; ``None`` if it says that the question does not apply."""
    own = ladder(question)
    steps = own.worth(answer)
    return None if steps is None else ratio(steps, own.unit)


def score(questionnaire: Questionnaire, walk: RoutingPath) -> Scores:
    """Score a path: its questions make a section's score, and the sections the overall one, each in the way stated."""
    own = compiled(by_sections(questionnaire))
    found = tally(own, walk)
    sections: dict[str, Fraction | None] = dict.fromkeys([section.id for section in questionnaire.sections])
    for part, counted in zip(own.sections, found.sums, strict=True):
        if counted.weight:
            sections[part.section.id] = ratio(100 * counted.points, counted.weight * own.unit)
    if questionnaire.scoring is Way.LOOKUP:
        # No question bears a score that is looked up as a whole.
        return Scores(overall(questionnaire, walk), sections, own, replace(found, bearing=frozenset()))
    return Scores(_overall(found), sections, own, found)


def overall(questionnaire: Questionnaire, walk: RoutingPath) -> Fraction | None:
    """Return the overall score of a path alone, 0…100; ``None`` if nothing can be scored."""
    return _overall(tally(compiled(questionnaire), walk))


def _overall(found: Tally) -> Fraction | None:
    return ratio(100 * found.overall, found.whole) if found.whole else None


def active_blockers(questionnaire: Questionnaire, walk: RoutingPath) -> tuple[Blocker, ...]:
    """Return the blockers whose condition holds over the answers that count."""
    return tuple(blocker for blocker in questionnaire.blockers if holds(blocker.when, walk.answers))


def capped(questionnaire: Questionnaire, level: Level, blockers: tuple[Blocker, ...]) -> Level:
    """Return the level that is left of one when these blockers apply."""
    order = [known.id for known in questionnaire.levels]
    lowest = min([order.index(level.id), *(order.index(blocker.caps_at) for blocker in blockers)])
    return questionnaire.levels[lowest]
