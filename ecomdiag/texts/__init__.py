"""Every sentence of the program itself, in Spanish and English. Those of the questionnaire are in ``data/``.

Tables in Python rather than YAML because they are needed on every run, and importing them costs nothing.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from ecomdiag.texts import (
    advice,
    changes,
    command,
    crosswalk,
    interview,
    problems,
    proof,
    questionnaire,
    report,
    schema,
)

Language: TypeAlias = Literal["es", "en"]
LANGUAGES: tuple[Language, ...] = ("es", "en")

_TEXTS: dict[str, tuple[str, str]] = {
    key: sentence
    for table in (
        problems,
        command,
        questionnaire,
        report,
        advice,
        interview,
        proof,
        changes,
        schema,
        crosswalk,
    )
    for key, sentence in table.SENTENCES.items()
}


def say(key: str, language: Language, /, **values: str) -> str:
    """Return one sentence in one language, its ``{names}`` filled in.

    Raises ``KeyError`` if there is no such sentence, which a test rules out for every key in the code.
    """
    return _TEXTS[key][0 if language == "es" else 1].format_map(values)


def keys() -> frozenset[str]:
    """Return the keys of all sentences."""
    return frozenset(_TEXTS)
