r"""Characters that JSON writes as two halves, ``"\ud83e\udd50"``: the C parser takes neither half for a character.

Imported when a text has such halves.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

_HALF = re.compile(r"\\u[dD][89a-fA-F][0-9a-fA-F]{2}")
_PAIR = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}")
#: Two characters that are written as long as the two halves are, so that every place stays what it is.
_STAND_IN = r"\\ue000\\ue000"


def refused(error: yaml.MarkedYAMLError) -> bool:
    """Say whether the parser stopped at half a character."""
    return "escape code" in (error.problem or "")


def stand_in(text: str) -> str:
    """Return the text with other characters, as long, in place of those in two halves."""
    return _PAIR.sub(_STAND_IN, text)


def value(scalar: Any, text: str) -> str:
    """Return the value of a scalar of a text, halves joined. Raises ``UnicodeError`` if one is alone."""
    raw = text[scalar.start_mark.index : scalar.end_mark.index]
    if _HALF.search(raw) is None:
        return str(scalar.value)
    # The parser in Python takes the halves; it is too slow for whole files.
    again: Any = next(
        event for event in yaml.parse(raw, yaml.SafeLoader) if isinstance(event, yaml.ScalarEvent)
    )
    return str(again.value).encode("utf-16-le", "surrogatepass").decode("utf-16-le")
