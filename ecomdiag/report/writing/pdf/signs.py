"""The signs for which the fonts of a document have a glyph, and what is set for the others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from struct import unpack_from

from ecomdiag.report.writing.html.lines import LONGEST
from ecomdiag.texts.showing import harmless

FONT = Path(__file__).parent / "fonts" / "Inter-Regular.ttf"
#: Stands for a sign that no font has.
BOX = "□"
#: Drawn signs, and their like in the font.
_ALIKE = {"▸": "›", "█": "■", "▒": "■", "░": "□"}
_LONG = re.compile(rf"\S{{{LONGEST + 1},}}")
_PLACE = re.compile(r"(?<=[/.\-_?&=])(?=\w)")
_ZERO_WIDTH = "\u200b"
#: The format of a character map that lists stretches of code points of any length.
SEGMENTED = 12


class Signs:
    """Makes texts fit to be set, and remembers which signs had no glyph."""

    def __init__(self) -> None:
        """Begin with nothing lost."""
        self.lost: dict[str, None] = {}

    def text(self, text: str) -> str:
        """Return a text in which nothing acts and every sign has a glyph, with places to break long words."""
        return _LONG.sub(_breakable, self.known(harmless(text)))

    def known(self, text: str) -> str:
        """Return a text in which every sign has a glyph."""
        if text.isascii():
            return text
        return "".join(map(self._known, text))

    def _known(self, sign: str) -> str:
        if ord(sign) in _covered() or sign == "\n":
            return sign
        if sign in _ALIKE:
            return _ALIKE[sign]
        self.lost[sign] = None
        return BOX


def writes(text: str) -> bool:
    """Whether the fonts have most of the letters of a text."""
    letters = [sign for sign in text if sign.isalpha()]
    return 2 * sum(ord(sign) in _covered() for sign in letters) >= len(letters)


def _breakable(found: re.Match[str]) -> str:
    """Give a long word places to break: after the signs of an address, and within what is long still."""
    pieces = _PLACE.sub(_ZERO_WIDTH, found[0]).split(_ZERO_WIDTH)
    return _ZERO_WIDTH.join(
        _ZERO_WIDTH.join(piece[at : at + LONGEST // 2] for at in range(0, len(piece), LONGEST // 2))
        if len(piece) > LONGEST
        else piece
        for piece in pieces
    )


@cache
def _covered() -> frozenset[int]:
    return frozenset(covered(FONT.read_bytes()))


def covered(font: bytes) -> Iterator[int]:
    """Yield the code points for which a TrueType font has a glyph: its character map of format 12."""
    tables = range(12, 12 + 16 * unpack_from(">H", font, 4)[0], 16)
    start = next(unpack_from(">I", font, at + 8)[0] for at in tables if font[at : at + 4] == b"cmap")
    records = range(start + 4, start + 4 + 8 * unpack_from(">H", font, start + 2)[0], 8)
    places = (start + unpack_from(">I", font, at + 4)[0] for at in records)
    own = next(at for at in places if unpack_from(">H", font, at)[0] == SEGMENTED)
    for group in range(own + 16, own + 16 + 12 * unpack_from(">I", font, own + 12)[0], 12):
        first, last, _ = unpack_from(">III", font, group)
        yield from range(first, last + 1)
