"""What is asked of several things is proved for each number of them, and of one: as quickly as that, and the same."""

from __future__ import annotations

from random import Random

import pytest
from proof.brute_force import BruteForce, TooLargeError
from proof.comparing import complaints, findings_of, told
from proof.generating import Sums
from proof.repeating import repeating_questionnaire
from searches import slow
from sheets import amount, blocker, questionnaire, section, single, text

from ecomdiag.proof import counting, improvements
from ecomdiag.proof.inquiry import Inquiry
from ecomdiag.proof.pairs import worst_of
from ecomdiag.proof.prove import prove
from ecomdiag.questionnaire.blocks import Group, Repeat
from ecomdiag.questionnaire.conditions import AnyOf
from ecomdiag.questionnaire.model import NotAsked, Question, Questionnaire, Section
from ecomdiag.questionnaire.repeats import Copy, copied, numbered
from ecomdiag.questionnaire.soundness import check_sound
from ecomdiag.questionnaire.ways import Way
from ecomdiag.record import replace

YES = frozenset({"yes"})


def asked_of(copies: int, *stated: Question, scoring: Way = Way.MEAN) -> Section:
    """Return a section in which these questions are asked of up to so many things."""
    count = amount("how_many", {}, integer=True, least=0, most=copies)
    names = tuple(own.id for own in stated)
    groups = tuple(numbered("things", own) for own in range(1, copies + 1))
    repeat = Repeat(id="things", title=text("thing"), count="how_many", names=names, groups=groups)
    group = Group(id="things", title=text("thing"), questions=names)
    made = [copied(repeat, Copy(group, tuple(stated), ()), own) for own in range(1, copies + 1)]
    return replace(
        section("s", count, *(own for copy in made for own in copy.questions)),
        groups=tuple(own.group for own in made),
        repeats=(repeat,),
        scoring=scoring,
    )


def branching(number: int, unasked: NotAsked, **more: None) -> list[Question]:
    """Return so many questions of which every third is asked after the one before it; with ``more`` choices."""
    found: list[Question] = []
    for place in range(number):
        hangs = {"show_if": AnyOf(found[-1].id, YES), "if_not_asked": unasked} if place % 3 == 2 else {}
        found.append(single(f"q{place}", {"no": 0, "half": 0.5, "yes": 1, **more}, **hangs))
    return found


@pytest.mark.parametrize(
    ("scoring", "more"),
    [
        (Way.MEAN, {}),
        (Way.SUM, {}),
        pytest.param(Way.MEAN, {"na": None}, marks=pytest.mark.slow),
    ],
)
def test_five_copies_of_fifteen_questions_are_proved(scoring: Way, more: dict[str, None]) -> None:
    asked = questionnaire(asked_of(5, *branching(15, NotAsked.ZERO, **more), scoring=scoring))
    check_sound(asked)
    proof = prove(asked)
    assert {own.rule: own.count for own in proof.claims}["improvements"] == 75
    assert not [own.rule for own in proof.findings if own.rule in ("lowers", "undecided_improvements")]


def test_a_fault_in_what_is_repeated_is_found_in_every_copy() -> None:
    asked = questionnaire(asked_of(3, *branching(6, NotAsked.EXCLUDE)))
    lowering = [own for own in prove(asked).findings if own.rule == "lowers"]
    assert {own.question for own in lowering} == {
        numbered(name, copy) for name in ("q1", "q4") for copy in range(1, 4)
    }
    for own in lowering:
        assert own.example is not None
        assert own.question is not None
        count = own.example.answers["how_many"]
        assert count >= int(own.question.rpartition("_")[2])  # type: ignore[operator]


def test_a_copy_at_which_something_looks_is_proved_by_itself() -> None:
    own = asked_of(3, *branching(3, NotAsked.ZERO))
    alike = questionnaire(own)
    assert counting.first_copies(alike) == {
        f"q{place}_{copy}": f"q{place}_1" for copy in (2, 3) for place in range(3)
    }
    looked_at = questionnaire(own, blockers=[blocker("b", AnyOf("q0_2", YES), "only")], levels={"only": 0})
    assert counting.first_copies(looked_at) == {}


SORTS: list[Sums] = ["none", "optional", "numbers", "ways"]


@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize("count", [3, *slow([60])])
def test_it_is_told_as_when_all_is_gone_through_at_once(
    sort: Sums, count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = 0
    for seed in range(count):
        asked = repeating_questionnaire(Random(seed), 3, sorts=(sort,))
        quick = findings_of("improvements", Inquiry(asked, None))
        with monkeypatch.context() as patch:
            patch.setattr(improvements, "worst_for_each_count", worst_of)
            patch.setattr(improvements, "first_copies", lambda _: {})
            whole = findings_of("improvements", Inquiry(asked, None))
        open_ones = {own.where for own in whole if not own.decided}
        assert {own for own in told(quick) if own[1] not in open_ones} == {
            own for own in told(whole) if own[1] not in open_ones
        }, seed
        assert len([own for own in quick if not own.decided]) <= len(open_ones)
        found += bool(whole)
    assert found or count < 50


@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize("count", [10, *slow([200])])
def test_it_is_what_brute_force_finds(sort: Sums, count: int) -> None:
    for seed in range(1000, 1000 + count):
        asked: Questionnaire = repeating_questionnaire(Random(seed), 2, sorts=(sort,))
        try:
            truth = BruteForce(asked).run()
        except TooLargeError:
            continue
        assert not complaints("improvements", asked, truth, findings_of("improvements", Inquiry(asked, None)))
