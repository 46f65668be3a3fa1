"""Choices that hang on other answers, of a question that decides nothing: all the rest is proved as without them."""

from __future__ import annotations

import pytest
from sheets import blocker, multiple, questionnaire, section, single

from ecomdiag.proof.findings import Proof
from ecomdiag.proof.prove import prove
from ecomdiag.questionnaire.conditions import All, AnyOf, Condition
from ecomdiag.questionnaire.model import Question, Questionnaire
from ecomdiag.questionnaire.offers import Offer
from ecomdiag.record import replace


def on(name: str, *choices: str) -> Condition:
    return AnyOf(name, frozenset(choices))


def hanging(question: Question, **conditions: Condition) -> Question:
    return replace(question, offers=tuple(Offer(choice=name, when=own) for name, own in conditions.items()))


LINES = multiple("lines", {"bread": 1, "cakes": 1, "none": 0}, ["none"], target=2)
SHOP = single("shop", {"no": 0, "yes": 1}, show_if=on("lines", "bread"))
#: A better answer to ``shop`` closes it.
LOWERED = single("lowered", {"no": 0, "yes": 1}, show_if=on("shop", "no"), weight=3)
#: It tells which of the lines is the main one, and scores nothing.
MAIN = hanging(
    single("main", {"bread": 0, "cakes": 0, "even": 0}), bread=on("lines", "bread"), cakes=on("lines", "cakes")
)  # fmt: skip


def asked(*more: Question, main: Question = MAIN, weight: int = 0, **others: object) -> Questionnaire:
    last = section("last", main, weight=weight)
    return questionnaire(section("scored", LINES, *more), last, **others)  # type: ignore[arg-type]


def told(proof: Proof) -> list[tuple[str, str | None]]:
    return [(own.rule, own.question) for own in proof.findings]


def test_all_is_proved_and_actions_are_checked() -> None:
    proof = prove(asked(SHOP))
    assert told(proof) == []
    assert proof.proved
    claims = {own.rule: own.count for own in proof.claims}
    assert (claims["improvements"], claims["questions"]) == (2, 3)
    assert set(told(prove(asked(SHOP), ()))) == {("no_action", "lines"), ("no_action", "shop")}


def test_a_fault_of_the_rest_is_found() -> None:
    assert ("lowers", "shop") in told(prove(asked(SHOP, LOWERED)))


def test_a_choice_that_is_never_offered_is_found() -> None:
    main = replace(MAIN, offers=(Offer(choice="bread", when=All((on("shop", "yes"), on("shop", "no")))),))
    assert told(prove(asked(SHOP, main=main))) == [("never_offered", "main")]


@pytest.mark.parametrize(
    "decides",
    [
        asked(SHOP, blockers=[blocker("b", on("main", "bread"), "starting")]),
        questionnaire(
            section("scored", LINES, SHOP),
            section("last", MAIN, single("after", {"no": 0, "yes": 0}, show_if=on("main", "even")), weight=0),
        ),
        asked(
            SHOP, main=replace(hanging(multiple("main", {"bread": 0, "even": 0}), bread=on("lines", "bread")))
        ),
    ],
    ids=["a blocker looks at it", "another looks at it", "it takes several"],
)
def test_what_decides_something_is_proved_too(decides: Questionnaire) -> None:
    found = [own for own in prove(decides).findings if own.rule != "caps_nothing"]
    assert found == []
