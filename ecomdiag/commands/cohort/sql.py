"""``ecomdiag cohort sql``: the query that scores a table in one's own warehouse."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from ecomdiag.commands.command import command
from ecomdiag.commands.exits import QUESTIONNAIRE
from ecomdiag.commands.options import LangOption, QuestionnaireOption, help_of, language_for, language_of
from ecomdiag.commands.writing import OutputKind, check_outputs, write_or_print
from ecomdiag.loader.questionnaire import load_questionnaire
from ecomdiag.workflows.cohorts import scoring_sql

SQL = OutputKind((".sql",))


class Dialect(StrEnum):
    """The engines for which the query is written."""

    DUCKDB = "duckdb"
    SPARK = "spark"
    POSTGRES = "postgres"
    BIGQUERY = "bigquery"
    SNOWFLAKE = "snowflake"
    TRINO = "trino"


@command(
    examples=("ecomdiag cohort sql --dialect postgres --table survey.answers -o scores.sql",),
    exits=(QUESTIONNAIRE,),
)
def sql(
    dialect: Annotated[Dialect, typer.Option("--dialect", help=help_of("cohort_dialect"))],
    table: Annotated[
        str, typer.Option("--table", metavar="NAME", help=help_of("cohort_source"))
    ] = "ecomdiag_answers",
    view: Annotated[
        str, typer.Option("--view", metavar="NAME", help=help_of("cohort_view"))
    ] = "ecomdiag_scores",
    by: Annotated[list[str] | None, typer.Option("--by", metavar="NAME", help=help_of("cohort_by"))] = None,
    output: Annotated[
        str | None, typer.Option("-o", "--output", metavar="FILE", help=help_of("cohort_sql_output"))
    ] = None,
    lang: LangOption = None,
    questionnaire: QuestionnaireOption = None,
) -> None:
    """Print the query that scores a table."""
    language = language_of(lang)
    if output is not None:
        check_outputs([output], SQL, inputs=[questionnaire])
    asked = load_questionnaire(questionnaire)
    language = language_for(language, asked.languages)
    query = scoring_sql(asked, dialect.value, table=table, by=by or ())
    write_or_print(f"CREATE OR REPLACE VIEW {view} AS\n{query};\n", output, SQL, language)
