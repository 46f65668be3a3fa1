"""The commands about a questionnaire itself: options → one call → print → exit code."""

from __future__ import annotations

import typer

from ecomdiag.console import (
    PLAIN_HELP,
    LangOption,
    QuestionnaireOption,
    help_of,
    language_of,
    load_asked,
    print_text,
)

app = typer.Typer(help=help_of("questionnaire"), **PLAIN_HELP)


@app.command(help=help_of("show"))
def show(lang: LangOption = None, questionnaire: QuestionnaireOption = None) -> None:
    """Print a questionnaire."""
    from ecomdiag.report.listing import render

    language = language_of(lang)
    print_text(render(load_asked(questionnaire, language), language))


@app.callback()
def main() -> None:
    """Keep this a group although it has a single command."""
