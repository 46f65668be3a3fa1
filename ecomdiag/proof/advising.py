"""Whether every answer that could be better has an action, and every action leads to a better answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction

from ecomdiag.advice.actions import leads_to
from ecomdiag.advice.model import Action
from ecomdiag.conditions import Answer
from ecomdiag.engine import Path
from ecomdiag.model import Choice, Kind, Question
from ecomdiag.proof.findings import Finding, Result, Where
from ecomdiag.proof.inquiry import Inquiry, Tally
from ecomdiag.proof.outcomes import set_with
from ecomdiag.scoring import answer_score
from ecomdiag.wording import number


def check_actions(inquiry: Inquiry, actions: Iterable[Action]) -> Iterator[Result]:
    """Yield the low answers without an action, and the actions that lead nowhere; and what is proved."""
    by_question: dict[str, list[Action]] = {}
    for action in actions:
        by_question.setdefault(action.question, []).append(action)
    tally = Tally("actions")
    for question in inquiry.structure.scored:
        yield from _low_answers(inquiry, question, by_question.get(question.id, []), tally)
    yield from tally.claims()
    tally = Tally("leading")
    for own in by_question.values():
        for action in own:
            yield from _leading(inquiry, action, tally)
    yield from tally.claims()


def _low_answers(
    inquiry: Inquiry, question: Question, actions: list[Action], tally: Tally
) -> Iterator[Result]:
    best = max(
        (score for _, answer in _answers(question) if (score := answer_score(question, answer)) is not None)
    )
    for where, answer in _answers(question):
        score = answer_score(question, answer)
        if score is None or score >= best:
            continue
        if any(_leads(inquiry, action, answer) is not None for action in actions):
            tally.add("every way")
        else:
            shown = number(answer) if isinstance(answer, Fraction) else _named(answer)
            yield Finding(rule="no_action", where=where, question=question.id, values={"choice": shown})


def _leading(inquiry: Inquiry, action: Action, tally: Tally) -> Iterator[Result]:
    """Tell whether an action leads to a better answer from everything that it says it fits."""
    question = inquiry.questionnaire.by_id[action.question]
    where: Where = ("action", action.id)
    if question.kind is Kind.SINGLE:
        useless = [name for name in sorted(action.fits) if _leads(inquiry, action, name) is None]
    else:
        useless = [] if any(_leads(inquiry, action, found) for _, found in _answers(question)) else [""]
    for name in useless:
        values = {"action": action.id, "choice": name or question.id}
        yield Finding(rule="leads_nowhere", where=where, question=question.id, values=values)
    if not useless:
        tally.add("every way")


def _leads(inquiry: Inquiry, action: Action, answer: Answer) -> Answer | None:
    """Return where an action leads from an answer, in a company for which its own condition holds."""
    walk = Path(asked=(), answers={action.question: answer})
    return leads_to(inquiry.questionnaire, replace(action, only_if=None), walk)


def _answers(question: Question) -> Iterator[tuple[Where, Answer]]:
    """Yield an answer for every choice or band, and where it stands."""
    own: Where = ("question", question.id)
    if question.kind is Kind.PERCENTAGE:
        for place, band in enumerate(question.bands):
            yield (*own, "bands", place), band.start
        return
    for choice in question.choices:
        answer = _alone(question, choice)
        if answer is not None:
            yield (*own, "choices", choice.id), answer


def _alone(question: Question, choice: Choice) -> Answer | None:
    return choice.id if question.kind is Kind.SINGLE else set_with(question, choice)


def _named(answer: str | tuple[str, ...]) -> str:
    return answer if isinstance(answer, str) else ", ".join(answer)
