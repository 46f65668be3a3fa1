"""Answers that another tool collected, as answers files or as a table of many companies."""

from __future__ import annotations

from collections.abc import Iterable

from ecomdiag.loader.responses.columns import layout_of
from ecomdiag.loader.responses.reading import Response, ResponseReader
from ecomdiag.loader.responses.table import opened_table
from ecomdiag.loader.responses.writing import Writer, writer_to
from ecomdiag.problems.errors import ProblemsError, UsageError
from ecomdiag.problems.problem import MOST, Problem
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.record import Record, replace
from ecomdiag.texts.words import Words, said


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
    sheet: str | None = None,
) -> Imported:  # fmt: skip
    """Read a table of responses and write each as an answers file into a folder, or all into a table.

    A row in which any cell cannot be taken as an answer is not written, and told. Raises ``UsageError`` for a table
    that cannot be read and an output that cannot be written, ``ProblemsError`` for columns that cannot be told.
    """
    with opened_table(path, sheet) as table:
        layout = layout_of(table.heads, questionnaire, id_column=id_column, company=company)
        if layout.problems:
            raise ProblemsError(layout.problems, path)
        if not layout.answering:
            raise UsageError(said("responses.none_answers", path=path))
        reader = ResponseReader(layout, questionnaire)
        with writer_to(output, questionnaire, reader) as writer:
            found = _brought_in(reader.rows(table.rows), writer, layout.unread)
            return replace(found, told=table.told)


def _brought_in(responses: Iterable[Response], writer: Writer, unread: tuple[str, ...]) -> Imported:
    rows = arrived = wrong = 0
    told: list[Problem] = []
    for response in responses:
        rows += 1
        found = list(response.problems)
        if not found:
            refused = writer.write(response)
            found = [] if refused is None else [replace(refused, part=str(rows + 1))]
        wrong += bool(found)
        arrived += not found
        told += found[: MOST - len(told)]
    return Imported(rows, arrived, tuple(told), wrong, unread)
