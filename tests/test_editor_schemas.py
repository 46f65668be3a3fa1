"""The schemas for editors: they take every file that the program takes, and refuse what it refuses, if it shows."""

from __future__ import annotations

import ast
import inspect
import itertools
import json
import re
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from conftest import Run
from editor import LITTLE, MODELINE, QUESTIONNAIRES, ROOT, SCHEMAS, WRITTEN, faults, mutants, seen, written
from jsonschema import Draft7Validator
from searches import slow

from ecomdiag.loader.questionnaire import parse_questionnaire
from ecomdiag.loader.questions import conditions as loader_of_conditions
from ecomdiag.loader.questions import file as loader_of_questionnaires
from ecomdiag.loader.questions import question as loader_of_questions
from ecomdiag.problems.errors import QuestionnaireError
from ecomdiag.record.exact import MAX_SIGNS, read_exact, read_number
from ecomdiag.report.questionnaire.schema_forms import _PERCENTAGE

QUESTIONS = written("questions")


def refused_by_loader(text: str) -> bool:
    try:
        parse_questionnaire(text.encode())
    except QuestionnaireError:
        return True
    return False


# The schemas themselves ----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", WRITTEN)
def test_written_schema_is_a_schema_and_describes_every_key(name: str) -> None:
    schema = json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))
    Draft7Validator.check_schema(schema)
    holders = [schema, *schema["definitions"].values()]
    for holder in (found for found in holders if "additionalProperties" in found):
        for key, described in holder.get("properties", {}).items():
            assert len(described.get("description", "")) > 9, key


@pytest.mark.parametrize("name", WRITTEN)
def test_every_reference_leads_somewhere_and_every_definition_is_used(name: str) -> None:
    text = (SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8")
    used = set(re.findall(r'"\$ref": "#/definitions/(\w+)"', text))
    assert used == set(json.loads(text)["definitions"])
    assert text.count("$ref") == len(re.findall(r'"\$ref": "#/definitions/', text))


def test_what_the_schemas_share_is_the_same_in_all() -> None:
    first, *others = (
        json.loads((SCHEMAS / f"{name}.schema.json").read_text())["definitions"] for name in WRITTEN
    )
    own = {"condition", "combination"}  # in the advice, {market: …} is one more
    own |= {"text", "optional_text"}  # a questionnaire names its languages
    for other in others:
        shared = set(first) & set(other) - own
        assert {"id", "word"} <= shared
        assert {key: first[key] for key in shared} == {key: other[key] for key in shared}


def _numbers() -> list[tuple[str, dict[str, Any]]]:
    """Return every form of a number in the schemas that are written by hand, and that of a percentage in answers."""
    found = []
    for name in WRITTEN:
        definitions = json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))["definitions"]
        held = [
            *definitions.items(),
            *(p for d in definitions.values() for p in d.get("properties", {}).items()),
        ]
        found += [(f"{name}.{key}", form) for key, form in held if form.get("maxLength") == MAX_SIGNS]
    share = {"pattern": _PERCENTAGE, "minimum": 0, "maximum": 100, "maxLength": MAX_SIGNS}
    return [*found, ("answers.percentage", share)]


NUMBERS = _numbers()
SIGNS = ("", "+", "-")
WHOLES = ("", "0", "00", "1", "5", "99", "100", "0100", "101", "1000", "1001", "10000")
POINTS = ("", ".", ",", "..")
DECIMALS = ("", "0", "00", "1", "5", "50", "0" * 40)
ENDS = ("", "e0", "e1", "E-02", "e", "e100", "/1", "/3", "/012", "/0", "/")
TYPED = ["".join(parts) for parts in itertools.product(SIGNS, WHOLES, POINTS, DECIMALS, ENDS)]


def test_there_are_numbers_in_the_schemas() -> None:
    assert len(NUMBERS) >= 9


@pytest.mark.parametrize(("name", "form"), NUMBERS, ids=[name for name, _ in NUMBERS])
def test_a_number_in_quotes_fits_the_schema_if_the_program_takes_it_and_only_then(
    name: str, form: dict[str, Any]
) -> None:
    for text in TYPED:
        value = read_number(text) if name == "answers.percentage" else read_exact(text)
        fits = len(text) <= form["maxLength"] and re.search(form["pattern"], text) is not None
        if value is None:
            assert not fits, (name, text)
            continue
        low, high = form.get("minimum", form.get("exclusiveMinimum", 0)), form.get("maximum", 10**50)
        within = low <= value <= high and not (value == 0 and "exclusiveMinimum" in form)
        whole = form["type"][0] != "integer" or value.denominator == 1 if "type" in form else True
        assert fits or not (within and whole), (name, text)
        if not {"e", "/"} & set(text.lower()) and name not in LENIENT:
            assert fits == (within and whole), (name, text)


#: Whose pattern does not tell how large a number is.
LENIENT = frozenset({"questions.sum", "actions.days"})


@pytest.mark.parametrize("module", [loader_of_questionnaires, loader_of_questions, loader_of_conditions])
def test_every_key_that_the_loader_knows_is_in_the_schema(module: ModuleType) -> None:
    schema = written("questions").schema
    objects = [schema, *schema["definitions"].values()]
    known = [
        set(found["properties"])
        for found in objects
        if "additionalProperties" in found and "properties" in found
    ]
    calls = [node for node in ast.walk(ast.parse(inspect.getsource(module))) if isinstance(node, ast.Call)]
    taken = [call for call in calls if getattr(call.func, "id", "") == "Fields"]
    keys = [{part.value for part in call.args if isinstance(part, ast.Constant)} for call in taken]
    assert any(keys)
    assert [found for found in keys if found and found not in known] == []


# What the program takes ----------------------------------------------------------------------------------


@pytest.mark.parametrize("path", QUESTIONNAIRES, ids=lambda path: path.name)
def test_shipped_questionnaire_is_valid(path: Path) -> None:
    assert faults(QUESTIONS, seen(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("name", ["actions", "lenses", "positioning"])
def test_shipped_advice_is_valid(name: str) -> None:
    assert faults(written(name), seen((ROOT / "data" / f"{name}.yaml").read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("name", WRITTEN)
def test_shipped_file_leads_editors_to_its_schema(name: str) -> None:
    path = ROOT / "data" / f"{name}.yaml"
    found = MODELINE.fullmatch(path.read_text(encoding="utf-8").splitlines()[0])
    assert found
    assert (path.parent / found[1]).resolve() == SCHEMAS / f"{name}.schema.json"


# Questionnaires: what is refused -------------------------------------------------------------------------


def test_little_questionnaire_is_taken_by_both() -> None:
    assert faults(QUESTIONS, seen(LITTLE)) == []
    assert not refused_by_loader(LITTLE)


#: Faults of shape, each made by replacing the first text by the second.
SHAPES = {
    "misspelt key": ("show_if: {any", "show_fi: {any"),
    "misspelt top key": ("blockers:", "bloquers:"),
    "missing language": ("title: {es: a, en: b}\nheading", "title: {es: a}\nheading"),
    "another language": ("title: {es: a, en: b}\nheading", "title: {es: a, en: b, fr: c}\nheading"),
    "text in one language": ("title: {es: a, en: b}\nheading", "title: a\nheading"),
    "no id": ("- {id: ready, from", "- {from"),
    "id with capitals": ("id: several", "id: Several"),
    "id with a hyphen": ("id: several", "id: sev-eral"),
    "id below zero": ("id: 012", "id: -12"),
    "no version": ("version: 1.0\n", ""),
    "version of two": ("version: 1.0", "version: [1, 0]"),
    "no levels": ("- {id: starting, from: 0, title: {es: a, en: b}}", "[]\nold:"),
    "level above 100": ('from: "50,5"', "from: 101"),
    "level in words": ('from: "50,5"', "from: half"),
    "no kind": ("id: order\n        kind: ranking", "id: order"),
    "unknown kind": ("kind: ranking", "kind: rank"),
    "no text": ("kind: ranking\n        text: {es: a, en: b}", "kind: ranking"),
    "score of 2": ("score: 0.5", "score: 2"),
    "score below 0": ("score: 0.5", "score: -0.5"),
    "score in words": ("score: 0.5", "score: half"),
    "score with a comma above 1": ('score: "0,5"', "score: 1,5"),
    "weight above 1000": ("weight: 2", "weight: 1001"),
    "weight as text below 0": ("weight: 2", 'weight: "-2"'),
    "target of 0": ("target: 1.5", "target: 0"),
    "target as text of 0": ("target: 1.5", 'target: "0,0"'),
    "no fewest": ("min_choices: 1", "min_choices: 0"),
    "half a choice": ("max_choices: 2", "max_choices: 1.5"),
    "flag in words": ("dont_know: true", "dont_know: yes"),
    "unknown word": ("if_not_asked: full", "if_not_asked: half"),
    "one choice": ("[{id: x, text: {es: a, en: b}}, {id: y", "[{id: y"),
    "half a score": ('{yes: 0, no: "0,5"}', "{yes: 0}"),
    "no choices": ("choices: no_yes, ", ""),
    "choices of pairs": ("choices: no_yes", "choices: {id: x}"),
    "scored percentage without bands": ("        bands: [{from: 0, score: 0}, {from: 10, score: 1}]\n", ""),
    "scored percentage with empty bands": ("bands: [{from: 0, score: 0}, {from: 10, score: 1}]", "bands: []"),
    "band without score": ("{from: 10, score: 1}", "{from: 10}"),
    "two tests": ("{question: one, any_of: [yes]}", "{question: one, any_of: [yes], none_of: [no]}"),
    "no test": ("{question: one, any_of: [yes]}", "{question: one}"),
    "no question": ("{question: one, any_of: [yes]}", "{any_of: [yes]}"),
    "test of nothing": ("any_of: [yes]", "any_of: []"),
    "test without brackets": ("any_of: [yes]", "any_of: yes"),
    "misspelt test": ("any_of: [yes]", "anyof: [yes]"),
    "test above 100": ("at_least: 10", "at_least: 1e10"),
    "two combinations": ("{not: {question: one, none_of: [no, dont_know]}}", "{not: {question: one, any_of: [no]}, all: []}"),
    "combination beside a test": ("{question: one, any_of: [yes]}", "{question: one, any_of: [yes], not: {question: one}}"),
    "empty condition": ("{question: one, any_of: [yes]}", "{}"),
    "empty combination": ("{all: [{question: several", "{all: [], any: [{question: several"),
    "not of nothing": ("{not: {question: one, none_of: [no, dont_know]}}", "{not: }"),
    "market, which is for advice": ("{question: share, at_most: 1}", "{market: FR}"),
    "section without questions": ("    questions:\n", "    questions: []\n    old:\n"),
    "equals and at_most": ("at_most: 90", "at_most: 90, equals: [90]"),
    "neither equals nor at_most": (", at_most: 90", ""),
    "sum of nothing": ("sum_of: [share]", "sum_of: []"),
    "no reason": (", reason: {es: a, en: b}", ""),
    "no condition": ("when: {question: share, at_most: 1}, ", ""),
}  # fmt: skip


@pytest.mark.parametrize(("sound", "faulty"), SHAPES.values(), ids=SHAPES)
def test_fault_of_shape_is_refused_by_both(sound: str, faulty: str) -> None:
    text = LITTLE.replace(sound, faulty, 1)
    assert text != LITTLE
    assert faults(QUESTIONS, seen(text))
    assert refused_by_loader(text)


#: Keys of another kind, by the question that gets them.
ALIEN = {
    "plain": ["choices: no_yes", "min_choices: 1", "target: 1", "bands: [{from: 0, score: 0}]", "lines: 2"],
    "one": ["score: {yes: 1, no: 0}", "not_applicable: true", "min_choices: 1", "max_choices: 1", "target: 1", "bands: [{from: 0, score: 0}]"],
    "several": ["bands: [{from: 0, score: 0}]"],
    "order": ["dont_know: true", "min_choices: 1", "max_choices: 2", "target: 1", "bands: [{from: 0, score: 0}]"],
    "countries": ["choices: no_yes", "dont_know: true", "target: 1", "bands: [{from: 0, score: 0}]"],
    "rest": ["choices: no_yes", "dont_know: true", "min_choices: 1", "max_choices: 1", "target: 1"],
}  # fmt: skip


@pytest.mark.parametrize(("question", "key"), [(name, key) for name, keys in ALIEN.items() for key in keys])
def test_key_of_another_kind_is_refused_by_both(question: str, key: str) -> None:
    text = re.sub(rf"( +)- id: {question}\n", rf"\1- id: {question}\n\1  {key}\n", LITTLE)
    text = text.replace(f"{{id: {question}, kind", f"{{{key}, id: {question}, kind")
    assert text != LITTLE
    assert faults(QUESTIONS, seen(text))
    assert refused_by_loader(text)


@pytest.mark.parametrize("every", [60, *slow([7])])
def test_editor_raises_no_false_alarm_in_a_questionnaire(every: int) -> None:
    refused = 0
    assert not refused_by_loader(json.dumps(seen(LITTLE)))
    for mutant in mutants(seen(LITTLE), every):
        told = faults(QUESTIONS, mutant)
        refused += bool(told)
        assert not told or refused_by_loader(json.dumps(mutant)), (told, mutant)
    assert refused > 1000 // every


# Actions and lenses: what is refused ---------------------------------------------------------------------

ACTIONS = """\
sources: [{id: page, title: a, publisher: b, read: 2026-11-23, link: "https://example.org/a"}]
actions:
  - &one {id: a, question: q, from: [x], to: y, title: {es: a, en: b}, why: {es: a, en: b}, first_step: {es: a, en: b}, days: [1, 2]}
  - {id: b, question: q, adds: [x], title: {es: a, en: b}, why: {es: a, en: b}, first_step: {es: a, en: b}, days: [0.5, "1,5"], needs: [a]}
  - {id: c, question: q, below: 10, to: 20, title: {es: a, en: b}, why: {es: a, en: b}, first_step: {es: a, en: b}, days: [1, 2], helpers: [isv], only_if: {market: outside_eu}, sources: [page]}
foundations: [a]
""".replace("&one ", "")

LENSES = """\
lenses:
  - id: chain
    title: {es: a, en: b}
    intro: {es: a, en: b}
    weakest: {es: "{item}", en: "{item}"}
    items:
      - {id: link, title: {es: a, en: b}, questions: [q], note: {es: a, en: b}}
"""

ADVICE = {
    "misspelt key": ("from: [x]", "form: [x]"),
    "no first step": (", first_step: {es: a, en: b}", ""),
    "nothing that it fits": ("from: [x], to: y, ", ""),
    "from without to": ("from: [x], to: y", "from: [x]"),
    "from and adds": ("adds: [x]", "adds: [x], from: [x], to: y"),
    "below without to": ("below: 10, to: 20", "below: 10"),
    "to without below": ("below: 10, to: 20", "to: 20"),
    "below in words": ("below: 10", "below: ten"),
    "one number of days": ("days: [1, 2]", "days: [1]"),
    "no days": ("days: [1, 2]", "days: [0, 2]"),
    "unknown helper": ("helpers: [isv]", "helpers: [friend]"),
    "unknown group": ("market: outside_eu", "market: outside"),
    "market beside a test": ("market: outside_eu", "market: FR, question: q"),
    "date of a day alone": ("read: 2026-11-23", "read: 23"),
    "address without https": ("https://example.org/a", "example.org/a"),
    "no foundations": ("foundations: [a]", "foundations: []"),
    "misspelt lens": ("items:", "elements:"),
    "no weakest": ('    weakest: {es: "{item}", en: "{item}"}\n', ""),
    "note in one language": ("note: {es: a, en: b}", "note: {es: a}"),
    "questions without brackets": ("questions: [q]", "questions: q"),
}


@pytest.mark.parametrize(("sound", "faulty"), ADVICE.values(), ids=ADVICE)
def test_fault_of_shape_in_the_advice_is_refused(sound: str, faulty: str) -> None:
    name, text = ("actions", ACTIONS) if sound in ACTIONS else ("lenses", LENSES)
    assert faults(written(name), seen(text)) == []
    mutant = text.replace(sound, faulty, 1)
    assert mutant != text
    assert faults(written(name), seen(mutant))


@pytest.mark.parametrize("name", WRITTEN)
def test_command_prints_the_written_schema(run: Run, name: str) -> None:
    done = run("questionnaire", "schema", name)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8")
    assert run("questionnaire", "schema", name, "own.yaml").returncode == 2
