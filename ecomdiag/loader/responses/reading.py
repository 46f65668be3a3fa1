"""Rows of a table of responses as answers. Each is a response, or is told with row, column, value and what to do.

A cell is read once: most cells of a column have been seen before, so that a row costs a look into a table for each.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import getitem, itemgetter

from ecomdiag.loader.responses.cells import cell_text, read_cell, read_tick
from ecomdiag.loader.responses.columns import Layout
from ecomdiag.loader.responses.in_cells import asking_choice, read_with_words
from ecomdiag.loader.responses.parts import Joined, Part
from ecomdiag.loader.responses.plain import reader_of
from ecomdiag.names.answers import on_one_line
from ecomdiag.problems.problem import Place, Problem
from ecomdiag.questionnaire.conditions import Answer
from ecomdiag.questionnaire.model import Choice, Question
from ecomdiag.questionnaire.said import MAX_SAID, Said, with_words
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.record import EMPTY, replace

#: Cells that are remembered of one column: more different ones are words of people, which hardly come twice.
REMEMBERED = 2_000


class Column(dict[str, str | None]):
    """A column that answers a question: each cell seen in it, as it is written again. What is no answer is not kept."""

    def __init__(
        self, place: int, question: Question, wrong: list[tuple[int, Problem]], beside: Choice | None = None
    ) -> None:
        super().__init__()
        self.place = place
        self.question = question
        #: The choice beside which words are that stand in cells, if they may, and those cells with their words.
        self.beside = beside
        self.words: dict[str, str] = {}
        #: What is wrong in the row that is being read, by columns: shared by all of them.
        self.wrong = wrong
        self.plainly = reader_of(question)

    def __missing__(self, cell: str) -> str | None:
        """Read a cell that was not seen before, or that is no answer: ``None``, and told."""
        text, words = self.plainly(cell), ""
        if text is None:
            reading = read_cell(self.question, cell)
            if reading.problem is not None and self.beside is not None:
                reading, words = read_with_words(self.question, self.beside, cell) or (reading, "")
            if reading.problem is not None:
                self.wrong.append((self.place, reading.problem))
                return None
            text = cell_text(reading.answer)
        if len(self) < REMEMBERED:
            self[cell] = text
            if words:
                self.words[cell] = words
        return text

    def words_in(self, cell: str) -> str:
        """Return the words in a cell that was read; none if it holds choices alone."""
        if cell in self or self.beside is None:
            return self.words.get(cell, "")
        alone = read_cell(self.question, cell).problem is None
        found = None if alone else read_with_words(self.question, self.beside, cell)
        return "" if found is None or found.reading.problem is not None else found.words


class Response:
    """One row: whose it is, and what it answers, as texts in the order of ``ResponseReader.names``."""

    __slots__ = ("company", "id", "problems", "reader", "said", "sheet", "texts")

    def __init__(self, reader: ResponseReader, name: str, company: str, texts: list[str | None]) -> None:
        self.reader, self.id, self.company, self.texts = reader, name, company, texts
        self.problems: Sequence[Problem] = ()
        #: The words beside choices, by the ids of their questions.
        self.said: Mapping[str, Said] = EMPTY
        #: All that is known of the company, where that is more than its answers.
        self.sheet: AnswerSheet | None = None

    @property
    def answers(self) -> dict[str, Answer]:
        """Its answers by the ids of the questions, without those that are blank."""
        read = self.reader.again
        pairs = zip(self.reader.asked, self.texts, strict=True)
        return {own.id: answer for own, text in pairs if text and (answer := read(own, text)) is not None}


class ResponseReader:
    """Reads the rows of one table; with ``other``, what is no choice may be words of the one that asks for them."""

    def __init__(self, layout: Layout, *, other: bool = False) -> None:
        own = layout.answering.items()
        self.layout = layout
        self._wrong: list[tuple[int, Problem]] = []
        self.columns = [
            Column(place, found.question, self._wrong, asking_choice(found.question) if other else None)
            for place, found in own
            if found.choice is None and found.place is None
        ]
        #: The columns in whose cells words may stand among choices, and how many cells held some, by question.
        self.speaking = [(place, own) for place, own in enumerate(self.columns) if own.beside is not None]
        self.spoken: Counter[str] = Counter()
        #: The columns in which words may stand beside a choice.
        self.words = [(place, found) for place, found in own if found.words]
        #: The questions that the table answers: those with a column, then those with one for each choice alone.
        self.asked = [column.question for column in self.columns]
        self.joined = tuple(self._joined(layout))
        self.asked += [joined.question for joined in self.joined if joined.at is None]
        self.names = [question.id for question in self.asked]
        self._seen: set[str] = set()
        self._answers: dict[tuple[str, str], Answer | None] = {}

    def rows(self, rows: Iterable[Sequence[str]], start: int = 2) -> Iterator[Response]:
        """Yield a response for each row that is not blank; ``start`` is the number of the first, their head being 1."""
        columns = self.columns
        chosen = itemgetter(*(column.place for column in columns)) if len(columns) > 1 else None
        last = max(self.layout.answering, default=0)
        seen = self._seen
        for number, row in enumerate(rows, start):
            if not any(row):
                continue
            cells = row if len(row) > last else [*row, *[""] * (last + 1 - len(row))]
            own = [cells[column.place] for column in columns] if chosen is None else chosen(cells)
            texts = list(map(getitem, columns, own))
            response = Response(self, self._id(number, cells), self._company(cells), texts)
            spoken = self._in_cells(own) if self.speaking else {}
            if self.words or spoken:
                response.said = self._said(cells, spoken)
            told = [found for joined in self.joined for found in joined.read(cells, texts, number)]
            if told or self._wrong or response.id in seen:
                response.problems = tuple(self._problems(number, response, told))
                self._wrong.clear()
            elif spoken:
                self.spoken.update(spoken.keys())
            seen.add(response.id)
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

    def _joined(self, layout: Layout) -> Iterator[Joined]:
        """Yield the questions that have a column for each choice, or for each place of an order."""
        parts: dict[str, list[Part]] = {}
        asked: dict[str, Question] = {}
        for place, found in layout.answering.items():
            part = found.place if found.choice is None else found.choice
            if part is not None and found.ticks:
                asked[found.question.id] = found.question
                parts.setdefault(found.question.id, []).append(Part(place, part, {}, found.words))
        whole = {own.id: place for place, own in enumerate(self.asked)}
        for name, question in asked.items():
            yield Joined(question, whole.get(name), parts[name])

    def _in_cells(self, cells: Sequence[str]) -> dict[str, Said]:
        """Return the words that stand among choices in the cells of questions."""
        told: dict[str, Said] = {}
        for place, column in self.speaking:
            words = column.words_in(cells[place])
            if words and column.beside is not None:
                told[column.question.id] = with_words((), column.beside.id, words)
        return told

    def _said(self, row: Sequence[str], spoken: Mapping[str, Said]) -> dict[str, Said]:
        """Return the words beside choices, by the ids of their questions; those that are too long are told."""
        told = dict(spoken)
        for place, (question, choice, _, ticks, _) in self.words:
            words = on_one_line(row[place])
            if choice is None or not words or (ticks and read_tick(question, choice, words) is not None):
                continue
            if len(words) > MAX_SAID:
                values = {"found": words, "limit": str(MAX_SAID)}
                self._wrong.append(
                    (place, Problem(rule="responses.words", question=question.id, values=values))
                )
                continue
            told[question.id] = with_words(told.get(question.id, ()), choice, words)
        return told

    def _problems(self, number: int, response: Response, told: Iterable[Problem]) -> Iterator[Problem]:
        for column, problem in self._wrong:
            yield replace(problem, place=Place(line=number, column=column + 1))
        yield from told
        if response.id in self._seen:
            at = Place(line=number, column=1 if self.layout.id is None else self.layout.id + 1)
            yield Problem(rule="responses.id_twice", place=at, values={"found": response.id})

    def _id(self, number: int, row: Sequence[str]) -> str:
        place = self.layout.id
        name = row[place].strip().removeprefix("uuid:") if place is not None and place < len(row) else ""
        return name or str(number - 1)

    def _company(self, row: Sequence[str]) -> str:
        place = self.layout.company
        return " ".join(row[place].split()) if place is not None and place < len(row) else ""
