"""Comparing names as people write them: without case, accents or punctuation."""

from __future__ import annotations

import unicodedata


def fold(text: str) -> str:
    """Reduce a name to its letters and digits, without accents or case: "México" and "MEXICO" become one."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in plain if sign.isalnum())
