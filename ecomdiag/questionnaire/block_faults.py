"""What is wrong with the groups and the matrices of a section, as they stand around its questions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ecomdiag.questionnaire.blocks import Group, Matrix
from ecomdiag.questionnaire.faults import Fault, fault
from ecomdiag.questionnaire.model import Kind, Question, Section
from ecomdiag.questionnaire.repeat_faults import repeat_faults
from ecomdiag.questionnaire.structure import ROWS, around, group_of, joined, of_row, own_condition
from ecomdiag.questionnaire.value_faults import given, id_fault, texts, within
from ecomdiag.record import replace


def block_faults(section: Section, taken: set[str], seen: Mapping[str, Question]) -> Iterator[Fault]:
    """Yield the faults of a section's groups, matrices and repeats; ``taken`` are the names of others, and then theirs
    too.
    """
    for key, blocks in _blocks(section):
        for place, block in enumerate(blocks):
            if block.id in taken:
                yield fault("twice", key, place, "id", what=type(block).__name__.lower(), id=block.id)
            taken.add(block.id)
            yield from within(_itself(block), key, place)
        yield from _in_a_row(section, key, blocks)
    by_id = {question.id: question for question in section.questions}
    for place, matrix in enumerate(section.matrices):
        yield from within(_rows(section, matrix, by_id), "matrices", place)
    for place, question in enumerate(section.questions):
        outer, own = around(section, question.id), own_condition(section, question)
        if outer and joined(*outer, own) != question.show_if:
            yield fault("not_from_outside", "questions", place, "show_if", question=question.id)
    yield from repeat_faults(section, seen, taken)


def _blocks(section: Section) -> Iterator[tuple[str, tuple[Group | Matrix, ...]]]:
    yield "groups", section.groups
    yield "matrices", section.matrices


def _itself(own: Group | Matrix) -> Iterator[Fault]:
    yield from id_fault(own.id)
    if isinstance(own, Group):
        yield from texts(title=own.title, **given(intro=own.intro))
    else:
        yield from texts(text=own.text, **given(title=own.title))
        for place, row in enumerate(own.rows):
            yield from within(texts(text=row), "rows", place)


def _in_a_row(section: Section, key: str, blocks: Iterable[Group | Matrix]) -> Iterator[Fault]:
    """Tell the blocks whose questions do not follow one another in their section, or that are out of order."""
    order, start = [question.id for question in section.questions], 0
    for place, own in enumerate(blocks):
        first = order.index(own.questions[0], start) if set(order[start:]) & set(own.questions[:1]) else None
        if first is None or tuple(order[first : first + len(own.questions)]) != own.questions:
            yield fault("not_in_a_row", key, place, "questions", block=own.id)
        else:
            start = first + len(own.questions)


def _rows(section: Section, matrix: Matrix, by_id: dict[str, Question]) -> Iterator[Fault]:
    """Tell the rows of a matrix that are not what it asks of each of them."""
    if len(matrix.rows) != len(matrix.questions) or not ROWS[0] <= len(matrix.rows) <= ROWS[1]:
        yield fault("too_many_rows", "rows", matrix=matrix.id, most=str(ROWS[1]))
        return
    rows = [
        (by_id[name], said) for name, said in zip(matrix.questions, matrix.rows, strict=True) if name in by_id
    ]
    for place, (own, said) in enumerate(rows):
        title = None if matrix.title is None else of_row(matrix.title, said)
        wanted = replace(rows[0][0], id=own.id, text=of_row(matrix.text, said), title=title)
        same = all(getattr(own, key) == getattr(wanted, key) for key in type(own).__annotations__)
        apart = group_of(section, own.id) is not group_of(section, matrix.questions[0])
        if not same or apart or own.kind is not Kind.SINGLE or own.clear or own.observable:
            yield fault("not_the_row", "rows", place, matrix=matrix.id, question=own.id)
