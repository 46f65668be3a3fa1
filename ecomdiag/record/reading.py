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
    found: R = read_all(form, None, faults)
    if faults:
        raise FormError(faults)
    return found


_Way: TypeAlias = "tuple[_Way, str | int] | None"
"""The way to a value: that to what holds it, and its name or place in there. It becomes words only for a fault."""
_Reader: TypeAlias = Callable[[Any, _Way, list[FormFault]], Any]


def _fault(way: _Way, rule: str, allowed: str = "") -> FormFault:
    steps: list[str] = []
    while way is not None:
        way, step = way
        steps.append(f"[{step}]" if isinstance(step, int) else f".{step}")
    return FormFault("".join(reversed(steps)).removeprefix("."), rule, allowed)


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

    def read_record(form: Any, way: _Way, faults: list[FormFault]) -> Any:
        if not isinstance(form, dict):
            faults.append(_fault(way, "record"))
            return None
        if not readers:
            readers.update((name, _reader(hint)) for name, hint in hints(kind).items())
        before = len(faults)
        if form.keys() != readers.keys():
            if kind.open_names:
                return _read_open(kind, form, way, faults)
            faults += [_fault((way, name), "unknown") for name in form if name not in readers]
            missing = readers.keys() - form.keys() - kind._defaults.keys()
            faults += [_fault((way, name), "missing") for name in readers if name in missing]
        values = {
            name: read_field(form[name], (way, name), faults)
            for name, read_field in readers.items()
            if name in form
        }
        return kind(**values) if len(faults) == before else None

    return read_record


def _read_open(kind: Any, form: dict[str, Any], way: _Way, faults: list[FormFault]) -> Any:
    """Read a record that says more than its fields: texts by names of a pattern, one at least."""
    before, is_name = len(faults), re.compile(kind.open_names, re.ASCII).fullmatch
    faults += [_fault((way, name), "unknown") for name in form if not is_name(name)]
    texts = {name: _read_text(text, (way, name), faults) for name, text in form.items()}
    if not form:
        faults += [_fault((way, name), "missing") for name in fields(kind)]
    return kind.of(texts) if len(faults) == before else None


def hints(kind: type[Record]) -> Mapping[str, Any]:
    """Return the annotations of the fields of a class, by name, in order."""
    annotated: Any = kind
    return _hints(annotated)


# To work them out takes a tenth of a millisecond and more, and a questionnaire has thousands of records.
@cache
def _hints(kind: Any) -> Mapping[str, Any]:
    found = get_type_hints(kind, include_extras=True)
    return types.MappingProxyType({name: found[name] for name in fields(kind)})


def _list_reader(kind: Any) -> _Reader:
    read_item = _reader(kind)

    def read_list(form: Any, way: _Way, faults: list[FormFault]) -> Any:
        if isinstance(form, list):
            return tuple([read_item(item, (way, place), faults) for place, item in enumerate(form)])
        faults.append(_fault(way, "list"))
        return None

    return read_list


def _row_reader(kinds: tuple[Any, ...]) -> _Reader:
    """Return what reads a list of so many values."""
    readers = [_reader(kind) for kind in kinds]

    def read_row(form: Any, way: _Way, faults: list[FormFault]) -> Any:
        if not isinstance(form, list) or len(form) != len(readers):
            faults.append(_fault(way, "row", str(len(readers))))
            return None
        parts = zip(readers, form, strict=True)
        return tuple([read_item(item, (way, n), faults) for n, (read_item, item) in enumerate(parts)])

    return read_row


def _union_reader(kinds: tuple[Any, ...]) -> _Reader:
    """Return what reads one of several kinds: which, the form shows."""
    some = [kind for kind in kinds if kind is not type(None)]
    read_some = _reader(some[0]) if len(some) == 1 else _value_reader(some)
    optional = len(some) < len(kinds)

    def read_union(form: Any, way: _Way, faults: list[FormFault]) -> Any:
        return None if optional and form is None else read_some(form, way, faults)

    return read_union


def _value_reader(kinds: list[Any]) -> _Reader:
    """Return what reads a text, a fraction or a list."""
    read_list = next(_reader(kind) for kind in kinds if get_origin(kind) is tuple)

    def read_value(form: Any, way: _Way, faults: list[FormFault]) -> Any:
        if isinstance(form, list):
            return read_list(form, way, faults)
        if not isinstance(form, str):
            faults.append(_fault(way, "value"))
            return None
        return (_read_fraction if _FRACTION.fullmatch(form) else _read_text)(form, way, faults)

    return read_value


def _word_reader(words: tuple[str, ...]) -> _Reader:
    """Return what reads a text of a closed set."""

    def read_word(form: Any, way: _Way, faults: list[FormFault]) -> Any:
        if form not in words:
            faults.append(_fault(way, "one_of", ", ".join(words)))
        return form

    return read_word


def _limited_reader(kind: Any, limit: Matches | Between) -> _Reader:
    """Return what reads a value, and holds it to its limit."""
    read_any, within = _reader(kind), _test_of(limit)
    rule = "pattern" if isinstance(limit, Matches) else "out_of_range"
    allowed = limit.pattern if isinstance(limit, Matches) else f"{limit.low}–{limit.high}"

    def read_limited(form: Any, way: _Way, faults: list[FormFault]) -> Any:
        before = len(faults)
        value = read_any(form, way, faults)
        if len(faults) == before and not within(value):
            faults.append(_fault(way, rule, allowed))
        return value

    return read_limited


def _test_of(limit: Matches | Between) -> Callable[[Any], object]:
    """Return what says whether a value is within a limit."""
    if isinstance(limit, Matches):
        return re.compile(limit.pattern).fullmatch
    low, high = limit.low, limit.high
    # As whole numbers: fractions compare ten times slower.
    return lambda value: low * value.denominator <= value.numerator <= high * value.denominator


def _read_text(form: Any, way: _Way, faults: list[FormFault]) -> Any:
    if not isinstance(form, str) or (not form.isascii() and HALF.search(form)):
        faults.append(_fault(way, "text"))
    return form


def _read_fraction(form: Any, way: _Way, faults: list[FormFault]) -> Any:
    if isinstance(form, str) and _FRACTION.fullmatch(form):
        above, below = (int(digits, 16 if "x" in digits else 10) for digits in form.split("/"))
        if below and -MOST * below <= above <= MOST * below:
            return Fraction(above, below)
    faults.append(_fault(way, "fraction"))
    return None


def _read_whole(form: Any, way: _Way, faults: list[FormFault]) -> Any:
    if type(form) is not int or not 0 <= form <= MOST:
        faults.append(_fault(way, "whole"))
    return form


def _read_flag(form: Any, way: _Way, faults: list[FormFault]) -> Any:
    if not isinstance(form, bool):
        faults.append(_fault(way, "flag"))
    return form


_PLAIN: Mapping[Any, _Reader] = {
    str: _read_text,
    Fraction: _read_fraction,
    int: _read_whole,
    bool: _read_flag,
}
