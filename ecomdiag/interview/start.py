"""Puts an interview together: a session, its file, and the way to show it that suits the terminal."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Sequence
from typing import Protocol, TypeAlias

from ecomdiag.interview.beginning import Before
from ecomdiag.interview.conclusion import Conclude
from ecomdiag.interview.interruptions import Interruptions
from ecomdiag.interview.session import Session
from ecomdiag.problems.errors import InterruptedInterviewError, UsageError
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.texts import Language, say, worded
from ecomdiag.texts.typed import typed
from ecomdiag.texts.words import Words, said

Resuming: TypeAlias = Callable[[str, AnswerSheet, Language], list[str]]
"""Gives the command that goes on with a file, in which these answers are."""


class Kept(Protocol):
    """The file that an interview is kept in."""

    #: Where it is now: saving may have had to go on elsewhere.
    path: str

    def save(self, sheet: AnswerSheet, resume_at: str | None) -> Words | str:
        """Put a sheet on disk, as ``session.Save``."""

    def leave(self) -> None:
        """Note what is saved, for whoever comes back."""


def hold(
    questionnaire: Questionnaire,
    sheet: AnswerSheet,
    kept: Kept,
    *,
    language: Language,
    plain: bool,
    resume_at: str | None,
    resuming: Resuming,
    before: Before | None = None,
    conclude: Conclude | None = None,
    meanwhile: Sequence[Words] = (),
    today: str | None = None,
) -> Session:
    """Hold an interview from a sheet to its end; ``resuming`` gives the command that goes on with a file.

    ``before`` is what the welcome and the questions about the company need; without it there are none. With
    ``conclude`` it ends with the result on a page, and the offer to save it. ``meanwhile`` says what has changed
    since somebody was asked the last time, ``today`` is the day that notes bear.

    Raises ``InterruptedInterviewError`` if the person leaves early, with what is saved where, and how to go on.
    """
    with Interruptions() as interruptions:
        # What the options say of the company is kept at once; if it cannot be, better to hear it now.
        told = [worded(words, language) for words in (*meanwhile, kept.save(sheet, resume_at))]
        session = Session(
            questionnaire,
            sheet,
            save=kept.save, language=language, clock=time.monotonic, resume_at=resume_at,
            notice=" ".join(filter(None, told)), before=before, conclude=conclude, today=today,
        )  # fmt: skip
        show(session, interruptions, plain=plain)
        if session.left_early:
            kept.leave()
            raise InterruptedInterviewError(*_parting(session, kept.path, resuming))
    return session


def parting_words(session: Session) -> list[str]:
    """Return what has to be told at the end of an interview: where saving went on, or what is lost."""
    if session.lost:
        count = len(session.sheet.answers)
        return [say("interview.lost", session.language, reason=session.lost, count=count)]
    return [session.notice] if session.notice else []


def _parting(session: Session, path: str, resuming: Resuming) -> list[str]:
    words = parting_words(session)
    if not session.lost:
        words.append(say("interview.left_early", session.language, path=path))
        words.append(typed(resuming(path, session.sheet, session.language)))
    return words


def can_ask() -> bool:
    """Whether there is a person at a terminal: keys piped in must never be taken for answers."""
    return sys.stdin.isatty() and (sys.stderr.isatty() or sys.stdout.isatty())


def line_by_line(*, plain: bool) -> bool:
    """Whether the interview is held in lines: because that is wished, or the terminal can do no more."""
    return plain or os.environ.get("TERM") == "dumb"


def show(session: Session, interruptions: Interruptions, *, plain: bool) -> None:
    """Hold the interview on the terminal: on the whole screen, or line by line. Only that one is read."""
    # Standard output is for the report; a person who redirects it still sees the questions.
    stream = sys.stderr if sys.stderr.isatty() else sys.stdout
    if line_by_line(plain=plain):
        from ecomdiag.interview import plain as lines

        lines.hold(session, interruptions, sys.stdin, stream)
    else:
        from ecomdiag.interview import host

        host.hold(session, interruptions, stream)


def require_terminal() -> None:
    """Raise ``UsageError``, with the way to script a diagnosis, if there is nobody to ask."""
    if not can_ask():
        raise UsageError(said("error.no_terminal"))
