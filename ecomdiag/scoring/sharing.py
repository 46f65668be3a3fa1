"""What each of several changes brings, where one may open or close what another changes: Shapley values, exact."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from itertools import combinations
from math import factorial

MOST_CHANGES = 10
"""Of so many changes at once every selection is scored: 1024 of them."""


def shares(count: int, value: Callable[[frozenset[int]], Fraction]) -> tuple[Fraction, ...]:
    """Return what each of so many changes brings of the difference that all of them make.

    ``value`` tells what a selection of them, by their positions, comes to. The share of a change is the mean of what
    it adds to the changes before it, over all orders in which they may be made. So the shares add up to exactly
    ``value(all) − value(none)``, none hangs on the order in which the changes are named, and changes that do the same
    get the same. (L. S. Shapley, “A value for n-person games”, 1953.)
    """
    worth = {
        frozenset(chosen): value(frozenset(chosen))
        for size in range(count + 1)
        for chosen in combinations(range(count), size)
    }
    found = [Fraction(0)] * count
    for chosen, before in worth.items():
        if len(chosen) == count:
            continue
        orders = Fraction(factorial(len(chosen)) * factorial(count - len(chosen) - 1), factorial(count))
        for own in range(count):
            if own not in chosen:
                found[own] += orders * (worth[chosen | {own}] - before)
    return tuple(found)
