"""The anchors of headings, to which links within a document lead."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from ecomdiag.texts.showing import printable


def anchors(headings: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the anchor that a forge gives to each heading, by its key; ``headings`` are keys and texts, in order.

    The second heading of one text gets "-1" at its end, the third "-2".
    """
    seen: dict[str, int] = {}
    found: dict[str, str] = {}
    for key, text in headings:
        anchor = wanted = anchor_of(text)
        while anchor in seen:
            seen[wanted] += 1
            anchor = f"{wanted}-{seen[wanted]}"
        seen[anchor] = 0
        found[key] = anchor
    return found


def anchor_of(heading: str) -> str:
    """Return the anchor of a heading that no other is like: small letters, digits and hyphens."""
    kept = (sign for sign in printable(heading).lower() if sign in " -" or _in_word(sign))
    return "".join(kept).replace(" ", "-")


def _in_word(sign: str) -> bool:
    """Say whether a sign is of a word: a letter or its mark, a digit, a low line."""
    return unicodedata.category(sign) in {"Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "Pc"}
