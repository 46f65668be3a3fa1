"""What a question says of two sheets where some of its choices are offered only after others.

Each of its answers stands with the conditions under which all that it chooses is offered. An answer that is not offered
any more in the second sheet is none there: the question is not answered yet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, Protocol, TypeAlias

from ecomdiag.proof.two_sheets import AFTER, BEFORE, TwoSheets
from ecomdiag.questionnaire.conditions import AnyOf, Condition
from ecomdiag.questionnaire.model import Question
from ecomdiag.ranges.certain import Case
from ecomdiag.ranges.drafting import Draft, Literal, Row
from ecomdiag.ranges.tables import Trail
from ecomdiag.ranges.turns import Turn, instead, turn_of
from ecomdiag.ranges.variables import Truth
from ecomdiag.scoring.outcomes import Leaves, TooManyWaysError, outcomes_of

#: More pairs of answers than this are not looked at.
MOST_PAIRS = 20_000

Demand: TypeAlias = tuple[Condition, int, bool]
"""What has to be so of a condition in one of the sheets."""


class Telling(Protocol):
    """What says something of a question in two sheets (``question_in_both``)."""

    both: TwoSheets
    draft: Draft
    question: Question
    leaves: Leaves

    @property
    def unanswered(self) -> Turn:
        """How it goes where it is not answered."""

    def rows(self, before: Turn, after: Turn, after_step: Trail = None) -> Iterator[Row]:
        """Yield that the first sheet goes so, and the second so."""


class Offered(NamedTuple):
    """A way to answer, and the conditions under which that is offered."""

    turn: Turn
    needs: tuple[Condition, ...]


class Demands:
    """What the answers to a question demand of the conditions under which its choices are offered, in both sheets.

    Every row says of every condition whether it has to hold, must not, or may be either way.
    """

    def __init__(self, rows: Telling, sides: Sequence[int]) -> None:
        self.literals: dict[tuple[Condition, int], Literal] = {}
        self.variables: dict[Literal, int] = {}
        for when in rows.question.offered_if:
            for side in sides:
                literal = rows.both.literal(when, side)
                self.literals[when, side] = literal
                if not isinstance(literal, bool) and literal not in self.variables:
                    self.variables[literal] = self._variable(rows.draft, literal)

    def where(self, found: Iterable[Row], demands: Iterable[Demand] = ()) -> Iterator[Row]:
        """Yield rows with what they demand; none if it cannot be together."""
        wanted: dict[Literal, bool] = {}
        for when, side, truth in demands:
            literal = self.literals[when, side]
            if wanted.setdefault(literal, truth) is not truth or literal is (not truth):
                return
        values = {variable: wanted.get(literal) for literal, variable in self.variables.items()}
        for row in found:
            yield row.where(values)

    def _variable(self, draft: Draft, literal: Literal) -> int:
        number = draft.variable(Truth(size=3))
        draft.say(
            Row({number: demand, **given}, {})
            for demand, truths in ((True, (True,)), (False, (False,)), (None, (True, False)))
            for truth in truths
            for given in draft.given((literal, truth))
        )
        return number


def own(rows: Telling) -> Iterator[Row]:
    """Yield every answer together with every better one, both offered."""
    demands = Demands(rows, (BEFORE,))
    ways = [way for way in _ways(rows) if way.turn.applies]
    if len(ways) ** 2 > MOST_PAIRS:
        raise TooManyWaysError
    for before in ways:
        for after in ways:
            if after.turn.low > before.turn.low:
                both = rows.rows(before.turn, after.turn, instead(after.turn))
                yield from demands.where(both, _offered(BEFORE, (*before.needs, *after.needs)))


def shared(rows: Telling, demands: Demands) -> Iterator[Row]:
    """Yield every answer that is offered, the same in both sheets."""
    for way in _ways(rows):
        yield from demands.where(rows.rows(way.turn, way.turn), _offered(BEFORE, way.needs))


def affected(rows: Telling, demands: Demands, before: Case, after: Case) -> Iterator[Row]:
    """Yield how it goes where it is asked in one of the sheets at least, and what is offered may be another."""
    unasked = rows.both.certain.unasked
    if before is not Case.ASKED:
        hidden = unasked(rows.question, before, rows.leaves)
        yield from demands.where(rows.rows(hidden, rows.unanswered))
        for way in _ways(rows):
            late = rows.rows(hidden, way.turn, way.turn.low_step)
            yield from demands.where(late, _offered(AFTER, way.needs))
        return
    for way in _ways(rows):
        there = _offered(BEFORE, way.needs)
        if after is not Case.ASKED:
            hidden = unasked(rows.question, after, rows.leaves)
            yield from demands.where(rows.rows(way.turn, hidden), there)
            continue
        still = [*there, *_offered(AFTER, way.needs)]
        yield from demands.where(rows.rows(way.turn, way.turn), still)
        for place, need in enumerate(way.needs):
            gone = [*there, *_offered(AFTER, way.needs[:place]), (need, AFTER, False)]
            yield from demands.where(rows.rows(way.turn, rows.unanswered), gone)


def _ways(rows: Telling) -> list[Offered]:
    """Return the ways to answer that can be told apart, by what has to hold for them to be offered too."""
    question = rows.question
    choices = {
        when: AnyOf(question.id, frozenset(own.choice for own in question.offers if own.when == when))
        for when in question.offered_if
    }
    found = []
    for outcome in outcomes_of(question, (*rows.leaves, *choices.values())):
        own, more = outcome.truths[: len(rows.leaves)], outcome.truths[len(rows.leaves) :]
        needs = tuple(when for when, chosen in zip(choices, more, strict=True) if chosen)
        found.append(Offered(turn_of(question, outcome._replace(truths=own), summed=False), needs))
    return found


def _offered(side: int, needs: Sequence[Condition]) -> list[Demand]:
    return [(need, side, True) for need in needs]
