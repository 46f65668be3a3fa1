"""How tests run the command: as a function in this process, or as a process of its own.

Both take the same words, standard input and environment, and give the same record. Starting a process costs a tenth of
a second and more, so it is for what only a process shows: its start, its streams, its signals, its end.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import os
import signal
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator
from io import TextIOWrapper
from pathlib import Path
from typing import IO, TypeAlias
from unittest import mock

from remembered import reading

Done: TypeAlias = "subprocess.CompletedProcess[str]"
Run: TypeAlias = Callable[..., Done]

#: What the person's environment may say to the program; a test says it itself.
SPOKEN = ("LANG", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "TERM")
#: What is settled once, when the program starts: the language of its help, and all that Python itself looks at.
AT_THE_START = ("LANG", "LC_", "PYTHON")


def environment(**spoken: str) -> dict[str, str]:
    """The environment of this process, without what the person says in it, with what the test says."""
    quiet = {name: value for name, value in os.environ.items() if name not in SPOKEN}
    return {**quiet, "LANG": "C.UTF-8", "TERM": "xterm", **spoken}


def process(folder: Path) -> Run:
    """Run the command in a folder as a process, off a terminal, in English unless told otherwise."""

    def run(*arguments: str, stdin: str | bytes = b"", **spoken: str) -> Done:
        words = [sys.executable, "-m", "ecomdiag", *arguments]
        done = subprocess.run(
            words, input=_bytes(stdin), capture_output=True, cwd=folder, env=environment(**spoken), timeout=60
        )
        return _record(words, done.returncode, done.stdout, done.stderr)

    return run


def in_process(folder: Path) -> Run:
    """Run the command in a folder within this process; as a process of its own if that alone can show it."""

    def run(*arguments: str, stdin: str | bytes = b"", **spoken: str) -> Done:
        if any(name.startswith(AT_THE_START) for name in spoken):
            return process(folder)(*arguments, stdin=stdin, **spoken)
        with contextlib.ExitStack() as stack:
            streams = [stack.enter_context(tempfile.TemporaryFile()) for _ in range(3)]
            streams[0].write(_bytes(stdin))
            streams[0].seek(0)
            stack.enter_context(_standing_in(folder, arguments, spoken))
            code = _ran(*streams)
            return _record(["ecomdiag", *arguments], code, *map(_written, streams[1:]))

    return run


@contextlib.contextmanager
def _standing_in(folder: Path, arguments: tuple[str, ...], spoken: dict[str, str]) -> Iterator[None]:
    """Give the program its words, environment and folder, and take back afterwards what it set for a whole process."""
    start = importlib.import_module("ecomdiag.__main__")
    handlers = {number: signal.getsignal(number) for number in signal.valid_signals()}
    asked, told = reading()
    thresholds, main = gc.get_threshold(), sys.modules["__main__"]
    with (
        mock.patch.dict(os.environ, environment(**spoken), clear=True),
        mock.patch.object(sys, "argv", [str(start.__file__), *arguments]),
        mock.patch("ecomdiag.loader.questionnaire.parse_questionnaire", asked),
        mock.patch("ecomdiag.loader.advice.loading.parse_advice", told),
        contextlib.chdir(folder),
    ):
        try:
            sys.modules["__main__"] = start  # the parser reads its own name there
            yield
        finally:
            sys.modules["__main__"] = main
            gc.set_threshold(*thresholds)
            for number, handler in handlers.items():
                if signal.getsignal(number) != handler:
                    signal.signal(number, handler)


def _ran(stdin: IO[bytes], stdout: IO[bytes], stderr: IO[bytes]) -> int:
    """Run the program on these streams, and return its exit code."""
    given = TextIOWrapper(stdin, "utf-8", "surrogateescape")
    out = TextIOWrapper(stdout, "utf-8", "surrogateescape")
    err = TextIOWrapper(stderr, "utf-8", "backslashreplace", line_buffering=True)
    names = {
        "stdin": given,
        "stdout": out,
        "stderr": err,
        "__stdin__": given,
        "__stdout__": out,
        "__stderr__": err,
    }
    with mock.patch.multiple(sys, **names):
        code = _exit_code(err)
    for stream in (given, out, err):
        stream.detach()  # flushed, and its file left open
    return code


def _exit_code(err: TextIOWrapper) -> int:
    from ecomdiag.cli import run

    try:
        run()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    except Exception:  # noqa: BLE001 - as a process ends whose program does not catch it
        traceback.print_exc(file=err)
        return 1
    return 0


def _written(stream: IO[bytes]) -> bytes:
    stream.seek(0)
    return stream.read()


def _bytes(text: str | bytes) -> bytes:
    return text.encode() if isinstance(text, str) else text


def _record(words: list[str], code: int, out: bytes, err: bytes) -> Done:
    return subprocess.CompletedProcess(words, code, out.decode("utf-8"), err.decode("utf-8"))
