"""What of a table of counts can be published: nobody is to tell a small cell, not even by what stands around it.

A table has a row a group and a column a level; the totals of rows and columns are published. Cells from 1 to
``SMALL`` - 1 are withheld, and others with them until from all that is published no withheld small cell can be told
more closely than within ``WIDTH``: that is a question of flows, for which the true counts are one answer.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from typing import TypeAlias

Counts: TypeAlias = Sequence[Sequence[int]]
Cell: TypeAlias = tuple[int, int]
#: Cells of fewer companies are withheld, and so far apart are the ends of what can be known of them.
SMALL, WIDTH = 5, 5
_MANY = 1 << 40


def withheld(counts: Counts) -> frozenset[Cell]:
    """Return the cells that are not to be published: row and column of each, from 0."""
    small = [cell for cell in _cells(counts) if 0 < counts[cell[0]][cell[1]] < SMALL]
    hidden = set(small)
    open_ones = deque(small)
    while open_ones:
        cell = open_ones[0]
        low, high = interval(counts, hidden, cell)
        if high - low >= WIDTH:
            open_ones.popleft()
            continue
        more = _next(counts, hidden, cell)
        if more is None:
            return frozenset(_cells(counts))
        hidden.add(more)
    return frozenset(hidden)


def interval(counts: Counts, hidden: set[Cell] | frozenset[Cell], cell: Cell) -> tuple[int, int]:
    """Return the lowest and the highest value that a withheld cell can have, as far as the rest tells."""
    row, column = cell
    value = counts[row][column]
    more = _flow(counts, hidden, cell, start=("column", column), end=("row", row), most=WIDTH)
    less = _flow(counts, hidden, cell, start=("row", row), end=("column", column), most=min(value, WIDTH))
    return value - less, value + more


def _cells(counts: Counts) -> Iterator[Cell]:
    for row, own in enumerate(counts):
        for column in range(len(own)):
            yield row, column


def _next(counts: Counts, hidden: set[Cell], cell: Cell) -> Cell | None:
    """Return the cell to withhold as well: the smallest of the same row or column, else of all."""
    others = [own for own in _cells(counts) if own not in hidden]
    beside = [own for own in others if own[0] == cell[0] or own[1] == cell[1]]
    # A cell of 0 protects least; of the others the smallest tells least.
    return min(
        beside or others, key=lambda own: (counts[own[0]][own[1]] == 0, counts[own[0]][own[1]]), default=None
    )


Node: TypeAlias = tuple[str, int]


def _flow(
    counts: Counts, hidden: set[Cell] | frozenset[Cell], without: Cell, *, start: Node, end: Node, most: int
) -> int:
    """Return how far the other withheld cells can make up for a change of one: what can flow from start to end.

    From row to column a cell is raised, as far as one likes; from column to row it is lowered, to 0 at the least.
    """
    room: dict[Node, dict[Node, int]] = {}
    for row, column in hidden - {without}:
        room.setdefault(("row", row), {})["column", column] = _MANY
        room.setdefault(("column", column), {})["row", row] = counts[row][column]
    done = 0
    while done < most and (way := _way(room, start, end)):
        step = min(most - done, *(room[one][two] for one, two in way))
        for one, two in way:
            room[one][two] -= step
            back = room.setdefault(two, {})
            back[one] = back.get(one, 0) + step
        done += step
    return done


def _way(room: dict[Node, dict[Node, int]], start: Node, end: Node) -> list[tuple[Node, Node]]:
    """Return a shortest way along which something can still flow; empty if there is none."""
    before: dict[Node, Node] = {start: start}
    waiting = deque([start])
    while waiting and end not in before:
        own = waiting.popleft()
        for other, left in room.get(own, {}).items():
            if left > 0 and other not in before:
                before[other] = own
                waiting.append(other)
    way: list[tuple[Node, Node]] = []
    while end in before and end != start:
        way.append((before[end], end))
        end = before[end]
    return way[::-1]
