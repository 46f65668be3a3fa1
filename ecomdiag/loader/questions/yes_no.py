"""Reads and writes ``kind: yes_no``, the short form of a single choice."""

from __future__ import annotations

from fractions import Fraction

from ecomdiag.loader.fields import Fields
from ecomdiag.loader.yaml import events
from ecomdiag.loader.yaml.nodes import Scalar
from ecomdiag.questionnaire.model import Choice, Question
from ecomdiag.questionnaire.rules import KEYS_OF_QUESTIONS, SCORE
from ecomdiag.questionnaire.yes_no import NO, YES, YES_NO, YesNo, as_yes_no
from ecomdiag.record import replace
from ecomdiag.texts import LANGUAGES
from ecomdiag.texts.words import Text

#: The keys that mean something in it alone.
OWN = ("score", "not_applicable")


def suit_yes_no(word: str, fields: Fields) -> None:
    """Note the keys of the short form in a question that is none, and those of a single choice in one that is."""
    strange, kinds = (("choices",), KEYS_OF_QUESTIONS["choices"]) if word == YES_NO else (OWN, (YES_NO,))
    for key in strange:
        if key in fields:
            fields.faults.note("not_for_this_kind", fields.key_at(key), key=key, kinds=", ".join(kinds))


def is_yes_no(fields: Fields) -> bool:
    """Say whether a question of a file is of the short form."""
    node = fields.node("kind")
    return isinstance(node, Scalar) and node.word == YES_NO


def yes_no_choices(fields: Fields) -> tuple[Choice, ...]:
    """Return the choices that a question of the short form stands for."""
    node = fields.node("score")
    scores = Fields(node, fields.faults, YES, NO) if node is not None else None
    yes, no = (scores.between(key, *SCORE) for key in (YES, NO)) if scores else (Fraction(1), Fraction(0))
    choices = YesNo(yes=yes, no=no, not_applicable=fields.flag("not_applicable")).choices
    languages = fields.faults.languages
    return choices if languages == LANGUAGES else tuple(_spoken(fields, languages, own) for own in choices)


def _spoken(fields: Fields, languages: tuple[str, ...], choice: Choice) -> Choice:
    """Return a choice of the short form in the languages of a questionnaire; a fault if one is none of ours."""
    if choice.id == YES and not set(languages) <= set(LANGUAGES):
        fields.faults.note("yes_no_language", fields.at("kind"), languages=", ".join(LANGUAGES))
    return replace(choice, text=Text.of({language: choice.text.to(language) for language in languages}))


def kind_word(question: Question) -> str:
    """Return the word for a question's kind in a file."""
    return question.kind.value if as_yes_no(question) is None else YES_NO


def yes_no_pairs(question: Question) -> events.Pairs:
    """Write what the short form says beside its kind; nothing of a question that is none."""
    short = as_yes_no(question)
    if short is None:
        return ()
    usual = (short.yes, short.no) == (YesNo().yes, YesNo().no)
    scores = events.pairs(((YES, events.number(short.yes)), (NO, events.number(short.no))), flow=True)
    return (("score", None if usual else scores), ("not_applicable", events.true(short.not_applicable)))
