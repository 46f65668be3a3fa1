"""Reads what a question for words says of them: how many lines and signs fit, and the pattern that each line has."""

from __future__ import annotations

from typing import NamedTuple

from ecomdiag.loader.fields import Fields
from ecomdiag.questionnaire.model import MOST_SIGNS, Kind
from ecomdiag.questionnaire.rules import LENGTH, LINES
from ecomdiag.texts.words import Text


class TextKeys(NamedTuple):
    """The keys, by the names of their fields."""

    lines: int = 1
    max_length: int = MOST_SIGNS
    pattern: str = ""
    pattern_message: Text | None = None


def text_keys(fields: Fields, kind: Kind) -> TextKeys:
    """Read the keys of a question of a kind; those of another have their defaults, and are told elsewhere."""
    if kind is not Kind.TEXT:
        return TextKeys()
    return TextKeys(
        lines=fields.whole("lines", *LINES, 1),
        max_length=fields.whole("max_length", *LENGTH, MOST_SIGNS),
        pattern=fields.string("pattern") if fields.node("pattern") is not None else "",
        pattern_message=fields.optional_text("pattern_message"),
    )
