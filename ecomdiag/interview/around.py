"""What stands above a question, asked or reviewed: the heading of its group, and the question of which it is a row."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from ecomdiag.questionnaire.blocks import Group, Matrix
from ecomdiag.questionnaire.model import Question, Section
from ecomdiag.questionnaire.structure import BETWEEN, group_of, matrix_of, own_condition
from ecomdiag.record import Record
from ecomdiag.texts import Language
from ecomdiag.texts.showing import printable
from ecomdiag.texts.words import Text


class Around(Record):
    """What stands around one question."""

    group: Group | None = None
    #: Whether it is the first that is asked of its group, whose words come before it.
    opens: bool = False
    matrix: Matrix | None = None
    #: Whether it is asked only after some answers, for a reason of its own.
    follows: bool = False

    def heading(self, language: Language) -> str:
        """Return the heading of its group; empty if it stands in none."""
        return "" if self.group is None else printable(self.group.title.to(language))

    def intro(self, language: Language) -> str:
        """Return what its group says before its first question; empty at any other."""
        said = self.group.intro if self.group is not None and self.opens else None
        return "" if said is None else printable(said.to(language))

    def of_all_rows(self, language: Language) -> str:
        """Return the question that is asked of all rows; empty if it is no row."""
        return "" if self.matrix is None else printable(self.matrix.text.to(language))

    def asked(self, question: Question, language: Language) -> str:
        """Return what is asked below all that: the question, or what its row says."""
        text = question.text if self.matrix is None else self.matrix.row(question.id)
        return printable(text.to(language))


def around_of(section: Section, question: Question, asked: Collection[str]) -> Around:
    """Return what stands around a question of a section, of which these questions are asked."""
    group = group_of(section, question.id)
    first = None if group is None else next((name for name in group.questions if name in asked), None)
    return Around(
        group=group,
        opens=first == question.id,
        matrix=matrix_of(section, question.id),
        follows=own_condition(section, question) is not None,
    )


class Reviewed(Record):
    """How a question stands in a review."""

    #: The headings above it, each of one or more texts; none where it stands under those of the question before.
    headings: tuple[tuple[Text, ...], ...] = ()
    #: What its row says, under the question that is asked of all rows.
    row: Text | None = None

    def names(self, question: Question, language: Language) -> tuple[str, str]:
        """Return what the question is called here, in short and in full."""
        both = (question.name, question.plain) if self.row is None else (self.row, self.row)
        return printable(both[0].to(language)), printable(both[1].to(language))

    def above(self, language: Language) -> tuple[str, ...]:
        """Return the headings above it."""
        return tuple(BETWEEN.join(printable(own.to(language)) for own in parts) for parts in self.headings)


def reviewed(sections: Sequence[Section], asked: Sequence[Question]) -> dict[str, Reviewed]:
    """Return by their ids how these questions, all that are asked of some sections, stand in their review.

    Of several sections each has its title above it. What comes behind a group or a table stands under the title again,
    or it would seem to belong to it.
    """
    found, several = {}, len(sections) > 1
    before: tuple[object, ...] = (sections[0].id,)
    by_id = {section.id: section for section in sections}
    for place, question in enumerate(asked):
        section = by_id[question.section]
        blocks = _blocks(section, question.id)
        here = (section.id, *blocks)
        title = several and (place == 0 or before[0] != section.id)
        headings: list[tuple[Text, ...]] = [(section.title,)] if title else []
        if blocks and (title or here != before):
            headings.append(tuple(own.name for own in blocks))
        elif not headings and here != before:
            headings.append((section.title,))
        row = blocks[-1].row(question.id) if blocks and isinstance(blocks[-1], Matrix) else None
        found[question.id] = Reviewed(headings=tuple(headings), row=row)
        before = here
    return found


def _blocks(section: Section, question: str) -> tuple[Group | Matrix, ...]:
    both = group_of(section, question), matrix_of(section, question)
    return tuple(own for own in both if own is not None)
