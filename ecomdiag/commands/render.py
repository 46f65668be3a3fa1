"""``ecomdiag render``: a saved diagnosis in another format, language or depth."""

from __future__ import annotations

from typing import Annotated

import typer

from ecomdiag.commands.command import command
from ecomdiag.commands.exits import ANSWERS
from ecomdiag.commands.options import (
    BenchmarkOption,
    BrandOption,
    LangOption,
    help_of,
    language_for,
    language_of,
)
from ecomdiag.commands.reading import brand_of
from ecomdiag.commands.reporting import check_reports, write_reports
from ecomdiag.commands.values import read_once
from ecomdiag.diagnosis.placing import placed
from ecomdiag.loader.benchmark_file import load_benchmark
from ecomdiag.loader.diagnosis_file import load_diagnosis, read_diagnosis
from ecomdiag.loader.files import STDIN, read_bytes
from ecomdiag.report.diagnosis.depth import Depth
from ecomdiag.texts.words import languages_of
from ecomdiag.workflows.rendering import Format


@command(
    examples=(
        "ecomdiag render diagnosis.json -o report.html -o report.pdf",
        "ecomdiag render diagnosis.json --lang es --depth full -o informe.md",
        "ecomdiag render diagnosis.json --brand brand.yaml -o report.pdf",
    ),
    exits=(ANSWERS,),
)
def render(
    file: Annotated[str, typer.Argument(metavar="FILE", help=help_of("render_file"))],
    report_format: Annotated[Format | None, typer.Option("--format", help=help_of("format"))] = None,
    depth: Annotated[Depth, typer.Option("--depth", help=help_of("depth"))] = Depth.STANDARD,
    output: Annotated[
        list[str] | None, typer.Option("-o", "--output", metavar="PATH", help=help_of("output"))
    ] = None,
    benchmark: BenchmarkOption = None,
    brand: BrandOption = None,
    lang: LangOption = None,
    plain: Annotated[bool, typer.Option("--plain", help=help_of("no_bars"))] = False,
) -> None:
    """Write a saved diagnosis again."""
    language, paths = language_of(lang), output or []
    check_reports(paths, report_format, inputs=[file, benchmark, brand])
    read_once([file, benchmark or "", brand or ""])
    paper = brand_of(brand)
    diagnosis = read_diagnosis(read_bytes(file)) if file == STDIN else load_diagnosis(file)
    language = language_for(language, languages_of(diagnosis.questionnaire.title))
    if benchmark is not None:
        diagnosis = placed(diagnosis, load_benchmark(benchmark))
    write_reports(
        diagnosis, language, paths, report_format, bars=not plain, depth=depth, again=None, brand=paper
    )
