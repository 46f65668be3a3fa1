"""The same answers read another way: the items of a lens, each with its score, and the weakest."""

from __future__ import annotations

from collections.abc import Sequence
from math import lcm
from typing import TypeAlias

from ecomdiag.advice.model import Lens
from ecomdiag.record import Record
from ecomdiag.scoring.tally import Tally

Mean: TypeAlias = tuple[int, int]
"""The score of an item (0…1), as numerator and denominator."""


class LensReading(Record, kw_only=False):
    """A lens over one company: the score of each item, and the place of the weakest, if one can be named."""

    scores: tuple[Mean | None, ...]
    weakest: int | None


def read_lens(lens: Lens, tally: Tally, undecided: frozenset[str] = frozenset()) -> LensReading:
    """Score each item as the mean of its questions; questions that do not count leave the mean.

    An item has no score while one of its questions is undecided, nor is then any item named the weakest.
    """
    settled = undecided.isdisjoint(lens.questions)
    scores = [
        _mean(item.questions, tally) if settled or undecided.isdisjoint(item.questions) else None
        for item in lens.items
    ]
    return LensReading(tuple(scores), _weakest(scores) if settled else None)


def _mean(questions: Sequence[str], tally: Tally) -> Mean | None:
    steps = [own for name in questions if (own := tally.worth.get(name)) is not None]
    return (sum(steps), len(steps) * tally.unit) if steps else None


def _weakest(scores: Sequence[Mean | None]) -> int | None:
    """Return the place of the first of the items with the lowest score; ``None`` if all have a full one."""
    fine = lcm(*[mean[1] for mean in scores if mean is not None])
    known = [
        (mean[0] * (fine // mean[1]), place)
        for place, mean in enumerate(scores)
        if mean is not None and mean[0] < mean[1]
    ]
    return min(known)[1] if known else None
