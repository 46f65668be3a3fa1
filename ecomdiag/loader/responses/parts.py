"""Questions whose answers stand in several columns: one for each choice, or for each place of an order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ecomdiag.loader.responses.cells import BAR, cell_text, choice_called, read_cell, read_tick
from ecomdiag.loader.responses.plain import Ticks, Together
from ecomdiag.problems.problem import Place, Problem
from ecomdiag.questionnaire.model import Kind, Question
from ecomdiag.record import replace


class Part(NamedTuple):
    """A column for one choice of a question, or for one place of its order, with the cells seen in it."""

    column: int
    part: str | int
    seen: dict[str, str | bool | None]
    #: Whether words may stand there instead of a tick.
    words: bool = False


class Joined:
    """The columns of one question, and where in a response its answer goes: behind all others if it has none whole."""

    def __init__(self, question: Question, at: int | None, parts: Sequence[Part]) -> None:
        self.question = question
        #: Where the answer is that a column of the whole question gave.
        self.at = at
        self.parts = parts
        self.together = Together(question)
        ranked = question.kind is Kind.RANKING
        self.ticks = (
            None if ranked else Ticks([own.column for own in parts], [str(own.part) for own in parts])
        )

    def read(self, row: Sequence[str], texts: list[str | None], number: int) -> Sequence[Problem]:
        """Put what the columns say among the answers of a row; return what is wrong with them."""
        found = self.ticks.ticked(row) if self.ticks is not None else None
        if found is not None and self.at is None:
            text = self.together.text(found) if found else ""
            if text is not None:
                texts.append(text)
                return ()
        elif found is not None and self.at is not None and (not found or texts[self.at] == BAR.join(found)):
            return ()
        return tuple(self._closely(row, texts, number))

    def _closely(self, row: Sequence[str], texts: list[str | None], number: int) -> Iterator[Problem]:
        """Read each column for itself, and tell where one of the whole question says otherwise."""
        found = (_ranking if self.ticks is None else _ticks)(self.question, self.parts, row)
        first = Place(line=number, column=self.parts[0].column + 1)
        if isinstance(found, int):
            at = Place(line=number, column=found + 1)
            values = {"found": row[found].strip()}
            yield Problem(rule="responses.tick", question=self.question.id, values=values, place=at)
            found = ()
        reading = read_cell(self.question, BAR.join(found))
        text = cell_text(reading.answer)
        if reading.problem is not None:
            yield replace(reading.problem, place=first)
        if self.at is None:
            texts.append(text)
        elif found and not texts[self.at]:
            texts[self.at] = text
        elif found and set((texts[self.at] or "").split(BAR)) != set(found):
            yield Problem(rule="responses.differ", question=self.question.id, place=first)


def _ticks(question: Question, parts: Sequence[Part], row: Sequence[str]) -> tuple[str, ...] | int:
    """Return the choices that are ticked; the place of a cell that says neither, if there is one."""
    ticked = []
    for column, choice, seen, words in parts:
        cell = row[column]
        if cell not in seen:
            said = read_tick(question, str(choice), cell)
            seen[cell] = True if said is None and words else said
        said = bool(seen[cell]) if seen[cell] is not None else None
        if said is None:
            return column
        if said:
            ticked.append(str(choice))
    return tuple(ticked)


def _ranking(question: Question, parts: Sequence[Part], row: Sequence[str]) -> tuple[str, ...] | int:
    """Return the choices in the order of their columns; the place of a cell that is no choice, if there is one."""
    order = []
    for column, _, seen, _ in sorted(parts, key=lambda part: part.part):
        cell = row[column].strip()
        if not cell:
            continue
        if cell not in seen:
            seen[cell] = choice_called(question, cell)
        name = seen[cell]
        if name is None:
            return column
        order.append(str(name))
    return tuple(order)
