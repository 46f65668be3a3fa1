"""Tables whose rows belong to rows of another: what a tool collected of each of several things.

A tool that lets parts of a form repeat exports a table for each of these parts. A row of it says by a key to which
response it belongs: ``_parent_index`` of KoboToolbox, ``PARENT_KEY`` of ODK Central, ``__Submissions-id`` of its OData.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ecomdiag.problems.errors import UsageError
from ecomdiag.texts.words import said

#: The columns that say to which row a row belongs, each with the column that this row has.
LINKS = (
    ("PARENT_KEY", "KEY"),
    ("_parent_index", "_index"),
    ("__Submissions-id", "__id"),
    ("_submission__uuid", "_uuid"),
    ("_submission__id", "_id"),
)
#: Rows of one such table, at most: it is held whole.
MOST_ROWS = 1_000_000


class Row(NamedTuple):
    """A row of such a table, with its number there."""

    number: int
    cells: Sequence[str]


class Child(NamedTuple):
    """A table whose rows belong to rows of another, by the key of these."""

    name: str
    heads: Sequence[str]
    #: The column of the other table that holds the key; empty where the key is the number of the row itself.
    key: str
    #: The place of the key in this table; ``None`` if it has none of its own.
    link: int | None
    rows: dict[str, list[Row]]
    #: Whether somebody named it, so that it has to belong.
    wanted: bool = False


def link_of(heads: Sequence[str], others: Sequence[str]) -> tuple[int, str] | None:
    """Return which column of a table says to what row of another it belongs, and which column of that it means."""
    for own, other in LINKS:
        if own in heads and other in others:
            return heads.index(own), other
    return None


def child_of(
    name: str, heads: Sequence[str], rows: Iterable[Sequence[str]], others: Sequence[str]
) -> Child | None:
    """Return a table as one whose rows belong to those of another with these heads; ``None`` if they do not.

    Raises ``UsageError`` for more rows than can be held.
    """
    link = link_of(heads, others)
    if link is None:
        return None
    place, key = link
    return Child(name, heads, key, place, _by_key(name, rows, place))


def _by_key(name: str, rows: Iterable[Sequence[str]], place: int) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for number, cells in enumerate(rows, start=2):
        if number > MOST_ROWS:
            raise UsageError(said("responses.rows_many", path=name, most=str(MOST_ROWS)))
        if any(cells):
            key = cells[place].strip() if place < len(cells) else ""
            found.setdefault(key, []).append(Row(number, cells))
    return found


class Nested:
    """Collects the lists inside objects of JSON as such tables: what stands in them belongs to the object's row."""

    def __init__(self) -> None:
        self._found: dict[str, list[tuple[int, dict[str, str]]]] = {}

    def take(self, name: str, number: int, items: Iterable[dict[str, str]]) -> None:
        """Take the items of a list, of the object in a row."""
        self._found.setdefault(name, []).extend((number, own) for own in items)

    def tables(self) -> Iterator[Child]:
        """Yield the tables that were collected."""
        for name, items in self._found.items():
            heads = list(dict.fromkeys(key for _, own in items for key in own))
            rows: dict[str, list[Row]] = {}
            for number, own in items:
                rows.setdefault(str(number), []).append(Row(number, [own.get(key, "") for key in heads]))
            yield Child(name, heads, "", None, rows)
