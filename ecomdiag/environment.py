"""What the program stands in: the person's language, the terminal's width and colours, the streams."""

from __future__ import annotations

import locale
import os
import shutil
import sys
from typing import TextIO

from ecomdiag.texts import Language

#: Columns of a report that goes to a pipe or a file.
OFF_TERMINAL = 100


def language_of_environment() -> Language:
    """Return Spanish if the system speaks it, English otherwise."""
    names = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    name = next((name for name in names if name), None) or locale.getlocale()[0] or ""
    return "es" if name.lower().startswith(("es", "spanish")) else "en"


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
    """Return today's date, for what a person asks now; a diagnosis from a file has no date but the one given."""
    from datetime import date

    return date.today().isoformat()


def prepare_streams() -> None:
    """Let any text be written: pipes and files get UTF-8, a terminal replaces the signs it lacks."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            _prepare(stream)


def _prepare(stream: TextIO) -> None:
    if stream.isatty():
        stream.reconfigure(errors="replace")  # type: ignore[attr-defined]
    else:
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[attr-defined]
