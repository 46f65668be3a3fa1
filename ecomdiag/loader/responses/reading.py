"""Rows of a table of responses as answers. Each is a response, or is told with row, column, value and what to do.

A cell is read once: most cells of a column have been seen before, so that a row costs a look into a table for each.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from operator import getitem, itemgetter
from typing import NamedTuple

from ecomdiag.loader.limesurvey.codes import choices_by_code
from ecomdiag.loader.responses.cells import Reading, cell_text, read_cell, read_tick
from ecomdiag.loader.responses.columns import Layout
from ecomdiag.names.choices import named_choice
from ecomdiag.problems.problem import Place, Problem
from ecomdiag.questionnaire.conditions import Answer
from ecomdiag.questionnaire.model import Kind, Question, Questionnaire
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.record import replace

#: Cells that are remembered of one column: more different ones are words of people, which hardly come twice.
REMEMBERED = 10_000


class Column(dict[str, str | None]):
    """A column that answers a question: each cell seen in it, as it is written again; ``None`` if it is no answer."""

    def __init__(self, place: int, question: Question) -> None:
        super().__init__()
        self.place = place
        self.question = question

    def __missing__(self, cell: str) -> str | None:
        """Read a cell that was not seen before."""
        reading = self.read(cell)
        text = None if reading.problem is not None else cell_text(reading.answer)
        if len(self) < REMEMBERED:
            self[cell] = text
        return text

    def read(self, cell: str) -> Reading:
        """Return what a cell answers."""
        return read_cell(self.question, cell)


class Part(NamedTuple):
    """A column for one choice of a question, or for one place of its order, with the cells seen in it."""

    column: int
    part: str | int
    seen: dict[str, str | bool | None]


class Response:
    """One row: whose it is, and what it answers, as texts in the order of ``ResponseReader.names``."""

    __slots__ = ("company", "id", "problems", "reader", "sheet", "texts")

    def __init__(self, reader: ResponseReader, name: str, company: str, texts: list[str | None]) -> None:
        self.reader, self.id, self.company, self.texts = reader, name, company, texts
        self.problems: Sequence[Problem] = ()
        #: All that is known of the company, where that is more than its answers.
        self.sheet: AnswerSheet | None = None

    @property
    def answers(self) -> dict[str, Answer]:
        """Its answers by the ids of the questions, without those that are blank."""
        read = self.reader.again
        pairs = zip(self.reader.asked, self.texts, strict=True)
        return {own.id: answer for own, text in pairs if text and (answer := read(own, text)) is not None}


class ResponseReader:
    """Reads the rows of one table."""

    def __init__(self, layout: Layout, questionnaire: Questionnaire) -> None:
        own = layout.answering.items()
        self.layout = layout
        self.columns = [
            Column(place, found.question)
            for place, found in own
            if found.choice is None and found.place is None
        ]
        self.parts: dict[str, list[Part]] = {}
        for place, found in own:
            part = found.place if found.choice is None else found.choice
            if part is not None:
                self.parts.setdefault(found.question.id, []).append(Part(place, part, {}))
        whole = {column.question.id for column in self.columns}
        #: The questions that the table answers: those with a column, then those with one for each choice alone.
        self.asked = [column.question for column in self.columns]
        self.asked += [questionnaire.by_id[name] for name in self.parts if name not in whole]
        self.names = [question.id for question in self.asked]
        self._seen: set[str] = set()
        self._answers: dict[tuple[str, str], Answer | None] = {}

    def rows(self, rows: Iterable[Sequence[str]], start: int = 2) -> Iterator[Response]:
        """Yield a response for each row that is not blank; ``start`` is the number of the first, their head being 1."""
        columns = self.columns
        chosen = itemgetter(*(column.place for column in columns)) if len(columns) > 1 else None
        last = max(self.layout.answering, default=0)
        for number, row in enumerate(rows, start):
            if not any(row):
                continue
            cells = row if len(row) > last else [*row, *[""] * (last + 1 - len(row))]
            own = [cells[column.place] for column in columns] if chosen is None else chosen(cells)
            texts = list(map(getitem, columns, own))
            response = Response(self, self._id(number, cells), self._company(cells), texts)
            if None in texts or self.parts or response.id in self._seen:
                response.problems = tuple(self._problems(number, cells, response))
            self._seen.add(response.id)
            yield response

    def again(self, question: Question, text: str) -> Answer | None:
        """Return the answer that was written as a text."""
        key = question.id, text
        if key not in self._answers:
            answer = read_cell(question, text).answer
            if len(self._answers) >= REMEMBERED * 10:
                return answer
            self._answers[key] = answer
        return self._answers[key]

    def _problems(self, number: int, row: Sequence[str], response: Response) -> Iterator[Problem]:
        for column, text in zip(self.columns, response.texts, strict=False):
            problem = column.read(row[column.place]).problem if text is None else None
            if problem is not None:
                yield replace(problem, place=Place(line=number, column=column.place + 1))
        for name, parts in self.parts.items():
            yield from self._put_together(name, parts, number, row, response)
        if response.id in self._seen:
            at = Place(line=number, column=1 if self.layout.id is None else self.layout.id + 1)
            yield Problem(rule="responses.id_twice", place=at, values={"found": response.id})

    def _put_together(
        self, name: str, parts: Sequence[Part], number: int, row: Sequence[str], response: Response
    ) -> Iterator[Problem]:
        """Put together what several columns say of one question, and tell where a column of its own says otherwise."""
        at = self.names.index(name)
        question, whole = self.asked[at], at < len(self.columns)
        found = (_ranking if question.kind is Kind.RANKING else _ticks)(question, parts, row)
        first = Place(line=number, column=parts[0].column + 1)
        if isinstance(found, int):
            own = Place(line=number, column=found + 1)
            yield Problem(
                rule="responses.tick", question=name, values={"found": row[found].strip()}, place=own
            )
            found = ()
        reading = read_cell(question, "|".join(found))
        text = cell_text(reading.answer)
        if reading.problem is not None:
            yield replace(reading.problem, place=first)
        if not whole:
            response.texts.append(text)
        elif found and not response.texts[at]:
            response.texts[at] = text
        elif found and set((response.texts[at] or "").split("|")) != set(found):
            yield Problem(rule="responses.differ", question=name, place=first)

    def _id(self, number: int, row: Sequence[str]) -> str:
        place = self.layout.id
        name = row[place].strip().removeprefix("uuid:") if place is not None and place < len(row) else ""
        return name or str(number - 1)

    def _company(self, row: Sequence[str]) -> str:
        place = self.layout.company
        return " ".join(row[place].split()) if place is not None and place < len(row) else ""


def _ticks(question: Question, parts: Sequence[Part], row: Sequence[str]) -> tuple[str, ...] | int:
    """Return the choices that are ticked; the place of a cell that says neither, if there is one."""
    ticked = []
    for column, choice, seen in parts:
        cell = row[column]
        if cell not in seen:
            seen[cell] = read_tick(question, str(choice), cell)
        said = seen[cell]
        if said is None:
            return column
        if said:
            ticked.append(str(choice))
    return tuple(ticked)


def _ranking(question: Question, parts: Sequence[Part], row: Sequence[str]) -> tuple[str, ...] | int:
    """Return the choices in the order of their columns; the place of a cell that is no choice, if there is one."""
    order = []
    for column, _, seen in sorted(parts, key=lambda part: part.part):
        cell = row[column].strip()
        if not cell:
            continue
        if cell not in seen:
            found = named_choice(question, choices_by_code(question).get(cell.casefold(), cell))
            seen[cell] = found.id if found else None
        name = seen[cell]
        if name is None:
            return column
        order.append(str(name))
    return tuple(order)
