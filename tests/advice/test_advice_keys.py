"""Each kind of entry of the advice files has its own keys, in the loader and in the schemas for editors alike."""

from __future__ import annotations

import json
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import Run
from editor import faults, seen, written
from searches import thinned
from sheets import blank
from test_advice_files import SOUND

from ecomdiag.advice.actions import recommend, repertoire
from ecomdiag.loader.advice.keys import KEYS
from ecomdiag.loader.advice.loading import parse_actions, parse_advice
from ecomdiag.problems.errors import QuestionnaireError
from ecomdiag.problems.problem import Problem
from ecomdiag.questionnaire.model import Kind, Questionnaire
from ecomdiag.record import replace
from ecomdiag.scoring.scoring import standing

WHOLE: dict[str, Any] = {name: yaml.load(text, Loader=yaml.BaseLoader) for name, text in SOUND.items()}
#: Where a sound entry of each kind stands: its file, and the way to it.
PLACES: dict[str, tuple[Any, ...]] = {
    "action": ("actions", "actions", 0),
    "must": ("actions", "musts", 0),
    "lens": ("lenses", "lenses", 0),
    "item": ("lenses", "lenses", 0, "items", 0),
    "fact": ("facts", "facts", 0),
    "market_fact": ("markets", "adequacy", 0),
    "enough": ("markets", "enough", "gap.search"),
    "support": ("support", "support", 0),
    "statistic": ("statistics", "statistics", 0),
    "remark": ("remarks", "remarks", 0),
    "term": ("glossary", "terms", 0),
}
ALL_KEYS = sorted({key for keys in KEYS.values() for key in keys})
#: The files for which there is a schema.
WITH_SCHEMA = ("actions", "lenses", "glossary")
#: Keys that an entry may lack, by kind.
OPTIONAL = {
    "action": {"adds", "below", "above", "needs", "helpers", "only_if", "sources"},
    "must": {"duties", "when"},
    "item": {"questions", "note"},
    "fact": {"when", "home", "selling_to", "applies_from", "applies_to", "questions", "verified"},
    "market_fact": {"title", "methods", "applies_from", "verified"},
    "support": {"sections", "questions", "when", "home", "regions", "closes", "verified"},
    "statistic": {"at_least", "sizes", "when", "verified"},
    "remark": {"questions"},
    "term": {"forms", "glosses"},
}


def at(whole: Any, path: tuple[Any, ...]) -> Any:
    for step in path:
        whole = whole[step]
    return whole


def values() -> dict[str, Any]:
    """Return a value for every key, from an entry that has it."""
    found: dict[str, Any] = {
        "at_least": "10",
        "above": "70",
        "applies_to": "2027-01-01",
        "note": {"es": "a", "en": "b"},
        "regions": ["ES-GA"],
        "home": ["ES"],
        "selling_to": ["FR"],
        "closes": "2027-01-01",
        "verified": "false",
    }
    for name in WHOLE:
        for entry in entries(WHOLE[name]):
            found |= entry
    return found


def entries(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from entries(item)


def refused(shipped: Questionnaire, contents: dict[str, Any]) -> tuple[Problem, ...]:
    texts = {name: json.dumps(own).encode() for name, own in contents.items()}
    try:
        parse_advice(shipped, texts)
    except QuestionnaireError as error:
        return error.problems
    return ()


def seen_as_refused(name: str, contents: dict[str, Any]) -> bool:
    return bool(faults(written(name), seen(json.dumps(contents[name]))))


def test_the_keys_of_each_kind_are_those_of_a_sound_entry(shipped: Questionnaire) -> None:
    assert PLACES.keys() == KEYS.keys()
    assert refused(shipped, WHOLE) == ()
    for kind, path in PLACES.items():
        assert at(WHOLE, path).keys() <= set(KEYS[kind])
        assert set(KEYS[kind]) <= values().keys()


@pytest.mark.parametrize("kind", thinned(PLACES, 4))
def test_a_key_of_another_kind_of_entry_is_refused(shipped: Questionnaire, kind: str) -> None:
    path = PLACES[kind]
    for key in [*ALL_KEYS, "colour"]:
        if key in KEYS[kind]:
            continue
        contents = deepcopy(WHOLE)
        at(contents, path)[key] = values().get(key, "red")
        told = [problem for problem in refused(shipped, contents) if problem.values.get("found") == key]
        assert [problem.rule.removesuffix("_near") for problem in told] == ["file.unknown_key"], key
        assert path[0] not in WITH_SCHEMA or seen_as_refused(path[0], contents), key


@pytest.mark.parametrize("kind", PLACES)
def test_a_key_that_an_entry_has_to_have_is_asked_for(shipped: Questionnaire, kind: str) -> None:
    path = PLACES[kind]
    for key in KEYS[kind]:
        contents = deepcopy(WHOLE)
        at(contents, path).pop(key, None)
        needed = key not in OPTIONAL.get(kind, set())
        told = {problem.rule for problem in refused(shipped, contents)} - {"file.unknown_action"}
        assert bool(told) == needed, (key, told)
        if path[0] in WITH_SCHEMA and key != "id":
            assert seen_as_refused(path[0], contents) == needed, key


#: A question of each kind, and what an action about it is written with.
JUMPS: dict[str, tuple[Kind, dict[str, Any]]] = {
    "sells_online": (Kind.SINGLE, {"from": ["no"], "to": "planned"}),
    "transport": (Kind.MULTIPLE, {"adds": ["parcel"]}),
    "online_budget_share": (Kind.PERCENTAGE, {"below": "10", "to": "10"}),
}


@pytest.mark.parametrize("question", JUMPS)
@pytest.mark.parametrize("key", ["from", "to", "adds", "below", "above"])
def test_an_action_has_the_keys_of_its_kind_of_question(
    shipped: Questionnaire, question: str, key: str
) -> None:
    kind, jump = JUMPS[question]
    assert shipped.by_id[question].kind is kind
    action = {**WHOLE["actions"]["actions"][1], "needs": [], "question": question}
    action = {name: value for name, value in action.items() if name != "adds"} | jump
    means = key in jump or (key == "above" and kind is Kind.PERCENTAGE)
    extra = {key: jump.get(key, values()[key])}
    contents = {"actions": {"actions": [{**action, **extra}]}}
    with_fault = [problem.rule for problem in refused_actions(shipped, contents)]
    assert with_fault == ([] if means else ["file.not_for_this_kind"])
    assert not seen_as_refused("actions", contents) or not means
    without = {"actions": {"actions": [{name: value for name, value in action.items() if name != key}]}}
    assert bool(refused_actions(shipped, without)) == (key in jump) == seen_as_refused("actions", without)


def refused_actions(shipped: Questionnaire, contents: dict[str, Any]) -> tuple[Problem, ...]:
    try:
        parse_actions(shipped, json.dumps(contents["actions"]).encode())
    except QuestionnaireError as error:
        return error.problems
    return ()


@pytest.mark.parametrize("question", ["differentiators", "target_countries"])
def test_no_action_raises_what_is_not_scored(shipped: Questionnaire, question: str) -> None:
    action = {**WHOLE["actions"]["actions"][1], "needs": [], "question": question}
    del action["adds"]
    told = refused_actions(shipped, {"actions": {"actions": [action]}})
    assert [problem.rule for problem in told] == ["file.never_raised"]


# Actions that lead down ---------------------------------------------------------------------------------


def test_an_action_that_leads_down_is_told(shipped: Questionnaire, run: Run, tmp_path: Path) -> None:
    base = {**WHOLE["actions"]["actions"][0], "needs": []}
    down = {**base, "id": "down", "from": ["no", "yes"], "to": "planned"}
    own = {"sources": WHOLE["actions"]["sources"], "actions": [base, down]}
    (tmp_path / "own.yaml").write_text(json.dumps(own, indent=1), encoding="utf-8")
    example = str(Path(__file__).resolve().parents[2] / "examples" / "taller-forja.yaml")
    done = run("assess", "--answers", example, "--actions", "own.yaml", "--format", "json")
    assert done.returncode == 0
    (line,) = [line for line in done.stderr.splitlines() if "own.yaml" in line]
    assert line.startswith("own.yaml:")
    assert "warning" in line
    assert "“down” leads to no better answer than “yes”" in line


# Chains of needs ----------------------------------------------------------------------------------------


def chain(length: int, last: list[str]) -> bytes:
    base = {**WHOLE["actions"]["actions"][0], "needs": []}
    own = [{**base, "id": f"a{n}", "needs": [f"a{n + 1}"]} for n in range(length - 1)]
    own.append({**base, "id": f"a{length - 1}", "needs": last})
    return json.dumps({"sources": WHOLE["actions"]["sources"], "actions": own}).encode()


def test_needs_may_hang_on_one_another_without_a_limit(shipped: Questionnaire) -> None:
    found = parse_actions(shipped, chain(1200, []))
    assert len(found.actions) == 1200
    sheet = replace(blank(shipped), answers={"sells_online": "no"})
    first, *_, last = recommend(repertoire(shipped, found.actions), standing(shipped, sheet))
    assert (first.action.id, last.action.id) == ("a1199", "a0")


def test_a_long_circle_is_told_once(shipped: Questionnaire) -> None:
    with pytest.raises(QuestionnaireError) as refused:
        parse_actions(shipped, chain(1200, ["a10"]))
    (problem,) = refused.value.problems
    assert problem.rule == "file.circle"
    assert problem.values["trail"].startswith("a10 → a11 → ")
    assert problem.values["trail"].endswith(" → a1199 → a10")
