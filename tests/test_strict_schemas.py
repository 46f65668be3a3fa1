"""The schemas as a strict validator takes them: keywords of their draft alone, none without effect."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from conftest import Run
from editor import LITTLE, QUESTIONNAIRES, ROOT, WRITTEN, answers_to, mutants, seen, written
from jsonschema import Draft7Validator
from sheets import shipped_questionnaire

from ecomdiag.report.questionnaire.standard_schema import FOR_EDITORS, standard

ANNOTATING = {"$schema", "$id", "$ref", "$comment", "title", "description", "default", "examples"}
OF_ALL = {"type", "enum", "const", "allOf", "anyOf", "oneOf", "not", "if", "then", "else"}
#: Keywords that speak of one type only, by the type.
OF_TYPE = {
    "object": {
        "properties",
        "required",
        "additionalProperties",
        "minProperties",
        "maxProperties",
        "propertyNames",
    },
    "array": {"items", "contains", "minItems", "maxItems", "uniqueItems"},
    "string": {"minLength", "maxLength", "pattern", "format"},
    "number": {"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"},
}
DRAFT_7 = ANNOTATING | OF_ALL | set().union(*OF_TYPE.values()) | {"definitions", "additionalItems"}
DRAFT_2020 = ANNOTATING | OF_ALL | set().union(*OF_TYPE.values()) | {"$defs", "prefixItems"}


def schemas(schema: Any) -> Iterator[dict[str, Any]]:
    """Yield a schema and all in it."""
    if not isinstance(schema, dict):
        return
    yield schema
    for key, value in schema.items():
        if key in ("properties", "definitions", "$defs"):
            parts = list(value.values())
        elif key in ("allOf", "anyOf", "oneOf", "prefixItems"):
            parts = value
        elif key in ("items", "contains", "additionalProperties", "not", "if", "then", "else"):
            parts = [value]
        else:
            continue
        for part in parts:
            yield from schemas(part)


def standard_schema(name: str) -> dict[str, Any]:
    schema = answers_to(shipped_questionnaire()).schema if name == "answers" else written(name).schema
    found: dict[str, Any] = json.loads(standard(json.dumps(schema)))
    return found


@pytest.mark.parametrize("name", [*WRITTEN, "answers"])
def test_the_standard_form_has_the_keywords_of_its_draft_alone(name: str) -> None:
    schema = standard_schema(name)
    Draft7Validator.check_schema(schema)
    for part in schemas(schema):
        assert part.keys() <= DRAFT_7, part
        assert "if" in part or not {"then", "else"} & part.keys(), part
        assert "if" not in part or {"then", "else"} & part.keys(), part


@pytest.mark.parametrize("name", [*WRITTEN, "answers"])
def test_what_editors_need_besides_is_known_and_all_of_it(name: str) -> None:
    schema = answers_to(shipped_questionnaire()).schema if name == "answers" else written(name).schema
    used = {key for part in schemas(schema) for key in part}
    assert used <= DRAFT_7 | FOR_EDITORS
    assert used & FOR_EDITORS


def test_the_standard_form_takes_and_refuses_the_same() -> None:
    own, plain = written("questions"), Draft7Validator(standard_schema("questions"))
    for path in QUESTIONNAIRES[:1]:
        assert plain.is_valid(seen(path.read_text(encoding="utf-8")))
    for number, mutant in enumerate(mutants(seen(LITTLE))):
        if number % 300 == 0:
            assert own.is_valid(mutant) == plain.is_valid(mutant)


def test_the_diagnosis_is_described_as_ajv_takes_it_with_strict_true() -> None:
    """Each type-specific keyword stands beside its type, what is required is described, and tuples are bounded."""
    schema = json.loads((ROOT / "data" / "diagnosis.schema.json").read_text(encoding="utf-8"))
    for part in schemas(schema):
        assert part.keys() <= DRAFT_2020, part
        types = part.get("type", [])
        types = {
            "number" if own == "integer" else own for own in ([types] if isinstance(types, str) else types)
        }
        assert len(types - {"null"}) <= 1, part
        for name, keywords in OF_TYPE.items():
            assert name in types or not keywords & part.keys(), (name, part)
        assert set(part.get("required", ())) <= part.get("properties", {}).keys(), part
        if "prefixItems" in part:
            assert part["items"] is False
            assert part["minItems"] == len(part["prefixItems"])


def test_the_command_prints_it(run: Run) -> None:
    for name in ("actions", "answers"):
        done = run("questionnaire", "schema", name, "--standard")
        assert done.returncode == 0
        assert not any(f'"{key}"' in done.stdout for key in FOR_EDITORS)
        assert json.loads(done.stdout)["$schema"].startswith("http://json-schema.org/draft-07")
