"""The questions of a section as they stand in it: some under the heading of a group, some as rows of one question."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from ecomdiag.questionnaire.blocks import Group, Matrix, Repeat
from ecomdiag.questionnaire.model import Question, Section
from ecomdiag.questionnaire.repeats import repeat_of
from ecomdiag.questionnaire.structure import group_of, matrix_of
from ecomdiag.record import replace
from ecomdiag.report.outline import Block, Paragraph, code, joined, line, quiet
from ecomdiag.report.questionnaire.condition import condition
from ecomdiag.report.questionnaire.index import Index, of_block, of_question
from ecomdiag.report.questionnaire.question import answers, blocks, decides


def inside(index: Index, section: Section) -> Iterator[Block]:
    """Yield what is said of the questions of a section, and of what stands around several of them."""
    if section.show_if is not None:
        yield from condition(index, index.say("show.all_asked_if"), section.show_if)
    for question in index.shown(section):
        group, matrix = group_of(section, question.id), matrix_of(section, question.id)
        if group is not None and question.id == group.questions[0]:
            yield from _group(index, group, repeat_of(section, group.id))
        level: Literal[3, 4] = 3 if group is None else 4
        if matrix is None:
            yield from blocks(index, question, level)
            continue
        if question.id == matrix.questions[0]:
            yield from _matrix(index, matrix, question, level)
        yield from _row(index, question)


def _group(index: Index, group: Group, repeat: Repeat | None) -> Iterator[Block]:
    yield index.heading(of_block(group), 3)
    yield Paragraph(line(code(group.id), " · ", index.say("show.group")))
    if repeat is not None:
        count = index.question(index.questionnaire.by_id[repeat.count])
        yield Paragraph(index.sentence("show.repeat", count=count, most=str(len(repeat.groups))))
    if group.intro is not None:
        yield Paragraph(line(group.intro.to(index.language)))
    if group.show_if is not None:
        yield from condition(index, index.say("show.all_asked_if"), group.show_if)


def _matrix(index: Index, matrix: Matrix, first: Question, level: Literal[3, 4]) -> Iterator[Block]:
    """Yield what all rows have: the question, and what each answer counts."""
    yield index.heading(of_block(matrix), level)
    yield Paragraph(line(code(matrix.id), " · ", index.say("show.matrix", count=len(matrix.questions))))
    yield from answers(index, replace(first, text=matrix.text), named=False)


def _row(index: Index, question: Question) -> Iterator[Block]:
    yield index.heading(of_question(question), 4)
    worth = index.worth[question.id]
    points = index.say("show.worth", points=index.figure(worth)) if worth else index.say("show.unscored")
    yield Paragraph(joined((line(code(question.id)), line(quiet(points))), " · "))
    yield from decides(index, question)
