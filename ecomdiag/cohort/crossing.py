"""How companies are spread over the groups of two columns at once, as it can be published."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import TypeAlias

from ecomdiag.cohort import query
from ecomdiag.cohort.disclosure import withheld
from ecomdiag.cohort.duck import Duck
from ecomdiag.cohort.spread import LEAST, enough
from ecomdiag.cohort.tables import named, quoted
from ecomdiag.problems.errors import UsageError
from ecomdiag.record import Record
from ecomdiag.texts.words import said

Pair: TypeAlias = tuple[str, str]


class Crossing(Record):
    """Companies by the groups of two columns, and their mean scores. ``None``: not to be published."""

    columns: Pair
    #: The values of each row and column of the table; several are the groups of too few companies, together.
    first: tuple[tuple[str, ...], ...]
    second: tuple[tuple[str, ...], ...]
    counts: tuple[tuple[int | None, ...], ...]
    means: tuple[tuple[float | None, ...], ...]
    #: How many companies each row and each column has.
    rows: tuple[int, ...]
    totals: tuple[int, ...]


def crossing(duck: Duck, table: Path, columns: Pair) -> Crossing:
    """Count the complete companies of a table of results by two columns that it has."""
    first, second = (_text(own) for own in columns)
    asked = f"SELECT {first}, {second}, count(*), sum({query.SCORE}) FROM {_source(table)} GROUP BY 1, 2 ORDER BY 1, 2"
    found = {(one, two): (count, total) for one, two, count, total in duck.run(asked, str(table))}
    return published(columns, found)


def published(columns: Pair, found: Mapping[Pair, tuple[int, float]]) -> Crossing:
    """Put together what is too small, and withhold what would still tell of few.

    ``found`` has the companies of each pair of values, and the sum of their scores.
    """
    sides: tuple[dict[str, int], dict[str, int]] = ({}, {})
    for pair, (count, _) in found.items():
        for side, value in zip(sides, pair, strict=True):
            side[value] = side.get(value, 0) + count
    first, second = (enough(side) for side in sides)
    cells = [
        [[found.get((a, b), (0, 0.0)) for a in row for b in column] for column in second] for row in first
    ]
    counts = [[sum(count for count, _ in cell) for cell in row] for row in cells]
    sums = [[sum(total for _, total in cell) for cell in row] for row in cells]
    hidden = withheld(counts)
    told = _with_means(counts, hidden)
    places = range(len(second))
    return Crossing(
        columns=columns,
        first=tuple(first),
        second=tuple(second),
        counts=tuple(
            tuple(None if (r, c) in hidden else row[c] for c in places) for r, row in enumerate(counts)
        ),
        means=tuple(
            tuple(sums[r][c] / row[c] if (r, c) in told else None for c in places)
            for r, row in enumerate(counts)
        ),
        rows=tuple(map(sum, counts)),
        totals=tuple(sum(row[c] for row in counts) for c in places),
    )


def _with_means(counts: Sequence[Sequence[int]], hidden: frozenset[tuple[int, int]]) -> set[tuple[int, int]]:
    """Return the cells whose mean is told: of enough companies, and so that the others together are enough too.

    The mean of all is told, and so the mean of whatever is left can be worked out.
    """
    size = {(r, c): count for r, row in enumerate(counts) for c, count in enumerate(row)}
    order = sorted(size, key=lambda cell: (size[cell], cell))
    told = {cell for cell in order if size[cell] >= LEAST and cell not in hidden}
    left = sum(size[cell] for cell in order if cell not in told)
    for cell in order:
        if not 0 < left < LEAST:
            break
        if cell in told:
            told.remove(cell)
            left += size[cell]
    return told


def require_apart(
    duck: Duck, table: Path, by: Sequence[str], crossed: Sequence[Pair], where: str = ""
) -> None:
    """Refuse columns whose tables would tell of each other more than each by itself, with ``UsageError``.

    Tables that have only the number of all companies, and of all at each level, in common tell nothing of each other.
    So a column stands in one of them, and none follows from one that stands in another.
    """
    every = [*((own,) for own in by), *crossed]
    columns = [own for table_of in every for own in table_of]
    twice = next((own for own in columns if columns.count(own) > 1), None)
    if twice is not None:
        raise UsageError(said("crossing.twice", column=twice))
    for one, two in combinations(every, 2):
        for a in one:
            for b in two:
                inner = _follows(duck, table, a, b, where)
                if inner is not None:
                    raise UsageError(said("crossing.nested", inner=inner[0], outer=inner[1]))


def _follows(duck: Duck, table: Path, one: str, two: str, where: str) -> Pair | None:
    """Return the column from which the other follows, and that other; ``None`` if none does, or hardly has groups."""
    first, second = _text(one), _text(two)
    counted = f"SELECT {first} AS a, {second} AS b, count(*) AS n FROM {_source(table, where)} GROUP BY 1, 2"
    asked = (
        f"SELECT count(*), count(DISTINCT a), count(DISTINCT b) FROM ({counted}) "
        f"WHERE a IN (SELECT a FROM ({counted}) GROUP BY 1 HAVING sum(n) >= {LEAST}) "
        f"AND b IN (SELECT b FROM ({counted}) GROUP BY 1 HAVING sum(n) >= {LEAST})"
    )
    ((pairs, ones, twos),) = duck.run(asked, str(table))
    if ones < 2 or twos < 2:
        return None
    return (one, two) if pairs == ones else (two, one) if pairs == twos else None


def _text(column: str) -> str:
    return f"coalesce(CAST({named(column)} AS VARCHAR), '')"


def _source(table: Path, where: str = "") -> str:
    test = where or f"{query.COMPLETE} AND {query.LEVEL} IS NOT NULL"
    return f"read_parquet({quoted(str(table))}) WHERE {test}"
