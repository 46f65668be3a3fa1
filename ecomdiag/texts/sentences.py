"""How a sentence stands in the tables: in both languages, and in several forms where it counts something."""

from __future__ import annotations

from typing import NotRequired, TypeAlias, TypedDict

Pair: TypeAlias = tuple[str, str]
"""A sentence in Spanish and in English."""


class Counted(TypedDict):
    """A sentence that reads otherwise for one than for many, by its value ``count``; and for none, if that is said."""

    none: NotRequired[Pair]
    one: Pair
    many: Pair


Sentence: TypeAlias = Pair | Counted
