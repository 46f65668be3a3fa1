"""A key that means nothing where it stands is refused, by the reader and by the schema for editors alike."""

from __future__ import annotations

import json
from typing import Any

import pytest
from editor import faults, written

from ecomdiag.loader.questionnaire import parse_questionnaire
from ecomdiag.problems.errors import QuestionnaireError

TEXT = {"es": "a", "en": "b"}
TWO = [{"id": "a", "text": TEXT}, {"id": "b", "text": TEXT}]
KINDS = ("single", "multiple", "ranking", "countries", "percentage", "number")
#: What each kind needs.
NEEDED: dict[str, dict[str, Any]] = {
    "single": {"choices": TWO}, "multiple": {"choices": TWO}, "ranking": {"choices": TWO}, "countries": {},
    "percentage": {"bands": [{"from": 0, "score": 0}]}, "number": {"min": 0},
}  # fmt: skip
#: Keys of a question with a value, and the kinds in which they mean something.
OF_QUESTIONS: dict[str, tuple[Any, str]] = {
    "choices": (TWO, "single multiple ranking"),
    "dont_know": (True, "single multiple"),
    "min_choices": (1, "multiple countries"),
    "max_choices": (2, "multiple countries"),
    "target": (1, "multiple"),
    "bands": ([{"from": 0, "score": 0}], "percentage number"),
    "integer": (True, "number"),
    "unit": (TEXT, "number"),
    "min": (0, "number"),
    "max": (9, "number"),
    "title": (TEXT, " ".join(KINDS)),
    "help": (TEXT, " ".join(KINDS)),
    "weight": (1, " ".join(KINDS)),
    "if_not_asked": ("full", " ".join(KINDS)),
}
#: The same for keys of its choices.
OF_CHOICES: dict[str, tuple[Any, str]] = {
    "score": (1, "single multiple ranking"),
    "exclusive": (True, "multiple"),
    "not_applicable": (True, "single multiple"),
}
WITH_CHOICES = ("single", "multiple", "ranking")


def told(content: dict[str, Any]) -> list[str]:
    """The rules by which a questionnaire is refused."""
    try:
        parse_questionnaire(json.dumps(content).encode())
    except QuestionnaireError as error:
        return [problem.rule for problem in error.problems]
    return []


def of(*questions: dict[str, Any], section: str = "s", **more: Any) -> dict[str, Any]:
    own = {"id": section, "title": TEXT, "intro": TEXT, "questions": list(questions)}
    levels = [{"id": "low", "from": 0, "title": TEXT}]
    return {
        "id": "q", "version": "1", "title": TEXT, "dont_know": TEXT, "levels": levels, "sections": [own], **more
    }  # fmt: skip


def question(kind: str, name: str = "one", **more: Any) -> dict[str, Any]:
    return {"id": name, "kind": kind, "text": TEXT, **NEEDED[kind], **more}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("key", OF_QUESTIONS)
def test_a_key_is_taken_in_the_kinds_where_it_means_something(key: str, kind: str) -> None:
    value, kinds = OF_QUESTIONS[key]
    content = of(question(kind, **{key: value}))
    expected = [] if kind in kinds.split() else ["file.not_for_this_kind"]
    assert told(content) == expected
    assert bool(faults(written("questions"), content)) is bool(expected)


@pytest.mark.parametrize("kind", WITH_CHOICES)
@pytest.mark.parametrize("key", OF_CHOICES)
def test_so_is_a_key_of_a_choice_whether_it_stands_in_the_question_or_in_a_list(key: str, kind: str) -> None:
    value, kinds = OF_CHOICES[key]
    choices = [*TWO, {"id": "c", "text": TEXT, key: value}]
    expected = [] if kind in kinds.split() else ["file.not_for_this_kind"]
    own = of(question(kind, choices=choices))
    assert told(own) == expected
    assert bool(faults(written("questions"), own)) is bool(expected)
    assert told(of(question(kind, choices="shared"), choice_lists={"shared": choices})) == expected


def test_a_list_is_judged_by_each_question_that_takes_it() -> None:
    lists = {"shared": [*TWO, {"id": "c", "text": TEXT, "exclusive": True}]}
    questions = [question("multiple", "one", choices="shared"), question("single", "two", choices="shared")]
    assert told(of(*questions, choice_lists=lists)) == ["file.not_for_this_kind"]
    assert told(of(questions[0], choice_lists=lists)) == []


@pytest.mark.parametrize("place", [0, 1, 2])
def test_no_section_has_the_id_of_a_question_wherever_that_stands(place: int) -> None:
    names = ["x", "y", "z"]
    content = of(question("single", names[0]))
    content["sections"] = [
        {"id": f"s{number}", "title": TEXT, "intro": TEXT, "questions": [question("single", name)]}
        for number, name in enumerate(names)
    ]
    assert told(content) == []
    content["sections"][1]["id"] = names[place]
    assert told(content) == ["file.twice"]


def test_ids_of_other_kinds_of_thing_may_be_the_same() -> None:
    """Nothing goes by them but in its own place: choices, levels, sums, blockers and lists may share a word."""
    word = "one"
    choices = [{"id": word, "text": TEXT}, {"id": "s", "text": TEXT}]
    percentages = [question("percentage", name) for name in ("two", "three")]
    content = of(
        question("single", word, choices=word),
        *percentages,
        choice_lists={word: choices},
        levels=[{"id": word, "from": 0, "title": TEXT}],
        constraints=[{"id": word, "sum_of": ["two", "three"], "at_most": 100, "message": TEXT}],
        blockers=[
            {
                "id": word,
                "when": {"question": word, "any_of": [word]},
                "caps_at": word,
                "title": TEXT,
                "reason": TEXT,
            }
        ],
    )
    assert told(content) == []
