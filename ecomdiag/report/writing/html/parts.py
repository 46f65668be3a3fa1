"""The parts of a page: what stands first, and the sections below, each with what may be folded away in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ecomdiag.record import Record
from ecomdiag.report.outline import Block, Closing, Heading, Outline, PageEnd, Paragraph


class Node(Record, kw_only=False):
    """A block by the name of its kind; below a heading that folds, what it hides."""

    kind: str
    block: Block
    below: tuple[Node, ...] = ()


class Section(Record):
    """A heading of the second level, with what stands below it; none before the first of them."""

    key: str
    heading: Heading | None
    nodes: tuple[Node, ...]


class Page(Record):
    """A page: its title and of whom it is, its first part, the sections after that, and what ends it."""

    heading: str
    #: Its language, where that is another than the page's.
    lang: str
    whose: Paragraph | None
    first: tuple[Section, ...]
    sections: tuple[Section, ...]
    closing: tuple[str, ...]

    @property
    def title(self) -> str:
        """What it is, and of whom."""
        whose = "".join(span.text for span in self.whose.spans) if self.whose else ""
        return " – ".join(filter(None, [self.heading, whose]))


def page(outline: Outline) -> Page:
    """Put the blocks of an outline into parts."""
    titles = [block for block in outline if isinstance(block, Heading) and block.level == 1]
    body = [block for block in outline if not isinstance(block, Closing)]
    body = [block for block in body if not (isinstance(block, Heading) and block.level == 1)]
    whose = body.pop(0) if body and isinstance(body[0], Paragraph) else None
    end = next((place for place, block in enumerate(body) if isinstance(block, PageEnd)), len(body))
    return Page(
        heading=titles[0].text if titles else "",
        lang=titles[0].lang if titles else "",
        whose=whose if isinstance(whose, Paragraph) else None,
        first=tuple(_sections(body[:end], "first")),
        sections=tuple(_sections(body[end + 1 :], "part")),
        closing=tuple(text for block in outline if isinstance(block, Closing) for text in block.texts),
    )


def _sections(blocks: Iterable[Block], prefix: str) -> Iterator[Section]:
    heading: Heading | None = None
    found: list[Block] = []
    number = 0
    for block in blocks:
        if isinstance(block, Heading) and block.level == 2:
            if heading is not None or found:
                yield _section(heading, found, f"{prefix}-{number}")
            heading, found, number = block, [], number + 1
        else:
            found.append(block)
    if heading is not None or found:
        yield _section(heading, found, f"{prefix}-{number}")


def _section(heading: Heading | None, blocks: list[Block], usual: str) -> Section:
    key = heading.key if heading is not None and heading.key else usual
    return Section(key=key, heading=heading, nodes=tuple(_folded(blocks)))


def _folded(blocks: list[Block]) -> Iterator[Node]:
    """Put what stands below a heading that folds into it, up to the next heading of its level."""
    place = 0
    while place < len(blocks):
        block = blocks[place]
        place += 1
        if not (isinstance(block, Heading) and block.folded):
            yield _node(block)
            continue
        start = place
        while place < len(blocks) and not _ends(blocks[place], block):
            place += 1
        yield Node("folded", block, tuple(map(_node, blocks[start:place])))


def _ends(block: Block, folded: Heading) -> bool:
    return isinstance(block, Heading) and block.level <= folded.level


def _node(block: Block) -> Node:
    return Node(type(block).__name__.lower(), block)
