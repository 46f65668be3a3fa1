"""Answers that another tool collected, as answers files or as a table of many companies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ecomdiag import engine, loader
from ecomdiag.loader.answers import LoadedSheet
from ecomdiag.loader.files import read_bytes
from ecomdiag.loader.responses.cells import cell_text
from ecomdiag.loader.responses.chosen import names_of_choosing
from ecomdiag.loader.responses.columns import layout_of
from ecomdiag.loader.responses.in_cells import asking_choice
from ecomdiag.loader.responses.joining import Joining
from ecomdiag.loader.responses.reading import Response, ResponseReader
from ecomdiag.loader.responses.table import opened_table
from ecomdiag.loader.responses.writing import Writer, is_table, writer_to
from ecomdiag.loader.workbook.rows import is_workbook
from ecomdiag.problems.errors import ProblemsError, UsageError
from ecomdiag.problems.problem import MOST, Problem
from ecomdiag.questionnaire.checked import UNANSWERED
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.questionnaire.repeats import numbered
from ecomdiag.record import Record, replace
from ecomdiag.texts.words import Words, said

#: What is told of a cell in which something is no choice.
_NO_CHOICE = frozenset(
    {"unknown_choice", "unknown_choice_near", "several_in_one", "responses.several_in_one"}
)


class Imported(Record, kw_only=False):
    """What became of the responses: how many there were and arrived, what is wrong with the others, columns unread."""

    rows: int
    arrived: int
    #: The first thousand; ``wrong`` counts the rows.
    problems: tuple[Problem, ...]
    wrong: int
    unread: tuple[str, ...]
    #: What has to be told of a workbook.
    told: tuple[Words, ...] = ()


def import_answers(
    questionnaire: Questionnaire, path: str, output: str, *, id_column: str | None = None, company: str | None = None,
    sheet: str | None = None, repeats: Sequence[str] = (), other: bool = False,
) -> Imported:  # fmt: skip
    """Read a table of responses and write each as an answers file into a folder, or all into a table.

    What is asked of several things stands in tables of its own, in the same file or in those that ``repeats`` names.
    ``other``: what is no choice in a cell is the words beside the one choice of its question that asks for them.

    A row in which any cell cannot be taken as an answer is not written, and told. Raises ``UsageError`` for a table
    that cannot be read and an output that cannot be written, ``ProblemsError`` for columns that cannot be told.
    """
    again = [own.id for section in questionnaire.sections for own in section.repeats]
    if repeats and not again:
        raise UsageError(said("responses.nothing_repeats", path=repeats[0]))
    if is_workbook(path) and loader.book_reader.is_book(path):
        if sheet or id_column or company or other:
            raise UsageError(said("book.no_columns", path=path))
        return _import_book(questionnaire, path, output)
    with opened_table(path, sheet, again, repeats, names_of_choosing(questionnaire)) as table:
        layout = layout_of(table.heads, questionnaire, id_column=id_column, company=company)
        if layout.problems:
            raise ProblemsError(layout.problems, path)
        joining = Joining(table, layout, questionnaire, path) if table.children else None
        layout = joining.layout if joining is not None else layout
        if not layout.answering:
            raise UsageError(said("responses.none_answers", path=path))
        reader = ResponseReader(layout, other=other)
        if other and not reader.speaking:
            raise UsageError(said("responses.no_other", path=path))
        told = [*table.told, *_unsaid(reader, questionnaire, output), *(joining.told if joining else ())]
        with writer_to(output, questionnaire, reader) as writer:
            if joining is None:
                found = _brought_in(reader.rows(table.rows), writer, layout.unread)
            else:
                rows = joining.placed(reader.rows(joining.rows(table.rows)))
                found = _with_left(_brought_in(rows, writer, layout.unread), joining.left())
            return replace(found, told=(*told, *_of_other(reader, found, asked=other)))


def _of_other(reader: ResponseReader, found: Imported, *, asked: bool) -> Iterator[Words]:
    """Say how many cells held words, or, where nobody asked for them to be read, how they are if they are any."""
    for name, count in reader.spoken.items():
        yield said("responses.other_read", question=name, count=count)
    asking = {own.question.id for own in reader.columns if asking_choice(own.question) is not None}
    refused = {problem.question for problem in found.problems if problem.rule in _NO_CHOICE}
    if not asked and refused & asking:
        yield said("responses.other_asked")


def _unsaid(reader: ResponseReader, questionnaire: Questionnaire, output: str) -> Iterator[Words]:
    """Say what no table holds, and which parts that repeat no column answers: their tables have to come in too."""
    layout = reader.layout
    if is_table(output) and (reader.words or reader.speaking):
        yield said("responses.words_left")
    answered = {found.question.id for found in layout.answering.values()}
    for section in questionnaire.sections:
        for own in section.repeats:
            if not any(numbered(name, 1) in answered for name in own.names):
                yield said("responses.no_copies", repeat=own.id)


def _with_left(found: Imported, left: Iterable[Problem]) -> Imported:
    """Tell also the rows that belong to no response."""
    told = list(left)
    return replace(found, problems=(*found.problems, *told)[:MOST], wrong=found.wrong + len(told))


def _import_book(questionnaire: Questionnaire, path: str, output: str) -> Imported:
    """Write the answers of each company in a workbook of ours, with its notes where they go into files."""
    found = loader.book_reader.read_companies(read_bytes(path), questionnaire, path)
    if not found:
        raise UsageError(said("book.nothing", path=path))
    reader = ResponseReader(layout_of([own.id for own in questionnaire.questions], questionnaire))
    with writer_to(output, questionnaire, reader) as writer:
        return _brought_in(_of_companies(found, reader, questionnaire), writer, ())


def _of_companies(
    found: Mapping[int, LoadedSheet], reader: ResponseReader, questionnaire: Questionnaire
) -> Iterator[Response]:
    seen: set[str] = set()
    for number, own in found.items():
        name = own.sheet.company or str(number)
        texts: list[str | None] = [cell_text(own.sheet.answers.get(key)) for key in reader.names]
        response = Response(reader, name, own.sheet.company or "", texts)
        response.sheet = own.sheet
        told = own.located(engine.check(questionnaire, own.sheet))
        wrong = [problem for problem in told if problem.stops and problem.rule != UNANSWERED]
        if name.casefold() in seen:
            wrong.append(
                Problem(rule="responses.id_twice", values={"found": name}, place=own.headers.get("company"))
            )
        response.problems = wrong
        seen.add(name.casefold())
        yield response


def _brought_in(responses: Iterable[Response], writer: Writer, unread: tuple[str, ...]) -> Imported:
    rows = arrived = wrong = 0
    told: list[Problem] = []
    for response in responses:
        rows += 1
        found = response.problems
        if not found and (refused := writer.write(response)) is not None:
            found = (replace(refused, part=str(rows + 1)),)
        if not found:
            arrived += 1
            continue
        wrong += 1
        told += found[: MOST - len(told)]
    return Imported(rows, arrived, tuple(told), wrong, unread)
