"""What a report says and in what order, before it is written: headings, paragraphs, lists, tables, gauges, notes.

An outline is made once for a report, in one language and of the texts as they are: nothing is escaped, no line is
broken, no column is measured. The writers in ``report/writing`` do that, and know nothing of what it is about.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from typing import Literal, TypeAlias

from ecomdiag.record import Record
from ecomdiag.texts import Language, say

#: Pieces that are kept: reports of many companies are made of the same ones.
KEPT = 4096


class Style(StrEnum):
    """What a piece of text is within its line."""

    PLAIN = "plain"
    #: What a line is about.
    STRONG = "strong"
    #: What the text after it is: "Why:".
    LABEL = "label"
    #: What may be read over: that something is not asked, or not scored.
    QUIET = "quiet"
    #: What stands behind what was said: an answer.
    EVIDENCE = "evidence"
    #: An id, as files have it.
    CODE = "code"


Tone: TypeAlias = Literal["", "good", "bad", "warning", "lead"] | int
"""How a text is meant; a number is the place of a level, 0 the lowest."""


class Span(Record, kw_only=False):
    """A piece of text of one style, or a link: to an ``address``, or to the heading or item with the key ``to``."""

    text: str
    style: Style = Style.PLAIN
    tone: Tone = ""
    address: str = ""
    to: str = ""
    #: Of a source: who published it, and when.
    published: str = ""
    #: The language of the text, where it is another than that of the report.
    lang: str = ""


Spans: TypeAlias = tuple[Span, ...]
"""What stands in one line, or in one cell."""


class Heading(Record, kw_only=False):
    """A heading, 1 the title of the report; ``key`` is what links to it have.

    What stands below one that is ``folded`` may be put away where it can be opened again.
    """

    level: Literal[1, 2, 3, 4]
    text: str
    tone: Tone = ""
    key: str = ""
    folded: bool = False
    lang: str = ""


class Paragraph(Record, kw_only=False):
    """A paragraph; ``quoted`` where it stands in the words of a questionnaire."""

    spans: Spans
    quoted: bool = False


class Note(Record, kw_only=False):
    """What has to be known to read the rest: how sure a result is, what limits it, what it is not, where to read on."""

    kind: Literal["reservation", "limit", "disclaimer", "read_on"]
    text: str


Mark: TypeAlias = Literal["", "limit", "unknown", "warning", "missing", "todo", "done"]
"""What an item is a case of, where a sign may tell it."""


class Item(Record, kw_only=False):
    """An item of a list, and those below it; ``key`` is what links to it have."""

    spans: Spans
    items: tuple[Item, ...] = ()
    mark: Mark = ""
    key: str = ""


class Items(Record, kw_only=False):
    """A list; of ``cards``, if each item is a thing of its own, which can stand beside the others."""

    items: tuple[Item, ...]
    numbered: bool = False
    cards: bool = False


class Term(Record, kw_only=False):
    """A label, and the lines beside it."""

    label: str
    lines: tuple[str, ...]
    lang: str = ""


class Terms(Record, kw_only=False):
    """Labels with what is said of each; ``labels`` are all that lists of the report may have, to align them by."""

    terms: tuple[Term, ...]
    labels: tuple[str, ...] = ()


class Bar(Record, kw_only=False):
    """A score (0…100), or the range that it may fall in, to be drawn; ``None``: there is none."""

    ends: tuple[Fraction, Fraction] | None
    tone: Tone = ""


class ColumnKind(StrEnum):
    """What stands in a column of a table."""

    WORDS = "words"
    FIGURES = "figures"
    BAR = "bar"


class Column(Record, kw_only=False):
    """A column of a table: its title, and what is in it."""

    title: str
    kind: ColumnKind = ColumnKind.WORDS
    lang: str = ""


Cell: TypeAlias = Spans | Bar
Row: TypeAlias = tuple[Cell, ...]


class Table(Record, kw_only=False):
    """A table: a row has a cell for each column, and bars in its column of bars only."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


class Band(Record):
    """A level on a scale: where it begins, 0…100."""

    title: str
    start: Fraction
    tone: Tone = ""
    lang: str = ""


class Gauge(Record):
    """One score, with the level that it reaches: both in words, and as a bar; ``bands`` are all levels."""

    label: str
    shown: str
    bar_label: str
    bar: Bar
    level_label: str
    level: str
    bands: tuple[Band, ...] = ()
    #: The language of ``level``, as that of spans.
    lang: str = ""


class Source(Record, kw_only=False):
    """Text for a program, such as a drawing in Mermaid, in a language that it names."""

    language: str
    text: str


class Command(Record, kw_only=False):
    """A command to be copied: it is never broken."""

    text: str


class Closing(Record, kw_only=False):
    """What is said of the whole at its end, below a line; each a paragraph."""

    texts: tuple[str, ...]


class Spoke(Record):
    """One score (0…100), or the range that it may fall in, among those that a picture puts side by side."""

    title: str
    shown: str
    ends: tuple[Fraction, Fraction] | None
    #: Whether it is the one to look at.
    weakest: bool = False
    lang: str = ""


class Dot(Record):
    """A thing that takes and brings something: its number, which its text has too."""

    number: int
    title: str
    takes: Fraction
    brings: Fraction
    #: Whether nothing else brings as much for less.
    best: bool = False


class Event(Record):
    """What happens on a day (2026-11-29)."""

    title: str
    date: str
    shown: str


class Picture(Record):
    """What a picture says in words: its title, and how to read it.

    A picture only shows again what stands beside it as text: writers that draw nothing leave it out.
    """

    title: str
    description: str


class Radar(Picture):
    """Scores around a centre."""

    spokes: tuple[Spoke, ...]


class Chain(Picture):
    """Scores one after the other, as links of a chain."""

    links: tuple[Spoke, ...]


class Scatter(Picture):
    """What things take, to the right, against what they bring, upwards."""

    takes: str
    brings: str
    dots: tuple[Dot, ...]


class Timeline(Picture):
    """Events along the years, and the day from which they are seen."""

    today: str
    today_shown: str
    events: tuple[Event, ...]


class PageEnd(Record):
    """Here the first page ends, which says all that matters; what follows is the rest."""


Block: TypeAlias = (
    Heading | Paragraph | Note | Items | Terms | Table | Gauge | Source | Command | Closing | PageEnd | Picture
)  # fmt: skip
Outline: TypeAlias = tuple[Block, ...]


def line(*parts: str | Span | Spans) -> Spans:
    """Return what stands in a line: texts as they are, pieces with a style, and lines of those."""
    spans: list[Span] = []
    for part in parts:
        if isinstance(part, tuple):
            spans += part
        else:
            spans.append(plain(part) if isinstance(part, str) else part)
    return tuple(spans)


def as_item(term: Term) -> Item:
    """Return a term as an item of a list, for writers that have no column of labels."""
    first, *others = term.lines
    return Item(line(strong(term.label), " ", first), tuple(Item(line(other)) for other in others))


@lru_cache(KEPT)
def plain(text: str) -> Span:
    """Return a text as it is."""
    return Span(text)


@lru_cache(KEPT)
def strong(text: str, tone: Tone = "") -> Span:
    """Return what a line is about."""
    return Span(text.strip(), Style.STRONG, tone)


@lru_cache(KEPT)
def label(text: str, tone: Tone = "") -> Span:
    """Return what says what the text after it is, with its colon."""
    return Span(f"{text.strip()}:", Style.LABEL, tone)


@lru_cache(KEPT)
def quiet(text: str) -> Span:
    """Return what may be read over."""
    return Span(text.strip(), Style.QUIET)


def evidence(text: str) -> Span:
    """Return what stands behind what was said."""
    return Span(text, Style.EVIDENCE)


def code(text: str) -> Span:
    """Return an id, as files have it."""
    return Span(text, Style.CODE)


def joined(parts: Iterable[Span | Spans], between: str, last: str | None = None) -> Spans:
    """Join lines with a text between them, and ``last`` before the last."""
    all_parts = list(parts)
    spans: list[Span] = []
    for place, part in enumerate(all_parts):
        if place:
            at_end = last is not None and place == len(all_parts) - 1
            spans.append(Span(last if at_end and last is not None else between))
        spans += line(part)
    return tuple(spans)


def sentence(key: str, language: Language, /, **values: str | Span | Spans) -> Spans:
    """Return a sentence of the program with lines in the place of its values."""
    told = say(key, language, **{name: f"\0{name}\0" for name in values})
    pieces = told.split("\0")
    return line(*(values[piece] if place % 2 else piece for place, piece in enumerate(pieces) if piece))
