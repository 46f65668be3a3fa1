"""What all commands share: the common options, and what is said on both streams."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from ecomdiag import environment
from ecomdiag.errors import AnswersError, ProblemsError, QuestionnaireError
from ecomdiag.texts import Language, say

if TYPE_CHECKING:
    from ecomdiag.model import Questionnaire
    from ecomdiag.problems import Problem

#: The language of the help, and of everything else unless ``--lang`` says otherwise.
HOME: Language = environment.language_of_environment()

#: How every group of commands is set up: help without markup, none of typer's own additions.
PLAIN_HELP: dict[str, Any] = {"rich_markup_mode": None, "no_args_is_help": True, "add_completion": False}


class Lang(StrEnum):
    """The languages that can be asked for."""

    ES = "es"
    EN = "en"


class ListFormat(StrEnum):
    """The formats of a list of problems."""

    TEXT = "text"
    JSON = "json"


def help_of(key: str) -> str:
    """Return the help of a command or option, in the language of the environment."""
    return say(f"help.{key}", HOME)


LangOption = Annotated[Lang | None, typer.Option("--lang", help=help_of("lang"))]
QuestionnaireOption = Annotated[
    str | None, typer.Option("--questionnaire", metavar="FILE", help=help_of("own"))
]


def language_of(lang: Lang | None) -> Language:
    """Return the language asked for, or that of the environment."""
    return HOME if lang is None else "es" if lang is Lang.ES else "en"


def load_asked(path: str | None, language: Language) -> Questionnaire:
    """Return the questionnaire of a file, or the shipped one; a fault in it knows its file."""
    from ecomdiag.loader.questionnaire import load_questionnaire

    try:
        return load_questionnaire(path, language)
    except QuestionnaireError as error:
        error.path, error.language = path or "questions.yaml", language
        raise


def print_text(text: str) -> None:
    """Write on standard output, where nothing but the result goes."""
    # What colour a text has was decided when it was made: typer is not to take it away again.
    typer.echo(text, nl=False, color=True)


def tell(line: str) -> None:
    """Say something on standard error: a line of text, in which nothing acts on the terminal."""
    from ecomdiag.showing import plain

    typer.echo(plain(line), err=True)


def tell_problems(error: ProblemsError) -> None:
    """Say on standard error what is wrong with a file."""
    kind: Literal["errors", "faults"] = "faults" if isinstance(error, QuestionnaireError) else "errors"
    for line in listing(error.problems, error.path, error.language, kind=kind):
        tell(line)
    if isinstance(error, AnswersError) and all(p.rule == "unanswered" for p in error.problems if p.stops):
        tell(say("check.incomplete", error.language))


def listing(
    problems: Sequence[Problem],
    path: str,
    language: Language,
    *,
    kind: Literal["errors", "faults"] = "errors",
) -> list[str]:
    """Say every problem on a line of its own, and how many there are: errors of answers, or faults of content."""
    lines = [problem.line(path, language) for problem in problems]
    count = len(stopping(problems))
    if not lines:
        return [say("check.sound", language, path=path)]
    if count:
        lines.append(say(f"check.{kind}_{'one' if count == 1 else 'many'}", language, count=str(count)))
    return lines


def stopping(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """Return the problems with which no diagnosis can be made."""
    return tuple(problem for problem in problems if problem.stops)
