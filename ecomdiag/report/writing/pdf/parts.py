"""An outline as plain data, for the template that sets it: texts, numbers, lists and names of kinds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain
from typing import Any

from ecomdiag.brand.model import Brand, Letterhead
from ecomdiag.report.mixed import Mixed
from ecomdiag.report.outline import (
    Bar,
    Block,
    Cell,
    Command,
    Gauge,
    Heading,
    Item,
    Items,
    Note,
    Outline,
    Paragraph,
    Picture,
    Source,
    Span,
    Spans,
    Table,
    Terms,
)
from ecomdiag.report.writing.html.lines import web
from ecomdiag.report.writing.html.parts import Section, page
from ecomdiag.report.writing.html.themes import shade
from ecomdiag.report.writing.pdf.pictures import drawn, palette
from ecomdiag.report.writing.pdf.signs import Signs
from ecomdiag.texts import Language, say
from ecomdiag.texts.languages import words_of
from ecomdiag.texts.showing import shortened

#: Signs of what stands at the foot of every page.
FOOT = 110
#: Signs of what is kept together on a page.
TOGETHER = 1500
#: Letters that a column of words is at least, and at most, as wide as, beside the others.
NARROWEST, WIDEST = 8, 60


def document(
    outline: Outline, language: Language, day: str | None, brand: Brand | None, signs: Signs
) -> dict[str, Any]:
    """Return all that a document holds, and how it is coloured; ``signs`` is told what its fonts lack."""
    return _Document(outline, language, signs).all(day, brand)


class _Document:
    def __init__(self, outline: Outline, language: Language, signs: Signs) -> None:
        self.page = page(outline)
        self.language = language
        self.signs = signs
        self.keys = set(_keys(outline))
        self.left = set(self.keys)

    def all(self, day: str | None, brand: Brand | None) -> dict[str, Any]:
        whose = self.page.whose
        told: dict[str, Any] = {
            "language": words_of(self.language),
            "title": self.signs.known(self.page.title),
            "date": _date(day),
            "heading": self.told(self.page.heading, self.page.lang),
            "heading_lang": _base(self.page.lang),
            "whose": self.spans(whose.spans) if whose else [],
            "foot": self.text(shortened(self.page.title, FOOT)),
            "contents": say("report.contents", self.language),
            "first": list(_halved([self.section(own) for own in self.page.first])),
            "sections": [self.section(own) for own in self.page.sections],
            "closing": [self.told(text) for text in self.page.closing],
            "brand": self.brand(brand.to(self.language)) if brand is not None else None,
            "colours": palette(),
        }
        if brand is not None:
            told["colours"] = {**palette(), "brand": shade(palette(), brand.colour)}
        if self.signs.lost:
            told["closing"].append(say("report.paper_signs", self.language))
        return told

    def text(self, text: str, lang: str = "") -> str:
        return self.signs.text(text, lang)

    def told(self, text: str, lang: str = "") -> str | list[dict[str, str]]:
        """Return a text, or its pieces where some of them are in another language."""
        return self.spans(text.spans) if isinstance(text, Mixed) else self.text(text, lang)

    def brand(self, own: Letterhead) -> dict[str, Any]:
        logo = own.logo
        return {
            "by": self.text(own.by),
            "name": self.text(own.name),
            "contact": [self.text(text) for text in own.contact],
            "closing": self.text(own.closing),
            "logo": None
            if logo is None
            else {"kind": logo.kind, "bytes": list(logo.content), "long": logo.width / logo.height},
        }

    def section(self, own: Section) -> dict[str, Any]:
        blocks = chain.from_iterable(
            (node.block, *(below.block for below in node.below)) for node in own.nodes
        )
        heading = own.heading
        return {
            "heading": self.block(heading) if heading else None,
            "nodes": [told for told in map(self.block, blocks) if told],
        }

    def block(self, block: Block) -> dict[str, Any] | None:
        """Return a block with the name of its kind; nothing for what only other writers show."""
        match block:
            case Heading():
                own = {
                    "level": block.level,
                    "text": self.told(_stripped(block.text), block.lang),
                    "tone": _tone(block.tone),
                }
                own["lang"] = _base(block.lang)
                return {"kind": "heading", "key": self.key(block.key), **own}
            case Paragraph():
                return {"kind": "paragraph", "spans": self.spans(block.spans), "quoted": block.quoted}
            case Note():
                return {"kind": "note", "note": block.kind, "text": self.told(block.text)}
            case Items():
                return {
                    "kind": "cards" if block.cards else "items",
                    **self.items(block.items, block.numbered),
                }
            case Terms():
                terms = [
                    {"label": self.text(own.label), "lines": [*map(self.told, own.lines)]}
                    for own in block.terms
                ]
                return {"kind": "terms", "terms": terms}
            case Table():
                return {"kind": "table", **self.table(block)}
            case Gauge():
                return {"kind": "gauge", **self.gauge(block)}
            case Source() | Command():
                return {"kind": "source", "text": self.text(block.text)}
            case Picture():
                return {"kind": "picture", **self.picture(block, block.title, block.description)}
        return None

    def picture(self, block: Picture | Gauge, title: str, how: str) -> dict[str, Any]:
        svg = self.signs.known(drawn(block, self.language))
        return {"svg": svg, "title": self.text(title), "how": self.text(how)}

    def gauge(self, own: Gauge) -> dict[str, Any]:
        told: dict[str, Any] = {
            "label": self.text(own.label),
            "shown": self.text(own.shown),
            "level_label": self.text(own.level_label),
            "level": self.text(own.level, own.lang),
            "lang": _base(own.lang),
            "tone": _tone(own.bar.tone),
        }
        if own.bar.ends is not None:
            bands = ", ".join(f"{band.title} {float(band.start):g}–" for band in own.bands)
            how = f"{own.level_label}: {own.level}. {bands}100"
            told |= {"picture": self.picture(own, f"{own.label}: {own.shown}", how)}
        return told

    def items(self, items: Sequence[Item], numbered: bool = False) -> dict[str, Any]:
        return {"numbered": numbered, "items": [self.item(own) for own in items]}

    def item(self, own: Item) -> dict[str, Any]:
        spans = [*own.spans, *(_address(span) for span in own.spans if own.key and web(span.address))]
        below = self.items(own.items) if own.items else None
        told = {"spans": self.spans(spans), "below": below, "mark": own.mark, "key": self.key(own.key)}
        return {**told, "together": _length(own) < TOGETHER}

    def table(self, own: Table) -> dict[str, Any]:
        rows = [[self.cell(cell) for cell in row] for row in own.rows]
        columns = [
            {
                "title": self.text(column.title, column.lang),
                "lang": _base(column.lang),
                "kind": column.kind,
                "width": _width([column.title, *(_words(row[place]) for row in own.rows)]),
            }
            for place, column in enumerate(own.columns)
        ]
        longest = max((len(_words(cell)) for row in own.rows for cell in row), default=0)
        return {"columns": columns, "rows": rows, "together": longest < TOGETHER}

    def cell(self, cell: Cell) -> Any:
        if not isinstance(cell, Bar):
            return self.spans(cell)
        if cell.ends is None:
            return None
        return {"low": float(cell.ends[0]), "high": float(cell.ends[1]), "tone": _tone(cell.tone) or "l2"}

    def spans(self, spans: Iterable[Span]) -> list[dict[str, str]]:
        return [self.span(own) for own in spans]

    def span(self, own: Span) -> dict[str, str]:
        told = {"text": self.text(own.text, own.lang), "style": str(own.style), "tone": _tone(own.tone)}
        if own.to in self.keys:
            told["to"] = own.to
        elif web(own.address):
            told["address"] = own.address
        if own.lang:
            told["lang"] = _base(own.lang)
        return told

    def key(self, key: str) -> str:
        """Return the key of what links lead to: of the first that has it."""
        if key not in self.left:
            return ""
        self.left.remove(key)
        return key


def _halved(cards: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Put what is good and what is bad side by side, where one follows the other."""
    tones = [card["heading"]["tone"] if card["heading"] else "" for card in cards]
    open_half = False
    for place, card in enumerate(cards):
        pair = tones[place : place + 2] == ["good", "bad"]
        yield {**card, "half": pair or open_half}
        open_half = pair


def _keys(outline: Outline) -> Iterator[str]:
    for block in outline:
        if isinstance(block, Heading) and block.key:
            yield block.key
        elif isinstance(block, Items):
            yield from (item.key for item in block.items if item.key)


def _date(day: str | None) -> list[int] | None:
    try:
        found = date.fromisoformat(day or "")
    except ValueError:
        return None
    return [found.year, found.month, found.day]


def _stripped(text: str) -> str:
    """Return a heading without blanks around it, its pieces kept."""
    return text if isinstance(text, Mixed) else text.strip()


def _address(span: Span) -> Span:
    """Return an address to be read on paper."""
    return Span(f" {span.address}", address=span.address, tone="lead")


def _base(lang: str) -> str:
    """Return a language as typst knows it: without what tells varieties and scripts apart."""
    return lang.partition("-")[0]


def _tone(tone: str | int) -> str:
    return f"l{min(tone, 4)}" if isinstance(tone, int) else tone


def _words(cell: Cell | Spans) -> str:
    return "" if isinstance(cell, Bar) else "".join(span.text for span in cell)


def _length(item: Item) -> int:
    return len(_words(item.spans)) + sum(map(_length, item.items))


def _width(texts: Sequence[str]) -> float:
    """Return how wide a column of words should be beside others: its longest word, or the mean of its cells."""
    longest = max((len(word) for text in texts for word in text.split()), default=0)
    mean = sum(map(len, texts)) / len(texts)
    return min(max(float(longest), mean, NARROWEST), WIDEST)
