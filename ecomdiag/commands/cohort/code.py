"""``ecomdiag cohort code``: a table of answers as whole numbers."""

from __future__ import annotations

from typing import Annotated

import typer

from ecomdiag.cohort.tables import Asked
from ecomdiag.commands.cohort.score import tell_columns
from ecomdiag.commands.command import command
from ecomdiag.commands.console import tell
from ecomdiag.commands.exits import QUESTIONNAIRE
from ecomdiag.commands.options import LangOption, QuestionnaireOption, help_of, language_for, language_of
from ecomdiag.commands.progress import Progress
from ecomdiag.commands.writing import OutputKind, check_outputs
from ecomdiag.loader.questionnaire import load_questionnaire
from ecomdiag.texts import say
from ecomdiag.workflows.cohorts import write_codes

CODED = OutputKind((".parquet",), private=True)


@command(
    examples=("ecomdiag cohort code companies.csv -o codes.parquet",),
    exits=(QUESTIONNAIRE,),
)
def code(
    table: Annotated[str, typer.Argument(metavar="FILE", help=help_of("cohort_table"))],
    output: Annotated[str, typer.Option("-o", "--output", metavar="FILE", help=help_of("cohort_codes"))],
    id_column: Annotated[str | None, typer.Option("--id", metavar="NAME", help=help_of("cohort_id"))] = None,
    sheet: Annotated[str | None, typer.Option("--sheet", metavar="NAME", help=help_of("sheet"))] = None,
    by: Annotated[list[str] | None, typer.Option("--by", metavar="NAME", help=help_of("cohort_by"))] = None,
    lang: LangOption = None,
    questionnaire: QuestionnaireOption = None,
) -> None:
    """Write a table of answers as codes."""
    language = language_of(lang)
    check_outputs([output], CODED, inputs=[table, questionnaire])
    asked = load_questionnaire(questionnaire)
    language = language_for(language, asked.languages)
    wanted = Asked(id=id_column, by=tuple(by or ()), sheet=sheet)
    with Progress("cohort.progress", language) as progress:
        found = write_codes(asked, table, output, asked=wanted, progress=progress)
    tell_columns(found, language)
    tell(say("written", language, path=output))
