"""Writes what stands under the ``questions`` of a section: questions, groups of them, and matrices."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby
from typing import Protocol

from ecomdiag.loader import yaml_events as events
from ecomdiag.questionnaire.blocks import Group, Matrix
from ecomdiag.questionnaire.conditions import Condition
from ecomdiag.questionnaire.model import Question, Section
from ecomdiag.questionnaire.structure import group_of, matrix_of, own_condition, usual_unasked
from ecomdiag.questionnaire.unasked import NotAsked
from ecomdiag.record import replace


class WriteQuestion(Protocol):
    """Writes a question as it stands in a file; with ``rows`` a matrix."""

    def __call__(
        self, own: Question, usual: NotAsked = NotAsked.ZERO, rows: events.Events | None = None
    ) -> events.Events:
        """Write it, where ``usual`` is what it counts unasked unless it says so."""


def inside(
    section: Section, question: WriteQuestion, condition: Callable[[Condition | None], events.Events | None]
) -> Iterator[events.Events]:
    """Yield what stands in the list of a section."""
    for group, run in groupby(section.questions, key=lambda own: group_of(section, own.id)):
        found = list(_questions(section, list(run), question))
        if group is None:
            yield from found
        else:
            yield _group(group, found, condition)


def unasked(counts: NotAsked | None, usual: NotAsked | None = None) -> events.Events | None:
    """Write what counts where a question is not asked, unless it is as usual."""
    return None if counts is None or counts is usual else events.plain(counts.value)


def _group(
    own: Group,
    questions: list[events.Events],
    condition: Callable[[Condition | None], events.Events | None],
) -> events.Events:
    return events.pairs(
        (
            ("group", events.plain(own.id)),
            ("title", events.text_of(own.title)),
            ("intro", events.optional(own.intro)),
            ("show_if", condition(own.show_if)),
            ("if_not_asked", unasked(own.if_not_asked)),
            ("questions", events.listed(questions)),
        )
    )


def _questions(section: Section, questions: list[Question], write: WriteQuestion) -> Iterator[events.Events]:
    for matrix, run in groupby(questions, key=lambda own: matrix_of(section, own.id)):
        for own in run:
            usual = usual_unasked(section, own.id)
            stated = replace(own, show_if=own_condition(section, own))
            if matrix is None:
                yield write(stated, usual)
            elif own.id == matrix.questions[0]:
                whole = replace(stated, id=matrix.id, text=matrix.text, title=matrix.title)
                yield write(whole, usual, _rows(matrix))


def _rows(matrix: Matrix) -> events.Events | None:
    return events.listed(
        events.pairs((("id", events.plain(name)), ("text", events.text_of(said, flow=True))), flow=True)
        for name, said in zip(matrix.questions, matrix.rows, strict=True)
    )
