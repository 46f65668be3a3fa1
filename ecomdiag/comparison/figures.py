"""Official figures beside several companies: who of them does what so many companies do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ecomdiag.advice.model import Statistic
from ecomdiag.comparison.model import FigureRow
from ecomdiag.diagnosis.result import Diagnosis


def figures(diagnoses: Sequence[Diagnosis], statistics: Iterable[Statistic]) -> Iterator[FigureRow]:
    """Yield the figures that are told to any of them, in the order of the content, with who does the same.

    A figure speaks to companies of a size: to the others it says nothing.
    """
    told = [
        {peer.statement.id: peer.same for peer in own.advice.peers} if own.advice else {} for own in diagnoses
    ]
    for own in statistics:
        same = tuple(known.get(own.id) for known in told)
        if any(each is not None for each in same):
            yield FigureRow(
                id=own.id,
                question=own.question,
                share=own.share,
                text=own.text,
                year=own.year,
                same=same,
                as_of=own.dated.as_of,
                sources=own.dated.sources,
            )
