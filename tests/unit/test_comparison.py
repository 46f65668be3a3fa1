"""Diagnoses side by side and over time: what each question brings adds up to exactly the difference."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from random import Random

import pytest
from conftest import Run
from edits import RICH, another_number, randomly_edited
from generating import random_questionnaire
from hypothesis import strategies as st
from searches import searched
from sheets import half_filled, of, random_sheet, sheet, shipped_questionnaire, single

import ecomdiag
from ecomdiag.comparison.model import Comparison, Step
from ecomdiag.comparison.shifting import means, overall, shifts
from ecomdiag.diagnosis.diagnose import diagnose
from ecomdiag.diagnosis.result import Diagnosis
from ecomdiag.engine import path
from ecomdiag.loader.diagnosis_file import read_diagnosis
from ecomdiag.loader.questions.writer import questionnaire_text
from ecomdiag.problems.errors import UsageError
from ecomdiag.questionnaire.conditions import LEFT_OUT, AnyOf
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.record import replace
from ecomdiag.report.diagnosis import json_text
from ecomdiag.scoring import scoring
from ecomdiag.scoring.sharing import shares
from ecomdiag.texts import LANGUAGES, say

ROOT = Path(__file__).resolve().parents[2]
SEEDS = st.integers(0, 2**32)


def steps_between(*diagnoses: Diagnosis) -> tuple[Step, ...]:
    return ecomdiag.compare(list(diagnoses), over_time=True).steps


def check_step(before: Diagnosis, after: Diagnosis) -> Step:
    """The points are exactly the difference; the way back brings the same with the other sign."""
    (step,) = steps_between(before, after)
    (back,) = steps_between(after, before)
    if before.score is None or after.score is None:
        assert step.difference is None
        assert step.contributions == ()
        return step
    assert sum(own.points for own in step.contributions) == step.difference == after.score - before.score
    assert step.by_version == sum(own.points for own in step.contributions if own.cause == "version")
    assert {(own.section, own.question, -own.points) for own in step.contributions} == {
        (own.section, own.question, own.points) for own in back.contributions
    }
    assert all(own.points for own in step.contributions)
    return step


# Over time ----------------------------------------------------------------------------------------------


@searched(SEEDS, quick=30, full=600)
def test_what_each_question_brings_adds_up_exactly(seed: int) -> None:
    rng = Random(seed)
    asked = random_questionnaire(rng, sums="none")
    one, other = (diagnose(asked, random_sheet(asked, rng, hidden=rng.random() < 0.5)) for _ in range(2))
    step = check_step(one, other)
    assert not step.other_version
    for own in step.contributions:
        assert own.cause != "version"
        was, now = one.by_id[own.question or ""], other.by_id[own.question or ""]
        assert (was.asked, was.answer, was.score) != (now.asked, now.answer, now.score)
        match own.cause:
            case "answer":
                assert was.asked
                assert now.asked
                assert was.answer != now.answer
            case "opened":
                assert (was.asked, now.asked) == (False, True)
            case "closed":
                assert (was.asked, now.asked) == (True, False)
            case "aside":
                assert (was.asked, now.asked) == (False, False)


@searched(SEEDS, quick=8, full=250)
def test_so_it_does_for_the_shipped_questionnaire(seed: int) -> None:
    asked, rng = shipped_questionnaire(), Random(seed)
    check_step(*(diagnose(asked, random_sheet(asked, rng)) for _ in range(2)))


@searched(SEEDS, quick=20, full=300)
def test_so_it_does_from_one_version_to_another(seed: int) -> None:
    rng = Random(seed)
    old = random_questionnaire(rng, sums="none")
    if not any(question.scored and old.section_of[question.id].weight for question in old.questions):
        return
    new = replace(another_number(old, rng), version="2")
    sheet_of_old = random_sheet(old, rng)
    before = diagnose(old, sheet_of_old)
    if path(new, sheet_of_old).unanswered:
        return
    step = check_step(before, diagnose(new, replace(sheet_of_old, version="2")))
    # The company has changed nothing: all of it is the questionnaire's.
    assert step.other_version
    assert step.by_version == (step.difference or 0)
    check_step(before, diagnose(new, replace(random_sheet(new, rng), version="2")))


def test_an_answer_to_what_was_left_out_brings_what_it_lifts() -> None:
    ladder = {"no": 0, "yes": 1}
    asked = of(single("a", ladder), single("b", ladder, optional=True))
    before, after = (diagnose(asked, sheet(asked, a="yes", b=own)) for own in (LEFT_OUT, "yes"))
    assert (before.by_id["b"].score, after.by_id["b"].score) == (0, 100)
    (moved,) = check_step(before, after).contributions
    assert (moved.question, moved.points) == ("b", 50)


@searched(SEEDS, quick=20, full=300)
def test_so_it_does_whatever_was_edited(seed: int) -> None:
    rng = Random(seed)
    new = replace(randomly_edited(RICH, rng), id=RICH.id, version="2")
    try:
        sheets = [(own, random_sheet(own, rng)) for own in (RICH, new)]
    except ValueError:
        return  # an edit with which no sum can be kept
    check_step(*(diagnose(own, answered) for own, answered in sheets))


@searched(SEEDS, quick=20, full=300)
def test_without_branches_it_is_the_mean_over_all_orders(seed: int) -> None:
    """Where nothing opens, closes or leaves the mean, both ways to share give the same."""
    rng = Random(seed)
    ladder = {"a": 0, "b": Fraction(1, 3), "c": 1}
    asked = of(*(single(f"q{place}", ladder, weight=rng.randint(1, 3)) for place in range(4)))
    one, other = (random_sheet(asked, rng) for _ in range(2))
    names = list(one.answers)

    def score(chosen: frozenset[int]) -> Fraction:
        some = {names[place]: other.answers[names[place]] for place in chosen}
        return scoring.overall(asked, path(asked, replace(one, answers={**one.answers, **some}))) or Fraction(
            0
        )

    step = check_step(diagnose(asked, one), diagnose(asked, other))
    found = {own.question: own.points for own in step.contributions}
    assert [found.get(name, 0) for name in names] == list(shares(len(names), score))


def test_what_leaves_the_mean_brings_what_it_held_back() -> None:
    asked = of(single("a", {"no": 0, "na": None}), single("b", {"half": Fraction(1, 2)}))
    one, other = (diagnose(asked, sheet(asked, a=answer, b="half")) for answer in ("no", "na"))
    (own,) = check_step(one, other).contributions
    assert (own.question, own.points, own.cause) == ("a", 25, "answer")


def test_an_opened_branch_is_told_apart_from_the_answer_that_opens_it() -> None:
    ladder = {"no": 0, "yes": 1}
    asked = of(single("shop", ladder), single("mobile", ladder, show_if=AnyOf("shop", frozenset({"yes"}))))
    one = diagnose(asked, sheet(asked, shop="no"))
    other = diagnose(asked, sheet(asked, shop="yes", mobile="yes"))
    found = {
        own.question: (own.points, own.cause, own.branch) for own in check_step(one, other).contributions
    }
    assert found == {"shop": (50, "answer", None), "mobile": (50, "opened", "shop")}
    back = {own.question: (own.points, own.cause, own.branch) for own in check_step(other, one).contributions}
    assert back == {"shop": (-50, "answer", None), "mobile": (-50, "closed", "shop")}


def test_a_question_that_comes_with_a_version_is_the_versions() -> None:
    ladder = {"no": 0, "yes": 1}
    old = of(single("a", ladder))
    new = replace(of(single("a", ladder), single("b", ladder)), version="2")
    one = diagnose(old, sheet(old, a="yes"))
    step = check_step(one, diagnose(new, sheet(new, a="yes", b="no")))
    assert (step.difference, step.by_version) == (-50, -50)
    step = check_step(one, diagnose(new, sheet(new, a="no", b="no")))
    assert step.difference == -100
    assert {own.question: own.cause for own in step.contributions} == {"a": "answer", "b": "version"}
    both = ecomdiag.compare([one, diagnose(new, sheet(new, a="yes", b="no"))])
    assert (both.same_version, both.not_shared, both.shared) == (False, ("b",), (100, 100))


@searched(SEEDS, quick=15, full=250)
def test_the_means_are_the_score(seed: int) -> None:
    rng = Random(seed)
    asked = random_questionnaire(rng, sums="none")
    own = diagnose(asked, random_sheet(asked, rng))
    found = means(own)
    assert bool(found) == (own.score is not None)
    if found:
        assert overall(found) == own.score
        assert list(shifts(found, found)) == []


def test_the_order_is_that_of_the_dates(shipped: Questionnaire) -> None:
    own = diagnose(shipped, random_sheet(shipped, Random(1)))
    dated = [replace(own, date=day) for day in ("2026-03-01", "2025-03-01", "2026-02-01")]
    found = ecomdiag.compare(dated, over_time=True)
    assert [entry.diagnosis.date for entry in found.entries] == ["2025-03-01", "2026-02-01", "2026-03-01"]
    assert [(step.start, step.end) for step in found.steps] == [("T0", "T1"), ("T1", "T2")]
    undated = ecomdiag.compare([dated[0], replace(own, date=None)], over_time=True)
    assert [entry.diagnosis.date for entry in undated.entries] == ["2026-03-01", None]


def test_what_became_of_the_plan(shipped: Questionnaire) -> None:
    before = ecomdiag.diagnose(shipped, example("taller-forja"))
    assert before.advice is not None
    first = next(own for own in before.advice.recommendations if own.alternative_to is None)
    sheet_then = example("taller-forja").with_answer(first.question, first.end)
    (step,) = steps_between(before, ecomdiag.diagnose(shipped, sheet_then))
    states = {own.action: own.state for own in step.actions}
    assert states[first.action] == "done"
    assert set(states.values()) == {"done", "open"}
    (same,) = steps_between(before, before)
    assert {own.state for own in same.actions} == {"open"}
    assert (same.difference, same.contributions, same.sections) == (0, (), ())


# Side by side -------------------------------------------------------------------------------------------


def example(name: str) -> AnswerSheet:
    return ecomdiag.load_answers(ROOT / "examples" / f"{name}.yaml", shipped_questionnaire())


@searched(SEEDS, quick=10, full=200)
def test_only_what_differs_is_told(seed: int) -> None:
    rng = Random(seed)
    asked = random_questionnaire(rng, sums="none")
    own = [diagnose(asked, half_filled(asked, rng)) for _ in range(rng.randint(2, 12))]
    found = ecomdiag.compare(own)
    told = {row.id for row in found.questions}
    for question in asked.questions:
        cells = [(one.by_id[question.id].asked, one.by_id[question.id].answer) for one in own]
        assert (question.id in told) == (len(set(cells)) > 1)
    for row in found.sections:
        assert list(row.scores) == [
            next(section.score_range for section in one.sections if section.id == row.id) for one in own
        ]
    assert (found.same_version, found.shared, found.not_shared, found.steps) == (True, (), (), ())
    for language in LANGUAGES:
        shown = json.loads(ecomdiag.render(found, "json", language=language))
        assert [entry["label"] for entry in shown["diagnoses"]] == [entry.label for entry in found.entries]
        assert ecomdiag.render(found, "markdown", language=language)


def test_official_figures_stand_beside_the_answers(shipped: Questionnaire) -> None:
    made = [
        ecomdiag.diagnose(shipped, example(name)) for name in ("conservas-ria", "moda-doce", "taller-forja")
    ]
    found = ecomdiag.compare(made)
    assert found.figures
    for place, own in enumerate(made):
        assert own.advice is not None
        told = {peer.statement.id: peer.same for peer in own.advice.peers}
        assert {row.id: row.same[place] for row in found.figures if row.same[place] is not None} == told
    for row in found.figures:
        assert row.sources
        assert str(row.year) in row.text.es
        assert str(row.year) in row.text.en
    for language in LANGUAGES:
        page = ecomdiag.render(found, "markdown", language=language)
        assert all(row.text.to(language) in page and row.sources[0].link in page for row in found.figures)
    assert ecomdiag.compare(made, respondents=True).figures == ()


def test_saved_diagnoses_compare_as_those_just_made(shipped: Questionnaire) -> None:
    made = [ecomdiag.diagnose(shipped, example(name)) for name in ("conservas-ria", "moda-doce")]
    saved = [read_diagnosis(json_text.render(own, "es").encode()) for own in made]
    assert ecomdiag.compare(saved, over_time=True) == ecomdiag.compare(made, over_time=True)


@pytest.mark.parametrize("count", [0, 1, 13])
def test_from_two_to_twelve_are_compared(shipped: Questionnaire, count: int) -> None:
    own = diagnose(shipped, random_sheet(shipped, Random(1)))
    with pytest.raises(UsageError, match="2 to 12"):
        ecomdiag.compare([own] * count)


def test_diagnoses_of_another_questionnaire_are_refused(shipped: Questionnaire) -> None:
    asked = of(single("a", {"b": 1}))
    others = [diagnose(shipped, random_sheet(shipped, Random(1))), diagnose(asked, sheet(asked, a="b"))]
    with pytest.raises(UsageError, match="online-export"):
        ecomdiag.compare(others)


def test_another_file_of_the_same_version_is_told_too() -> None:
    asked = of(single("a", {"no": 0, "yes": 1}))
    one = diagnose(asked, sheet(asked, a="no"))
    other = replace(one, questionnaire=replace(one.questionnaire, digest="f" * 64))
    for language, told in (("es", "no era siempre el mismo"), ("en", "not always the same")):
        page = ecomdiag.render(ecomdiag.compare([one, other]), "markdown", language=language)
        assert told in page
        assert told not in ecomdiag.render(ecomdiag.compare([one, one]), "markdown", language=language)


def lines_of(found: Comparison, width: int) -> list[str]:
    return ecomdiag.render(found, "table", language="es", width=width).splitlines()


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("count", [2, 5, 12])
def test_it_fits_the_window(shipped: Questionnaire, width: int, count: int) -> None:
    rng = Random(count)
    names = [f"Conservas {place}" for place in range(count)]
    own = [diagnose(shipped, replace(random_sheet(shipped, rng), company=name)) for name in names]
    for over_time in (False, True):
        found = lines_of(ecomdiag.compare(own, over_time=over_time), width)
        assert max(map(len, found)) <= width
        text = "\n".join(found)
        assert all(name in text for name in names)


def test_what_may_be_left_out_and_is_was_not_forgotten(run: Run, tmp_path: Path) -> None:
    asked = of(single("may", {"no": 0, "yes": 1}, optional=True), single("must", {"no": 0, "yes": 1}))
    (tmp_path / "q.yaml").write_text(questionnaire_text(asked), encoding="utf-8")
    for name, answers in (
        ("a", "may: 'yes', must: 'no'"),
        ("b", "must: 'yes'"),
        ("c", "may: [], must: 'yes'"),
    ):
        text = f"questionnaire: small\nversion: '1'\ncompany: {name}\nanswers: {{{answers}}}\n"
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    for other in ("b", "c"):
        done = run(
            "compare", "a.yaml", f"{other}.yaml", "--rivals", "--questionnaire", "q.yaml", "--lang", "en"
        )
        assert done.returncode == 0, done.stderr
        assert f"B: {say('report.left_out', 'en')}" in done.stdout
