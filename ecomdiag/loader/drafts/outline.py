"""Puts the questions of a form into sections and groups, as they come one after the other.

A form may nest as it likes: what stands outermost becomes a section, what stands in that a group, and of what is
deeper inside only the conditions remain.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import TypeAlias

from ecomdiag.loader.drafts.draft import Account, Names
from ecomdiag.loader.drafts.expression import Dialect, Unsaid, parsed
from ecomdiag.loader.drafts.meaning import Known, condition_of
from ecomdiag.loader.drafts.wording import Wording
from ecomdiag.questionnaire.blocks import Group, Matrix
from ecomdiag.questionnaire.conditions import Condition
from ecomdiag.questionnaire.model import Kind, Question, Section
from ecomdiag.questionnaire.structure import ROWS, joined, of_row
from ecomdiag.record import fields, replace
from ecomdiag.texts.words import Text, joined_texts

#: Blocks inside one another, at most.
DEEPEST = 20


class _Block:
    """What stands around questions: a page, a panel, a group."""

    def __init__(self, name: str, title: Text | None, intro: Text | None = None, where: str = "") -> None:
        self.name, self.title, self.intro, self.where = name, title, intro, where
        self.condition: Condition | None = None
        #: Whether its questions are to be the rows of a matrix.
        self.table = False
        self.items: list[Item] = []
        #: Whether the form has no such block, and it is only for what stands in none.
        self.loose = False
        #: What is to be told of its condition, once something is asked in it.
        self.unsaid: list[tuple[str, Unsaid]] = []


#: Questions have their own conditions alone as long as they stand in a block.
Item: TypeAlias = "_Block | Question"


class Outline:
    """The questionnaire as far as it has been read."""

    def __init__(self, account: Account, wording: Wording) -> None:
        self.account, self.wording = account, wording
        self.names = Names(account)
        self.known: dict[str, Known | None] = {}
        self._root = _Block("", None)
        self._open = [self._root]

    def condition(self, text: str, dialect: Dialect, where: str) -> Condition | None:
        """Return what an expression says, ``None`` if it is empty or always holds; what cannot be said stops."""
        try:
            return condition_of(parsed(text, dialect), self.known.get) if text.strip() else None
        except Unsaid as unsaid:
            self._tell(unsaid, text, where)
            return None

    def _tell(self, unsaid: Unsaid, text: str, where: str) -> None:
        shown = " ".join(text.split())
        self.account.tell(unsaid.rule, where, severity="error", expression=shown, **unsaid.values)

    def begin(self, name: str, title: Text | None, where: str, intro: Text | None = None) -> None:
        """Begin a block."""
        block = _Block(name, title, intro, where)
        self._open[-1].items.append(block)
        self._open.append(block)

    def of_all(self, texts: Iterable[str], dialect: Dialect, *, table: bool = False) -> None:
        """Say of the open block when its questions are asked, and that they are to be the rows of a matrix.

        What cannot be said of it is told when the first of them comes: of a block of which none does, nobody minds.
        """
        block, found = self._open[-1], list[Condition | None]()
        block.table = table
        for text in filter(str.strip, texts):
            try:
                found.append(condition_of(parsed(text, dialect), self.known.get))
            except Unsaid as unsaid:
                block.unsaid.append((text, unsaid))
        block.condition = joined(*found)

    def asked(self, condition: Condition | None, *, table: bool = False) -> None:
        """Say the same where the condition has been read already."""
        self._open[-1].condition, self._open[-1].table = condition, table

    def end(self) -> bool:
        """End the block that was begun last; ``False`` if none is open."""
        if len(self._open) > 1:
            self._open.pop()
            return True
        return False

    @property
    def depth(self) -> int:
        """How many blocks are open."""
        return len(self._open) - 1

    def note(self, text: Text, where: str) -> None:
        """Take words that belong to no question: before the first one of a block they introduce it; others are told."""
        block = self._open[-1]
        if block.items:
            self.account.tell("note_left", where, text=" ".join(text.en.split()))
        else:
            block.intro = text if block.intro is None else joined_texts([block.intro, text], "\n\n")

    def add(self, question: Question, name: str, ids: Mapping[str, str], *, lax: bool) -> None:
        """Take a question; ``name`` is what expressions call it, ``ids`` its choices by what stands in the form."""
        self._open[-1].items.append(question)
        for block in self._open:
            for text, unsaid in block.unsaid:
                self._tell(unsaid, text, block.where)
            block.unsaid = []
        self.known[name] = None if name in self.known else Known(question=question, ids=ids, lax=lax)

    def sections(self, title: Text, *, pages: bool) -> tuple[Section, ...]:
        """Return all that was taken as sections; ``title`` is that of the form, for what stands in none.

        ``pages`` says that what stands outermost is a page, which is a section even without a title.
        """
        found: list[_Block] = []
        loose: _Block | None = None
        for item in self._root.items:
            if isinstance(item, _Block) and not item.table and (pages or item.title is not None):
                loose = None
                found.append(item)
                continue
            if loose is None:
                loose = _Block("questions", title, None if found else self._root.intro)
                loose.loose = True
                found.append(loose)
            loose.items.append(item)
        alone = title if len(found) == 1 else None
        made = (_SectionOf(self, block).made(block.title or alone) for block in found)
        return tuple(own for own in made if own is not None)


class _SectionOf:
    """Makes a section of a block."""

    def __init__(self, outline: Outline, block: _Block) -> None:
        self.outline, self.block = outline, block
        self.questions: list[Question] = []
        self.groups: list[Group] = []
        self.matrices: list[Matrix] = []

    def made(self, title: Text | None) -> Section | None:
        """Make the section; ``None`` if nothing is asked in it."""
        block = self.block
        self.take(block.items, None, ())
        if not self.questions:
            return None
        if title is None:
            self.outline.account.tell("no_title", block.where)
            title = self.outline.wording.name(block.name)
        name = self.outline.names.new(block.name, block.where, told=not block.loose)
        return Section(
            id=name, title=title, intro=block.intro or title, weight=Fraction(1),
            questions=tuple(replace(own, section=name) for own in self.questions), show_if=block.condition,
            groups=tuple(self.groups), matrices=tuple(self.matrices),
        )  # fmt: skip

    def take(self, items: Iterable[Item], outer: Group | None, inner: tuple[Condition | None, ...]) -> None:
        """Take what stands in a block; ``outer`` is the group around it, ``inner`` are further conditions around it."""
        for item in items:
            if isinstance(item, Question):
                own = joined(*inner, item.show_if)
                around = (self.block.condition, None if outer is None else outer.show_if)
                self.questions.append(replace(item, show_if=joined(*around, own)))
            elif item.table and self.matrix(item, outer, inner):
                continue
            elif item.title is not None and outer is None:
                self.group(item, item.title, inner)
            else:
                self.tell_lost(item)
                self.take(item.items, outer, (*inner, item.condition))

    def tell_lost(self, block: _Block) -> None:
        """Tell the heading and the words of a block of which only the conditions remain."""
        for lost in (block.title, block.intro):
            if lost is not None:
                self.outline.account.tell("group_in_group", block.where, text=" ".join(lost.en.split()))

    def group(self, block: _Block, title: Text, inner: tuple[Condition | None, ...]) -> None:
        """Take a block as a group."""
        start = len(self.questions)
        whole = Group(
            id="", title=title, questions=(), intro=block.intro, show_if=joined(*inner, block.condition)
        )
        self.take(block.items, whole, ())
        names = tuple(own.id for own in self.questions[start:])
        if names:
            name = self.outline.names.new(block.name, block.where)
            self.groups.append(replace(whole, id=name, questions=names))

    def matrix(self, block: _Block, outer: Group | None, inner: tuple[Condition | None, ...]) -> bool:
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
        name = self.outline.names.new(block.name, block.where)
        texts = tuple(own.text for own in rows)
        self.matrices.append(
            Matrix(id=name, text=block.title, questions=tuple(own.id for own in rows), rows=texts)
        )
        return True


def is_never(text: str) -> bool:
    """Whether a condition says plainly that something is never asked."""
    return text.strip().lower() in ("false", "false()", "0")


def same_values(one: Question, other: Question) -> bool:
    """Whether two questions are the same in everything."""
    return all(getattr(one, name) == getattr(other, name) for name in fields(one))
