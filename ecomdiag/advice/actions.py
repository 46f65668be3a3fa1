"""Which actions fit a company, what each gains, and in which order to take them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from ecomdiag import engine, scoring
from ecomdiag.advice.model import Action
from ecomdiag.conditions import Answer, holds, leaves
from ecomdiag.engine import Path
from ecomdiag.model import AnswerSheet, Blocker, Kind, Question, Questionnaire


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation:
    """An action that fits, the answer that it leads to, and what that is worth."""

    action: Action
    start: Answer
    end: Answer
    #: The overall score with the new answer, less the score now, exact (points of 100). Questions that it newly
    #: opens count 0 until they are answered.
    gain: Fraction
    #: It lifts a blocker.
    unblocks: bool
    #: How many questions it opens that were not asked.
    opens: int

    @property
    def days(self) -> Fraction:
        """The middle of its effort, in person-days."""
        return sum(self.action.days, Fraction(0)) / 2


def recommend(
    questionnaire: Questionnaire,
    actions: Iterable[Action],
    sheet: AnswerSheet,
    foundations: Sequence[str] = (),
) -> tuple[Recommendation, ...]:
    """Return what a company can do now, the best first.

    What lifts a blocker, then the foundations, then by gain for effort, one action a question before the second
    of any; each behind what it needs.
    """
    walk = engine.path(questionnaire, sheet)
    now = scoring.score(questionnaire, walk)
    if now.overall is None:
        return ()
    opening = _opening(questionnaire)
    blockers = scoring.active_blockers(questionnaire, walk)
    fitting = [
        _recommendation(
            questionnaire, sheet, walk, now, blockers, action, end, opening=action.question in opening
        )
        for action in actions
        if (end := leads_to(questionnaire, action, walk)) is not None
    ]
    return tuple(_in_order(fitting, foundations))


def leads_to(questionnaire: Questionnaire, action: Action, walk: Path) -> Answer | None:
    """Return the answer to which an action leads from these answers; ``None`` if it does not fit them."""
    question = questionnaire.by_id[action.question]
    answer = walk.answers.get(question.id)
    if answer is None or (action.only_if is not None and not holds(action.only_if, walk.answers)):
        return None
    end = _end(question, action, answer)
    if end is None or end == answer:
        return None
    before, after = scoring.answer_score(question, answer), scoring.answer_score(question, end)
    return end if before is not None and after is not None and after > before else None


def _end(question: Question, action: Action, answer: Answer) -> Answer | None:
    if isinstance(answer, Fraction):
        return action.to_number if _fits_number(action, answer) else None
    if isinstance(answer, str):
        return action.to if answer in action.fits else None
    if question.kind is not Kind.MULTIPLE:
        return None
    kept = [item for item in answer if not question.by_id[item].stands_alone]
    chosen = {*kept, *action.adds}
    return tuple(choice.id for choice in question.choices if choice.id in chosen)


def _fits_number(action: Action, answer: Fraction) -> bool:
    below = action.below is not None and answer < action.below
    above = action.above is not None and answer > action.above
    return below or above


def _opening(questionnaire: Questionnaire) -> frozenset[str]:
    """Return the questions whose answers decide what else is asked."""
    conditions = (condition for question in questionnaire.questions for condition in question.conditions)
    return frozenset(leaf.question for condition in conditions for leaf in leaves(condition))


def _recommendation(
    questionnaire: Questionnaire,
    sheet: AnswerSheet,
    walk: Path,
    now: scoring.Scores,
    blockers: tuple[Blocker, ...],
    action: Action,
    end: Answer,
    *,
    opening: bool,
) -> Recommendation:
    """Make the recommendation of an action that fits.

    A question that decides nothing else gains its share of what it lacked; one that opens others is scored anew.
    """
    name, opens = action.question, 0
    if opening:
        after = engine.path(questionnaire, sheet.with_answer(name, end))
        gain = (scoring.overall(questionnaire, after) or Fraction(0)) - (now.overall or Fraction(0))
        opens = len({question.id for question in after.asked} - {question.id for question in walk.asked})
    else:
        reached = scoring.answer_score(questionnaire.by_id[name], end) or Fraction(0)
        gain = now.questions[name].share * reached - now.questions[name].points
    return Recommendation(
        action=action,
        start=walk.answers[name],
        end=end,
        gain=gain,
        unblocks=_unblocks(action, end, blockers, walk),
        opens=opens,
    )


def _unblocks(action: Action, end: Answer, blockers: tuple[Blocker, ...], walk: Path) -> bool:
    after = {**walk.answers, action.question: end}
    return any(
        action.question in {leaf.question for leaf in leaves(blocker.when)} and not holds(blocker.when, after)
        for blocker in blockers
    )


def _in_order(found: list[Recommendation], foundations: Sequence[str]) -> Iterator[Recommendation]:
    """Yield the best first, each behind what it needs among those found."""
    place = {name: position for position, name in enumerate(foundations)}

    def rank(own: Recommendation) -> tuple[bool, int, Fraction, str]:
        return not own.unblocks, place.get(own.action.id, len(place)), -own.gain / own.days, own.action.id

    ranked = _one_a_question_first(sorted(found, key=rank))
    by_id = {own.action.id: own for own in ranked}
    given: set[str] = set()
    for own in ranked:
        yield from _with_needs(own, by_id, given)


def _one_a_question_first(ranked: list[Recommendation]) -> list[Recommendation]:
    """Put the second and further ways to raise the same answer behind the first of every other."""
    firsts = {own.action.question: own for own in reversed(ranked)}
    first = [own for own in ranked if firsts[own.action.question] is own or own.unblocks]
    return first + [own for own in ranked if own not in first]


def _with_needs(
    own: Recommendation, by_id: Mapping[str, Recommendation], given: set[str]
) -> Iterator[Recommendation]:
    if own.action.id in given:
        return
    given.add(own.action.id)
    for need in own.action.needs:
        if need in by_id:
            yield from _with_needs(by_id[need], by_id, given)
    yield own
