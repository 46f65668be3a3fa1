"""Scores of sections, and of all, that rules over the answers say: ``docs/questions-file.md``, and who knows of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any

import pytest
from generating import random_questionnaire
from hypothesis import strategies as st
from looking_up import with_scores_looked_up
from searches import searched
from sheets import half_filled, random_answer, random_sheet, sheet

import ecomdiag
from ecomdiag import engine
from ecomdiag.diagnosis.diagnose import diagnose
from ecomdiag.loader.questionnaire import load_questionnaire, parse_questionnaire
from ecomdiag.loader.questions.writer import questionnaire_text
from ecomdiag.problems.errors import QuestionnaireError
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.questionnaire.soundness import check_sound, faults
from ecomdiag.questionnaire.ways import Way
from ecomdiag.record import replace
from ecomdiag.report.diagnosis import json_text
from ecomdiag.scoring import scoring
from ecomdiag.scoring.changing import change
from ecomdiag.scoring.ways import hangs_together

F = Fraction
FILE = Path(__file__).parents[1] / "questionnaires" / "continuity.yaml"
TEXT = FILE.read_text(encoding="utf-8")
ASKED = load_questionnaire(str(FILE))

#: Answers, and what they come to: data, people, stock, and all.
GOOD: dict[str, Any] = {
    "copies": ("daily", "tried"), "copies_abroad": "yes", "locked": "yes", "phone_list": "yes", "stand_in": "tried",
    "drill": "yes", "keeps_stock": "no", "staff": F(4),
}  # fmt: skip
BAD = {"copies": ("none",), "copies_abroad": "no", "phone_list": "no", "stand_in": "nobody"}
STOCK = {"keeps_stock": "yes", "stock_count": F(2), "stock_insured": "yes"}
TABLE: list[tuple[dict[str, Any], list[str], list[Fraction | None]]] = [
    ({}, ["none", "third", "no_stock", "hours"], [F(100), F(100), None, F(100)]),
    ({"drill": "no"}, ["none", "second", "no_stock", "hours"], [F(100), F(200, 3), None, F(100)]),
    ({"copies": ("daily",)}, ["medium", "third", "no_stock", "days"], [F(50), F(100), None, F(50)]),
    (STOCK, ["none", "third", "covered", "hours"], [F(100), F(100), F(100), F(100)]),
    (
        {**STOCK, "stock_count": F(1)},
        ["none", "third", "open", "hours"],
        [F(100), F(100), F(0), F(100)],
    ),
    (BAD, ["high", "ground", "no_stock", "stops"], [F(0), F(0), None, F(0)]),
]


@pytest.mark.parametrize(("other", "results", "scores"), TABLE)
def test_the_first_rule_that_holds_says_the_score(
    other: dict[str, Any], results: list[str], scores: list[Fraction | None]
) -> None:
    found = diagnose(ASKED, sheet(ASKED, **{**GOOD, **other}))
    parts = found.sections[:3]
    assert [own.result and own.result.id for own in (*parts, found)] == results
    assert [own.score for own in (*parts, found)] == scores
    told = json.loads(json_text.render(found, "en"))
    assert [own["result"]["id"] for own in (*told["sections"][:3], told)] == results
    assert (told["questionnaire"]["scoring"], told["sections"][3]["result"]) == ("lookup", None)
    # No question brings anything by itself.
    assert {own.points for own in found.questions} == {0}
    assert found.certainty is None


def test_while_answers_are_missing_there_is_a_range_and_no_result_that_they_decide() -> None:
    given = {name: own for name, own in GOOD.items() if name not in ("drill", "keeps_stock", "staff")}
    found = diagnose(ASKED, sheet(ASKED, **given))
    data, people, stock, _ = found.sections
    assert (data.result and data.result.id, people.result, stock.result, found.result) == (
        "none",
        None,
        None,
        None,
    )
    assert (people.score_range, stock.score_range) == ((F(200, 3), F(100)), (F(0), F(100)))
    assert (found.score_range, found.range_exact) == ((F(100), F(100)), True)


def test_a_report_says_what_it_came_to() -> None:
    found = diagnose(ASKED, sheet(ASKED, **GOOD))
    told = ecomdiag.render(found, "markdown", language="en")
    assert "rules over the answers say it. Result: You are back within hours." in told
    assert "A team: Third rung: it has been rehearsed" in told
    opened = diagnose(ASKED, sheet(ASKED, copies=("none",)))
    assert "rules over the answers will say it" in ecomdiag.render(opened, "markdown", language="en")


def test_the_list_of_questions_shows_the_rules(run: Callable[..., Any]) -> None:
    shown = run("questionnaire", "show", str(FILE), "--lang", "en").stdout
    assert "The score is what the first of these rules says that holds:" in shown
    assert "No stock" in shown
    assert "no score" in shown
    # All that are named have to be chosen, and what is denied stands together.
    assert "copies has all of daily and tried and copies" in shown
    assert "it is not so that (copies has all of daily and tried and stand" in shown


def test_what_is_written_reads_back() -> None:
    again = parse_questionnaire(questionnaire_text(ASKED).encode())
    assert [own.lookup for own in (again, *again.sections)] == [
        own.lookup for own in (ASKED, *ASKED.sections)
    ]
    assert questionnaire_text(again) == questionnaire_text(ASKED)


def test_it_goes_out_in_sheets_and_comes_back(run: Callable[..., Any]) -> None:
    assert run("questionnaire", "export", str(FILE), "--to", "xlsx", "-o", "asked.xlsx").returncode == 0
    assert run("questionnaire", "import", "asked.xlsx", "-o", "again.yaml").returncode == 0
    same = run("questionnaire", "diff", str(FILE), "again.yaml", "--lang", "en")
    assert "no differences" in same.stdout.lower() or same.returncode == 0


#: What stands in the file, what in its place, and the rule that is told.
WRONG = [
    ("scoring: lookup\nlookup:\n  - id: stops", "lookup:\n  - id: stops", "lookup_unused"),
    ("    scoring: lookup\n    lookup:\n      - id: third", "    scoring: mean\n    lookup:\n      - id: third", "lookup_unused"),
    ("    weight: 0\n    questions", "    weight: 0\n    scoring: lookup\n    questions", "lookup_nothing"),
    ("  - {id: hours, score: 1, title", "  - {id: hours, score: 1, when: {question: drill, any_of: [\"yes\"]}, title", "lookup_default"),
    ("  - {id: hours, score: 1, title", "  - {id: days, score: 1, title", "twice"),
    ("  - {id: hours, score: 1, title", "  - {id: hours, score: 2, title", "out_of_range"),
    ("  - {id: hours, score: 1, title", "  - {id: hours, not_applicable: true, title", "unknown_key"),
    ("- {id: no_stock, not_applicable: true", "- {id: no_stock, score: 1, not_applicable: true", "lookup_gone_scores"),
    ("      - {question: copies, any_of: [none]}\n", "      - {question: copys, any_of: [none]}\n", "looks_at_near"),
    ("when: {all: [{question: copies, any_of: [daily]}", "when: {all: [{question: drill, any_of: [\"yes\"]}", "looks_at"),
    ("title: {es: \"Seguir trabajando después de un accidente\", en: \"Going on working after an accident\"}\nscoring: lookup",
     "title: {es: \"Seguir trabajando después de un accidente\", en: \"Going on working after an accident\"}\nscoring: sum", "sum_of_lookup"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "rule"), WRONG)
def test_what_is_wrong_is_told_with_its_line(old: str, new: str, rule: str) -> None:
    assert old in TEXT
    with pytest.raises(QuestionnaireError) as caught:
        parse_questionnaire(TEXT.replace(old, new, 1).encode())
    told = {found.rule.removeprefix("file."): found.place for found in caught.value.problems}
    assert rule in told
    assert told[rule] is not None


def test_rules_made_in_python_are_judged_alike() -> None:
    rule = ASKED.lookup[-1]
    gone = replace(rule, not_applicable=True, score=F(0))
    section = replace(ASKED.sections[0], lookup=(gone,))
    for made, wanted in (
        (replace(ASKED, lookup=()), "lookup_nothing"),
        (replace(ASKED, lookup=(gone,)), "lookup_gone"),
        (replace(ASKED, lookup=(*[ASKED.lookup[0]] * 50, rule)), "lookup_long"),
        (replace(ASKED, sections=(section, *ASKED.sections[1:])), "lookup_no_score"),
        (replace(ASKED, scoring=Way.MEAN), "lookup_unused"),
    ):
        assert f"file.{wanted}" in {found.problem.rule for found in faults(made)}
    check_sound(ASKED)


def test_a_changed_rule_is_told_between_versions(run: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "old.yaml").write_text(TEXT, encoding="utf-8")
    changed = TEXT.replace("score: 2/3", "score: 0.6").replace("En el suelo", "Abajo del todo")
    (tmp_path / "new.yaml").write_text(changed, encoding="utf-8")
    told = run("questionnaire", "diff", "old.yaml", "new.yaml", "--lang", "en").stdout
    assert "rules that say the score, changed" in told


@searched(st.integers(0, 2**32), quick=20, full=300)
def test_what_another_answer_brings_is_the_difference_of_both_scores(seed: int) -> None:
    rng = Random(seed)
    own = _random(rng)
    try:
        now = scoring.standing(own, half_filled(own, rng))
    except ValueError:  # no answer keeps the sums
        return
    for question in now.walk.asked:
        answer = random_answer(question, rng)
        after = scoring.overall(own, engine.path(own, now.sheet.with_answer(question.id, answer)))
        gain = change(own, now, question.id, answer).gain
        assert gain == (after or F(0)) - (now.scores.overall or F(0))


@searched(st.integers(0, 2**32), quick=20, full=300)
def test_two_diagnoses_are_compared_and_nothing_is_made_up(seed: int) -> None:
    rng = Random(seed)
    own = _random(rng)
    try:
        before, after = (diagnose(own, random_sheet(own, rng)) for _ in range(2))
    except ValueError:  # no answer keeps the sums
        return
    (step,) = ecomdiag.compare([before, after], over_time=True).steps
    if before.score is not None and after.score is not None:
        assert step.difference == after.score - before.score
        assert step.shared_out is not hangs_together(own)
        assert step.shared_out or not step.contributions
    for language in ("es", "en"):
        assert ecomdiag.render(after, "markdown", language=language, depth="full")


def _random(rng: Random) -> Questionnaire:
    return with_scores_looked_up(random_questionnaire(rng, rng.choice(["none", "ways", "words"])), rng)
