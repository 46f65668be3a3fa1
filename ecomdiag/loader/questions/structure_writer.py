"""Writes what stands under the ``questions`` of a section: questions, groups of them, and matrices."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import groupby
from typing import Protocol

from ecomdiag.loader.yaml import events
from ecomdiag.questionnaire.blocks import Group, Matrix, Repeat
from ecomdiag.questionnaire.conditions import Condition
from ecomdiag.questionnaire.model import Question, Section
from ecomdiag.questionnaire.repeats import Part, as_stated
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
    for part in as_stated(section):
        yield from _part(part, question, condition)


def _part(
    part: Part, question: WriteQuestion, condition: Callable[[Condition | None], events.Events | None]
) -> Iterator[events.Events]:
    for group, run in groupby(part.questions, key=lambda own: group_of(part.section, own.id)):
        found = list(_questions(part.section, list(run), question))
        if group is None:
            yield from found
        else:
            yield _group(group, found, condition, _often(part.repeat))


def _often(own: Repeat | None) -> events.Events | None:
    """Write for how many things a group is asked."""
    if own is None:
        return None
    most = events.number(Fraction(len(own.groups)))
    return events.pairs((("count", events.plain(own.count)), ("at_most", most)), flow=True)


def unasked(counts: NotAsked | None, usual: NotAsked | None = None) -> events.Events | None:
    """Write what counts where a question is not asked, unless it is as usual."""
    return None if counts is None or counts is usual else events.plain(counts.value)


def _group(
    own: Group,
    questions: list[events.Events],
    condition: Callable[[Condition | None], events.Events | None],
    repeat: events.Events | None = None,
) -> events.Events:
    return events.pairs(
        (
            ("group", events.plain(own.id)),
            ("repeat", repeat),
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
