"""Lines of text to and from a person at a terminal, for the interview line by line."""

from __future__ import annotations

import os
from typing import NoReturn, TextIO

from ecomdiag.interview.interruptions import Interruptions
from ecomdiag.interview.lines import wrap
from ecomdiag.texts.bidi import isolated_line


class Lines:
    """Writes lines that break between words, and reads lines; nothing but the waiting is ever interrupted."""

    def __init__(self, source: TextIO, target: TextIO, interruptions: Interruptions) -> None:
        self.source = source
        self.target = target
        self.interruptions = interruptions
        self._last = ""

    def write(self, line: str) -> None:
        """Write a line, with as many breaks as the terminal's width calls for."""
        self._last = line
        try:
            columns = os.get_terminal_size(self.target.fileno()).columns
        except (OSError, ValueError):
            columns = 0
        for part in wrap(line, columns - 1) if columns else [line]:
            print(isolated_line(part), file=self.target)
        self.target.flush()

    def read(self) -> str:
        """Read a line. Raises ``EOFError`` or ``KeyboardInterrupt`` if there is nobody any more, and
        ``UnicodeDecodeError`` if it is no text."""
        with self.interruptions.waking(_interrupt, redraw=self._again):
            self.interruptions.wait_for(self.source.fileno())
            line = self.source.buffer.readline()
        if not line:
            raise EOFError
        # A terminal that is said to speak plain ASCII is heard as one that speaks UTF-8.
        encoding = "utf-8" if self.source.encoding.lower() in _ASCII else self.source.encoding
        return line.decode(encoding)

    def _again(self) -> None:
        """Say the last line again, to somebody who comes back."""
        self.write(self._last)


_ASCII = frozenset({"ascii", "us-ascii", "ansi_x3.4-1968", "646"})


def _interrupt() -> NoReturn:
    raise KeyboardInterrupt
