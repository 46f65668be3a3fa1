"""Text that is written from right to left, within lines that are written from left to right.

Nothing is reversed here: whatever shows the text does that (Unicode Annex 9). But where such text stands beside
numbers, punctuation or another column, these would be drawn into it and change places. So each stretch of it is
set apart by isolates, which have no width: what stands around it then stays where it is. They are added last, to what
was made harmless: such signs in text from outside are shown, and act on nothing.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

#: The first and the last of each stretch of letters that are written so.
_SCRIPTS = (
    ("\u0590", "\u08ff"), ("\ufb1d", "\ufdcf"), ("\ufdf0", "\ufdff"), ("\ufe70", "\ufefe"),
    ("\U00010800", "\U00010fff"), ("\U0001e800", "\U0001efff"),
)  # fmt: skip
_FIRST = _SCRIPTS[0][0]
_LETTERS = "".join(f"{first}-{last}" for first, last in _SCRIPTS)
#: A stretch: from a letter to the last one before a letter of another script, with the signs that end it.
_STRETCH = rf"[{_LETTERS}](?:[^A-Za-zÀ-\u058f“”«»\n]*[{_LETTERS}])?[.!…%٪]*"
#: What parts a line into what stands for itself: colours of a terminal, and the gaps between columns.
_PARTS = r"(\x1b\[[0-9;]*m|[ │]{2,})"
#: What our sentences and lists put between what they join, unless such text stands on both sides of it.
_JOINT = rf"((?:: | · | → | \()(?![{_LETTERS}])|(?<![{_LETTERS}.!…»”)])(?:: | · | → | \())"
#: Set apart what follows, whichever way it is written, and its end.
BEGIN, END = "\u2068", "\u2069"


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Compile a pattern once, where it is first needed: few texts are written so, and every start would wait."""
    return re.compile(pattern)


@lru_cache(maxsize=4096)
def has_leftward(text: str) -> bool:
    """Whether anything in a text is written from right to left. Remembered: a screen is drawn anew at every key."""
    return not text.isascii() and any(map(_is_leftward, set(text)))


def _is_leftward(sign: str) -> bool:
    """Whether a sign is such a letter: told without an expression, which would take half a millisecond to compile."""
    return sign >= _FIRST and any(first <= sign <= last for first, last in _SCRIPTS)


def isolated(text: str) -> str:
    """Return a text in which all that is written from right to left stays where it is.

    One that begins so is such a text as a whole, with the words of other scripts in it.
    """
    if not has_leftward(text) or BEGIN in text:
        return text
    return "".join(
        part if place % 2 else _piece(part) for place, part in enumerate(_compiled(_JOINT).split(text))
    )


def _piece(text: str) -> str:
    inner = text.strip(" ")
    if inner.count("(") < inner.count(")"):  # of what stands around it
        inner = inner.rstrip(")")
    if inner and _is_leftward(inner[0]):
        start = text.index(inner)
        return f"{text[:start]}{BEGIN}{inner}{END}{text[start + len(inner) :]}"
    return _compiled(_STRETCH).sub(lambda found: f"{BEGIN}{found[0]}{END}", text)


def isolated_line(line: str) -> str:
    """Return a line of a terminal in which this holds of each column, and of each piece of one colour."""
    return "".join(map(isolated, _compiled(_PARTS).split(line))) if has_leftward(line) else line
