"""The answers files that are meant by paths of files and of folders."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from pathlib import Path

from ecomdiag.loader.files import STDIN
from ecomdiag.loader.reasons import reason_of
from ecomdiag.problems.errors import UsageError
from ecomdiag.texts.words import said

ENDINGS = (".yaml", ".yml")
"""How the names of answers files end, in a folder."""


def is_folder(path: str) -> bool:
    """Whether a path is that of a folder."""
    try:
        return path != STDIN and Path(path).is_dir()
    except (OSError, ValueError):
        return False


def answers_files(paths: Iterable[str]) -> list[str]:
    """Return the files that are meant: each by itself, and of a folder those that end as answers files do, by name.

    Left out is what begins with a dot, and pipes and devices, which may wait for ever.
    Raises ``UsageError`` for a folder that cannot be read, or has no such file.
    """
    found: list[str] = []
    for path in paths:
        found += _within(path) if is_folder(path) else [path]
    return list(dict.fromkeys(found))


def _within(folder: str) -> list[str]:
    try:
        with os.scandir(folder) as entries:  # a Path takes its own time for each
            names = sorted(entry.name for entry in entries if _may_be_answers(entry))
    except OSError as error:
        raise UsageError(said("error.unreadable", path=folder, reason=reason_of(error))) from error
    if not names:
        raise UsageError(said("error.no_answers", path=folder, endings=", ".join(ENDINGS)))
    return [str(Path(folder) / name) for name in names]


def _may_be_answers(entry: os.DirEntry[str]) -> bool:
    if not entry.name.lower().endswith(ENDINGS) or entry.name.startswith("."):
        return False
    try:
        # What is a folder, or leads nowhere, is told of when it is read.
        return entry.is_file() or not _waits(entry.stat().st_mode)
    except OSError:
        return True


def _waits(mode: int) -> bool:
    return stat.S_ISFIFO(mode) or stat.S_ISCHR(mode)
