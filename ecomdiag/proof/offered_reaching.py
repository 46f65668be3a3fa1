"""Whether questions, choices and conditions are reached where what some questions offer hangs on other answers.

The questions stand as they are given, and what is asked of them is asked of what they have become in ``Unfolded``: a
question is asked if one of these is, a choice is offered if one that has it is asked, and a condition holds if what it
says over them does.
"""

from __future__ import annotations

from collections.abc import Iterator

from ecomdiag.proof.findings import HowProved, ProofFinding, Result, Where
from ecomdiag.proof.inquiry import ClaimTally, Inquiry, UndecidedError, Verdict, undecided
from ecomdiag.proof.reaching import (
    Moment,
    at_the_end,
    check_bands,
    check_choices,
    check_conditions,
    check_constant,
    never_chosen,
)
from ecomdiag.questionnaire.model import Question
from ecomdiag.scoring.outcomes import answer_with
from ecomdiag.scoring.unfolding import Unfolded


def check_offered_reaching(inquiry: Inquiry, unfolded: Unfolded, given: Inquiry) -> Iterator[Result]:
    """Yield what is never asked, offered, chosen, or never decides anything; ``inquiry`` is into what is unfolded."""
    questions, choices, conditions = ClaimTally("questions"), ClaimTally("choices"), ClaimTally("conditions")
    for question in given.given.questions:
        own = _Parts(inquiry, unfolded, question)
        if (reached := own.reached) is None:
            yield undecided("questions", (own.where, question.id))
        elif not reached:
            yield ProofFinding(rule="never_asked", where=own.never, question=question.id)
        else:
            questions.add(own.means)
            yield from check_conditions(question, own.first, conditions, own.over)
            yield from _choices(own, choices) if question.offers else check_choices(question, choices)
            yield from check_bands(own.first, choices)
        inquiry.step()
    for blocker, over in zip(given.given.blockers, inquiry.questionnaire.blockers, strict=True):
        what = (("blocker", blocker.id, "when"), None)
        masks = at_the_end(inquiry, over)
        yield from check_constant(inquiry, masks, blocker.when, what, conditions, unfolded.over)
        inquiry.step()
    for tally in (questions, choices, conditions):
        yield from tally.claims()


class _Parts:
    """What a question has become, and which of it is ever asked."""

    def __init__(self, inquiry: Inquiry, unfolded: Unfolded, question: Question) -> None:
        self.inquiry = inquiry
        self.question = question
        self.over = unfolded.over
        self.where: Where = ("question", question.id)
        become = unfolded.parts.get(question.id) or (inquiry.questionnaire.by_id[question.id],)
        self.first = Moment(inquiry, become[0])
        self.tally = ClaimTally("questions")
        self.asked: dict[str, Verdict] = {part.id: self._asked(part) for part in become}
        self.become = become

    @property
    def reached(self) -> Verdict:
        """Whether the question is ever asked."""
        if True in self.asked.values():
            return True
        return None if None in self.asked.values() else False

    @property
    def means(self) -> HowProved:
        """How that was proved."""
        return next(iter(self.tally.counts))

    @property
    def never(self) -> Where:
        """The place of what keeps it from being asked."""
        if self.question.offers:
            return self.where
        return (*self.where, "not_applicable_if" if self.first.can_be_shown() else "show_if")

    def offering(self, choice: str) -> list[Question]:
        """Return what has a choice, and may be asked."""
        return [own for own in self.become if choice in own.by_id and self.asked[own.id] is not False]

    def _asked(self, part: Question) -> Verdict:
        moment = Moment(self.inquiry, part)
        try:
            found, means = self.inquiry.decide(moment.asked, lambda solver: solver.asking(part) is not None)
        except UndecidedError:
            return None
        if found:
            self.tally.add(means)
        return found


def _choices(own: _Parts, tally: ClaimTally) -> Iterator[Result]:
    """Yield the choices that nobody is offered, or that no answer can have with what is offered beside them."""
    question = own.question
    hanging = {each.choice for each in question.offers}
    for choice in question.choices:
        places = own.offering(choice.id)
        fitting = [part for part in places if answer_with(part, choice) is not None]
        if any(own.asked[part.id] for part in fitting):
            tally.add(own.means)
        elif fitting:
            yield undecided("choices", ((*own.where, "choices", choice.id), question.id))
        elif choice.id in hanging and not places:
            where = (*own.where, "choices_if", choice.id)
            yield ProofFinding(
                rule="never_offered", where=where, question=question.id, values={"choice": choice.id}
            )
        else:
            yield never_chosen(question, choice)
