"""The proof against brute force: every sheet of small questionnaires, and every fault that they show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from random import Random
from typing import Literal, TypeAlias

import pytest
from hypothesis import settings
from proof.brute_force import BruteForce, Scoring, TooLargeError, Truth
from proof.comparing import CHECKS, complaints, findings_of, overall
from proof.generating import Sums, random_questionnaire, with_levels_at, with_levels_of_sections
from proof.repeating import repeating_questionnaire
from searches import slow
from sheets import multiple, of, percentage, questionnaire, section, single, total

from ecomdiag.proof.inquiry import Inquiry
from ecomdiag.proof.prove import prove
from ecomdiag.proof.solver import Solver
from ecomdiag.questionnaire.conditions import AllOf, AnyOf, AtLeast, AtMost, Condition, Not
from ecomdiag.questionnaire.model import Questionnaire

#: Random questionnaires of each family; ``HYPOTHESIS_PROFILE=explore`` takes many more, and others every time.
EXPLORES = not settings.default.derandomize
EACH = 2000 if EXPLORES else 120
#: As many, or a few of them.
counted = pytest.mark.parametrize("count", [20, *slow([EACH])])
#: No more than one questionnaire in so many may have something undecided.
RARE = 30

Family: TypeAlias = Sums | Literal["repeats"]
Known = list[tuple[int, Questionnaire, Truth]]


@cache
def known(sums: Family, count: int) -> Known:
    """Return random questionnaires whose truth is known, each by its number."""
    start = Random().randrange(10**9) if EXPLORES else 0
    found: Known = []
    for number in range(start, start + count):
        rng = Random(number)
        asked = (
            repeating_questionnaire(rng, 2, sorts=("none",))
            if sums == "repeats"
            else random_questionnaire(rng, sums)
        )
        try:
            found.append((number, asked, BruteForce(asked).run()))
        except TooLargeError:
            continue
    return found


def wrong_in(check: str, asked: Questionnaire, truth: Truth) -> list[str]:
    """Return what one part of a proof gets wrong, going through every way."""
    try:
        found = findings_of(check, Inquiry(asked, None))
    except Exception as error:  # noqa: BLE001 - one of hundreds; the others shall be looked at too
        return [f"it ends in {error!r}"]
    return complaints(check, asked, truth, found)


def families() -> Iterator[object]:
    """Yield what to compare: the questionnaires, and the part of the proof."""
    for sums in ("none", "apart", "shared", "words", "numbers", "ways", "repeats"):
        for check in CHECKS:
            yield pytest.param(sums, check, id=f"sums {sums}, {check}")


@pytest.mark.parametrize(("sums", "check"), list(families()))
@counted
def test_what_is_told_is_so_and_what_is_so_is_told(sums: Family, check: str, count: int) -> None:
    wrong = {
        number: found
        for number, asked, truth in known(sums, count)
        if (found := wrong_in(check, asked, truth))
    }
    assert not wrong


@pytest.mark.parametrize("sums", ["none", "apart"])
@counted
def test_levels_of_a_single_score_are_found(sums: Sums, count: int) -> None:
    wrong = {}
    for number, asked, truth in known(sums, count)[::2]:
        if truth.scores:
            narrow = with_levels_at(asked, Random(number).choice(sorted(truth.scores)))
            found = wrong_in("scores", narrow, BruteForce(narrow, 1000).run(falls=False))
            wrong |= {number: found} if found else {}
    assert not wrong


@pytest.mark.parametrize("sums", ["none", "apart", "structured", "ways"])
@counted
def test_levels_of_sections_are_found(sums: Sums, count: int) -> None:
    wrong, found = {}, Counter[str]()
    for number, asked, _ in known(sums, count):
        levelled = with_levels_of_sections(asked, Random(number))
        truth = BruteForce(levelled, 1000).run(falls=False)
        findings = findings_of("section levels", Inquiry(levelled, None))
        found.update(own.rule for own in findings)
        told = complaints("section levels", levelled, truth, findings)
        wrong |= {number: told} if told else {}
    assert not wrong
    assert found["never_on_section_level"] > count // 2
    assert found["undecided_section_levels"] <= count // 4


@pytest.mark.parametrize("sums", ["none", "apart", "words", "numbers"])
@counted
def test_little_is_left_open(sums: Sums, count: int) -> None:
    pytest.importorskip("z3")
    left = Counter[str]()
    for number, asked, truth in known(sums, count):
        if truth.scores:
            found = [own for check in CHECKS for own in findings_of(check, Inquiry(asked, Solver))]
            left.update({f"{own.rule} {number}" for own in found if not own.decided})
    assert len(left) * RARE <= len(known(sums, count)), left


@pytest.mark.parametrize("sums", ["none", "apart"])
@counted
def test_what_is_proved_is_counted(sums: Sums, count: int) -> None:
    for number, plain, truth in known(sums, count):
        asked = with_levels_of_sections(plain, Random(number))
        if not truth.scores:
            continue
        proof = prove(asked)
        counts = {claim.rule: claim.count for claim in proof.claims}
        rules = Counter(found.rule for found in proof.findings)
        for claim, every, wrong in (
            ("questions", len(asked.questions), "never_asked"),
            ("levels", len(asked.levels), "never_on_level"),
            ("section_levels", _levels_of_sections(asked), "never_on_section_level"),
            ("blockers", len(asked.blockers), "caps_nothing"),
            ("improvements", len(Scoring(asked).questions), "lowers"),
        ):
            assert counts.get(claim, 0) + rules[wrong] + rules[f"undecided_{claim}"] == every, (number, claim)


def _levels_of_sections(asked: Questionnaire) -> int:
    return sum(len(section.levels) for section in asked.scored_sections)


# Brute force itself -------------------------------------------------------------------------------------


@pytest.mark.parametrize("sums", ["none", "apart", "shared", "words", "structured", "ways"])
@counted
def test_brute_force_scores_as_the_engine_does(sums: Sums, count: int) -> None:
    for _, asked, truth in known(sums, count):
        own = Scoring(asked)
        for answers in truth.sheets[:: max(1, len(truth.sheets) // 5)]:
            assert own.overall(answers) == overall(asked, answers)
        for name, fall in truth.falls.items():
            answers = dict(fall.answers)
            assert overall(asked, answers) == fall.before
            assert overall(asked, {**answers, name: fall.better}) == fall.after


@counted
def test_the_random_questionnaires_have_every_fault(count: int) -> None:
    rules = Counter[str]()
    for sums in ("none", "apart"):
        for _, asked, truth in known(sums, count):
            rules["stuck"] += bool(truth.stuck)
            rules["lowers"] += bool(truth.falls)
            rules["caps"] += bool(truth.caps)
            rules["no score"] += not truth.scores
            rules["in between"] += 0 < len(truth.levels) < len(asked.levels)
            rules["never asked"] += len(truth.whole.asked) < len(asked.questions)
            rules["without fault"] += truth.scores >= {Fraction(0), Fraction(100)} and not truth.falls
    assert min(rules.values()) >= max(1, count // 40), rules


# Small ones, each of which a proof gets wrong easily ----------------------------------------------------

YES_NO = {"no": 0, "yes": 1}
HALF = {0: 0, 50: 1}
F = Fraction


def yes(name: str) -> Condition:
    return AnyOf(name, frozenset({"yes"}))


def at_most(name: str, limit: int) -> Condition:
    return AtMost(name, F(limit))


SMALL = {
    # An interview decides with the answer itself whether a sum is still to be continued.
    "an answer asks for the rest of its sum": of(
        percentage("p", HALF), percentage("r", HALF, show_if=at_most("p", 50)),
        constraints=[total("p", "r", equals=[100])],
    ),
    "an answer closes the rest of its sum": of(
        percentage("p", HALF), percentage("r", HALF, not_applicable_if=at_most("p", 50)),
        constraints=[total("p", "r", equals=[100])],
    ),
    "an answer always closes the rest of its sum": of(
        percentage("p", HALF), percentage("r", HALF, not_applicable_if=AtLeast("p", F(0))),
        constraints=[total("p", "r", equals=[50])],
    ),
    "only nothing leaves the sum to one": of(
        percentage("p", HALF), percentage("r", HALF, show_if=Not(at_most("p", 0))),
        constraints=[total("p", "r", equals=[100])],
    ),
    "a sum that its first answer can make wrong": of(
        percentage("p", HALF), percentage("r", HALF, show_if=at_most("p", 50)),
        constraints=[total("p", "r", equals=[150])],
    ),
    "whether a sum goes on is asked in between": of(
        percentage("p", {0: 1, 25: 0}), single("c", YES_NO, weight=0), percentage("r", weight=0, show_if=yes("c")),
        constraints=[total("p", "r", equals=[50, 100])],
    ),
    "stuck in one sum, on the way through another": questionnaire(
        section("s", percentage("p", {0: 0, 20: 1}), percentage("r", HALF)),
        section("t", percentage("t", HALF, show_if=at_most("r", 0)),
                percentage("u", HALF, show_if=AtLeast("r", F(50)))),
        constraints=[total("p", "r", equals=[50]), total("t", "u", equals=[150])],
    ),
    "two sums with one number": of(
        percentage("p", HALF), percentage("r", weight=0), percentage("t", {0: 1, 50: 0}),
        constraints=[total("p", "r", equals=[100]), total("r", "t", equals=[100])],
    ),
    "a limit within another": of(
        percentage("p", HALF), percentage("r", HALF), percentage("t", HALF),
        constraints=[total("p", "r", at_most=100), total("p", "r", "t", at_most=250)],
    ),
    # The example of the highest score, and a level: both bands are met only by some of the numbers in them.
    "few numbers are best in both bands": of(
        percentage("p", {0: 0, 30: F(1, 2), 40: 0}), percentage("r", {0: 0, 61: F(1, 2), 64: 0}),
        constraints=[total("p", "r", equals=[100])],
    ),
    "few numbers lead to a level": of(
        percentage("p", {0: 0, 30: 1, 40: 0}), percentage("r", {0: 0, 61: 1, 64: 0}),
        single("s", YES_NO, weight=4),
        constraints=[total("p", "r", equals=[100])], levels={"low": 0, "middle": 20, "high": 40},
    ),
    # Sections and questions that leave the mean.
    "nothing can be scored": of(single("a", {"never": None, "nowhere": None}), single("b", YES_NO, weight=0)),
    "nothing is scored, ever": of(
        single("a", YES_NO, weight=0),
        single("b", YES_NO, show_if=AllOf("a", frozenset(YES_NO)), if_not_asked="exclude"),
    ),
    "a better answer opens a section": questionnaire(
        section("s", single("sells", YES_NO), single("other", YES_NO)),
        section("t", single("abroad", YES_NO, show_if=yes("sells"), if_not_asked="exclude"), weight=2),
    ),
    "a better answer closes a section": questionnaire(
        section("s", single("sells", YES_NO), single("other", YES_NO)),
        section("t", single("abroad", YES_NO, not_applicable_if=yes("sells")), weight=4),
    ),
    "a better answer opens what does not apply": of(
        single("sells", YES_NO), single("other", YES_NO),
        single("abroad", {"never": None, "nowhere": None}, show_if=yes("sells"), if_not_asked="full", weight=3),
    ),
    "weights that no mean is over twice": questionnaire(
        section("s", single("a", YES_NO, weight=F(1, 3)),
                single("b", YES_NO, weight=F(5, 2), show_if=yes("a"), if_not_asked="exclude"),
                single("c", YES_NO, weight=7, not_applicable_if=yes("a"))),
        section("t", single("d", YES_NO, show_if=yes("a"), if_not_asked="full"), weight=F(2, 7)),
    ),
    "a profile decides": questionnaire(
        section("profile", single("ships", YES_NO), multiple("by", "sea air road"), weight=0),
        section("s", single("a", YES_NO, show_if=yes("ships"), if_not_asked="exclude"),
                single("b", YES_NO, show_if=AllOf("by", frozenset({"sea", "air"})), if_not_asked="full")),
    ),
    "all that is wanted is more than a full score": of(
        multiple("m", {"a": 1, "b": 1, "c": F(1, 2)}, target=F(1, 2)),
        single("s", YES_NO, show_if=AllOf("m", frozenset({"a", "b"}))),
    ),
    "all together are less than a full score": of(multiple("m", {"a": F(1, 4), "b": F(1, 4)}, target=3)),
    "one level": of(single("a", YES_NO), levels={"only": 0}),
}  # fmt: skip


@pytest.mark.parametrize("name", SMALL)
def test_small_ones(name: str) -> None:
    asked = SMALL[name]
    truth = BruteForce(asked, 3000).run()
    assert {check: found for check in CHECKS if (found := wrong_in(check, asked, truth))} == {}


def test_a_section_that_cannot_be_full_leaves_nothing_open_to_a_solver() -> None:
    pytest.importorskip("z3")
    some = AnyOf("q", frozenset({"some"}))
    asked = questionnaire(
        section("o", single("o", {"a": 0, "b": F(1, 4)})),
        section("s", single("q", {"no": 0, "some": F(1, 3)})),
        section("t", single("r", YES_NO, show_if=some, if_not_asked="exclude"), weight=2),
    )
    assert BruteForce(asked).run().falls == {}
    assert findings_of("improvements", Inquiry(asked, Solver)) == []


@pytest.mark.parametrize("choices", [17, *slow([24])])
def test_more_choices_than_can_be_combined_are_left_open(choices: int) -> None:
    halves = {f"c{place}": F(1, 2**place) for place in range(choices)}
    proof = prove(of(multiple("m", halves, target=2), single("b", YES_NO)))
    assert not proof.proved


def test_a_score_that_only_just_falls_short_is_not_shown_as_full() -> None:
    asked = of(single("q", {"no": 0, "nearly": F(99999, 100000)}))
    (told_of,) = findings_of("scores", Inquiry(asked, None))[:1]
    assert (told_of.rule, told_of.values["score"]) == ("never_full", Fraction("99.999"))
