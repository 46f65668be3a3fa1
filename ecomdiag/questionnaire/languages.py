"""The languages of a questionnaire: what they have to be, and whether all its texts stand in each of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ecomdiag.questionnaire.faults import Fault, Where, fault
from ecomdiag.questionnaire.model import Kind, Question, Questionnaire
from ecomdiag.questionnaire.rules import distinct
from ecomdiag.record import Record, fields
from ecomdiag.texts.languages import is_tag
from ecomdiag.texts.words import Text

MOST_LANGUAGES = 40
"""Languages that a questionnaire may have."""


def language_faults(languages: Sequence[str]) -> Iterator[Fault]:
    """Tell the names that are none of a language, and those that stand in the list before."""
    for place, name in enumerate(languages):
        if not is_tag(name):
            yield fault("not_a_language", place, found=name)
    yield from distinct("language", languages)


def text_faults(questionnaire: Questionnaire) -> Iterator[Fault]:
    """Tell each text that lacks one of the questionnaire's languages, or stands in another."""
    languages = questionnaire.languages
    for where, text in texts_of(questionnaire):
        own = tuple(name for name, _ in text.pairs)
        if own == languages:
            continue
        for language in languages:
            if language not in own:
                yield fault("language_missing", *where, language=language)
        for language in own:
            if language not in languages:
                values = {"found": language, "languages": ", ".join(languages)}
                yield fault("language_not_named", *where, **values)


def texts_of(record: Record) -> Iterator[tuple[Where, Text]]:
    """Yield the texts of a questionnaire, or of a part of it, with the way to each; not the names of countries."""
    for name in fields(record):
        countries = isinstance(record, Question) and record.kind is Kind.COUNTRIES and name == "choices"
        if not countries:
            yield from _within(getattr(record, name), (name,))


def _within(value: object, where: Where) -> Iterator[tuple[Where, Text]]:
    if isinstance(value, Text):
        yield where, value
    elif isinstance(value, Record):
        yield from ((((*where, *inner)), text) for inner, text in texts_of(value))
    elif isinstance(value, tuple):
        for place, item in enumerate(value):
            yield from _within(item, (*where, place))
