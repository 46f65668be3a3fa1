"""Whether whoever answers question by question can always go on: no sum leads to where no answer is accepted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from itertools import pairwise
from math import floor

from ecomdiag.proof import examples
from ecomdiag.proof.findings import ProofFinding, Result, Where
from ecomdiag.proof.inquiry import ClaimTally, Inquiry, UndecidedError, undecided
from ecomdiag.proof.structure import Mask, Structure
from ecomdiag.proof.ways import Ways, WayState
from ecomdiag.questionnaire.conditions import Answer
from ecomdiag.questionnaire.model import Constraint, Question
from ecomdiag.ranges.sums import spread
from ecomdiag.scoring.intervals import ZERO, Interval
from ecomdiag.scoring.outcomes import Outcome, TooManyWaysError


def check_sums(inquiry: Inquiry) -> Iterator[Result]:
    """Yield the sums that leave someone stuck, and those that never refuse anything; and what is proved."""
    tally = ClaimTally("sums")
    for constraint in inquiry.questionnaire.constraints:
        found = list(_findings(inquiry, constraint))
        yield from found
        if not found:
            tally.add("every way")
        inquiry.step()
    yield from tally.claims()


def _findings(inquiry: Inquiry, constraint: Constraint) -> Iterator[ProofFinding]:
    """Yield what is wrong with one sum, or that it is undecided.

    Sums that share a question are not walked together. But where all of them only have an upper limit, nobody gets
    stuck, as 0 is always taken; whether one ever refuses anything is left to the solver.
    """
    where: Where = ("constraint", constraint.id)
    try:
        if _only_limits(inquiry.structure, constraint):
            refuses = inquiry.solved(lambda solver: solver.exceeding(constraint) is not None)
            yield from () if refuses else (ProofFinding(rule="refuses_nothing", where=where),)
        else:
            yield from _Sum(inquiry.structure, constraint).findings()
    except (TooManyWaysError, UndecidedError):
        yield undecided("sums", (where, None))


def _only_limits(structure: Structure, constraint: Constraint) -> bool:
    """Say whether a sum shares questions, and all sums that do so only have an upper limit."""
    if structure.entangled.isdisjoint(constraint.questions):
        return False
    return not any(
        own.equals
        for own in structure.questionnaire.constraints
        if not structure.entangled.isdisjoint(own.questions)
    )


class _Sum:
    """One constraint, with every way through its questions."""

    def __init__(self, structure: Structure, constraint: Constraint) -> None:
        self.structure = structure
        self.constraint = constraint
        self.where: Where = ("constraint", constraint.id)
        self.ways = Ways(structure, structure.before(constraint.questions))
        self.place = self.ways.constraints.index(constraint)
        self.integers = all(structure.questionnaire.by_id[name].integer for name in constraint.questions)

    @property
    def _names(self) -> tuple[str, ...]:
        return tuple(question.id for question in self.ways.questions)

    def findings(self) -> Iterator[ProofFinding]:
        stuck = next(self._stuck(), None)
        if stuck is not None:
            yield stuck
        if not self._ever_refuses():
            yield ProofFinding(rule="refuses_nothing", where=self.where)

    def _stuck(self) -> Iterator[ProofFinding]:
        """Yield the moments at which nothing can be answered, or the end is reached with a wrong sum."""
        if not self.constraint.equals:
            return  # 0 is always taken
        for layer, question in enumerate(self.ways.questions):
            if question.id in self.constraint.questions:
                for state in self.ways.layers[layer]:
                    yield from self._stuck_before(layer, question, state)
        for state in self.ways.layers[-1]:
            total = state.sums[self.place]
            wrong = None if total is None else self._missing(total, self._right, self.constraint.equals)
            if wrong is not None:
                yield from self._shown(len(self.ways.questions), state, wrong)

    def _stuck_before(self, layer: int, question: Question, state: WayState) -> Iterator[ProofFinding]:
        if not self.structure.asked_if[question.id](state.mask):
            return
        outcomes = [
            (outcome.interval, self.ways.final(self.constraint, question, state.mask | mask))
            for outcome, mask in self.structure.masked(question)
        ]

        def goes_on(total: Fraction) -> bool:
            return any(self._takes(total, interval, final=final) for interval, final in outcomes)

        ends = {end for interval, _ in outcomes for end in (interval.low, interval.high)}
        cuts = {value - end for value in self.constraint.equals for end in ends}
        wrong = self._missing(state.sums[self.place] or ZERO, goes_on, cuts)
        if wrong is not None:
            yield from self._shown(layer, state, wrong)

    def _right(self, total: Fraction) -> bool:
        return total in self.constraint.equals

    def _takes(self, total: Fraction, interval: Interval, *, final: bool) -> bool:
        """Say whether some number of an interval is taken after a sum so far."""
        if final:
            return any(interval.holds(value - total) for value in self.constraint.equals)
        return interval.begins_within(self.constraint.limit - total)

    def _shown(self, layer: int, state: WayState, total: Fraction) -> Iterator[ProofFinding]:
        """Yield the finding with an example that the real engine confirms, if there is one."""
        taken = self.ways.back(layer, state)
        answers: dict[str, Answer] = {question.id: outcome.answer for question, outcome in taken}
        own = [(q, o) for q, o in taken if q.id in self.constraint.questions]
        answers |= _summing_to(total, own, integers=self.integers)
        sheet = examples.completed(self.structure.questionnaire, answers)
        if examples.stuck(self.structure.questionnaire, sheet):
            yield ProofFinding(
                rule="stuck",
                where=self.where,
                values={"sum": self.constraint.id},
                example=sheet,
                telling=self._names,
            )
        else:
            yield undecided("sums", (self.where, None))

    def _ever_refuses(self) -> bool:
        return any(
            self._refuses(question, state, outcome.interval, state.mask | mask)
            for layer, question in enumerate(self.ways.questions)
            if question.id in self.constraint.questions
            for state in self.ways.layers[layer]
            if self.structure.asked_if[question.id](state.mask)
            for outcome, mask in self.structure.masked(question)
        )

    def _refuses(self, question: Question, state: WayState, interval: Interval, mask: Mask) -> bool:
        known = state.sums[self.place]
        total = interval if known is None else known + interval
        final = self.ways.final(self.constraint, question, mask)
        if self.constraint.equals and final:
            return self._missing(total, self._right, self.constraint.equals) is not None
        return total.high > self.constraint.limit

    def _missing(
        self, total: Interval, taken: Callable[[Fraction], bool], cuts: Iterable[Fraction]
    ) -> Fraction | None:
        """Return a number of an interval that is not taken, given the numbers between which all are alike."""
        tries = (_whole_tries if self.integers else _tries)(total, cuts)
        return next((number for number in tries if total.holds(number) and not taken(number)), None)


def _tries(total: Interval, cuts: Iterable[Fraction]) -> list[Fraction]:
    """Return the cuts within an interval, and a number between each two."""
    inside = sorted(
        {Fraction(total.low), Fraction(total.high), *(cut for cut in cuts if total.low <= cut <= total.high)}
    )
    return [*inside, *((low + high) / 2 for low, high in pairwise(inside))]


def _whole_tries(total: Interval, cuts: Iterable[Fraction]) -> list[Fraction]:
    """Return the whole numbers at the cuts of an interval, and those next to them."""
    near = {floor(cut) + step for cut in (total.low, total.high, *cuts) for step in (-1, 0, 1, 2)}
    return [Fraction(number) for number in sorted(near)]


def _summing_to(
    total: Fraction, taken: list[tuple[Question, Outcome]], *, integers: bool
) -> dict[str, Fraction]:
    """Return numbers out of the intervals that were answered, such that they add up to a total."""
    if integers:
        return spread(total, {question.id: outcome.interval for question, outcome in taken})
    low = sum((outcome.interval.low for _, outcome in taken), Fraction(0))
    room = sum((outcome.interval.high - outcome.interval.low for _, outcome in taken), Fraction(0))
    share = (total - low) / room if room else Fraction(0)
    return {q.id: o.interval.low + (o.interval.high - o.interval.low) * share for q, o in taken}
