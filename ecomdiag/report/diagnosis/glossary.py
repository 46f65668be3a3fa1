"""Words worth knowing: those that a report uses, each explained once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ecomdiag.advice.glossary import Term, used
from ecomdiag.diagnosis.result import Diagnosis
from ecomdiag.report.outline import (
    Block,
    Closing,
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
#: What the heading takes of the room, the line that says how many are left, and what is drawn and not counted.
_AROUND = 90
_WORD = re.compile(r"[^\W_]+(?:[.,'’-][^\W_]+)*")


def length(told: Iterable[Block]) -> int:
    """Return how many words are told, about: what is drawn does not count."""
    return sum(len(_WORD.findall(text)) for text in _texts(told, sources=True))


def glossary(told: Outline, diagnosis: Diagnosis, language: Language, room: int | None) -> Iterator[Block]:
    """Yield the words worth knowing of what is told: all, or the first for which there is room, in words."""
    known = diagnosis.advice.glossary if diagnosis.advice is not None else ()
    found = used(known, "\n".join(_texts(told)), language) if known else ()
    shown = found if room is None else tuple(_fitting(found[:MOST_TERMS], room - _AROUND, language))
    if not shown:
        return
    yield Heading(2, say("advice.glossary", language), key="glossary")
    yield Items(tuple(_explained(own, language) for own in shown))
    if left := len(found) - len(shown):
        yield Paragraph(line(quiet(say("advice.left", language, count=left))))


def _fitting(terms: Iterable[Term], room: int, language: Language) -> Iterator[Term]:
    """Yield the first terms whose explanations take no more than so many words."""
    for own in terms:
        room -= len(_WORD.findall(f"{own.term.to(language)} {own.text.to(language)}"))
        if room < 0:
            return
        yield own


def _explained(own: Term, language: Language) -> Item:
    name = own.term.to(language)
    return Item(line(strong(name[:1].upper() + name[1:]), ": ", own.text.to(language)))


def _texts(told: Iterable[Block], *, sources: bool = False) -> Iterator[str]:
    """Yield all texts of what is told, but for pictures, which show again what stands beside them.

    With ``sources``, also their titles, and what closes it.
    """
    for block in told:
        match block:
            case Heading() | Note():
                yield block.text
            case Paragraph():
                yield _words(block.spans, sources=sources)
            case Items():
                yield from _items(block.items, sources=sources)
            case Table():
                yield from (column.title for column in block.columns)
                cells = (cell for row in block.rows for cell in row if isinstance(cell, tuple))
                yield from (_words(cell, sources=sources) for cell in cells)
            case Terms():
                yield from (part for term in block.terms for part in (term.label, *term.lines))
            case Gauge():
                yield from (block.label, block.level_label, block.level)
            case Closing() if sources:
                yield from block.texts
            case _:
                pass


def _items(items: Iterable[Item], *, sources: bool) -> Iterator[str]:
    for item in items:
        yield _words(item.spans, sources=sources)
        yield from _items(item.items, sources=sources)


def _words(spans: Spans, *, sources: bool) -> str:
    """Return what is said in a line; the titles of sources are those of others."""
    return "".join([span.text for span in spans if sources or not span.published])
