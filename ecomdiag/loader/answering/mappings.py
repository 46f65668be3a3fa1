"""What a mapping of Python says, in the form in which a file is read, so that it is checked by the same rules."""

from __future__ import annotations

from collections.abc import Mapping as PythonMapping
from decimal import Decimal
from fractions import Fraction
from itertools import count
from math import log10
from numbers import Rational, Real
from types import SimpleNamespace
from typing import Any

from yaml.reader import Reader

from ecomdiag.loader.yaml.nodes import MAX_DEPTH, Mapping, Marks, Node, Scalar, Sequence
from ecomdiag.problems.errors import AnswersError
from ecomdiag.problems.problem import Problem
from ecomdiag.texts.numbers import number

#: No number that is longer can be an answer; a float may have as many digits, counted with its zeros.
MOST_DIGITS = 400


def node_of(given: PythonMapping[str, Any], path: str) -> Node:
    """Return what answers in a mapping would be read as; each part has a place of its own, which means nothing.

    Raises ``AnswersError`` for a text that no file can hold, and for lists without an end.
    """
    return _Nodes(path).node(given, 0)


class _Nodes:
    """Makes nodes, and counts them."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.count = count()

    def node(self, given: Any, depth: int) -> Node:
        if depth > MAX_DEPTH:
            raise self._refused("too_deep", limit=str(MAX_DEPTH))
        marks = self._marks()
        if isinstance(given, PythonMapping):
            pairs = tuple(
                (self._text(_said(key)), self.node(value, depth + 1)) for key, value in given.items()
            )
            return Mapping(pairs, marks)
        if isinstance(given, list | tuple):
            return Sequence(tuple(self.node(item, depth + 1) for item in given), marks)
        if isinstance(given, set | frozenset):
            return Sequence(tuple(self.node(item, depth + 1) for item in sorted(given, key=str)), marks)
        if given is None:
            return Scalar("", marks)
        if isinstance(given, bool):
            return Scalar("true" if given else "false", marks)
        value = _exact(given)
        return self._text(_said(given)) if value is None else Scalar(_shown(value), marks, value=value)

    def _text(self, text: str) -> Scalar:
        found = Reader.NON_PRINTABLE.search(text)
        if found:
            raise self._refused("character", character=f"U+{ord(found.group()):04X}")
        return Scalar(text, self._marks(), quoted=True)

    def _marks(self) -> Marks:
        mark = SimpleNamespace(line=next(self.count), column=0)
        return Marks(mark, mark)

    def _refused(self, rule: str, **values: str) -> AnswersError:
        return AnswersError([Problem(rule=f"yaml.{rule}", values=values)], self.path)


def _exact(given: Any) -> Fraction | None:
    """Return the number that is meant, exactly; ``None`` if it is none, or without an end."""
    if isinstance(given, Rational):
        return (
            None if _digits(given) > MOST_DIGITS else Fraction(int(given.numerator), int(given.denominator))
        )
    if isinstance(given, Decimal):
        return Fraction(given) if given.is_finite() and _written(given) <= MOST_DIGITS else None
    if isinstance(given, Real):
        # What a person sees of a float is what is meant: 33.3 is 333/10, not the nearest sum of powers of two.
        shown = float.__repr__(float(given))
        return Fraction(shown) if shown[-1].isdigit() else None
    return None


def _said(given: Any) -> str:
    """Return what is not taken as a number as a text; of a whole number or fraction too long to be one, how long."""
    if isinstance(given, Rational) and _digits(given) > MOST_DIGITS:
        return f"{type(given).__name__}, {_digits(given)} digits"
    return str(given)


def _digits(given: Rational) -> int:
    """Count the digits of the longer part of a number, or one more than there are."""
    bits = max(int(given.numerator).bit_length(), int(given.denominator).bit_length())
    return int(bits * log10(2)) + 1


def _written(given: Decimal) -> int:
    """Count the digits of a finite number written without a power of ten."""
    _, digits, exponent = given.as_tuple()
    return len(digits) + abs(int(exponent))


def _shown(value: Fraction) -> str:
    text = number(value)
    return text if Fraction(text) == value else f"{value.numerator}/{value.denominator}"
