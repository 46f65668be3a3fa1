"""The parts of a survey of LimeSurvey, as both of its files say them. Texts are HTML, by the names of its languages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from ecomdiag.record import EMPTY, Record

Said: TypeAlias = Mapping[str, str]
"""What a text says in each language."""


class Item(Record):
    """An answer that a question offers, or one of the questions inside of a question: a row, a box, a field."""

    code: str
    text: Said
    relevance: str = ""
    #: 1 for what stands on the second scale of an array.
    scale: int = 0
    #: Whether it is worth something to LimeSurvey (``assessment_value``).
    valued: bool = False


class Entry(Record):
    """A question."""

    code: str
    #: One sign, as LimeSurvey has it: L, M, N …
    type: str
    text: Said
    help: Said = EMPTY
    relevance: str = ""
    mandatory: str = "N"
    other: bool = False
    preg: str = ""
    #: The names by which it may be called in expressions, beside its code: 123X45X67.
    known_as: str = ""
    #: What is set of it: by its name, in each language, or for all (``""``).
    attributes: Mapping[str, Said] = EMPTY
    #: What is inside: rows, boxes, fields; and the answers that are offered.
    parts: tuple[Item, ...] = ()
    answers: tuple[Item, ...] = ()
    #: Whether it has an answer before anybody gives one, and conditions of the older sort.
    preset: bool = False
    conditioned: bool = False

    def set_to(self, name: str) -> str:
        """Return what an attribute is set to, in whatever language; empty if it is not."""
        return next((value for value in self.attributes.get(name, {}).values() if value), "")


class Page(Record):
    """A group of questions."""

    title: Said
    intro: Said
    entries: tuple[Entry, ...]
    relevance: str = ""
    #: The name of the groups among which it is put in an order by chance.
    shuffled: str = ""


class Survey(Record):
    """A whole survey."""

    #: By the names that LimeSurvey has for them, the main one first.
    languages: tuple[str, ...]
    title: Said
    pages: tuple[Page, ...]
    #: What people read before and after, and so on: by the name of the setting.
    words: Mapping[str, Said] = EMPTY
    #: Parts of which nothing is taken over, as quotas.
    beside: tuple[str, ...] = ()
