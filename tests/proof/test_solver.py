"""The solver against every way through small questionnaires, and alone where the ways are too many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from fractions import Fraction
from functools import cache
from random import Random
from typing import TypeVar

import pytest
from hypothesis import settings
from proof.brute_force import Answers, BruteForce, TooLargeError, sheet_of
from proof.comparing import accepted, complete, findings_of, overall, told
from proof.generating import Sums, random_questionnaire
from searches import slow
from sheets import of, questionnaire, section, single

from ecomdiag import engine
from ecomdiag.proof.concerned import sections_concerned
from ecomdiag.proof.findings import HowProved, Proof
from ecomdiag.proof.inquiry import Inquiry
from ecomdiag.proof.prove import prove
from ecomdiag.proof.solver import Solver
from ecomdiag.proof.structure import Structure
from ecomdiag.questionnaire.conditions import All, AnyOf, Condition, Not, holds
from ecomdiag.questionnaire.conditions import Any as AnyPart
from ecomdiag.questionnaire.model import Level, Questionnaire
from ecomdiag.scoring import scoring
from ecomdiag.scoring.scoring import answer_score

pytest.importorskip("z3")

T = TypeVar("T")
EXPLORES = not settings.default.derandomize
EACH = 500 if EXPLORES else 30
#: As many, or a few of them.
counted = pytest.mark.parametrize("count", [6, *slow([EACH])])
#: The parts of a proof in which the solver takes part; sums are always gone through.
SOLVED = ("reaching", "scores", "improvements")


class Solved(Inquiry):
    """An inquiry that asks the solver at once, however few the ways are."""

    def decide(
        self,
        every_way: Callable[[], T],  # noqa: ARG002 - left alone
        by_solver: Callable[[Solver], T],
    ) -> tuple[T, HowProved]:
        """Ask the solver."""
        return self.solved(by_solver), "solver"


@cache
def random_ones(sums: Sums, count: int) -> list[tuple[int, Questionnaire]]:
    """Return random questionnaires of which some sheet has a score, each by its number."""
    found: list[tuple[int, Questionnaire]] = []
    number = Random().randrange(10**9) if EXPLORES else 10_000
    while len(found) < count:
        number += 1
        asked = random_questionnaire(Random(number), sums)
        with suppress(TooLargeError):
            if BruteForce(asked).run(falls=False).scores:
                found.append((number, asked))
    return found


@counted
@pytest.mark.parametrize("sums", ["apart", "words", *slow(["none"])])
def test_the_solver_finds_what_every_way_finds(sums: Sums, count: int) -> None:
    differs = {}
    for number, asked in random_ones(sums, count):
        for check in SOLVED:
            every_way = told(findings_of(check, Inquiry(asked, None)))
            solved = told(findings_of(check, Solved(asked, Solver)))
            left_open = {where for rule, where in every_way if rule.startswith("undecided_")}
            found = {own for own in every_way ^ solved if own[1] not in left_open}
            differs |= {(number, check): found} if found else {}
    assert not differs


# What the solver gives ----------------------------------------------------------------------------------


@counted
@pytest.mark.parametrize("sums", ["apart", "words", *slow(["none"])])
def test_the_answers_it_gives_are_what_was_asked_for(sums: Sums, count: int) -> None:
    given = Counter[str]()
    for number, asked in random_ones(sums, count):
        solver = Solver(Structure(asked))
        for what, answers, shows in (*reached(asked, solver), *scored(asked, solver)):
            if answers is not None:
                given[what.split()[0]] += 1
                assert complete(asked, answers), (number, what)
                assert shows(answers), (number, what)
    assert len(given) == 6
    assert min(given.values()) > count / 20, given


Given = tuple[str, Answers | None, Callable[[Answers], bool]]


def reached(asked: Questionnaire, solver: Solver) -> Iterator[Given]:
    """Yield what the solver gives for a question, a band and a condition, and whether some answers show it."""
    for question in asked.questions:
        yield (
            f"question {question.id}",
            solver.asking(question),
            lambda found, q=question: q in path(asked, found).asked,
        )
        for condition in question.conditions:
            for truth in (True, False):
                yield (
                    f"condition {condition} {truth}",
                    solver.holding(condition, truth),
                    lambda found, own=condition, truth=truth: holds(own, path(asked, found).answers) is truth,
                )
        starts = [band.start for band in question.bands]
        for low, high in zip(starts, [*starts[1:], None], strict=False):
            yield (
                f"band {question.id} {low}",
                solver.numbering(question, low, high),
                lambda found, q=question, low=low, high=high: in_band(path(asked, found), q.id, low, high),
            )


def scored(asked: Questionnaire, solver: Solver) -> Iterator[Given]:
    """Yield what the solver gives for a score, a level and a blocker, and whether some answers show it."""
    for score in (Fraction(0), Fraction(100)):
        yield f"score {score}", solver.scoring(score), lambda found, own=score: overall(asked, found) == own
    for level in asked.levels:
        yield (
            f"level {level.id}",
            solver.levelling(level),
            lambda found, own=level: level_of(asked, found) == own,
        )
    for blocker in asked.blockers:
        yield (
            f"blocker {blocker.id}",
            solver.capping(blocker),
            lambda found, own=blocker: (
                own in scoring.active_blockers(asked, path(asked, found))
                and own.caps_at in [level.id for level in below(asked, overall(asked, found))]
            ),
        )


def path(asked: Questionnaire, answers: Answers) -> engine.RoutingPath:
    return engine.path(asked, sheet_of(asked, answers))


def in_band(walk: engine.RoutingPath, name: str, low: Fraction, high: Fraction | None) -> bool:
    answer = walk.answers[name]
    return isinstance(answer, Fraction) and low <= answer and (high is None or answer < high)


def level_of(asked: Questionnaire, answers: Answers) -> Level | None:
    score = overall(asked, answers)
    active = scoring.active_blockers(asked, path(asked, answers))
    return None if score is None else scoring.capped(asked, asked.level(score), active)


def below(asked: Questionnaire, score: Fraction | None) -> tuple[Level, ...]:
    """Return the levels below that of a score."""
    return () if score is None else asked.levels[: asked.levels.index(asked.level(score))]


@counted
@pytest.mark.parametrize("sums", ["apart", *slow(["none"])])
def test_the_better_answers_it_gives_lower_the_score(sums: Sums, count: int) -> None:
    falls = 0
    for number, asked in random_ones(sums, count):
        structure = Structure(asked)
        solver = Solver(structure)
        for question in structure.scored:
            found = solver.lowering(question, sections_concerned(structure, question))
            if found is None:
                continue
            answers, better = found
            changed = {**answers, question.id: better}
            before, after = overall(asked, answers), overall(asked, changed)
            worths = [answer_score(question, own[question.id]) for own in (answers, changed)]
            assert complete(asked, answers), number
            assert None not in (before, after, *worths), number
            assert worths[0] < worths[1], number  # type: ignore[operator]
            # Of the sections concerned only: the others may still hide it, which is told as undecided.
            falls += after < before  # type: ignore[operator]
    assert falls > count // 15


# Names that a formula may use for itself ----------------------------------------------------------------


@pytest.mark.parametrize("choice", ["given", "number", "mean", "overall"])
def test_a_choice_may_have_any_name(choice: str) -> None:
    solver = Solver(Structure(of(single("consent", {choice: 1, "refused": 0}))))
    assert solver.scoring(Fraction(0)) == {"consent": "refused"}
    assert solver.scoring(Fraction(100)) == {"consent": choice}


@pytest.mark.parametrize("other", ["better_a", "beforeall", "a_", "all"])
def test_a_question_may_have_any_name(other: str) -> None:
    yes_no = {"no": 0, "yes": 1}
    hidden = AnyOf(other, frozenset({"no"}))
    asked = of(
        single(other, yes_no, weight=0),
        single("a", yes_no),
        single(
            "b", yes_no, show_if=All((AnyOf("a", frozenset({"yes"})), hidden)), if_not_asked="full", weight=3
        ),
    )
    structure = Structure(asked)
    found = Solver(structure).lowering(asked.by_id["a"], sections_concerned(structure, asked.by_id["a"]))
    assert found is not None
    answers, better = found
    assert overall(asked, {**answers, "a": better}) < overall(asked, answers)  # type: ignore[operator]


# Where the ways are too many ----------------------------------------------------------------------------

YES_NO = {"no": 0, "yes": 1}
GATES = [f"g{place}" for place in range(20)]
#: Each condition looks at so many of the gates: more than 20,000 ways to answer those.
LOOKED_AT = 16


def yes(name: str) -> Condition:
    return AnyOf(name, frozenset({"yes"}))


def any_yes(names: list[str]) -> Condition:
    return AnyPart(tuple(map(yes, names)))


def lattice() -> Questionnaire:
    """Return 28 questions, 6 of which look at 16 of the others each, and two faults."""
    questions = []
    for place in range(4):
        names = [GATES[(place + step) % 20] for step in range(LOOKED_AT)]
        first, second = names[: LOOKED_AT // 2], names[LOOKED_AT // 2 :]
        shown = AnyPart((All(tuple(map(yes, first))), *(Not(yes(name)) for name in second)))
        questions.append(single(f"q{place}", YES_NO, show_if=shown, if_not_asked=["zero", "full"][place % 2]))
    own = GATES[:LOOKED_AT]
    never = All((any_yes(own), *(Not(yes(name)) for name in own)))
    opened = All((yes("opens"), any_yes(own)))
    return questionnaire(
        section("gates", *(single(name, YES_NO) for name in GATES), weight=0),
        section("s", *questions[:2], single("never", YES_NO, weight=0, show_if=never)),
        section("t", *questions[2:], weight=2),
        section("u", single("other", YES_NO), single("opens", YES_NO),
                single("opened", YES_NO, weight=6, show_if=opened, if_not_asked="exclude")),
    )  # fmt: skip


FAULTS = {("never_asked", ("question", "never", "show_if")), ("lowers", ("question", "opens"))}


def means_of(proof: Proof) -> dict[HowProved, int]:
    found = Counter[HowProved]()
    for claim in proof.claims:
        found[claim.means] += claim.count
    return dict(found)


@pytest.mark.slow
def test_too_many_ways_are_decided_by_the_solver() -> None:
    asked = lattice()
    proof = prove(asked, None, Solver)
    assert told(proof.findings) == FAULTS
    assert means_of(proof)["solver"] > 80
    for found in proof.findings:
        if found.change is not None:
            assert found.example is not None
            answers = dict(found.example.answers)
            assert accepted(asked, answers)
            assert overall(asked, answers) == found.change.before > found.change.after


@pytest.mark.slow
def test_too_many_ways_are_left_open_without_a_solver() -> None:
    proof = prove(lattice())
    rules = Counter(found.rule for found in proof.findings if not found.decided)
    assert told(found for found in proof.findings if found.decided) == {("lowers", ("question", "opens"))}
    assert set(rules) <= {"undecided_questions", "undecided_conditions", "undecided_levels"}
    assert rules["undecided_questions"] == 6
    assert "solver" not in means_of(proof)


@pytest.mark.parametrize("check", ["reaching", *slow(["improvements"])])
def test_a_solver_without_patience_decides_nothing_wrongly(check: str) -> None:
    inquiry = Inquiry(lattice(), lambda structure: Solver(structure, patience=1))
    assert {own for own in told(findings_of(check, inquiry)) if not own[0].startswith("undecided_")} <= FAULTS
