"""Escaping text for Markdown."""

from __future__ import annotations

import re

from ecomdiag.showing import plain

_SPECIAL = re.compile(r"&|@|://|(?<=www)\.|[\\`*_\[\]<>|~#$]", re.IGNORECASE)
#: What a backslash would not keep from becoming a link, a mention or HTML.
_ENTITIES = {"&": "&amp;", "@": "&#64;", "://": "&#58;//", ".": "&#46;", "<": "&lt;"}


def md(text: str) -> str:
    """Escape text so that Markdown shows it as it is: no markup, no HTML, no link, no mention."""
    return _SPECIAL.sub(lambda found: _ENTITIES.get(found.group(), f"\\{found.group()}"), plain(text))
