"""How to present the company abroad, on one page: what to lead with, how to enter each country, what to avoid."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ecomdiag.diagnosis.positioned import AskResult, EntryResult, PositioningResult
from ecomdiag.diagnosis.result import Diagnosis
from ecomdiag.diagnosis.statement import Statement
from ecomdiag.report.diagnosis.depth import Depth
from ecomdiag.report.diagnosis.sources import about
from ecomdiag.report.outline import Block, Heading, Item, Items, Note, Paragraph, label, line, strong
from ecomdiag.texts import Language, listed, say


def positioning(
    diagnosis: Diagnosis, own: PositioningResult, language: Language, depth: Depth
) -> Iterator[Block]:
    """Yield the positioning; in short, what to lead with, the channels, and what pulls in opposite directions."""
    yield Heading(2, say("position.title", language), "lead")
    yield Paragraph(line(own.lead.text.to(language)))
    if depth is Depth.FULL:
        parts = [own.proof, own.backing, own.start, *own.sectors]
        yield Items(tuple(Item(line(part.text.to(language))) for part in parts if part is not None))
    yield from _entries(own, language, depth)
    if depth is Depth.FULL:
        yield from _asks(own, language)
        if own.avoid:
            yield Heading(3, say("position.avoid", language))
            yield Items(tuple(Item(line(part.text.to(language))) for part in own.avoid))
    if own.contradictions:
        yield Heading(3, say("position.contradictions", language), "warning")
        yield Items(tuple(Item(line(part.text.to(language)), mark="warning") for part in own.contradictions))
    if depth is Depth.FULL:
        titles = [diagnosis.by_id[name].title.to(language) for name in own.based_on]
        yield Note("disclaimer", say("position.based_on", language, titles=listed(titles, "and", language)))


def _entries(own: PositioningResult, language: Language, depth: Depth) -> Iterator[Block]:
    """Yield how to enter the countries, those to be entered alike together."""
    alike: dict[str, list[EntryResult]] = {}
    for entry in own.entries:
        alike.setdefault(entry.id, []).append(entry)
    if alike:
        yield Heading(3, say("position.entries", language))
        yield Items(tuple(_entry(entries, language, depth) for entries in alike.values()))


def _entry(entries: Sequence[EntryResult], language: Language, depth: Depth) -> Item:
    first = entries[0]
    named = strong(f"{_names(entries, language)}.")
    places = {place.id: place for entry in entries for place in entry.places}
    told = first.text.to(language)
    items: tuple[Item, ...] = ()
    if depth is Depth.FULL:
        items = tuple(_place(place, entries, language) for place in places.values())
    elif places:
        names = listed([place.name.to(language) for place in places.values()], "and", language)
        told = f"{told} {say('position.places', language, names=names)}"
    return Item(line(named, " ", told), items, mark="missing" if first.channel == "none" else "")


def _place(own: Statement, entries: Sequence[EntryResult], language: Language) -> Item:
    there = [entry for entry in entries if any(place.id == own.id for place in entry.places)]
    where = f" ({_names(there, language)})" if len(entries) > 1 else ""
    told = f"{where} {own.text.to(language)}. "
    return Item(line(strong(own.name.to(language)), told, about(own, language)))


def _names(entries: Sequence[EntryResult], language: Language) -> str:
    return listed([entry.name.to(language).strip() for entry in entries], "and", language)


def _asks(own: PositioningResult, language: Language) -> Iterator[Block]:
    if own.asks:
        yield Heading(3, say("position.asks", language))
        yield Items(tuple(_ask(ask, language) for ask in own.asks))


def _ask(own: AskResult, language: Language) -> Item:
    told = own.text.to(language)
    if own.has:
        told = f"{told} {say('position.has', language)}"
    return Item(
        line(label(say(f"position.{own.topic}", language)), " ", told),
        mark="missing" if own.has is False else "",
    )
