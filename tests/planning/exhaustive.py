"""Small random questionnaires with random actions, and every state that plans can reach, one by one.

Nothing of the search is used: a state is a whole answer sheet, each is walked and scored by the engine.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from heapq import heappop, heappush
from random import Random
from typing import Any, TypeAlias

from generating import random_condition, random_questionnaire
from sheets import blocker, multiple, questionnaire, random_sheet, section, single, text

from ecomdiag.advice.model import Action, Dated, Fact, Must
from ecomdiag.planning.situation import Situation, situation
from ecomdiag.questionnaire.model import Kind, Question, Questionnaire, Section
from ecomdiag.questionnaire.offer_faults import offer_faults
from ecomdiag.questionnaire.offers import Offer
from ecomdiag.record import replace
from ecomdiag.scoring import scoring

F = Fraction
Make: TypeAlias = Callable[[Random], Questionnaire]
#: Sheets of which there are more than this are left to others.
MOST = 3000


def random_situation(rng: Random, make: Make = random_questionnaire) -> Situation:
    """Return a small company with a few actions, needs, duties and what presses."""
    while True:
        asked = make(rng)
        try:
            sheet = random_sheet(asked, rng)
        except ValueError:
            continue
        actions = random_actions(asked, rng)
        if actions:
            break
    names = [action.id for action in actions]
    questions = list(asked.questions)
    laws = [
        Fact(
            id=f"law{place}",
            kind="law",
            title=text("law"),
            text=text("law"),
            dated=NEVER,
            when=random_condition(questions, rng),
        )
        for place in range(rng.randint(0, 2))
    ]
    musts = [
        Must(
            action=name,
            duties=tuple(rng.sample([law.id for law in laws], min(len(laws), rng.randint(0, 1)))),
            when=random_condition(questions, rng) if rng.random() < 0.5 else None,
        )
        for name in rng.sample(names, min(len(names), rng.choice([0, 0, 1, 2])))
    ]
    without = rng.sample(names, 1) if rng.random() < 0.2 else []
    measure = rng.choice(["low", "middle", "high"])
    return situation(asked, sheet, actions, measure=measure, without=without, musts=musts, laws=laws)


NEVER = Dated(as_of="2026-01-01", review_by="2027-01-01", sources=())


def ladders(rng: Random) -> Questionnaire:
    """Return a questionnaire of ladders in several sections, each asked after certain answers to others."""
    sections: list[Section] = []
    earlier: list[Question] = []
    for place in range(rng.randint(2, 4)):
        own = []
        for _ in range(rng.randint(1, 2)):
            scores = {f"c{rung}": F(rung, 2) for rung in range(rng.randint(2, 3))}
            more: dict[str, Any] = {}
            if earlier and rng.random() < 0.5:
                more["show_if"] = random_condition(earlier, rng)
                more["if_not_asked"] = rng.choice(["zero", "full"])
            many = rng.random() < 0.2
            make = multiple if many else single
            name = f"q{len(earlier)}"
            own.append(
                make(name, scores, target=rng.randint(1, 2), **more) if many else make(name, scores, **more)
            )
            earlier.append(own[-1])
        sections.append(section(f"s{place}", *own, weight=rng.choice([1, 1, 2])))
    blockers = [blocker("b", random_condition(earlier, rng), "low")] if rng.random() < 0.5 else []
    return questionnaire(*sections, levels={"low": 0, "middle": 40, "high": 75}, blockers=blockers)


def offering_ladders(rng: Random) -> Questionnaire:
    """Return ladders whose rungs are often offered only after certain answers to others, those of other sections too."""
    asked = ladders(rng)
    earlier: list[Question] = []
    sections = []
    for own in asked.sections:
        questions = []
        for question in own.questions:
            questions.append(with_offers(question, earlier, rng))
            earlier.append(question)
        sections.append(replace(own, questions=tuple(questions)))
    return replace(asked, sections=tuple(sections))


def with_offers(question: Question, earlier: list[Question], rng: Random) -> Question:
    """Return a question some of whose choices are offered only after certain answers, if that leaves enough."""
    if not earlier or rng.random() < 0.3:
        return question
    ids = [own.id for own in question.choices]
    some = [name for name in ids if rng.random() < 0.5]
    offers = tuple(Offer(choice=name, when=random_condition(earlier, rng)) for name in some)
    made = replace(question, offers=offers)
    return question if list(offer_faults(made)) else made


def random_actions(asked: Questionnaire, rng: Random) -> list[Action]:
    """Return actions on questions of every kind that can be raised."""
    found: list[Action] = []
    for question in asked.questions:
        if question.kind not in (Kind.SINGLE, Kind.MULTIPLE, Kind.PERCENTAGE):
            continue
        for _ in range(rng.randint(0, 3)):
            found.append(random_action(f"a{len(found)}", question, asked, [own.id for own in found], rng))
    return found


def random_action(
    name: str, question: Question, asked: Questionnaire, earlier: list[str], rng: Random
) -> Action:
    """Return an action on a question; its needs look back, so that there is no circle."""
    low = F(rng.choice([1, 1, 2, 3]), rng.choice([1, 2]))
    return Action(
        id=name,
        question=question.id,
        title=text(name),
        why=text(name),
        first_step=text(name),
        days=(low, low + rng.choice([0, 1, F(3, 2)])),
        needs=tuple(rng.sample(earlier, min(len(earlier), rng.choice([0, 0, 1, 2])))),
        only_if=random_condition(list(asked.questions), rng) if rng.random() < 0.3 else None,
        **_jump(question, rng),
    )


def _jump(question: Question, rng: Random) -> dict[str, Any]:
    choices = [choice.id for choice in question.choices]
    if question.kind is Kind.SINGLE and rng.random() < 0.6:
        rung = rng.randrange(len(choices) - 1) if len(choices) > 1 else 0
        return {"fits": frozenset(choices[rung : rung + 1]), "to": choices[min(rung + 1, len(choices) - 1)]}
    if question.kind is Kind.SINGLE:
        return {
            "fits": frozenset(rng.sample(choices, rng.randint(1, len(choices)))),
            "to": rng.choice(choices),
        }
    if question.kind is Kind.MULTIPLE:
        return {"adds": tuple(rng.sample(choices, rng.randint(1, min(2, len(choices)))))}
    to = F(rng.choice([0, 25, 50, 75, 100]))
    return {"to_number": to, rng.choice(["below", "above"]): to}


def reachable(own: Situation, wanted: tuple[str, ...] = ()) -> dict[Any, Fraction] | None:
    """Return the least days of every state that can be reached, by its answers and which of the wanted are done.

    ``None`` if there are too many.
    """
    start = (tuple(sorted(own.start.items())), frozenset[str]())
    found: dict[Any, Fraction] = {start: F(0)}
    waiting: list[Any] = [(F(0), 0, start)]
    count = 0
    while waiting:
        days, _, key = heappop(waiting)
        if days > found[key]:
            continue
        for new, more in _steps(own, key, wanted):
            if new not in found or days + more < found[new]:
                found[new] = days + more
                count += 1
                heappush(waiting, (days + more, count, new))
        if len(found) > MOST:
            return None
    return found


def _steps(own: Situation, key: Any, wanted: tuple[str, ...]) -> Iterator[tuple[Any, Fraction]]:
    state, done = dict(key[0]), key[1]
    counted = own.walk(state).answers
    for name, action in own.actions.items():
        if own.can(action, state, counted):
            after = own.after(action, state, counted)
            assert after is not None
            marked = done | {name} if name in wanted else done
            yield (tuple(sorted(after.items())), marked), own.days[name]


def frontier(
    own: Situation, wanted: tuple[str, ...] = (), *, finished: bool, level: str | None = None
) -> list[tuple[Fraction, Fraction]] | None:
    """Return days and scores of the best plans, of those that end at a level or above it if one is given."""
    states = reachable(own, wanted)
    if states is None:
        return None
    points = []
    for (answers, done), days in states.items():
        walk = own.walk(dict(answers))
        score = scoring.overall(own.questionnaire, walk)
        if score is None or done != frozenset(wanted) or (finished and list(own.unfinished(walk.answers))):
            continue
        if level is not None and not reaches(own.questionnaire, walk, score, level):
            continue
        points.append((days, score))
    best: list[tuple[Fraction, Fraction]] = []
    for days, score in sorted(points, key=lambda point: (point[0], -point[1])):
        if not best or score > best[-1][1]:
            best.append((days, score))
    return best


def reaches(asked: Questionnaire, walk: Any, score: Fraction, level: str) -> bool:
    """Say whether a score and the blockers that apply come to a level."""
    order = [own.id for own in asked.levels]
    reached = scoring.capped(asked, asked.level(score), scoring.active_blockers(asked, walk))
    return order.index(reached.id) >= order.index(level)
