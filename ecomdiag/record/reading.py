"""Reads records from what ``writing`` made of them, and JSON kept: their annotations say what goes where.

What is read comes from outside: it is held to the types, to the closed sets and to ``limits``, and of all that is
wrong each thing is told. Fields that are not there take their default, if they have one; others are faults. Where a
text or a fraction may stand, a text of the shape of a fraction is one: no id has a stroke.
"""

from __future__ import annotations

import re
import types
from collections.abc import Callable, Hashable, Iterable, Mapping
from fractions import Fraction
from functools import cache
from typing import (
    Annotated,
    Any,
    Literal,
    NamedTuple,
    TypeAlias,
    TypeVar,
    Union,
    cast,
    get_args,
    get_origin,
    get_type_hints,
)

from ecomdiag.record import Record, fields
from ecomdiag.record.limits import Between, Matches

R = TypeVar("R", bound=Record)

_WHOLE = r"[0-9]{1,3100}|0x[0-9a-f]{1,20000}"
FRACTION = rf"-?(?:{_WHOLE})/(?:{_WHOLE})"
"""The pattern of a fraction."""
_FRACTION = re.compile(FRACTION)
HALF = re.compile("[\ud800-\udfff]")
"""Half a character, which JSON can write and no file can hold."""
MOST = 1_000_000
"""No number of ours is larger."""


class FormFault(NamedTuple):
    """One thing wrong with what was read."""

    #: The way to it: ``advice.lenses[0].items[2].score``.
    where: str
    #: ``missing``, ``unknown`` (there is no such field), ``one_of``, ``out_of_range``, ``pattern``, or what has to
    #: stand there: ``record``, ``list``, ``row`` (a list of so many), ``text``, ``fraction``, ``whole``,
    #: ``flag``, ``value``.
    rule: str
    #: What is allowed, where the rule alone does not say it.
    allowed: str = ""


class FormError(ValueError):
    """What was read is no such record; carries every fault found."""

    def __init__(self, faults: Iterable[FormFault]) -> None:
        super().__init__("not such a record")
        self.faults = tuple(faults)


def read(kind: type[R], form: Any) -> R:
    """Return the record of which this is the form. Raises ``FormError`` with every fault."""
    faults: list[FormFault] = []
    read_all: _Reader = _reader(cast("Hashable", kind))
    found: R = read_all(form, "", faults)
    if faults:
        raise FormError(faults)
    return found


_Reader: TypeAlias = Callable[[Any, str, list[FormFault]], Any]


@cache
def _reader(kind: Any) -> _Reader:
    """Return what reads values of an annotation."""
    origin, args = get_origin(kind), get_args(kind)
    if isinstance(kind, type) and issubclass(kind, Record):
        return _record_reader(kind)
    if origin is Annotated:
        return _limited_reader(args[0], args[1])
    if origin is Literal:
        return _word_reader(args)
    if origin is tuple:
        return _list_reader(args[0]) if args[1:] == (...,) else _row_reader(args)
    if origin in (Union, types.UnionType):
        return _union_reader(args)
    return _PLAIN[kind]


def _record_reader(kind: type[Record]) -> _Reader:
    readers: dict[
        str, _Reader
    ] = {}  # of its fields; filled when the first is read, for a class may hold its own

    def read_record(form: Any, where: str, faults: list[FormFault]) -> Any:
        if not isinstance(form, dict):
            faults.append(FormFault(where, "record"))
            return None
        if not readers:
            readers.update((name, _reader(hint)) for name, hint in hints(kind).items())
        before = len(faults)
        path = f"{where}." if where else ""
        faults += [FormFault(f"{path}{name}", "unknown") for name in form if name not in readers]
        missing = readers.keys() - form.keys() - kind._defaults.keys()
        faults += [FormFault(f"{path}{name}", "missing") for name in readers if name in missing]
        values = {
            name: read_field(form[name], f"{path}{name}", faults)
            for name, read_field in readers.items()
            if name in form
        }
        return kind(**values) if len(faults) == before else None

    return read_record


def hints(kind: type[Record]) -> Mapping[str, Any]:
    """Return the annotations of the fields of a class, by name, in order."""
    found = get_type_hints(kind, include_extras=True)
    return {name: found[name] for name in fields(kind)}


def _list_reader(kind: Any) -> _Reader:
    read_item = _reader(kind)

    def read_list(form: Any, where: str, faults: list[FormFault]) -> Any:
        if isinstance(form, list):
            return tuple(read_item(item, f"{where}[{place}]", faults) for place, item in enumerate(form))
        faults.append(FormFault(where, "list"))
        return None

    return read_list


def _row_reader(kinds: tuple[Any, ...]) -> _Reader:
    """Return what reads a list of so many values."""
    readers = [_reader(kind) for kind in kinds]

    def read_row(form: Any, where: str, faults: list[FormFault]) -> Any:
        if not isinstance(form, list) or len(form) != len(readers):
            faults.append(FormFault(where, "row", str(len(readers))))
            return None
        parts = zip(readers, form, strict=True)
        return tuple(read_item(item, f"{where}[{n}]", faults) for n, (read_item, item) in enumerate(parts))

    return read_row


def _union_reader(kinds: tuple[Any, ...]) -> _Reader:
    """Return what reads one of several kinds: which, the form shows."""
    some = [kind for kind in kinds if kind is not type(None)]
    read_some = _reader(some[0]) if len(some) == 1 else _value_reader(some)
    optional = len(some) < len(kinds)

    def read_union(form: Any, where: str, faults: list[FormFault]) -> Any:
        return None if optional and form is None else read_some(form, where, faults)

    return read_union


def _value_reader(kinds: list[Any]) -> _Reader:
    """Return what reads a text, a fraction or a list."""
    read_list = next(_reader(kind) for kind in kinds if get_origin(kind) is tuple)

    def read_value(form: Any, where: str, faults: list[FormFault]) -> Any:
        if isinstance(form, list):
            return read_list(form, where, faults)
        if not isinstance(form, str):
            faults.append(FormFault(where, "value"))
            return None
        return (_read_fraction if _FRACTION.fullmatch(form) else _read_text)(form, where, faults)

    return read_value


def _word_reader(words: tuple[str, ...]) -> _Reader:
    """Return what reads a text of a closed set."""

    def read_word(form: Any, where: str, faults: list[FormFault]) -> Any:
        if form not in words:
            faults.append(FormFault(where, "one_of", ", ".join(words)))
        return form

    return read_word


def _limited_reader(kind: Any, limit: Matches | Between) -> _Reader:
    """Return what reads a value, and holds it to its limit."""
    read_any, rule = _reader(kind), "pattern" if isinstance(limit, Matches) else "out_of_range"
    allowed = limit.pattern if isinstance(limit, Matches) else f"{limit.low}–{limit.high}"

    def read_limited(form: Any, where: str, faults: list[FormFault]) -> Any:
        before = len(faults)
        value = read_any(form, where, faults)
        if len(faults) == before and not _within(value, limit):
            faults.append(FormFault(where, rule, allowed))
        return value

    return read_limited


def _within(value: Any, limit: Matches | Between) -> bool:
    if isinstance(limit, Matches):
        return re.fullmatch(limit.pattern, value) is not None
    return bool(limit.low <= value <= limit.high)


def _read_text(form: Any, where: str, faults: list[FormFault]) -> Any:
    if not isinstance(form, str) or (not form.isascii() and HALF.search(form)):
        faults.append(FormFault(where, "text"))
    return form


def _read_fraction(form: Any, where: str, faults: list[FormFault]) -> Any:
    if isinstance(form, str) and _FRACTION.fullmatch(form):
        above, below = (int(digits, 16 if "x" in digits else 10) for digits in form.split("/"))
        if below and -MOST * below <= above <= MOST * below:
            return Fraction(above, below)
    faults.append(FormFault(where, "fraction"))
    return None


def _read_whole(form: Any, where: str, faults: list[FormFault]) -> Any:
    if type(form) is not int or not 0 <= form <= MOST:
        faults.append(FormFault(where, "whole"))
    return form


def _read_flag(form: Any, where: str, faults: list[FormFault]) -> Any:
    if not isinstance(form, bool):
        faults.append(FormFault(where, "flag"))
    return form


_PLAIN: Mapping[Any, _Reader] = {
    str: _read_text,
    Fraction: _read_fraction,
    int: _read_whole,
    bool: _read_flag,
}
