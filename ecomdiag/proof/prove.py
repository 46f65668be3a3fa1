"""Puts the checks together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from ecomdiag.advice.model import Action
from ecomdiag.proof.advising import check_actions
from ecomdiag.proof.findings import Claim, Proof, ProofFinding, Result, as_given
from ecomdiag.proof.improvements import check_improvements
from ecomdiag.proof.inquiry import Inquiry, Progress
from ecomdiag.proof.looking_up import check_looked_up
from ecomdiag.proof.offering import check_offering, check_offers, decides_nothing, offered_always
from ecomdiag.proof.reaching import check_reaching
from ecomdiag.proof.saying import check_effects, check_texts
from ecomdiag.proof.scores import check_scores
from ecomdiag.proof.section_levels import check_section_levels
from ecomdiag.proof.solver import Solver
from ecomdiag.proof.structure import Structure
from ecomdiag.proof.summing import check_sums
from ecomdiag.questionnaire.model import Questionnaire


def prove(
    questionnaire: Questionnaire,
    actions: Sequence[Action] | None = None,
    make_solver: Callable[[Structure], Solver] | None = None,
    progress: Progress | None = None,
) -> Proof:
    """Prove a questionnaire sound, and its actions if there are any, or find what is wrong.

    Without a solver, what is too much to go through stays undecided. ``progress`` is told after every step how many
    are done, and how many there are.
    """
    offering = any(question.offers for question in questionnaire.questions)
    if offering and decides_nothing(questionnaire):
        inquiry = Inquiry(offered_always(questionnaire), make_solver, progress)
        results = [*check_offers(questionnaire, make_solver), *_results(inquiry, actions)]
    elif offering:
        results = list(check_offering(questionnaire, make_solver, progress))
        if actions is not None:
            results += check_actions(Inquiry(questionnaire, make_solver), actions)
    else:
        results = list(_results(Inquiry(questionnaire, make_solver, progress), actions))
    return Proof(
        findings=tuple(as_given(found) for found in results if isinstance(found, ProofFinding)),
        claims=tuple(found for found in results if isinstance(found, Claim)),
    )


def _results(inquiry: Inquiry, actions: Sequence[Action] | None) -> Iterator[Result]:
    yield from check_texts(inquiry)
    yield from check_effects(inquiry)
    yield from check_reaching(inquiry)
    yield from check_sums(inquiry)
    yield from check_scores(inquiry)
    yield from check_section_levels(inquiry)
    yield from check_looked_up(inquiry)
    yield from check_improvements(inquiry)
    if actions is not None:
        yield from check_actions(inquiry, actions)
