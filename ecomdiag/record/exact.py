"""Numbers as files have them: read and written exactly, as decimals or quotients of whole numbers."""

from __future__ import annotations

import re
from fractions import Fraction

from ecomdiag.record.expression import Expression

#: A number with more signs than this is no figure of a company; nor has its power of ten more than two digits.
MAX_SIGNS = 40
_NUMBER = Expression(r"[+-]?(\d+([.,]\d+)?|[.,]\d+)([eE][+-]?\d{1,2})?", re.ASCII)
_QUOTIENT = Expression(r"[+-]?\d+/0*[1-9]\d*", re.ASCII)


def read_number(text: str) -> Fraction | None:
    """Read a decimal number exactly, with a point or a comma; ``None`` if it is anything else, or too long."""
    if len(text) > MAX_SIGNS:
        return None
    if text.isascii() and text.isdigit():  # as most are: nothing has to be told apart
        return Fraction(int(text))
    return Fraction(text.replace(",", ".")) if _NUMBER.fullmatch(text) else None


def read_exact(text: str) -> Fraction | None:
    """Read a number as ``read_number`` does, or a quotient of whole numbers: ``1/3``, which no decimal is."""
    quotient = _QUOTIENT.fullmatch(text) if len(text) <= MAX_SIGNS else None
    return Fraction(text) if quotient else read_number(text)


def number_text(value: Fraction) -> str:
    """Write a number for ``read_exact``: as a decimal where that is exact and short, else as a quotient."""
    quotient = f"{value.numerator}/{value.denominator}"
    places = next((n for n in range(MAX_SIGNS) if 10**n % value.denominator == 0), None)
    if places is None:
        return quotient
    digits = f"{abs(value.numerator) * 10**places // value.denominator:0{places + 1}}"
    whole, part = digits[: len(digits) - places], digits[len(digits) - places :]
    decimal = ("-" if value < 0 else "") + (f"{whole}.{part}" if part else whole)
    return decimal if len(decimal) <= MAX_SIGNS else quotient
