"""Plans for the shipped questionnaire, as a company asks for them."""

from __future__ import annotations

import json
from fractions import Fraction
from itertools import product
from pathlib import Path
from random import Random
from typing import Any

import pytest
from companies import PROFILES, worst
from conftest import Run
from searches import slow, thinned_rows
from sheets import random_sheet

import ecomdiag
from ecomdiag.advice.actions import leads_to
from ecomdiag.loader.advice.loading import load_advice
from ecomdiag.loader.answers import read_answers
from ecomdiag.planning.result import Plan
from ecomdiag.problems.errors import UsageError
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.record import replace
from ecomdiag.scoring.scoring import standing
from ecomdiag.workflows.planning import TOP

F = Fraction
EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
COMPLETE = ("conservas-ria", "maquinaria-norte", "moda-doce", "software-quince", "taller-forja")
DAY = "2026-11-30"


@pytest.fixture(scope="session")
def shipped() -> Questionnaire:
    return ecomdiag.load_questionnaire()


def example(shipped: Questionnaire, name: str) -> AnswerSheet:
    return read_answers((EXAMPLES / f"{name}.yaml").read_bytes(), shipped).sheet


def followed(shipped: Questionnaire, sheet: AnswerSheet, plan: Plan) -> AnswerSheet:
    """Do a plan step by step on the sheet itself, what it opens answered as the plan assumes."""
    advice = load_advice(shipped)
    assert advice is not None
    by_id = {action.id: action for action in advice.actions}
    assumed = {own.question: own.answer for own in plan.assumed}
    sheet = replace(sheet, answers={**assumed, **sheet.answers})
    for step in plan.actions:
        now = standing(shipped, sheet)
        action = by_id[step.action]
        assert leads_to(shipped, action, now.walk) == step.end, step.action
        assert now.walk.answers[step.question] == step.start
        waiting = [need for need in action.needs if leads_to(shipped, by_id[need], now.walk) is not None]
        assert not waiting, step.action
        sheet = sheet.with_answer(step.question, step.end)
        if step.question == "online_advertising_share":
            sheet = sheet.with_answer("offline_advertising_share", 100 - step.end)  # type: ignore[operator]
        assert standing(shipped, sheet).scores.overall == step.score, step.action
    return sheet


# What a plan is -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("target", "name"), thinned_rows(product([None, TOP, 70], COMPLETE), 4))
def test_a_plan_can_be_followed_and_comes_to_what_it_says(
    shipped: Questionnaire, name: str, target: str | int | None
) -> None:
    sheet = example(shipped, name)
    plan = ecomdiag.plan(shipped, sheet, target=target, date=DAY)
    end = standing(shipped, followed(shipped, sheet, plan))
    assert end.scores.overall == plan.score_after
    assert plan.days == sum(own.days for own in plan.actions)
    assert plan.score_now == standing(shipped, sheet).scores.overall
    assert plan.proved
    if target is None and name != "moda-doce":
        assert plan.reached
        assert plan.target_level == plan.level_after


@pytest.mark.parametrize("name", ["conservas-ria", "moda-doce", *slow(["taller-forja", "maquinaria-norte"])])
def test_a_plan_is_on_the_frontier_and_the_frontier_rises(shipped: Questionnaire, name: str) -> None:
    plan = ecomdiag.plan(shipped, example(shipped, name), target=TOP)
    days = [point.days for point in plan.frontier]
    scores = [point.score for point in plan.frontier]
    assert days == sorted(set(days))
    assert scores == sorted(set(scores))
    assert (plan.days, plan.score_after) == (days[-1], scores[-1])
    for point in plan.frontier[:: max(len(plan.frontier) // 4, 1)]:
        bought = ecomdiag.plan(shipped, example(shipped, name), effort=point.days)
        assert (bought.days, bought.score_after) == (point.days, point.score)
    levels = [own.days for own in plan.levels if own.days is not None]
    assert levels == sorted(levels)


def test_what_presses_is_in_every_plan_and_comes_first(shipped: Questionnaire) -> None:
    plan = ecomdiag.plan(shipped, example(shipped, "conservas-ria"), date=DAY)
    assert [own.action for own in plan.actions] == [
        "find_out_data_status", "complete_gdpr_work", "review_consumer_rules",
    ]  # fmt: skip
    assert [own.stage for own in plan.actions] == ["cap", "law", "law"]
    fewer = ecomdiag.plan(
        shipped,
        example(shipped, "conservas-ria"),
        date=DAY,
        without=["complete_gdpr_work", "review_consumer_rules"],
    )
    assert [own.action for own in fewer.actions] == ["find_out_data_status"]
    assert fewer.level_after == plan.level_after


def test_an_effort_that_is_too_little_for_what_presses_goes_into_that(shipped: Questionnaire) -> None:
    plan = ecomdiag.plan(shipped, example(shipped, "conservas-ria"), effort=3, date=DAY)
    assert [own.action for own in plan.actions] == ["find_out_data_status"]
    assert len(plan.undone) == 2


def test_actions_are_kept_out_or_in(shipped: Questionnaire) -> None:
    sheet = example(shipped, "taller-forja")
    plain = ecomdiag.plan(shipped, sheet)
    left = plain.actions[3].action
    other = ecomdiag.plan(shipped, sheet, without=[left], including=["take_first_online_orders"])
    chosen = [own.action for own in other.actions]
    assert left not in chosen
    assert chosen.index("launch_online_sales_project") < chosen.index("take_first_online_orders")
    assert other.days > plain.days
    assert other.reached


def test_who_opens_a_shop_for_consumers_owes_them_a_withdrawal_button(shipped: Questionnaire) -> None:
    sheet = worst(shipped, PROFILES["goods for consumers"])
    plain = ecomdiag.plan(shipped, sheet, target="developing")
    assert "easy_request" not in _returns(plain)
    opening = ecomdiag.plan(shipped, sheet, target="developing", including=["take_first_online_orders"])
    assert {"policy", "easy_request"} <= set(_returns(opening))


def _returns(plan: Plan) -> tuple[str, ...]:
    """Return how a plan leaves the answer to how things are sent back."""
    ends = [own.end for own in plan.actions if own.question == "returns"]
    return ends[-1] if ends else ()  # type: ignore[return-value]


def test_what_cannot_be_reached_is_told_with_what_stands_in_the_way(shipped: Questionnaire) -> None:
    plan = ecomdiag.plan(shipped, example(shipped, "software-quince"), target=99)
    assert not plan.reached
    assert plan.score_after == plan.frontier[-1].score < 99
    assert [own.id for own in plan.obstacles] == ["offline_channels"]
    blocked = ecomdiag.plan(
        shipped, example(shipped, "conservas-ria"), without=["find_out_data_status"], target="advanced"
    )
    assert not blocked.reached
    assert ("blocker", "data_protection") in [(own.kind, own.id) for own in blocked.obstacles]
    assert [own.days for own in blocked.levels] == [None, None]


def test_a_company_at_the_top_is_planned_to_the_highest_score(shipped: Questionnaire) -> None:
    plan = ecomdiag.plan(shipped, example(shipped, "moda-doce"))
    assert plan.target.kind == "top"
    assert plan.score_after == 100


@pytest.mark.parametrize("measure", ["low", "middle", "high"])
def test_the_days_that_count_are_those_that_were_asked_for(shipped: Questionnaire, measure: Any) -> None:
    advice = load_advice(shipped)
    assert advice is not None
    bands = {action.id: action.days for action in advice.actions}
    plan = ecomdiag.plan(shipped, example(shipped, "taller-forja"), days=measure)
    for own in plan.actions:
        low, high = bands[own.action]
        assert own.days == {"low": low, "middle": (low + high) / 2, "high": high}[measure]


# The calendar -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("capacity", [F(1, 2), 4, 8, 60])
def test_actions_follow_each_other_as_fast_as_there_are_days_for_them(
    shipped: Questionnaire, capacity: Fraction | int
) -> None:
    plan = ecomdiag.plan(shipped, example(shipped, "taller-forja"), capacity=capacity, date=DAY)
    spent, before = F(0), 0
    place = {own.action: number for number, own in enumerate(plan.actions)}
    for own in plan.actions:
        assert own.first_day == int(spent * 30 / capacity) >= before - 1
        spent += own.days
        assert own.last_day >= own.first_day
        assert own.last_day < spent * 30 / capacity + 1
        ends = [end for end in (30, 90, 180, 365) if own.last_day < end]
        assert own.phase == (ends[0] if ends else None)
        assert all(place[need] < place[own.action] for need in own.needs)
        before = own.last_day
    phases = [own.phase or 999 for own in plan.actions]
    assert phases == sorted(phases)


def test_what_a_law_will_ask_for_comes_before_it_begins(shipped: Questionnaire) -> None:
    given = {**PROFILES["goods, only the EU"], "customer_types": "both", "employees": "large"}
    sheet = worst(shipped, given)
    plan = ecomdiag.plan(shipped, sheet, date="2026-12-01", capacity=60, including=["promise_reply_time"])
    due = {own.action: own for own in plan.actions if own.due}
    assert due["promise_reply_time"].due == "2026-12-28"
    assert due["promise_reply_time"].ends is not None
    assert due["promise_reply_time"].ends < "2026-12-28"
    assert not due["promise_reply_time"].late
    slow_one = ecomdiag.plan(shipped, sheet, date="2026-12-01", capacity=2, including=["promise_reply_time"])
    assert next(own for own in slow_one.actions if own.action == "promise_reply_time").late
    assert "customer_service_law" in [own.id for own in plan.coming]


# Planning again -----------------------------------------------------------------------------------------


def _never_dearer(shipped: Questionnaire, sheet: AnswerSheet, plan: Plan) -> None:
    target = plan.target.level or TOP
    for own in plan.actions:
        again = ecomdiag.plan(shipped, sheet, target=target, done=[own.action])
        assert again.days <= plan.days - own.days, own.action
        assert own.action not in [each.action for each in again.actions]
        assert again.reached


@pytest.mark.parametrize("name", ["conservas-ria", *slow(COMPLETE[1:])])
def test_planning_again_after_any_action_costs_no_more_than_the_rest(
    shipped: Questionnaire, name: str
) -> None:
    sheet = example(shipped, name)
    _never_dearer(shipped, sheet, ecomdiag.plan(shipped, sheet))


@pytest.mark.parametrize("seed", slow(range(20)))
def test_planning_again_costs_a_random_company_no_more_than_the_rest(
    shipped: Questionnaire, seed: int
) -> None:
    sheet = random_sheet(shipped, Random(seed))
    _never_dearer(shipped, sheet, ecomdiag.plan(shipped, sheet))


def test_planning_again_is_told_with_what_was_done(shipped: Questionnaire) -> None:
    sheet = example(shipped, "conservas-ria")
    plan = ecomdiag.plan(shipped, sheet, done=["find_out_data_status", "complete_gdpr_work"])
    assert [own.action for own in plan.done] == ["find_out_data_status", "complete_gdpr_work"]
    assert [own.action for own in plan.actions] == ["review_consumer_rules"]


# The command --------------------------------------------------------------------------------------------

#: Promised: programs read them.
NAMES = {"target", "proved", "score_now", "score_after", "level_after", "days", "actions", "frontier"}
OF_ACTIONS = {"action", "question", "from", "to", "days", "phase"}


def test_the_json_has_the_names_that_are_promised(run: Run) -> None:
    done = run("plan", str(EXAMPLES / "taller-forja.yaml"), "--format", "json", "--date", DAY)
    assert done.returncode == 0
    found = json.loads(done.stdout)
    assert found.keys() >= NAMES
    assert all(own.keys() >= OF_ACTIONS for own in found["actions"])
    assert all(own.keys() == {"days", "score"} for own in found["frontier"])
    assert sum(own["days"] for own in found["actions"]) == found["days"]
    again = run("plan", str(EXAMPLES / "taller-forja.yaml"), "--format", "json", "--date", DAY)
    assert again.stdout == done.stdout


@pytest.mark.parametrize("lang", ["es", "en"])
@pytest.mark.parametrize("columns", ["40", "80", "200"])
def test_a_plan_is_shown_in_any_window(run: Run, lang: str, columns: str) -> None:
    done = run("plan", str(EXAMPLES / "taller-forja.yaml"), "--lang", lang, COLUMNS=columns)
    assert done.returncode == 0
    assert max(map(len, done.stdout.splitlines())) <= int(columns)
    assert "☐" in done.stdout


def test_a_plan_is_a_list_to_tick_in_markdown(run: Run, tmp_path: Path) -> None:
    done = run(
        "plan", str(EXAMPLES / "conservas-ria.yaml"), "--done", "find_out_data_status", "--lang", "en",
        "-o", "plan.md", "-o", "plan.json", "-o", "plan.txt",
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (0, "")
    text = (tmp_path / "plan.md").read_text(encoding="utf-8")
    assert "- [x] Find out what has been done about data protection" in text
    assert text.count("- [ ] ") == 2
    assert json.loads((tmp_path / "plan.json").read_text(encoding="utf-8"))["done"][0]["action"]


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["--target", "expert"], 2, "“expert” is not valid for --target: write a level (starting, developing, advanced, leading, top)"),
        (["--target", "101"], 2, "“101” is not valid for --target"),
        (["--target", "1_0"], 2, "is not valid for --target"),
        (["--target", "50", "--effort", "3"], 2, "--target and --effort do not go together"),
        (["--effort", "-1"], 2, "“-1” is not valid for --effort"),
        (["--effort", "much"], 2, "“much” is not valid for --effort"),
        (["--capacity", "0"], 2, "“0” is not valid for --capacity"),
        (["--without", "adopt_epr"], 2, "there is no action “adopt_epr”; did you mean “adopt_erp”?"),
        (["--with", "zzzzzz"], 2, "there is no action “zzzzzz”"),
        (["--done", "zzzzzz"], 2, "there is no action “zzzzzz”"),
        (["--with", "adopt_erp", "--without", "adopt_erp"], 2, "“adopt_erp” cannot be in both"),
        (["--with", "launch_online_sales_project"], 2, "no plan can include “launch_online_sales_project”"),
        (["--days", "most"], 2, "--days"),
        (["--date", "tomorrow"], 2, "“tomorrow” is not a date"),
        (["-o", "plan.docx"], 2, "plan.docx"),
    ],
)  # fmt: skip
def test_what_cannot_be_planned_is_told_in_a_line(run: Run, words: list[str], code: int, told: str) -> None:
    done = run("plan", str(EXAMPLES / "conservas-ria.yaml"), "--lang", "en", *words)
    assert done.returncode == code
    assert told in done.stderr
    assert done.stdout == ""
    assert "Traceback" not in done.stderr


def test_a_plan_needs_all_answers(run: Run) -> None:
    done = run("plan", str(EXAMPLES / "a-medias.yaml"), "--lang", "en")
    assert done.returncode == 3
    assert "not answered" in done.stderr or "unanswered" in done.stderr


def test_from_python_numbers_are_taken_exactly(shipped: Questionnaire) -> None:
    sheet = example(shipped, "conservas-ria")
    assert ecomdiag.plan(shipped, sheet, target=62.5).target.number == F("62.5")
    assert ecomdiag.plan(shipped, sheet, target="62,5").target.number == F("62.5")
    for wrong in (True, "nan", float("nan"), "1/0", object()):
        with pytest.raises(UsageError):
            ecomdiag.plan(shipped, sheet, target=wrong)  # type: ignore[arg-type]
