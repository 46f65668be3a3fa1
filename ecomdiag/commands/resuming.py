"""Commands that say again what was asked for: with which an interview goes on, or a report is made whole."""

from __future__ import annotations

from collections.abc import Iterable

from ecomdiag.commands import environment
from ecomdiag.texts import Language
from ecomdiag.texts.typed import operand

#: Where an interview keeps its answers unless told otherwise.
DEFAULT_FILE = "answers.yaml"
#: The same for another company, seen from outside.
RIVAL_FILE = "rival.yaml"


def resuming(path: str, *, plain: bool, own: Iterable[tuple[str, str | None]], lang: Language) -> list[str]:
    """Return the one command that resumes an interview, with the options that it was begun with."""
    command = ["ecomdiag", "assess"]
    if path != DEFAULT_FILE:
        command.append(operand(path))
    command = said_again(command, own, lang)
    return [*command, "--plain"] if plain else command


def said_again(command: Iterable[str], own: Iterable[tuple[str, str | None]], lang: Language) -> list[str]:
    """Return a command with its options, and with its language where the environment speaks another."""
    words = list(command)
    for option, value in own:
        # What begins with a hyphen would be taken for an option.
        if value is not None:
            words += [f"{option}={value}"] if value.startswith("-") and len(option) > 2 else [option, value]
    return [*words, "--lang", lang] if lang != environment.language() else words
