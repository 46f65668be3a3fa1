"""Checks a picture in PNG by reading all of it, and keeps what is seen of it: no remark, no place, no device."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from itertools import pairwise
from struct import pack, unpack

from ecomdiag.brand.model import Logo

SIGNATURE = b"\x89PNG\r\n\x1a\n"
#: Pixels of a side.
WIDEST = 2000
#: What is drawn, and what is needed to draw it as it was meant.
_KEPT = {b"IHDR", b"PLTE", b"tRNS", b"sRGB", b"gAMA", b"cHRM", b"IDAT", b"IEND"}
#: What is drawn in the order in which it must come.
_ORDER = (b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND")
#: Bytes of a colour of a palette, and colours that it has at most.
_COLOUR, _COLOURS = 3, 256
#: Samples of a pixel and the depths that they may have, by the type of its colour.
_SAMPLES = {0: (1, {1, 2, 4, 8, 16}), 2: (3, {8, 16}), 3: (1, {1, 2, 4, 8}), 4: (2, {8, 16}), 6: (4, {8, 16})}
#: Where the passes of an interlaced picture begin, and how far their pixels lie apart: across, down.
_PASSES = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
_FILTERS = 5


class PngError(ValueError):
    """A picture cannot be taken; ``rule`` says why."""

    def __init__(self, rule: str, **values: str) -> None:
        super().__init__(rule)
        self.rule, self.values = rule, values


def read_png(content: bytes) -> Logo:
    """Return a picture in PNG. Raises ``PngError`` if it is broken, too large, or moves."""
    chunks = list(_chunks(content))
    kinds = [kind for kind, _ in chunks]
    if kinds[:1] != [b"IHDR"] or kinds[-1:] != [b"IEND"] or len(chunks[0][1]) != 13:
        raise PngError("broken")
    if b"acTL" in kinds:
        raise PngError("moves")
    width, height, depth, colour, packing, filtering, interlaced = unpack(">IIBBBBB", chunks[0][1])
    if not (0 < width <= WIDEST and 0 < height <= WIDEST):
        raise PngError("wide", limit=str(WIDEST))
    samples, depths = _SAMPLES.get(colour, (0, set()))
    if depth not in depths or packing or filtering or interlaced > 1:
        raise PngError("broken")
    if (colour == 3) != (b"PLTE" in kinds) and colour not in (2, 6):
        raise PngError("broken")
    _require_order(chunks)
    rows = list(_rows(width, height, samples * depth, interlaced=bool(interlaced)))
    _require_pixels(b"".join(data for kind, data in chunks if kind == b"IDAT"), rows)
    kept = b"".join(_chunk(kind, data) for kind, data in chunks if kind in _KEPT)
    return Logo(kind="png", content=SIGNATURE + kept, width=float(width), height=float(height))


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the parts of a picture with their names, each as it was written."""
    at = len(SIGNATURE)
    while at < len(content):
        if len(content) < at + 12:
            raise PngError("broken")
        size, kind = unpack(">I4s", content[at : at + 8])
        data, end = content[at + 8 : at + 8 + size], at + 12 + size
        if len(content) < end or _chunk(kind, data) != content[at:end]:
            raise PngError("broken")
        yield kind, data
        at = end
        if kind == b"IEND":
            return  # what stands behind it is no part of the picture


def _require_order(chunks: Sequence[tuple[bytes, bytes]]) -> None:
    """Require of each part but the pixels at most one, where it belongs, and a palette of whole colours."""
    kept = [kind for kind, _ in chunks if kind in _KEPT]
    once = [kind for kind, follower in pairwise([*kept, b""]) if kind != b"IDAT" or follower != kind]
    placed = [kind for kind in once if kind in _ORDER]
    if len(set(once)) != len(once) or placed != sorted(placed, key=_ORDER.index):
        raise PngError("broken")
    if any(kind == b"PLTE" and not _is_palette(data) for kind, data in chunks):
        raise PngError("broken")


def _is_palette(data: bytes) -> bool:
    return 0 < len(data) <= _COLOUR * _COLOURS and len(data) % _COLOUR == 0


def _chunk(kind: bytes, data: bytes) -> bytes:
    return pack(">I", len(data)) + kind + data + pack(">I", zlib.crc32(kind + data))


def _rows(width: int, height: int, bits: int, *, interlaced: bool) -> Iterator[int]:
    """Yield the bytes of each row of pixels, with the one that says how it is filtered."""
    for left, top, across, down in _PASSES if interlaced else ((0, 0, 1, 1),):
        columns, lines = -(-(width - left) // across), -(-(height - top) // down)
        if columns > 0:
            yield from [1 + -(-columns * bits // 8)] * max(lines, 0)


def _require_pixels(packed: bytes, rows: list[int]) -> None:
    """Unpack all pixels: as many as there have to be, filtered in ways that there are."""
    size, unpacker = sum(rows), zlib.decompressobj()
    try:
        pixels = unpacker.decompress(packed, size + 1)
    except zlib.error:
        raise PngError("broken") from None
    if len(pixels) != size or not unpacker.eof:
        raise PngError("broken")
    at = 0
    for row in rows:
        if pixels[at] >= _FILTERS:
            raise PngError("broken")
        at += row
