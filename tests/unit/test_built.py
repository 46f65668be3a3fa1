"""What a build keeps of the content is the content: thawed, it is equal, field by field."""

from __future__ import annotations

import json
from fractions import Fraction
from functools import cache
from random import Random
from typing import Any

import pytest
from proof.generating import random_questionnaire
from sheets import of, shipped_questionnaire, single

from ecomdiag.loader.advice.loading import load_advice
from ecomdiag.loader.building import built_form
from ecomdiag.loader.built import thawed
from ecomdiag.loader.countries import country_choices
from ecomdiag.names.countries import country_names
from ecomdiag.questionnaire.model import Kind
from ecomdiag.record import Record, fields, replace


def differing(first: Any, second: Any, where: str = "") -> list[str]:
    """Name where two values differ, in kind or in value; records that equal only themselves are looked into."""
    if isinstance(first, Record) and isinstance(second, type(first)):
        return [
            found
            for name in fields(first)
            for found in differing(getattr(first, name), getattr(second, name), f"{where}.{name}")
        ]
    if type(first) is not type(second):
        return [where]
    if isinstance(first, dict):
        return differing(tuple(first.items()), tuple(second.items()), where)
    if isinstance(first, tuple) and len(first) == len(second):
        pairs = zip(first, second, strict=True)
        return [found for n, pair in enumerate(pairs) for found in differing(*pair, f"{where}[{n}]")]
    return [] if first == second else [where]


@cache
def kept() -> dict[str, Record]:
    shipped = shipped_questionnaire()
    advice = load_advice(shipped)
    assert advice
    return {"questionnaire": shipped, "advice": advice, "country names": country_names(country_choices())}


@pytest.mark.parametrize("name", ["questionnaire", "advice", "country names"])
def test_the_shipped_content_comes_back_as_it_was_read(name: str) -> None:
    record = kept()[name]
    content = built_form(record)
    assert differing(record, thawed(content)) == []
    assert built_form(thawed(content)) == content == built_form(record)


@pytest.mark.parametrize("seed", range(30))
def test_any_questionnaire_comes_back_as_it_was_read(seed: int) -> None:
    asked = random_questionnaire(Random(seed))
    assert differing(asked, thawed(built_form(asked))) == []


def test_what_is_thawed_works_like_what_was_read() -> None:
    asked = of(single("a", {"no": 0, "yes": 1}, weight=Fraction(1, 3)), single("b", "x y"))
    back = thawed(built_form(asked))
    assert back.by_id["a"].by_id["yes"].score == 1
    assert back.by_id["a"].kind is Kind.SINGLE
    assert back.questions[0].weight == Fraction(1, 3)
    assert back.constraints == ()
    assert differing(replace(asked, id="other"), replace(back, id="other")) == []
    assert back != thawed(built_form(asked))
    with pytest.raises(AttributeError, match="nothing"):
        _ = back.nothing
    with pytest.raises(AttributeError, match="never changed"):
        back.id = "other"


def test_a_difference_is_seen() -> None:
    shipped = kept()["questionnaire"]
    assert differing(shipped, replace(shipped, version="0")) == [".version"]
    assert differing((1, True), (1, 1)) == ["[1]"]


def test_a_field_is_a_line_of_its_own_in_which_every_value_stands_once() -> None:
    advice = kept()["advice"]
    head, *lines = built_form(advice).decode().splitlines()
    assert json.loads(head) == "Advice"
    assert len(lines) == len(fields(advice))
    for line in lines:
        for kind, _, rows in json.loads(line):
            values = (
                list(zip(*rows, strict=True)) if kind[0].isupper() else rows
            )  # of records it has the columns
            assert len({json.dumps(value) for value in values}) == len(values), kind
