"""The JSON Schema of the diagnosis says exactly what the program writes."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path
from random import Random
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from searches import slow
from sheets import checked, half_filled

from ecomdiag.diagnosis.diagnose import diagnose
from ecomdiag.loader.answers import read_answers
from ecomdiag.problems.errors import AnswersError
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.report.diagnosis.json_text import as_json
from ecomdiag.report.problems import render_problems

ROOT = Path(__file__).resolve().parent.parent
SCHEMA = json.loads((ROOT / "data" / "diagnosis.schema.json").read_text(encoding="utf-8"))
DIAGNOSIS = Draft202012Validator(SCHEMA)
PROBLEMS = Draft202012Validator({"$ref": "#/$defs/problems", "$defs": SCHEMA["$defs"]})
GOLDEN = sorted((ROOT / "tests" / "examples").glob("*/diagnosis.json"))


def _golden(name: str = "conservas-ria") -> Any:
    return json.loads((ROOT / "tests" / "examples" / name / "diagnosis.json").read_text(encoding="utf-8"))


def _objects(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Return the path of every object inside a JSON value, itself included."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    found = [deeper for key, item in inner for deeper in _objects(item, (*path, key))]
    return [path, *found] if isinstance(value, dict) else found


def _places(value: Any) -> dict[tuple[str, ...], tuple[tuple[str | int, ...], str]]:
    """Return the path of an object and a key of it for every place that the schema describes: all items of a list are one."""
    found: dict[tuple[str, ...], tuple[tuple[str | int, ...], str]] = {}
    for path in _objects(value):
        place = tuple("*" if isinstance(step, int) else step for step in path)
        for key in _at(value, path):
            found.setdefault((*place, key), (path, key))
    return found


def _small(value: Any) -> Any:
    """Return a JSON value of which every list keeps only the items that show a place which none before them does."""
    if isinstance(value, dict):
        return {key: _small(item) for key, item in value.items()}
    if not isinstance(value, list) or len(value) == 2:  # which may be a pair
        return value
    kept: list[Any] = []
    for item in map(_small, value):
        if not kept or _places([item]).keys() - _places(kept).keys():
            kept.append(item)
    return kept


def _at(value: Any, path: tuple[str | int, ...]) -> Any:
    for key in path:
        value = value[key]
    return value


def test_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_schema_allows_nothing_more_requires_everything_and_describes_it() -> None:
    for path in _objects(SCHEMA):
        part = _at(SCHEMA, path)
        if path[-2:] == ("$defs", "record"):  # which has a schema of its own
            continue
        if part.get("type") == "object" and path[-1:] != ("if",):  # which asks, and describes nothing
            assert part["additionalProperties"] is False, path
            assert set(part["required"]) == set(part["properties"]) - {"record"}, path
            for name, field in part["properties"].items():
                described = (
                    field
                    if "description" in field or "$ref" not in field
                    else SCHEMA["$defs"][field["$ref"].rsplit("/")[-1]]
                )
                assert path[-1:] == ("problems",) or described.get("description"), (*path, name)


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.parent.name)
def test_golden_diagnosis_is_valid(path: Path) -> None:
    DIAGNOSIS.validate(json.loads(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("seed", [*range(2), *slow(range(2, 20))])
def test_diagnosis_of_any_sheet_is_valid(shipped: Questionnaire, seed: int) -> None:
    sheet = half_filled(shipped, Random(seed))
    DIAGNOSIS.validate(as_json(diagnose(shipped, sheet, date=None), "en"))


def test_diagnosis_of_an_empty_sheet_is_valid(shipped: Questionnaire) -> None:
    sheet = AnswerSheet(questionnaire=shipped.id, version=shipped.version)
    DIAGNOSIS.validate(as_json(diagnose(shipped, sheet), "es"))


def test_golden_of_one_item_a_kind_has_every_place_of_the_whole() -> None:
    whole, small = _golden(), _small(_golden())
    DIAGNOSIS.validate(small)
    assert set(_places(small)) == set(_places(whole))


def test_every_key_is_required_wherever_it_stands() -> None:
    small = _small(_golden())
    for path, key in _places(small).values():
        lame = deepcopy(small)
        del _at(lame, path)[key]
        assert not DIAGNOSIS.is_valid(lame), (*path, key)


def test_no_key_is_allowed_that_is_not_described() -> None:
    small = _small(_golden())
    for path in {place[:-1]: path for place, (path, _key) in _places(small).items()}.values():
        stuffed = deepcopy(small)
        _at(stuffed, path)["extra"] = 1
        assert not DIAGNOSIS.is_valid(stuffed), path


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("score",), 101),
        (("score",), -1),
        (("score",), "61,2"),
        (("score_range",), [1]),
        (("score_range",), [1, 2, 3]),
        (("sections", 0, "score"), 101),
        (("questions", 0, "points"), 100.5),
        (("level",), "advanced"),
        (("language",), "French"),
        (("date",), "23/11/2026"),
        (("format_version",), "2.0"),
        (("questionnaire", "digest"), "abc"),
    ],
)
def test_value_out_of_bounds_is_refused(path: tuple[str | int, ...], value: object) -> None:
    golden = _golden()
    *above, key = path
    _at(golden, tuple(above))[key] = value
    with pytest.raises(ValidationError):
        DIAGNOSIS.validate(golden)


@pytest.mark.parametrize(
    "content",
    [
        b"questionnaire: online-export\nanswers:\n  sells_online: maybe\n  exports: [a, b]\n  nothing: 1\n",
        b"questionnaire: other\nfoo: 1\nanswers:\n  online_budget_share: 120\n  erp: {a: b}\n",
        b"answers: [1]\n",
    ],
)
def test_list_of_problems_is_valid(shipped: Questionnaire, content: bytes) -> None:
    problems = checked(content, shipped)
    assert problems
    found = json.loads(render_problems(problems, "es"))
    PROBLEMS.validate(found)
    found["problems"][0]["line"] = 0
    assert not PROBLEMS.is_valid(found)


def test_empty_and_unreadable_files_give_valid_problems(shipped: Questionnaire) -> None:
    PROBLEMS.validate(json.loads(render_problems((), "en")))
    with pytest.raises(AnswersError) as caught:
        read_answers(b"a: [", shipped)
    PROBLEMS.validate(json.loads(render_problems(caught.value.problems, "en")))
