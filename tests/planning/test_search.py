"""The search against every state gone through one by one, on small random companies."""

from __future__ import annotations

from fractions import Fraction
from random import Random

import pytest
from exhaustive import frontier, ladders, offering_ladders, random_situation
from generating import random_questionnaire
from looking_up import with_scores_looked_up
from searches import slow

from ecomdiag.planning.reach import Reach, reach_of
from ecomdiag.planning.search import Search
from ecomdiag.planning.situation import Situation
from ecomdiag.scoring import scoring

F = Fraction
#: How large a part may be before a question is moved to the core: whatever it is, the plans are the same.
SIZES = (1, 6, 3000)
KINDS = {
    "anything": random_questionnaire,
    "ladders": ladders,
    "ways": lambda rng: random_questionnaire(rng, "ways"),
    "offering": lambda rng: random_questionnaire(rng, "offering"),
    "ladders that offer": offering_ladders,
    "ladders looked up": lambda rng: with_scores_looked_up(ladders(rng), rng),
}
SEEDS = [*range(2), *slow(range(2, 30))]


def points(found: Reach) -> list[tuple[Fraction, Fraction]]:
    return [(found.days(point), found.score(point)) for point in found.frontier]


def replayed(own: Situation, names: tuple[str, ...]) -> tuple[Fraction, Fraction | None]:
    """Do the actions of a plan one by one, each of which has to be possible."""
    state, days = own.start, F(0)
    for name in names:
        counted = own.walk(state).answers
        assert own.can(own.actions[name], state, counted), name
        after = own.after(own.actions[name], state, counted)
        assert after is not None
        state, days = after, days + own.days[name]
    return days, scoring.overall(own.questionnaire, own.walk(state))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("part", SEEDS)
def test_the_frontier_is_that_of_all_states(part: int, kind: str) -> None:
    compared = 0
    for seed in range(25 * part, 25 * part + 25):
        rng = Random(seed)
        own = random_situation(rng, KINDS[kind])
        if scoring.overall(own.questionnaire, own.walk(own.start)) is None:
            continue
        finished = rng.random() < 0.7
        most = min(len(own.allowed), rng.choice([0, 0, 0, 1, 2]))
        wanted = tuple(rng.sample(sorted(own.allowed), most))
        expected = frontier(own, wanted, finished=finished)
        if expected is None:
            continue
        compared += 1
        for size in SIZES:
            found = reach_of(Search(own, wanted, most=size), finished=finished)
            assert points(found) == expected, (seed, size)
            for point in found.frontier:
                names = found.plan(point)
                assert replayed(own, names) == (found.days(point), found.score(point)), (seed, size)
                assert set(wanted) <= set(names)
    assert compared > 10


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("part", SEEDS)
def test_a_level_is_reached_with_the_least_days(part: int, kind: str) -> None:
    for seed in range(25 * part + 10_000, 25 * part + 10_025):
        own = random_situation(Random(seed), KINDS[kind])
        asked = own.questionnaire
        if scoring.overall(asked, own.walk(own.start)) is None:
            continue
        starts = {level.id: level.start for level in asked.levels}
        for size in SIZES:
            search = Search(own, most=size)
            for level in asked.levels:
                capping = [each for each in asked.blockers if starts[each.caps_at] < level.start]
                found = [
                    own
                    for own in points(reach_of(search, capping))
                    if asked.level(own[1]).start >= level.start
                ]
                expected = frontier(own, finished=True, level=level.id)
                assert expected is not None
                assert [found[0]] == expected[:1] if found else not expected, (seed, size, level.id)


def test_some_companies_have_a_core_and_ways_through_it() -> None:
    searches = [Search(random_situation(Random(seed), ladders), most=1) for seed in range(60)]
    assert sum(bool(search.division.core) for search in searches) > 10
    assert sum(len(search.labels) > 2 for search in searches) > 4
