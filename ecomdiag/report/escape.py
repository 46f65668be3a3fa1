"""Escaping text for Markdown."""

from __future__ import annotations

import re

from ecomdiag.showing import plain

_SPECIAL = re.compile(r"&|@|://|(?<=www)\.|[\\`*_\[\]<>|~#$]", re.IGNORECASE)
#: What a backslash would not keep from becoming a link, a mention or HTML.
_ENTITIES = {"&": "&amp;", "@": "&#64;", "://": "&#58;//", ".": "&#46;", "<": "&lt;"}
#: What makes a list, a rule or a heading at the start of a line only.
_START = re.compile(r"^(\d{1,9}(?=[.)](?:\s|$)))?([-+=]|(?<=\d)[.)])")


def md(text: str) -> str:
    """Escape text so that Markdown shows it as it is: no markup, no HTML, no link, no mention, no new cell."""
    shown = _SPECIAL.sub(lambda found: _ENTITIES.get(found.group(), f"\\{found.group()}"), plain(text))
    return _START.sub(r"\1\\\2", shown)


def code(text: str) -> str:
    """Return text as code in Markdown, in a table too: signs that would end it are others of their look."""
    return f"`{plain(text).replace('`', 'ˋ').replace('|', '¦') or ' '}`"
