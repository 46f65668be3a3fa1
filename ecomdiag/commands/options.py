"""The options that several commands share, and the language of all that is said before they are understood."""

from __future__ import annotations

import sys
from enum import StrEnum
from itertools import pairwise
from typing import Annotated

import typer

from ecomdiag.commands import environment
from ecomdiag.texts import LANGUAGES, Language

#: What the parser raises. The class has no name that all versions of typer share; that of a wrong value has.
REFUSAL: type[Exception] = typer.BadParameter.__mro__[1]


class Lang(StrEnum):
    """The languages that can be asked for."""

    ES = "es"
    EN = "en"


class ListFormat(StrEnum):
    """The formats of a list of problems."""

    TEXT = "text"
    JSON = "json"


class Wording(StrEnum):
    """The words in which a questionnaire asks: its own, or where it has clearer ones those alone."""

    OWN = "own"
    CLEAR = "clear"


def help_of(key: str) -> str:
    """Return what stands for the help of a command or option until it is shown: then its language is known."""
    return f"help.{key}"


def spoken() -> Language:
    """Return the language that ``--lang`` asks for, wherever it stands in the command, or that of the environment."""
    for word, following in pairwise([*sys.argv[1:], ""]):
        name, _, value = word.partition("=")
        asked = next((own for own in LANGUAGES if own == (value or following)), None)
        if name == "--lang" and asked is not None:
            return asked
    return environment.language()


def language_of(lang: Lang | None) -> Language:
    """Return the language asked for; before the command, perhaps, or in the environment."""
    return spoken() if lang is None else "es" if lang is Lang.ES else "en"


LangOption = Annotated[Lang | None, typer.Option("--lang", help=help_of("lang"))]
QuestionnaireOption = Annotated[
    str | None, typer.Option("--questionnaire", metavar="FILE", help=help_of("own"))
]
BenchmarkOption = Annotated[
    str | None, typer.Option("--benchmark", metavar="FILE", help=help_of("benchmark"))
]
BrandOption = Annotated[str | None, typer.Option("--brand", metavar="FILE", help=help_of("brand"))]
WordingOption = Annotated[Wording, typer.Option("--wording", help=help_of("wording"))]
