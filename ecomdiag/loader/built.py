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
from fractions import Fraction
from functools import cache
from types import ModuleType
from typing import Any, TypeAlias

from ecomdiag import advice, names
from ecomdiag.loader.files import find_data
from ecomdiag.questionnaire import blocks, conditions, improving, lookup, model, offers, ways
from ecomdiag.record import Record, fields
from ecomdiag.texts import words

Rows: TypeAlias = list[list[Any]]
Run: TypeAlias = tuple[str, list[int] | None, Rows]

#: The kinds of values that are no records.
PLAIN, FRACTION, SET = "plain", "fraction", "set"
#: Of texts alone, and of anything.
TEXTS, TUPLE, WORDS, MAPPING = "texts", "tuple", "words", "mapping"


def _dicts(rows: Rows) -> Iterable[Any]:
    return (dict(zip(row[::2], row[1::2], strict=True)) for row in rows)


#: How the rows of a run become values, if they are no records.
MADE: dict[str, Callable[[Rows], Iterable[Any]]] = {
    PLAIN: lambda rows: (row[0] for row in rows),
    FRACTION: lambda rows: (Fraction(*row) for row in rows),
    SET: lambda rows: map(frozenset, rows),
    TEXTS: lambda rows: map(tuple, rows),
    TUPLE: lambda rows: map(tuple, rows),
    WORDS: _dicts,
    MAPPING: _dicts,
    "Kind": lambda rows: (model.Kind(row[0]) for row in rows),
    "NotAsked": lambda rows: (model.NotAsked(row[0]) for row in rows),
    "Way": lambda rows: (ways.Way(row[0]) for row in rows),
}


def built(name: str) -> Any:
    """Return the record that a build kept under a name; ``None`` where nothing was built."""
    content = find_data(f"{name}.json")
    return None if content is None else thawed(content)


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
            rows[place] = [*map(made.__getitem__, rows[place])]
        made += MADE[kind](rows) if kind in MADE else _records(_class(kind), rows)
    return made[-1]


def _records(kind: type[Record], columns: Rows) -> Iterable[Record]:
    """Make records of a sound build, whose fields need no check: field by field, which takes half the time."""
    made = [object.__new__(kind) for _ in columns[0]]
    values = [record.__dict__ for record in made]
    for name, column in zip(fields(kind), columns, strict=True):
        for own, value in zip(values, column, strict=True):
            own[name] = value
    return made
