"""Where a statement was read, and when it was last checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from operator import is_
from typing import TypeAlias

from ecomdiag.advice.model import Source
from ecomdiag.diagnosis.result import Statement
from ecomdiag.record import replace
from ecomdiag.report import diagnosis
from ecomdiag.report.outline import (
    KEPT,
    Block,
    Heading,
    Item,
    Items,
    Outline,
    Paragraph,
    Span,
    Spans,
    joined,
    line,
)
from ecomdiag.texts import Language, say
from ecomdiag.texts.dates import day

SOURCES = "sources"
"""The key of the heading of their list."""

Notes: TypeAlias = dict[tuple[str, str, str], tuple[Span, int]]
"""Sources with their numbers, by all that tells them apart."""


def told(statement: Statement, language: Language) -> Spans:
    """Return a statement with what it rests on."""
    return line(statement.text.to(language), " ", about(statement, language))


def about(statement: Statement, language: Language) -> Spans:
    """Return when a statement was checked, and where it was read."""
    key, date = "advice.as_of" if statement.verified else "advice.not_verified", statement.as_of
    if statement.stale:
        key, date = "advice.stale", statement.review_by
    return line(f"({say(key, language, date=day(date, language))}: ", links(statement.sources), ")")


def links(sources: Iterable[Source]) -> Spans:
    """Return sources as links, each with who published it and when."""
    return joined(map(_link, sources), ", ")


def numbered(outline: Outline, language: Language, *, spoken: bool) -> Iterator[Block]:
    """Yield a report with numbers in the place of its sources, and a list of those at its end.

    ``spoken``: their titles say their language where it is another, for whoever has the report read out.
    """
    notes: Notes = {}
    for block in outline:
        yield _with_numbers(block, notes)
    if notes:
        yield Heading(2, say("advice.sources", language), key=SOURCES)
        yield Items(
            tuple(_note(source, number, language if spoken else None) for source, number in notes.values()),
            numbered=True,
        )


def _with_numbers(block: Block, notes: Notes) -> Block:
    match block:
        case Paragraph():
            spans = _numbered(block.spans, notes)
            return block if spans is block.spans else replace(block, spans=spans)
        case Items():
            items = _items(block.items, notes)
            return block if items is block.items else replace(block, items=items)
        case _:
            return block


def _items(items: tuple[Item, ...], notes: Notes) -> tuple[Item, ...]:
    """Return items with numbers; the same where there is no source in them, as in most."""
    found = tuple([_item(own, notes) for own in items])
    return items if all(map(is_, found, items)) else found


def _item(item: Item, notes: Notes) -> Item:
    spans = _numbered(item.spans, notes)
    below = _items(item.items, notes) if item.items else item.items
    if spans is item.spans and below is item.items:
        return item
    return replace(item, spans=spans, items=below)


def _numbered(spans: Spans, notes: Notes) -> Spans:
    for span in spans:
        if span.published:
            return tuple([_reference(span, notes) if span.published else span for span in spans])
    return spans


def _reference(span: Span, notes: Notes) -> Span:
    _, number = notes.setdefault((span.text, span.address, span.published), (span, len(notes) + 1))
    return _to_note(number)


@cache
def _to_note(number: int) -> Span:
    return Span(f"[{number}]", to=_key(number))


def _note(source: Span, number: int, language: Language | None) -> Item:
    return Item(_noted(source.text, source.address, source.published, language), key=_key(number))


@lru_cache(KEPT)
def _noted(title: str, address: str, published: str, language: Language | None) -> Spans:
    """Return a source as it is listed; in a report of a ``language`` it says its own where that is another."""
    lang = diagnosis.spoken.language_of_title(title, address, language) if language else ""
    return line(Span(title, address=address, lang=lang), f" ({published})")


def _key(number: int) -> str:
    return f"source-{number}"


def _link(source: Source) -> Span:
    return _linked(source.title, source.link, source.publisher, source.date)


@lru_cache(KEPT)
def _linked(title: str, link: str, publisher: str, date: str | None) -> Span:
    published = f"{publisher}, {date}" if date else publisher
    return Span(title.strip(), address=link, published=published)
