"""What is to be read, before it is known in which language: a text, or a sentence of the program with its values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol, TypeAlias

from ecomdiag.record import EMPTY, Record
from ecomdiag.texts import LANGUAGES, Language, say
from ecomdiag.texts.languages import SPEAKING, beside, tongue, words_of

if TYPE_CHECKING:
    from fractions import Fraction


class Words(Protocol):
    """Anything that can be put into each language."""

    def to(self, language: Language) -> str:
        """Return it in one language."""


class Text(Record, kw_only=False):
    """What a person reads, in each language: nearly always Spanish and English; ``Text.of`` makes one of others.

    ``es`` and ``en`` are what is shown where the program speaks that language: of a text that does not have it, its
    first.
    """

    es: str
    en: str

    open_names = SPEAKING

    @classmethod
    def of(cls, texts: Mapping[str, str]) -> Text:
        """Make a text of what it says in each language, by the names of the languages, the main one first.

        Raises ``ValueError`` if it says nothing.
        """
        if texts.keys() == {*LANGUAGES}:
            return Text(texts["es"], texts["en"])
        if not texts:
            raise ValueError("a text without a language")
        first = next(iter(texts.values()))
        return Tongues(texts.get("es", first), texts.get("en", first), tuple(texts.items()))

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """What it says, with the name of each language."""
        return (("es", self.es), ("en", self.en))

    def to(self, language: Language) -> str:
        """Return the text in one language, or what is nearest to it."""
        return self.es if language == "es" else self.en if language == "en" else self._beside(language)

    def _beside(self, language: Language) -> str:
        """Return it in the language of texts, or in that of the program's words."""
        said = tongue(language)
        return self.es if (said if said in LANGUAGES else words_of(language)) == "es" else self.en


class Tongues(Text, kw_only=False):
    """What a person reads, in languages that are not just Spanish and English."""

    #: What it says in each language, the main one first. Of a sentence, also for both languages of the program's
    #: words beside another: ``es:ca``.
    texts: tuple[tuple[str, str], ...]

    open_names = SPEAKING

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """What it says, with the name of each language."""
        return self.texts

    def _beside(self, language: Language) -> str:
        known = dict(self.texts)
        whole = (language, tongue(language), words_of(language))
        return next((known[name] for name in whole if name in known), self.texts[0][1])


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
    return made_in_each([words], words.to)


def made_in_each(parts: Iterable[object], made: Callable[[Language], str]) -> Text:
    """Return what is made of parts in each language: in those of the program, also beside each that a part has."""
    tags = dict.fromkeys(tag for part in parts for tag in languages_of(part) if tag not in LANGUAGES)
    mixed = [beside(words, tag) for tag in tags for words in LANGUAGES]
    return Text.of({language: made(language) for language in (*LANGUAGES, *mixed)})


def joined_texts(texts: Sequence[Text], between: str) -> Text:
    """Return texts with something between them, in the languages of the first: all have the same."""
    languages = [name for name, _ in texts[0].pairs] if texts else LANGUAGES
    return Text.of({name: between.join([text.to(name) for text in texts]) for name in languages})


def languages_of(words: object) -> tuple[str, ...]:
    """Return the languages in which a text, or what a sentence takes in, can be read; none of a name or number."""
    if isinstance(words, Text):
        return tuple(dict.fromkeys(tongue(name) for name, _ in words.pairs))
    if isinstance(words, Said):
        return tuple(dict.fromkeys(tag for part in words.values.values() for tag in languages_of(part)))
    return ()


def _in(value: Value, language: Language) -> str | int | Fraction:
    return value.to(language) if hasattr(value, "to") else value
