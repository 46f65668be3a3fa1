"""What is recommended, what it gains, in which order, and where following it leads."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any

import pytest
from companies import PROFILES, follow, named, worst
from searches import slow
from sheets import (
    blocker,
    half_filled,
    multiple,
    of,
    percentage,
    questionnaire,
    random_sheet,
    section,
    sheet,
    single,
    text,
)

from ecomdiag import engine
from ecomdiag.advice.actions import Repertoire, leads_to, recommend, repertoire
from ecomdiag.advice.model import Action, Advice, Must, Weighing
from ecomdiag.advice.order import PRESSING, STAGES
from ecomdiag.advice.recommendation import Recommendation
from ecomdiag.loader.answers import read_answers
from ecomdiag.questionnaire.conditions import AnyOf, NoneOf
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.record import fields, replace
from ecomdiag.scoring import scoring
from ecomdiag.scoring.scoring import Standing, standing

F = Fraction
EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


# Small questionnaires -----------------------------------------------------------------------------------


def action(name: str, question: str, **more: Any) -> Action:
    days = more.pop("days", 2)
    fits = frozenset(more.pop("fits", "").split())
    said = {field: text(f"{name} {field}") for field in ("title", "why", "first_step")}
    return Action(id=name, question=question, days=(F(days), F(days)), fits=fits, **said, **more)


def order(
    asked: Questionnaire, actions: Sequence[Action], given: AnswerSheet, *foundations: str
) -> list[str]:
    return [
        own.action.id for own in recommend(repertoire(asked, actions, foundations), standing(asked, given))
    ]


LADDER = {"none": 0, "half": 0.5, "full": 1, "na": None}
ONE = of(
    single("s", LADDER),
    multiple(
        "m", {"nil": 0, "a": 1, "b": 1, "c": 1, "na": None, "safe": 0.5}, alone=["nil", "safe"], target=2
    ),
    percentage("p", {0: 0, 10: 0.5, 50: 1, 71: 0.5}),
)


@pytest.mark.parametrize(
    ("own", "given", "end"),
    [
        (action("x", "s", fits="none half", to="full"), {"s": "none"}, "full"),
        (action("x", "s", fits="none half", to="full"), {"s": "half"}, "full"),
        (action("x", "s", fits="none", to="full"), {"s": "half"}, None),
        (action("x", "s", fits="none", to="full"), {"s": "na"}, None),
        (action("x", "s", fits="na", to="full"), {"s": "na"}, None),
        (action("x", "s", fits="none", to="full"), {}, None),
        (action("x", "s", fits="full", to="half"), {"s": "full"}, None),
        (action("x", "m", adds=("b",)), {"m": ["nil"]}, ("b",)),
        (action("x", "m", adds=("b",)), {"m": ["c", "a"]}, None),  # already worth all
        (action("x", "m", adds=("a",)), {"m": ["c"]}, ("a", "c")),
        (action("x", "m", adds=("a",)), {"m": ["a"]}, None),
        (action("x", "m", adds=("a", "b")), {"m": ["safe"]}, ("a", "b")),
        (action("x", "m", adds=("a",)), {"m": ["na"]}, None),
        (action("x", "p", below=F(10), to_number=F(10)), {"p": 0}, F(10)),
        (action("x", "p", below=F(10), to_number=F(10)), {"p": F("9.9")}, F(10)),
        (action("x", "p", below=F(10), to_number=F(10)), {"p": 10}, None),
        (action("x", "p", above=F(70), to_number=F(60)), {"p": 70}, None),
        (action("x", "p", above=F(70), to_number=F(60)), {"p": F("70.5")}, None),  # still worth all
        (action("x", "p", above=F(70), to_number=F(60)), {"p": 71}, F(60)),
    ],
)  # fmt: skip
def test_an_action_leads_from_an_answer_to(own: Action, given: dict[str, Any], end: Any) -> None:
    assert leads_to(ONE, own, engine.path(ONE, sheet(ONE, **given))) == end


def test_an_action_that_is_not_meant_for_the_company_is_left_out() -> None:
    asked = of(single("who", {"shop": 0, "maker": 0}, weight=0), single("s", LADDER))
    own = [action("x", "s", fits="none", to="full", only_if=AnyOf("who", frozenset({"maker"})))]
    assert order(asked, own, sheet(asked, who="maker", s="none")) == ["x"]
    assert order(asked, own, sheet(asked, who="shop", s="none")) == []
    assert order(asked, own, sheet(asked, s="none")) == []


def test_nothing_is_recommended_where_nothing_is_scored() -> None:
    asked = of(single("s", LADDER))
    own = [action("x", "s", fits="none", to="full")]
    assert order(asked, own, sheet(asked, s="na")) == []


def test_a_question_that_an_action_opens_counts_nothing_until_it_is_answered() -> None:
    asked = of(single("a", {"no": 0, "yes": 1}), single("b", LADDER, show_if=AnyOf("a", frozenset({"yes"}))))
    (own,) = recommend(
        repertoire(asked, [action("x", "a", fits="no", to="yes")]), standing(asked, sheet(asked, a="no"))
    )
    assert own.gain == 50


def test_a_question_that_an_action_closes_counts_as_it_says() -> None:
    asked = of(
        single("a", {"no": 0, "yes": 1}),
        single("b", LADDER, show_if=NoneOf("a", frozenset({"yes"})), if_not_asked="full"),
    )
    (own,) = recommend(
        repertoire(asked, [action("x", "a", fits="no", to="yes")]),
        standing(asked, sheet(asked, a="no", b="none")),
    )
    assert own.gain == 100


FOUR = of(
    *(single(name, {"none": 0, "full": 1}) for name in "abcd"),
    blockers=[blocker("stop", AnyOf("d", frozenset({"none"})), "starting")],
)
NONE = dict.fromkeys("abcd", "none")


def does(name: str, **more: Any) -> Action:
    return action(f"do_{name}", name, fits="none", to="full", **more)


@pytest.mark.parametrize(
    ("actions", "foundations", "expected"),
    [
        ([does("a", days=3), does("b", days=1), does("c", days=2)], "", "b c a"),
        ([does("a"), does("b"), does("c")], "", "a b c"),
        ([does("c"), does("b"), does("a")], "", "a b c"),
        ([does("a", days=1), does("d", days=100)], "", "d a"),
        ([does("a", days=1), does("b", days=9)], "do_b", "b a"),
        ([does("a", days=1), does("b", days=9), does("c", days=8)], "do_b do_c", "b c a"),
        ([does("d", days=9), does("b", days=8)], "do_b", "d b"),
        ([does("a", days=1, needs=("do_b",)), does("b", days=9)], "", "b a"),
        ([does("a", days=1, needs=("do_b",)), does("b", days=9, needs=("do_c",)), does("c", days=50)], "", "c b a"),
        ([does("d", needs=("do_c",)), does("c", days=90), does("a", days=1)], "", "c d a"),
        ([does("a", needs=("elsewhere",))], "", "a"),
    ],
)  # fmt: skip
def test_the_order_is(actions: list[Action], foundations: str, expected: str) -> None:
    found = order(FOUR, actions, sheet(FOUR, **NONE), *foundations.split())
    assert found == [f"do_{name}" for name in expected.split()]


def test_a_need_that_is_done_already_is_none() -> None:
    given = sheet(FOUR, **{**NONE, "b": "full"})
    assert order(FOUR, [does("a", needs=("do_b",)), does("b")], given) == ["do_a"]


# Alternatives -------------------------------------------------------------------------------------------


def test_what_leads_to_the_same_answer_is_an_alternative_to_the_best_of_it() -> None:
    asked = of(single("s", LADDER), multiple("m", {"a": 1, "b": 1, "c": 1}, target=3))
    own = [
        action("slow", "s", fits="none", to="full", days=9),
        action("quick", "s", fits="none", to="full", days=1),
        action("half", "s", fits="none", to="half", days=1),
        action("one", "m", adds=("b",), days=2),
        action("also_one", "m", adds=("a", "b"), days=3),
        action("other", "m", adds=("c",), days=2),
    ]
    for actions in (own, own[::-1]):
        found = recommend(repertoire(asked, actions), standing(asked, sheet(asked, s="none", m=["a"])))
        instead = {one.action.id: one.alternative_to for one in found}
        assert instead == {
            "slow": "quick", "quick": None, "half": None, "one": None, "also_one": "one", "other": None,
        }  # fmt: skip


def test_alternatives_count_once_and_lead_back_to_what_stands_before_them(
    shipped: Questionnaire, advice: Advice
) -> None:
    for seed in range(20):
        given = random_sheet(shipped, Random(seed))
        found = recommend(repertoire(shipped, advice.actions, advice.foundations), standing(shipped, given))
        before: dict[str, Recommendation] = {}
        for own in found:
            if own.alternative_to is not None:
                main = before[own.alternative_to]
                assert main.alternative_to is None
                assert (main.action.question, main.end, main.gain) == (own.action.question, own.end, own.gain)
            before[own.action.id] = own
        counted = [(own.action.question, own.end) for own in found if own.alternative_to is None]
        assert len(counted) == len(set(counted))


# The shipped advice over random companies ---------------------------------------------------------------


#: Questions whose answers decide what else is asked.
OPENING = {
    "sells_online", "exports", "exports_online", "considers_online_export", "erp", "crm", "online_teams",
    "campaign_owner", "international_support", "digital_payments", "online_budget_share", "legal_team",
}  # fmt: skip


def _explained(found: Sequence[Recommendation], own: Repertoire, now: Standing) -> None:
    """Each is the best of those still to come, or something that the best of them needs.

    The second and further ways to raise the same answer come behind the first of every other, but for what presses.
    """
    by_id = {each.action.id: each for each in found}
    known = own.rules

    def rank(each: Recommendation) -> tuple[Any, ...]:
        name = each.action.id
        assert each.unblocks or each.stage != "cap"
        place = known.foundations.get(name, 99) if each.stage == "first" else 0
        must = known.musts[name][0] if each.stage in ("sale", "law") else 0
        if each.unblocks and each.stage != "cap":
            assert any(one.stage == "cap" and one.action.question == each.action.question for one in found)
        return STAGES.index(each.stage), must, place, -each.gain / each.action.effort, name

    def needed(name: str) -> set[str]:
        direct = {need for need in by_id[name].action.needs if need in by_id}
        return direct.union(*(needed(need) for need in direct)) if direct else set()

    seen: set[str] = set()
    ranks: dict[str, tuple[Any, ...]] = {}
    for each in sorted(found, key=rank):
        again = each.action.question in seen and each.stage not in PRESSING
        seen.add(each.action.question)
        ranks[each.action.id] = (again, *rank(each))
    for position, each in enumerate(found):
        best = min(found[position:], key=lambda later: ranks[later.action.id])
        assert each is best or each.action.id in needed(best.action.id), each.action.id
        assert not needed(each.action.id) - {earlier.action.id for earlier in found[:position]}, (
            each.action.id
        )


@pytest.mark.parametrize(
    ("near_miss", "thin_section", "expected"),
    [
        (0, 0, "fund alone other"),
        (1, 0, "alone other fund"),
        (0, 1, "fund other alone"),
        (F(1, 20), F(1, 2), "fund alone other"),
    ],
)
def test_near_misses_and_thin_sections_count_less(
    near_miss: Fraction, thin_section: Fraction, expected: str
) -> None:
    asked = questionnaire(
        section("full", percentage("p", {0: 0, 10: 1}), single("other", LADDER)),
        section("thin", single("alone", LADDER), single("na", LADDER)),
    )
    own = [
        action("fund", "p", below=F(10), to_number=F(10), days=2),
        action("other", "other", fits="none", to="full", days=3),
        action("alone", "alone", fits="none", to="full", days=5),
    ]
    given = sheet(asked, p=F("9.5"), alone="none", other="none", na="na")
    weighing = Weighing(near_miss=F(near_miss), thin_section=F(thin_section))
    found = recommend(repertoire(asked, own, weighing=weighing), standing(asked, given))
    assert [each.action.id for each in found] == expected.split()


@pytest.mark.parametrize(
    ("must", "due", "expected"),
    [
        (Must(action="do_c"), "", "c a b"),
        (Must(action="do_c", when=AnyOf("b", frozenset({"none"}))), "", "c a b"),
        (Must(action="do_c", when=AnyOf("b", frozenset({"full"}))), "", "a b c"),
        (Must(action="do_c", duties=("law",)), "", "a b c"),
        (Must(action="do_c", duties=("other", "law")), "law", "c a b"),
        (Must(action="do_c", duties=("law",)), "other", "a b c"),
    ],
)
def test_what_presses_comes_before_the_foundations(must: Must, due: str, expected: str) -> None:
    own = repertoire(FOUR, [does("a"), does("b"), does("c", days=99)], ["do_a"], [must])
    found = recommend(own, standing(FOUR, sheet(FOUR, **{**NONE, "d": "full"})), set(due.split()))
    assert [each.action.id for each in found] == [f"do_{name}" for name in expected.split()]


@pytest.mark.parametrize("part", [0, *slow(range(1, 20))])
def test_gain_is_the_difference_of_two_scorings(shipped: Questionnaire, advice: Advice, part: int) -> None:
    for seed in range(25 * part, 25 * part + 25):
        rng = Random(seed)
        own_sheet = (
            half_filled(shipped, rng) if seed % 5 == 0 else random_sheet(shipped, rng, hidden=seed % 5 == 1)
        )
        now = standing(shipped, own_sheet)
        walk = now.walk
        before = scoring.score(shipped, walk).overall
        blocked = set(named(scoring.active_blockers(shipped, walk)))
        found = recommend(repertoire(shipped, advice.actions, advice.foundations), now)
        # Every gain on some sheets; on the others those that open questions, and a few more.
        few = [own for own in found if own.action.question in OPENING] + rng.sample(found, min(2, len(found)))
        for own in found if seed % 20 == 2 else few[:3]:
            question = shipped.by_id[own.action.question]
            assert walk.answers[question.id] == own.start != own.end
            assert not engine.check_answer(question, own.end)
            changed = own_sheet.with_answer(question.id, own.end)
            later = engine.path(shipped, changed)
            after = scoring.score(shipped, later).overall
            assert before is not None
            assert after is not None
            assert own.gain == after - before, own.action.id
            assert own.gain > 0, own.action.id
            assert own.unblocks == bool(blocked - set(named(scoring.active_blockers(shipped, later))))
            if not (own_sheet.answers.keys() - walk.answers.keys()):
                opened = set(named(later.asked)) - set(named(walk.asked))
                assert opened <= set(named(later.unanswered)), own.action.id
        _explained(found, repertoire(shipped, advice.actions, advice.foundations), now)


def _values(own: Recommendation) -> tuple[Any, ...]:
    return tuple(getattr(own, name) for name in fields(own))


def test_same_answers_same_recommendations_whatever_the_order(shipped: Questionnaire, advice: Advice) -> None:
    for seed in range(10):
        given = random_sheet(shipped, Random(seed))
        turned = replace(given, answers=dict(reversed(given.answers.items())))
        first, second = (
            recommend(repertoire(shipped, actions, advice.foundations), standing(shipped, own))
            for actions, own in ((advice.actions, given), (advice.actions[::-1], turned))
        )
        assert [_values(own) for own in first] == [_values(own) for own in second]


# Following it all ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("unsure", [False, True], ids=["knows", "does not know"])
@pytest.mark.parametrize("profile", PROFILES)
def test_following_everything_from_the_worst_reaches_100(
    shipped: Questionnaire, advice: Advice, profile: str, unsure: bool
) -> None:
    given = PROFILES[profile]
    start = worst(shipped, given, unsure=unsure)
    lowest = scoring.score(shipped, engine.path(shipped, start)).overall
    assert lowest is not None
    assert lowest < 5
    end, _ = follow(shipped, advice, start, given, unsure=unsure)
    walk = engine.path(shipped, end)
    scores = scoring.score(shipped, walk)
    low = {name: own for name, own in scores.questions.items() if own.lost}
    assert scores.overall == 100, f"{scores.overall}: {low}"
    assert not [problem for problem in engine.check(shipped, end) if problem.stops]
    for name, answer in given.items():
        assert walk.answers[name] == answer, "the company stays what it is"
    assert not scoring.active_blockers(shipped, walk)


@pytest.mark.parametrize(
    "shares",
    [
        {"online_budget_share": F(5), "platform_share": F(100), "people_share": F(0), "digital_marketing_share": F(0)},
        {"online_budget_share": F(5), "platform_share": F(0), "people_share": F(95), "digital_marketing_share": F(5)},
        {"online_budget_share": F(30), "platform_share": F(70), "people_share": F(30), "digital_marketing_share": F(0)},
        {"online_budget_share": F(1), "platform_share": F(0), "people_share": F(0), "digital_marketing_share": F(100)},
        {"online_advertising_share": F(0), "offline_advertising_share": F(100)},
        {"online_advertising_share": F(5), "offline_advertising_share": F(95)},
        {"online_advertising_share": F(30), "offline_advertising_share": F(70)},
    ],
)  # fmt: skip
def test_following_everything_sets_lopsided_shares_right(
    shipped: Questionnaire, advice: Advice, shares: dict[str, Fraction]
) -> None:
    given = PROFILES["goods for consumers"]
    start = worst(shipped, {**given, **shares})
    assert not [problem for problem in engine.check(shipped, start) if problem.stops]
    end, _ = follow(shipped, advice, start, given, unsure=False)
    assert scoring.score(shipped, engine.path(shipped, end)).overall == 100
    assert not [problem for problem in engine.check(shipped, end) if problem.stops]


def test_following_everything_never_lowers_the_score_on_the_way(
    shipped: Questionnaire, advice: Advice
) -> None:
    given = PROFILES["goods for consumers"]
    own = worst(shipped, given)
    last = F(0)
    for _ in range(40):
        found = recommend(repertoire(shipped, advice.actions, advice.foundations), standing(shipped, own))
        if not found:
            break
        own = worst(shipped, given, start=own.with_answer(found[0].action.question, found[0].end))
        score = scoring.score(shipped, engine.path(shipped, own)).overall
        assert score is not None
        assert score >= last, found[0].action.id
        last = score
    assert last > 10


# The workshop -------------------------------------------------------------------------------------------


def test_a_workshop_that_sells_nothing_online_is_not_told_to_join_up_its_systems(
    shipped: Questionnaire, advice: Advice
) -> None:
    given = read_answers((EXAMPLES / "taller-forja.yaml").read_bytes(), shipped).sheet
    first = recommend(repertoire(shipped, advice.actions, advice.foundations), standing(shipped, given))[:10]
    out_of_reach = {
        "crm", "crm_integration", "erp_integration", "customer_analytics", "channel_mix", "payments_by_country",
        "sales_tracking", "campaign_audit", "fraud_management", "international_support",
    }  # fmt: skip
    assert len(first) == 10
    assert not out_of_reach & {own.action.question for own in first}
    assert "sells_online" in {own.action.question for own in first[:3]}
    for own in first:
        words = f"{own.action.title.en} {own.action.first_step.en}".lower()
        assert "crm" not in words, own.action.id
        assert "erp" not in words.replace("enterprise", ""), own.action.id
