"""How what stands once for several questions becomes theirs, and is told from what they say themselves."""

from __future__ import annotations

from ecomdiag.questionnaire.blocks import Group, Matrix
from ecomdiag.questionnaire.conditions import All, Condition
from ecomdiag.questionnaire.model import Question, Section
from ecomdiag.questionnaire.unasked import NotAsked
from ecomdiag.texts.words import Text, joined_texts

#: The rows that a matrix may have: at least, and at most.
ROWS = (1, 100)
#: What stands between the question of a matrix and what its row says.
BETWEEN = " – "


def joined(*conditions: Condition | None) -> Condition | None:
    """Return the condition that holds if all of these do that there are."""
    said = tuple(own for own in conditions if own is not None)
    if len(said) < 2:
        return said[0] if said else None
    return All(said)


def of_row(whole: Text, row: Text) -> Text:
    """Return the question of a matrix, or its title, as it is asked of one of its rows."""
    return joined_texts([whole, row], BETWEEN)


def blocks_of(section: Section) -> tuple[Group | Matrix, ...]:
    """Return what stands around several questions of a section."""
    groups: tuple[Group | Matrix, ...] = section.groups
    return groups + section.matrices


def group_of(section: Section, question: str) -> Group | None:
    """Return the group in which a question stands, if it does."""
    return next((own for own in section.groups if question in own.questions), None)


def opened_by(section: Section, question: str) -> Group | None:
    """Return the group of which a question is the first that the section has: seen from outside, it has not all."""
    group = group_of(section, question)
    first = next(own.id for own in section.questions if group is None or own.id in group.questions)
    return group if question == first else None


def matrix_of(section: Section, question: str) -> Matrix | None:
    """Return the matrix of which a question is a row, if it is."""
    return next((own for own in section.matrices if question in own.questions), None)


def around(section: Section, question: str) -> tuple[Condition, ...]:
    """Return the conditions that a question has from its section and its group."""
    group = group_of(section, question)
    both = (section.show_if, None if group is None else group.show_if)
    return tuple(own for own in both if own is not None)


def own_condition(section: Section, question: Question) -> Condition | None:
    """Return the condition that a question has beside those of its section and its group."""
    outer, whole = around(section, question.id), question.show_if
    if outer and whole == joined(*outer):
        return None
    if outer and isinstance(whole, All) and whole.parts[:-1] == outer:
        return whole.parts[-1]
    return whole


def usual_unasked(section: Section, question: str) -> NotAsked:
    """Return what a question counts that is not asked and says nothing of it itself."""
    group = group_of(section, question)
    said = None if group is None else group.if_not_asked
    return said or section.if_not_asked or NotAsked.ZERO
