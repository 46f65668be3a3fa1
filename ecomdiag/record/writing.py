"""Records as JSON, whatever their class. ``reading`` reads them back.

A record is an object of all its fields, in order; a tuple a list; a fraction a text, ``"61/3"``, because numbers of
JSON are not exact. Written piece by piece, which takes half the time of ``json`` with a ``default``.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from json.encoder import encode_basestring
from operator import attrgetter
from typing import Any, TypeAlias

from ecomdiag.record import Record, fields

#: Numbers with more bits than this are written with sixteen digits: Python writes none so long with ten.
_MOST_BITS = 10_000


def written(value: Any) -> str:
    """Return a record, and whatever one holds, as JSON on one line. Raises ``TypeError`` for what it cannot hold."""
    parts: list[str] = []  # joined once: what is long is not copied at every step
    _WRITERS[value.__class__](value, parts)
    return "".join(parts)


_Writer: TypeAlias = Callable[[Any, list[str]], None]


class _Writers(dict[type, _Writer]):
    """What writes a value, by its class; for a class of records it is made when the first of them is written."""

    def __missing__(self, kind: type) -> _Writer:
        if not issubclass(kind, Record):
            raise TypeError(kind.__name__)
        write = self[kind] = _record_writer(kind)
        return write


def _record_writer(kind: type[Record]) -> _Writer:
    if kind.open_names and "texts" in fields(kind):
        return _write_open
    if fields(kind) and all(kind.__annotations__.get(name) == "str" for name in fields(kind)):
        return _texts_writer(fields(kind))
    heads = [(f'{", " if place else "{"}"{name}": ', name) for place, name in enumerate(fields(kind))]

    def write(record: Any, parts: list[str]) -> None:
        values, append = record.__dict__, parts.append
        for head, name in heads:
            value = values[name]
            append(head)
            if value.__class__ is str:  # which most are
                append(encode_basestring(value))
            else:
                _WRITERS[value.__class__](value, parts)
        append("}")

    return write


def _write_open(record: Any, parts: list[str]) -> None:
    """Write a record that says more than its fields: its texts, by their names."""
    said = (f"{encode_basestring(name)}: {encode_basestring(text)}" for name, text in record.pairs)
    parts.append(f"{{{', '.join(said)}}}")


def _texts_writer(names: tuple[str, ...]) -> _Writer:
    """Return what writes a record of nothing but texts, as most are."""
    form = "{" + ", ".join(f'"{name}": %s' for name in names) + "}"
    values: Callable[[Any], Any] = attrgetter(*names)
    if len(names) == 1:
        return lambda record, parts: parts.append(form % encode_basestring(values(record)))
    return lambda record, parts: parts.append(form % tuple(map(encode_basestring, values(record))))


def _write_tuple(values: tuple[Any, ...], parts: list[str]) -> None:
    head = "["
    for value in values:
        parts.append(head)
        _WRITERS[value.__class__](value, parts)
        head = ", "
    parts.append("]" if values else "[]")


def _write_text(value: str, parts: list[str]) -> None:
    parts.append(encode_basestring(value))


def _write_fraction(value: Fraction, parts: list[str]) -> None:
    above, below = value.as_integer_ratio()
    if max(above.bit_length(), below.bit_length()) > _MOST_BITS:
        parts.append(f'"{above:#x}/{below:#x}"')
    else:
        parts.append(f'"{above}/{below}"')


_WRITERS = _Writers(
    {
        str: _write_text,
        tuple: _write_tuple,
        Fraction: _write_fraction,
        type(None): lambda _, parts: parts.append("null"),
        bool: lambda value, parts: parts.append("true" if value else "false"),
        int: lambda value, parts: parts.append(str(value)),
    }
)
