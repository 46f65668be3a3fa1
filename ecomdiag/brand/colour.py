"""Colours that can be read: contrast as WCAG 2 counts it, and the nearest shade of a colour that has enough."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from colorsys import hls_to_rgb, rgb_to_hls
from functools import lru_cache

#: What WCAG asks of text of any size.
LEAST = 4.5
#: Shades that are tried between a colour and black, or white.
STEPS = 256
_WRITTEN = re.compile(r"#?([0-9a-f]{6}|[0-9a-f]{3})", re.IGNORECASE | re.ASCII)


def hexadecimal(text: str) -> str | None:
    """Return a colour as ``#rrggbb``, of ``#rrggbb`` or ``#rgb`` with or without its sign; ``None`` if it is none."""
    found = _WRITTEN.fullmatch(text)
    if found is None:
        return None
    digits = found[1].lower()
    return f"#{digits if len(digits) == 6 else ''.join(2 * digit for digit in digits)}"


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 (the same) to 21 (black on white)."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


@lru_cache(64)
def readable(colour: str, grounds: Sequence[str]) -> str:
    """Return the shade nearest to a colour, of its hue, that can be read on all of these grounds.

    It is darkened where black is better read there than white, and lightened elsewhere.
    """
    hue, light, saturation = rgb_to_hls(*_parts(colour))
    end = max(
        (0.0, 1.0), key=lambda end: min(contrast(_written(end, end, end), ground) for ground in grounds)
    )

    def shade(step: int) -> str:
        return _written(*hls_to_rgb(hue, light + (end - light) * step / STEPS, saturation))

    def is_read(step: int) -> bool:
        return min(contrast(shade(step), ground) for ground in grounds) >= LEAST

    # With each step towards black or white every part of a colour changes one way, and its contrast with it.
    return shade(bisect_left(range(STEPS), True, key=is_read))


def _luminance(colour: str) -> float:
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in _parts(colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _parts(colour: str) -> tuple[float, float, float]:
    """Return red, green and blue, 0…1. Raises ``ValueError`` for what is no colour."""
    written = hexadecimal(colour)
    if written is None:
        raise ValueError(f"no colour: {colour}")
    red, green, blue = (int(written[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _written(*parts: float) -> str:
    return "#" + "".join(f"{round(255 * part):02x}" for part in parts)
