"""Problems by the thousand: the first are told, and how many more there are."""

from __future__ import annotations

import json

import pytest

from ecomdiag import engine
from ecomdiag.commands.console import listing
from ecomdiag.loader.answers import read_answers
from ecomdiag.problems.problem import MORE, MOST, MOST_OF_A_LIST, Problem, count_of, of_a_file
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.report.problems import render_problems

HEAD = "questionnaire: online-export\nversion: '1.1'\n"
MANY = 5000


def problems_of(text: str, questionnaire: Questionnaire) -> list[Problem]:
    loaded = read_answers(text.encode(), questionnaire)
    found = loaded.located(engine.check(questionnaire, loaded.sheet))
    return [problem for problem in found if problem.rule != "unanswered"]


@pytest.mark.parametrize(
    "text",
    [
        HEAD + f"answers:\n  contact_channels: [{', '.join(f'bad{n}' for n in range(MANY))}]\n",
        HEAD + f"answers:\n  contact_channels: [{', '.join(['phone'] * (MANY + 1))}]\n",
        HEAD + f"answers:\n  target_countries: [{', '.join(f'bad{n}' for n in range(MANY))}]\n",
        HEAD + "answers:\n" + "".join(f"  k{n}: x\n" for n in range(MANY)),
        HEAD + "answers:\n" + "".join(f"  k{n}:\n" for n in range(MANY)),
        HEAD + "".join(f"k{n}: x\n" for n in range(MANY)),
    ],
    ids=["choices", "repeated", "countries", "questions", "blank", "keys"],
)
def test_of_one_list_the_first_are_told_and_how_many_more(shipped: Questionnaire, text: str) -> None:
    found = problems_of(text, shipped)
    (more,) = (problem for problem in found if problem.rule == MORE)
    before = found[: found.index(more)]
    assert more.values["count"] == MANY - MOST_OF_A_LIST
    assert more.stops
    assert len({problem.rule for problem in before}) == 1
    assert len(before) == MOST_OF_A_LIST
    last = before[-1].place
    assert more.place is not None
    assert last is not None
    assert (more.place.line, more.place.column) > (last.line, last.column)
    assert len(found) <= MOST_OF_A_LIST + 2


def test_exactly_as_many_as_are_told_need_no_more(shipped: Questionnaire) -> None:
    text = HEAD + f"answers:\n  contact_channels: [{', '.join(f'bad{n}' for n in range(MOST_OF_A_LIST))}]\n"
    found = problems_of(text, shipped)
    assert [problem.rule for problem in found if problem.rule == MORE] == []
    assert len(found) == MOST_OF_A_LIST


def of_rules(errors: int, warnings: int) -> list[Problem]:
    return [Problem(rule="unanswered", sentence=None, values={"sentence": "?"})] * errors + [
        Problem(rule="not_asked", severity="warning")
    ] * warnings


@pytest.mark.parametrize(
    ("errors", "warnings", "severity"), [(MOST, 7, "warning"), (MOST + 7, 0, "error"), (MOST + 1, 6, "error")]
)
def test_of_one_file_no_more_than_a_thousand_are_told(errors: int, warnings: int, severity: str) -> None:
    problems = of_rules(errors, warnings)
    told = of_a_file(problems)
    assert told[:MOST] == tuple(problems[:MOST])
    assert (told[MOST].rule, told[MOST].severity, told[MOST].values["count"]) == (MORE, severity, 7)
    assert count_of(told) == len(problems)
    lines = listing(problems, "f.yaml", "en")
    assert len(lines) == MOST + 2
    assert str(errors) in lines[-1].replace(",", "")
    assert len(json.loads(render_problems(problems, "es"))["problems"]) == MOST + 1


def test_a_thousand_are_all_told() -> None:
    assert of_a_file(of_rules(MOST, 0)) == tuple(of_rules(MOST, 0))
