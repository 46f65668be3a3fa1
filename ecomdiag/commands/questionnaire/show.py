"""``ecomdiag questionnaire show``: a document to check a questionnaire by."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from ecomdiag.commands.command import command
from ecomdiag.commands.exits import QUESTIONNAIRE
from ecomdiag.commands.options import (
    LangOption,
    QuestionnaireOption,
    Wording,
    WordingOption,
    help_of,
    language_for,
    language_of,
)
from ecomdiag.commands.worded import load_worded
from ecomdiag.commands.writing import DOCUMENT, DRAWING, check_outputs, write_or_print
from ecomdiag.problems.errors import UsageError
from ecomdiag.report.questionnaire import drawing, listing
from ecomdiag.texts.words import said


class ShownFormat(StrEnum):
    """The forms in which a questionnaire is shown: a document, or the drawing of its branches."""

    MARKDOWN = "markdown"
    MERMAID = "mermaid"


@command(
    examples=(
        "ecomdiag questionnaire show",
        "ecomdiag questionnaire show questions.yaml -o questions.md",
        "ecomdiag questionnaire show -o branches.mmd",
    ),
    exits=(QUESTIONNAIRE,),
)
def show(
    file: Annotated[str | None, typer.Argument(metavar="FILE", help=help_of("shown"))] = None,
    shown_format: Annotated[
        ShownFormat | None, typer.Option("--format", help=help_of("shown_format"))
    ] = None,
    output: Annotated[
        str | None, typer.Option("-o", "--output", metavar="PATH", help=help_of("shown_output"))
    ] = None,
    lang: LangOption = None,
    questionnaire: QuestionnaireOption = None,
    wording: WordingOption = Wording.OWN,
) -> None:
    """Print a questionnaire, or the drawing of its branches."""
    language = language_of(lang)
    if file is not None and questionnaire is not None:
        raise UsageError(said("error.shown_twice"))
    drawn = shown_format is ShownFormat.MERMAID or (shown_format is None and _is_drawing(output))
    kind = DRAWING if drawn else DOCUMENT
    source = questionnaire if file is None else file
    if output is not None:
        check_outputs([output], kind, inputs=[source])
    asked = load_worded(source, wording)
    language = language_for(language, asked.languages)
    text = (drawing if drawn else listing).render(asked, language)
    write_or_print(text, output, kind, language)


def _is_drawing(output: str | None) -> bool:
    return output is not None and DRAWING.ending_of(output) is not None
