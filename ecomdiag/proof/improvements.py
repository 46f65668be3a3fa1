"""Whether a better answer ever lowers the score."""

from __future__ import annotations

from collections.abc import Iterator

from ecomdiag.proof import examples
from ecomdiag.proof.concerned import concerned, sections_concerned, steady, telling
from ecomdiag.proof.counting import first_copies, worst_for_each_count
from ecomdiag.proof.findings import BetterAnswer, HowProved, ProofFinding, Result, Where
from ecomdiag.proof.inquiry import ClaimTally, Inquiry, UndecidedError, undecided
from ecomdiag.proof.pairs import Worst
from ecomdiag.proof.solver import Solver
from ecomdiag.questionnaire.conditions import Answer
from ecomdiag.questionnaire.model import Question
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.ranges.finder import MOST_WAYS
from ecomdiag.ranges.tables import Budget
from ecomdiag.ranges.turns import Step, steps_of
from ecomdiag.scoring.outcomes import TooManyWaysError
from ecomdiag.scoring.ways import flat, takes_lowest


def check_improvements(inquiry: Inquiry) -> Iterator[Result]:
    """Yield for each question the better answer that lowers the score, if there is one; and what is proved."""
    inquiry, tally = inquiry.ruled, ClaimTally("improvements")
    first, proved = first_copies(inquiry.questionnaire), dict[str, HowProved]()
    for question in inquiry.ranked:
        inquiry.step()
        alike = proved.get(first.get(question.id, ""))
        if alike is not None:
            tally.add(alike)
            continue
        where: Where = ("question", question.id)
        try:
            found, means = inquiry.decide(
                lambda question=question: _lowering(inquiry, question),  # type: ignore[misc]
                lambda solver, question=question: _lowering_solved(inquiry, question, solver),  # type: ignore[misc]
            )
        except UndecidedError:
            yield undecided(tally.rule, (where, question.id))
            continue
        if found is None:
            proved[question.id] = means
            tally.add(means)
        else:
            yield found
    yield from tally.claims()


def _lowering(inquiry: Inquiry, question: Question) -> ProofFinding | None:
    """Go through every way; ``None`` if no better answer lowers the score."""
    if not inquiry.structure.affected(question.id):
        return None
    if takes_lowest(inquiry.questionnaire):
        return _lowering_lowest(inquiry, question)
    worst = worst_for_each_count(inquiry.structure, question, Budget(MOST_WAYS))
    if worst is None or worst.change >= 0:
        return None
    try:
        sheet = examples.along(inquiry.questionnaire, worst.trail)
        return _confirmed(inquiry, question, sheet, _better(question, worst))
    except UndecidedError:
        # Sections that both sheets share, and sums, are only bounded here: whether a sheet bears it out is open.
        raise TooManyWaysError from None


def _lowering_lowest(inquiry: Inquiry, question: Question) -> ProofFinding | None:
    """Go through every way of each score of which a lowest one decides.

    A better answer that lowers none of them, and lets none come or go, does not lower the lowest either. Of one that
    lowers some only the real engine tells whether that lowers the lowest, all the others being as high as can be.
    """
    budget, whole = Budget(MOST_WAYS), flat(inquiry.questionnaire)
    for name, structure in inquiry.apart.items():
        own, affected = structure.questionnaire.by_id[question.id], structure.affected(question.id)
        touched, _ = concerned(structure, affected | {question.id})
        if not touched:
            continue
        if any(q.id in affected for q in touched[0].questions) and not steady(touched):
            raise TooManyWaysError
        worst = worst_for_each_count(structure, own, budget)
        if worst is None or worst.change >= 0:
            continue
        others = tuple(Step(examples.HIGH, other) for other in inquiry.apart if other != name)
        sheet = examples.along(whole, (worst.trail, others))
        try:
            return _confirmed(inquiry, question, sheet, _better(question, worst))
        except UndecidedError:
            raise TooManyWaysError from None
    return None


def _better(question: Question, worst: Worst) -> Answer:
    """Return the better answer on a way."""
    instead = [step.answer for step in steps_of(worst.trail) if step.instead]
    if isinstance(instead[0], tuple):
        chosen = {name for own in instead if isinstance(own, tuple) for name in own}
        return tuple(choice.id for choice in question.choices if choice.id in chosen)
    return instead[0]


def _lowering_solved(inquiry: Inquiry, question: Question, solver: Solver) -> ProofFinding | None:
    found = solver.lowering(question, sections_concerned(inquiry.structure, question))
    if found is None:
        return None
    answers, better = found
    return _confirmed(inquiry, question, examples.completed(inquiry.questionnaire, answers), better)


def _confirmed(inquiry: Inquiry, question: Question, sheet: AnswerSheet, better: Answer) -> ProofFinding:
    """Return the finding if the real engine confirms it. Raises ``UndecidedError`` if it does not."""
    questionnaire, changed = inquiry.questionnaire, sheet.with_answer(question.id, better)
    before, after = (examples.overall(questionnaire, own) for own in (sheet, changed))
    if before is None or after is None or after >= before or not examples.accepted(questionnaire, sheet):
        raise UndecidedError
    was, becomes = (examples.asked(questionnaire, own) for own in (sheet, changed))
    change = BetterAnswer(
        question=question.id,
        answer=better,
        before=before,
        after=after,
        opens=tuple(name for name in becomes if name not in was),
        closes=tuple(name for name in was if name not in becomes),
    )
    where: Where = ("question", question.id)
    matter = telling(inquiry.structure, question)
    return ProofFinding(
        rule="lowers",
        where=where,
        question=question.id,
        example=sheet,
        change=change,
        telling=tuple(own.id for own in matter),
    )
