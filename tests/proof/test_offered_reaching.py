"""What is reached where choices hang on others: what a proof says of it against every sheet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from math import prod
from random import Random

import pytest
from proof.brute_force import Answers, Numbers, every_part, sheet_of, ways_to_choose
from proof.generating import random_questionnaire
from searches import slow
from sheets import blocker, multiple, of, questionnaire, section, single

from ecomdiag import engine
from ecomdiag.proof.findings import ProofFinding, Where
from ecomdiag.proof.inquiry import Inquiry
from ecomdiag.proof.offered_reaching import check_offered_reaching
from ecomdiag.proof.prove import prove
from ecomdiag.questionnaire.conditions import All, AnyOf, Condition, Not, holds
from ecomdiag.questionnaire.measures import MEASURED
from ecomdiag.questionnaire.model import Question, Questionnaire
from ecomdiag.questionnaire.offering import not_offered
from ecomdiag.questionnaire.offers import Offer
from ecomdiag.record import replace
from ecomdiag.scoring.unfolding import Unfolded
from ecomdiag.scoring.ways import as_means

#: More sheets than this are not gone through.
MOST_SHEETS = 3_000


class Seen:
    """What is seen of a questionnaire over all sheets."""

    def __init__(self, asked: Questionnaire) -> None:
        self.asked = asked
        self.reached: set[str] = set()
        self.offered: set[tuple[str, str]] = set()
        self.chosen: set[tuple[str, str]] = set()
        self.bands: set[tuple[str, int]] = set()
        self.truths: dict[Where, set[bool]] = {}
        numbers = Numbers(asked)
        self.ways = {
            own.id: numbers.alone(own) if own.kind in MEASURED else ways_to_choose(own)
            for own in asked.questions
        }

    @property
    def sheets(self) -> int:
        return prod(len(own) for own in self.ways.values())

    def go_through(self, place: int = 0, answers: Answers | None = None) -> None:
        answers = {} if answers is None else answers
        if place == len(self.asked.questions):
            for own in self.asked.blockers:
                self.look(("blocker", own.id, "when"), own.when, answers)
            return
        question = self.asked.questions[place]
        for key, condition in (
            ("show_if", question.show_if),
            ("not_applicable_if", question.not_applicable_if),
        ):
            if condition is not None:
                self.look(("question", question.id, key), condition, answers)
        if question.id not in engine.path(self.asked, sheet_of(self.asked, answers)).asked_ids:
            self.go_through(place + 1, answers)
            return
        self.reached.add(question.id)
        self.offered |= {
            (question.id, own.id) for own in question.choices
            if all(holds(each.when, answers) for each in question.offers if each.choice == own.id)
        }  # fmt: skip
        if question.optional:
            self.go_through(place + 1, answers)
        for answer in self.ways[question.id]:
            if not_offered(question, answer, answers) is None:
                names = answer if isinstance(answer, tuple) else (answer,)
                self.chosen |= {(question.id, name) for name in names if isinstance(name, str)}
                self.go_through(place + 1, {**answers, question.id: answer})

    def look(self, where: Where, condition: Condition, answers: Answers) -> None:
        for part, place in every_part(condition, where):
            self.truths.setdefault(place, set()).add(holds(part, answers))

    def wrong(self) -> Iterator[tuple[str, Where]]:
        """Yield what a proof has to find."""
        for question in self.asked.questions:
            where = ("question", question.id)
            if question.id not in self.reached:
                yield "never_asked", where
                continue
            hanging = {own.choice for own in question.offers}
            for own in question.choices:
                if own.id in hanging and (question.id, own.id) not in self.offered:
                    yield "never_offered", (*where, "choices_if", own.id)
                elif (question.id, own.id) not in self.chosen:
                    yield "never_chosen", (*where, "choices", own.id)


def constant(seen: Seen) -> dict[Where, str]:
    return {
        place: "always_true" if True in truths else "always_false"
        for place, truths in seen.truths.items()
        if len(truths) == 1
    }


def found_by_proof(asked: Questionnaire) -> list[ProofFinding]:
    unfolded = Unfolded(as_means(asked), {})
    results = check_offered_reaching(Inquiry(unfolded.questionnaire, None), unfolded, Inquiry(asked, None))
    return [own for own in results if isinstance(own, ProofFinding)]


@pytest.mark.parametrize("part", [0, *slow(range(1, 25))])
def test_what_is_told_is_so_and_what_is_so_is_told(part: int) -> None:
    compared, rules = 0, Counter[str]()
    for seed in range(60 * part, 60 * part + 60):
        asked = replace(random_questionnaire(Random(seed), "offering"), constraints=())
        seen = Seen(asked)
        if not any(own.offers for own in asked.questions) or seen.sheets > MOST_SHEETS:
            continue
        compared += 1
        seen.go_through()
        found = found_by_proof(asked)
        assert all(own.decided for own in found), seed
        rules.update(own.rule for own in found)
        told = {
            (own.rule, own.where[:2] if own.rule == "never_asked" else own.where)
            for own in found
            if own.rule.startswith("never") and own.rule != "never_in_band"
        }
        assert told == set(seen.wrong()), seed
        always = constant(seen)
        conditions = {own.where: own.rule for own in found if own.rule.startswith("always")}
        assert conditions.items() <= always.items(), seed
        # Told once, of the whole, and not where nobody is asked.
        for place in always:
            whole = any(place[: len(own)] == own for own in conditions)
            never = place[0] == "question" and place[1] not in seen.reached
            assert whole or never, (seed, place)
    assert compared > 5


def _named(question: str, *names: str) -> Condition:
    return AnyOf(question, frozenset(names))


def _offering(question: Question, **offers: Condition) -> Question:
    return replace(question, offers=tuple(Offer(choice=name, when=own) for name, own in offers.items()))


LINES = multiple("lines", {"bread": 1, "cakes": 1, "none": 0}, ["none"], target=2)
SHOP = single("shop", {"no": 0, "yes": 1}, show_if=_named("lines", "bread"))
BREAD = _named("lines", "bread")


def told(asked: Questionnaire) -> list[tuple[str, Where]]:
    found = prove(asked).findings
    return [
        (own.rule, own.where) for own in found if not own.rule.startswith(("never_on", "never_f", "never_z"))
    ]


def test_of_several_choices_each_that_nobody_can_give_is_told() -> None:
    never = All((BREAD, Not(BREAD)))
    several = multiple("sold", {"a": 0, "b": 0.5, "c": 1}, target=1)
    assert told(of(LINES, SHOP, _offering(several, c=BREAD))) == []
    assert told(of(LINES, SHOP, _offering(several, c=never))) == [
        ("never_offered", ("question", "sold", "choices_if", "c"))
    ]


def test_a_condition_that_looks_at_such_a_question_is_told_if_it_never_changes() -> None:
    main = _offering(single("main", {"bread": 0, "even": 1}), bread=BREAD)
    after = single("after", {"no": 0, "yes": 1}, show_if=All((_named("main", "bread"), BREAD)))
    assert told(of(LINES, main, after)) == []
    never = replace(after, show_if=All((_named("main", "bread"), Not(BREAD))))
    assert told(of(LINES, main, never)) == [("never_asked", ("question", "after", "show_if"))]
    held = blocker("held", Not(All((_named("main", "bread"), Not(BREAD)))), "starting")
    asked = questionnaire(section("one", LINES, main), blockers=[held])
    assert ("always_true", ("blocker", "held", "when")) in told(asked)


def test_the_condition_of_such_a_question_is_looked_at() -> None:
    main = _offering(single("main", {"bread": 0, "even": 1}), bread=BREAD)
    always = All((BREAD, Not(All((BREAD, Not(BREAD))))))
    assert told(of(LINES, replace(main, show_if=always))) == [
        ("always_true", ("question", "main", "show_if", "all", 1))
    ]
