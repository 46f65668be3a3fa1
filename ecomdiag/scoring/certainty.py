"""How sure a level is: what becomes of it under other weights, in whole numbers.

A score reaches a cut if the sum over all questions of what each counts × (its score − the cut) is not below nothing,
and that stays so if what each counts is multiplied by a factor of its own: no mean has to be worked out again. Many
re-weightings are added up at once: the factors of a question in all of them stand side by side in one whole number,
far enough apart that no sum runs into the next.

The factors are drawn once and for all from the ids (SHAKE-128, FIPS 202), so that any Python on any machine has the
same, and a question keeps its own when others come or go.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from functools import lru_cache
from math import gcd

from ecomdiag.questionnaire.model import NINE_DECIMALS, Level
from ecomdiag.record import Record
from ecomdiag.scoring.compiled import Compiled
from ecomdiag.scoring.tally import Tally

try:
    # What stands behind hashlib, which loads OpenSSL first: longer than all the draws take.
    from _sha3 import shake_128  # type: ignore[import-not-found]
except ImportError:
    from hashlib import shake_128

DRAWS = 500
"""How many re-weightings."""

MOST = 7
"""A section and a question draw a number from 0 to this each; the factor is ``(7 + both) / 14``: from ½ to 1½."""

SEED = "ecomdiag re-weighting 1: "
"""What stands before an id where its numbers are drawn."""


class Crossing(Record, kw_only=False):
    """A change of weights from which on the level is another."""

    #: The level it leads to.
    level: Level
    #: By what part of itself all that counts has to change, 0…1: what speaks for that level up, the rest down.
    change: Fraction
    #: The position, among the sections that count, of the one that would do it alone, and how many times its weight
    #: it would need; ``None``: no section does.
    section: tuple[int, Fraction] | None


class Certainty(Record):
    """What becomes of a level under other weights."""

    #: Of ``DRAWS`` re-weightings, how many lead to a lower level, and to a higher one; all others keep it.
    lower: int
    higher: int
    #: The smallest change; ``None``: no weights lead to another level.
    crossing: Crossing | None


def certainty(
    own: Compiled, found: Tally, level: Level, *, below: Level | None, above: Level | None
) -> Certainty:
    """Tell how sure the level of a sheet is on which all that counts is answered.

    ``below`` and ``above`` are the levels beside it that other weights may lead to: none above one that is capped.
    """
    down = None if below is None else _lean(own, found, level.start)
    up = None if above is None else _lean(own, found, above.start)
    crossings = []
    if down is not None and below is not None and down.against:
        crossings.append(_crossing(down, below, max(down.sum, 0)))
    if up is not None and above is not None and up.favour:
        crossings.append(_crossing(up, above, max(-up.sum, 0)))
    return Certainty(
        lower=0 if down is None else DRAWS - _reaching(own, down),
        higher=0 if up is None else _reaching(own, up),
        crossing=min(crossings, key=lambda crossing: crossing.change, default=None),
    )


class _Lean(Record, kw_only=False):
    """How a sheet stands to a cut: by how much each question, and each section, is above it or below."""

    #: In the order of the compiled questions; 0 of those that do not count.
    questions: Sequence[int]
    #: In the order of the compiled sections.
    sections: Sequence[int]
    sum: int
    #: What is above the cut, and what is below it: both as numbers from 0 on.
    favour: int
    against: int


def _lean(own: Compiled, found: Tally, start: Fraction) -> _Lean:
    """Return how a sheet stands to where a level begins (points of 100)."""
    leans, fine = _leans(own, found, start)
    apart = 3 * MOST * found.whole * start.denominator < 2 * NINE_DECIMALS * fine
    if not apart or NINE_DECIMALS % start.denominator:
        # Some score may be so near that it decides whether it reaches the level at nine decimals, or only beyond them.
        leans, fine = _leans(own, found, Fraction(2 * round(start * NINE_DECIMALS) - 1, 2 * NINE_DECIMALS))
    if fine > 1:  # the smaller the numbers, the closer together they stand
        leans = [each // fine for each in leans]
    sections = [0] * len(own.sections)
    for question, each in zip(own.questions, leans, strict=True):
        sections[question.section] += each
    total, favour = sum(sections), sum([each for each in leans if each > 0])
    return _Lean(leans, sections, total, favour, favour - total)


def _leans(own: Compiled, found: Tally, cut: Fraction) -> tuple[list[int], int]:
    """Return by how much each question is above a cut, or below it, and what divides all of these numbers."""
    least, per, grades = cut.numerator * found.unit, cut.denominator * 100, found.grades
    leans = [
        0 if steps is None else question.weight * grades[question.section] * (steps * per - least)
        for question, steps in zip(own.questions, found.worth.values(), strict=True)
    ]
    return leans, gcd(*leans) or 1


def _crossing(lean: _Lean, level: Level, missing: int) -> Crossing:
    """Return the smallest change that brings a sum across nothing which is ``missing`` from it."""
    towards = 1 if lean.sum < 0 else -1
    # Counting more, a section helps that leans that way; counting less, one that leans the other way by more.
    turned = [each * towards for each in lean.sections]
    strength = [each if each > 0 else -each if -each > missing else 0 for each in turned]
    place = strength.index(max(strength))
    section: tuple[int, Fraction] | None = None
    if strength[place]:
        change = Fraction(missing, turned[place])
        section = (place, 1 + change)
    return Crossing(level, Fraction(missing, lean.favour + lean.against), section)


def _reaching(own: Compiled, lean: _Lean) -> int:
    """Return in how many re-weightings the cut is reached."""
    above = sum([each for each in lean.sections if each > 0])
    most = lean.sum + above + lean.favour  # with the highest factors for it, and the lowest against it
    least = lean.sum - (above - lean.sum) - lean.against
    if least >= 0 or most < 0:
        return DRAWS if least >= 0 else 0
    largest = 3 * MOST * (lean.favour + lean.against)
    factors = _factors(own, largest.bit_length() // 8 + 1)
    total = factors.signs + MOST * lean.sum * factors.ones
    for each, drawn in zip((*lean.sections, *lean.questions), factors.drawn, strict=True):
        if each:
            total += each * drawn
    return (total & factors.signs).bit_count()


class _Factors(Record, kw_only=False):
    """What is drawn for all re-weightings, each so many bytes from the next."""

    #: Of the compiled sections, then of the compiled questions.
    drawn: Sequence[int]
    #: In each place 1; and its highest bit, which a sum has that is not below nothing, if it is added to it.
    ones: int
    signs: int


@lru_cache(maxsize=32)
def _factors(own: Compiled, width: int) -> _Factors:
    def placed(draws: Iterable[int]) -> int:
        places = bytearray(width * DRAWS)
        places[::width] = bytes(draws)
        return int.from_bytes(places, "little")

    ones = placed([1] * DRAWS)

    def drawn(name: str) -> int:
        return placed(shake_128(f"{SEED}{name}".encode()).digest(DRAWS)) & (MOST * ones)

    names = [*(section.section.id for section in own.sections), *(question.id for question in own.questions)]
    return _Factors(drawn=[drawn(name) for name in names], ones=ones, signs=ones << (8 * width - 1))
