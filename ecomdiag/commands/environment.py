"""What the program stands in: the person's language, the terminal's width and colours, the streams."""

from __future__ import annotations

import errno
import io
import os
import shutil
import sys
from contextlib import suppress
from typing import Any, TextIO

from ecomdiag.texts import Language

#: Columns of a report that goes to a pipe or a file.
OFF_TERMINAL = 100


#: How systems call the languages that we speak.
_CODES: dict[str, Language] = {"es": "es", "spanish": "es", "español": "es", "en": "en", "english": "en"}


def language() -> Language:
    """Return the first of the person's languages that we speak: English if we speak none of them."""
    return stated() or "en"


def stated() -> Language | None:
    """Return the first of the person's languages that we speak, if there is one."""
    return next((_CODES[code] for code in wished() if code in _CODES), None)


def wished() -> list[str]:
    """Return the person's languages, the dearest first: ``ca``, ``es``."""
    return [code for code in map(_code, _names()) if code]


def _code(name: str) -> str:
    """Return the language in the name of a locale: ``ca`` of ``ca_ES.UTF-8@valencia`` and ``ca-ES``."""
    for sign in "_.@-":
        name, _, _ = name.partition(sign)
    return name.lower()


def _names() -> list[str]:
    """Return the person's languages, the dearest first, as gettext reads them from the environment."""
    preferred = os.environ.get("LANGUAGE", "").split(":")
    spoken = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    name = next((name for name in spoken if name), None)
    if name is None:
        import locale

        name = locale.getlocale()[0] or ""
    return [*preferred, name]


def width() -> int:
    """Return how many columns a report on standard output may take."""
    return shutil.get_terminal_size((OFF_TERMINAL, 24)).columns


def terminal_width() -> int | None:
    """Return the columns of the terminal that standard output is; ``None`` if it is none, and lines stay whole."""
    return width() if sys.stdout.isatty() else None


def colour() -> bool:
    """Return whether a report on standard output may be coloured."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return bool(os.environ.get("FORCE_COLOR")) or sys.stdout.isatty()


def today() -> str:
    """Return today's date: the day of a diagnosis unless another is given."""
    from datetime import date

    return date.today().isoformat()


def prepare_streams() -> None:
    """Let any text be written: pipes and files get UTF-8, a terminal replaces the signs it lacks.

    A standard stream that is closed refuses what it is used for, and that is told.
    """
    sys.stdin = sys.stdin or _Closed()
    sys.stdout = sys.stdout or _Closed()
    sys.stderr = sys.stderr or _Closed()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            _prepare(stream)


def give_up(stream: TextIO) -> None:
    """Let nobody try again, as the program ends, to write what could not be written."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


class _Closed(io.TextIOBase, TextIO):
    """A standard stream that the program was started without."""

    @property
    def buffer(self) -> Any:
        return self

    def read(self, size: int | None = -1, /) -> str:  # noqa: ARG002
        raise OSError(errno.EBADF, "closed")

    def write(self, text: str, /) -> int:  # noqa: ARG002
        raise OSError(errno.EBADF, "closed")


def _prepare(stream: TextIO) -> None:
    if stream.isatty():
        stream.reconfigure(errors="replace")  # type: ignore[attr-defined]
    else:
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[attr-defined]
