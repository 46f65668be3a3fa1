"""Which actions fit a company, what each gains, and in which order to take them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache

from ecomdiag import engine
from ecomdiag.advice.model import Action, Must, Weighing
from ecomdiag.advice.order import Rules, in_order, rules
from ecomdiag.advice.recommendation import Recommendation
from ecomdiag.engine import RoutingPath
from ecomdiag.questionnaire.conditions import Answer
from ecomdiag.questionnaire.model import Kind, Question, Questionnaire
from ecomdiag.questionnaire.offering import not_offered
from ecomdiag.record import Record, replace
from ecomdiag.scoring.changing import change
from ecomdiag.scoring.compiled import compiled, ladder, ratio
from ecomdiag.scoring.scoring import Standing

#: The gains as they are.
PLAIN = Weighing()


class Repertoire(Record, eq=False):
    """All actions for a questionnaire, by the question whose answer they better."""

    questionnaire: Questionnaire
    by_id: Mapping[str, Action]
    by_question: Mapping[str, tuple[Action, ...]]
    #: The questions at whose answers conditions of others look, and those that do not always offer all.
    deciding: frozenset[str]
    rules: Rules


def repertoire(
    questionnaire: Questionnaire,
    actions: Iterable[Action],
    foundations: Sequence[str] = (),
    musts: Sequence[Must] = (),
    weighing: Weighing = PLAIN,
) -> Repertoire:
    """Gather actions, and what decides their order; once for all companies to which they are recommended."""
    by_id = {action.id: action for action in actions}
    by_question: dict[str, list[Action]] = {}
    for action in by_id.values():
        by_question.setdefault(action.question, []).append(action)
    return Repertoire(
        questionnaire=questionnaire,
        by_id=by_id,
        by_question={name: tuple(found) for name, found in by_question.items()},
        deciding=compiled(questionnaire).deciding.union(
            [own.id for own in questionnaire.questions if own.offers or compiled(questionnaire).uneven]
        ),
        rules=rules(foundations, musts, weighing),
    )


def recommend(own: Repertoire, now: Standing, due: Collection[str] = ()) -> tuple[Recommendation, ...]:
    """Return what a company can do now, the best first.

    What lifts a blocker, what sales fail for, what the law asks already (``due``: the ids of the laws in force that
    concern the company), then what others need, then by gain for effort, one action a question before the second of
    any; each behind what it needs.
    """
    return tuple(_with_alternatives(in_order(fitting(own, now), own.rules, now, due)))


def fitting(own: Repertoire, now: Standing) -> list[Recommendation]:
    """Return what a company can do now, question by question, each with what it gains by itself."""
    if now.scores.overall is None:
        return []
    answers = now.walk.answers
    entangled = own.deciding.union(*[blocker.looks_at for blocker in now.blockers])
    found: list[Recommendation] = []
    for name in own.by_question:
        answer = answers.get(name)
        if answer is None:
            continue
        if name in entangled:
            found += _entangled(own, now, name, answer)
        else:
            apart = _apart(own, name, answer, *now.scores.share(name))
            found += [each for each in apart if _meant(each.action, answers)]
    return found


def _entangled(own: Repertoire, now: Standing, name: str, answer: Answer) -> Iterator[Recommendation]:
    """Yield what betters an answer on which other questions hang, or a blocker."""
    question = own.questionnaire.by_id[name]
    for action, end, *_ in _better(own, name, _unordered(answer)):
        if _meant(action, now.walk.answers) and not_offered(question, end, now.walk.answers) is None:
            effect = change(own.questionnaire, now, name, end)
            unblocks = bool(now.blockers) and _unblocks(name, end, now)
            yield _brought(own, action.id, answer, end, effect.gain, unblocks, effect.opens)


@lru_cache(maxsize=8192)
def _brought(
    own: Repertoire, name: str, start: Answer, end: Answer, gain: Fraction, unblocks: bool, opens: int
) -> Recommendation:
    return Recommendation(own.by_id[name], start, end, gain, unblocks, opens)


@lru_cache(maxsize=8192)
def _apart(own: Repertoire, name: str, answer: Answer, weight: int, of: int) -> tuple[Recommendation, ...]:
    """Return what betters an answer on which nothing else hangs, of a question that has so much of all weight.

    Remembered, as its neighbours, for companies that answer alike.
    """
    return tuple(
        Recommendation(action, answer, end, ratio(100 * weight * more, of * unit), unblocks=False, opens=0)
        for action, end, more, unit in _better(own, name, _unordered(answer))
    )


@lru_cache(maxsize=8192)
def _better(
    own: Repertoire, name: str, answer: str | frozenset[str] | Fraction
) -> tuple[tuple[Action, Answer, int, int], ...]:
    """Return the actions that better an answer, each with what it leads to, and how many steps of so many more."""
    question = own.questionnaire.by_id[name]
    given = tuple(answer) if isinstance(answer, frozenset) else answer
    found = [(action, _led_to(question, action, given)) for action in own.by_question[name]]
    return tuple((action, *led_to) for action, led_to in found if led_to is not None)


def _unordered(answer: Answer) -> str | frozenset[str] | Fraction:
    """Return what decides what an answer is worth: not in which order several choices stand."""
    return frozenset(answer) if isinstance(answer, tuple) else answer


def leads_to(questionnaire: Questionnaire, action: Action, walk: RoutingPath) -> Answer | None:
    """Return the better answer to which an action leads from these; ``None`` if it does not fit, or none is offered."""
    answer = walk.answers.get(action.question)
    if answer is None or not _meant(action, walk.answers):
        return None
    question = questionnaire.by_id[action.question]
    end = led_to(question, action, answer)
    return None if end is None or not_offered(question, end, walk.answers) is not None else end


def led_to(question: Question, action: Action, answer: Answer) -> Answer | None:
    """Return the better answer to which an action leads from one, whoever gave it; ``None`` if it leads to none."""
    found = _led_to(question, action, answer)
    return None if found is None else found[0]


def brought_by(question: Question, action: Action, answer: Answer) -> Answer | None:
    """Return the better answer of a company that has done an action, whether it fitted or not; ``None`` if none is."""
    fits = frozenset({answer}) if isinstance(answer, str) else action.fits
    any_number = replace(action, fits=fits, below=Fraction(101), above=None)
    return led_to(question, any_number if question.kind is not Kind.MULTIPLE else action, answer)


def _led_to(question: Question, action: Action, answer: Answer) -> tuple[Answer, int, int] | None:
    """Return the better answer to which an action leads, and how many steps of so many more; ``None``: to none."""
    end = _end(question, action, answer)
    if end is None or not engine.is_valid(question, end):
        return None
    rungs = ladder(question)
    before, after = rungs.worth(answer), rungs.worth(end)
    if before is None or after is None or after <= before:
        return None
    return end, after - before, rungs.unit


def _meant(action: Action, answers: Mapping[str, Answer]) -> bool:
    return action.only_if is None or action.only_if.holds(answers)


def _end(question: Question, action: Action, answer: Answer) -> Answer | None:
    if isinstance(answer, str):
        return action.to if answer in action.fits else None
    if not isinstance(answer, tuple):
        return action.to_number if _fits_number(action, answer) else None
    if question.kind is not Kind.MULTIPLE:
        return None
    chosen = {*answer, *action.adds} - question.alone.difference(action.adds)
    return tuple(choice.id for choice in question.choices if choice.id in chosen)


def _fits_number(action: Action, answer: Fraction) -> bool:
    below = action.below is not None and answer < action.below
    above = action.above is not None and answer > action.above
    return below or above


def _unblocks(name: str, end: Answer, now: Standing) -> bool:
    after = {**now.walk.answers, name: end}
    return any(name in blocker.looks_at and not blocker.when.holds(after) for blocker in now.blockers)


def _with_alternatives(ordered: Iterable[Recommendation]) -> Iterator[Recommendation]:
    """Mark what leads to the same answer as something before it: either will do, and the gain counts once."""
    first: dict[tuple[str, Answer], str] = {}
    for own in ordered:
        known = first.setdefault((own.action.question, own.end), own.action.id)
        yield own if known == own.action.id else _alternative(own, known)


@lru_cache(maxsize=4096)
def _alternative(own: Recommendation, known: str) -> Recommendation:
    return replace(own, alternative_to=known)
