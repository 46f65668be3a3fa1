"""JSON as every report writes it: a line for each field and for each record of a list; same input, same bytes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from fractions import Fraction
from typing import Any, TypeAlias

from ecomdiag.record import Record
from ecomdiag.record.expression import Expression
from ecomdiag.record.writing import written

Json: TypeAlias = dict[str, Any]

_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False)
#: What JSON leaves as it is but acts on a terminal or reorders text.
_ACTING = Expression("[\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")

#: Of what stands between lines.
_BETWEEN = " \n,[]{}"


def dump(value: Json) -> str:
    """Write a line for each field, and one for each record of a list: short, and good to compare."""
    lines: list[str] = []
    for name, field in value.items():
        lines += (",\n" if lines else "{\n", f"  {_line(name)}: ", *_lines(field))
    return "".join([*map(_harmless, lines), "\n}\n"])


def number(value: Fraction) -> float | int:
    """Return a number as JSON has it: a whole one without decimals, ``50`` and never ``50.0``; others rounded."""
    return value.numerator if value.denominator == 1 else float(value)


def plain_value(value: str | tuple[str, ...] | Fraction) -> str | list[str] | float | int:
    """Return an answer as JSON has it, and an answers file too."""
    if isinstance(value, Fraction):
        return number(value)
    return list(value) if isinstance(value, tuple) else value


def _lines(value: Any) -> Iterator[str]:
    if isinstance(value, Record):
        yield written(value)
    elif isinstance(value, list) and any(isinstance(item, dict) for item in value):
        for place, item in enumerate(value):
            yield ",\n    " if place else "[\n    "
            yield _line(item)
        yield "\n  ]"
    else:
        yield _line(value)


def _harmless(text: str) -> str:
    if text.isprintable() or not text.strip(_BETWEEN):
        return text
    return _ACTING.sub(lambda sign: f"\\u{ord(sign.group()):04x}", text)


def _line(value: Any) -> str:
    return _ENCODER.encode(value)
