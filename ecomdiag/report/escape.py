"""Escaping text for Markdown."""

from __future__ import annotations

import re

from ecomdiag.showing import plain

_SPECIAL = re.compile(r"[\\`*_\[\]<>|~#$]")
_ENTITIES = {"&": "&amp;", "@": "&#64;", "://": "&#58;//", "www.": "www&#46;"}
_ENTITY = re.compile(r"&|@|://|www\.", re.IGNORECASE)


def md(text: str) -> str:
    """Escape text so that Markdown shows it as it is: no markup, no HTML, no link, no mention."""
    escaped = _ENTITY.sub(lambda found: _ENTITIES.get(found.group(), "www&#46;"), plain(text))
    return _SPECIAL.sub(lambda found: "&lt;" if found.group() == "<" else f"\\{found.group()}", escaped)
