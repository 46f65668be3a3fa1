"""``ecomdiag questionnaire schema``: what an editor needs to complete and check a file."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from ecomdiag.commands.command import command
from ecomdiag.commands.exits import QUESTIONNAIRE
from ecomdiag.commands.options import LangOption, help_of, language_for, language_of
from ecomdiag.commands.writing import SCHEMA, check_outputs, write_or_print
from ecomdiag.loader.files import read_data
from ecomdiag.loader.questionnaire import load_questionnaire
from ecomdiag.loader.regions import region_choices
from ecomdiag.problems.errors import UsageError
from ecomdiag.report.questionnaire.schema import render
from ecomdiag.report.questionnaire.standard_schema import standard as as_standard
from ecomdiag.texts.words import said


class SchemaOf(StrEnum):
    """The files of which there is a JSON Schema."""

    QUESTIONS = "questions"
    ACTIONS = "actions"
    LENSES = "lenses"
    POSITIONING = "positioning"
    GLOSSARY = "glossary"
    BRAND = "brand"
    ANSWERS = "answers"


@command(
    examples=(
        "ecomdiag questionnaire schema questions -o questions.schema.json",
        "ecomdiag questionnaire schema answers questions.yaml",
        "ecomdiag questionnaire schema answers --standard",
    ),
    exits=(QUESTIONNAIRE,),
)
def schema(
    of: Annotated[
        SchemaOf,
        typer.Argument(
            metavar="questions|actions|lenses|positioning|glossary|brand|answers", help=help_of("schema_of")
        ),
    ],
    file: Annotated[str | None, typer.Argument(metavar="FILE", help=help_of("schema_file"))] = None,
    output: Annotated[
        str | None, typer.Option("-o", "--output", metavar="PATH", help=help_of("schema_output"))
    ] = None,
    standard: Annotated[bool, typer.Option("--standard", help=help_of("schema_standard"))] = False,
    lang: LangOption = None,
) -> None:
    """Print the JSON Schema of a file, for editors."""
    language = language_of(lang)
    if output is not None:
        check_outputs([output], SCHEMA, inputs=[file])
    if of is SchemaOf.ANSWERS:
        asked = load_questionnaire(file)
        text = render(asked, language_for(language, asked.languages), region_choices())
    elif file is None:
        text = read_data(f"schemas/{of}.schema.json").decode()
    else:
        raise UsageError(said("error.schema_file"))
    if standard:
        text = as_standard(text)
    write_or_print(text, output, SCHEMA, language)
