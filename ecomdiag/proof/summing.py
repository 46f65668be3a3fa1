"""Whether whoever answers question by question can always go on: no sum leads to where no answer is accepted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import pairwise

from ecomdiag import engine
from ecomdiag.conditions import Answer
from ecomdiag.model import AnswerSheet, Constraint, Question
from ecomdiag.proof import examples
from ecomdiag.proof.findings import Finding, Result, Where
from ecomdiag.proof.inquiry import Inquiry, Tally, undecided
from ecomdiag.proof.outcomes import Outcome
from ecomdiag.proof.structure import Structure
from ecomdiag.proof.ways import State, Ways, limit_of
from ecomdiag.reach import Span, TooManyWaysError


def check_sums(inquiry: Inquiry) -> Iterator[Result]:
    """Yield the sums that leave someone stuck, and those that never refuse anything; and what is proved."""
    tally = Tally("sums")
    for constraint in inquiry.questionnaire.constraints:
        try:
            found = list(_Sum(inquiry.structure, constraint).findings())
        except TooManyWaysError:
            found = [undecided("sums", (("constraint", constraint.id), None))]
        yield from found
        if not found:
            tally.add("every way")
    yield from tally.claims()


class _Sum:
    """One constraint, with every way through its questions."""

    def __init__(self, structure: Structure, constraint: Constraint) -> None:
        self.structure = structure
        self.constraint = constraint
        self.where: Where = ("constraint", constraint.id)
        self.ways = Ways(structure, structure.before(constraint.questions))
        self.place = self.ways.constraints.index(constraint)

    @property
    def _names(self) -> tuple[str, ...]:
        return tuple(question.id for question in self.ways.questions)

    def findings(self) -> Iterator[Finding]:
        stuck = next(self._stuck(), None)
        if stuck is not None:
            yield stuck
        elif self._shares_a_question():
            yield undecided("sums", (self.where, None))
        if not self._ever_refuses():
            yield Finding(rule="refuses_nothing", where=self.where)

    def _stuck(self) -> Iterator[Finding]:
        """Yield the moments at which nothing can be answered, or the end is reached with a wrong sum."""
        for layer, question in enumerate(self.ways.questions):
            if question.id in self.constraint.questions:
                for state in self.ways.layers[layer]:
                    yield from self._stuck_before(layer, question, state)
        for state in self.ways.layers[-1]:
            total = state.sums[self.place]
            wrong = None if total is None else _outside(total, self.constraint.equals, ())
            if self.constraint.equals and wrong is not None:
                yield from self._shown(len(self.ways.questions), state, wrong)

    def _stuck_before(self, layer: int, question: Question, state: State) -> Iterator[Finding]:
        asked = self.structure.asked_if[question.id](state.mask)
        if not asked or not self.constraint.equals:
            return
        if not self.ways.final(self.constraint, question, state.mask):
            return
        total = state.sums[self.place] or Span(Fraction(0), Fraction(0))
        allowed = [(value - 100, value) for value in self.constraint.equals]
        wrong = _outside(total, (), allowed)
        if wrong is not None:
            yield from self._shown(layer, state, wrong)

    def _shown(self, layer: int, state: State, total: Fraction) -> Iterator[Finding]:
        """Yield the finding with an example that the real engine confirms, if there is one."""
        taken = self.ways.back(layer, state)
        answers: dict[str, Answer] = {question.id: outcome.answer for question, outcome in taken}
        answers |= _summing_to(total, [(q, o) for q, o in taken if q.id in self.constraint.questions])
        sheet = examples.completed(self.structure.questionnaire, answers)
        if self._confirms(sheet):
            yield Finding(
                rule="stuck",
                where=self.where,
                values={"sum": self.constraint.id},
                example=sheet,
                telling=self._names,
            )
        else:
            yield undecided("sums", (self.where, None))

    def _confirms(self, sheet: AnswerSheet) -> bool:
        asked = self.structure.questionnaire
        rules = {problem.rule for problem in engine.check(asked, sheet)}
        return bool(rules & {"constraint", "unanswered"})

    def _shares_a_question(self) -> bool:
        """Say whether another sum takes the same numbers, so that both have to be right at once."""
        return any(len(self.structure.constraints_of[name]) > 1 for name in self.constraint.questions)

    def _ever_refuses(self) -> bool:
        return any(
            self._refuses(question, state, outcome)
            for layer, question in enumerate(self.ways.questions)
            if question.id in self.constraint.questions
            for state in self.ways.layers[layer]
            if self.structure.asked_if[question.id](state.mask)
            for outcome in self.structure.outcomes(question)
        )

    def _refuses(self, question: Question, state: State, outcome: Outcome) -> bool:
        known = state.sums[self.place]
        total = outcome.span if known is None else known + outcome.span
        if self.constraint.equals and self.ways.final(self.constraint, question, state.mask):
            return _outside(total, self.constraint.equals, ()) is not None
        limit = limit_of(self.constraint)
        return total.high > limit


def _outside(
    total: Span, points: Iterable[Fraction], stretches: Iterable[tuple[Fraction, Fraction]]
) -> Fraction | None:
    """Return a number of a span that is none of some points and in none of some (closed) stretches."""
    points, stretches = list(points), list(stretches)
    cuts = {total.low, total.high, *points, *(end for stretch in stretches for end in stretch)}
    inside = sorted(cut for cut in cuts if total.low <= cut <= total.high)
    tries = [*inside, *((low + high) / 2 for low, high in pairwise(inside))]
    for number in tries:
        allowed = number in points or any(low <= number <= high for low, high in stretches)
        if total.holds(number) and not allowed:
            return number
    return None


def _summing_to(total: Fraction, taken: list[tuple[Question, Outcome]]) -> dict[str, Fraction]:
    """Return numbers out of the spans that were answered, such that they add up to a total."""
    low = sum((outcome.span.low for _, outcome in taken), Fraction(0))
    room = sum((outcome.span.high - outcome.span.low for _, outcome in taken), Fraction(0))
    share = (total - low) / room if room else Fraction(0)
    return {q.id: o.span.low + (o.span.high - o.span.low) * share for q, o in taken}
