"""Whether a record that somebody made in Python holds what its annotations say, all the way down."""

from __future__ import annotations

import types
from collections.abc import Iterator
from enum import StrEnum
from fractions import Fraction
from numbers import Number
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from ecomdiag.record import Record
from ecomdiag.record.reading import hints


class Misfit(NamedTuple):
    """A value that is of another type than its field."""

    #: The way to it: names of fields, and positions from 0.
    where: tuple[str | int, ...]
    #: What may stand there, as Python writes it: ``Text | None``.
    wanted: str
    #: The type that stands there.
    found: str


def misfits(record: Record) -> Iterator[Misfit]:
    """Yield every value within a record that is of another type than its field; what it holds is not looked at then.

    Any number passes for a fraction or a whole number, and any text for one of a closed set: whether it is exact
    enough, or one of these, is another question.
    """
    for name, kind in hints(type(record)).items():
        yield from _within(getattr(record, name), kind, (name,))


def _within(value: Any, kind: Any, where: tuple[str | int, ...]) -> Iterator[Misfit]:
    if not _fits(value, kind):
        yield Misfit(where, _written(kind), type(value).__name__)
    elif isinstance(value, Record):
        for misfit in misfits(value):
            yield misfit._replace(where=(*where, *misfit.where))
    elif isinstance(value, tuple | frozenset):
        for place, item in enumerate(value):
            yield from _within(item, _item(kind), (*where, place))


def _fits(value: Any, kind: Any) -> bool:
    """Say whether a value is of a type, whatever is in it."""
    origin, args = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return _fits(value, args[0])
    if origin in (Union, types.UnionType):
        return any(_fits(value, each) for each in args)
    if origin is Literal:
        return value in args
    if kind in (Fraction, int):
        return isinstance(value, Number) and not isinstance(value, bool)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return isinstance(value, str)
    return isinstance(value, origin or kind)


def _item(kind: Any) -> Any:
    """Return the type of what stands in a tuple or a set."""
    if get_origin(kind) in (Union, types.UnionType):
        kind = next(each for each in get_args(kind) if get_origin(each) in (tuple, frozenset))
    return get_args(kind)[0]


def _written(kind: Any) -> str:
    origin, args = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return " | ".join(_written(each) for each in args)
    if kind is types.NoneType:
        return "None"
    if origin in (tuple, frozenset):
        more = ", ..." if origin is tuple else ""
        return f"{origin.__name__}[{_written(args[0])}{more}]"
    return str(getattr(origin or kind, "__name__", kind))
