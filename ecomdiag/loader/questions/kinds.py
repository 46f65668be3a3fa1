"""Which keys mean something in which kind of question; elsewhere they would be passed over in silence."""

from __future__ import annotations

from collections.abc import Mapping

from ecomdiag.loader.fields import Fields
from ecomdiag.loader.questions.yes_no import suit_yes_no
from ecomdiag.questionnaire.model import Kind
from ecomdiag.questionnaire.rules import KEYS_OF_CHOICES, KEYS_OF_QUESTIONS
from ecomdiag.questionnaire.yes_no import YES_NO

#: What may be said in a file, the short form of a single choice included.
KINDS = (*(kind.value for kind in Kind), YES_NO)


def read_kind(fields: Fields) -> Kind:
    """Return the kind of a question, and note its keys that mean nothing in one of that kind."""
    word = fields.one_of("kind", KINDS)
    kind = Kind.SINGLE if word == YES_NO else Kind(word)
    suit(KEYS_OF_QUESTIONS, kind, fields)
    suit_yes_no(word, fields)
    return kind


def suit_choice(kind: Kind, fields: Fields) -> None:
    """Note the keys of a choice that mean nothing in a question of this kind."""
    suit(KEYS_OF_CHOICES, kind, fields)


def suit(only_of: Mapping[str, tuple[Kind, ...]], kind: Kind, fields: Fields) -> None:
    """Note the keys that mean nothing in this kind of question; ``only_of`` says in which each means something."""
    for key, kinds in only_of.items():
        if key in fields and kind not in kinds:
            fields.faults.note("not_for_this_kind", fields.key_at(key), key=key, kinds=", ".join(kinds))
