from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from random import Random

from edits import RICH, first, result, with_question
from sheets import blocker, random_sheet, single

from ecomdiag import engine
from ecomdiag.changes.rereading import Reading, Reread, Verdict, reread
from ecomdiag.conditions import AnyOf
from ecomdiag.model import (
    AnswerSheet,
    Question,
    Questionnaire,
)


def read_again(new: Questionnaire, sheet: AnswerSheet) -> Reread:
    readings = [Reading(sheet=sheet, problems=engine.check(version, sheet)) for version in (RICH, new)]
    return reread(RICH, new, *readings)


COMPLETE = random_sheet(RICH, Random(3)).with_answer("shop", "partly").with_answer("kind", "own")
COMPLETE = (
    COMPLETE.with_answer("mobile", "yes").with_answer("returns", "yes").with_answer("offline", Fraction(0))
)
COMPLETE = COMPLETE.with_answer("online", Fraction(100)).with_answer("teams", ("it", "sales"))


def test_answers_that_stand_have_their_score_and_level_before_and_after() -> None:
    heavier = with_question(RICH, "shop", weight=Fraction(5))
    found = read_again(heavier, COMPLETE)
    assert (found.verdict, found.problems, found.missing, found.idle, found.already) == (
        Verdict.STANDS, (), (), (), 0,
    )  # fmt: skip
    for shown, asked in ((found.before, RICH), (found.after, heavier)):
        score, level = result(asked, COMPLETE)
        assert shown.scores == (score, score)
        assert shown.levels is not None
        assert {end.id for end in shown.levels} == {level}
    assert found.before.scores != found.after.scores


def test_the_level_is_the_one_that_blockers_leave() -> None:
    new = replace(RICH, blockers=(blocker("own", AnyOf("kind", frozenset({"own"})), "starting"),))
    found = read_again(new, COMPLETE)
    assert found.before.levels != found.after.levels
    assert found.after.levels is not None
    assert {end.id for end in found.after.levels} == {"starting"}


def test_answers_that_lack_a_new_question_have_a_range() -> None:
    found = read_again(of_rich(single("added", {"no": 0, "yes": 1})), COMPLETE)
    assert (found.verdict, found.missing) == (Verdict.LACKS, ("added",))
    assert found.after.scores is not None
    low, high = found.after.scores
    assert low < high


def of_rich(*more: Question) -> Questionnaire:
    (own,) = RICH.sections
    added = tuple(replace(question, section=own.id) for question in more)
    return replace(RICH, sections=(replace(own, questions=(*own.questions, *added)),))


def test_an_answer_that_no_longer_stands_is_told() -> None:
    teams = RICH.by_id["teams"]
    new = with_question(RICH, "teams", choices=tuple(choice for choice in teams.choices if choice.id != "it"))
    found = read_again(new, COMPLETE)
    assert found.verdict is Verdict.BREAKS
    assert [(problem.rule, problem.question) for problem in found.problems] == [("unknown_choice", "teams")]
    assert found.missing == ()


def test_what_was_wrong_or_missing_before_is_not_the_changes_doing() -> None:
    sheet = COMPLETE.without("mobile").with_answer("teams", ("it", "none"))
    found = read_again(RICH, sheet)
    assert (found.verdict, found.already) == (Verdict.STANDS, 2)


def test_an_answer_that_is_no_longer_asked_for_is_told() -> None:
    found = read_again(with_question(RICH, "returns", show_if=AnyOf("shop", frozenset({"no"}))), COMPLETE)
    assert (found.verdict, found.idle) == (Verdict.STANDS, ("returns",))


def test_an_answer_whose_question_is_gone_is_told_once() -> None:
    (own,) = RICH.sections
    new = replace(RICH, sections=(replace(own, questions=own.questions[:-1]),))
    sheet = COMPLETE.with_answer("share", Fraction(10)).with_answer("help", "yes")
    found = read_again(new, sheet)
    assert [problem.question for problem in found.problems] == ["help"]
    assert found.idle == ()


def test_nothing_scored_has_no_score() -> None:
    unscored = replace(RICH, sections=first(RICH.sections, weight=Fraction(0)))
    assert read_again(unscored, COMPLETE).after.scores is None
