"""What can be said of a questionnaire some of whose choices are offered only after others: of it unfolded.

What is told of choices and of conditions is of single questions, which are not the same there: it is asked of those
that they have become (``offered_reaching``). What a better answer does is gone through as the questions stand
(``offered_in_both``).
But where such questions decide nothing, all the rest is as if their choices were offered always.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ecomdiag.proof.findings import ProofFinding, Result
from ecomdiag.proof.improvements import check_improvements
from ecomdiag.proof.inquiry import Inquiry, Progress
from ecomdiag.proof.looking_up import check_looked_up, rules_of
from ecomdiag.proof.offered_reaching import check_offered_reaching
from ecomdiag.proof.saying import check_effects, check_texts
from ecomdiag.proof.scores import check_scores
from ecomdiag.proof.section_levels import check_section_levels
from ecomdiag.proof.solver import Solver
from ecomdiag.proof.structure import Structure
from ecomdiag.proof.summing import check_sums
from ecomdiag.questionnaire.conditions import looked_at
from ecomdiag.questionnaire.model import Kind, Questionnaire
from ecomdiag.record import replace
from ecomdiag.scoring.unfolding import BETWEEN, Unfolded
from ecomdiag.scoring.ways import as_means, by_sections


def decides_nothing(questionnaire: Questionnaire) -> bool:
    """Whether all choices that hang on others are of single questions that do not score and at which nothing looks."""
    everything = questionnaire.questions
    results = [own.when for _, rules in rules_of(questionnaire) for own in rules if own.when is not None]
    looked = looked_at([*results, *(own.when for own in questionnaire.blockers)]).union(
        *(own.looks_at for own in everything)
    )
    return all(
        own.kind is Kind.SINGLE
        and own.id not in looked
        and not (own.scored and questionnaire.section_of[own.id].weight)
        for own in everything
        if own.offers
    )


def offered_always(questionnaire: Questionnaire) -> Questionnaire:
    """Return a questionnaire without conditions under which choices are offered."""
    return replace(
        questionnaire,
        sections=tuple(
            replace(
                part,
                questions=tuple(replace(own, offers=()) if own.offers else own for own in part.questions),
            )
            for part in questionnaire.sections
        ),
    )


def check_offers(
    questionnaire: Questionnaire, make_solver: Callable[[Structure], Solver] | None
) -> Iterator[ProofFinding]:
    """Yield the choices that nobody is offered."""
    unfolded = Unfolded(as_means(questionnaire), {})
    inquiry = Inquiry(unfolded.questionnaire, make_solver)
    found = check_offered_reaching(inquiry, unfolded, Inquiry(questionnaire, None))
    hanging = {own.id for own in questionnaire.questions if own.offers}
    told = (own for own in found if isinstance(own, ProofFinding) and own.question in hanging)
    yield from (own for own in told if own.rule in ("never_offered", "undecided_choices"))


def check_offering(
    questionnaire: Questionnaire,
    make_solver: Callable[[Structure], Solver] | None,
    progress: Progress | None,
) -> Iterator[Result]:
    """Yield what is wrong with a questionnaire that has offers, and what was not decided because of them."""
    given = Inquiry(questionnaire, None)
    yield from check_texts(given)
    yield from check_effects(given)
    unfolded = Unfolded(as_means(questionnaire), {})
    inquiry = Inquiry(unfolded.questionnaire, make_solver, progress)
    yield from check_offered_reaching(inquiry, unfolded, given)
    of_sections = Inquiry(
        Unfolded(as_means(by_sections(questionnaire)), {}).questionnaire, make_solver, progress
    )
    for found in (
        *check_sums(inquiry),
        *check_scores(inquiry),
        *check_section_levels(of_sections),
        *check_looked_up(inquiry, questionnaire, unfolded.over),
    ):
        yield _told(unfolded, found) if isinstance(found, ProofFinding) else found
    yield from check_improvements(given)


def _told(unfolded: Unfolded, found: ProofFinding) -> ProofFinding:
    """Return a finding with the answers that show it as they are given, and questions by their own names."""
    values = {
        key: ", ".join(dict.fromkeys(part.partition(BETWEEN)[0] for part in value.split(", ")))
        if isinstance(value, str)
        else value
        for key, value in found.values.items()
    }
    example = None if found.example is None else unfolded.folded(found.example)
    return replace(found, example=example, values=values, telling=())
