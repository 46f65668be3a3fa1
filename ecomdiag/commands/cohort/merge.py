"""``ecomdiag cohort merge``: several benchmarks as one."""

from __future__ import annotations

from typing import Annotated

import typer

from ecomdiag.benchmark.form import as_json
from ecomdiag.benchmark.model import merged
from ecomdiag.commands.cohort.benchmark import BENCHMARK
from ecomdiag.commands.command import command
from ecomdiag.commands.options import LangOption, help_of, language_for, language_of
from ecomdiag.commands.writing import check_outputs, write_or_print
from ecomdiag.loader.benchmark_file import load_benchmark
from ecomdiag.report.writing.json_lines import dump
from ecomdiag.texts import LANGUAGES


@command(examples=("ecomdiag cohort merge north.json south.json -o both.json",))
def merge(
    files: Annotated[list[str], typer.Argument(metavar="FILE", help=help_of("cohort_merged"))],
    output: Annotated[
        str | None, typer.Option("-o", "--output", metavar="FILE", help=help_of("cohort_benchmark_output"))
    ] = None,
    lang: LangOption = None,
) -> None:
    """Pool benchmarks."""
    language = language_for(language_of(lang), LANGUAGES)
    if output is not None:
        check_outputs([output], BENCHMARK, inputs=files)
    write_or_print(
        dump(as_json(merged([load_benchmark(path) for path in files]))), output, BENCHMARK, language
    )
