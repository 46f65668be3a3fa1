"""The real program in a pseudo-terminal, with a screen emulator that shows what a person sees."""

from __future__ import annotations

import codecs
import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pexpect
import pyte
from keys import ENTER, TAB, keys_for

from ecomdiag.interview.screens import QuestionScreen
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.questionnaire.sheet import AnswerSheet

#: How long a screen may take to come, in seconds; far more than it ever needs.
PATIENCE = 30.0
#: By these words the welcome is known, on the screen and line by line; what goes on from it.
WELCOME = ("straight to the questions", "directo a las preguntas")
_SPOKEN = ("LANG", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES")


#: Isolates have no width. pyte draws nothing of what stands behind such a sign.
UNSEEN = {0x2068: None, 0x2069: None}


class Program:
    """``ecomdiag`` as a person runs it: keys go in, a screen comes out."""

    def __init__(
        self,
        folder: Path,
        *arguments: str,
        columns: int = 80,
        rows: int = 24,
        program: tuple[str, list[str]] = (sys.executable, ["-m", "ecomdiag"]),
        welcomed: bool = False,
        **environment: str,
    ) -> None:
        """Whoever waits for something passes the welcome by, unless it is ``welcomed`` that is wanted."""
        self._hurried = not welcomed
        spoken = {name: value for name, value in os.environ.items() if name not in _SPOKEN}
        spoken |= {"LANG": "C.UTF-8", "TERM": "xterm-256color", **environment}
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.Stream(self.screen)
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self.written = b""
        self.process = pexpect.spawn(
            program[0],
            [*program[1], *arguments],
            cwd=str(folder),
            env=spoken,
            dimensions=(rows, columns),
            timeout=PATIENCE,
        )
        self.process.delaybeforesend = None

    @property
    def lines(self) -> list[str]:
        """The lines on the screen now."""
        return [line.rstrip() for line in self.screen.display]

    @property
    def text(self) -> str:
        """The screen as one line of words, so that line breaks do not matter."""
        return " ".join(" ".join(self.lines).split())

    @property
    def said(self) -> str:
        """All that was ever written, as text."""
        return self.written.decode(errors="replace")

    def read(self, seconds: float = 0.02) -> bool:
        """Take in what the program writes; say whether it still may write more."""
        try:
            data = self.process.read_nonblocking(65536, timeout=seconds)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        self.written += data
        self._stream.feed(self._decoder.decode(data).translate(UNSEEN))
        return True

    def wait_for(self, wanted: str | Callable[[], bool]) -> None:
        """Wait until a text is on the screen, or something holds. Raises if it never does."""
        end = time.monotonic() + PATIENCE
        while not (wanted() if callable(wanted) else wanted in self.text):
            if self._hurried and any(words in self.text for words in WELCOME):
                self._hurried = False
                self.type(TAB if "Tab" in self.text else ">\n")
            if not self.read() or time.monotonic() > end:
                raise AssertionError(f"{wanted!r} is not to be seen in:\n" + "\n".join(self.lines))

    def type(self, keys: str) -> None:
        self.process.send(keys)

    def resize(self, columns: int, rows: int) -> None:
        self.screen.resize(rows, columns)
        self.process.setwinsize(rows, columns)

    def kill(self, how: int = signal.SIGKILL) -> None:
        self.process.kill(how)
        self.finish()

    def finish(self) -> int | None:
        """Wait for the end; return the exit code."""
        end = time.monotonic() + PATIENCE
        while self.read(0.1):
            if time.monotonic() > end:
                raise AssertionError("the program does not end:\n" + "\n".join(self.lines))
        self.process.close()
        return self.process.exitstatus


def typed_for(screen: Any, wanted: AnswerSheet) -> str:
    """Return the keys that take a screen on towards a sheet; at a review, Enter."""
    if isinstance(screen, QuestionScreen):
        return "".join(keys_for(screen.question, wanted.answers[screen.question.id], screen.answer))
    return ENTER


def start_of(questionnaire: Questionnaire, name: str, language: str) -> str:
    """Return a question's text as it stands on a wide screen."""
    text = questionnaire.by_id[name].text
    return " ".join((text.es if language == "es" else text.en).split())
