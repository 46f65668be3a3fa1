"""``ecomdiag cohort score``: every company of a table."""

from __future__ import annotations

from typing import Annotated

import typer

from ecomdiag.cohort.engines import Engine, Where
from ecomdiag.cohort.tables import Asked, Opened
from ecomdiag.commands import environment
from ecomdiag.commands.command import command
from ecomdiag.commands.console import print_text, tell
from ecomdiag.commands.exits import QUESTIONNAIRE
from ecomdiag.commands.listed import ListFormat
from ecomdiag.commands.options import (
    LangOption,
    QuestionnaireOption,
    help_of,
    language_for,
    language_of,
)
from ecomdiag.commands.progress import Progress
from ecomdiag.commands.writing import OutputKind, check_outputs
from ecomdiag.loader.questionnaire import load_questionnaire
from ecomdiag.problems.errors import UsageError
from ecomdiag.report.cohort import text
from ecomdiag.texts import Language, say
from ecomdiag.texts.words import said
from ecomdiag.workflows.cohorts import score_tables

#: Who stands in it can be told from it: only its owner may read it.
RESULTS = OutputKind((".parquet", ".csv", ".ndjson"), private=True)
#: So many columns are named, of those that are not read or not there.
MOST_NAMED = 8


@command(
    examples=(
        "ecomdiag cohort score companies.csv -o scores.parquet",
        "ecomdiag cohort score companies.xlsx --sheet Answers -o scores.parquet",
        "ecomdiag cohort score spring.csv autumn.csv --by sector -o scores.csv",
        "ecomdiag cohort score survey.answers --engine postgres --dsn service=survey -o scores.parquet",
    ),
    exits=(QUESTIONNAIRE,),
)
def score(
    tables: Annotated[list[str], typer.Argument(metavar="FILE", help=help_of("cohort_tables"))],
    output: Annotated[
        str | None, typer.Option("-o", "--output", metavar="FILE", help=help_of("cohort_output"))
    ] = None,
    id_column: Annotated[str | None, typer.Option("--id", metavar="NAME", help=help_of("cohort_id"))] = None,
    sheet: Annotated[str | None, typer.Option("--sheet", metavar="NAME", help=help_of("sheet"))] = None,
    by: Annotated[list[str] | None, typer.Option("--by", metavar="NAME", help=help_of("cohort_by"))] = None,
    engine: Annotated[Engine, typer.Option("--engine", help=help_of("cohort_engine"))] = Engine.DUCKDB,
    dsn: Annotated[str | None, typer.Option("--dsn", metavar="NAME", help=help_of("cohort_dsn"))] = None,
    report_format: Annotated[ListFormat, typer.Option("--format", help=help_of("format"))] = ListFormat.TEXT,
    lang: LangOption = None,
    questionnaire: QuestionnaireOption = None,
) -> None:
    """Score every company of a table."""
    language = language_of(lang)
    if dsn is not None and engine is not Engine.POSTGRES:
        raise UsageError(said("cohort.dsn_alone"))
    if output is not None:
        check_outputs([output], RESULTS, inputs=[*tables, questionnaire])
    asked = load_questionnaire(questionnaire)
    language = language_for(language, asked.languages)
    wanted = Asked(id=id_column, by=tuple(by or ()), sheet=sheet)
    with Progress("cohort.progress", language) as progress:
        scored = score_tables(
            asked,
            tables,
            output,
            asked=wanted,
            progress=progress,
            told=lambda own: tell_columns(own, language),
            where=Where(engine=engine, dsn=dsn or ""),
        )
    if report_format is ListFormat.JSON:
        print_text(text.render_json(scored.summary, asked))
    else:
        print_text(text.render(scored.summary, asked, language, width=environment.width()))
    if output is not None:
        tell(say("written", language, path=output))


def tell_columns(table: Opened, language: Language) -> None:
    """Tell which questions have no column, and which columns are no question's."""
    for words in table.told:
        tell(words.to(language))
    for key, names in (("cohort.missing", table.missing), ("cohort.unread", table.unread)):
        if names:
            named = ", ".join(names[:MOST_NAMED]) + (", …" if len(names) > MOST_NAMED else "")
            tell(say(key, language, path=table.path, count=len(names), names=named))
