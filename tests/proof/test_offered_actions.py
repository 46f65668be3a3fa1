"""Whether actions lead to better answers that are offered: against every sheet of small questionnaires."""

from __future__ import annotations

from math import prod
from random import Random

import pytest
from exhaustive import offering_ladders, random_actions
from searches import slow
from sheets import blank, multiple, of, single
from unit.test_offers import FEW
from unit.test_ranges import completions, ways_to_answer

from ecomdiag import engine
from ecomdiag.advice.actions import leads_to, led_to
from ecomdiag.advice.model import Action
from ecomdiag.proof.findings import Where
from ecomdiag.proof.offered_actions import Offered
from ecomdiag.proof.prove import prove
from ecomdiag.questionnaire.conditions import AnyOf
from ecomdiag.questionnaire.model import Choice, Kind, Questionnaire
from ecomdiag.questionnaire.offering import offered
from ecomdiag.questionnaire.offers import Offer
from ecomdiag.record import replace

OF_ACTIONS = ("no_action", "no_action_offered", "leads_nowhere")
Told = set[tuple[str, Where, str]]


def truth(asked: Questionnaire, actions: list[Action]) -> Told:
    """Return what is wrong with actions on single choices, from all sheets there are."""
    lacking: dict[tuple[str, str], bool] = {}
    led: set[tuple[str, str]] = set()
    asked_once: set[str] = set()
    for sheet in completions(asked, blank(asked), FEW):
        walk = engine.path(asked, sheet)
        for question in asked.questions:
            answer = walk.answers.get(question.id)
            if question.kind is not Kind.SINGLE or not isinstance(answer, str):
                continue
            asked_once.add(question.id)
            own = [replace(each, only_if=None) for each in actions if each.question == question.id]
            leading = [each for each in own if leads_to(asked, each, walk) is not None]
            led |= {(each.id, answer) for each in leading}
            choice = question.by_id[answer]
            better = [each for each in offered(question, walk.answers).choices if is_better(each, choice)]
            if better and not leading and question.scored and asked.section_of[question.id].weight:
                lacking[question.id, answer] = any(led_to(question, each, answer) for each in own)
    found: Told = {
        ("no_action_offered" if some else "no_action", ("question", name, "choices", answer), answer)
        for (name, answer), some in lacking.items()
    }
    for action in actions:
        if action.question in asked_once:
            for name in action.fits:
                if (action.id, name) not in led:
                    found.add(("leads_nowhere", ("action", action.id), name))
    return found


def is_better(one: Choice, other: Choice) -> bool:
    return not one.not_applicable and not other.not_applicable and one.score > other.score


def told(asked: Questionnaire, actions: list[Action]) -> Told:
    singles = {own.id for own in asked.questions if own.kind is Kind.SINGLE}
    return {
        (own.rule, own.where, str(own.values["choice"]))
        for own in prove(asked, actions).findings
        if own.rule in OF_ACTIONS and own.question in singles
    }


@pytest.mark.parametrize("seed", [*range(13), *slow(range(13, 400))])
def test_what_is_told_of_actions_is_so_and_what_is_so_is_told(seed: int) -> None:
    rng = Random(seed)
    asked = offering_ladders(rng)
    if not any(own.offers for own in asked.questions):
        return
    if prod(len(ways_to_answer(own, FEW)) for own in asked.questions) > 3000:
        return
    actions = random_actions(asked, rng)
    never = {own.id for own in asked.questions} - {
        name for own in completions(asked, blank(asked), FEW) for name in own.answers
    }
    # Of a question that is never asked only that is worth telling.
    silent = never | {own.id for own in actions if own.question in never}
    assert {own for own in told(asked, actions) if own[1][1] not in silent} == truth(asked, actions)


SHOP = AnyOf("where", frozenset({"shop"}))
WHERE = single("where", {"street": 0, "market": 1, "shop": 1})
PAID = multiple("paid", {"cash": 0, "card": 1, "link": 1}, target=2, max_choices=2)
ASKED = of(WHERE, replace(PAID, offers=(Offer(choice="card", when=SHOP), Offer(choice="link", when=SHOP))))


def adding(name: str, *choices: str) -> Action:
    own = random_actions(of(WHERE), Random(0))[0]
    return replace(
        own, id=name, question="paid", adds=choices, fits=frozenset(), to=None, needs=(), only_if=None
    )


def rules(asked: Questionnaire, *actions: Action) -> list[tuple[str, Where]]:
    return [
        (own.rule, own.where)
        for own in prove(asked, actions).findings
        if own.question == "paid" and (own.rule in OF_ACTIONS or own.rule == "undecided_actions")
    ]


def test_of_several_choices_each_set_that_can_be_offered_is_gone_through() -> None:
    assert rules(ASKED, adding("both", "card", "link")) == []
    (lacking, *_) = rules(ASKED, adding("one", "card"))
    assert lacking[0] == "no_action"
    always = of(WHERE, replace(PAID, offers=(Offer(choice="link", when=SHOP),)))
    found = rules(always, adding("both", "card", "link"))
    assert found == [("no_action_offered", ("question", "paid", "choices", "cash"))]
    never = of(WHERE, replace(PAID, offers=tuple(Offer(choice=own, when=when) for own, when in NEVER_BOTH)))
    assert ("leads_nowhere", ("action", "both")) in rules(never, adding("both", "card", "link"))


NEVER_BOTH = (("card", SHOP), ("link", AnyOf("where", frozenset({"market"}))))


def test_what_is_too_much_to_go_through_is_left_open(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Offered, "possible", lambda *_: None)
    found = rules(ASKED, adding("both", "card", "link"))
    assert {rule for rule, _ in found} == {"undecided_actions"}
    assert {where for _, where in found} == {("question", "paid", "choices_if")}
