"""Says of each piece of an outline in which language it is, where a questionnaire speaks another than the program.

Readers that speak pronounce a word as its language does (WCAG 3.1.2), and pages set it from its own side.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from ecomdiag.problems.errors import UsageError
from ecomdiag.record import Record, fields, replace
from ecomdiag.report import writing
from ecomdiag.report.mixed import Mixed
from ecomdiag.report.outline import Closing, Column, Gauge, Heading, Note, Outline, Picture, Span, Term
from ecomdiag.texts import Language
from ecomdiag.texts.bidi import has_leftward
from ecomdiag.texts.languages import name_of, tongue, words_of
from ecomdiag.texts.words import Text, said

#: What of a block is in one language as a whole.
_OWN: Mapping[type[Record], str] = {
    Heading: "text",
    Term: "label",
    Column: "title",
    Gauge: "level",
    Span: "text",
}

#: What of a block is sentences, in which such texts may stand.
_TOLD: Mapping[type[Record], str] = {Note: "text", Closing: "texts"}


def in_tongue(outline: Outline, reported: object, language: Language) -> Outline:
    """Return an outline whose pieces say that they are texts of the questionnaire, as ``reported`` holds them."""
    tag = tongue(language)
    if tag == words_of(language):
        return outline
    said = frozenset(
        " ".join(text.to(language).split()) for text in _texts(reported) if tag in dict(text.pairs)
    )
    return _Marker(tag, said - {""}).each(outline)


def on_paper(outline: Outline, reported: object, language: Language) -> Outline:
    """Return such an outline for a PDF. Raises ``UsageError`` for a language whose letters its fonts lack."""
    told, tag = in_tongue(outline, reported, language), tongue(language)
    if not writing.pdf.writes(" ".join(_said_in(told, tag))):
        raise UsageError(said("error.pdf_script", language=name_of(tag)))
    return told


def _said_in(value: object, tag: str) -> Iterator[str]:
    if isinstance(value, tuple):
        for item in value:
            yield from _said_in(item, tag)
    elif isinstance(value, Record):
        if getattr(value, "lang", "") == tag:
            yield getattr(value, _OWN[type(value)])
        for name in fields(value):
            yield from _said_in(getattr(value, name), tag)


class _Marker:
    """Marks the pieces of one outline."""

    def __init__(self, tag: str, said: frozenset[str]) -> None:
        self.tag, self.said = tag, said
        # One word alone may well be one of ours, unless it is in another script.
        telling = sorted((text for text in said if " " in text or has_leftward(text)), key=len, reverse=True)
        self.within = re.compile("|".join(map(re.escape, telling))) if telling else None

    def each(self, values: tuple[Any, ...]) -> tuple[Any, ...]:
        found: list[Any] = []
        for value in values:
            found += self.spans(value) if isinstance(value, Span) else [self.marked(value)]
        return tuple(found)

    def marked(self, value: Any) -> Any:
        if isinstance(value, tuple):
            return self.each(value)
        if not isinstance(value, Record) or isinstance(value, Picture):
            return value
        inner = {name: getattr(value, name) for name in fields(value)}
        if (told := _TOLD.get(type(value))) is not None:
            return replace(value, **{told: self.told(inner[told])})
        changed = {name: self.marked(own) for name, own in inner.items() if isinstance(own, tuple | Record)}
        if (own := _OWN.get(type(value))) is not None and inner[own].strip() in self.said:
            changed["lang"] = self.tag
        return replace(value, **changed) if changed else value

    def told(self, value: Any) -> Any:
        """Return what is told in sentences, with the pieces in them."""
        if isinstance(value, tuple):
            return tuple(map(self.told, value))
        spans = tuple(self.spans(Span(value)))
        return Mixed.of(spans) if any(span.lang for span in spans) else value

    def spans(self, span: Span) -> Iterator[Span]:
        """Yield a piece of a line, taken apart where only some of it is a text of the questionnaire."""
        if span.lang or self.within is None or span.text.strip() in self.said:
            yield span if span.lang else self.marked(span)
            return
        at = 0
        for found in self.within.finditer(span.text):
            yield from (replace(span, text=text) for text in [span.text[at : found.start()]] if text)
            yield replace(span, text=found[0], lang=self.tag)
            at = found.end()
        if span.text[at:]:
            yield replace(span, text=span.text[at:]) if at else span


def _texts(value: object) -> Iterator[Text]:
    if isinstance(value, Text):
        yield value
    elif isinstance(value, Record):
        for name in fields(value):
            yield from _texts(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, Mapping):
        yield from _texts(tuple(value.values()))
