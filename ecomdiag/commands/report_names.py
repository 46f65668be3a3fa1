"""Names of files for the reports of a company."""

from __future__ import annotations

import os
import unicodedata
from itertools import count

from ecomdiag.texts import Language, say

#: Signs of a company's name in the name of a file: with a date and a number it has to stay below 255 bytes.
LONGEST = 50
#: Signs that stand within words: S.L., d'Or.
_WITHIN = frozenset(".'’")


def file_name(company: str, date: str, language: Language) -> str:
    """Return a name for a company's report, without its ending: letters and digits, and hyphens between.

    No part of it is a folder, hides the file, or means anything to a shell; accents go, other scripts stay.
    """
    kept = "".join(map(_kept, unicodedata.normalize("NFKC", company.casefold())))
    words = "-".join(filter(None, kept.split("-")))[:LONGEST].rstrip("-")
    return "-".join(filter(None, [words or say("ending.report", language), date]))


def free(stem: str, *endings: str) -> tuple[str, ...]:
    """Return the first names of files none of which is there: ``stem.md``, ``stem-2.md`` …, with each ending."""
    stems = (stem if number == 1 else f"{stem}-{number}" for number in count(1))
    found = (tuple(f"{own}{ending}" for ending in endings) for own in stems)
    return next(names for names in found if not any(map(is_there, names)))


def is_there(path: str) -> bool:
    """Whether a file, or something else, has a name, a link that leads nowhere too."""
    try:
        return os.path.lexists(path)
    except ValueError:  # no file can be called that
        return False


def _kept(sign: str) -> str:
    """Return what stands in a file's name for a sign: a hyphen where nothing else can."""
    if sign in _WITHIN:
        return ""
    apart = unicodedata.normalize("NFKD", sign)
    if apart[0].isascii():
        return "".join(part for part in apart if part.isascii() and part.isalnum()) or "-"
    return sign if sign.isalnum() or unicodedata.category(sign)[0] == "M" else "-"
