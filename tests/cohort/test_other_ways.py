"""Lowest scores, and scores that rules say, are those of the engine; what a question brings of them is not made up."""

from __future__ import annotations

import json
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any

import pytest
from cohort_rows import random_row
from generating import random_questionnaire
from looking_up import with_scores_looked_up
from searches import slow
from sheets import multiple, of, questionnaire, section, single, text
from test_measured import random_rows
from test_scoring import require_equal, scored

from ecomdiag.cohort.asides import without_asides
from ecomdiag.cohort.source import Form
from ecomdiag.loader.questionnaire import load_questionnaire
from ecomdiag.loader.questions.writer import questionnaire_text
from ecomdiag.questionnaire.conditions import AnyOf, NoneOf
from ecomdiag.questionnaire.lookup import Result
from ecomdiag.questionnaire.ways import Way
from ecomdiag.record import replace

CONTINUITY = Path(__file__).parents[1] / "questionnaires" / "continuity.yaml"


@pytest.mark.parametrize("seed", [*range(3), *slow(range(3, 60))])
def test_in_every_way_a_questionnaire_is_scored_as_the_engine_scores_it(seed: int) -> None:
    rng = Random(seed)
    asked = without_asides(random_questionnaire(rng, "ways"))
    require_equal(asked, random_rows(asked, rng), [*Form][seed % 3])


@pytest.mark.parametrize("seed", [*range(3), *slow(range(3, 60))])
def test_scores_that_rules_say_are_those_of_the_engine(seed: int) -> None:
    rng = Random(seed)
    sort = rng.choice(("none", "numbers", "optional", "ways", "words"))
    asked = without_asides(with_scores_looked_up(random_questionnaire(rng, sort), rng))
    require_equal(asked, random_rows(asked, rng), [*Form][seed % 3])


@pytest.mark.parametrize("name", [str(CONTINUITY), *slow(["orr", "dsomm"])])
def test_questionnaires_of_such_scores_are_scored_as_the_engine_scores_them(name: str) -> None:
    asked, rng = without_asides(load_questionnaire(name)), Random(name)
    require_equal(asked, [random_row(asked, rng) for _ in range(25)])


def test_of_more_parts_than_a_function_takes_the_lowest_is_found() -> None:
    names = [f"q{place}" for place in range(60)]
    questions = [single(name, {"no": 0, "some": "1/3", "yes": 1, "gone": None}) for name in names]
    asked = of(*questions)
    asked = replace(asked, sections=(replace(asked.sections[0], scoring=Way.MINIMUM),))
    rows = [{**dict.fromkeys(names, "yes"), name: "some"} for name in (names[0], names[55])]
    rows.append(dict.fromkeys(names, "gone"))
    found = scored(asked, rows)
    assert [own["score"] for own in found] == [pytest.approx(100 / 3), pytest.approx(100 / 3), None]
    require_equal(asked, rows)


YES = {"no": 0, "some": "1/3", "yes": 1}
RULES = (
    Result(id="none", title=text("none"), not_applicable=True, when=NoneOf("c", frozenset({"no", "yes"}))),
    Result(id="high", title=text("high"), score=Fraction(2, 3), when=AnyOf("d", frozenset({"x"}))),
    Result(id="low", title=text("low"), score=Fraction(1, 4)),
)
#: The lowest of a lowest score, of one that rules say, and of a mean.
LOWEST = replace(
    questionnaire(
        replace(
            section("one", single("a", YES), single("b", {**YES, "gone": None}), multiple("e", "u v w")),
            scoring=Way.MINIMUM,
        ),
        replace(
            section("two", single("c", YES), multiple("d", "x y z", optional=True)),
            scoring=Way.LOOKUP,
            lookup=RULES,
        ),
        section("three", single("f", YES, show_if=AnyOf("a", frozenset({"yes"})), if_not_asked="exclude")),
        levels={"low": 0, "middle": "33.333333333", "high": 60},
    ),
    scoring=Way.MINIMUM,
)


@pytest.mark.parametrize("form", [Form.TEXT, *slow([Form.LIST, Form.CODE])])
def test_the_lowest_of_such_scores_is_that_of_the_engine(form: Form) -> None:
    rng = Random(str(form))
    require_equal(LOWEST, [random_row(LOWEST, rng) for _ in range(60)], form)


@pytest.fixture
def files(tmp_path: Path) -> Path:
    (tmp_path / "asked.yaml").write_text(questionnaire_text(LOWEST), encoding="utf-8")
    for name, answer in (("was", "no"), ("now", "yes")):
        f = "yes" if answer == "yes" else ""
        rows = "".join(f"c{place},{answer},yes,u|v,yes,x,{f}\n" for place in range(20))
        (tmp_path / f"{name}.csv").write_text(f"id,a,b,e,c,d,f\n{rows}", encoding="utf-8")
    return tmp_path


def test_what_a_question_brings_of_a_lowest_score_is_not_made_up(
    files: Path, run: Callable[..., Any]
) -> None:
    asked = ["--questionnaire", "asked.yaml", "--lang", "en"]
    assert run("cohort", "score", "now.csv", "-o", "s.parquet", *asked).returncode == 0
    assert run("cohort", "benchmark", "s.parquet", "-o", "b.json", *asked).returncode == 0
    assert json.loads((files / "b.json").read_text())["groups"][0]["n"] == 20
    assert run("cohort", "report", "s.parquet", "-o", "r.md", *asked).returncode == 0
    done = run("cohort", "report", "s.parquet", "--answers", "now.csv", *asked)
    assert (done.returncode, done.stdout) == (2, "")
    assert "hangs on the others" in done.stderr
    done = run("cohort", "join", "was.csv", "now.csv", "-o", "m.md", *asked)
    assert done.returncode == 0, done.stderr
    assert "cannot be shared out among questions" in (files / "m.md").read_text()
    done = run("cohort", "sql", "--dialect", "trino", *asked)
    assert "LEAST(" in done.stdout
