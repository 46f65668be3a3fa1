"""Reading what is longer than the screen: in the person's pager, or piece by piece where there is none."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryFile
from typing import NoReturn

from ecomdiag.interview.interruptions import Interruptions
from ecomdiag.texts import Language, say

#: Seconds between two looks at whether the pager, or everything, has ended.
LOOK = 0.05


def show_in_pager(text: str, language: Language, interruptions: Interruptions) -> None:
    """Show a text, in colour, until the person has read it, or a signal ends the interview."""
    command = pager()
    if not command or not _paged(command, text, interruptions):
        _by_pieces(text, language, interruptions)


def pager() -> list[str]:
    """Return the command of the person's pager, or of one that is there; none if nothing would wait to be read."""
    try:
        command = shlex.split(os.environ.get("PAGER", ""))
    except ValueError:
        command = []
    if not command:
        command = next(([name] for name in ("less", "more") if shutil.which(name)), [])
    name = Path(command[0]).name if command else ""
    if name == "cat":
        return []
    return [*command, "-R"] if name == "less" else command


def _paged(command: list[str], text: str, interruptions: Interruptions) -> bool:
    """Show a text in a pager; whether there was one."""
    # A pipe would fill up before all is read. Ctrl-Z stops the pager, so it has to stop all.
    stopping = interruptions.waking(lambda: None, suspend=interruptions.stop)
    # What is written is UTF-8, whatever the locale; less shows the bytes of it where that is not there.
    environment = {"LESSCHARSET": "utf-8", **os.environ}
    with TemporaryFile() as file, stopping:
        file.write(text.encode(errors="replace"))
        file.seek(0)
        try:
            running = subprocess.Popen(command, stdin=file, env=environment)  # noqa: S603 - the person's own
        except OSError:
            return False
        while running.poll() is None:
            if interruptions.ended:
                running.kill()
                running.wait()
            time.sleep(LOOK)
    return running.returncode not in {126, 127}


def _by_pieces(text: str, language: Language, interruptions: Interruptions) -> None:
    rows = max(shutil.get_terminal_size().lines - 2, 1)
    lines = text.splitlines()
    try:
        with interruptions.waking(_interrupt):
            for start in range(0, len(lines), rows):
                sys.stdout.write("\n".join([*lines[start : start + rows], ""]))
                last = start + rows >= len(lines)
                answer = input(say("ending.pieces_end" if last else "ending.pieces", language) + " ")
                if answer.strip():
                    return
    except (EOFError, KeyboardInterrupt, UnicodeDecodeError):
        return


def _interrupt() -> NoReturn:
    raise KeyboardInterrupt
