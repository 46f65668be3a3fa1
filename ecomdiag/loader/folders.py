"""The answers files that are meant by paths of files and of folders."""

from __future__ import annotations

import os
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

    What begins with a dot is left out. Raises ``UsageError`` for a folder that cannot be read, or has no such file.
    """
    found: list[str] = []
    for path in paths:
        found += _within(path) if is_folder(path) else [path]
    return list(dict.fromkeys(found))


def _within(folder: str) -> list[str]:
    try:
        names = sorted(os.listdir(folder))  # noqa: PTH208 (a Path takes its own time for each)
    except OSError as error:
        raise UsageError(said("error.unreadable", path=folder, reason=reason_of(error))) from error
    names = [name for name in names if name.lower().endswith(ENDINGS) and not name.startswith(".")]
    if not names:
        raise UsageError(said("error.no_answers", path=folder, endings=", ".join(ENDINGS)))
    return [str(Path(folder) / name) for name in names]
