"""The range of a half-filled sheet against brute force: every way to go on, tried one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from itertools import combinations, permutations, product
from random import Random
from typing import Any

import generating
import pytest
from hypothesis import assume, event, given, settings
from hypothesis import strategies as st
from looking_up import with_scores_looked_up
from repeating import repeating_questionnaire
from searches import searched
from sheets import (
    blank,
    blocker,
    countries,
    half_filled,
    multiple,
    of,
    percentage,
    questionnaire,
    random_answer,
    random_sheet,
    ranking,
    section,
    sheet,
    shipped_questionnaire,
    single,
    total,
    with_lookups,
    with_optional,
    with_ways,
    with_words,
)

from ecomdiag import engine
from ecomdiag.proof import examples
from ecomdiag.questionnaire.conditions import (
    LEFT_OUT,
    All,
    AllOf,
    Answer,
    AnyOf,
    AtLeast,
    AtMost,
    Condition,
    NoneOf,
    Not,
)
from ecomdiag.questionnaire.conditions import Any as AnyPart
from ecomdiag.questionnaire.model import Constraint, Kind, Question, Questionnaire
from ecomdiag.questionnaire.offering import offered
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.questionnaire.ways import Way
from ecomdiag.ranges.finder import Range, RangeFinder, TooManyWaysError
from ecomdiag.record import replace
from ecomdiag.scoring import scoring

F = Fraction
#: Percentages are cut at multiples of this only. Between two cuts the brute force tries the numbers a hair
#: and two hairs from either end: with up to three of them every sum that real numbers can make can be made.
UNIT = 50
HAIR = F(1, 1000)
GRID = tuple(sorted({F(0), F(50), F(100)} | {end + hair * HAIR for end in (0, 50) for hair in (1, 2)} |
                    {end - hair * HAIR for end in (50, 100) for hair in (1, 2)}))  # fmt: skip
#: Ways to go on that are tried at most for one example.
MOST_WAYS = 1500


# Brute force --------------------------------------------------------------------------------------------


def ways_to_answer(question: Question, grid: Sequence[Fraction] = GRID) -> list[Answer]:
    return [*([LEFT_OUT] if question.optional else []), *answers_to(question, grid)]


def answers_to(question: Question, grid: Sequence[Fraction]) -> list[Answer]:
    ids = [choice.id for choice in question.choices]
    if question.kind is Kind.SINGLE:
        return list(ids)
    if question.kind is Kind.PERCENTAGE:
        return list(grid)
    if question.kind is Kind.NUMBER:  # whole ones alone
        return [F(number) for number in range(int(question.least or 0), int(question.most or 0) + 1)]
    if question.kind is Kind.RANKING:
        return list(permutations(ids))
    if question.kind is Kind.TEXT:
        return ["any words"]
    return [
        several
        for count in range(1, len(ids) + 1)
        for several in combinations(ids, count)
        if not engine.check_answer(question, several)
    ]


def completions(
    asked: Questionnaire, so_far: AnswerSheet, grid: Sequence[Fraction] = GRID
) -> Iterator[AnswerSheet]:
    following = engine.next_question(asked, so_far)
    if following is None:
        if not any(problem.rule == "constraint" for problem in engine.check(asked, so_far)):
            yield so_far
        return
    following = offered(following, engine.path(asked, so_far).answers)
    for way in ways_to_answer(following, grid):
        yield from completions(asked, so_far.with_answer(following.id, way), grid)


def ends(found: set[Any]) -> Any:
    known = {value for value in found if value is not None}
    return (min(known), max(known)) if known else None


def brute_force(
    asked: Questionnaire, so_far: AnswerSheet, grid: Sequence[Fraction] = GRID
) -> tuple[Range | None, dict[str, Range | None], tuple[str, str] | None]:
    overall, levels = set(), set()
    sections: dict[str, set[Fraction | None]] = {part.id: set() for part in asked.sections}
    order = [level.id for level in asked.levels]
    for whole in completions(asked, so_far, grid):
        walk = engine.path(asked, whole)
        scores = scoring.score(asked, walk)
        overall.add(scores.overall)
        for name, value in scores.sections.items():
            sections[name].add(value)
        if scores.overall is not None:
            blockers = scoring.active_blockers(asked, walk)
            levels.add(order.index(scoring.capped(asked, asked.level(scores.overall), blockers).id))
    found = ends(levels)
    named = (order[found[0]], order[found[1]]) if found else None
    return ends(overall), {name: ends(values) for name, values in sections.items()}, named


def reached(
    asked: Questionnaire, so_far: AnswerSheet
) -> tuple[Range | None, dict[str, Range | None], tuple[str, str] | None]:
    ranges = RangeFinder(asked).find_exact(so_far)
    return ranges.overall, dict(ranges.sections), ranges.levels and (ranges.levels[0].id, ranges.levels[1].id)


# Small questionnaires of every kind ---------------------------------------------------------------------

SCORES = [0, 0.25, 0.5, 1]
YES_NO = {"no": 0, "yes": 1}
SOLD = AnyOf("shop", frozenset({"yes"}))


def random_condition(earlier: list[Question], rng: Random, depth: int = 0) -> Condition:
    shape = rng.random()
    if depth < 2 and shape < 0.15:
        return Not(random_condition(earlier, rng, depth + 1))
    if depth < 2 and shape < 0.4:
        parts = tuple(random_condition(earlier, rng, depth + 1) for _ in range(rng.randint(1, 2)))
        return All(parts) if shape < 0.28 else AnyPart(parts)
    looked_at = rng.choice(earlier)
    if looked_at.kind is Kind.PERCENTAGE:
        return rng.choice([AtLeast, AtMost])(looked_at.id, F(rng.choice([0, UNIT, 100])))
    ids = [choice.id for choice in looked_at.choices]
    named = frozenset(rng.sample(ids, rng.randint(1, min(2, len(ids)))))
    return rng.choice([AnyOf, NoneOf, AllOf])(looked_at.id, named)


def random_question(name: str, earlier: list[Question], rng: Random) -> Question:
    more: dict[str, Any] = {"weight": rng.choice([0, 1, 1, 2, F(1, 2)])}
    if earlier and rng.random() < 0.6:
        more |= {
            "show_if": random_condition(earlier, rng),
            "if_not_asked": rng.choice(["zero", "full", "exclude"]),
        }
    if earlier and rng.random() < 0.15:
        more["not_applicable_if"] = random_condition(earlier, rng)
    kind = rng.choice(
        ["single", "single", "multiple", "multiple", "percentage", "percentage", "countries", "ranking"]
    )
    if kind == "percentage":
        cuts = [0, *sorted(rng.sample([UNIT, 100], rng.randint(0, 2)))]
        return percentage(name, {cut: rng.choice(SCORES) for cut in cuts}, **more)
    if kind == "ranking":
        return ranking(name, "x y", **more)
    if kind == "countries":
        return countries(name, "DE FR MX", most=rng.randint(1, 2), **more)
    scores: dict[str, Any] = {f"c{number}": rng.choice(SCORES) for number in range(rng.randint(2, 4))}
    if rng.random() < 0.3:
        scores["na"] = None
    if kind == "single":
        return single(name, scores, **more)
    alone = [key for key in scores if rng.random() < 0.15]
    together = [key for key in scores if key not in alone and scores[key] is not None]
    if not together:
        alone, together = [], [key for key in scores if scores[key] is not None]
    most = rng.randint(1, len(together))
    more["min_choices"] = rng.randint(1, most)
    return multiple(name, scores, alone, most=most, target=rng.choice([F(1, 2), 1, 2]), **more)


def random_constraints(own: list[Question], rng: Random) -> Iterator[Constraint]:
    shares = [question.id for question in own if question.kind is Kind.PERCENTAGE]
    if len(shares) > 1 and rng.random() < 0.7:
        names = shares[: rng.randint(2, 3)]
        if rng.random() < 0.5:
            yield total(*names, equals=rng.choice([[0, 100], [100], [50], [0, 50]]))
        else:
            yield total(*names, at_most=rng.choice([50, 100, 150]))


def random_questionnaire(rng: Random) -> Questionnaire:
    questions: list[Question] = []
    for number in range(rng.randint(2, 6)):
        questions.append(random_question(f"q{number}", questions, rng))
    pieces = rng.randint(1, 3)
    cuts = sorted(rng.randint(0, len(questions)) for _ in range(pieces - 1))
    parts = [
        questions[low:high]
        for low, high in zip([0, *cuts], [*cuts, len(questions)], strict=True)
        if low < high
    ]
    return questionnaire(
        *(section(f"s{place}", *own, weight=rng.choice([1, 1, 2, 3, 0])) for place, own in enumerate(parts)),
        constraints=[found for own in parts for found in random_constraints(own, rng)],
        blockers=[
            blocker(f"b{place}", random_condition(questions, rng), rng.choice(["starting", "developing"]))
            for place in range(rng.randint(0, 2))
        ],
    )


def random_start(asked: Questionnaire, rng: Random) -> AnswerSheet:
    """Return a sheet of some answers, right or wrong, of which not too many ways lead on."""
    ways = {question.id: len(ways_to_answer(question)) for question in asked.questions}
    left = [name for name in ways if rng.random() < 0.7]
    count = 1
    for name in rng.sample(left, len(left)):
        if count * ways[name] > MOST_WAYS:
            left.remove(name)
        else:
            count *= ways[name]
    so_far = blank(asked)
    for question in asked.questions:
        if question.id not in left:
            so_far = so_far.with_answer(question.id, rng.choice(_coarse(question)))
        elif rng.random() < 0.1:
            so_far = so_far.with_answer(question.id, ("not", "an", "answer"))
    return so_far


def _coarse(question: Question) -> list[Answer]:
    """Ways to answer of which every sum with grid numbers is a sum of real numbers, and the other way."""
    share = question.kind is Kind.PERCENTAGE
    return [
        way
        for way in ways_to_answer(question)
        if not share or not isinstance(way, Fraction) or way % UNIT == 0
    ]


@searched(st.integers(0, 2**32), quick=25, full=250)
def test_the_range_is_what_brute_force_finds(seed: int) -> None:
    rng = Random(seed)
    asked = random_questionnaire(rng)
    so_far = random_start(asked, rng)
    overall, sections, levels = brute_force(asked, so_far)
    event("no way to go on" if overall is None else "one score" if len(set(overall)) == 1 else "a range")
    assert reached(asked, so_far) == (overall, sections, levels)


@searched(st.integers(0, 2**32), quick=30, full=300)
def test_in_every_way_of_scoring_the_range_is_that_or_says_that_it_may_be_wider(seed: int) -> None:
    rng = Random(seed)
    asked = with_ways(random_questionnaire(rng), rng)
    so_far = random_start(asked, rng)
    overall, sections, levels = brute_force(asked, so_far)
    found = RangeFinder(asked).find(so_far)
    event(f"{asked.scoring}, {'exact' if found.exact else 'limits'}")
    if found.exact:
        ids = found.levels and (found.levels[0].id, found.levels[1].id)
        assert (found.overall, dict(found.sections), ids) == (overall, sections, levels)
        return
    assert any(own.scoring is Way.MINIMUM for own in (asked, *asked.sections))
    for limits, ends in ((found.overall, overall), *((found.sections[n], sections[n]) for n in sections)):
        assert ends is None or (limits and limits[0] <= ends[0] <= ends[1] <= limits[1])
    if levels and found.levels:
        order = [level.id for level in asked.levels]
        places = [order.index(own) for own in (found.levels[0].id, *levels, found.levels[1].id)]
        assert places == sorted(places)


@searched(st.integers(0, 2**32), quick=30, full=300)
def test_a_mean_of_lowest_scores_and_the_lowest_of_all_have_the_range_that_brute_force_finds(
    seed: int,
) -> None:
    rng = Random(seed)
    made = with_ways(random_questionnaire(rng), rng)
    whole = rng.choice([Way.MEAN, Way.MINIMUM])
    ways = [Way.MINIMUM] if whole is Way.MINIMUM else [Way.MINIMUM, Way.MINIMUM, Way.MEAN]
    sections = tuple(replace(own, scoring=rng.choice(ways)) for own in made.sections)
    asked = replace(made, scoring=whole, sections=sections)
    so_far = random_start(asked, rng)
    assert reached(asked, so_far) == brute_force(asked, so_far)


@searched(st.integers(0, 2**32), quick=30, full=300)
def test_scores_that_are_looked_up_have_the_range_that_brute_force_finds(seed: int) -> None:
    rng = Random(seed)
    asked = with_scores_looked_up(random_questionnaire(rng), rng, random_condition)
    so_far = random_start(asked, rng)
    event(f"{asked.scoring}")
    assert reached(asked, so_far) == brute_force(asked, so_far)


@searched(st.integers(0, 2**32), quick=20, full=250)
def test_beside_other_ways_scores_that_are_looked_up_have_that_range_or_limits(seed: int) -> None:
    rng = Random(seed)
    asked = with_scores_looked_up(with_ways(random_questionnaire(rng), rng), rng, random_condition)
    so_far = random_start(asked, rng)
    overall, sections, levels = brute_force(asked, so_far)
    found = RangeFinder(asked).find(so_far)
    if found.exact:
        ids = found.levels and (found.levels[0].id, found.levels[1].id)
        assert (found.overall, dict(found.sections), ids) == (overall, sections, levels)
        return
    assert any(own.scoring is Way.MINIMUM for own in (asked, *asked.sections))
    for limits, ends in ((found.overall, overall), *((found.sections[n], sections[n]) for n in sections)):
        assert within(ends, limits)


@searched(st.integers(0, 2**32), quick=20, full=250)
def test_choices_that_hang_on_others_may_be_looked_up(seed: int) -> None:
    rng = Random(seed)
    made = generating.random_questionnaire(rng, "offering")
    while any(
        question.kind is Kind.PERCENTAGE for question in made.questions
    ):  # cut elsewhere than the grid is
        made = generating.random_questionnaire(rng, "offering")
    asked = with_lookups(made, rng, share=1)
    so_far = random_start(asked, rng)
    assert reached(asked, so_far) == brute_force(asked, so_far)


@searched(st.integers(0, 2**32), quick=20, full=250)
def test_what_is_asked_of_several_things_is_so_many_questions(seed: int) -> None:
    rng = Random(seed)
    asked = repeating_questionnaire(rng, 2, sorts=("none", "optional"))
    while any(own.kind is Kind.PERCENTAGE for own in asked.questions):  # cut elsewhere than the grid is
        asked = repeating_questionnaire(rng, 2, sorts=("none", "optional"))
    so_far = random_start(asked, rng)
    assert reached(asked, so_far) == brute_force(asked, so_far)


@searched(st.integers(0, 2**32), quick=25, full=250)
def test_what_may_be_left_out_is_one_more_way_to_go_on(seed: int) -> None:
    rng = Random(seed)
    asked = with_optional(with_words(random_questionnaire(rng), rng), rng)
    so_far = random_start(asked, rng)
    overall, sections, levels = brute_force(asked, so_far)
    event("no way to go on" if overall is None else "one score" if len(set(overall)) == 1 else "a range")
    assert reached(asked, so_far) == (overall, sections, levels)


def within(inner: Range | None, outer: Range | None) -> bool:
    return inner is None or (outer is not None and outer[0] <= inner[0] and inner[1] <= outer[1])


@settings(max_examples=100)
@given(st.integers(0, 2**32))
def test_a_complete_sheet_reaches_its_score_and_nothing_else(seed: int) -> None:
    rng = Random(seed)
    asked = random_questionnaire(rng)
    try:
        whole = random_sheet(asked, rng, hidden=rng.random() < 0.5)
    except ValueError:
        assume(False)
    scores = scoring.score(asked, engine.path(asked, whole))
    ranges = RangeFinder(asked).find_exact(whole)
    assert ranges.overall == (None if scores.overall is None else (scores.overall, scores.overall))
    assert dict(ranges.sections) == {
        name: None if value is None else (value, value) for name, value in scores.sections.items()
    }
    if ranges.levels:
        assert ranges.levels[0] is ranges.levels[1]


#: Quarters of what bands and sums are multiples of: numbers out of three sums over three shares can be moved to these
#: without crossing any.
QUARTERS = tuple(F(UNIT, 4) * part for part in range(9))


def entangled(rng: Random) -> Questionnaire:
    """Percentages in several sums, of which two or three share some; one of them may not be asked, or look at another."""
    shares: list[Question] = [single("shop", YES_NO)]
    for name in "pqr":
        cuts = [0, *sorted(rng.sample([UNIT, 100], rng.randint(1, 2)))]
        more: dict[str, Any] = {"if_not_asked": rng.choice(["zero", "full", "exclude"])}
        if rng.random() < 0.4:
            more["show_if"] = rng.choice([SOLD, random_condition(shares, rng)])
        shares.append(percentage(name, {cut: rng.choice(SCORES) for cut in cuts}, **more))
    sums = [
        total(*rng.sample("pqr", rng.choice([2, 2, 3])), **rng.choice([
            {"equals": [UNIT]}, {"equals": [0, 100]}, {"equals": [100]}, {"at_most": UNIT}, {"at_most": 100},
        ]))
        for _ in range(rng.randint(2, 3))
    ]  # fmt: skip
    place = rng.randint(1, 4)
    parts = [own for own in (shares[:place], shares[place:]) if own]
    return questionnaire(
        *(section(f"s{at}", *own) for at, own in enumerate(parts)),
        constraints=[replace(own, id=f"c{at}") for at, own in enumerate(sums)],
        blockers=[blocker("b", random_condition(shares, rng), "starting")],
    )


@searched(st.integers(0, 2**32), quick=12, full=150)
def test_sums_that_share_a_percentage_have_the_range_that_brute_force_finds(seed: int) -> None:
    rng = Random(seed)
    asked = entangled(rng)
    so_far = blank(asked)
    if rng.random() < 0.4:
        so_far = so_far.with_answer(rng.choice("pqr"), rng.choice(QUARTERS))
    overall, sections, levels = brute_force(asked, so_far, QUARTERS)
    event("no way to go on" if overall is None else "one score" if len(set(overall)) == 1 else "a range")
    assert reached(asked, so_far) == (overall, sections, levels)


# Cases that a range gets wrong most easily --------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "answers", "overall"),
    [
        (of(single("a", YES_NO), single("b", YES_NO)), {}, (0, 100)),
        (of(single("a", YES_NO), single("b", YES_NO)), {"a": "yes"}, (50, 100)),
        # The best of one answer may hide the best of the next.
        (of(single("shop", YES_NO), single("b", YES_NO, show_if=Not(SOLD))), {}, (0, 50)),
        (of(single("shop", YES_NO), single("b", YES_NO, show_if=Not(SOLD), if_not_asked="full")),
         {}, (0, 100)),
        # "Not applicable" takes the weight out: a better mean than a better answer.
        (of(single("a", YES_NO), single("b", {"no": 0, "na": None})), {"a": "yes"}, (50, 100)),
        (of(single("a", {"no": 0, "na": None}), single("b", {"some": 0.5, "na": None})), {}, (0, 50)),
        # Nothing scorable in one branch, something in the other.
        (of(single("shop", {"no": None, "yes": 1}),
            single("b", YES_NO, show_if=SOLD, if_not_asked="exclude")), {}, (50, 100)),
        (of(ranking("r", "x y")), {}, None),
        # Sums: 60 leaves 40 at most, which is a lower band.
        (of(percentage("p", {0: 0, 50: 1}), percentage("r", {0: 0, 50: 1}),
            constraints=[total("p", "r", at_most=100)]), {"p": 60}, (50, 50)),
        (of(percentage("p", {0: 0, 50: 1}), percentage("r", {0: 0, 50: 1}),
            constraints=[total("p", "r", at_most=100)]), {}, (0, 100)),
        (of(percentage("p", {0: 0, 51: 1}), percentage("r", {0: 0, 51: 1}),
            constraints=[total("p", "r", equals=[100])]), {}, (0, 50)),
        (of(percentage("p", {0: 0, F("50.000000001"): 1}), percentage("r", {0: 1, 50: 0}),
            constraints=[total("p", "r", equals=[100])]), {}, (0, 100)),
        # Sums that are broken already leave no way to go on.
        (of(percentage("p", {0: 1}), percentage("r", {0: 1}), constraints=[total("p", "r", at_most=100)]),
         {"p": 80, "r": 30}, None),
        # Sums that share a question: each could be right by itself, and all three are only at 50, 50, 50.
        (of(*(percentage(name, {0: 0, 50: 1, 51: 0}) for name in "pqr"),
            constraints=[total(*pair, equals=[100]) for pair in ("pq", "qr", "pr")]), {}, (100, 100)),
        (of(percentage("p", {0: 0, 60: 1}), percentage("q", {0: 0, 60: 1}), percentage("r", {0: 0, 60: 1}),
            constraints=[total("p", "q", at_most=100), total("q", "r", at_most=100),
                         total("p", "r", at_most=100)]), {}, (0, F(100, 3))),
        (of(percentage("p", {0: 0, 60: 1}), percentage("q", {0: 0, 60: 1}),
            constraints=[total("p", "q", equals=[0, 100]), total("q", "p", at_most=50)]), {}, (0, 0)),
        # A wrong answer is one that is still to be given.
        (of(single("a", YES_NO)), {"a": "maybe"}, (0, 100)),
        # Several: as few as the limit says, and no more than fit.
        (of(multiple("m", {"a": 0, "b": 0.25, "c": 0.5, "d": 0.5}, target=2, most=3, min_choices=2)),
         {}, (12.5, 62.5)),
        (of(multiple("m", {"none": 0, "a": 0.5, "b": 0.5}, alone=["none"], target=2, min_choices=2)),
         {}, (0, 50)),
    ],
)  # fmt: skip
def test_the_range_of(
    asked: Questionnaire, answers: dict[str, Any], overall: tuple[float, float] | None
) -> None:
    assert RangeFinder(asked).find_exact(sheet(asked, **answers)).overall == overall


def test_levels_at_both_ends_respect_the_blockers_of_the_way_that_leads_there() -> None:
    asked = of(
        single("shop", {"no": 0.5, "yes": 1}),
        single("law", {"no": 0.9, "yes": 1}, show_if=SOLD, if_not_asked="full"),
        blockers=[blocker("law", AnyOf("law", frozenset({"no"})), "developing")],
    )
    levels = RangeFinder(asked).find_exact(blank(asked)).levels
    assert levels is not None
    # Not selling gives 75, leading; selling without law would give 95, but is held at developing.
    assert (levels[0].id, levels[1].id) == ("developing", "leading")


def test_without_levels_the_ranges_are_the_same(shipped: Questionnaire) -> None:
    for seed in range(10):
        so_far = half_filled(shipped, Random(seed))
        finder = RangeFinder(shipped)
        assert finder.find_exact(so_far, levels=False) == replace(finder.find_exact(so_far), levels=None)


# The shipped questionnaire ------------------------------------------------------------------------------


@searched(st.integers(0, 2**32), quick=6, full=200)
def test_both_ends_of_a_half_filled_sheet_are_reached_by_answers_that_the_engine_accepts(seed: int) -> None:
    asked = shipped_questionnaire()
    so_far = half_filled(asked, Random(seed))
    found = RangeFinder(asked).by_cap(so_far)
    low, high = min(found, key=lambda end: end.low), max(found, key=lambda end: end.high)
    assert RangeFinder(asked).find_exact(so_far).overall == (low.low, high.high)
    for end, score, trail in ((low, low.low, low.low_trail), (high, high.high, high.high_trail)):
        way = examples.along(asked, trail)
        whole = replace(way, answers={**way.answers, **so_far.answers})
        walk = engine.path(asked, whole)
        assert not any(problem.stops for problem in engine.check(asked, whole))
        assert scoring.overall(asked, walk) == score
        level = scoring.capped(asked, asked.level(score), scoring.active_blockers(asked, walk))
        assert RangeFinder(asked).level(end, score) == level


def test_before_the_first_answer_everything_can_still_be_reached(shipped: Questionnaire) -> None:
    ranges = RangeFinder(shipped).find_exact(blank(shipped))
    assert ranges.overall == (0, 100)
    assert [ranges.sections[part.id] for part in shipped.sections if part.weight] == [(0, 100)] * 10
    assert ranges.levels is not None
    assert (ranges.levels[0].id, ranges.levels[1].id) == ("starting", "leading")


@searched(st.integers(0, 2**32), quick=1, full=3)
def test_every_answer_narrows_the_range_around_the_score_in_the_end(seed: int) -> None:
    shipped = shipped_questionnaire()
    rng = Random(seed)
    whole = random_sheet(shipped, rng, hidden=True)
    scores = scoring.score(shipped, engine.path(shipped, whole))
    finder, before = RangeFinder(shipped), RangeFinder(shipped).find_exact(blank(shipped))
    names = list(whole.answers)
    rng.shuffle(names)
    so_far = blank(shipped)
    for count, name in enumerate(names, 1):
        so_far = so_far.with_answer(name, whole.answers[name])
        if count % 9 and count != len(names):
            continue
        after = finder.find_exact(so_far)
        assert within(after.overall, before.overall)
        assert all(within(found, before.sections[key]) for key, found in after.sections.items())
        before = after
    assert before.overall == (scores.overall, scores.overall)


# Shapes whose ways multiply -----------------------------------------------------------------------------

YES = frozenset({"yes"})


def gates(count: int, rng: Random) -> Questionnaire:
    """Yes and no in one section, what follows from each yes in the next, of any weight and effect."""
    options = {**YES_NO, "na": None} if count < 5 else YES_NO
    own = [single(f"g{n}", YES_NO, weight=rng.choice([1, 2])) for n in range(count)]
    follow = [
        single(
            f"f{n}", options, show_if=AnyOf(f"g{n}", YES), weight=rng.choice([1, 3, F(1, 2)]),
            if_not_asked=rng.choice(["zero", "full", "exclude"]),
        )
        for n in range(count)
    ]  # fmt: skip
    return questionnaire(section("a", *own), section("b", *follow, weight=2))


def choices(count: int, rng: Random) -> Questionnaire:
    """A list of choices, what follows from each, and what follows from any or all or none of some."""
    scores = {f"c{n}": rng.choice(SCORES) for n in range(count)}
    most = rng.randint(1, count)
    several = multiple(
        "m", {**scores, "none": 0.25}, ["none"], most=most, min_choices=rng.randint(1, most),
        target=rng.choice([F(1, 2), 1, 2]),
    )  # fmt: skip
    named = [frozenset({f"c{n}"}) for n in range(count)] + [frozenset(scores), frozenset({"none", "c0"})]
    follow = [
        single(
            f"f{n}", YES_NO, show_if=rng.choice([AnyOf, AllOf, NoneOf])("m", own),
            if_not_asked=rng.choice(["zero", "full", "exclude"]),
        )
        for n, own in enumerate(named)
    ]  # fmt: skip
    return questionnaire(section("a", several), section("b", *follow))


def blocked(count: int, rng: Random) -> Questionnaire:
    """Yes and no, and blockers that look at some of them together."""
    names = [f"g{n}" for n in range(count)]
    conditions = [
        rng.choice([All, AnyPart])((AnyOf(name, YES), Not(AnyOf(rng.choice(names), YES)))) for name in names
    ]
    return of(
        *(single(name, YES_NO, weight=rng.choice([1, 2])) for name in names),
        blockers=[
            blocker(f"b{n}", own, rng.choice(["starting", "developing", "advanced"]))
            for n, own in enumerate(conditions)
        ],
    )


@settings(max_examples=60)
@given(st.integers(0, 2**32), st.sampled_from([gates, choices, blocked]), st.integers(1, 4))
def test_shapes_whose_ways_multiply_have_the_range_that_brute_force_finds(
    seed: int, shape: Callable[[int, Random], Questionnaire], count: int
) -> None:
    asked = shape(count, Random(seed))
    assert reached(asked, blank(asked)) == brute_force(asked, blank(asked))


@pytest.mark.parametrize(("shape", "count"), [(gates, 40), (choices, 16), (blocked, 40)])
def test_ten_times_as_many_are_settled_all_the_same(
    shape: Callable[[int, Random], Questionnaire], count: int
) -> None:
    asked = shape(count, Random(1))
    assert RangeFinder(asked, most_ways=60_000).find_exact(blank(asked)).exact


def knot(rng: Random) -> Questionnaire:
    """Questions of which each looks at three of the ones before: nothing can be settled apart."""
    questions = [single(f"q{n}", YES_NO) for n in range(4)]
    for n in range(4, 60):
        parts = tuple(AnyOf(f"q{m}", YES) for m in rng.sample(range(n), 3))
        questions.append(single(f"q{n}", YES_NO, show_if=AnyPart((All(parts[:2]), Not(parts[2])))))
    return of(*questions)


def test_what_is_too_much_is_told_as_limits_and_never_guessed() -> None:
    asked = knot(Random(1))
    finder = RangeFinder(asked, most_ways=5_000)
    with pytest.raises(TooManyWaysError):
        finder.find_exact(blank(asked))
    told = finder.find(blank(asked))
    assert not told.exact
    assert told.overall == told.sections["all"] == (0, 100)
    assert told == finder.find(blank(asked))


@settings(max_examples=200)
@given(st.integers(0, 2**32))
def test_limits_are_never_narrower_than_the_range(seed: int) -> None:
    rng = Random(seed)
    asked = random_questionnaire(rng)
    so_far = random_start(asked, rng)
    exact, limits = RangeFinder(asked).find_exact(so_far), RangeFinder(asked, most_ways=0).find(so_far)
    assert within(exact.overall, limits.overall)
    assert all(within(exact.sections[name], found) for name, found in limits.sections.items())
    if exact.levels is not None:
        assert limits.levels is not None
        assert limits.levels[0].start <= exact.levels[0].start
        assert exact.levels[1].start <= limits.levels[1].start


# Work ---------------------------------------------------------------------------------------------------


def test_a_condition_may_name_many_countries() -> None:
    europe = " ".join(f"c{number}" for number in range(60))
    asked = of(
        countries("targets", europe, most=3),
        single("customs", YES_NO, show_if=AnyOf("targets", frozenset(europe.split()[:40]))),
        single("vat", YES_NO, show_if=NoneOf("targets", frozenset(europe.split()[:20])), if_not_asked="full"),
    )
    assert RangeFinder(asked).find_exact(blank(asked)).overall == (0, 100)


@pytest.mark.parametrize("count", range(1, 5))
def test_products_of_choices_agree_with_brute_force(count: int) -> None:
    for scores in product([0, 0.5, 1], repeat=count):
        worth = {f"c{place}": score for place, score in enumerate(scores)}
        asked = of(
            multiple("m", {**worth, "z": 0.25}, target=2),
            single("s", YES_NO, show_if=AllOf("m", frozenset(list(worth)[:2]))),
        )
        assert reached(asked, blank(asked)) == brute_force(asked, blank(asked))


def test_random_answers_are_valid_alone() -> None:
    for seed in range(300):
        rng = Random(seed)
        for question in random_questionnaire(rng).questions:
            assert engine.check_answer(question, random_answer(question, rng)) == ()


def test_whoever_does_not_want_to_wait_any_longer_is_let_go(shipped: Questionnaire) -> None:
    finder, asked = RangeFinder(shipped), []

    def stop() -> bool:
        asked.append(True)
        return len(asked) == 2

    with pytest.raises(TooManyWaysError):
        finder.find_exact(blank(shipped), stop=stop)
    assert len(asked) == 2
    assert finder.find_exact(blank(shipped), stop=lambda: False) == RangeFinder(shipped).find_exact(
        blank(shipped)
    )
