"""All ways through some of the questions, as an interview accepts them, merged where nothing later tells them apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import product
from typing import NamedTuple, TypeAlias

from ecomdiag.proof.structure import Mask, Structure
from ecomdiag.questionnaire.model import Constraint, Question
from ecomdiag.scoring.intervals import Interval
from ecomdiag.scoring.outcomes import Outcome, TooManyWaysError

#: More states than this before one question, or before all of them, are not gone through: a solver may still decide.
MOST_STATES = 20_000
MOST_IN_ALL = 100_000

Sums: TypeAlias = tuple[Interval | None, ...]


class WayState(NamedTuple):
    """What a way through the questions so far still means for those to come."""

    mask: Mask
    #: The sum so far of each open constraint; ``None`` while none of its questions was asked.
    sums: Sums


class Arrival(NamedTuple):
    """How a state was first come to."""

    before: WayState
    outcome: Outcome | None


class Ways:
    """The ways through some questions, with every question that they hang on.

    Raises ``TooManyWaysError`` if there are too many to go through.
    """

    def __init__(self, structure: Structure, questions: Sequence[Question], kept: Mask = 0) -> None:
        self.structure = structure
        self.questions = tuple(questions)
        self.constraints = _constraints_among(structure, questions)
        self.live = _live(structure, questions, kept)
        start = WayState(0, (None,) * len(self.constraints))
        #: Before each question, and at the end: every state, and the step that first led there.
        self.layers: list[dict[WayState, Arrival | None]] = [{start: None}]
        structure.refuse_hopeless(self.questions)
        if not structure.entangled.isdisjoint(question.id for question in questions):
            # Each sum is kept by itself: that two of them can be right at once is not seen here.
            raise TooManyWaysError
        in_all = 0
        for place, question in enumerate(self.questions):
            self.layers.append(self._through(place, question))
            in_all += len(self.layers[-1])
            if len(self.layers[-1]) > MOST_STATES or in_all > MOST_IN_ALL:
                structure.give_up_on(self.questions)

    def _through(self, place: int, question: Question) -> dict[WayState, Arrival | None]:
        after: dict[WayState, Arrival | None] = {}
        asked = self.structure.asked_if[question.id]
        live = self.live[place]
        for state in self.layers[place]:
            if not asked(state.mask):
                after.setdefault(WayState(state.mask & live, state.sums), Arrival(state, None))
                continue
            if len(after) > MOST_STATES:
                break
            for outcome, mask, sums in self.accepted(question, state):
                after.setdefault(WayState(mask & live, sums), Arrival(state, outcome))
        return after

    def accepted(self, question: Question, state: WayState) -> Iterator[tuple[Outcome, Mask, Sums]]:
        """Yield the answers that an interview takes in this state, with what then holds and the sums that follow."""
        summed = self.structure.constraints_of[question.id]
        for outcome, mask in self.structure.masked(question):
            after = state.mask | mask
            if not summed:
                yield outcome, after, state.sums
                continue
            for sums in product(*self._added(question, state.sums, outcome.interval, after)):
                yield outcome, after, sums

    def _added(self, question: Question, sums: Sums, interval: Interval, mask: Mask) -> Iterator[Sums]:
        """Yield for each constraint the sums that an interview accepts with these percentages."""
        for constraint, known in zip(self.constraints, sums, strict=True):
            if question.id not in constraint.questions:
                yield (known,)
                continue
            total = interval if known is None else known + interval
            yield accepted_sums(constraint, total, final=self.final(constraint, question, mask))

    def final(self, constraint: Constraint, question: Question, mask: Mask) -> bool:
        """Say whether no later question of a sum is asked, or can still be, once this is answered."""
        later = self.structure.may_follow(constraint, question)
        return not any(self.structure.asked_if[name](mask) for name in later)

    def back(self, place: int, state: WayState) -> tuple[tuple[Question, Outcome], ...]:
        """Return the questions asked, and how they were answered, on a way to a state before question ``place``."""
        taken: list[tuple[Question, Outcome]] = []
        for position in range(place, 0, -1):
            step = self.layers[position][state]
            assert step is not None, "only the first layer is nobody's next"
            if step.outcome is not None:
                taken.append((self.questions[position - 1], step.outcome))
            state = step.before
        return tuple(reversed(taken))


def accepted_sums(constraint: Constraint, total: Interval, *, final: bool) -> tuple[Interval, ...]:
    """Return what an interview accepts out of the sums that may be."""
    if final and constraint.at_most is None:
        return tuple(Interval(value, value) for value in constraint.equals if total.holds(value))
    limit = constraint.limit
    if total.low > limit or (total.low == limit and total.open_low):
        return ()
    return (
        total if total.high < limit else Interval(total.low, limit, total.open_low, _open_at(total, limit)),
    )


def _open_at(total: Interval, limit: Fraction) -> bool:
    return total.high == limit and total.open_high


def _constraints_among(structure: Structure, questions: Sequence[Question]) -> tuple[Constraint, ...]:
    names = {question.id for question in questions}
    return tuple(
        found for found in structure.questionnaire.constraints if not names.isdisjoint(found.questions)
    )


def _live(structure: Structure, questions: Sequence[Question], kept: Mask) -> list[Mask]:
    """Return for each question the bits that something after it still looks at."""
    needed = kept
    result: list[Mask] = []
    for question in reversed(questions):
        result.append(needed)
        needed |= structure.bits(question.conditions)
        for constraint in structure.constraints_of[question.id]:
            members = (structure.questionnaire.by_id[name] for name in constraint.questions)
            needed |= structure.bits(found for member in members for found in member.conditions)
    return result[::-1]
