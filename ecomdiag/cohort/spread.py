"""How the companies of a table of results are spread over the levels, group by group, as it can be published."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from ecomdiag.cohort import query
from ecomdiag.cohort.disclosure import withheld
from ecomdiag.cohort.duck import Duck
from ecomdiag.cohort.tables import named, quoted
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.record import Record

#: A group, or a level, of fewer companies is put together with others.
LEAST = 10


class Spread(Record):
    """Companies by the groups of a column and by level. ``None``: not to be published."""

    column: str
    #: What stands in each column: a level, or several next to each other of which one has too few companies.
    levels: tuple[tuple[str, ...], ...]
    #: The values of each row; several are the groups of too few companies, together. The largest groups first.
    groups: tuple[tuple[str, ...], ...]
    counts: tuple[tuple[int | None, ...], ...]
    #: How many companies each group and each level has.
    rows: tuple[int, ...]
    columns: tuple[int, ...]


def spread(duck: Duck, table: Path, questionnaire: Questionnaire, column: str) -> Spread:
    """Count the complete companies of a table of results by a column that it has; by none, all in one group."""
    source = f"read_parquet({quoted(str(table))}) WHERE {query.COMPLETE} AND {query.LEVEL} IS NOT NULL"
    own = f"coalesce(CAST({named(column)} AS VARCHAR), '')" if column else "''"
    counts: dict[str, dict[str, int]] = {}
    asked = f"SELECT {own}, {query.LEVEL}, count(*) FROM {source} GROUP BY 1, 2"
    for group, level, count in duck.run(asked, str(table)):
        counts.setdefault(group, {})[level] = count
    return published(column, [level.id for level in questionnaire.levels], counts)


def published(column: str, levels: Sequence[str], counts: Mapping[str, Mapping[str, int]]) -> Spread:
    """Put together what is too small, and withhold what would still tell of somebody."""
    sizes = {group: sum(own.values()) for group, own in counts.items()}
    groups = enough(sizes)
    together = _levels(levels, counts)
    cells = [
        [sum(counts[name].get(level, 0) for name in group for level in own) for own in together]
        for group in groups
    ]
    hidden = withheld(cells)
    return Spread(
        column=column,
        levels=tuple(together),
        groups=tuple(groups),
        counts=tuple(
            tuple(None if (r, c) in hidden else own for c, own in enumerate(row))
            for r, row in enumerate(cells)
        ),
        rows=tuple(map(sum, cells)),
        columns=tuple(sum(row[place] for row in cells) for place in range(len(together))),
    )


def enough(sizes: Mapping[str, int]) -> list[tuple[str, ...]]:
    """Return the groups, those of too few companies as one at the end; none if all together are too few."""
    if sum(sizes.values()) < LEAST:
        return []
    order = sorted(sizes, key=lambda name: (-sizes[name], name))
    few: list[str] = []
    while order and (sizes[order[-1]] < LEAST or 0 < sum(sizes[name] for name in few) < LEAST):
        few.insert(0, order.pop())
    return [*((name,) for name in order), *([tuple(few)] if few else [])]


def _levels(levels: Sequence[str], counts: Mapping[str, Mapping[str, int]]) -> list[tuple[str, ...]]:
    """Return the levels, one of too few companies together with the smaller of its neighbours."""

    def size(own: tuple[str, ...]) -> int:
        return sum(group.get(level, 0) for group in counts.values() for level in own)

    found = [(level,) for level in levels]
    together: list[tuple[str, ...]] = [*found]
    while len(together) > 1 and min(map(size, together)) < LEAST:
        place = min(range(len(together)), key=lambda at: size(together[at]))
        beside = [at for at in (place - 1, place + 1) if 0 <= at < len(together)]
        other = min(beside, key=lambda at: size(together[at]))
        first = min(place, other)
        together[first : first + 2] = [together[first] + together[first + 1]]
    return together
