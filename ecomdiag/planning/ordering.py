"""In which order the actions of a plan are done: what presses, what the rest hangs on, then gain for effort."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import NamedTuple, TypeAlias

from ecomdiag.advice.order import STAGES, presses
from ecomdiag.advice.recommendation import Stage
from ecomdiag.engine import RoutingPath
from ecomdiag.planning.situation import Situation, State
from ecomdiag.scoring.scoring import active_blockers, overall

Rank: TypeAlias = tuple[int, int, str, int, Fraction, str]


class Step(NamedTuple):
    """An action in its place, and the states before and after it."""

    action: str
    stage: Stage
    before: State
    after: State


class Guide(NamedTuple):
    """What decides the order beside the gain."""

    foundations: Mapping[str, int]
    #: The day from which a law will ask for an action, by its id.
    coming: Mapping[str, str]


def in_order(own: Situation, chosen: tuple[str, ...], guide: Guide) -> tuple[Step, ...]:
    """Return the actions of a plan as they are best done.

    ``chosen`` is an order in which they can be done: it stands if the better one led elsewhere.
    """
    end = _replayed(own, chosen, guide)[-1:]
    found: list[Step] = []
    state, left = own.start, list(chosen)
    while left:
        walk = own.walk(state)
        name = _next(own, left, state, walk, guide)
        if name is None:
            return _replayed(own, chosen, guide)
        found.append(_step(own, name, state, walk, guide))
        left.remove(name)
        state = found[-1].after
    if end and _score(own, found[-1].after) != _score(own, end[0].after):
        return _replayed(own, chosen, guide)
    return tuple(found)


def _score(own: Situation, state: State) -> tuple[Fraction | None, int, int]:
    walk = own.walk(state)
    blockers = len(active_blockers(own.questionnaire, walk))
    return overall(own.questionnaire, walk), blockers, len(list(own.unfinished(walk.answers)))


def _replayed(own: Situation, names: Iterable[str], guide: Guide) -> tuple[Step, ...]:
    state, steps = own.start, []
    for name in names:
        steps.append(_step(own, name, state, own.walk(state), guide))
        state = steps[-1].after
    return tuple(steps)


def _step(own: Situation, name: str, state: State, walk: RoutingPath, guide: Guide) -> Step:
    after = own.after(own.actions[name], state, walk.answers)
    assert after is not None
    return Step(name, _stage(own, name, walk, guide), state, after)


def _next(own: Situation, left: Iterable[str], state: State, walk: RoutingPath, guide: Guide) -> str | None:
    """Return what comes next: the first in rank of what can be done, and before what needs it."""
    fitting = [name for name in left if own.fits(own.actions[name], walk.answers)]
    ranks = {name: _rank(own, name, walk, guide) for name in fitting}
    pulled = dict(ranks)
    for name in sorted(fitting, key=ranks.__getitem__, reverse=True):
        waiting = [name]
        while waiting:
            for need in own.actions[waiting.pop()].needs:
                if need in pulled and ranks[name] < pulled[need]:
                    pulled[need] = ranks[name]
                    waiting.append(need)
    for name in sorted(fitting, key=lambda each: (pulled[each], ranks[each])):
        if own.can(own.actions[name], state, walk.answers):
            return name
    return None


def _rank(own: Situation, name: str, walk: RoutingPath, guide: Guide) -> Rank:
    stage = _stage(own, name, walk, guide)
    places = [must.action for must in own.musts]
    return (
        STAGES.index(stage),
        places.index(name)
        if stage in ("sale", "law") and name in places and name not in guide.coming
        else len(places),
        guide.coming.get(name, "") if stage == "law" else "",
        guide.foundations.get(name, len(guide.foundations)) if stage == "first" else 0,
        -_merit(own, name, walk),
        name,
    )


def _stage(own: Situation, name: str, walk: RoutingPath, guide: Guide) -> Stage:
    action = own.actions[name]
    for blocker in active_blockers(own.questionnaire, walk):
        end = own.end(action, walk.answers)
        if action.question not in blocker.looks_at or end is None:
            continue
        if not blocker.when.holds({**walk.answers, action.question: end}):
            return "cap"
    must = next((must for must in own.musts if must.action == name), None)
    if must is not None:
        due = frozenset(fact.id for fact in own.laws if own.concerned(fact, walk.answers))
        pressing = presses(must, walk.answers, due)
        if pressing is not None:
            return pressing
    if name in guide.coming:
        return "law"
    return "first" if name in guide.foundations else "gain"


def _merit(own: Situation, name: str, walk: RoutingPath) -> Fraction:
    """Return the points for a day that an action brings by itself, of a section as it now counts."""
    action = own.actions[name]
    end = own.end(action, walk.answers)
    assert end is not None
    return own.worth_of(action.question, walk.answers[action.question], end) / own.days[name]
