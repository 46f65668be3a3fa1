"""What is to be read, before it is known in which language: a text, or a sentence of the program with its values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Protocol, TypeAlias

from ecomdiag.record import EMPTY, Record
from ecomdiag.texts import Language, say

if TYPE_CHECKING:
    from fractions import Fraction


class Words(Protocol):
    """Anything that can be put into each language."""

    def to(self, language: Language) -> str:
        """Return it in one language."""


class Text(Record, kw_only=False):
    """What a person reads, in each language."""

    es: str
    en: str

    def to(self, language: Language) -> str:
        """Return the text in one language."""
        return self.es if language == "es" else self.en


Value: TypeAlias = "str | int | Fraction | Words"
"""What a sentence takes in: a name as it is, a number, or what has words of its own."""


class Said(Record, kw_only=False):
    """A sentence of the program, by its key in ``texts``, with the values that it takes in."""

    key: str
    values: Mapping[str, Value] = EMPTY

    def to(self, language: Language) -> str:
        """Say it in one language. Raises ``KeyError`` if there is no such sentence."""
        return say(self.key, language, **{name: _in(value, language) for name, value in self.values.items()})


def said(key: str, /, **values: Value) -> Said:
    """Return a sentence to be said later, in whatever language."""
    return Said(key, values)


def in_each_language(words: Words) -> Text:
    """Put words into every language now, as a text that needs no sentence of the program any more."""
    return Text(words.to("es"), words.to("en"))


def _in(value: Value, language: Language) -> str | int | Fraction:
    return value.to(language) if hasattr(value, "to") else value
