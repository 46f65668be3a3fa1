"""Reads the answers that somebody has filled in in our own workbook, as if they stood in an answers file.

Rows are told by their hidden keys, never by what they say; what a cell says is read by the rules of answers files.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ecomdiag.loader.answers import LoadedSheet, answers_in
from ecomdiag.loader.book import keys
from ecomdiag.loader.book.cells import Cells
from ecomdiag.loader.responses.cells import cell_text, read_tick
from ecomdiag.loader.workbook.rows import Sheet
from ecomdiag.loader.workbook.xml import Package
from ecomdiag.loader.yaml.nodes import AnyMarks, Mapping, Node, Scalar, Sequence
from ecomdiag.problems.errors import AnswersError, UsageError
from ecomdiag.problems.problem import Problem, of_a_list
from ecomdiag.questionnaire.model import Kind, Question, Questionnaire
from ecomdiag.record import replace
from ecomdiag.texts.words import said

#: No order has more places.
_MOST_DIGITS = 4


def is_book(path: str) -> bool:
    """Whether a workbook says that it is one of ours, to be filled in. Raises ``UsageError`` for what is none."""
    with Package(path) as package:
        return keys.NAME in package.names()


def read_book(content: bytes, questionnaire: Questionnaire, path: str) -> LoadedSheet:
    """Return the answers of the one company in a workbook; without any, those of nobody.

    Raises ``UsageError`` for what cannot be read, and for the answers of several companies.
    """
    found = read_companies(content, questionnaire, path, empty=True)
    if len(found) > 1:
        raise UsageError(said("book.several", path=path, number=str(len(found))))
    return next(iter(found.values()))


def read_companies(
    content: bytes, questionnaire: Questionnaire, path: str, *, empty: bool = False
) -> dict[int, LoadedSheet]:
    """Return the answers of each company, by the number of its column; columns without anything are left out.

    With ``empty`` the first is returned if all are. Raises ``UsageError`` for what cannot be read.
    """
    cells = Cells(content, path)
    if not cells.answers:
        raise UsageError(said("book.not_ours", path=path))
    rows = [number for number, key in cells.keyed() if key != keys.NOTHING]
    columns = dict(enumerate(cells.answers, 1))
    filled = [own for own, column in columns.items() if any(not cells.blank(row, column) for row in rows)]
    wanted = filled or list(columns)[: int(empty)]
    return {number: _Column(cells, questionnaire, columns[number]).read() for number in wanted}


def table_of(content: bytes, questionnaire: Questionnaire, path: str) -> Sheet:
    """Return the answers of all companies as a table, a row each.

    Raises ``UsageError`` as ``read_companies``, ``AnswersError`` for cells that cannot be told, such as a strange tick.
    """
    found = read_companies(content, questionnaire, path)
    wrong = [own for loaded in found.values() for own in loaded.problems if own.stops]
    if wrong:
        raise AnswersError(wrong, path)
    names = [own.id for own in questionnaire.questions]
    rows = (
        [str(number), own.sheet.company or "", *(cell_text(own.sheet.answers.get(name)) for name in names)]
        for number, own in found.items()
    )
    return Sheet(name="", heads=["id", "company", *names], rows=rows, told=())


class _Column:
    """The answers in one column."""

    def __init__(self, cells: Cells, questionnaire: Questionnaire, column: int) -> None:
        self.cells, self.questionnaire, self.column = cells, questionnaire, column
        self.problems: list[Problem] = []
        self.strange: list[Scalar] = []
        self.unreadable: set[str] = set()
        #: The rows of each question and of what is about the company, by their keys.
        self.heads: dict[str, int] = {}
        self.parts: dict[str, dict[str, int]] = {}
        self.words: dict[str, dict[str, int]] = {}

    def read(self) -> LoadedSheet:
        """Read all of it."""
        self._look()
        loaded = answers_in(self._node(), self.questionnaire, self.cells.path)
        told = of_a_list(self.strange, lambda own: _problem("no_row", own, severity="warning"))
        return replace(
            loaded,
            problems=(*loaded.problems, *self.problems, *told, *self._told()),
            unreadable=loaded.unreadable | self.unreadable,
        )

    def _look(self) -> None:
        """Note where everything is."""
        for row, key in self.cells.keyed():
            found = keys.parts_of(key)
            if key in (keys.COMPANY, keys.HOME, keys.REGION):
                self.heads.setdefault(key, row)
            elif found is None:
                if key != keys.NOTHING and not self.cells.blank(row, self.column):
                    self.strange.append(self._scalar(row))
            else:
                name, choice, place, words = found
                group = self.words if words else self.parts
                own = group.setdefault(name, {}) if words or choice or place else self.heads
                part = words or choice or place or name
                if part in own:
                    self._twice(own[part], row, name)
                own.setdefault(part, row)

    def _twice(self, first: int, row: int, name: str) -> None:
        """Tell that a row stands twice, unless one of the two is blank."""
        if self.cells.blank(first, self.column) or self.cells.blank(row, self.column):
            return
        self._wrong("row_twice", self._scalar(row), name)

    def _node(self) -> Node:
        about, corner = self.cells.about, self._marks(0, 0)
        pairs: list[tuple[str, Node]] = [
            (name, Scalar(about[name], corner, quoted=True))
            for name in ("questionnaire", "version", "from_outside")
            if name in about
        ]
        company = (key for key in (keys.COMPANY, keys.HOME, keys.REGION) if key in self.heads)
        pairs += [(key[1:], self._scalar(self.heads[key])) for key in company]
        pairs.append(("answers", self._pairs(list(self._answers()))))
        pairs += [
            (name, node) for name, node in (("said", self._said()), ("notes", self._notes())) if node.pairs
        ]
        return self._pairs(pairs)

    def _answers(self) -> Iterator[tuple[str, Node]]:
        for name in dict.fromkeys([*self.heads, *self.parts]):
            question = self.questionnaire.by_id.get(name)
            if name.startswith("@"):
                continue
            if name not in self.parts:
                kind = None if question is None else question.kind
                yield name, self._scalar(self.heads[name], kind)
                continue
            head = self.heads.get(name)
            if head is not None and not self.cells.blank(head, self.column):
                self._wrong("not_here", self._scalar(head), name)
            yield name, self._several(question, self.parts[name])

    def _several(self, question: Question | None, rows: dict[str, int]) -> Node:
        """Return what the rows of a question together answer."""
        kind = None if question is None else question.kind
        if kind is Kind.RANKING:
            items = self._order(question, rows)
        elif kind in (Kind.MULTIPLE, Kind.SINGLE) and question is not None:
            items = self._ticked(question, rows)
        else:  # countries, and what this questionnaire does not ask
            items = [own for row in rows.values() if (own := self._scalar(row)).said]
        first = self._scalar(next(iter(rows.values())))
        return Sequence(tuple(items), items[0].marks) if items else Scalar("", first.marks)

    def _ticked(self, question: Question, rows: dict[str, int]) -> list[Scalar]:
        items = []
        for choice, row in rows.items():
            own = self._scalar(row)
            ticked = read_tick(question, choice, own.text)
            if ticked is None:
                self._wrong("tick", own, question.id)
            elif ticked:
                items.append(Scalar(choice, own.marks, quoted=True))
        return items

    def _order(self, question: Question | None, rows: dict[str, int]) -> list[Scalar]:
        places: dict[int, Scalar] = {}
        for choice, row in rows.items():
            own = self._scalar(row)
            if not own.said:
                continue
            text = own.word
            name = "" if question is None else question.id
            number = int(text) if text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS else 0
            if number == 0:
                self._wrong("rank", own, name)
            elif number in places:
                self._wrong("rank_twice", own, name)
            else:
                places[number] = Scalar(choice, own.marks, quoted=True)
        return [places[number] for number in sorted(places)]

    def _said(self) -> Mapping:
        found = []
        for name, rows in self.words.items():
            own = [(choice, node) for choice, row in rows.items() if (node := self._scalar(row)).said]
            found += [(name, self._pairs(own))] if own else []
        return self._pairs(found)

    def _notes(self) -> Mapping:
        beside, found = self.cells.beside, []
        for name, row in self.heads.items() if beside else ():
            if name.startswith("@"):
                continue
            note = [self.cells.scalar(row, beside[keys.NOTE])] if keys.NOTE in beside else []
            pairs: list[tuple[str, Node]] = [("note", own) for own in note if own.said]
            if keys.EVIDENCE in beside:
                whole = self.cells.scalar(row, beside[keys.EVIDENCE])
                lines = [Scalar(line.strip(), whole.marks, quoted=True) for line in whole.text.split("\n")]
                evidence = tuple(line for line in lines if line.text)
                pairs += [("evidence", Sequence(evidence, whole.marks))] if evidence else []
            found += [(name, self._pairs(pairs))] if pairs else []
        return self._pairs(found)

    def _told(self) -> Iterator[Problem]:
        """Tell what may surprise."""
        looks, about = self.cells.looks, self.cells.about
        hidden = looks.hidden_rows - looks.first_hidden
        if hidden > 0:
            yield Problem(rule="book.hidden_rows", severity="warning", values={"count": hidden})
        own = self.questionnaire
        same = about.get("questionnaire") == own.id and about.get("version") == own.version
        if same and own.digest and about.get("digest", "") not in ("", own.digest):
            yield Problem(rule="book.other_edition", severity="warning")

    def _wrong(self, rule: str, own: Scalar, name: str) -> None:
        self.problems.append(replace(_problem(rule, own), question=name or None))
        self.unreadable.add(name)

    def _scalar(self, row: int, kind: Kind | None = None) -> Scalar:
        return self.cells.scalar(row, self.column, kind)

    def _marks(self, row: int, column: int) -> AnyMarks:
        return self.cells.scalar(row, column).marks

    def _pairs(self, pairs: list[tuple[str, Any]]) -> Mapping:
        """Return pairs, whose keys are where their values are."""
        first = pairs[0][1].marks if pairs else self._marks(0, self.column)
        return Mapping(tuple((Scalar(name, value.marks, quoted=True), value) for name, value in pairs), first)


def _problem(rule: str, own: Scalar, severity: Any = "error") -> Problem:
    return Problem(rule=f"book.{rule}", severity=severity, values={"found": own.word}, place=own.place)
