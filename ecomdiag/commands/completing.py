"""Letting the Tab key of a shell complete: done by typer, told in our words and with our exit codes."""

from __future__ import annotations

from typing import Any

import shellingham  # type: ignore[import-untyped]
from typer import completion

from ecomdiag.commands.console import print_text, tell
from ecomdiag.commands.options import spoken
from ecomdiag.loader.files import unwritable
from ecomdiag.problems.errors import UsageError
from ecomdiag.texts import say
from ecomdiag.texts.words import said

#: Those that typer knows.
SHELLS = ("bash", "zsh", "fish", "powershell", "pwsh")


def install() -> None:
    """Install it in the shell that runs the command, and tell where.

    Raises ``UsageError`` if that shell is not one of ours, or its files cannot be written.
    """
    try:
        _, path = completion.install(shell=_shell())  # type: ignore[attr-defined]
    except OSError as error:
        raise unwritable(str(error.filename), error) from None
    tell(say("completion.installed", spoken(), path=str(path)))


def show(context: Any) -> None:
    """Show what would be installed. Raises ``UsageError`` if the shell is not one of ours."""
    name = context.find_root().info_name
    variable = f"_{name.upper()}_COMPLETE"
    about = {"prog_name": name, "complete_var": variable, "shell": _shell()}
    script = completion.get_completion_script(**about)  # type: ignore[attr-defined]
    print_text(f"{script}\n")


def _shell() -> str:
    """Return the name of the shell that runs the command."""
    try:
        name = str(shellingham.detect_shell()[0])
    except shellingham.ShellDetectionFailure:
        name = "?"
    if name not in SHELLS:
        raise UsageError(said("error.completion", found=name, shells=", ".join(SHELLS)))
    return name
