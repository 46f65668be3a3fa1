from __future__ import annotations

import json
from fractions import Fraction
from random import Random

from edits import RICH, first, result, with_question
from sheets import blocker, random_sheet, single

from ecomdiag import engine
from ecomdiag.questionnaire.checked import CheckedSheet
from ecomdiag.questionnaire.conditions import AnyOf
from ecomdiag.questionnaire.model import Question, Questionnaire
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.ranges.finder import MOST_WAYS
from ecomdiag.record import replace
from ecomdiag.report.versions import json_text
from ecomdiag.report.versions import text as report
from ecomdiag.texts import LANGUAGES
from ecomdiag.versions.diffing import diff
from ecomdiag.versions.sheets import SheetDiff, Verdict, diff_sheet


def read_again(new: Questionnaire, sheet: AnswerSheet, most_ways: int = MOST_WAYS) -> SheetDiff:
    readings = [CheckedSheet(sheet=sheet, problems=engine.check(version, sheet)) for version in (RICH, new)]
    return diff_sheet(RICH, new, *readings, most_ways)


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


def test_a_range_that_could_not_be_worked_out_is_told_as_limits() -> None:
    new = of_rich(single("added", {"no": 0, "yes": 1}))
    found = read_again(new, COMPLETE, most_ways=1)
    assert (found.before.exact, found.after.exact) == (True, False)
    changes, answers = diff(RICH, new), [("company.yaml", found)]
    shown = {language: report.render(changes, language, answers, width=10_000) for language in LANGUAGES}
    assert " now within " in shown["en"]
    assert "cannot lie outside these limits" in shown["en"]
    assert " ahora dentro de " in shown["es"]
    assert "fuera de estos límites no puede quedar" in shown["es"]
    (told,) = json.loads(json_text.render(changes, "en", answers))["answers"]
    assert [told[when]["range_exact"] for when in ("before", "after")] == [True, False]
