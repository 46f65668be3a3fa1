"""An attacker who knows all that is published cannot tell a small cell: tried with a solver that knows nothing else."""

from __future__ import annotations

from random import Random

import pytest
import z3
from searches import slow, slow_case

from ecomdiag.cohort.disclosure import SMALL, WIDTH, interval, withheld
from ecomdiag.cohort.join import DIRECTIONS
from ecomdiag.cohort.spread import published


def ends(
    counts: list[list[int]], hidden: frozenset[tuple[int, int]], cell: tuple[int, int]
) -> tuple[int, int]:
    """Return the lowest and highest value of a cell that fit the cells and totals that are published."""
    found = []
    unknown = {own: z3.Int(f"x{own[0]}_{own[1]}") for own in hidden}
    rows, columns = range(len(counts)), range(len(counts[0]))
    value = {(r, c): unknown.get((r, c), counts[r][c]) for r in rows for c in columns}
    for better in (z3.Optimize.minimize, z3.Optimize.maximize):
        solver = z3.Optimize()
        solver.add(*(own >= 0 for own in unknown.values()))
        solver.add(*(z3.Sum([value[r, c] for c in columns]) == sum(counts[r]) for r in rows))
        solver.add(*(z3.Sum([value[r, c] for r in rows]) == sum(row[c] for row in counts) for c in columns))
        better(solver, unknown[cell])
        assert solver.check() == z3.sat
        found.append(solver.model()[unknown[cell]].as_long())
    return found[0], found[1]


def table(rng: Random, groups: int) -> list[list[int]]:
    return [[rng.choice([0, 1, 2, 3, 7, rng.randint(0, 60)]) for _ in range(4)] for _ in range(groups)]


@pytest.mark.parametrize("seed", [*range(6), *slow(range(6, 30))])
def test_a_small_cell_cannot_be_told(seed: int) -> None:
    rng = Random(seed)
    counts = table(rng, rng.randint(2, 8))
    hidden = withheld(counts)
    small = {(r, c) for r, row in enumerate(counts) for c, own in enumerate(row) if 0 < own < SMALL}
    assert small <= hidden
    for cell in small:
        low, high = ends(counts, hidden, cell)
        assert high - low >= WIDTH or len(hidden) == len(counts) * 4
        # What the flows say is what the solver says, as far as they look.
        own = counts[cell[0]][cell[1]]
        assert interval(counts, hidden, cell) == (max(low, own - WIDTH), min(high, own + WIDTH))


@pytest.mark.parametrize(("seed", "most"), [slow_case(seed, 6) for seed in range(2)])
def test_forty_groups_of_five_thousand_companies_keep_their_small_cells(seed: int, most: int) -> None:
    rng = Random(seed)
    weights = [rng.random() ** 2 for _ in range(40)]
    counts: dict[str, dict[str, int]] = {}
    for group in rng.choices(range(40), weights, k=5000):
        own = counts.setdefault(f"g{group}", {})
        level = rng.choices("abcd", (20, 50, 25, 1))[0]
        own[level] = own.get(level, 0) + 1
    told = published("sector", "abcd", counts)
    cells = [
        [sum(counts[name].get(level, 0) for name in group for level in own) for own in told.levels]
        for group in told.groups
    ]
    hidden = frozenset(
        (r, c) for r, row in enumerate(told.counts) for c, own in enumerate(row) if own is None
    )
    small = [(r, c) for r, row in enumerate(cells) for c, own in enumerate(row) if 0 < own < SMALL]
    assert small
    assert set(small) <= hidden
    assert min(told.rows) >= 10 <= min(told.columns)
    assert len(hidden) < 120
    for cell in small[:most]:
        low, high = ends(cells, hidden, cell)
        assert high - low >= WIDTH


@pytest.mark.parametrize("seed", [*range(2), *slow(range(2, 15))])
@pytest.mark.parametrize("shape", ["directions", "levels"])
def test_who_moved_cannot_be_told_from_two_periods_side_by_side(seed: int, shape: str) -> None:
    rng = Random(seed)
    groups = DIRECTIONS if shape == "directions" else ("a", "b", "c", "d")
    rows = [f"g{n}" for n in range(9)] if shape == "directions" else list(groups)
    counts = {row: {own: rng.choice([0, 1, 2, 4, 9, rng.randint(0, 90)]) for own in groups} for row in rows}
    told = published("sector", groups, counts)
    cells = [
        [sum(counts[name][own] for name in group for own in names) for names in told.levels]
        for group in told.groups
    ]
    hidden = frozenset(
        (r, c) for r, row in enumerate(told.counts) for c, own in enumerate(row) if own is None
    )
    small = [(r, c) for r, row in enumerate(cells) for c, own in enumerate(row) if 0 < own < SMALL]
    assert set(small) <= hidden
    for cell in small:
        low, high = ends(cells, hidden, cell)
        assert high - low >= WIDTH or len(hidden) == len(cells) * len(cells[0])


def test_what_is_too_small_is_put_together() -> None:
    told = published("sector", "abcd", {"x": {"a": 30, "b": 20}, "y": {"c": 9}, "z": {"a": 3}})
    assert told.groups == (("x",), ("y", "z"))
    assert told.levels == (("a",), ("b",), ("c", "d")) or told.levels[-1][-1] == "d"
    assert published("sector", "ab", {"x": {"a": 9}}).groups == ()


def test_what_is_not_small_is_published() -> None:
    assert withheld([[5, 10], [0, 20]]) == frozenset()
