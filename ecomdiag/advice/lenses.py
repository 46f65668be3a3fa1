"""The same answers read another way: the items of a lens, each with its score, and the weakest."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from ecomdiag.advice.model import Lens, LensItem
from ecomdiag.scoring import Scores


@dataclass(frozen=True, slots=True, kw_only=True)
class LensReading:
    """A lens over one company: the score of each item (0…100), and the weakest, if one can be named."""

    lens: Lens
    scores: tuple[tuple[LensItem, Fraction | None], ...]
    weakest: LensItem | None


def read_lens(lens: Lens, scores: Scores, undecided: frozenset[str] = frozenset()) -> LensReading:
    """Score each item as the mean of its questions; questions that do not count leave the mean.

    An item has no score while one of its questions is undecided, nor is then any item named the weakest.
    """
    scored = tuple(
        (item, None if undecided.intersection(item.questions) else _mean(item, scores)) for item in lens.items
    )
    known = [(score, item) for item, score in scored if score is not None]
    lowest = min(known, key=lambda pair: pair[0]) if known else None
    settled = undecided.isdisjoint(name for item in lens.items for name in item.questions)
    weakest = lowest[1] if settled and lowest is not None and lowest[0] < 100 else None
    return LensReading(lens=lens, scores=scored, weakest=weakest)


def _mean(item: LensItem, scores: Scores) -> Fraction | None:
    values = [value for name in item.questions if (value := scores.questions[name].score) is not None]
    return 100 * sum(values, Fraction(0)) / len(values) if values else None
