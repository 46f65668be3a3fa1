"""Whether every answer that could be better has an action, and every action leads to a better answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from ecomdiag.advice.actions import led_to
from ecomdiag.advice.model import Action
from ecomdiag.engine import check_answer
from ecomdiag.proof.findings import ProofFinding, Result, Where
from ecomdiag.proof.inquiry import ClaimTally, Inquiry, Verdict
from ecomdiag.proof.offered_actions import Offered, applying
from ecomdiag.questionnaire.conditions import Answer
from ecomdiag.questionnaire.model import Kind, Question, Questionnaire
from ecomdiag.record import replace
from ecomdiag.scoring.intervals import cut
from ecomdiag.scoring.outcomes import TooManyWaysError, answer_with, outcomes_of
from ecomdiag.scoring.scoring import answer_score


def check_actions(inquiry: Inquiry, actions: Iterable[Action]) -> Iterator[Result]:
    """Yield the low answers without an action, and the actions that lead nowhere; and what is proved."""
    by_question: dict[str, list[Action]] = {}
    for action in actions:
        by_question.setdefault(action.question, []).append(action)
    offered = Offered(inquiry)
    tally = ClaimTally("actions")
    for question in inquiry.structure.scored:
        own = by_question.get(question.id, [])
        if question.offers:
            yield from _told_once(_low_offered(offered, question, own, tally))
        else:
            yield from _low_answers(question, _best(inquiry, question), own, tally)
    yield from tally.claims()
    tally = ClaimTally("leading")
    for own in by_question.values():
        for action in own:
            useless = list(_useless(offered, action))
            yield from useless
            if not useless:
                tally.add("every way")
    yield from tally.claims()


def _told_once(found: Iterable[ProofFinding]) -> Iterator[ProofFinding]:
    """Leave out what is told of the same place as something before."""
    seen: set[Where] = set()
    for own in found:
        if own.where not in seen:
            seen.add(own.where)
            yield own


def _low_offered(
    offered: Offered, question: Question, actions: list[Action], tally: ClaimTally
) -> Iterator[ProofFinding]:
    """Yield the answers without an action of a question that does not always offer all."""
    if question.kind is not Kind.SINGLE:
        for place, (own, possible) in enumerate(offered.sets(question)):
            if possible is None:
                yield _undecided(question)
            elif possible:
                found = _low_answers(own, _best_of(own), applying(own, actions), tally)
                yield from (replace(each, rule="no_action_offered") if place else each for each in found)
        return
    for choice in question.choices:
        if choice.not_applicable:
            continue
        lacking = offered.lacks_action(question, choice.id, actions)
        if lacking is None:
            yield _undecided(question)
        elif lacking:
            some = any(led_to(question, action, choice.id) for action in actions)
            where: Where = ("question", question.id, "choices", choice.id)
            rule = "no_action_offered" if some else "no_action"
            yield ProofFinding(rule=rule, where=where, question=question.id, values={"choice": choice.id})
        else:
            tally.add("every way")


def _useless(offered: Offered, action: Action) -> Iterator[ProofFinding]:
    questionnaire = offered.inquiry.questionnaire
    question = questionnaire.by_id[action.question]
    if not question.offers:
        yield from leading_nowhere(questionnaire, action)
        return
    if offered.possible(question) is False:
        return
    verdicts: dict[str, list[Verdict]] = {}
    if question.kind is Kind.SINGLE:
        verdicts = {name: [offered.leads(question, action, name)] for name in sorted(action.fits)}
    else:
        verdicts[""] = [
            possible and any(_led(own, answer, action) for _, answer in _answers(own, [action]))
            for own, possible in offered.sets(question)
            if applying(own, [action]) and possible is not False
        ]
    for name, found in verdicts.items():
        if True in found:
            continue
        if None in found:
            yield _undecided(question)
        else:
            yield _leads_nowhere(action, question, name)


def _undecided(question: Question) -> ProofFinding:
    where: Where = ("question", question.id, "choices_if")
    return ProofFinding(
        rule="undecided_actions", where=where, question=question.id, severity="warning", decided=False
    )


def _low_answers(
    question: Question, best: Fraction, actions: list[Action], tally: ClaimTally
) -> Iterator[ProofFinding]:
    told: set[Where] = set()
    for where, answer in _answers(question, actions):
        score = answer_score(question, answer)
        whole = len(where) == 2
        if score is None or score >= best or where in told or (whole and told):
            continue
        if any(_led(question, answer, action) for action in actions):
            tally.add("every way")
        else:
            told.add(where)
            shown = answer if isinstance(answer, Fraction) else _named(answer)
            yield ProofFinding(rule="no_action", where=where, question=question.id, values={"choice": shown})


def _best_of(question: Question) -> Fraction:
    try:
        return max(outcome.score or Fraction(0) for outcome in outcomes_of(question, ()))
    except TooManyWaysError:
        return _most(question)


def _best(inquiry: Inquiry, question: Question) -> Fraction:
    try:
        return max(outcome.score or Fraction(0) for outcome in inquiry.structure.outcomes(question))
    except TooManyWaysError:
        return _most(question)


def _most(question: Question) -> Fraction:
    return min(Fraction(1), sum((choice.score for choice in question.choices), Fraction(0)) / question.target)


def leading_nowhere(questionnaire: Questionnaire, action: Action) -> Iterator[ProofFinding]:
    """Tell from what an action leads to no better answer, of all that it says it fits."""
    question = questionnaire.by_id[action.question]
    if question.kind is Kind.SINGLE:
        useless = [name for name in sorted(action.fits) if not _led(question, name, action)]
    else:
        answers = _answers(question, [action])
        useless = [] if any(_led(question, answer, action) for _, answer in answers) else [""]
    yield from (_leads_nowhere(action, question, name) for name in useless)


def _leads_nowhere(action: Action, question: Question, name: str) -> ProofFinding:
    values = {"action": action.id, "choice": name or question.id}
    return ProofFinding(
        rule="leads_nowhere", where=("action", action.id), question=question.id, values=values
    )


def _led(question: Question, answer: Answer, action: Action) -> bool:
    """Say whether an action leads to a better answer that may be given, where its own condition holds."""
    return led_to(question, action, answer) is not None


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
