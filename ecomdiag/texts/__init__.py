"""Every sentence of the program itself, in Spanish and English. Those of the questionnaire are in ``data/``.

Tables in Python rather than YAML because they are needed on every run; each is read when a sentence is not
in those before it.
"""

from __future__ import annotations

from importlib import import_module
from typing import Literal, TypeAlias

Language: TypeAlias = Literal["es", "en"]
LANGUAGES: tuple[Language, ...] = ("es", "en")

#: The tables that are still to be read, the last first: what every run needs comes before what few do.
_WAITING = [
    "schema",
    "proof",
    "changes",
    "crosswalk",
    "questionnaire",
    "interview",
    "advice",
    "report",
    "problems",
    "command",
]
_TEXTS: dict[str, tuple[str, str]] = {}


def say(key: str, language: Language, /, **values: str) -> str:
    """Return one sentence in one language, its ``{names}`` filled in.

    Raises ``KeyError`` if there is no such sentence, which a test rules out for every key in the code.
    """
    while key not in _TEXTS and _WAITING:
        _read_next()
    return _TEXTS[key][0 if language == "es" else 1].format_map(values)


def _read_next() -> None:
    _TEXTS.update(import_module(f"{__name__}.{_WAITING.pop()}").SENTENCES)


def keys() -> frozenset[str]:
    """Return the keys of all sentences."""
    while _WAITING:
        _read_next()
    return frozenset(_TEXTS)
