"""Reading and writing whole files, safely."""

from __future__ import annotations

import errno
import os
import signal
import stat
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from importlib import import_module
from pathlib import Path
from typing import Any

from ecomdiag.loader.reasons import reason_of
from ecomdiag.problems.errors import UsageError
from ecomdiag.texts.words import said

STDIN = "-"

#: Few files are longer (bytes).
_MOST_OFTEN = 64 * 1024
#: No answers file or questionnaire of a company comes near this size (bytes); a wrong file easily does.
MAX_BYTES = 4 * 1024 * 1024


def read_bytes(path: str | os.PathLike[str], *, limit: int = MAX_BYTES) -> bytes:
    """Return a file's bytes (``-`` is standard input), at most one more than ``limit``.

    Raises ``UsageError`` if it cannot be read.
    """
    try:
        if path == STDIN:
            return sys.stdin.buffer.read(limit + 1)
        with Path(path).open("rb") as file:
            # Room is made for all that is asked for before it is known how little there is.
            start = file.read(min(_MOST_OFTEN, limit + 1))
            return start if len(start) < _MOST_OFTEN else start + file.read(limit + 1 - len(start))
    except FileNotFoundError:
        raise UsageError(said("error.no_file", path=str(path))) from None
    except (OSError, ValueError) as error:
        raise UsageError(said("error.unreadable", path=str(path), reason=reason_of(error))) from error


def read_data(name: str) -> bytes:
    """Return a file of the content that ships with the program (folder ``data/``)."""
    # As ``pkgutil.get_data`` does, which takes as long to load as all that is read here to read.
    package: Any = import_module("ecomdiag.data")
    content: bytes = package.__spec__.loader.get_data(str(Path(package.__file__).parent / name))
    return content


def find_data(name: str) -> bytes | None:
    """Return a file that only a built package has, or ``None``."""
    try:
        return read_data(name)
    except OSError:
        return None


def write_text(path: str | Path, text: str | bytes, *, private: bool = False, new: bool = False) -> None:
    """Write one file as ``write_all`` writes several."""
    write_all([(str(path), text)], private=private, new=new)


def write_all(files: Sequence[tuple[str, str | bytes]], *, private: bool = False, new: bool = False) -> None:
    """Write whole files (paths, texts or bytes), or none: all are on disk beside their places before one is put there.

    A file that exists keeps its mode, its owner and its other names; a link is followed, so that it stays a link;
    a device or a pipe is written to. With ``private`` only its owner may read a new file; with ``new`` nothing that
    exists is written over. Raises ``UsageError`` for what cannot be written; the old content is then untouched.
    A signal that ends the program waits until nothing is half done.
    """
    with _signals(heard=False):
        _write_all(files, private=private, new=new)


def _write_all(files: Sequence[tuple[str, str | bytes]], *, private: bool, new: bool) -> None:
    staged: list[_Staged] = []
    try:
        for path, text in files:
            with _written(path):
                content = text.encode() if isinstance(text, str) else text
                staged.append(_Staged(path, content, private=private, new=new))
        for own in staged:
            with _written(own.path):
                own.put_in_place()
    finally:
        for own in staged:
            own.tidy()


def try_writing(path: str, *, new: bool = False) -> None:
    """Find out whether a file can be written at all, leaving no trace; raises ``UsageError`` if not."""
    with _signals(heard=False), _written(path):
        _Staged(path, b"", private=True, new=new).tidy()


class _Staged:
    """New content of a file, on disk beside it; of a device or a pipe, only held."""

    def __init__(self, path: str, content: bytes, *, private: bool, new: bool) -> None:
        self.path = path
        self.content = content
        self.target = Path(os.path.realpath(path))
        self.before = _status(path)
        self.temporary: Path | None = None
        self.new = new
        if self.before is None:
            self._stage(0o600 if private else 0o666)
        elif new:
            raise FileExistsError(errno.EEXIST, "exists")
        elif stat.S_ISREG(self.before.st_mode):
            if not os.access(self.target, os.W_OK):
                raise PermissionError(errno.EACCES, "write-protected")
            self._stage(0o600)
        elif stat.S_ISDIR(self.before.st_mode):
            raise IsADirectoryError(errno.EISDIR, "a folder")

    def _stage(self, mode: int) -> None:
        # The system lets a name have 255 bytes, not letters.
        begin = self.target.name.encode("utf-8", "ignore")[:100].decode("utf-8", "ignore")
        self.temporary = self.target.with_name(f".{begin}.{os.urandom(6).hex()}.tmp")
        handle = os.open(self.temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, mode)
        try:
            _fill(handle, self.content)
        except BaseException:
            self.tidy()
            raise
        finally:
            os.close(handle)

    def put_in_place(self) -> None:
        """Let the new content be what the file holds."""
        if self.temporary is None:
            with _signals(heard=True):  # whoever reads a pipe may take as long as it likes
                _pour(self.path, self.content)
            return
        if self.before is None and self.new:
            self._take_free_place(self.temporary)
        elif self.before is None or self._made_alike(self.temporary, self.before):
            self.temporary.replace(self.target)
            self.temporary = None
        else:
            # Its other names, or an owner that we are not, would be lost with a new file in its place.
            _overwrite(self.target, self.content)
        _sync_folder(self.target.parent)

    def _take_free_place(self, temporary: Path) -> None:
        """Move to a name that must be free still; where there are no hard links, as on a memory stick, almost so."""
        try:
            os.link(temporary, self.target)
        except FileExistsError:
            raise
        except OSError:
            if _status(self.path) is not None:
                raise FileExistsError(errno.EEXIST, "exists") from None
            temporary.replace(self.target)
            self.temporary = None

    def _made_alike(self, temporary: Path, before: os.stat_result) -> bool:
        """Give the new file the owner and the mode of the old; say whether it can take its place."""
        if before.st_nlink > 1:
            return False
        mine = temporary.stat()
        if (mine.st_uid, mine.st_gid) != (before.st_uid, before.st_gid):
            try:
                os.chown(temporary, before.st_uid, before.st_gid)
            except OSError:
                return False
        temporary.chmod(stat.S_IMODE(before.st_mode))
        return True

    def tidy(self) -> None:
        """Leave nothing behind."""
        if self.temporary is not None:
            with suppress(OSError):
                self.temporary.unlink()
            self.temporary = None


def _status(path: str) -> os.stat_result | None:
    """Return what is at a path, links followed; ``None`` if nothing is."""
    try:
        return os.stat(path)  # noqa: PTH116 (Path refuses what the system would name the reason for)
    except FileNotFoundError:
        return None


def _fill(handle: int, content: bytes) -> None:
    """Write all of a file, and wait until it is on disk."""
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(handle, rest) :]
    os.fsync(handle)


def _overwrite(target: Path, content: bytes) -> None:
    """Write into a file that is there; if that fails, what it held is put back."""
    held = target.read_bytes()
    handle = os.open(target, os.O_WRONLY | _BINARY)
    try:
        try:
            _fill(handle, content)
        except BaseException:
            os.lseek(handle, 0, os.SEEK_SET)
            _fill(handle, held)
            os.ftruncate(handle, len(held))
            raise
        os.ftruncate(handle, len(content))
        os.fsync(handle)
    finally:
        os.close(handle)


def _pour(path: str, content: bytes) -> None:
    """Write to a device or a pipe; a pipe that nobody reads is an error, not a wait for ever."""
    handle = os.open(path, os.O_WRONLY | getattr(os, "O_NONBLOCK", 0))
    if hasattr(os, "set_blocking"):
        os.set_blocking(handle, True)
    with os.fdopen(handle, "wb") as stream:
        stream.write(content)


def _sync_folder(folder: Path) -> None:
    """Make the rename itself durable, where the system lets a folder be opened (not on Windows)."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def unwritable(path: str, error: Exception) -> UsageError:
    """Return what is told where the system does not let a file or folder be written."""
    return UsageError(said("error.unwritable", path=path, reason=reason_of(error)))


@contextmanager
def _signals(*, heard: bool) -> Iterator[None]:
    """Let the signals that end a program come through, or wait, where there is such a thing (not on Windows)."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    how = signal.SIG_UNBLOCK if heard else signal.SIG_BLOCK
    before = signal.pthread_sigmask(how, {signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _written(path: str) -> Iterator[None]:
    try:
        yield
    except FileExistsError:
        raise UsageError(said("error.exists", path=path)) from None
    except (OSError, ValueError) as error:
        raise unwritable(path, error) from error


#: Windows ends lines its own way unless told not to.
_BINARY = getattr(os, "O_BINARY", 0)
