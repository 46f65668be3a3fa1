"""How far something long has come, on standard error, for whoever waits at a terminal."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from contextlib import suppress
from types import TracebackType
from typing import TextIO

from ecomdiag.texts import Language, say

#: Seconds before anything is shown, and between one showing and the next.
PATIENCE, PAUSE = 2.0, 0.2


class Progress:
    """A line that says how far it is, written over itself, and gone in the end; on a terminal only."""

    def __init__(
        self,
        key: str,
        language: Language,
        stream: TextIO | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.key = key
        self.language = language
        self.stream = sys.stderr if stream is None else stream
        self.clock = clock
        self.next = clock() + PATIENCE
        self.shown = 0

    def __call__(self, done: int, whole: int) -> None:
        """Tell that so much is done."""
        now = self.clock()
        if now < self.next or not self.stream.isatty():
            return
        self.next = now + PAUSE
        self._show(say(self.key, self.language, percent=str(100 * done // max(whole, 1))))

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.shown:
            self._show("")
            self._write("\r")

    def _show(self, line: str) -> None:
        self._write("\r" + line.ljust(self.shown))
        self.shown = len(line)

    def _write(self, text: str) -> None:
        with suppress(OSError, ValueError):  # whoever does not see it misses nothing
            self.stream.write(text)
            self.stream.flush()
