"""Writing numbers: the one place that knows how a language writes them, and with how many decimals."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ecomdiag.record.expression import Expression

if TYPE_CHECKING:
    from collections.abc import Iterable
    from fractions import Fraction

    from ecomdiag.texts import Language


_LIKE_THOUSANDS = Expression(r"-?[1-9]\d{0,2}\.\d{3}", re.ASCII)
#: The whole part of a number that is long enough to be parted; what parts it.
_WHOLE = Expression(r"\A-?[1-9]\d{4,}", re.ASCII)
_BETWEEN = "\u00a0"
#: With more decimals than this a number is rounded to ``places`` like one that never ends.
MOST_DECIMALS = 150


def number(value: Fraction | int, language: Language | None = None, places: int = 9) -> str:
    """Write a number as a person would: no decimals unless there are some, and then all; ``places``, if they never end.

    Without a language it is written as files have it, and reads back as the same number if its decimals end.
    """
    if value.denominator == 1:
        return str(value.numerator)
    count = _decimals(value.denominator)
    if count is None:
        text = f"{float(value):.{places}f}".rstrip("0").rstrip(".")
    else:
        text = _pointed(value.numerator * 10**count // value.denominator, count)
    return text if language is None else decimal(text, language)


def unmistakable(value: Fraction | int, language: Language | None = None) -> str:
    """Write a number so that nobody takes three decimals for thousands: 1.2340, not 1.234."""
    text = number(value)
    if _LIKE_THOUSANDS.fullmatch(text):
        text += "0"
    return text if language is None else decimal(text, language)


def grouped(text: str) -> str:
    """Part the thousands of a number that a person reads, from five digits on: 12 000, but 1500.

    A no-break space parts them in every language: a comma or a point would be taken for the other, and is refused
    where it is typed (decision 59), whereas what is shown so can be typed or copied.
    """
    whole = _WHOLE.search(text)
    if whole is None:
        return text
    return f"{int(whole[0]):_}".replace("_", _BETWEEN) + text[whole.end() :]


def rounded(value: Fraction, language: Language, most: int = 2) -> str:
    """Write a number with at most so many decimals, none of them idle: 14.29, 50."""
    return decimal(_pointed(_units(value, most), most).rstrip("0").rstrip("."), language)


def fixed(value: Fraction, language: Language, decimals: int) -> str:
    """Write a number with exactly so many decimals, at least one: 50.00."""
    return decimal(_pointed(_units(value, decimals), decimals), language)


def percent(value: Fraction | int, language: Language) -> str:
    """Write a percentage: with a space before its sign in Spanish."""
    return with_percent_sign(number(value, language), language)


def with_percent_sign(shown: str, language: Language) -> str:
    """Put the sign behind a percentage that has been written, as a language does."""
    return f"{shown} %" if language[:2] == "es" else f"{shown}%"


def one_decimal(score: Fraction, cuts: Iterable[Fraction], language: Language) -> str:
    """Write a score with one decimal, never on the other side of a level's cut: 49.96 is 49.9, not 50.0."""
    tenths = _units(score, 1)
    # Only what is rounded up can come to a cut: one that it has not got to within a tenth below.
    near = [
        cut for cut in cuts if (tenths - 1) * cut.denominator < 10 * cut.numerator <= tenths * cut.denominator
    ]
    if near and 10 * score < tenths and round(score, 9) < max(near):
        tenths -= 1
    return decimal(_pointed(tenths, 1), language)


def score_range(ends: tuple[Fraction, Fraction] | None, cuts: Iterable[Fraction], language: Language) -> str:
    """Write a range of scores as briefly as it can be: one number if its ends show the same, a dash if there is none."""
    if ends is None:
        return "–"
    cuts = tuple(cuts)
    return "–".join(dict.fromkeys(one_decimal(end, cuts, language) for end in ends))


def decimal(text: str, language: Language) -> str:
    """Put the decimal sign of a language into a number that has a point."""
    return text.replace(".", ",") if language[:2] == "es" else text


def _decimals(denominator: int) -> int | None:
    """Return how many decimals write a fraction exactly; ``None`` if they never end, or are too many."""
    twos = (denominator & -denominator).bit_length() - 1
    rest, fives = denominator >> twos, 0
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    return max(twos, fives) if rest == 1 and max(twos, fives) <= MOST_DECIMALS else None


def _units(value: Fraction, decimals: int) -> int:
    """Count a number in units of its last decimal, the nearest, of two the even one: ``round`` in whole numbers."""
    times: int = 10**decimals
    units, rest = divmod(value.numerator * times, value.denominator)
    nearer = 2 * rest > value.denominator or (2 * rest == value.denominator and units % 2 == 1)
    return units + nearer


def _pointed(units: int, decimals: int) -> str:
    """Write a number that is counted in units of its last decimal: 1429 with two decimals is 14.29."""
    digits = str(abs(units)).zfill(decimals + 1)
    return f"{'-' if units < 0 else ''}{digits[:-decimals]}.{digits[-decimals:]}"
