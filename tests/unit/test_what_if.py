"""What other answers would make of a diagnosis, and that what each brings adds up to all of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from fractions import Fraction
from itertools import permutations
from pathlib import Path
from random import Random
from typing import Any

import pytest
from generating import random_questionnaire
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from running import Run
from searches import searched
from sheets import of, random_answer, random_sheet, sheet, shipped_questionnaire, single

import ecomdiag
from ecomdiag import engine
from ecomdiag.diagnosis.beside import WhatIfResult
from ecomdiag.diagnosis.diagnose import diagnose
from ecomdiag.diagnosis.what_if import what_if
from ecomdiag.loader.diagnosis_file import read_diagnosis
from ecomdiag.problems.errors import AnswersError, UsageError
from ecomdiag.questionnaire.conditions import Answer, AnyOf
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.record import replace
from ecomdiag.report.diagnosis import json_text, markdown, terminal
from ecomdiag.scoring.scoring import overall
from ecomdiag.texts import LANGUAGES
from ecomdiag.workflows.what_if import changes_of

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = str(ROOT / "examples" / "taller-forja.yaml")
SCHEMA = json.loads((ROOT / "data" / "diagnosis.schema.json").read_text(encoding="utf-8"))


def scored(asked: Questionnaire, own: AnswerSheet, changes: Mapping[str, Answer]) -> Fraction:
    return overall(asked, engine.path(asked, replace(own, answers={**own.answers, **changes}))) or Fraction(0)


def by_every_order(
    asked: Questionnaire, own: AnswerSheet, changes: Mapping[str, Answer]
) -> dict[str, Fraction]:
    """What each change brings, as the mean over all orders, gone through one by one."""
    orders = list(permutations(changes))
    found = dict.fromkeys(changes, Fraction(0))
    for order in orders:
        made: dict[str, Answer] = {}
        for name in order:
            before = scored(asked, own, made)
            made[name] = changes[name]
            found[name] += (scored(asked, own, made) - before) / len(orders)
    return found


def check(asked: Questionnaire, own: AnswerSheet, changes: dict[str, Answer]) -> WhatIfResult | None:
    told = what_if(asked, own, changes)
    if told is None:
        return None
    assert told.before == diagnose(asked, own).score
    assert told.after == scored(asked, own, changes)
    assert sum(change.points for change in told.changes) == told.after - told.before
    assert {change.question: change.points for change in told.changes} == by_every_order(asked, own, changes)
    for change in told.changes:
        assert change.alone == scored(asked, own, {change.question: change.end}) - told.before
        if own.answers.get(change.question) == change.end:
            assert change.points == 0
    low, high = told.range_after
    # What is opened counts 0, which its least answer may be above; and any answer to it may open or close others.
    assert told.opens or told.after == low == high
    backwards = what_if(asked, own, dict(reversed(changes.items())))
    assert backwards is not None
    assert set(backwards.changes) == set(told.changes)
    return told


@searched(st.integers(0, 2**32), quick=20, full=300)
def test_what_each_change_brings_adds_up_exactly(seed: int) -> None:
    rng = Random(seed)
    asked = random_questionnaire(rng, sums="none")
    own = random_sheet(asked, rng, hidden=rng.random() < 0.5)
    names = rng.sample(sorted(asked.by_id), rng.randint(1, min(4, len(asked.by_id))))
    check(asked, own, {name: random_answer(asked.by_id[name], rng) for name in names})


#: Questions that open others, and some that these open.
BRANCHES = (
    "sells_online",
    "exports",
    "exports_online",
    "considers_online_export",
    "crm",
    "erp",
    "erp_integration",
    "returns",
)


@searched(st.integers(0, 2**32), quick=6, full=100)
def test_so_it_does_where_branches_open_and_close(seed: int) -> None:
    asked, rng = shipped_questionnaire(), Random(seed)
    own = random_sheet(asked, rng)
    names = rng.sample(BRANCHES, 3)
    told = check(asked, own, {name: random_answer(asked.by_id[name], rng) for name in names})
    assert told is not None


def test_opening_a_branch_and_what_stands_in_it_share_what_both_bring() -> None:
    ladder = {"no": 0, "yes": 1}
    asked = of(
        single("shop", {"no": 0, "yes": 0}),
        single("mobile", ladder, show_if=AnyOf("shop", frozenset({"yes"}))),
    )
    told = what_if(asked, sheet(asked, shop="no"), {"shop": "yes", "mobile": "yes"})
    assert told is not None
    assert [(own.points, own.alone, own.asked) for own in told.changes] == [(25, 0, True), (25, 0, True)]
    opened = what_if(asked, sheet(asked, shop="no"), {"shop": "yes"})
    assert opened is not None
    assert (opened.after, opened.range_after, opened.opens) == (0, (0, 50), ("mobile",))
    idle = what_if(asked, sheet(asked, shop="no"), {"mobile": "yes"})
    assert idle is not None
    assert [(own.points, own.asked) for own in idle.changes] == [(0, False)]


# What is asked of it ------------------------------------------------------------------------------------


def test_lists_are_taken_apart_and_texts_are_understood(shipped: Questionnaire) -> None:
    text = shipped.by_id["contact_channels"].choices[0].text.es
    typed = [
        "target_countries=Francia, DE",
        "online_budget_share=12,5",
        f"contact_channels={text}",
        "crm = used",
    ]
    changes = changes_of(shipped, typed)
    assert changes == {
        "target_countries": ["Francia", "DE"],
        "online_budget_share": "12,5",
        "contact_channels": [text],
        "crm": "used",
    }
    own = ecomdiag.load_answers(ROOT / "examples" / "conservas-ria.yaml", shipped)
    ends = {change.question: change.end for change in ecomdiag.what_if(shipped, own, changes).changes}
    assert ends["target_countries"] == ("FR", "DE")
    assert ends["online_budget_share"] == Fraction(25, 2)
    assert ends["contact_channels"] == (shipped.by_id["contact_channels"].choices[0].id,)


@pytest.mark.parametrize("typed", ["crm", "crm=", "=used", "", " = "])
def test_what_names_no_question_and_answer_is_refused(shipped: Questionnaire, typed: str) -> None:
    with pytest.raises(UsageError, match="question=answer"):
        changes_of(shipped, [typed])


@pytest.mark.parametrize(
    ("changes", "rules"),
    [
        ({"crn": "used"}, ["unknown_question_near"]),
        ({"crm": "usedd"}, ["unknown_choice_near"]),
        ({"crm": None}, ["unanswered"]),
        ({"crm": ["used"], "erp": "none_of_them"}, ["one_choice", "unknown_choice"]),
        ({"platform_share": 90, "people_share": 20}, ["sum_at_most"]),
    ],
)
def test_answers_that_cannot_be_given_are_refused_as_in_a_file(
    shipped: Questionnaire, changes: dict[str, Any], rules: list[str]
) -> None:
    own = ecomdiag.load_answers(ROOT / "examples" / "conservas-ria.yaml", shipped)
    with pytest.raises(AnswersError) as caught:
        ecomdiag.what_if(shipped, own, changes)
    assert caught.value.path == "--set"
    assert len(caught.value.problems) == len(rules), [problem.rule for problem in caught.value.problems]


def test_it_needs_a_whole_sheet_and_a_few_changes(shipped: Questionnaire) -> None:
    whole = random_sheet(shipped, Random(1))
    with pytest.raises(UsageError, match="complete"):
        ecomdiag.what_if(shipped, whole.without("sells_online"), {"crm": "used"})
    many = {name: whole.answers[name] for name in list(whole.answers)[:11]}
    for changes in ({}, many):
        with pytest.raises(UsageError, match="10 changes"):
            ecomdiag.what_if(shipped, whole, changes)
    unscored = of(single("a", {"some": 1, "na": None}))
    with pytest.raises(UsageError, match="nothing in these answers is scored"):
        ecomdiag.what_if(unscored, sheet(unscored, a="na"), {"a": "some"})


# Reports ------------------------------------------------------------------------------------------------


def test_it_is_saved_and_shown_in_every_report(shipped: Questionnaire) -> None:
    own = random_sheet(shipped, Random(5))
    changes = {"sells_online": "no", "crm": "used", "exports": "regular"}
    diagnosis = replace(diagnose(shipped, own), what_if=ecomdiag.what_if(shipped, own, changes))
    for language in LANGUAGES:
        text = json_text.render(diagnosis, language)
        Draft202012Validator(SCHEMA).validate(json.loads(text))
        assert read_diagnosis(text.encode()) == diagnosis
        shown = markdown.render(diagnosis, language)
        for change in diagnosis.what_if.changes if diagnosis.what_if else ():
            assert change.title.to(language) in shown
        assert terminal.render(diagnosis, language)


def test_the_command_adds_it_to_the_report(run: Run) -> None:
    typed = ("--set", "sells_online=yes", "--set", "crm=used", "--lang", "en")
    done = run("assess", "--answers", EXAMPLE, *typed, "--format", "json")
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)["what_if"]
    assert [own["question"] for own in found["changes"]] == ["sells_online", "crm"]
    assert sum(own["points"] for own in found["changes"]) == pytest.approx(found["difference"])
    told = run("assess", "--answers", EXAMPLE, *typed).stdout
    assert "What if…?" in told
    assert "--set sells_online=yes --set crm=used" in " ".join(told.split())


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["--set", "crm=used"], 2, "--answers"),
        (["--answers", EXAMPLE, "--partial", "--set", "crm=used"], 2, "--partial"),
        (["--answers", EXAMPLE, "--set", "crm=used", "--set", "crm=no"], 2, "twice"),
        (["--answers", EXAMPLE, "--set", "crm"], 2, "question=answer"),
        (["--answers", EXAMPLE, "--set", "crm=best"], 3, "--set: error: crm: “best”"),
        (["--answers", EXAMPLE, "--set", "mcr=used"], 3, "--set: error: mcr:"),
    ],
)  # fmt: skip
def test_the_command_refuses_in_one_line(run: Run, words: list[str], code: int, told: str) -> None:
    done = run("assess", *words, "--lang", "en")
    assert (done.returncode, done.stdout) == (code, "")
    assert told in done.stderr
