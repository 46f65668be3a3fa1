"""Words worth knowing: each explained once, and how to tell that a text uses it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from ecomdiag.record import Record
from ecomdiag.texts import Language
from ecomdiag.texts.words import Text


class Wordings(Record):
    """What is written in one way or several, in each language."""

    es: tuple[str, ...] = ()
    en: tuple[str, ...] = ()

    def to(self, language: Language) -> tuple[str, ...]:
        """Return those of one language."""
        return self.es if language == "es" else self.en


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
        text = lowered if form == form.lower() else said
        # Looking for the plain text first spares nearly all of the slower search.
        return form in text and _whole(form).search(text) is not None

    return tuple(own for own in terms if any(map(stands, (own.term.to(language), *own.forms.to(language)))))


@cache
def _whole(form: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(form)}(?!\w)")
