"""The shipped content in the form in which a built package keeps it: records as JSON, which load at once.

A checkout has only the YAML, where an edit shows without a build. A build reads the YAML, with every check,
and keeps the records that came of it; thawing them gives equal records, so both answer alike.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Any

from ecomdiag import conditions, model
from ecomdiag.advice import model as advice_model
from ecomdiag.loader.files import find_data

#: The classes that may be frozen, by their position: a build and its reader are of one version.
_CLASSES: tuple[Any, ...] = tuple(
    found
    for module in (conditions, model, advice_model)
    for _, found in sorted(vars(module).items())
    if is_dataclass(found) and found.__module__ == module.__name__
)
_ENUMS: dict[str, Callable[[str], StrEnum]] = {"Kind": model.Kind, "NotAsked": model.NotAsked}
_FIELDS = [tuple(own.name for own in fields(found)) for found in _CLASSES]
_POSITIONS = {found: position for position, found in enumerate(_CLASSES)}
_FRACTION, _TUPLE, _SET, _MAPPING = "/", "(", "{", "="


def built(name: str) -> Any:
    """Return the records that a build kept under a name; ``None`` where nothing was built."""
    content = find_data(f"{name}.json")
    return None if content is None else _thaw(json.loads(content))


def built_form(records: Any) -> str:
    """Return what a build keeps of some records."""
    return json.dumps(_freeze(records), ensure_ascii=False, separators=(",", ":"))


def _freeze(value: Any) -> Any:
    if isinstance(value, StrEnum):
        return [type(value).__name__, value.value]
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, Fraction):
        return [_FRACTION, value.numerator, value.denominator]
    if isinstance(value, tuple):
        return [_TUPLE, *map(_freeze, value)]
    if isinstance(value, frozenset):
        return [_SET, *sorted(value)]
    if isinstance(value, dict):
        return [_MAPPING, *(_freeze(part) for pair in value.items() for part in pair)]
    position = _POSITIONS[type(value)]
    return [position, *(_freeze(getattr(value, name)) for name in _FIELDS[position])]


def _thaw(value: Any) -> Any:
    if type(value) is not list:
        return value
    head = value[0]
    if type(head) is int:
        return _CLASSES[head](**dict(zip(_FIELDS[head], map(_thaw, value[1:]), strict=True)))
    if head == _TUPLE:
        return tuple(map(_thaw, value[1:]))
    if head == _FRACTION:
        return Fraction(value[1], value[2])
    if head == _SET:
        return frozenset(value[1:])
    if head == _MAPPING:
        parts = [_thaw(part) for part in value[1:]]
        return dict(zip(parts[::2], parts[1::2], strict=True))
    return _ENUMS[head](value[1])
