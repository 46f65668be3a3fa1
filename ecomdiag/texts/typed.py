"""Commands as a person types them in a shell."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from string import ascii_letters, digits
from subprocess import list2cmdline

#: The signs that mean nothing to a shell.
_PLAIN = frozenset(f"{ascii_letters}{digits}@%+=:,./-_")


def typed(words: Iterable[str]) -> str:
    """Return a command as it is typed, in the shell of this system."""
    if sys.platform == "win32":
        return list2cmdline(words)
    return " ".join(map(_quoted, words))


def _quoted(word: str) -> str:
    """Quote a word for a shell of Unix, if it has to be: as ``shlex`` does, which is long to load."""
    return word if word and _PLAIN.issuperset(word) else "'" + word.replace("'", "'\"'\"'") + "'"


def operand(path: str) -> str:
    """Return the name of a file as a word of a command: what begins with a hyphen would be taken for an option."""
    return f"./{path}" if path.startswith("-") and path != "-" else path
