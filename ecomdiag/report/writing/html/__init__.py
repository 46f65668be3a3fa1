"""Writes an outline as one page of HTML: with pictures, without a script, and without anything from elsewhere.

Templates escape whatever they are given (Jinja2's autoescape). The page allows itself nothing but its own style
(``Content-Security-Policy``), and an address becomes a link only if it is one of the web.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from ecomdiag.report.outline import Gauge, Outline, Picture
from ecomdiag.report.writing.html import drawing, lines
from ecomdiag.report.writing.html.parts import Page, page
from ecomdiag.texts import Language, say
from ecomdiag.texts.showing import harmless


def write(outline: Outline, language: Language) -> str:
    """Return an outline as one HTML document in its language."""
    return (
        _environment()
        .get_template("page.html")
        .render(
            page=page(outline), language=language, style=style(), hash=_hash(style()), say=_saying(language)
        )
    )


def picture(block: Picture | Gauge, language: Language) -> str:
    """Return the picture of a block alone, as a page has it."""
    pictures: Any = (
        _environment()
        .get_template("pictures.html")
        .make_module({"language": language, "say": _saying(language)})
    )
    draw = getattr(pictures, type(block).__name__.lower())
    return str(draw(block) if isinstance(block, Gauge) else draw(block, "picture"))


def title_of(outline: Outline) -> str:
    """Return what a window says above the page, and a reader first: what it is, and of whom."""
    return page(outline).title


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("ecomdiag.report.writing.html"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )
    environment.globals["draw"] = drawing
    environment.filters.update(spans=lines.spans, items=lines.items, rows=lines.rows, tone=lines.tone_class)
    environment.tests["long"] = lines.is_long
    return environment


@cache
def style() -> Markup:
    """Return what pages look like, and the colours by their names."""
    source = _environment().loader
    assert source is not None
    text, _, _ = source.get_source(_environment(), "style.css")
    return Markup(text)  # noqa: S704 (ours)


def _hash(style: str) -> str:
    """Return what the policy of the page knows its style by."""
    return base64.b64encode(hashlib.sha256(f"\n{style}\n".encode()).digest()).decode()


def _saying(language: Language) -> Any:
    return lambda key: say(key, language)


def _shown(value: object) -> object:
    """Let no sign act on the page, or turn its lines around; what is escaped already stays."""
    return harmless(value) if type(value) is str else value


__all__ = ["Page", "picture", "style", "title_of", "write"]
