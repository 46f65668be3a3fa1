"""Escaping text for Markdown."""

from __future__ import annotations

import re

from ecomdiag.texts.bidi import isolated
from ecomdiag.texts.showing import harmless, printable

#: A space of no width: nothing is seen of it, and no forge finds a mention across it.
BREAK = "\u200b"
#: Where a forge finds a person, an issue, a request, a label… or an address in what Markdown already shows as text:
#: ``@name``, ``#12``, ``GH-7``, ``!34``, ``~label``, ``%1.0``, ``$5``, ``&6``, ``://``, ``www.``.
_MENTION = re.compile(
    r"(?<=[@~%])(?=\w)|(?<=[#!$&])(?=\d)|(?<=\bGH-)(?=\d)|(?=://)|(?<=www)(?=\.)", re.IGNORECASE
)
#: What stands for signs that would be read: a backslash before them, or where that would not keep them from becoming
#: a link, a mention or HTML, another name.
_SPECIAL = str.maketrans(
    {sign: f"\\{sign}" for sign in "\\`*_[]>|~#$"}
    | {"&": "&amp;", "@": "&#64;", "<": "&lt;", BREAK: f"&#{ord(BREAK)};"}
)
#: What makes a list, a rule or a heading at the start of a line only.
_START = re.compile(r"^(\d{1,9}(?=[.)](?:\s|$)))?([-+=]|(?<=\d)[.)])")


def md(text: str) -> str:
    """Escape text that is a line of its own, or begins one."""
    return at_start(inline(text).strip())


def inline(text: str) -> str:
    """Escape text so that Markdown shows it as it is: no markup, no HTML, no link, no mention, no new cell.

    Forges look for mentions in the text once shown, whatever was escaped: those are broken by a space of no width.
    Left to them is what looks like an ordinary word, such as the name of a commit. What is written from right to left
    keeps its place.
    """
    return _MENTION.sub(BREAK, isolated(harmless(text))).translate(_SPECIAL)


def at_start(line: str) -> str:
    """Escape what would make a list, a rule or a heading of a line that is otherwise escaped."""
    return _START.sub(r"\1\\\2", line)


def code(text: str) -> str:
    """Return text as code in Markdown, in a table too: signs that would end it are others of their look."""
    return f"`{printable(text).replace('`', 'ˋ').replace('|', '¦') or ' '}`"
