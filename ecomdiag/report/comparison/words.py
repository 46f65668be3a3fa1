"""How the figures of a comparison are written."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import TypeAlias

from ecomdiag.comparison.model import Comparison, Entry, Range
from ecomdiag.diagnosis.result import LevelResult
from ecomdiag.texts import Language
from ecomdiag.texts.numbers import fixed, one_decimal, score_range

Cuts: TypeAlias = tuple[Fraction, ...]


def figure(comparison: Comparison, ends: Range | None, language: Language, cuts: Cuts = ()) -> str:
    """Write a score, or the range that it lies in, with one decimal; a dash if there is none.

    ``cuts``: where levels of its own begin, if it is that of a section that has some.
    """
    return score_range(ends, cuts or _cuts(comparison), language)


def single(comparison: Comparison, score: Fraction | None, language: Language, cuts: Cuts = ()) -> str:
    """Write a score with one decimal, as ``figure`` does; a dash if there is none."""
    return "–" if score is None else one_decimal(score, cuts or _cuts(comparison), language)


def signed(value: Fraction, language: Language) -> str:
    """Write points with one decimal that are more, or less, than before; with two if one would show nothing."""
    sign = "+" if value > 0 else "−" if value < 0 else ""
    places = 1 if not value or round(abs(value), 1) else 2
    return f"{sign}{fixed(abs(value), language, places)}"


def level_of(entry: Entry, language: Language) -> str:
    """Write the level of one, or the two between which it lies."""
    return levels_between(entry.diagnosis.level_range, language)


def levels_between(levels: Sequence[LevelResult] | None, language: Language) -> str:
    """Write a level, or the two between which something lies; a dash if there is none."""
    titles = [level.title.to(language) for level in levels or ()]
    return " – ".join(dict.fromkeys(titles)) or "–"


def who(entry: Entry) -> str:
    """Return how a respondent is called: as the file, without its folder and ending."""
    name = entry.name.replace("\\", "/").rsplit("/", 1)[-1]
    return name.rsplit(".", 1)[0] or entry.label


def _cuts(comparison: Comparison) -> tuple[Fraction, ...]:
    return tuple(level.start for level in comparison.entries[-1].diagnosis.levels)
