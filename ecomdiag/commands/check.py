"""``ecomdiag check``: all problems of an answers file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer

from ecomdiag import report
from ecomdiag.commands.command import command
from ecomdiag.commands.console import listing, print_text, stopping
from ecomdiag.commands.exits import ANSWERS, QUESTIONNAIRE
from ecomdiag.commands.listed import ListFormat
from ecomdiag.commands.options import (
    LangOption,
    QuestionnaireOption,
    help_of,
    language_for,
    language_of,
)
from ecomdiag.commands.progress import Progress
from ecomdiag.loader.folders import answers_files, is_folder
from ecomdiag.loader.questionnaire import load_questionnaire
from ecomdiag.problems.errors import UsageError
from ecomdiag.problems.problem import Problem
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.texts import LANGUAGES, Language, worded
from ecomdiag.texts.showing import shown_line
from ecomdiag.texts.words import Text
from ecomdiag.workflows.answers import check as checked


@command(
    examples=(
        "ecomdiag check answers.yaml",
        "ecomdiag check answers.yaml --format json",
        "ecomdiag check clients",
    ),
    exits=(ANSWERS, QUESTIONNAIRE),
)
def check(
    files: Annotated[list[str], typer.Argument(metavar="FILE", help=help_of("checked_files"))],
    list_format: Annotated[
        ListFormat, typer.Option("--format", help=help_of("check_format"))
    ] = ListFormat.TEXT,
    lang: LangOption = None,
    questionnaire: QuestionnaireOption = None,
) -> None:
    """List all problems of an answers file."""
    language = language_of(lang)
    asked = load_questionnaire(questionnaire)
    language = language_for(language, asked.languages)
    if len(files) > 1 or is_folder(files[0]):
        _check_all(asked, answers_files(files), list_format, language)
        return
    problems = checked(asked, files[0])
    if list_format is ListFormat.JSON:
        print_text(report.problems.render_problems(problems, language))
    else:
        print_text(_lines(listing(problems, files[0], language)))
    if stopping(problems):
        raise typer.Exit(ANSWERS)


def _check_all(asked: Questionnaire, paths: Sequence[str], form: ListFormat, language: Language) -> None:
    """List the problems of several files, and count in how many there are any that prevent the diagnosis."""
    from ecomdiag.report import several  # tables, which one file does not need

    found: list[tuple[str, Sequence[Problem]]] = []
    with Progress("several.progress", language) as progress:
        for place, path in enumerate(paths):
            progress(place, len(paths))
            found.append((path, _checked(asked, path)))
    failed = sum(bool(stopping(problems)) for _, problems in found)
    if form is ListFormat.JSON:
        print_text(several.checked_json(found, language))
    else:
        told = [line for path, problems in found for line in listing(problems, path, language)]
        print_text(_lines([*told, several.counted(len(paths), failed, language)]))
    if failed:
        raise typer.Exit(ANSWERS)


def _checked(asked: Questionnaire, path: str) -> Sequence[Problem]:
    """Return the problems of one of several files: one that cannot be read does not keep the others from being."""
    try:
        return checked(asked, path)
    except UsageError as error:
        return [
            Problem(rule="unreadable", sentence=Text(*(worded(own, each) for each in LANGUAGES)))
            for own in error.words
        ]


def _lines(told: Sequence[str]) -> str:
    return "".join(f"{shown_line(line)}\n" for line in told)
