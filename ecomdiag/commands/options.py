"""The options that several commands share, and the language of all that is said before they are understood."""

from __future__ import annotations

import sys
from enum import StrEnum
from itertools import pairwise
from typing import Annotated

import typer

from ecomdiag.commands import environment
from ecomdiag.problems.errors import UsageError
from ecomdiag.texts import LANGUAGES, Language, say
from ecomdiag.texts.languages import settled, speaking, tongue, words_of

#: What the parser raises. The class has no name that all versions of typer share; that of a wrong value has.
REFUSAL: type[Exception] = typer.BadParameter.__mro__[1]


class Wording(StrEnum):
    """The words in which a questionnaire asks: its own, or where it has clearer ones those alone."""

    OWN = "own"
    CLEAR = "clear"


def help_of(key: str) -> str:
    """Return what stands for the help of a command or option until it is shown: then its language is known."""
    return f"help.{key}"


def spoken() -> Language:
    """Return the language of the program's words: as ``--lang`` says, wherever it stands, or the environment's."""
    return words_of(_asked() or environment.language())


def language_of(lang: str | None) -> Language:
    """Return the language asked for; before the command, perhaps, or in the environment. Raises ``UsageError``."""
    if lang is None:
        return _asked() or environment.language()
    found = speaking(lang, environment.stated())
    if found is None:
        raise UsageError(say("error.language", spoken(), found=lang, languages=", ".join(LANGUAGES)))
    return found


def language_for(language: Language, languages: tuple[str, ...]) -> Language:
    """Return the language in which texts of these languages are shown. Raises ``UsageError`` for one they lack."""
    wished = environment.wished()
    found = settled(language, languages, wished if _asked() is None else [words_of(language), *wished])
    if found is None:
        raise UsageError(
            say("error.language", spoken(), found=tongue(language), languages=", ".join(languages))
        )
    return found


def _asked() -> Language | None:
    for word, following in pairwise([*sys.argv[1:], ""]):
        name, _, value = word.partition("=")
        asked = speaking(value or following, environment.stated()) if name == "--lang" else None
        if asked is not None:
            return asked
    return None


LangOption = Annotated[
    str | None,
    typer.Option("--lang", metavar="LANGUAGE", autocompletion=lambda: list(LANGUAGES), help=help_of("lang")),
]
QuestionnaireOption = Annotated[
    str | None, typer.Option("--questionnaire", metavar="FILE", help=help_of("own"))
]
BenchmarkOption = Annotated[
    str | None, typer.Option("--benchmark", metavar="FILE", help=help_of("benchmark"))
]
BrandOption = Annotated[str | None, typer.Option("--brand", metavar="FILE", help=help_of("brand"))]
WordingOption = Annotated[Wording, typer.Option("--wording", help=help_of("wording"))]
