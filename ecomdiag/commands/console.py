"""What is said on both streams."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

import typer

from ecomdiag import loader
from ecomdiag.commands import environment
from ecomdiag.commands.options import spoken
from ecomdiag.problems.errors import (
    AnswersError,
    ProblemsError,
    ReaderGoneError,
)
from ecomdiag.texts import Language, say

if TYPE_CHECKING:
    from ecomdiag.problems.problem import Problem


def print_text(text: str) -> None:
    """Write on standard output, where nothing but the result goes.

    Raises ``UsageError`` if it cannot be written, and ``ReaderGoneError`` if nobody reads it.
    """
    try:
        # What colour a text has was decided when it was made: typer is not to take it away again.
        typer.echo(text, nl=False, color=True)
    except OSError as error:
        environment.give_up(sys.stdout)
        if is_gone(error):
            raise ReaderGoneError from None
        raise loader.reasons.no_output(error) from None


def print_bytes(content: bytes) -> None:
    """Write what is no text on standard output. Raises ``UsageError`` or ``ReaderGoneError``."""
    try:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except OSError as error:
        environment.give_up(sys.stdout)
        if is_gone(error):
            raise ReaderGoneError from None
        raise loader.reasons.no_output(error) from None


def tell(line: str) -> None:
    """Say something on standard error: a line of text, in which nothing acts on the terminal."""
    from ecomdiag.texts.showing import shown_line

    try:
        typer.echo(shown_line(line), err=True)
    except OSError:
        # There is nobody to say it to. What happened is in the exit code.
        environment.give_up(sys.stderr)


def is_gone(error: OSError) -> bool:
    """Whether a stream cannot be written because nobody reads it any more; Windows has no name of its own for that."""
    return isinstance(error, BrokenPipeError) or (os.name == "nt" and error.errno == errno.EINVAL)


def tell_problems(error: ProblemsError) -> None:
    """Say on standard error what is wrong with a file."""
    kind: Literal["errors", "faults"] = "errors" if isinstance(error, AnswersError) else "faults"
    for line in listing(error.problems, error.path, spoken(), kind=kind):
        tell(line)
    if isinstance(error, AnswersError) and all(p.rule == "unanswered" for p in error.problems if p.stops):
        tell(say("check.incomplete", spoken()))


def listing(
    problems: Sequence[Problem],
    path: str,
    language: Language,
    *,
    kind: Literal["errors", "faults"] = "errors",
) -> list[str]:
    """Say every problem on a line of its own, and how many there are: errors of answers, or faults of content."""
    from ecomdiag.problems.problem import count_of, of_a_file

    lines = [problem.line(path, language) for problem in of_a_file(problems)]
    count = count_of(stopping(problems))
    if not lines:
        return [say("check.sound", language, path=path)]
    if count:
        lines.append(say(f"check.{kind}", language, count=count))
    return lines


def stopping(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """Return the problems with which no diagnosis can be made."""
    return tuple(problem for problem in problems if problem.stops)
