"""Reads what a questionnaire says in the languages that it names: those, and a text in each of them."""

from __future__ import annotations

from collections.abc import Iterator

from ecomdiag.loader.fields import Faults, Fields
from ecomdiag.loader.yaml.nodes import Mapping, Node, Scalar
from ecomdiag.problems.problem import Problem, of_a_list
from ecomdiag.questionnaire.languages import MOST_LANGUAGES, language_faults
from ecomdiag.texts import LANGUAGES
from ecomdiag.texts.languages import is_tag
from ecomdiag.texts.words import Text


def languages_in(fields: Fields) -> tuple[str, ...]:
    """Return the languages that a questionnaire names, the main one first; Spanish and English if it names none."""
    if fields.node("languages") is None:
        return LANGUAGES
    named = tuple(fields.strings("languages"))
    found = tuple(language_faults([scalar.text for scalar in named]))
    fields.faults.place_each((own for own in found if own.where), named)
    if len(named) > MOST_LANGUAGES:
        values = {"key": "languages", "limit": str(MOST_LANGUAGES)}
        fields.faults.note("too_many_items", fields.at("languages"), **values)
    return tuple(dict.fromkeys(scalar.text for scalar in named if is_tag(scalar.text))) or LANGUAGES


def text_in(node: Node, faults: Faults) -> Text:
    """Return a text in each language of the questionnaire; of one in a single language it may stand alone."""
    languages = faults.languages
    if isinstance(node, Scalar) and len(languages) == 1:
        alone = Fields(
            Mapping(((node._replace(text=languages[0], quoted=True), node),), node.marks), faults, *languages
        )
        return Text.of({languages[0]: _said(alone, languages[0])})
    if not isinstance(node, Mapping):
        faults.note_no_pairs(node)
        return Text.of(dict.fromkeys(languages, ""))
    fields = Fields(node, faults, *(key.text for key, _ in node.pairs))
    strange = [key for key, _ in node.pairs if key.text not in languages]
    faults += of_a_list(strange, lambda key: _not_named(key, languages))
    for language in _missing(fields, languages):
        faults.note("language_missing", fields.place, language=language)
    return Text.of(
        {language: _said(fields, language) if language in fields else "" for language in languages}
    )


def _said(fields: Fields, language: str) -> str:
    """Return what a text says in one language; a fault if that is nothing."""
    said = fields.node(language)
    if isinstance(said, Scalar) and not said.said:
        fields.faults.note("says_nothing", said.place, language=language)
    return "" if said is None else fields.string(language)


def _missing(fields: Fields, languages: tuple[str, ...]) -> Iterator[str]:
    return (language for language in languages if fields.node(language) is None)


def _not_named(key: Scalar, languages: tuple[str, ...]) -> Problem:
    values = {"found": key.text, "languages": ", ".join(languages)}
    return Problem(rule="file.language_not_named", place=key.place, values=values)
