"""What single values of files mean, by docs/questions-file.md and docs/answers-file.md alone: for ``independent``."""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction
from typing import Any

import yaml

MONTHS = {
    name: place % 12 + 1
    for place, name in enumerate(
        [
            "enero",
            "febrero",
            "marzo",
            "abril",
            "mayo",
            "junio",
            "julio",
            "agosto",
            "septiembre",
            "octubre",
            "noviembre",
            "diciembre",
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
        ]
    )
}
#: A letter that stands for signs of a kind in patterns, and those signs, for Python's own expressions.
KINDS = {"d": "0-9", "w": r"\w", "s": r"\s"}


def tree(text: str) -> Any:
    """Read YAML with every scalar a text, as the documents say."""
    return yaml.load(text, Loader=yaml.BaseLoader)


def number(text: str) -> Fraction:
    """Read a number: with a point or a comma, a power of ten, or a quotient; thousands in groups."""
    plain = text.removesuffix("%").strip()
    grouped = re.fullmatch(r"(-?\d{1,3}(?:([.,  '])\d{3})(?:\2\d{3})*)(?:([.,])(\d+))?", plain)
    if grouped and (grouped[2] not in ".," or grouped[3] not in (None, grouped[2])):
        whole = re.sub(r"[^\d-]", "", grouped[1])
        return Fraction(f"{whole}.{grouped[4] or 0}")
    return Fraction(plain.replace(",", "."))


def day(text: str) -> str:
    """Read a date in any of the forms that the documents give, as one whose texts compare."""
    year_first = re.fullmatch(r"(\d{4})-(\d\d?)-(\d\d?)", text)
    if year_first:
        return f"{year_first[1]}-{int(year_first[2]):02}-{int(year_first[3]):02}"
    numbers = re.fullmatch(r"(\d\d?)/(\d\d?)/(\d{4})", text)
    if numbers:
        return f"{numbers[3]}-{int(numbers[2]):02}-{int(numbers[1]):02}"
    words = [word for word in text.lower().split() if word != "de"]
    return f"{words[2]}-{MONTHS[words[1]]:02}-{int(words[0]):02}"


def meant(said: str, choices: dict[str, Any], languages: list[str]) -> str:
    """Return the id of a choice that is named by its id or by its text in a language, whatever case and accents."""
    if said in choices:
        return said
    for name, choice in choices.items():
        text = choice.get("text", "")
        texts = [text[tag] for tag in languages] if isinstance(text, dict) else [text]
        if _plain(said) in map(_plain, texts):
            return name
    raise ValueError(said)


def _plain(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.casefold())
    return " ".join(
        "".join(sign if sign.isalnum() else " " for sign in apart if not unicodedata.combining(sign)).split()
    )


def fits_pattern(pattern: str, line: str) -> bool:
    """Say whether a line fits the whole of a pattern, by Python's own expressions."""
    return re.fullmatch(_in_python(pattern), line) is not None


def _in_python(pattern: str) -> str:
    """Return a pattern as Python writes it: a digit is one from 0 to 9 alone, and any sign really any."""
    made, place, inside = "", 0, False
    while place < len(pattern):
        sign = pattern[place]
        if sign == "\\":
            place += 1
            made += _escaped(pattern[place], inside)
        elif sign == "[" and not inside:
            inside = True
            made += sign
        elif sign == "]" and inside:
            inside = False
            made += sign
        elif sign == "." and not inside:
            made += r"[\s\S]"
        else:
            # What Python would take for something of its own within a class.
            made += (
                f"\\{sign}"
                if inside and sign in "[&~|"
                else sign
                if sign not in "^$" or inside
                else f"\\{sign}"
            )
        place += 1
    return made


def _escaped(sign: str, inside: bool) -> str:
    if sign.lower() not in KINDS:
        return f"\\{sign}"
    if sign.isupper():
        return f"[^{KINDS[sign.lower()]}]" if not inside else f"\\{sign}"
    return KINDS[sign] if inside else f"[{KINDS[sign]}]"
