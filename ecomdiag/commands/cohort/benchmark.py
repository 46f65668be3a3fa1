"""``ecomdiag cohort benchmark``: what can be published of a table of results."""

from __future__ import annotations

from typing import Annotated

import typer

from ecomdiag.benchmark.form import as_json
from ecomdiag.commands import environment
from ecomdiag.commands.command import command
from ecomdiag.commands.exits import QUESTIONNAIRE
from ecomdiag.commands.options import LangOption, QuestionnaireOption, help_of, language_for, language_of
from ecomdiag.commands.progress import Progress
from ecomdiag.commands.values import day_of
from ecomdiag.commands.writing import OutputKind, check_outputs, write_or_print
from ecomdiag.loader.questionnaire import load_questionnaire
from ecomdiag.report.writing.json_lines import dump
from ecomdiag.workflows.cohorts import make_benchmark

BENCHMARK = OutputKind((".json",))


@command(
    examples=(
        "ecomdiag cohort benchmark scores.parquet --by sectors --by employees -o benchmark.json",
        "ecomdiag cohort benchmark scores.parquet --source programme-2026 -o benchmark.json",
    ),
    exits=(QUESTIONNAIRE,),
)
def benchmark(
    results: Annotated[str, typer.Argument(metavar="FILE", help=help_of("cohort_results"))],
    by: Annotated[
        list[str] | None, typer.Option("--by", metavar="NAME", help=help_of("cohort_groups"))
    ] = None,
    source: Annotated[
        list[str] | None, typer.Option("--source", metavar="NAME", help=help_of("cohort_source_of"))
    ] = None,
    date: Annotated[str | None, typer.Option("--date", metavar="DATE", help=help_of("cohort_date"))] = None,
    output: Annotated[
        str | None, typer.Option("-o", "--output", metavar="FILE", help=help_of("cohort_benchmark_output"))
    ] = None,
    lang: LangOption = None,
    questionnaire: QuestionnaireOption = None,
) -> None:
    """Make the benchmark of a table of results."""
    language = language_of(lang)
    if output is not None:
        check_outputs([output], BENCHMARK, inputs=[results, questionnaire])
    day = day_of(date) or environment.today()
    asked = load_questionnaire(questionnaire)
    language = language_for(language, asked.languages)
    with Progress("cohort.progress", language) as progress:
        found = make_benchmark(
            asked, results, by=by or (), period=(day, day), sources=_written(source), progress=progress
        )
    write_or_print(dump(as_json(found)), output, BENCHMARK, language)


def _written(sources: list[str] | None) -> list[str]:
    """Return whose companies they are, each once and in one line."""
    return sorted({" ".join(own.split()) for own in sources or ()} - {""})
