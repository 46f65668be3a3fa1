"""Commands as a person types them in a shell."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Iterable
from subprocess import list2cmdline


def typed(words: Iterable[str]) -> str:
    """Return a command as it is typed, in the shell of this system."""
    if sys.platform == "win32":
        return list2cmdline(words)
    return shlex.join(words)


def operand(path: str) -> str:
    """Return the name of a file as a word of a command: what begins with a hyphen would be taken for an option."""
    return f"./{path}" if path.startswith("-") and path != "-" else path
