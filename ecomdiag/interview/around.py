"""What stands above a question, asked or reviewed: the heading of its group, and the question of which it is a row."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from ecomdiag.questionnaire.blocks import Group, Matrix, Repeat
from ecomdiag.questionnaire.model import Question, Section
from ecomdiag.questionnaire.repeats import own_title, repeat_of
from ecomdiag.questionnaire.structure import BETWEEN, group_of, matrix_of, own_condition
from ecomdiag.record import Record
from ecomdiag.texts import Language, say
from ecomdiag.texts.showing import printable
from ecomdiag.texts.words import Text


class InRepeat(Record):
    """Which of several things a question is asked of, and of how many."""

    repeat: Repeat
    number: int
    of: int


class Around(Record):
    """What stands around one question."""

    group: Group | None = None
    #: Whether it is the first that is asked of its group, whose words come before it.
    opens: bool = False
    matrix: Matrix | None = None
    #: Whether it is asked only after some answers, for a reason of its own.
    follows: bool = False
    #: Of what it is asked, if its group is asked of several things.
    copy: InRepeat | None = None

    def heading(self, language: Language) -> str:
        """Return the heading of its group; empty if it stands in none."""
        if self.copy is not None:
            title, numbers = self.copy.repeat.title.to(language), (self.copy.number, self.copy.of)
            number, of = map(str, numbers)
            return printable(say("interview.copy", language, title=title, number=number, of=of))
        return "" if self.group is None else printable(self.group.title.to(language))

    def intro(self, language: Language) -> str:
        """Return what its group says before its first question; empty at any other."""
        said = self.group.intro if self.group is not None and self.opens else None
        return "" if said is None else printable(said.to(language))

    def title(self, question: Question, language: Language) -> str:
        """Return what a question is called that makes no sense when it is seen alone; empty if it does."""
        if not self.follows or self.matrix is not None:
            return ""
        copy = self.copy
        title = question.title if copy is None else own_title(copy.repeat, copy.number, question)
        return "" if title is None else title.to(language)

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
        copy=None if group is None else _copy(section, group, asked),
    )


class Reviewed(Record):
    """How a question stands in a review."""

    #: The headings above it, each of one or more texts; none where it stands under those of the question before.
    headings: tuple[tuple[Text, ...], ...] = ()
    #: What its row says, under the question that is asked of all rows.
    row: Text | None = None
    #: What it is called under the heading of one of several things.
    in_copy: Text | None = None

    def names(self, question: Question, language: Language) -> tuple[str, str]:
        """Return what the question is called here, in short and in full."""
        both = (self.in_copy or question.name, question.plain) if self.row is None else (self.row, self.row)
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
            # A table of a copy is called by both.
            headings.append(tuple(own.name for own in (blocks[-1:] if _repeat(section, blocks) else blocks)))
        elif not headings and here != before:
            headings.append((section.title,))
        row = blocks[-1].row(question.id) if blocks and isinstance(blocks[-1], Matrix) else None
        repeat = _repeat(section, blocks)
        in_copy = None if repeat is None else own_title(*repeat, question) or question.text
        found[question.id] = Reviewed(headings=tuple(headings), row=row, in_copy=in_copy)
        before = here
    return found


def _repeat(section: Section, blocks: Sequence[Group | Matrix]) -> tuple[Repeat, int] | None:
    """Return of what a group is a copy, and its number, if it is."""
    repeat = repeat_of(section, blocks[0].id) if blocks else None
    return None if repeat is None else (repeat, repeat.groups.index(blocks[0].id) + 1)


def _blocks(section: Section, question: str) -> tuple[Group | Matrix, ...]:
    both = group_of(section, question), matrix_of(section, question)
    return tuple(own for own in both if own is not None)


def _copy(section: Section, group: Group, asked: Collection[str]) -> InRepeat | None:
    repeat = repeat_of(section, group.id)
    if repeat is None:
        return None
    questions = {own.id: own.questions for own in section.groups}
    of = sum(any(name in asked for name in questions[each]) for each in repeat.groups)
    return InRepeat(repeat=repeat, number=repeat.groups.index(group.id) + 1, of=of)
