"""The pictures of a page, each as a drawing of its own: with its colours in it, as they are on paper."""

from __future__ import annotations

import re
from functools import cache

from ecomdiag.report.outline import Gauge, Picture
from ecomdiag.report.writing import html
from ecomdiag.report.writing.html import themes
from ecomdiag.texts import Language

_RULE = re.compile(r"^(?:svg|\.scale)[^{}]*\{[^{}]*\}.*$", re.MULTILINE)
_FONT = re.compile(r"font:(\d+px) [^};]*")
#: The drawing that tells something; what only adorns is no image to anybody.
_SVG = re.compile(r'<svg\b[^>]*\brole="img".*?</svg>', re.DOTALL)


def drawn(block: Picture | Gauge, language: Language) -> str:
    """Return a picture as SVG, as a page in HTML has it."""
    found = _SVG.search(html.picture(block, language))
    assert found is not None, "every picture is a drawing"
    return (
        found[0]
        .replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1)
        .replace(">", f"><style>{_style()}</style>", 1)
    )


@cache
def palette() -> dict[str, str]:
    """Return the colours of paper by their names."""
    *_, paper = themes.palettes(html.style())
    return paper


@cache
def _style() -> str:
    rules = "".join(_RULE.findall(html.style().partition("@media (max-width")[0]))
    for name, colour in palette().items():
        rules = rules.replace(f"var(--{name})", colour)
    return _FONT.sub(r"font-family:Inter,Rubik;font-size:\1", rules)
