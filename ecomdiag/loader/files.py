"""Reading and writing whole files, safely."""

from __future__ import annotations

import os
import pkgutil
import stat
import sys
from contextlib import suppress
from pathlib import Path

from ecomdiag.errors import UsageError
from ecomdiag.texts import Language, say

STDIN = "-"

#: No answers file or questionnaire of a company comes near this size (bytes); a wrong file easily does.
MAX_BYTES = 4 * 1024 * 1024


def read_bytes(path: str, language: Language, *, limit: int = MAX_BYTES) -> bytes:
    """Return a file's bytes (``-`` is standard input), at most one more than ``limit``.

    Raises ``UsageError`` if it cannot be read.
    """
    try:
        if path == STDIN:
            return sys.stdin.buffer.read(limit + 1)
        with Path(path).open("rb") as file:
            return file.read(limit + 1)
    except FileNotFoundError:
        raise UsageError(say("error.no_file", language, path=path)) from None
    except (OSError, ValueError) as error:
        raise UsageError(say("error.unreadable", language, path=path, reason=_reason(error))) from error


def read_data(name: str) -> bytes:
    """Return a file of the content that ships with the program (folder ``data/``)."""
    content = pkgutil.get_data("ecomdiag.data", name)
    assert content is not None, "the package's loader can read its own data"
    return content


def find_data(name: str) -> bytes | None:
    """Return a file that only a built package has, or ``None``."""
    try:
        return read_data(name)
    except OSError:
        return None


def write_text(path: str | Path, text: str, language: Language, *, private: bool = False) -> None:
    """Write a whole file or nothing: beside it, flushed to disk, then renamed over it.

    With ``private`` only its owner may read it. A link is followed, so that it stays a link. Raises
    ``UsageError`` if it cannot be written; the old content is then untouched.
    """
    target = Path(os.path.realpath(path))
    try:
        if target.exists() and not target.is_file():
            # A device or a pipe (/dev/stdout, /dev/null) is written to: it must not be replaced.
            target.write_text(text, encoding="utf-8")
            return
        _replace(target, text.encode(), _mode(target, private))
    except (OSError, ValueError) as error:
        raise UsageError(say("error.unwritable", language, path=str(path), reason=_reason(error))) from error


def _replace(target: Path, content: bytes, mode: int) -> None:
    import tempfile  # loads the random numbers' library, which reading does without

    handle, temporary = tempfile.mkstemp(prefix=f".{target.name[:100]}.", suffix=".tmp", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(mode)
        Path(temporary).replace(target)
    except BaseException:
        with suppress(OSError):
            Path(temporary).unlink()
        raise
    _sync_folder(target.parent)


def _sync_folder(folder: Path) -> None:
    """Make the rename itself durable, where the system lets a folder be opened (not on Windows)."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _mode(target: Path, private: bool) -> int:
    owner_only = stat.S_IRUSR | stat.S_IWUSR
    if target.exists():
        mode = stat.S_IMODE(target.stat().st_mode)
        return mode & owner_only if private else mode
    if private:
        return owner_only
    umask = os.umask(0)
    os.umask(umask)
    return 0o666 & ~umask


def _reason(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
