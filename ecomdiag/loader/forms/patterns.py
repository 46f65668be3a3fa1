"""What a text has to look like, as the regular expressions of other tools say it too, all of them in the same way.

PHP, JavaScript and Java take a sign outside of ASCII for one, two or more, and each takes something else for a letter,
a blank or any sign at all; and some tools evaluate strokes and quotation marks in texts. What needs none of these means
the same everywhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from ecomdiag.questionnaire.model import Question

#: Signs that stand for themselves, wherever they stand.
_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 _-,:;=@#%!")
#: Signs that do so in a class alone, and those that put an expression together.
_IN_CLASS, _JOINING = frozenset(".()?*+|"), frozenset("()?*+|{},")


@lru_cache(maxsize=256)
def said_everywhere(pattern: str) -> str:
    """Return a pattern of ours as an expression that all tools read alike, without a stroke; empty if there is none.

    It has to fit the whole of a text, to whose ends nothing in it says that it is bound.
    """
    bound = pattern.endswith("$") and (len(pattern) - len(pattern[:-1].rstrip("\\")) - 1) % 2 == 0
    own = pattern.removeprefix("^")[: -1 if bound else None]
    try:
        return "".join(_said(iter(own)))
    except _OtherwiseError:
        return ""


def pattern_text(question: Question) -> str:
    """Return what a text of one line has to look like, bound to its ends; empty if nothing, or if nobody else says it.

    Of several lines each has to look like it here, which other tools do not know.
    """
    said = said_everywhere(question.pattern) if question.pattern and question.lines == 1 else ""
    return f"^({said})$" if of_either(said) else f"^{said}$" if said else ""


def of_either(expression: str) -> bool:
    """Whether an expression has sides outside of brackets: signs for the beginning and the end were of one alone."""
    depth, inside = 0, False
    for sign in expression:
        inside = sign == "[" or (inside and sign != "]")
        depth += 0 if inside else {"(": 1, ")": -1}.get(sign, 0)
        if sign == "|" and depth == 0 and not inside:
            return True
    return False


class _OtherwiseError(Exception):
    """Something that means one thing here and another elsewhere."""


def _said(signs: Iterator[str]) -> Iterator[str]:
    for sign in signs:
        if sign == "[":
            yield f"[{_class(signs)}]"
        elif sign == "\\":
            yield _alone(next(signs, ""))
        elif sign in _PLAIN or sign in _JOINING:
            yield sign
        else:
            raise _OtherwiseError


def _alone(sign: str) -> str:
    """Return what stands behind a stroke, as a class of its own if the sign means something else without it."""
    if sign == "d":
        return "[0-9]"
    if sign in _IN_CLASS:
        return f"[{sign}]"
    if sign in _PLAIN and not sign.isalnum():
        return sign
    raise _OtherwiseError


def _class(signs: Iterator[str]) -> str:
    """Return what stands in a class; a line that is one of its signs stands at its end."""
    found, line = "", ""
    for sign in signs:
        if sign == "]":
            return found + line
        own = next(signs, "") if sign == "\\" else sign
        if sign == "\\" and own == "d":
            found += "0-9"
        elif sign == "\\" and own == "-":
            line = "-"
        elif (own in _PLAIN and not (sign == "\\" and own.isalnum())) or own in _IN_CLASS:
            found += own
        else:
            raise _OtherwiseError
    raise _OtherwiseError
