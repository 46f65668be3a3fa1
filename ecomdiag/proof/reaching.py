"""Whether every question, choice and band can be reached, and every condition can go either way."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator
from fractions import Fraction
from functools import cached_property
from typing import TypeAlias

from ecomdiag.conditions import All, Any, Condition, Not, leaves
from ecomdiag.model import Blocker, Kind, Question
from ecomdiag.proof.findings import Finding, Result, Where
from ecomdiag.proof.inquiry import Inquiry, Subject, Tally, Verdict
from ecomdiag.proof.outcomes import set_with
from ecomdiag.proof.structure import Mask
from ecomdiag.proof.ways import State, Ways
from ecomdiag.reach import TooManyWaysError

Masks: TypeAlias = Callable[[], Iterable[Mask]]
"""The truths of the leaves in every state of one moment; may raise ``TooManyWaysError``."""


def check_reaching(inquiry: Inquiry) -> Iterator[Result]:
    """Yield what is never asked, never chosen, or never decides anything; and what is proved."""
    questions, choices, conditions = Tally("questions"), Tally("choices"), Tally("conditions")
    for question in inquiry.questionnaire.questions:
        turn = _Turn(inquiry, question)
        reached = yield from _asked(turn, questions)
        if reached:
            yield from _conditions(turn, conditions)
            yield from _choices(question, choices)
            yield from _bands(turn, choices)
    for blocker in inquiry.questionnaire.blockers:
        where: Where = ("blocker", blocker.id, "when")
        yield from _constant(inquiry, _at_the_end(inquiry, blocker), blocker.when, (where, None), conditions)
    for tally in (questions, choices, conditions):
        yield from tally.claims()


class _Turn:
    """The moment at which a question's turn comes, in every state in which it can."""

    def __init__(self, inquiry: Inquiry, question: Question) -> None:
        self.inquiry = inquiry
        self.question = question
        self.where: Where = ("question", question.id)
        self.is_asked = inquiry.structure.asked_if[question.id]

    @cached_property
    def ways(self) -> Ways:
        """The ways up to it; raises ``TooManyWaysError``."""
        structure = self.inquiry.structure
        return Ways(structure, structure.before([self.question.id]))

    def states(self) -> Iterable[State]:
        return self.ways.layers[len(self.ways.questions) - 1]

    def masks(self) -> Iterable[Mask]:
        return (state.mask for state in self.states())

    def asked(self) -> bool:
        return any(map(self.is_asked, self.masks()))

    def can_be_shown(self) -> bool:
        """Say whether ``show_if`` can hold, so that it is ``not_applicable_if`` which forbids the question."""
        if self.question.show_if is None:
            return True
        try:
            return any(map(self.inquiry.structure.test(self.question.show_if), self.masks()))
        except TooManyWaysError:
            return False

    def in_band(self, low: Fraction, high: Fraction | None) -> bool:
        return any(
            isinstance(outcome.answer, Fraction)
            and low <= outcome.answer
            and (high is None or outcome.answer < high)
            for state in self.states()
            if self.is_asked(state.mask)
            for outcome, _ in self.ways.accepted(self.question, state)
        )


def _asked(turn: _Turn, tally: Tally) -> Generator[Result, None, Verdict]:
    """Tell whether a question is ever asked; what comes of it is worth telling only then."""
    question = turn.question
    reached = yield from turn.inquiry.judge(
        tally, (turn.where, question.id), turn.asked, lambda solver: solver.asking(question) is not None
    )
    if reached is False:
        key = "not_applicable_if" if turn.can_be_shown() else "show_if"
        yield Finding(rule="never_asked", where=(*turn.where, key), question=question.id)
    return reached


def _conditions(turn: _Turn, tally: Tally) -> Iterator[Result]:
    for key in ("show_if", "not_applicable_if"):
        condition = getattr(turn.question, key)
        if condition is not None:
            what = ((*turn.where, key), turn.question.id)
            yield from _constant(turn.inquiry, turn.masks, condition, what, tally)


def _choices(question: Question, tally: Tally) -> Iterator[Result]:
    for choice in question.choices:
        if question.kind not in (Kind.MULTIPLE, Kind.COUNTRIES) or set_with(question, choice):
            tally.add("every way")
        else:
            where = ("question", question.id, "choices", choice.id)
            values = {"choice": choice.id, "least": str(question.min_choices)}
            yield Finding(rule="never_chosen", where=where, question=question.id, values=values)


def _bands(turn: _Turn, tally: Tally) -> Iterator[Result]:
    bands = turn.question.bands
    for place, band in enumerate(bands):
        yield from _band(
            turn, place, band.start, bands[place + 1].start if band is not bands[-1] else None, tally
        )


def _band(turn: _Turn, place: int, low: Fraction, high: Fraction | None, tally: Tally) -> Iterator[Result]:
    question, where = turn.question, (*turn.where, "bands", place)
    reached = yield from turn.inquiry.judge(
        tally,
        (where, question.id),
        lambda: turn.in_band(low, high),
        lambda solver: solver.numbering(question, low, high) is not None,
    )
    if reached is False:
        yield Finding(rule="never_in_band", where=where, question=question.id)


def _at_the_end(inquiry: Inquiry, blocker: Blocker) -> Masks:
    structure = inquiry.structure
    looked_at = {leaf.question for leaf in leaves(blocker.when)}

    def masks() -> Iterable[Mask]:
        ways = Ways(structure, structure.before(looked_at), kept=structure.bits([blocker.when]))
        return [state.mask for state in ways.layers[-1]]

    return masks


def _constant(
    inquiry: Inquiry, masks: Masks, condition: Condition, what: Subject, tally: Tally
) -> Iterator[Result]:
    """Yield a condition that can only be true or only false, or else its parts of which that holds."""
    either = yield from _either(inquiry, masks, condition, what, tally)
    if either:
        where, question = what
        for part, place in _parts(condition, where):
            yield from _constant(inquiry, masks, part, (place, question), tally)


def _either(
    inquiry: Inquiry, masks: Masks, condition: Condition, what: Subject, tally: Tally
) -> Generator[Result, None, Verdict]:
    """Tell whether a condition can be true and can be false."""
    test = inquiry.structure.test(condition)
    here = Tally(tally.rule)
    for truth, rule in ((True, "always_false"), (False, "always_true")):
        possible = yield from inquiry.judge(
            here,
            what,
            lambda truth=truth: any(test(mask) is truth for mask in masks()),  # type: ignore[misc]
            lambda solver, truth=truth: solver.holding(condition, truth) is not None,  # type: ignore[misc]
        )
        if possible is False:
            yield Finding(rule=rule, where=what[0], question=what[1])
        if not possible:
            return possible
    tally.add(max(here.counts))
    return True


def _parts(condition: Condition, where: Where) -> list[tuple[Condition, Where]]:
    """Return the parts of a compound condition, and where each stands."""
    if isinstance(condition, All | Any):
        key = "all" if isinstance(condition, All) else "any"
        return [(part, (*where, key, place)) for place, part in enumerate(condition.parts)]
    return _parts(condition.part, (*where, "not")) if isinstance(condition, Not) else []
