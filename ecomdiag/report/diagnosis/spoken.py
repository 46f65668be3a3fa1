"""What a report needs that may be read out: in which language it says what it does not say in its own."""

from __future__ import annotations

from ecomdiag.texts import Language
from ecomdiag.texts.tongues import language_of


def language_of_title(title: str, address: str, language: Language) -> str:
    """Return the language of a title at an address; empty if it is that of the report, or cannot be told."""
    own = language_of(title, address)
    return "" if own == language else own
