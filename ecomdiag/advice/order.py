"""In which order actions are taken: stages before points, each behind what it needs. Why: ``docs/method.md``."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache

from ecomdiag.advice.model import Must, Weighing
from ecomdiag.advice.recommendation import Recommendation, Stage
from ecomdiag.questionnaire.conditions import Answer
from ecomdiag.questionnaire.model import Question
from ecomdiag.record import Record, replace
from ecomdiag.scoring.compiled import proportions
from ecomdiag.scoring.scoring import Standing

#: In the order in which they come.
STAGES: tuple[Stage, ...] = ("cap", "sale", "law", "first", "gain")
#: What does not wait for its turn.
PRESSING: frozenset[Stage] = frozenset({"cap", "sale", "law"})


class Rules(Record, eq=False):
    """What decides the order beside the gain."""

    #: Places of the actions without which the rest has no object, by id.
    foundations: Mapping[str, int]
    #: What comes first, by the action's id, and at which place.
    musts: Mapping[str, tuple[int, Must]]
    weighing: Weighing


def rules(foundations: Sequence[str], musts: Sequence[Must], weighing: Weighing) -> Rules:
    """Gather what decides the order; once for all companies."""
    return Rules(
        foundations={name: place for place, name in enumerate(foundations)},
        musts={must.action: (place, must) for place, must in enumerate(musts)},
        weighing=weighing,
    )


def in_order(
    found: Sequence[Recommendation], own: Rules, now: Standing, due: Collection[str]
) -> Iterator[Recommendation]:
    """Yield what was found by stages, each behind what it needs.

    ``due`` are the ids of the laws in force that concern the company.
    """
    worth = _merits(found, own, now)
    lifting = _lifting(found, worth, own)
    staged = [_staged(each, _stage(each, own, now.walk.answers, due, lifting)) for each in found]
    last = len(own.foundations)
    ranks = [
        (
            STAGES.index(each.stage),
            own.musts[each.action.id][0] if each.stage in ("sale", "law") else 0,
            own.foundations.get(each.action.id, last) if each.stage == "first" else 0,
            -merit,
            each.action.id,
        )
        for each, merit in zip(staged, worth, strict=True)
    ]
    ranked = _one_a_question_first(
        [staged[place] for place in sorted(range(len(staged)), key=ranks.__getitem__)]
    )
    by_id = {each.action.id: each for each in ranked}
    given: set[str] = set()
    for each in ranked:
        if each.action.needs:
            yield from _with_needs(each, by_id, given)
        elif each.action.id not in given:
            given.add(each.action.id)
            yield each


def presses(must: Must, answers: Mapping[str, Answer], due: Collection[str]) -> Stage | None:
    """Say why an action that fits does not wait for its turn: ``sale`` or ``law``; ``None`` if it does."""
    if must.when is not None and not must.when.holds(answers):
        return None
    if not must.duties:
        return "sale"
    return "law" if any(name in due for name in must.duties) else None


def _stage(
    each: Recommendation,
    own: Rules,
    answers: Mapping[str, Answer],
    due: Collection[str],
    lifting: Collection[str],
) -> Stage:
    name = each.action.id
    if name in lifting:
        return "cap"
    must = own.musts.get(name)
    pressing = None if must is None else presses(must[1], answers, due)
    if pressing is not None:
        return pressing
    return "first" if name in own.foundations else "gain"


def _lifting(found: Sequence[Recommendation], worth: Sequence[int], own: Rules) -> frozenset[str]:
    """Return the ids of what lifts a blocker: of several ways to better the same answer, the one that presses most."""
    best: dict[str, tuple[int, int, str]] = {}
    for each, merit in zip(found, worth, strict=True):
        if each.unblocks:
            place, _ = own.musts.get(each.action.id, (len(own.musts), None))
            rank = (place, -merit, each.action.id)
            best[each.action.question] = min(rank, best.get(each.action.question, rank))
    return frozenset([name for _, _, name in best.values()])


@lru_cache(maxsize=4096)
def _staged(own: Recommendation, stage: Stage) -> Recommendation:
    return own if own.stage == stage else replace(own, stage=stage)


def _merits(found: Sequence[Recommendation], own: Rules, now: Standing) -> list[int]:
    """Return the gains for effort, as far as they count in the order, as whole numbers of the same proportions.

    A near miss counts less, and so does what stands in a thin section.
    """
    compiled = now.scores.compiled
    thin = [
        _share(counted.weight, section.whole, own.weighing.thin_section)
        for counted, section in zip(now.scores.tally.sums, compiled.sections, strict=True)
    ]
    parts = []
    for each in found:
        counted = compiled.by_id.get(each.action.question)
        merit, per = _alone(own, each, None if counted is None else counted.question)
        share, of = (1, 1) if counted is None else thin[counted.section]
        parts.append((merit * share, per * of))
    return proportions(parts)


@lru_cache(maxsize=8192)
def _alone(own: Rules, each: Recommendation, question: Question | None) -> tuple[int, int]:
    """Return the gain for effort wherever it stands, as numerator and denominator: less for a near miss."""
    merit = each.gain_for_effort
    if question is None or not isinstance(each.start, Fraction) or not isinstance(each.end, Fraction):
        return merit.numerator, merit.denominator
    share, of = _step(question, each.start, each.end, own.weighing.near_miss)
    return merit.numerator * share, merit.denominator * of


@lru_cache(maxsize=1024)
def _share(part: int | Fraction, of: int | Fraction, least: Fraction) -> tuple[int, int]:
    """Return how far something counts of which there is a part, if ``least`` of it count in full: as two numbers."""
    share = min(Fraction(1), Fraction(part) / (of * least)) if least and of else Fraction(1)
    return share.numerator, share.denominator


def _step(question: Question, start: Fraction, end: Fraction, least: Fraction) -> tuple[int, int]:
    """Return how far a step of a percentage counts: by its length, if it is short for the band that it leaves."""
    starts = [band.start for band in question.bands]
    low = max([at for at in starts if at <= start], default=Fraction(0))
    high = min([at for at in starts if at > start], default=Fraction(100))
    return _share(abs(end - start), high - low, least)


def _one_a_question_first(ranked: list[Recommendation]) -> list[Recommendation]:
    """Put the second and further ways to raise the same answer behind the first of every other."""
    seen: set[str] = set()
    firsts: list[Recommendation] = []
    further: list[Recommendation] = []
    for own in ranked:
        (firsts if own.stage in PRESSING or own.action.question not in seen else further).append(own)
        seen.add(own.action.question)
    return firsts + further


def _with_needs(
    own: Recommendation, by_id: Mapping[str, Recommendation], given: set[str]
) -> Iterator[Recommendation]:
    """Yield what has not been given yet of a recommendation and all that it needs, however long that chain is."""
    if own.action.id in given:
        return
    given.add(own.action.id)
    waiting = [(own, iter(own.action.needs))]
    while waiting:
        last, needs = waiting[-1]
        need = next((name for name in needs if name in by_id and name not in given), None)
        if need is None:
            waiting.pop()
            yield last
        else:
            given.add(need)
            waiting.append((by_id[need], iter(by_id[need].action.needs)))
