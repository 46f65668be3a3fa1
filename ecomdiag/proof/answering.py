"""Whether a better answer ever lowers the score."""

from __future__ import annotations

from collections.abc import Iterator

from ecomdiag.conditions import Answer
from ecomdiag.model import AnswerSheet, Question
from ecomdiag.proof import examples
from ecomdiag.proof.findings import Change, Finding, Result, Where
from ecomdiag.proof.improving import (
    Improving,
    Worst,
    answers_of,
    sections_concerned,
    spans_of,
    steps,
    telling,
)
from ecomdiag.proof.inquiry import Inquiry, Tally, UndecidedError, undecided
from ecomdiag.proof.solver import Solver
from ecomdiag.reach import TooManyWaysError


def check_improvements(inquiry: Inquiry) -> Iterator[Result]:
    """Yield for each question the better answer that lowers the score, if there is one; and what is proved."""
    tally = Tally("improvements")
    for question in inquiry.structure.scored:
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
            tally.add(means)
        else:
            yield found
    yield from tally.claims()


def _lowering(inquiry: Inquiry, question: Question) -> Finding | None:
    """Go through every way; ``None`` if no better answer lowers the score."""
    worst = Improving(inquiry.structure, question).worst()
    if worst is None or worst.change >= 0:
        return None
    try:
        return _confirmed(inquiry, question, *_sheet_of(inquiry, question, worst))
    except UndecidedError:
        # Sections that may be without a score, and sums, are only bounded here: whether a sheet bears it out is open.
        raise TooManyWaysError from None


def _sheet_of(inquiry: Inquiry, question: Question, worst: Worst) -> tuple[AnswerSheet, Answer]:
    taken = list(steps(worst.trail))
    answers = answers_of(taken) | examples.answers_in(inquiry.questionnaire, spans_of(taken))
    better = next(step.after for step in taken if step.question == question.id)
    assert better is not None, "the question is answered in both sheets"
    high = inquiry.questionnaire.by_id if worst.others_high else ()
    return examples.completed(inquiry.questionnaire, answers, high=high), better.answer


def _lowering_solved(inquiry: Inquiry, question: Question, solver: Solver) -> Finding | None:
    found = solver.lowering(question, sections_concerned(inquiry.structure, question))
    if found is None:
        return None
    answers, better = found
    return _confirmed(inquiry, question, examples.completed(inquiry.questionnaire, answers), better)


def _confirmed(inquiry: Inquiry, question: Question, sheet: AnswerSheet, better: Answer) -> Finding:
    """Return the finding if the real engine confirms it. Raises ``UndecidedError`` if it does not."""
    questionnaire, changed = inquiry.questionnaire, sheet.with_answer(question.id, better)
    before, after = (examples.overall(questionnaire, own) for own in (sheet, changed))
    if before is None or after is None or after >= before or not examples.is_complete(questionnaire, sheet):
        raise UndecidedError
    was, becomes = (examples.asked(questionnaire, own) for own in (sheet, changed))
    change = Change(
        question=question.id,
        answer=better,
        before=before,
        after=after,
        opens=tuple(name for name in becomes if name not in was),
        closes=tuple(name for name in was if name not in becomes),
    )
    where: Where = ("question", question.id)
    matter = telling(inquiry.structure, question)
    return Finding(
        rule="lowers",
        where=where,
        question=question.id,
        example=sheet,
        change=change,
        telling=tuple(own.id for own in matter),
    )
