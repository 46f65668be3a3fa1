"""What stands above a question that is asked: the heading of its group, and the question of which it is a row."""

from __future__ import annotations

from collections.abc import Collection

from ecomdiag.questionnaire.blocks import Group, Matrix
from ecomdiag.questionnaire.model import Question, Section
from ecomdiag.questionnaire.structure import group_of, matrix_of, own_condition
from ecomdiag.record import Record
from ecomdiag.texts import Language
from ecomdiag.texts.showing import printable


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
