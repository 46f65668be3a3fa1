"""Writes an outline as one page of HTML: with pictures, without a script, and without anything from elsewhere.

Templates escape whatever they are given (Jinja2's autoescape). The page allows itself nothing but its own style
(``Content-Security-Policy``), and an address becomes a link only if it is one of the web.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache, lru_cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from ecomdiag.brand.model import Brand, Logo
from ecomdiag.report.mixed import Mixed
from ecomdiag.report.outline import Gauge, Outline, Picture
from ecomdiag.report.writing.html import blocks, drawing, lines, themes
from ecomdiag.report.writing.html.parts import Page, page
from ecomdiag.texts import Language, say
from ecomdiag.texts.bidi import isolated
from ecomdiag.texts.languages import words_of
from ecomdiag.texts.showing import harmless


def write(outline: Outline, language: Language, *, brand: Brand | None = None) -> str:
    """Return an outline as one HTML document in its language, on the paper of a brand."""
    head = brand.to(language) if brand is not None else None
    look = style() if brand is None else branded(brand.colour)
    return (
        _environment()
        .get_template("page.html")
        .render(
            page=page(outline),
            language=words_of(language),
            style=look,
            hash=_hash(look),
            say=_saying(language),
            brand=head,
            image=_image(head.logo) if head is not None and head.logo is not None else "",
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
    environment.filters.update(
        spans=lines.spans, nodes=blocks.nodes, tone=lines.tone_class, spoken=lines.spoken, lang=lines.lang
    )
    return environment


@cache
def style() -> Markup:
    """Return what pages look like, and the colours by their names."""
    return Markup(_source("style.css"))  # noqa: S704 (ours)


@lru_cache(8)
def branded(colour: str | None) -> Markup:
    """Return what pages of a brand look like: its colour in a shade that can be read, in light, dark and on paper."""
    shades = themes.rules(style(), colour)
    return Markup(f"{style()}\n{shades}{_source('brand.css')}")  # noqa: S704 (ours, and numbers)


def _source(name: str) -> str:
    loader = _environment().loader
    assert loader is not None
    text, _, _ = loader.get_source(_environment(), name)
    return text


def _image(logo: Logo) -> str:
    """Return a logo as an address that holds all of it."""
    kind = "svg+xml" if logo.kind == "svg" else "png"
    return f"data:image/{kind};base64,{base64.b64encode(logo.content).decode()}"


@lru_cache(8)
def _hash(style: str) -> str:
    """Return what the policy of the page knows its style by."""
    return base64.b64encode(hashlib.sha256(f"\n{style}\n".encode()).digest()).decode()


def _saying(language: Language) -> Any:
    return lambda key: say(key, language)


def _shown(value: object) -> object:
    """Let no sign act on the page, or turn its lines around; what is escaped already stays."""
    if isinstance(value, Mixed):
        return Markup(lines.shown(value))  # noqa: S704 (escaped)
    return isolated(harmless(value)) if type(value) is str else value


__all__ = ["Page", "picture", "style", "title_of", "write"]
