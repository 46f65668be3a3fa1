"""The YAML files that ship with the program, in the form in which they load fastest.

A build writes each of them a second time as JSON, which reads fifteen times as fast; a checkout has only the
YAML. Both give the same nodes: the JSON is made of the YAML, after it was read and found well.
"""

from __future__ import annotations

import json
from typing import Any

from ecomdiag.loader import yaml_text
from ecomdiag.loader.files import MAX_BYTES, find_data, read_data
from ecomdiag.loader.yaml_text import NOWHERE, Mapping, Node, Scalar, Sequence


def shipped_node(name: str) -> Node:
    """Return the content of ``data/NAME`` as nodes; those of a built package know no line."""
    built = find_data(f"{name}.json")
    return yaml_text.parse(read_data(name), limit=MAX_BYTES) if built is None else _thawed(json.loads(built))


def built_form(content: bytes) -> str:
    """Return the JSON that a build keeps beside a YAML file."""
    node = yaml_text.parse(content, limit=MAX_BYTES)
    return json.dumps(_frozen(node), ensure_ascii=False, separators=(",", ":"))


def _frozen(node: Node) -> Any:
    if isinstance(node, Scalar):
        return None if node.empty else node.text
    if isinstance(node, Sequence):
        return [_frozen(item) for item in node.items]
    return {key.text: _frozen(value) for key, value in node.pairs}


def _thawed(value: Any) -> Node:
    if isinstance(value, str):
        return Scalar(value, NOWHERE, True)
    if isinstance(value, dict):
        return Mapping(
            tuple([(Scalar(key, NOWHERE, True), _thawed(own)) for key, own in value.items()]), NOWHERE
        )
    if isinstance(value, list):
        return Sequence(tuple([_thawed(own) for own in value]), NOWHERE)
    return Scalar("", NOWHERE)
