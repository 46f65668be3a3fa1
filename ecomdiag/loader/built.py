"""The shipped content in the form in which a built package keeps it: records as JSON, which load at once.

A checkout has only the YAML, where an edit shows without a build. A build reads the YAML, with every check,
and keeps the records that came of it; thawing them gives equal records, so both answer alike.

A file begins with a line that names the kind of its outermost record; each field of it follows as a line of its
own, which is read when it is asked for. In a line every value stands once, however often it occurs, and values
of one kind together, in runs, each of which is made in one go. A run is ``[kind, columns, rows]``: the columns
named hold positions of values made before, or all columns do. Of records it has their fields, one by one, in the
place of rows: there are few fields, and many records.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from fractions import Fraction
from functools import cache
from itertools import groupby
from types import ModuleType
from typing import Any, NamedTuple, TypeAlias

from ecomdiag import advice, names
from ecomdiag.loader.files import find_data
from ecomdiag.questionnaire import blocks, conditions, improving, lookup, model, offers, ways
from ecomdiag.record import Record, fields
from ecomdiag.texts import words

Rows: TypeAlias = list[list[Any]]
Run: TypeAlias = tuple[str, list[int] | None, Rows]

_PLAIN, _FRACTION, _SET = "plain", "fraction", "set"
#: Of texts alone, and of anything.
_TEXTS, _TUPLE, _WORDS, _MAPPING = "texts", "tuple", "words", "mapping"


def _dicts(rows: Rows) -> Iterable[Any]:
    return (dict(zip(row[::2], row[1::2], strict=True)) for row in rows)


#: How the rows of a run become values, if they are no records.
_MADE: dict[str, Callable[[Rows], Iterable[Any]]] = {
    _PLAIN: lambda rows: (row[0] for row in rows),
    _FRACTION: lambda rows: (Fraction(*row) for row in rows),
    _SET: lambda rows: map(frozenset, rows),
    _TEXTS: lambda rows: map(tuple, rows),
    _TUPLE: lambda rows: map(tuple, rows),
    _WORDS: _dicts,
    _MAPPING: _dicts,
    "Kind": lambda rows: (model.Kind(row[0]) for row in rows),
    "NotAsked": lambda rows: (model.NotAsked(row[0]) for row in rows),
    "Way": lambda rows: (ways.Way(row[0]) for row in rows),
}


def built(name: str) -> Any:
    """Return the record that a build kept under a name; ``None`` where nothing was built."""
    content = find_data(f"{name}.json")
    return None if content is None else thawed(content)


def built_form(record: Record) -> bytes:
    """Return what a build keeps of a record."""
    lines = [type(record).__name__, *(_frozen(getattr(record, name)) for name in fields(record))]
    return "\n".join(json.dumps(line, ensure_ascii=False, separators=(",", ":")) for line in lines).encode()


def thawed(content: bytes) -> Any:
    """Return the record of which this is the built form; its fields are read when they are asked for."""
    head, *lines = content.split(b"\n")
    kind = _class(json.loads(head))
    waiting = dict(zip(fields(kind), lines, strict=True))

    def read(record: Record, name: str) -> Any:
        if name not in waiting:
            raise AttributeError(f"{kind.__name__} has no {name}")
        value = record.__dict__[name] = _thawed(json.loads(waiting[name]))
        return value

    # Only what is not there yet is looked for by this method.
    return object.__new__(type(kind.__name__, (kind,), {"__getattr__": read}, eq=False))


@cache
def _class(name: str) -> type[Record]:
    """Return the class of records of a name: a build and its reader are of one version."""
    if name == "CountryNames":
        return names.countries.CountryNames
    for module in _modules():
        found = vars(module).get(name)
        if isinstance(found, type) and issubclass(found, Record) and found.__module__ == module.__name__:
            return found
    raise KeyError(name)


def _modules() -> Iterator[ModuleType]:
    """Yield where the classes of records stand that may be kept; those of the advice are read for what holds some."""
    yield from (model, words, conditions, blocks, improving, lookup, offers)
    yield from (advice.model, advice.glossary)


def _thawed(runs: list[Run]) -> Any:
    made: list[Any] = []
    for kind, columns, rows in runs:
        for place in range(len(rows)) if columns is None else columns:
            rows[place] = [made[position] for position in rows[place]]
        made += _MADE[kind](rows) if kind in _MADE else _records(_class(kind), rows)
    return made[-1]


def _records(kind: type[Record], columns: Rows) -> Iterable[Record]:
    """Make records of a sound build, whose fields need no check."""
    names, new = fields(kind), object.__new__
    for values in zip(*columns, strict=True):
        record = new(kind)
        record.__dict__.update(zip(names, values))  # noqa: B905 (as many)
        yield record


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
        if kind in _MADE:
            runs.append((kind, None if kind in (_TUPLE, _MAPPING) else [], rows))
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
        if kind in (_TUPLE, _MAPPING) or place in columns.get(kind, ())
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
        return _PLAIN, [value]
    if isinstance(value, StrEnum):
        return type(value).__name__, [value.value]
    if isinstance(value, Fraction):
        return _FRACTION, [value.numerator, value.denominator]
    if isinstance(value, frozenset):
        return _SET, sorted(value)
    if isinstance(value, Record):
        return type(value).__name__, [getattr(value, name) for name in fields(value)]
    parts = list(value) if isinstance(value, tuple) else [part for pair in value.items() for part in pair]
    texts_alone = all(isinstance(part, str) for part in parts)
    if isinstance(value, tuple):
        return _TEXTS if texts_alone else _TUPLE, parts
    return _WORDS if texts_alone else _MAPPING, parts
