"""Words worth knowing: each explained once, and how to tell that a text uses it."""

from __future__ import annotations

from collections.abc import Iterable

from ecomdiag.record import Record
from ecomdiag.texts import Language
from ecomdiag.texts.languages import words_of
from ecomdiag.texts.words import Text


class Wordings(Record):
    """What is written in one way or several, in each language."""

    es: tuple[str, ...] = ()
    en: tuple[str, ...] = ()

    def to(self, language: Language) -> tuple[str, ...]:
        """Return those of one language."""
        return self.es if words_of(language) == "es" else self.en


class Term(Record):
    """A word that not everybody knows, explained once."""

    id: str
    term: Text
    text: Text
    #: Other ways in which texts write it.
    forms: Wordings = Wordings()
    #: What texts may say of it in brackets: nothing else, so that it is explained in one way.
    glosses: Wordings = Wordings()


def used(terms: Iterable[Term], said: str, language: Language) -> tuple[Term, ...]:
    """Return the terms that a text uses, in their order: whole words; one with a capital letter is found only so."""
    lowered = said.lower()

    def stands(form: str) -> bool:
        return _stands_whole(form, lowered if form == form.lower() else said)

    return tuple(own for own in terms if any(map(stands, (own.term.to(language), *own.forms.to(language)))))


def _stands_whole(form: str, text: str) -> bool:
    """Say whether a form stands in a text, and not as a part of a word."""
    at = text.find(form)
    while at >= 0:
        end = at + len(form)
        if not _of_a_word(text[at - 1 : at]) and not _of_a_word(text[end : end + 1]):
            return True
        at = text.find(form, at + 1)
    return False


def _of_a_word(sign: str) -> bool:
    return sign.isalnum() or sign == "_"
