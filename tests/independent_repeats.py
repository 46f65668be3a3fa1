"""Groups that are asked of several things, worked out from docs/questions-file.md and docs/answers-file.md alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from independent_values import number


def copies_of(group: Any, questions: list[Any]) -> Iterator[Any]:
    """Yield the questions of all copies of a group, given the questions that stand in it once."""
    repeat = group["repeat"]
    names = {own["id"] for own in questions}
    for place in range(1, int(number(repeat["at_most"])) + 1):
        fewer = {"not": {"question": repeat["count"], "at_least": str(place)}}
        for own in questions:
            made = _numbered(own, names, place) | {"id": f"{own['id']}_{place}", "copy": place}
            made |= {"group": group["group"], "heading": group["title"]}
            closed = made.get("not_applicable_if")
            yield made | {"not_applicable_if": fewer if closed is None else {"any": [fewer, closed]}}


def flattened(asked: Any, given: Any) -> Any:
    """Return answers by the ids of questions, of which some stand in lists."""
    groups = {item["group"] for part in asked["sections"] for item in part["questions"] if "repeat" in item}
    flat: dict[str, Any] = {}
    for name, own in given.items():
        if name not in groups:
            flat[name] = own
            continue
        for place, copy in enumerate(own or [], 1):
            flat |= {f"{key}_{place}": value for key, value in (copy or {}).items()}
    return flat


def _numbered(node: Any, names: set[str], place: int) -> Any:
    """Return a part of a file whose conditions look at the questions of a copy."""
    if isinstance(node, list):
        return [_numbered(own, names, place) for own in node]
    if not isinstance(node, dict):
        return node
    made = {key: _numbered(own, names, place) for key, own in node.items()}
    if made.get("question") in names:
        made["question"] = f"{made['question']}_{place}"
    return made
