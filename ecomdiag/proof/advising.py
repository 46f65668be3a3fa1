"""Whether every answer that could be better has an action, and every action leads to a better answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from ecomdiag.advice.actions import led_to
from ecomdiag.advice.model import Action
from ecomdiag.engine import check_answer
from ecomdiag.proof.findings import ProofFinding, Result, Where
from ecomdiag.proof.inquiry import ClaimTally, Inquiry
from ecomdiag.questionnaire.conditions import Answer
from ecomdiag.questionnaire.model import Kind, Question, Questionnaire
from ecomdiag.scoring.intervals import cut
from ecomdiag.scoring.outcomes import TooManyWaysError, answer_with
from ecomdiag.scoring.scoring import answer_score


def check_actions(inquiry: Inquiry, actions: Iterable[Action]) -> Iterator[Result]:
    """Yield the low answers without an action, and the actions that lead nowhere; and what is proved."""
    by_question: dict[str, list[Action]] = {}
    for action in actions:
        by_question.setdefault(action.question, []).append(action)
    tally = ClaimTally("actions")
    for question in inquiry.structure.scored:
        yield from _low_answers(inquiry, question, by_question.get(question.id, []), tally)
    yield from tally.claims()
    tally = ClaimTally("leading")
    for own in by_question.values():
        for action in own:
            useless = list(leading_nowhere(inquiry.questionnaire, action))
            yield from useless
            if not useless:
                tally.add("every way")
    yield from tally.claims()


def _low_answers(
    inquiry: Inquiry, question: Question, actions: list[Action], tally: ClaimTally
) -> Iterator[Result]:
    best = _best(inquiry, question)
    told: set[Where] = set()
    for where, answer in _answers(question, actions):
        score = answer_score(question, answer)
        whole = len(where) == 2
        if score is None or score >= best or where in told or (whole and told):
            continue
        if any(_leads(inquiry.questionnaire, action, answer) for action in actions):
            tally.add("every way")
        else:
            told.add(where)
            shown = answer if isinstance(answer, Fraction) else _named(answer)
            yield ProofFinding(rule="no_action", where=where, question=question.id, values={"choice": shown})


def _best(inquiry: Inquiry, question: Question) -> Fraction:
    try:
        return max(outcome.score or Fraction(0) for outcome in inquiry.structure.outcomes(question))
    except TooManyWaysError:
        return min(
            Fraction(1), sum((choice.score for choice in question.choices), Fraction(0)) / question.target
        )


def leading_nowhere(questionnaire: Questionnaire, action: Action) -> Iterator[ProofFinding]:
    """Tell from what an action leads to no better answer, of all that it says it fits."""
    question = questionnaire.by_id[action.question]
    where: Where = ("action", action.id)
    if question.kind is Kind.SINGLE:
        useless = [name for name in sorted(action.fits) if not _leads(questionnaire, action, name)]
    else:
        answers = _answers(question, [action])
        useless = [] if any(_leads(questionnaire, action, answer) for _, answer in answers) else [""]
    for name in useless:
        values = {"action": action.id, "choice": name or question.id}
        yield ProofFinding(rule="leads_nowhere", where=where, question=question.id, values=values)


def _leads(questionnaire: Questionnaire, action: Action, answer: Answer) -> bool:
    """Say whether an action leads to a better answer that may be given, where its own condition holds."""
    return led_to(questionnaire.by_id[action.question], action, answer) is not None


def _answers(question: Question, actions: list[Action]) -> Iterator[tuple[Where, Answer]]:
    """Yield an answer of every sort that the actions tell apart, and where it stands."""
    own: Where = ("question", question.id)
    if question.kind is Kind.PERCENTAGE:
        yield from _percentages(question, actions)
        return
    for choice in question.choices:
        found = answer_with(question, choice)
        if found is not None:
            yield (*own, "choices", choice.id), found
    everything = _all_that_is_added(question, actions)
    if everything:
        yield own, everything


def _percentages(question: Question, actions: list[Action]) -> Iterator[tuple[Where, Fraction]]:
    """Yield every number at which a band or an action begins or ends, and one between each two."""
    ends = [
        end for action in actions for end in (action.below, action.above, action.to_number) if end is not None
    ]
    for found in (interval.middle for interval in cut([*(band.start for band in question.bands), *ends])):
        place = [band.start <= found for band in question.bands].count(True) - 1
        yield ("question", question.id, "bands", place), found


def _all_that_is_added(question: Question, actions: list[Action]) -> tuple[str, ...] | None:
    """Return the answer that has all that the actions add, so that none leads further; ``None`` if it is no answer."""
    added = {name for action in actions for name in action.adds if question.by_id[name].score}
    chosen = tuple(choice.id for choice in question.choices if choice.id in added)
    return None if not chosen or check_answer(question, chosen) else chosen


def _named(answer: str | tuple[str, ...]) -> str:
    return answer if isinstance(answer, str) else ", ".join(answer)
