"""What an editor sees: YAML 1.2 as yaml-language-server reads it, the schemas that it checks against, and mutants."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from copy import deepcopy
from itertools import islice
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft7Validator

from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.report.questionnaire.schema import render
from ecomdiag.texts import Language

ROOT = Path(__file__).resolve().parent.parent
SCHEMAS = ROOT / "data" / "schemas"
WRITTEN = ("questions", "actions", "lenses", "positioning", "glossary")
QUESTIONNAIRES = [ROOT / "data" / "questions.yaml", *sorted((ROOT / "data" / "instruments").glob("*.yaml"))]
MODELINE = re.compile(r"# yaml-language-server: \$schema=(\S+)")

#: A questionnaire with every kind of question, and every key, in ways of writing that an editor reads otherwise.
LITTLE = """\
id: little
version: 1.0
title: {es: a, en: b}
heading: {es: a, en: b}
method: {es: a, en: b}
levels:
  - {id: starting, from: 0, title: {es: a, en: b}}
  - {id: ready, from: "50,5", title: {es: a, en: b}}
dont_know: {es: a, en: b}
choice_lists:
  no_yes:
    - {id: no, text: {es: a, en: b}}
    - {id: yes, score: 1, text: {es: a, en: b}}
sections:
  - id: sales
    title: {es: a, en: b}
    intro: {es: a, en: b}
    weight: 2
    questions:
      - {id: one, kind: single, text: {es: a, en: b}, choices: no_yes, dont_know: true, if_not_asked: full}
      - {id: code, kind: text, text: {es: a, en: b}, pattern: "[A-Z]{2}", pattern_message: {es: a, en: b}}
      - {id: plain, kind: yes_no, text: {es: a, en: b}, score: {yes: 0, no: "0,5"}, not_applicable: true, dont_know: true}
      - id: several
        kind: multiple
        title: {es: a, en: b}
        text: {es: a, en: b}
        help: {es: a, en: b}
        show_if: {any: [{question: one, any_of: [yes]}, {not: {question: one, none_of: [no, dont_know]}}]}
        min_choices: 1
        max_choices: 2
        target: 1.5
        choices:
          - {id: 012, score: 0.5, text: {es: a, en: b}}
          - {id: true, score: "0,5", text: {es: a, en: true}}
          - {id: none, exclusive: true, text: {es: a, en: b}}
          - {id: other, not_applicable: true, says: true, text: {es: a, en: b}}
      - id: order
        kind: ranking
        text: {es: a, en: b}
        choices: [{id: x, text: {es: a, en: b}}, {id: y, text: {es: a, en: b}}]
      - {id: countries, kind: countries, text: {es: a, en: b}, max_choices: 3}
      - id: share
        kind: percentage
        text: {es: a, en: b}
        not_applicable_if: {all: [{question: several, all_of: [012]}, {question: one, any_of: [no]}]}
        bands: [{from: 0, score: 0}, {from: 10, score: 1}]
      - {id: rest, kind: percentage, weight: 0, text: {es: a, en: b}, show_if: {question: share, at_least: 10}}
constraints:
  - {id: total, sum_of: [share, rest], equals: [0, 100], message: {es: a, en: b}}
  - {id: most, sum_of: [share], at_most: 90, message: {es: a, en: b}}
blockers:
  - {id: little_sold, when: {question: share, at_most: 1}, caps_at: starting, title: {es: a, en: b}, reason: {es: a, en: b}}
"""

_FLOAT = re.compile(r"[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?", re.ASCII)


def seen(text: str) -> Any:
    """Return a YAML document as JSON, by the core schema of YAML 1.2: ``no`` is a text, ``012`` is 12."""
    return _value(yaml.compose(text, Loader=yaml.BaseLoader))


def _value(node: yaml.Node | None) -> Any:
    if isinstance(node, yaml.MappingNode):
        return {_key(key): _value(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_value(item) for item in node.value]
    assert isinstance(node, yaml.ScalarNode)
    return _scalar(node.value) if node.style is None else node.value


def _key(node: yaml.Node) -> str:
    """Return a key as JavaScript writes it: 012 becomes 12, true stays true."""
    value = _value(node)
    if isinstance(value, bool) or value is None:
        return "null" if value is None else str(value).lower()
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _scalar(text: str) -> Any:
    if text in ("", "~", "null", "Null", "NULL"):
        return None
    if text.lower() in ("true", "false") and text in (text.lower(), text.upper(), text.capitalize()):
        return text.lower() == "true"
    for prefix, base in (("0x", 16), ("0o", 8)):
        if re.fullmatch(rf"{prefix}[0-9a-fA-F]+", text):
            return int(text, base)
    if re.fullmatch(r"[-+]?\d+", text, re.ASCII):
        return int(text)
    return float(text) if _FLOAT.fullmatch(text) else text


def written(name: str) -> Draft7Validator:
    """Return the schema of a file of the content."""
    return Draft7Validator(json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8")))


def answers_to(questionnaire: Questionnaire, language: Language = "es") -> Draft7Validator:
    """Return the schema of the answers to a questionnaire."""
    return Draft7Validator(json.loads(render(questionnaire, language)))


def faults(schema: Draft7Validator, instance: Any) -> list[str]:
    """Return what an editor tells of a file, with places; nothing if it is sound."""
    return [f"{error.json_path}: {error.message[:200]}" for error in schema.iter_errors(instance)]


def mutants(whole: Any, every: int = 1) -> Iterator[Any]:
    """Yield a document with one thing changed, for every place in it, or one in so many, and many changes."""
    for path in islice(places(whole), None, None, every):
        for value in (
            None,
            [],
            {},
            "",
            "x",
            "X y",
            0,
            1,
            -1,
            0.5,
            2,
            101,
            "12,5",
            True,
            "true",
            [0],
            ["x"],
            {"x": "y"},
        ):
            yield changed(whole, path, value)
        yield changed(whole, path, ...)


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in inner:
        yield (*path, key)
        yield from places(item, (*path, key))


def changed(whole: Any, path: tuple[Any, ...], value: Any) -> Any:
    """Return a document with another value in one place, or without it (``...``)."""
    copy = deepcopy(whole)
    holder = copy
    for key in path[:-1]:
        holder = holder[key]
    if value is ...:
        del holder[path[-1]]
    else:
        holder[path[-1]] = value
    return copy
