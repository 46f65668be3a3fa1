"""What a long Markdown document is made of: headings that links lead to, and tables."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from ecomdiag.showing import plain

#: Columns of figures stand to the right.
LEFT, RIGHT = "---", "---:"


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
    kept = (sign for sign in plain(heading).lower() if sign in " -" or _in_word(sign))
    return "".join(kept).replace(" ", "-")


def table(columns: Sequence[tuple[str, str]], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield the lines of a table: columns are titles with their sides, cells are escaped already."""
    yield f"| {' | '.join(title or ' ' for title, _ in columns)} |"
    yield f"| {' | '.join(side for _, side in columns)} |"
    for row in rows:
        yield f"| {' | '.join(cell or ' ' for cell in row)} |"


def _in_word(sign: str) -> bool:
    """Say whether a sign is of a word: a letter or its mark, a digit, a low line."""
    return unicodedata.category(sign) in {"Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "Pc"}
