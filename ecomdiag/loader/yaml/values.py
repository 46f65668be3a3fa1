"""Writes single answers, and any text, as values of YAML that every reader takes for the same."""

from __future__ import annotations

import json
import re
from fractions import Fraction

from ecomdiag.questionnaire.conditions import Answer
from ecomdiag.record.expression import Expression
from ecomdiag.texts.numbers import unmistakable

_PLAIN = Expression(r"[A-Za-z][A-Za-z0-9_-]*", re.ASCII)
#: Words that other YAML readers take for true, false or nothing.
_WORDS = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})


def yaml_answer(answer: Answer) -> str:
    """Write one answer as a YAML value."""
    if isinstance(answer, Fraction):
        return unmistakable(answer)
    if isinstance(answer, str):
        return yaml_scalar(answer)
    return f"[{', '.join(yaml_scalar(item) for item in answer)}]"


def yaml_scalar(text: str) -> str:
    """Write any text as a YAML scalar that every reader takes for that text."""
    if _PLAIN.fullmatch(text) and text.lower() not in _WORDS:
        return text
    return quoted(text)


def quoted(text: str) -> str:
    """Write any text between double quotes."""
    found = json.dumps(text, ensure_ascii=False)
    return found if found.isprintable() else "".join(map(_escaped, found))


def _escaped(sign: str) -> str:
    """Return a character as it may stand between double quotes: one that cannot be seen, by its number."""
    if sign.isprintable():
        return sign
    return f"\\u{ord(sign):04x}" if ord(sign) <= 0xFFFF else f"\\U{ord(sign):08x}"
