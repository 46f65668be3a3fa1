"""What a text of YAML is made of: single values as typed, lists and pairs, each with its place."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from ecomdiag.problems.problem import Place

if TYPE_CHECKING:
    from ecomdiag.loader.yaml.spans import Span

#: So deep may lists and pairs stand in one another.
MAX_DEPTH = 20


class Marks(NamedTuple):
    """Where something begins and ends in the text, as the parser marks it (from 0)."""

    start: Any
    end: Any

    @property
    def place(self) -> Place:
        """Where it begins, as a person counts."""
        return place_of(self.start)

    @property
    def behind(self) -> tuple[int, int]:
        """Line and column just behind its last part, both from 0."""
        return self.end.line, self.end.column


AnyMarks: TypeAlias = "Marks | Span"


class Scalar(NamedTuple):
    """A text as typed; ``quoted`` tells an empty string from nothing."""

    text: str
    marks: AnyMarks
    quoted: bool = False
    #: Written on the lines below its ``|`` or ``>``, so that a line end behind it is nobody's.
    block: bool = False
    #: What stands behind it on its line from a ``#`` on, if it is without quotes.
    comment: str = ""
    #: The number that was given, where it was not written as a text.
    value: Fraction | None = None

    @property
    def place(self) -> Place:
        """Where it begins."""
        return self.marks.place

    @property
    def end(self) -> tuple[int, int]:
        """Line and column just behind it, both from 0."""
        return self.marks.behind

    @property
    def word(self) -> str:
        """The text without what nobody sees at its ends: blanks, the line end of a block, signs of no width."""
        text = self.text.strip()
        if not text.isascii():
            while text and not text[0].isprintable():
                text = text[1:]
            while text and not text[-1].isprintable():
                text = text[:-1]
        return text

    @property
    def said(self) -> bool:
        """Whether a person would read anything in it."""
        return bool(self.text.strip()) and not self.empty

    @property
    def empty(self) -> bool:
        """Whether nothing was given: ``key:`` and nothing behind it, ``~`` or ``null``."""
        return not self.quoted and self.text in ("", "~", "null")


class Sequence(NamedTuple):
    """A list."""

    items: tuple[Node, ...]
    marks: AnyMarks

    @property
    def place(self) -> Place:
        """Where it begins."""
        return self.marks.place

    @property
    def end(self) -> tuple[int, int]:
        """Line and column just behind its last part, both from 0."""
        return self.marks.behind


class Mapping(NamedTuple):
    """Keys and values, in the file's order; keys are distinct texts."""

    pairs: tuple[tuple[Scalar, Node], ...]
    marks: AnyMarks
    #: Written in braces rather than line by line.
    flow: bool = False

    @property
    def place(self) -> Place:
        """Where it begins."""
        return self.marks.place

    @property
    def end(self) -> tuple[int, int]:
        """Line and column just behind its last part, both from 0."""
        return self.marks.behind

    def get(self, key: str) -> Node | None:
        """Return the value of a key, or ``None`` if there is no such key."""
        return next((value for name, value in self.pairs if name.text == key), None)


Node: TypeAlias = Scalar | Sequence | Mapping


def place_in(node: Node, where: tuple[str | int, ...]) -> Place:
    """Return the place of what stands in a node, by keys and positions, or of the nearest thing around it."""
    for step in where:
        inner = node.get(step) if isinstance(node, Mapping) and isinstance(step, str) else None
        if isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            inner = node.items[step]
        if inner is None:
            break
        node = inner
    return node.place


def place_of(mark: Any) -> Place:
    """Return the place of a mark of the parser, or of a cell that stands for one, as a person counts."""
    return Place(line=mark.line + 1, column=mark.column + 1, cell=getattr(mark, "cell", ""))
