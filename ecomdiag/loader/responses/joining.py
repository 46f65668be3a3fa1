"""Rows of responses with what belongs to them in further tables, as one wide row each: nothing in these is lost.

Of a part that repeats, the first row that belongs to a response is its first copy, and so on. Its columns are told by
their heads, as those of any table, among the questions of that part alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ecomdiag.loader.responses.children import Child, Row
from ecomdiag.loader.responses.columns import Answering, Layout, layout_of
from ecomdiag.loader.responses.reading import Response
from ecomdiag.loader.responses.table import Table
from ecomdiag.problems.errors import ProblemsError, UsageError
from ecomdiag.problems.problem import Place, Problem
from ecomdiag.questionnaire.blocks import Repeat
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.questionnaire.repeats import as_stated, numbered
from ecomdiag.record import replace
from ecomdiag.texts.words import Words, said


class _Joined(NamedTuple):
    """A table of what repeats: its columns in the wide row, copy by copy, from ``start`` on."""

    child: Child
    repeat: Repeat
    layout: Layout
    start: int
    #: Where the key stands in the table of responses, and where the wide row says how many there are.
    key: int | None
    counted: int | None

    @property
    def width(self) -> int:
        return len(self.child.heads)

    @property
    def end(self) -> int:
        """Where the wide row goes on behind it."""
        return self.start + self.width * len(self.repeat.groups) + (self.counted is not None)


class Joining:
    """The tables of what repeats beside a table of responses.

    Raises ``ProblemsError`` for columns that cannot be told, ``UsageError`` for a table that must belong and does not.
    """

    def __init__(self, table: Table, layout: Layout, questionnaire: Questionnaire, path: str) -> None:
        self._questionnaire = questionnaire
        self._heads = table.heads
        self._tables: list[_Joined] = []
        self._unread: list[str] = []
        self._own = len(table.heads)
        #: The children of each row, and what is wrong with it beside its cells: of the row that was made last.
        self._rows: list[Sequence[Row]] = []
        self._wrong: list[Problem] = []
        parts = [part for section in questionnaire.sections for part in as_stated(section)]
        self._parts = {part.repeat.id: part for part in parts if part.repeat is not None}
        answered = {found.question.id for found in layout.answering.values()}
        for child in table.children:
            self._take(child, answered, path)
        self.layout = replace(
            layout,
            answering={**layout.answering, **dict(self._answering())},
            unread=(*layout.unread, *self._unread),
        )
        self._seen: set[tuple[int, str]] = set()

    @property
    def told(self) -> Iterator[Words]:
        """What has to be told: that rows were counted where no column says how many there are."""
        for own in self._tables:
            if own.counted is not None:
                yield said("responses.counted", table=own.child.name, question=own.repeat.count)

    def rows(self, rows: Iterable[Sequence[str]]) -> Iterator[Sequence[str]]:
        """Yield each row with what belongs to it behind it."""
        for number, row in enumerate(rows, start=2):
            self._rows, self._wrong = [], []
            if not any(row):
                yield row
                continue
            wide = [*row[: self._own], *[""] * (self._own - len(row))]
            for place, own in enumerate(self._tables):
                found = self._of_row(place, own, number, row)
                self._rows.append(found)
                wide += self._cells(own, found)
            yield wide

    def placed(self, responses: Iterable[Response]) -> Iterator[Response]:
        """Yield responses with what is wrong in them told by its place in the table where it stands."""
        for response in responses:
            if response.problems or self._wrong:
                response.problems = [*map(self._placed, response.problems), *self._wrong]
            yield response

    def left(self) -> Iterator[Problem]:
        """Yield, once all rows were made, the rows that belong to none."""
        for own in self._tables:
            for key, rows in own.child.rows.items():
                for row in rows:
                    place = Place(line=row.number, column=(own.child.link or 0) + 1, table=own.child.name)
                    yield Problem(rule="responses.no_parent", values={"found": key}, place=place)

    # The tables -------------------------------------------------------------------------------------------

    def _take(self, child: Child, answered: set[str], path: str) -> None:
        found = self._which(child)
        if found is None:
            if child.wanted:
                raise UsageError(said("responses.belongs_not", path=child.name))
            self._unread.append(child.name)
            return
        repeat, layout = found
        if layout.problems:
            raise ProblemsError(
                [
                    replace(own, place=own.place and replace(own.place, table=child.name))
                    for own in layout.problems
                ],
                path,
            )
        if any(own.repeat.id == repeat.id for own in self._tables):
            raise UsageError(said("responses.two_tables", path=path, repeat=repeat.id, table=child.name))
        start = self._tables[-1].end if self._tables else self._own
        key = self._heads.index(child.key) if child.key else None
        counted = start + len(child.heads) * len(repeat.groups) if repeat.count not in answered else None
        self._tables.append(_Joined(child, repeat, layout, start, key, counted))
        self._unread += [
            name for name in layout.unread if name not in _OF_TABLES and not name.startswith("_submission_")
        ]

    def _which(self, child: Child) -> tuple[Repeat, Layout] | None:
        """Return what a table answers, and its columns: the part that repeats to which most of them belong."""
        found = []
        for name, part in self._parts.items():
            view = replace(
                self._questionnaire, sections=(part.section,), constraints=(), orders=(), blockers=()
            )
            layout = layout_of(child.heads, view)
            called = name in child.name.replace("-", "/").replace(".", "/").split("/")
            found.append((len(layout.answering), called, name, layout))
        most = max(found, key=lambda own: own[:2], default=None)
        named = (
            most is not None and most[1] and not child.heads
        )  # a list of brackets, in which nothing is answered
        if most is None or not (most[0] or named):
            return None
        repeat = self._parts[most[2]].repeat
        return None if repeat is None else (repeat, most[3])

    def _answering(self) -> Iterator[tuple[int, Answering]]:
        by_id = self._questionnaire.by_id
        for own in self._tables:
            for copy in range(len(own.repeat.groups)):
                for place, found in own.layout.answering.items():
                    question = by_id[numbered(found.question.id, copy + 1)]
                    yield own.start + copy * own.width + place, found._replace(question=question)
            if own.counted is not None:
                yield own.counted, Answering(by_id[own.repeat.count])

    # Their rows -------------------------------------------------------------------------------------------

    def _of_row(self, place: int, own: _Joined, number: int, row: Sequence[str]) -> Sequence[Row]:
        """Return the rows that belong to a response, blank ones at the end left out."""
        if own.key is None:
            key = str(number)
        else:
            key = row[own.key].strip() if own.key < len(row) else ""
            if (place, key) in self._seen:
                at = Place(line=number, column=own.key + 1)
                self._wrong.append(Problem(rule="responses.id_twice", values={"found": key}, place=at))
            self._seen.add((place, key))
        found = own.child.rows.pop(key, [])
        while found and not any(
            found[-1].cells[at] for at in own.layout.answering if at < len(found[-1].cells)
        ):
            if own.counted is not None and len(found) <= len(own.repeat.groups):
                break  # it counts, though nothing was answered of it
            found = found[:-1]
        most = len(own.repeat.groups)
        if len(found) > most:
            line = found[most].number
            at = Place(line=line, column=(own.child.link or 0) + 1, table=own.child.name)
            values: dict[str, str | int] = {"repeat": own.repeat.id, "found": len(found), "most": most}
            self._wrong.append(Problem(rule="responses.copies", values=values, place=at))
        return found[:most]

    def _cells(self, own: _Joined, found: Sequence[Row]) -> Iterator[str]:
        for row in found:
            yield from row.cells[: own.width]
            yield from [""] * (own.width - len(row.cells))
        yield from [""] * (own.width * (len(own.repeat.groups) - len(found)))
        if own.counted is not None:
            yield str(len(found))

    def _placed(self, problem: Problem) -> Problem:
        place = problem.place
        if place is None or place.column <= self._own:
            return problem
        own, rows = next(
            pair for pair in zip(self._tables, self._rows, strict=True) if place.column <= pair[0].end
        )
        copy, column = divmod(place.column - 1 - own.start, max(own.width, 1))
        if copy >= len(rows):
            return replace(problem, place=Place(line=place.line, column=1))
        at = Place(line=rows[copy].number, column=column + 1, table=own.child.name)
        name = own.layout.answering[column].question.id
        return replace(problem, place=at, called=f"{own.repeat.id} {copy + 1}: {name}")


#: What such tables have beside answers.
_OF_TABLES = frozenset(
    ["KEY", "PARENT_KEY", "__id", "_index", "_parent_index", "_parent_table_name", "__Submissions-id"]
)
