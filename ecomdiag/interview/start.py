"""Puts an interview together: a session, its file, and the way to show it that suits the terminal."""

from __future__ import annotations

import os
import shlex
import sys
import time

from ecomdiag.errors import InterruptedInterviewError, UsageError
from ecomdiag.interview.session import Save, Session
from ecomdiag.model import AnswerSheet, Questionnaire
from ecomdiag.texts import Language, say


def session_for(
    questionnaire: Questionnaire, sheet: AnswerSheet, *, save: Save, language: Language, resume_at: str | None
) -> Session:
    """Begin or resume an interview over a sheet."""
    return Session(
        questionnaire, sheet, save=save, language=language, clock=time.monotonic, resume_at=resume_at
    )


def can_ask() -> bool:
    """Whether there is a person at a terminal: keys piped in must never be taken for answers."""
    return sys.stdin.isatty() and (sys.stderr.isatty() or sys.stdout.isatty())


def show(session: Session, *, plain: bool) -> None:
    """Hold the interview on the terminal: on the whole screen, or line by line."""
    if plain or os.environ.get("TERM") == "dumb":
        _show_lines(session)
    else:
        _show_screen(session)


def leave(session: Session, path: str, command: list[str]) -> None:
    """Raise what ends the run if the person left early, with the one command that resumes."""
    if session.left_early:
        said = say("interview.left_early", session.language, path=path)
        lines = [*filter(None, [session.notice]), said, shlex.join(command)]
        raise InterruptedInterviewError("\n".join(lines))


def require_terminal(language: Language) -> None:
    """Raise ``UsageError``, with the way to script a diagnosis, if there is nobody to ask."""
    if not can_ask():
        raise UsageError(say("error.no_terminal", language))


def _show_screen(session: Session) -> None:
    from prompt_toolkit.output.defaults import create_output

    from ecomdiag.interview.terminal import TerminalInterview

    # Standard output is for the report; a person who redirects it still sees the questions.
    stream = sys.stderr if sys.stderr.isatty() else sys.stdout
    TerminalInterview(session, output=create_output(stdout=stream)).run()


def _show_lines(session: Session) -> None:
    from ecomdiag.interview.plain import PlainInterview

    stream = sys.stderr if sys.stderr.isatty() else sys.stdout

    def write(line: str) -> None:
        print(line, file=stream, flush=True)

    def read() -> str:
        line = sys.stdin.readline()
        if not line:
            raise EOFError
        return line

    PlainInterview(session, read=read, write=write).run()
