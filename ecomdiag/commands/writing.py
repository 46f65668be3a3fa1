"""Where the commands write: what ``-o`` may name, checked before anything is read, asked or written.

One policy for all of them: an output is never an input; the ending of its name says what is in it; what can be
made again (reports, documents, schemas) replaces the file that is there, unless that is one that people write (answers,
a questionnaire …), whether the command reads it or not; what somebody is to fill in (answers) never replaces any.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from itertools import combinations
from pathlib import Path

from ecomdiag import loader
from ecomdiag.commands.console import print_text, tell
from ecomdiag.loader.files import STDIN, read_bytes, try_writing, unwritable, write_all
from ecomdiag.problems.errors import UsageError
from ecomdiag.record import Record
from ecomdiag.texts import Language, say
from ecomdiag.texts.words import said


class OutputKind(Record, kw_only=False):
    """What is written to a file: the endings that its name may have, and how the file is treated."""

    endings: tuple[str, ...]
    #: Whether it holds answers, which only the owner of the file may read.
    private: bool = False
    #: Whether it never replaces a file.
    new: bool = False
    #: Whether it may replace what people write.
    over_work: bool = False

    def ending_of(self, path: str) -> str | None:
        """Return the ending of a file's name, even where it is all of the name; ``None`` if it is none of them."""
        return next((ending for ending in self.endings if path.lower().endswith(ending)), None)


REPORT = OutputKind((".json", ".md", ".markdown", ".html", ".htm", ".pdf", ".txt"), private=True)
ANSWERS_FILE = OutputKind((".yaml", ".yml"), private=True, new=True)
#: Answers to be filled in, in a text or in a sheet.
TEMPLATE = OutputKind((".yaml", ".yml", ".xlsx"), private=True, new=True)
DOCUMENT = OutputKind((".md", ".markdown"))
DRAWING = OutputKind((".mmd",))
SCHEMA = OutputKind((".json",))
#: Answers that are nobody's: those with which a questionnaire fails.
EXAMPLE = OutputKind((".yaml",), over_work=True)
#: Signs that are named of those that the fonts of a PDF lack.
MOST_LOST = 8


def check_outputs(paths: Sequence[str], kind: OutputKind, *, inputs: Sequence[str | None] = ()) -> None:
    """Refuse what cannot be, or must not be, written to: before anything is read. Raises ``UsageError``."""
    for path in paths:
        if kind.ending_of(path) is None:
            endings = ", ".join(kind.endings)
            raise UsageError(said("error.ending", path=path, endings=endings))
        if any(own is not None and _same(path, own) for own in inputs):
            raise UsageError(said("error.output_is_input", path=path))
        if _is_stream(path, sys.stdout):
            raise UsageError(said("error.output_is_stdout", path=path))
    for one, other in combinations(paths, 2):
        if _same(one, other):
            raise UsageError(said("error.output_twice", path=other))
    for path in paths:
        try_writing(path, new=kind.new)
        if not kind.over_work and Path(path).is_file():
            _spare_work(path)


def require_file(path: str) -> None:
    """Refuse to keep answers where no file is, nor can be: in a device, a pipe or a folder. Raises ``UsageError``."""
    try:
        kept = not Path(path).exists() or Path(path).is_file()
    except (OSError, ValueError) as error:
        raise unwritable(path, error) from None
    if not kept:
        raise UsageError(said("error.not_a_file", path=path))


def check_folder(path: str) -> None:
    """Refuse a folder in which no file can be made, before anything is read or asked; it need not be there yet.

    Leaves no trace. Raises ``UsageError``.
    """
    place = Path(path)
    try:
        while not place.exists() and place != place.parent:
            place = place.parent
        if not place.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, "not a folder")
        probe = place / f".{os.urandom(6).hex()}.tmp"
        probe.touch(mode=0o600, exist_ok=False)
        probe.unlink()
    except (OSError, ValueError) as error:
        raise unwritable(path, error) from None


def make_folder(path: str) -> None:
    """Make the folder for several files, unless it is there. Raises ``UsageError`` if it cannot be."""
    try:
        Path(path).mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        raise unwritable(path, error) from None


def write_or_print(text: str, output: str | None, kind: OutputKind, language: Language) -> None:
    """Write a text to a file, which is told, or on standard output if no file was asked for."""
    if output is None:
        print_text(text)
    else:
        write_outputs([(output, text)], kind, language)


def write_outputs(files: Sequence[tuple[str, str | bytes]], kind: OutputKind, language: Language) -> None:
    """Write texts to files (paths and texts), all or none, and tell so."""
    try:
        write_all(files, private=kind.private, new=kind.new)
    except UsageError as error:
        # The language of what is written may be another than that of the command: an interview can be switched.
        raise UsageError(*error.lines(language)) from None
    for path, content in files:
        tell(say("written", language, path=path))
        tell_lost(path, content, language)


def tell_lost(name: str, content: object, language: Language) -> None:
    """Tell which signs a PDF could not say, if it is one."""
    lost: str = getattr(content, "lost", "")
    if lost:
        shown = " ".join(lost[:MOST_LOST]) + (" …" if len(lost) > MOST_LOST else "")
        tell(say("written.boxes", language, path=name, signs=shown))


def _spare_work(path: str) -> None:
    """Refuse to write over what somebody has written. Raises ``UsageError``."""
    try:
        content = read_bytes(path)
    except UsageError:
        return  # whoever may write it and not read it has nothing of theirs in it
    if (kind := loader.other_kinds.written_by_hand(content)) is not None:
        raise UsageError(said("error.output_is_work", path=path, kind=said(f"kind.{kind}")))


def _same(output: str, other: str) -> bool:
    """Whether two paths are one file: by another name, a link, or as standard input."""
    if other == STDIN:
        return _is_stream(output, sys.stdin)
    try:
        return Path(output).samefile(other)
    except (OSError, ValueError):
        return _resolved(output) == _resolved(other)


def _resolved(path: str) -> str:
    """Return the one name of a file that is not there yet."""
    with suppress(OSError, ValueError):
        path = os.path.realpath(path)
    # Windows and macOS take Ñ.md and ñ.md for one file.
    return path.casefold() if os.name == "nt" or sys.platform == "darwin" else path


def _is_stream(path: str, stream: object) -> bool:
    """Whether a path is the file that a standard stream reads or writes."""
    try:
        return os.path.samestat(os.stat(path), os.fstat(stream.fileno()))  # type: ignore[attr-defined]  # noqa: PTH116
    except (AttributeError, OSError, ValueError):
        return False
