"""Makes a section of what stands outermost in a form, groups of what stands in that."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from ecomdiag.loader.drafts.block import Block, Item
from ecomdiag.loader.drafts.draft import Account, Names
from ecomdiag.loader.drafts.repeating import Again, unfolded
from ecomdiag.loader.drafts.wording import Wording
from ecomdiag.questionnaire.blocks import Group, Matrix, Repeat
from ecomdiag.questionnaire.conditions import Condition
from ecomdiag.questionnaire.model import Kind, Question, Section
from ecomdiag.questionnaire.repeats import Copy
from ecomdiag.questionnaire.structure import ROWS, joined, of_row
from ecomdiag.record import fields, replace
from ecomdiag.texts.words import Text


class SectionOf:
    """Makes a section of a block."""

    def __init__(self, block: Block, names: Names, wording: Wording, account: Account) -> None:
        self.block, self.names, self.wording, self.account = block, names, wording, account
        self.questions: list[Question] = []
        self.groups: list[Group] = []
        self.matrices: list[Matrix] = []
        self.repeats: list[Repeat] = []

    def made(self, title: Text | None) -> Section | None:
        """Make the section; ``None`` if nothing is asked in it."""
        block = self.block
        self.take(block.items, None, ())
        if not self.questions:
            return None
        if title is None:
            self.account.tell("no_title", block.where)
            title = self.wording.name(block.name)
        name = self.names.new(block.name, block.where, told=not block.loose)
        return Section(
            id=name, title=title, intro=block.intro or title, weight=Fraction(1),
            questions=tuple(replace(own, section=name) for own in self.questions), show_if=block.condition,
            groups=tuple(self.groups), matrices=tuple(self.matrices), repeats=tuple(self.repeats),
        )  # fmt: skip

    def take(self, items: Iterable[Item], outer: Group | None, inner: tuple[Condition | None, ...]) -> None:
        """Take what stands in a block; ``outer`` is the group around it, ``inner`` are further conditions around it."""
        for item in items:
            if isinstance(item, Question):
                own = joined(*inner, item.show_if)
                around = (self.block.condition, None if outer is None else outer.show_if)
                self.questions.append(replace(item, show_if=joined(*around, own)))
            elif item.again is not None:
                self.repeat(item, item.again, inner)
            elif item.table and self.matrix(item, outer, inner):
                continue
            elif item.title is not None and outer is None and not item.holds_repeats():
                self.group(item, item.title, inner)
            else:
                self.tell_lost(item)
                self.take(item.items, outer, (*inner, item.condition))

    def tell_lost(self, block: Block) -> None:
        """Tell the heading and the words of a block of which only the conditions remain."""
        for lost in (block.title, block.intro):
            if lost is not None:
                self.account.tell("group_in_group", block.where, text=" ".join(lost.en.split()))

    def group(self, block: Block, title: Text, inner: tuple[Condition | None, ...]) -> None:
        """Take a block as a group."""
        start = len(self.questions)
        whole = Group(
            id="", title=title, questions=(), intro=block.intro, show_if=joined(*inner, block.condition)
        )
        self.take(block.items, whole, ())
        names = tuple(own.id for own in self.questions[start:])
        if names:
            name = self.names.new(block.name, block.where)
            self.groups.append(replace(whole, id=name, questions=names))

    def repeat(self, block: Block, again: Again, inner: tuple[Condition | None, ...]) -> None:
        """Take a block that repeats as copies of a group."""
        if block.title is None:
            self.account.tell("no_title", block.where)
        title = block.title or self.wording.name(block.name)
        whole = Group(
            id="", title=title, questions=(), intro=block.intro, show_if=joined(*inner, block.condition)
        )
        start, tables = len(self.questions), len(self.matrices)
        self.names.copies = again.most
        self.take(block.items, whole, ())
        stated = Copy(whole, tuple(self.questions[start:]), tuple(self.matrices[tables:]))
        if stated.questions:
            name = self.names.new(block.name, block.where)
            group = replace(whole, id=name, questions=tuple(own.id for own in stated.questions))
            repeat, copies = unfolded(again, stated._replace(group=group))
            self.questions[start:] = [own for copy in copies for own in copy.questions]
            self.groups += [copy.group for copy in copies]
            self.matrices[tables:] = [own for copy in copies for own in copy.matrices]
            self.repeats += [repeat] if again.count else []
        self.names.copies = 0

    def matrix(self, block: Block, outer: Group | None, inner: tuple[Condition | None, ...]) -> bool:
        """Take a block as a matrix, if its questions are the rows of one."""
        rows = [item for item in block.items if isinstance(item, Question)]
        if block.title is None or len(rows) < len(block.items) or not ROWS[0] <= len(rows) <= ROWS[1]:
            return False
        alike = [replace(own, id="", text=block.title) for own in rows]
        if any(not same_values(own, alike[0]) or own.kind is not Kind.SINGLE or own.clear for own in alike):
            return False
        self.take(
            [replace(own, text=of_row(block.title, own.text)) for own in rows],
            outer,
            (*inner, block.condition),
        )
        name = self.names.new(block.name, block.where)
        texts = tuple(own.text for own in rows)
        self.matrices.append(
            Matrix(id=name, text=block.title, questions=tuple(own.id for own in rows), rows=texts)
        )
        return True


def same_values(one: Question, other: Question) -> bool:
    """Whether two questions are the same in everything."""
    return all(getattr(one, name) == getattr(other, name) for name in fields(one))
