from __future__ import annotations

from random import Random

from edits import RICH, another_number, randomly_edited, result
from hypothesis import given
from hypothesis import strategies as st
from searches import searched
from sheets import random_sheet, shipped_questionnaire

from ecomdiag import engine
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.versions import diff
from ecomdiag.versions.numbering import called_for
from ecomdiag.versions.records import Consequence, VersionStep


@given(st.integers(min_value=0))
def test_a_questionnaire_compared_with_itself_has_no_changes(seed: int) -> None:
    rng = Random(seed)
    new = randomly_edited(RICH, rng, 3)
    changes = diff(new, new)
    assert (changes.changes, changes.step, changes.version_enough) == ((), VersionStep.NONE, True)


def test_the_shipped_questionnaire_compared_with_itself_has_no_changes(shipped: Questionnaire) -> None:
    assert diff(shipped, shipped).changes == ()


@given(st.integers(min_value=0))
def test_another_number_in_the_shipped_questionnaire_is_never_only_wording(seed: int) -> None:
    asked, rng = shipped_questionnaire(), Random(seed)
    changes = diff(asked, another_number(asked, rng))
    assert {change.consequence for change in changes.changes} == {Consequence.SCORES}
    assert (changes.step, changes.version_called_for, changes.version_enough) == (
        VersionStep.MINOR,
        called_for(asked.version, VersionStep.MINOR),
        False,
    )


def promises_are_kept(old: Questionnaire, new: Questionnaire, sheet: AnswerSheet) -> None:
    """Whatever the comparison says of all old answers is so for these."""
    changes = diff(old, new)
    found = engine.check(new, sheet)
    stopping = {problem.rule for problem in found if problem.stops}
    if changes.stands:
        assert stopping <= {"unanswered"}
        assert changes.asking_more or not stopping
        assert changes.moving_scores or result(old, sheet) == result(new, sheet)
    if changes.consequence in (None, Consequence.TEXTS):
        assert [problem.rule for problem in found] == [problem.rule for problem in engine.check(old, sheet)]


@searched(st.integers(min_value=0), quick=40, full=200)
def test_what_is_said_of_old_answers_is_so(seed: int) -> None:
    rng = Random(seed)
    new = randomly_edited(RICH, rng)
    for _ in range(4):
        promises_are_kept(RICH, new, random_sheet(RICH, rng, hidden=rng.random() < 0.5))


@searched(st.integers(min_value=0), quick=7, full=60)
def test_what_is_said_of_answers_to_the_shipped_questionnaire_is_so(seed: int) -> None:
    asked, rng = shipped_questionnaire(), Random(seed)
    promises_are_kept(asked, randomly_edited(asked, rng), random_sheet(asked, rng, hidden=rng.random() < 0.5))
