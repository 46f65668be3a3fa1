"""What can be said of a questionnaire some of whose choices are offered only after others: of it unfolded.

What is told of choices and of conditions is of single questions, which are not the same there: it stays undecided.
What a better answer does is gone through as the questions stand (``offered_in_both``).
But where such questions decide nothing, all the rest is as if their choices were offered always.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from ecomdiag.proof.findings import Claim, ProofFinding, Result
from ecomdiag.proof.improvements import check_improvements
from ecomdiag.proof.inquiry import Inquiry, Progress
from ecomdiag.proof.looking_up import check_looked_up, rules_of
from ecomdiag.proof.reaching import check_reaching
from ecomdiag.proof.saying import check_effects, check_texts
from ecomdiag.proof.scores import check_scores
from ecomdiag.proof.section_levels import check_section_levels
from ecomdiag.proof.solver import Solver
from ecomdiag.proof.structure import Structure
from ecomdiag.proof.summing import check_sums
from ecomdiag.questionnaire.conditions import looked_at
from ecomdiag.questionnaire.model import Kind, Question, Questionnaire
from ecomdiag.record import replace
from ecomdiag.scoring.deriving import is_derived
from ecomdiag.scoring.unfolding import BETWEEN, Unfolded
from ecomdiag.scoring.ways import as_means, by_sections

#: What is proved of each question by itself, and counted.
_BY_QUESTIONS = ("questions", "choices", "conditions")


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
    reaching = check_reaching(Inquiry(unfolded.questionnaire, make_solver))
    found = _never_offered(unfolded, _never_asked(reaching))
    yield from (own for own in found if own.rule == "never_offered")


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
    hanging = _hanging(questionnaire)
    reaching = list(check_reaching(inquiry))
    for found in reaching:
        if isinstance(found, ProofFinding) and _is_of_others(found, hanging):
            yield _told(unfolded, found)
        elif isinstance(found, Claim) and found.rule not in _BY_QUESTIONS:
            yield found
    yield from _never_offered(unfolded, _never_asked(reaching))
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
    for question in questionnaire.questions:
        if question.offers and _left_open(questionnaire, question):
            yield ProofFinding(
                rule="undecided_offers", where=("question", question.id, "choices_if"), question=question.id,
                severity="warning", decided=False,
            )  # fmt: skip


def _left_open(questionnaire: Questionnaire, question: Question) -> bool:
    """Say whether something of a question with offers is not decided: each of several choices, or a condition."""
    conditions = [own for other in questionnaire.questions for own in (*other.conditions, *other.offered_if)]
    conditions += [own.when for own in questionnaire.blockers]
    looked = question.id in looked_at(conditions)
    return question.kind is not Kind.SINGLE or bool(question.conditions) or looked


def _never_asked(reaching: Iterable[Result]) -> set[str | None]:
    return {own.question for own in reaching if isinstance(own, ProofFinding) and own.rule == "never_asked"}


def _never_offered(unfolded: Unfolded, never: set[str | None]) -> Iterator[ProofFinding]:
    """Yield the single choices that nobody is offered, and the questions with offers that nobody is asked."""
    for name, parts in unfolded.parts.items():
        if never.issuperset(part.id for part in parts):
            yield ProofFinding(rule="never_asked", where=("question", name), question=name)
            continue
        for choice in (part.id.partition(BETWEEN)[2] for part in parts if part.id in never):
            if choice in unfolded.given.by_id[name].by_id:
                yield ProofFinding(
                    rule="never_offered", where=("question", name, "choices_if", choice), question=name,
                    values={"choice": choice},
                )  # fmt: skip


def _hanging(questionnaire: Questionnaire) -> frozenset[str]:
    """Return the questions that have offers, or whose conditions look at one that has: unfolded, they are others."""
    offering = frozenset(question.id for question in questionnaire.questions if question.offers)
    looking = (own.id for own in questionnaire.questions if looked_at(own.conditions) & offering)
    return offering.union(looking)


def _is_of_others(found: ProofFinding, hanging: frozenset[str]) -> bool:
    named = {str(step).partition(BETWEEN)[0] for step in (found.question or "", *found.where[1:2])}
    return named.isdisjoint(hanging) and not any(map(is_derived, named))


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
