"""Says of each piece of an outline in which language it is, where a questionnaire speaks another than the program.

Readers that speak pronounce a word as its language does (WCAG 3.1.2), and pages set it from its own side.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ecomdiag import texts
from ecomdiag.problems.errors import UsageError
from ecomdiag.record import Record, fields, replace
from ecomdiag.report import writing
from ecomdiag.report.mixed import Mixed
from ecomdiag.report.outline import Band, Closing, Column, Gauge, Heading, Note, Outline, Span, Spoke, Term
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
    Band: "title",
    Spoke: "title",
    Span: "text",
}

#: What of a block is sentences, in which such texts may stand.
_TOLD: Mapping[type[Record], str] = {Note: "text", Closing: "texts", Heading: "text", Term: "lines"}

#: What stands before and behind a text of one word that our sentences take in: quotes, or what parts it from them.
_BEFORE, _BEHIND = (
    r"(?:^|(?<=[«“])|(?<=[:.] )|(?<= · )|(?<= – )|(?<=\d ))",
    r"(?=$|[»”]|[.:;](?:\s|$)| · | – | \()",
)


def in_tongue(outline: Outline, reported: object, language: Language) -> Outline:
    """Return an outline whose pieces say that they are texts of the questionnaire, as ``reported`` holds them."""
    tag = tongue(language)
    if tag == words_of(language):
        return outline
    said = frozenset(_plain(text.to(language)) for text in _texts(reported) if tag in dict(text.pairs))
    return _Marker(tag, said - {""}, language).each(outline)


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

    def __init__(self, tag: str, said: frozenset[str], language: Language) -> None:
        self.tag, self.said = tag, said
        telling = _any_of(text for text in said if " " in text or has_leftward(text))
        # One word alone may well be one of ours too, unless it is in quotes.
        quoted = _any_of(text for text in said if " " not in text)
        apart = _any_of(said.difference(texts.said_in(language)))
        kinds = [telling] if telling else []
        kinds += [rf"(?<=[«“]){quoted}(?=[»”])"] if quoted else []
        kinds += [f"{_BEFORE}{apart}{_BEHIND}"] if apart else []
        self.within = re.compile("|".join(kinds)) if kinds else None

    def each(self, values: tuple[Any, ...]) -> tuple[Any, ...]:
        found: list[Any] = []
        for value in values:
            found += self.spans(value) if isinstance(value, Span) else [self.marked(value)]
        return tuple(found)

    def marked(self, value: Any) -> Any:
        if isinstance(value, tuple):
            return self.each(value)
        if not isinstance(value, Record):
            return value
        inner = {name: getattr(value, name) for name in fields(value)}
        changed = {name: self.marked(own) for name, own in inner.items() if isinstance(own, tuple | Record)}
        if (own := _OWN.get(type(value))) is not None and _plain(inner[own]) in self.said:
            changed["lang"] = self.tag
        if (told := _TOLD.get(type(value))) is not None and (told != own or "lang" not in changed):
            changed[told] = self.told(inner[told])
        return replace(value, **changed) if changed else value

    def told(self, value: Any) -> Any:
        """Return what is told in sentences, with the pieces in them."""
        if isinstance(value, tuple):
            return tuple(map(self.told, value))
        spans = tuple(self.spans(Span(value)))
        return Mixed.of(spans) if any(span.lang for span in spans) else value

    def spans(self, span: Span) -> Iterator[Span]:
        """Yield a piece of a line, taken apart where only some of it is a text of the questionnaire."""
        if span.lang or self.within is None or _plain(span.text) in self.said:
            yield span if span.lang else self.marked(span)
            return
        at = 0
        for found in self.within.finditer(span.text):
            yield from (replace(span, text=text) for text in [span.text[at : found.start()]] if text)
            yield replace(span, text=found[0], lang=self.tag)
            at = found.end()
        if span.text[at:]:
            yield replace(span, text=span.text[at:]) if at else span


def _plain(text: str) -> str:
    """Return a text with single blanks in it and none around it, however they are written."""
    return " ".join(text.split())


def _any_of(found: Iterable[str]) -> str:
    """Return the expression of any of these texts, the longest first; nothing if there is none."""
    told = sorted(found, key=lambda text: (-len(text), text))
    return f"(?:{'|'.join(map(re.escape, told))})" if told else ""


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
