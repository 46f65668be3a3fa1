"""``ecomdiag questionnaire check``: a questionnaire proved sound, or answers with which it fails."""

from __future__ import annotations

from typing import Annotated

import typer

from ecomdiag.commands import environment
from ecomdiag.commands.command import command
from ecomdiag.commands.console import print_text
from ecomdiag.commands.exits import QUESTIONNAIRE
from ecomdiag.commands.listed import ListFormat
from ecomdiag.commands.options import LangOption, help_of, language_of
from ecomdiag.commands.progress import Progress
from ecomdiag.commands.values import read_once
from ecomdiag.commands.writing import EXAMPLE, check_folder, check_outputs, make_folder, write_outputs
from ecomdiag.problems.errors import QuestionnaireError
from ecomdiag.report.proof import text
from ecomdiag.workflows.proving import examples_of, prove_file


@command(
    examples=(
        "ecomdiag questionnaire check",
        "ecomdiag questionnaire check questions.yaml --actions actions.yaml --strict",
        "ecomdiag questionnaire check questions.yaml --examples failing",
    ),
    exits=(QUESTIONNAIRE,),
)
def check(
    file: Annotated[str | None, typer.Argument(metavar="FILE", help=help_of("proved"))] = None,
    actions: Annotated[
        str | None, typer.Option("--actions", metavar="FILE", help=help_of("prove_actions"))
    ] = None,
    examples: Annotated[
        str | None, typer.Option("--examples", metavar="FOLDER", help=help_of("prove_examples"))
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help=help_of("prove_strict"))] = False,
    list_format: Annotated[
        ListFormat, typer.Option("--format", help=help_of("check_format"))
    ] = ListFormat.TEXT,
    lang: LangOption = None,
) -> None:
    """Prove a questionnaire sound, or show answers with which it fails."""
    language = language_of(lang)
    if examples is not None:
        check_folder(examples)
    read_once([path for path in (file, actions) if path is not None])
    try:
        with Progress("prove.progress", language) as progress:
            report = prove_file(file, actions, progress=progress)
    except QuestionnaireError as error:
        if list_format is not ListFormat.JSON:
            raise
        print_text(text.render_refused(error.problems, error.path, language))
        raise typer.Exit(error.exit_code) from None
    if examples is not None:
        make_folder(examples)
        files = examples_of(report, examples)
        check_outputs([path for path, _ in files], EXAMPLE, inputs=[file, actions])
        write_outputs(files, EXAMPLE, language)
    if list_format is ListFormat.JSON:
        print_text(text.render_json(report, language))
    else:
        print_text(text.render(report, language, environment.terminal_width()))
    if not report.proof.sound or (strict and not report.proof.proved):
        raise typer.Exit(QUESTIONNAIRE)
