"""Writes the content as a build keeps it, in the form that ``built`` describes and reads back."""

from __future__ import annotations

import json
from enum import StrEnum
from fractions import Fraction
from itertools import groupby
from typing import Any, NamedTuple

from ecomdiag.loader.built import FRACTION, MADE, MAPPING, PLAIN, SET, TEXTS, TUPLE, WORDS, Run
from ecomdiag.record import Record, fields


def built_form(record: Record) -> bytes:
    """Return what a build keeps of a record."""
    lines = [type(record).__name__, *(_frozen(getattr(record, name)) for name in fields(record))]
    return "\n".join(json.dumps(line, ensure_ascii=False, separators=(",", ":")) for line in lines).encode()


class _At(int):
    """The position of another value."""


class _Value(NamedTuple):
    """A value as its kind and its row, and how deep that goes: all that it holds is less deep."""

    kind: str
    row: list[Any]
    depth: int

    @property
    def run(self) -> tuple[int, str]:
        """What the values of its run have in common; runs are made in this order."""
        return self.depth, self.kind


def _frozen(value: Any) -> list[Run]:
    """Return the runs of a value; it is the last."""
    columns: dict[str, set[int]] = {}
    _note_columns(value, columns)
    values: list[_Value] = []
    _keep(value, columns, values, {})
    order = sorted(range(len(values)), key=lambda place: values[place].run)
    places = {old: new for new, old in enumerate(order)}
    runs: list[Run] = []
    for (_, kind), alike in groupby((values[place] for place in order), key=lambda own: own.run):
        rows = [[places[part] if isinstance(part, _At) else part for part in own.row] for own in alike]
        if kind in MADE:
            runs.append((kind, None if kind in (TUPLE, MAPPING) else [], rows))
        else:
            runs.append((kind, sorted(columns.get(kind, ())), list(map(list, zip(*rows, strict=True)))))
    return runs


def _note_columns(value: Any, columns: dict[str, set[int]]) -> None:
    """Note in which fields records of each kind hold more than texts and the like."""
    kind, parts = _parts(value)
    if isinstance(value, Record):
        columns.setdefault(kind, set()).update(n for n, part in enumerate(parts) if not _is_plain(part))
    for part in parts:
        if not _is_plain(part):
            _note_columns(part, columns)


def _keep(value: Any, columns: dict[str, set[int]], values: list[_Value], known: dict[str, _At]) -> _At:
    """Put a value behind all that it holds, unless it is there already; return its place."""
    kind, parts = _parts(value)
    row = [
        _keep(part, columns, values, known)
        if kind in (TUPLE, MAPPING) or place in columns.get(kind, ())
        else part
        for place, part in enumerate(parts)
    ]
    key = f"{kind} {row}"
    if key not in known:
        depth = max((values[part].depth for part in row if isinstance(part, _At)), default=0) + 1
        known[key] = _At(len(values))
        values.append(_Value(kind, row, depth))
    return known[key]


def _is_plain(value: Any) -> bool:
    return value is None or (isinstance(value, str | int) and not isinstance(value, StrEnum))


def _parts(value: Any) -> tuple[str, list[Any]]:
    """Return the kind of a value, and what it is made of."""
    if _is_plain(value):
        return PLAIN, [value]
    if isinstance(value, StrEnum):
        return type(value).__name__, [value.value]
    if isinstance(value, Fraction):
        return FRACTION, [value.numerator, value.denominator]
    if isinstance(value, frozenset):
        return SET, sorted(value)
    if isinstance(value, Record):
        return type(value).__name__, [getattr(value, name) for name in fields(value)]
    parts = list(value) if isinstance(value, tuple) else [part for pair in value.items() for part in pair]
    texts_alone = all(isinstance(part, str) for part in parts)
    if isinstance(value, tuple):
        return TEXTS if texts_alone else TUPLE, parts
    return WORDS if texts_alone else MAPPING, parts
