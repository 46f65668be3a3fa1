"""Reads the words worth knowing."""

from __future__ import annotations

from ecomdiag.advice.glossary import Term, Wordings
from ecomdiag.loader.advice.entry import EntryReader
from ecomdiag.loader.fields import Fields
from ecomdiag.texts import LANGUAGES


def read_term(entry: EntryReader) -> Term:
    """Read a word that not everybody knows, explained once."""
    fields = entry.fields
    return Term(
        id=fields.id(),
        term=fields.text("term"),
        text=fields.text("text"),
        forms=_wordings(entry, "forms"),
        glosses=_wordings(entry, "glosses"),
    )


def _wordings(entry: EntryReader, key: str) -> Wordings:
    """Read a list of texts for each language, or for one of them; none, if the field is not there."""
    node = entry.fields.node(key)
    if node is None:
        return Wordings()
    own = Fields(node, entry.faults, *LANGUAGES)
    lists = {
        language: tuple(scalar.text for scalar in own.strings(language))
        for language in LANGUAGES
        if language in own
    }
    return Wordings(**lists)
