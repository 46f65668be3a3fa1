"""``ecomdiag questionnaire diff``: what a new version means for answers already given."""

from __future__ import annotations

from typing import Annotated

import typer

from ecomdiag.commands import environment
from ecomdiag.commands.command import command
from ecomdiag.commands.console import print_text
from ecomdiag.commands.exits import QUESTIONNAIRE
from ecomdiag.commands.listed import ListFormat
from ecomdiag.commands.options import LangOption, help_of, language_for, language_of
from ecomdiag.commands.values import read_once
from ecomdiag.loader.questionnaire import load_questionnaire
from ecomdiag.report.versions import json_text, text
from ecomdiag.workflows import versions


@command(
    examples=(
        "ecomdiag questionnaire diff old.yaml new.yaml",
        "ecomdiag questionnaire diff old.yaml new.yaml --answers answers.yaml --strict",
    ),
    exits=(QUESTIONNAIRE,),
)
def diff(
    old: Annotated[str, typer.Argument(metavar="OLD", help=help_of("diff_old"))],
    new: Annotated[str, typer.Argument(metavar="NEW", help=help_of("diff_new"))],
    answers: Annotated[
        list[str] | None, typer.Option("--answers", metavar="FILE", help=help_of("diff_answers"))
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help=help_of("diff_strict"))] = False,
    list_format: Annotated[
        ListFormat, typer.Option("--format", help=help_of("diff_format"))
    ] = ListFormat.TEXT,
    lang: LangOption = None,
) -> None:
    """Tell what changed between two versions of a questionnaire."""
    language = language_of(lang)
    read_once([old, new, *(answers or ())])
    changes = versions.diff(load_questionnaire(old), load_questionnaire(new))
    language = language_for(language, changes.new.languages)
    files = [(path, versions.diff_answers(path, changes.old, changes.new)) for path in answers or ()]
    if list_format is ListFormat.JSON:
        print_text(json_text.render(changes, language, files))
    else:
        print_text(text.render(changes, language, files, width=environment.width()))
    if strict and changes.version_enough is False:
        raise typer.Exit(QUESTIONNAIRE)
