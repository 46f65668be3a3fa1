"""What stands in another place than before."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence


def moved(old: Sequence[str], new: Sequence[str]) -> tuple[str, ...]:
    """Return the fewest ids whose moving makes the new order of the old one, as the new order has them.

    Ids that only one of the two has do not matter.
    """
    lasting = set(old) & set(new)
    place = {name: position for position, name in enumerate(name for name in old if name in lasting)}
    after = [name for name in new if name in lasting]
    kept = _longest_rising([place[name] for name in after])
    return tuple(name for name in after if place[name] not in kept)


def _longest_rising(places: Sequence[int]) -> frozenset[int]:
    """Return the longest run of places that rise from left to right, with others between them."""
    ends: list[int] = []  # the lowest place in which a run of each length can end
    before: dict[int, int | None] = {}
    for place in places:
        length = bisect(ends, place)
        before[place] = ends[length - 1] if length else None
        ends[length : length + 1] = [place]
    run = []
    last = ends[-1] if ends else None
    while last is not None:
        run.append(last)
        last = before[last]
    return frozenset(run)
