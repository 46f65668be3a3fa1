"""Puts the checks together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from ecomdiag.advice.model import Action
from ecomdiag.model import Questionnaire
from ecomdiag.proof.advising import check_actions
from ecomdiag.proof.answering import check_improvements
from ecomdiag.proof.findings import Claim, Finding, Proof, Result
from ecomdiag.proof.inquiry import Inquiry
from ecomdiag.proof.reaching import check_reaching
from ecomdiag.proof.saying import check_effects, check_texts
from ecomdiag.proof.scores import check_scores
from ecomdiag.proof.solver import Solver
from ecomdiag.proof.structure import Structure
from ecomdiag.proof.summing import check_sums


def prove(
    questionnaire: Questionnaire,
    actions: Sequence[Action] | None = None,
    make_solver: Callable[[Structure], Solver] | None = None,
) -> Proof:
    """Prove a questionnaire sound, and its actions if there are any, or find what is wrong.

    Without a solver, what is too much to go through stays undecided.
    """
    results = list(_results(Inquiry(questionnaire, make_solver), actions))
    return Proof(
        findings=tuple(found for found in results if isinstance(found, Finding)),
        claims=tuple(found for found in results if isinstance(found, Claim)),
    )


def _results(inquiry: Inquiry, actions: Sequence[Action] | None) -> Iterator[Result]:
    yield from check_texts(inquiry)
    yield from check_effects(inquiry)
    yield from check_reaching(inquiry)
    yield from check_sums(inquiry)
    yield from check_scores(inquiry)
    yield from check_improvements(inquiry)
    if actions is not None:
        yield from check_actions(inquiry, actions)
