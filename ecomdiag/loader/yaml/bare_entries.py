"""Tells of names without a value in braces: a comma has cut a value into pieces there.

Imported when there are some.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ecomdiag.loader.yaml.nodes import Node, Scalar
from ecomdiag.problems.problem import Problem

#: A number with a decimal comma, as it was typed.
_DECIMAL = re.compile(r"[+-]?\d+,\d+ ?%?", re.ASCII)


def bare_entries(pairs: Sequence[tuple[Scalar, Node]], bare: Sequence[int]) -> Iterator[Problem]:
    """Yield a problem for each run of names without a value; ``bare`` are their positions among the pairs."""
    for first, last in _runs(bare):
        names = [key for key, _ in pairs[first : last + 1]]
        glued = next((name for name in names if ":" in name.text.strip(":") and not name.quoted), None)
        key, value = pairs[first - 1]
        if glued is not None:
            name, _, rest = glued.text.partition(":")
            yield _problem("colon_space", glued, example=f"{name}: {rest}")
        elif first and isinstance(value, Scalar) and value.text:
            yield _cut(key, value, [name.text for name in names])
        else:
            yield _problem("entry", names[0], key=names[0].text)


def _cut(key: Scalar, value: Scalar, names: list[str]) -> Problem:
    """Make the problem of a value that was cut into itself and these names."""
    parts = [value.text, *names]
    point, comma = ".".join(parts), ",".join(parts)
    if _DECIMAL.fullmatch(comma):
        return _problem("entry_number", value, key=key.text, found=value.text, point=point, comma=comma)
    return _problem("entry_list", value, key=key.text, found=value.text, list=", ".join(parts))


def _problem(rule: str, at: Scalar, **values: str) -> Problem:
    return Problem(rule=f"yaml.{rule}", place=at.place, values=values)


def _runs(positions: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last of each run of positions that follow one another."""
    start = before = positions[0]
    for position in positions[1:]:
        if position != before + 1:
            yield start, before
            start = position
        before = position
    yield start, before
