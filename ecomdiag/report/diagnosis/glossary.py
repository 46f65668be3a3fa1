"""Words worth knowing: those that a report uses, each explained once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ecomdiag.advice.glossary import Term, used
from ecomdiag.diagnosis.result import Diagnosis
from ecomdiag.report.diagnosis.depth import Depth
from ecomdiag.report.outline import (
    Block,
    Gauge,
    Heading,
    Item,
    Items,
    Note,
    Outline,
    Paragraph,
    Spans,
    Table,
    Terms,
    line,
    quiet,
    strong,
)
from ecomdiag.texts import Language, say

#: Words that are explained, unless all are.
MOST_TERMS = 8


def glossary(told: Outline, diagnosis: Diagnosis, language: Language, depth: Depth) -> Iterator[Block]:
    """Yield the words worth knowing of what is told; unless in full, the first of them."""
    known = diagnosis.advice.glossary if diagnosis.advice is not None else ()
    found = used(known, "\n".join(_texts(told)), language) if known else ()
    shown = found if depth is Depth.FULL else found[:MOST_TERMS]
    if shown:
        yield Heading(2, say("advice.glossary", language), key="glossary")
        yield Items(tuple(_explained(own, language) for own in shown))
    if left := len(found) - len(shown):
        yield Paragraph(line(quiet(say("advice.left", language, count=left))))


def _explained(own: Term, language: Language) -> Item:
    name = own.term.to(language)
    return Item(line(strong(name[:1].upper() + name[1:]), ": ", own.text.to(language)))


def _texts(told: Iterable[Block]) -> Iterator[str]:
    """Yield all texts of what is told, but for pictures, which show again what stands beside them."""
    for block in told:
        match block:
            case Heading() | Note():
                yield block.text
            case Paragraph():
                yield _words(block.spans)
            case Items():
                yield from _items(block.items)
            case Table():
                yield from (column.title for column in block.columns)
                yield from (_words(cell) for row in block.rows for cell in row if isinstance(cell, tuple))
            case Terms():
                yield from (part for term in block.terms for part in (term.label, *term.lines))
            case Gauge():
                yield from (block.label, block.level_label, block.level)
            case _:
                pass


def _items(items: Iterable[Item]) -> Iterator[str]:
    for item in items:
        yield _words(item.spans)
        yield from _items(item.items)


def _words(spans: Spans) -> str:
    """Return what is said in a line; the titles of sources are those of others."""
    return "".join([span.text for span in spans if not span.published])
