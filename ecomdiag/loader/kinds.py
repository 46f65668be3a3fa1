"""Which keys mean something in which kind of question; elsewhere they would be passed over in silence."""

from __future__ import annotations

from collections.abc import Mapping

from ecomdiag.loader.fields import Fields
from ecomdiag.questionnaire.model import Kind
from ecomdiag.questionnaire.rules import KEYS_OF_CHOICES, KEYS_OF_QUESTIONS

KINDS = tuple(kind.value for kind in Kind)


def suit_question(kind: Kind, fields: Fields) -> None:
    """Note the keys of a question that mean nothing in one of its kind."""
    suit(KEYS_OF_QUESTIONS, kind, fields)


def suit_choice(kind: Kind, fields: Fields) -> None:
    """Note the keys of a choice that mean nothing in a question of this kind."""
    suit(KEYS_OF_CHOICES, kind, fields)


def suit(only_of: Mapping[str, tuple[Kind, ...]], kind: Kind, fields: Fields) -> None:
    """Note the keys that mean nothing in this kind of question; ``only_of`` says in which each means something."""
    for key, kinds in only_of.items():
        if key in fields and kind not in kinds:
            fields.faults.note("not_for_this_kind", fields.key_at(key), key=key, kinds=", ".join(kinds))
