"""Whether every question, choice and band can be reached, and every condition can go either way."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator
from fractions import Fraction
from functools import cached_property
from typing import TypeAlias

from ecomdiag.proof.findings import ProofFinding, Result, Where
from ecomdiag.proof.inquiry import ClaimTally, Inquiry, Subject, UndecidedError, Verdict
from ecomdiag.proof.structure import Mask
from ecomdiag.proof.ways import Ways, WayState
from ecomdiag.questionnaire.conditions import All, Any, Condition, Not, looked_at
from ecomdiag.questionnaire.model import Blocker, Choice, Question
from ecomdiag.scoring.outcomes import TooManyWaysError, answer_with

Masks: TypeAlias = Callable[[], Iterable[Mask]]
"""The truths of the leaves in every state of one moment; may raise ``TooManyWaysError``."""


def check_reaching(inquiry: Inquiry) -> Iterator[Result]:
    """Yield what is never asked, never chosen, or never decides anything; and what is proved."""
    questions, choices, conditions = ClaimTally("questions"), ClaimTally("choices"), ClaimTally("conditions")
    for question in inquiry.given.questions:
        moment = Moment(inquiry, question)
        reached = yield from _asked(moment, questions)
        if reached:
            yield from check_conditions(question, moment, conditions)
            yield from check_choices(question, choices)
            yield from check_bands(moment, choices)
        inquiry.step()
    for blocker in inquiry.questionnaire.blockers:
        where: Where = ("blocker", blocker.id, "when")
        yield from check_constant(
            inquiry, at_the_end(inquiry, blocker), blocker.when, (where, None), conditions
        )
        inquiry.step()
    for tally in (questions, choices, conditions):
        yield from tally.claims()


class Moment:
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

    def states(self) -> Iterable[WayState]:
        """Return the states in which its turn comes."""
        return self.ways.layers[len(self.ways.questions) - 1]

    def masks(self) -> Iterable[Mask]:
        """Return the truths of the leaves in them."""
        return (state.mask for state in self.states())

    def asked(self) -> bool:
        """Say whether it is asked in any."""
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
        """Say whether it is answered with a number of a band in any."""
        return any(
            isinstance(outcome.answer, Fraction)
            and low <= outcome.answer
            and (high is None or outcome.answer < high)
            for state in self.states()
            if self.is_asked(state.mask)
            for outcome, *_ in self.ways.accepted(self.question, state)
        )


def can_be_asked(inquiry: Inquiry, question: Question) -> Verdict:
    """Say whether a question is ever asked; ``None`` if that cannot be decided."""
    moment = Moment(inquiry, question)
    try:
        return inquiry.decide(moment.asked, lambda solver: solver.asking(question) is not None)[0]
    except UndecidedError:
        return None


def _asked(moment: Moment, tally: ClaimTally) -> Generator[Result, None, Verdict]:
    """Tell whether a question is ever asked; what comes of it is worth telling only then."""
    question = moment.question
    reached = yield from moment.inquiry.judge(
        tally, (moment.where, question.id), moment.asked, lambda solver: solver.asking(question) is not None
    )
    if reached is False:
        key = "not_applicable_if" if moment.can_be_shown() else "show_if"
        yield ProofFinding(rule="never_asked", where=(*moment.where, key), question=question.id)
    return reached


def check_conditions(
    question: Question,
    moment: Moment,
    tally: ClaimTally,
    over: Callable[[Condition], Condition] = lambda own: own,
) -> Iterator[Result]:
    """Yield the conditions of a question, and parts of them, that hold always or never; ``over`` as below."""
    for key, condition in (("show_if", question.show_if), ("not_applicable_if", question.not_applicable_if)):
        if condition is not None:
            what = (("question", question.id, key), question.id)
            yield from check_constant(moment.inquiry, moment.masks, condition, what, tally, over)


def check_choices(question: Question, tally: ClaimTally) -> Iterator[Result]:
    """Yield the choices of a question that is asked which no answer can have."""
    for choice in question.choices:
        if answer_with(question, choice) is not None:
            tally.add("every way")
        else:
            yield never_chosen(question, choice)


def never_chosen(question: Question, choice: Choice) -> ProofFinding:
    """Return the finding of a choice that no answer can have."""
    where = ("question", question.id, "choices", choice.id)
    values = {"choice": choice.id, "least": str(question.min_choices)}
    return ProofFinding(rule="never_chosen", where=where, question=question.id, values=values)


def check_bands(moment: Moment, tally: ClaimTally) -> Iterator[Result]:
    """Yield the bands of a question that is asked in which no number can be."""
    bands = moment.question.bands
    for place, band in enumerate(bands):
        yield from _band(
            moment, place, band.start, bands[place + 1].start if band is not bands[-1] else None, tally
        )


def _band(
    moment: Moment, place: int, low: Fraction, high: Fraction | None, tally: ClaimTally
) -> Iterator[Result]:
    question, where = moment.question, (*moment.where, "bands", place)
    reached = yield from moment.inquiry.judge(
        tally,
        (where, question.id),
        lambda: moment.in_band(low, high),
        lambda solver: solver.numbering(question, low, high) is not None,
    )
    if reached is False:
        yield ProofFinding(rule="never_in_band", where=where, question=question.id)


def at_the_end(inquiry: Inquiry, blocker: Blocker) -> Masks:
    """Return the truths of what a blocker looks at, once all is answered."""
    structure = inquiry.structure

    def masks() -> Iterable[Mask]:
        ways = Ways(
            structure, structure.before(looked_at([blocker.when])), kept=structure.bits([blocker.when])
        )
        return [state.mask for state in ways.layers[-1]]

    return masks


def check_constant(
    inquiry: Inquiry,
    masks: Masks,
    condition: Condition,
    what: Subject,
    tally: ClaimTally,
    over: Callable[[Condition], Condition] = lambda own: own,
) -> Iterator[Result]:
    """Yield a condition that can only be true or only false, or else its parts of which that holds.

    ``over`` says a condition over the questions that are gone through, where these are not those at which it looks.
    """
    either = yield from _either(inquiry, masks, over(condition), what, tally)
    if either:
        where, question = what
        for part, place in _parts(condition, where):
            yield from check_constant(inquiry, masks, part, (place, question), tally, over)


def _either(
    inquiry: Inquiry, masks: Masks, condition: Condition, what: Subject, tally: ClaimTally
) -> Generator[Result, None, Verdict]:
    """Tell whether a condition can be true and can be false."""
    test = inquiry.structure.test(condition)
    here = ClaimTally(tally.rule)
    for truth, rule in ((True, "always_false"), (False, "always_true")):
        possible = yield from inquiry.judge(
            here,
            what,
            lambda truth=truth: any(test(mask) is truth for mask in masks()),  # type: ignore[misc]
            lambda solver, truth=truth: solver.holding(condition, truth) is not None,  # type: ignore[misc]
        )
        if possible is False:
            yield ProofFinding(rule=rule, where=what[0], question=what[1])
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
