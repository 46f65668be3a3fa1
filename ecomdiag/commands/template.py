"""``ecomdiag template``: an answers file to fill in by hand."""

from __future__ import annotations

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
from ecomdiag.commands.reading import load_worded
from ecomdiag.commands.writing import ANSWERS_FILE, check_outputs, write_or_print
from ecomdiag.loader.template import template_text
from ecomdiag.questionnaire.observable import observable_part


@command(
    examples=(
        "ecomdiag template -o answers.yaml",
        "ecomdiag template --questionnaire dii -o dii.yaml",
        "ecomdiag template --observable -o rival.yaml",
    ),
    exits=(QUESTIONNAIRE,),
)
def template(
    output: Annotated[
        str | None, typer.Option("-o", "--output", metavar="PATH", help=help_of("template_output"))
    ] = None,
    observable: Annotated[bool, typer.Option("--observable", help=help_of("template_observable"))] = False,
    lang: LangOption = None,
    questionnaire: QuestionnaireOption = None,
    wording: WordingOption = Wording.OWN,
) -> None:
    """Write an answers file to fill in by hand."""
    language = language_of(lang)
    if output is not None:
        check_outputs([output], ANSWERS_FILE, inputs=[questionnaire])
    asked = load_worded(questionnaire, wording)
    language = language_for(language, asked.languages)
    if observable:
        asked = observable_part(asked)
    text = template_text(asked, language, questionnaire, output, from_outside=observable)
    write_or_print(text, output, ANSWERS_FILE, language)
