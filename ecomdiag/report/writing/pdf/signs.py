"""The signs for which the fonts of a document have a glyph, and what is set for the others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain
from pathlib import Path
from struct import unpack_from

from ecomdiag.report.writing.html.lines import LONGEST
from ecomdiag.texts.bidi import BEGIN, END, isolated
from ecomdiag.texts.languages import leftward
from ecomdiag.texts.showing import harmless

FONTS = Path(__file__).parent / "fonts"
#: What is set in the first of them that has its sign. Rubik's one file holds every weight.
REGULAR = (FONTS / "Inter-Regular.ttf", FONTS / "Rubik-Variable.ttf")
#: Stands for a sign that no font has.
BOX = "□"
#: Drawn signs, and their like in the font.
_ALIKE = {"▸": "›", "█": "■", "▒": "■", "░": "□"}
_LONG = re.compile(rf"\S{{{LONGEST + 1},}}")
_PLACE = re.compile(r"(?<=[/.\-_?&=])(?=\w)")
_ZERO_WIDTH = "\u200b"
#: What needs no glyph: our own signs around what is written from right to left; what keeps letters apart in Persian.
_UNSEEN = frozenset("\n\u200c" + BEGIN + END)
#: Sets apart what follows as written from right to left.
_FROM_RIGHT = "\u2067"
#: The formats of a character map that list stretches of code points: of two bytes each, and of four.
STRETCHES, LONG_STRETCHES = 4, 12


class Signs:
    """Makes texts fit to be set, and remembers which signs had no glyph."""

    def __init__(self) -> None:
        """Begin with nothing lost."""
        self.lost: dict[str, None] = {}

    def text(self, text: str, lang: str = "") -> str:
        """Return a text in which nothing acts and every sign has a glyph, with places to break long words.

        What is written from right to left is set apart, so that what stands around it stays where it is; as a whole
        where it is in such a language.
        """
        told = _LONG.sub(_breakable, self.known(harmless(text)))
        return f"{_FROM_RIGHT}{told}{END}" if lang and leftward(lang) else isolated(told)

    def known(self, text: str) -> str:
        """Return a text in which every sign has a glyph."""
        if text.isascii():
            return text
        return "".join(map(self._known, text))

    def _known(self, sign: str) -> str:
        if ord(sign) in _covered() or sign in _UNSEEN:
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
    return frozenset(chain.from_iterable(covered(path.read_bytes()) for path in REGULAR))


def covered(font: bytes) -> Iterator[int]:
    """Yield the code points for which a TrueType font has a glyph, of the character map that knows most."""
    tables = range(12, 12 + 16 * unpack_from(">H", font, 4)[0], 16)
    start = next(unpack_from(">I", font, at + 8)[0] for at in tables if font[at : at + 4] == b"cmap")
    records = range(start + 4, start + 4 + 8 * unpack_from(">H", font, start + 2)[0], 8)
    places = {start + unpack_from(">I", font, at + 4)[0] for at in records}
    maps = {unpack_from(">H", font, at)[0]: at for at in places}
    if LONG_STRETCHES in maps:
        yield from _long_stretches(font, maps[LONG_STRETCHES])
    else:
        yield from _stretches(font, maps[STRETCHES])


def _long_stretches(font: bytes, own: int) -> Iterator[int]:
    for group in range(own + 16, own + 16 + 12 * unpack_from(">I", font, own + 12)[0], 12):
        first, last, _ = unpack_from(">III", font, group)
        yield from range(first, last + 1)


def _stretches(font: bytes, own: int) -> Iterator[int]:
    """Yield those of such a map: the ends of all stretches, their beginnings, and where each finds its glyphs."""
    double = unpack_from(">H", font, own + 6)[0]
    for at in range(own + 14, own + 14 + double, 2):
        last, first, by, glyphs = (unpack_from(">H", font, at + place)[0] for place in _parts(double))
        for code in range(first, last + (last < 0xFFFF)):
            near = at + 2 + 3 * double + glyphs + 2 * (code - first)
            glyph = unpack_from(">H", font, near)[0] if glyphs else (code + by) % 0x10000
            if glyph:
                yield code


def _parts(double: int) -> tuple[int, int, int, int]:
    """Return how far from the end of a stretch its other parts stand: the tables of all of them follow each other."""
    return 0, double + 2, 2 * double + 2, 3 * double + 2
