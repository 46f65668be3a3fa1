"""How far several raters agree on ordered values, by Krippendorff's alpha with the ordinal metric, in exact fractions.

K. Krippendorff, “Computing Krippendorff's Alpha-Reliability” (2011). It suits what is asked here: ordered values, any
number of raters, few of them too, and values that are missing. 1 is agreement, 0 what chance would give.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import combinations
from typing import Literal, NamedTuple, TypeAlias

Reason: TypeAlias = Literal["", "too_few", "one_value"]
"""Why there is no alpha: nothing has two values, or all values are one and the same, so that nothing can be told from
chance."""


class UnitAgreement(NamedTuple):
    """How far one unit is agreed on, and how many values it has that can be compared."""

    agreement: Fraction
    values: int


class Alpha(NamedTuple):
    """Krippendorff's alpha, and its parts by units: it is their mean, each by its number of values."""

    value: Fraction | None
    reason: Reason
    units: Mapping[str, UnitAgreement]

    def of(self, names: Iterable[str]) -> Fraction | None:
        """Return the mean of some units, each by its number of values; ``None`` if none of them can be compared.

        Chance is that of all units: so the figures of groups have alpha as their mean.
        """
        found = [self.units[name] for name in names if name in self.units]
        whole = sum(own.values for own in found)
        return sum((own.agreement * own.values for own in found), Fraction(0)) / whole if whole else None


def alpha(table: Mapping[str, Sequence[Fraction | None]]) -> Alpha:
    """Return the agreement on units, by their ids, each with the value of every rater, ``None`` where it is missing.

    Values are ordered as numbers are; how far they are apart counts for nothing, only how many lie between. A unit with
    fewer than two values is left out.
    """
    counts = {name: Counter(own for own in row if own is not None) for name, row in table.items()}
    counts = {name: own for name, own in counts.items() if own.total() > 1}
    totals = sum(counts.values(), Counter())
    if not counts:
        return Alpha(None, "too_few", {})
    apart = _distances(totals)
    expected = _disagreement(totals, apart)
    if not expected:
        return Alpha(None, "one_value", {})
    units = {}
    for name, own in counts.items():
        observed = _disagreement(own, apart)
        units[name] = UnitAgreement(1 - observed / expected, own.total())
    found = Alpha(None, "", units)
    return found._replace(value=found.of(units))


def _disagreement(counts: Counter[Fraction], apart: Mapping[tuple[Fraction, Fraction], Fraction]) -> Fraction:
    """Return how far two of these values, drawn without putting back, are apart on average."""
    total = sum(
        (counts[one] * counts[other] * apart[one, other] for one, other in _pairs(counts)), Fraction(0)
    )
    return 2 * total / (counts.total() * (counts.total() - 1))


def _distances(totals: Counter[Fraction]) -> dict[tuple[Fraction, Fraction], Fraction]:
    """Return how far each two values are apart: by how many values lie from one to the other, their own by half."""
    found = {}
    for one, other in _pairs(totals):
        between = sum(count for value, count in totals.items() if one <= value <= other)
        found[one, other] = (between - Fraction(totals[one] + totals[other], 2)) ** 2
    return found


def _pairs(counts: Counter[Fraction]) -> Iterable[tuple[Fraction, Fraction]]:
    return combinations(sorted(counts), 2)
