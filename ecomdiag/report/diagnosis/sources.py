"""Where a statement was read, and when it was last checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ecomdiag.advice.model import Source
from ecomdiag.diagnosis.result import Statement
from ecomdiag.record import replace
from ecomdiag.report.outline import Block, Heading, Item, Items, Outline, Paragraph, Span, Spans, joined, line
from ecomdiag.texts import Language, say
from ecomdiag.texts.dates import day


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


def numbered(outline: Outline, language: Language) -> Iterator[Block]:
    """Yield a report with numbers in the place of its sources, and a list of those at its end."""
    notes: dict[Span, int] = {}
    for block in outline:
        yield _with_numbers(block, notes)
    if notes:
        yield Heading(2, say("advice.sources", language), key="sources")
        yield Items(tuple(_note(source, number) for source, number in notes.items()), numbered=True)


def _with_numbers(block: Block, notes: dict[Span, int]) -> Block:
    match block:
        case Paragraph():
            return replace(block, spans=_numbered(block.spans, notes))
        case Items():
            return replace(block, items=tuple(_item(own, notes) for own in block.items))
        case _:
            return block


def _item(item: Item, notes: dict[Span, int]) -> Item:
    below = tuple(_item(own, notes) for own in item.items)
    return replace(item, spans=_numbered(item.spans, notes), items=below)


def _numbered(spans: Spans, notes: dict[Span, int]) -> Spans:
    return tuple(_reference(span, notes) if span.published else span for span in spans)


def _reference(span: Span, notes: dict[Span, int]) -> Span:
    number = notes.setdefault(span, len(notes) + 1)
    return Span(f"[{number}]", to=_key(number))


def _note(source: Span, number: int) -> Item:
    told = Span(source.text, address=source.address)
    return Item(line(told, f" ({source.published})"), key=_key(number))


def _key(number: int) -> str:
    return f"source-{number}"


def _link(source: Source) -> Spans:
    date = f", {source.date}" if source.date else ""
    published = f"{source.publisher}{date}"
    return line(Span(source.title.strip(), address=source.link, published=published))
