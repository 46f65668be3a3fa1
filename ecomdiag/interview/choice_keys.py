"""The signs that stand for choices, on the screen and line by line."""

from __future__ import annotations

from collections.abc import Iterable

from ecomdiag.questionnaire.model import Choice, Question

#: Keys that pick a choice directly: its number, then letters; "I don't know" and "does not apply" have their own.
#: The letters l, q and s are commands of the interview line by line.
NUMBERS = "123456789"
LETTERS = "abcdefghijkmnoprtuvwxyz"
UNKNOWN_KEY, NOT_APPLICABLE_KEYS = "0", "-="


def choice_keys(question: Question) -> dict[str, Choice]:
    """Return the key of each choice, in the order of the choices, as far as there are keys."""
    return keyed(question, NUMBERS + LETTERS)


def keyed(question: Question, signs: Iterable[str]) -> dict[str, Choice]:
    """Give the choices signs, in their order; "I don't know" and "does not apply" have signs of their own."""
    ordinary = iter(signs)
    aside = iter(NOT_APPLICABLE_KEYS)
    keys: dict[str, Choice] = {}
    for choice in question.choices:
        if choice.unknown:
            keys[UNKNOWN_KEY] = choice
        elif choice.not_applicable:
            keys[next(aside, "") or next(ordinary, "")] = choice
        else:
            keys[next(ordinary, "")] = choice
    keys.pop("", None)
    return keys
