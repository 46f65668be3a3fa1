"""The colours of a page by their names, in light, in dark and on paper, and those of a brand among them."""

from __future__ import annotations

import re
from functools import lru_cache

from ecomdiag.brand.colour import readable

#: What every theme begins with, and the sign before each of its colours.
_ROOT = re.compile(r":root\{([^}]*)\}")
_COLOUR = re.compile(r"--([\w-]+):(#\w+)")
#: When each theme is in force, in the order of the style.
_WHEN = ("", "(prefers-color-scheme:dark)", "print")
#: On which grounds words stand.
_GROUNDS = ("page", "card")
#: What stands for the colour of a brand that has none.
_USUAL = "link"


@lru_cache(8)
def palettes(style: str) -> tuple[dict[str, str], ...]:
    """Return the colours of a style by their names: in light, in dark, on paper."""
    return tuple(dict(_COLOUR.findall(found)) for found in _ROOT.findall(style))


def shade(palette: dict[str, str], colour: str | None) -> str:
    """Return the colour of a brand as it can be read on the grounds of a theme."""
    return readable(colour or palette[_USUAL], tuple(palette[name] for name in _GROUNDS))


def rules(style: str, colour: str | None) -> str:
    """Return the rules that name the colour of a brand in each theme."""
    shades = (f":root{{--brand:{shade(palette, colour)}}}" for palette in palettes(style))
    return "".join(
        f"@media {when}{{{rule}}}\n" if when else f"{rule}\n"
        for when, rule in zip(_WHEN, shades, strict=True)
    )
