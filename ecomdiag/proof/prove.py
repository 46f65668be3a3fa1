"""Puts the checks together."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain

from ecomdiag.model import Questionnaire
from ecomdiag.proof import solver
from ecomdiag.proof.answering import check_improvements
from ecomdiag.proof.findings import Claim, Finding, Proof, Result
from ecomdiag.proof.inquiry import Inquiry
from ecomdiag.proof.reaching import check_reaching
from ecomdiag.proof.scores import check_scores
from ecomdiag.proof.structure import Structure
from ecomdiag.proof.summing import check_sums


def prove(questionnaire: Questionnaire) -> Proof:
    """Prove a questionnaire sound, or find what is wrong with it."""
    make_solver: Callable[[Structure], solver.Solver] | None = solver.Solver if solver.installed() else None
    inquiry = Inquiry(questionnaire, make_solver)
    results = list(_results(inquiry))
    return Proof(
        findings=tuple(found for found in results if isinstance(found, Finding)),
        claims=tuple(found for found in results if isinstance(found, Claim)),
    )


def _results(inquiry: Inquiry) -> Iterator[Result]:
    return chain(
        check_reaching(inquiry), check_sums(inquiry), check_scores(inquiry), check_improvements(inquiry)
    )
