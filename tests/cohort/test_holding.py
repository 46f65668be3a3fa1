"""Whether the code of a choice is among some: in few comparisons, and right for every code that a sound row may have."""

from __future__ import annotations

from itertools import combinations

import duckdb
import pytest
from sheets import of, single

from ecomdiag.cohort.holding import among
from ecomdiag.cohort.plan import plan_of


@pytest.mark.parametrize("count", [2, 3, 5])
def test_each_set_of_choices_is_told_by_comparing(count: int) -> None:
    own = plan_of(of(single("q", {f"c{place}": 0 for place in range(count)}))).of("q")
    sets = [set(found) for size in range(count + 1) for found in combinations(range(1, count + 1), size)]
    listed = ", ".join(among(own, found).sql("duckdb") for found in sets)
    codes = f"(SELECT range - 1 AS c{own.place} FROM range({count + 2}))"
    for code, told in enumerate(duckdb.execute(f"SELECT {listed} FROM {codes}").fetchall(), start=-1):
        assert told == tuple(code in found for found in sets)
    assert all(among(own, found).sql("duckdb").count("BETWEEN") == 0 for found in sets)
