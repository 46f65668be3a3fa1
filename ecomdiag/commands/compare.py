"""``ecomdiag compare``: several diagnoses side by side, or one company over time."""

from __future__ import annotations

from typing import Annotated

import typer

from ecomdiag.brand.model import Brand
from ecomdiag.commands.command import command
from ecomdiag.commands.exits import ANSWERS, QUESTIONNAIRE
from ecomdiag.commands.options import (
    BenchmarkOption,
    BrandOption,
    LangOption,
    QuestionnaireOption,
    help_of,
    language_for,
    language_of,
)
from ecomdiag.commands.reading import benchmark_of, brand_of
from ecomdiag.commands.reporting import check_reports, write_all_reports
from ecomdiag.commands.resuming import resuming
from ecomdiag.commands.values import read_once
from ecomdiag.commands.writing import ANSWERS_FILE, check_outputs, write_or_print
from ecomdiag.comparison.model import Comparison
from ecomdiag.comparison.side_by_side import LEAST, MOST
from ecomdiag.loader.questionnaire import load_questionnaire
from ecomdiag.problems.errors import UsageError
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.texts import Language, say
from ecomdiag.texts.typed import typed
from ecomdiag.texts.words import languages_of, said
from ecomdiag.workflows.comparing import are_rivals, consensus_text, diagnosis_of, is_course
from ecomdiag.workflows.comparing import compare as compared
from ecomdiag.workflows.rendering import Format, render, render_pdf


@command(
    examples=(
        "ecomdiag compare ours.yaml theirs.yaml",
        "ecomdiag compare 2025.json 2026.json --over-time -o course.md",
        "ecomdiag compare ours.yaml rival.yaml --rivals",
        "ecomdiag compare 2025.json 2026.json --benchmark benchmark.json",
        "ecomdiag compare management.yaml it.yaml legal.yaml --respondents",
        "ecomdiag compare management.yaml it.yaml --respondents --consensus -o both.yaml",
    ),
    exits=(ANSWERS, QUESTIONNAIRE),
)
def compare(
    files: Annotated[list[str], typer.Argument(metavar="FILE", help=help_of("compared"))],
    over_time: Annotated[bool, typer.Option("--over-time", help=help_of("over_time"))] = False,
    respondents: Annotated[bool, typer.Option("--respondents", help=help_of("respondents"))] = False,
    rivals: Annotated[bool, typer.Option("--rivals", help=help_of("rivals"))] = False,
    consensus: Annotated[bool, typer.Option("--consensus", help=help_of("consensus"))] = False,
    report_format: Annotated[Format | None, typer.Option("--format", help=help_of("format"))] = None,
    output: Annotated[
        list[str] | None, typer.Option("-o", "--output", metavar="PATH", help=help_of("output"))
    ] = None,
    benchmark: BenchmarkOption = None,
    brand: BrandOption = None,
    lang: LangOption = None,
    questionnaire: QuestionnaireOption = None,
) -> None:
    """Compare several diagnoses."""
    language, paths = language_of(lang), output or []
    kinds = over_time + respondents + rivals
    read_once([*files, benchmark or "", brand or ""])
    _refuse_misuse(files, kinds, consensus=consensus, respondents=respondents)
    inputs = [*files, questionnaire, benchmark, brand]
    _check_outputs(paths, report_format, consensus=consensus, inputs=inputs)
    asked, others, paper = load_questionnaire(questionnaire), benchmark_of(benchmark), brand_of(brand)
    diagnoses = [diagnosis_of(path, asked) for path in files]
    language = language_for(language, languages_of(diagnoses[0].questionnaire.title))
    course = over_time or (not kinds and is_course(diagnoses))
    beside = rivals or (not kinds and not course and are_rivals(diagnoses))
    found = compared(
        diagnoses,
        over_time=course,
        respondents=respondents,
        rivals=beside,
        names=files,
        benchmark=others,
    )
    if consensus:
        _write_consensus(asked, found, paths, questionnaire, language)
    else:
        _write(found, paths, report_format, language, paper)


def _refuse_misuse(files: list[str], kinds: int, *, consensus: bool, respondents: bool) -> None:
    """Refuse what cannot be done, before anything is read."""
    if not LEAST <= len(files) <= MOST:
        raise UsageError(said("error.compare_count", found=len(files), least=LEAST, most=MOST))
    if kinds > 1:
        raise UsageError(said("error.compare_kinds"))
    if consensus and not respondents:
        raise UsageError(said("error.consensus"))


def _check_outputs(
    paths: list[str], shown: Format | None, *, consensus: bool, inputs: list[str | None]
) -> None:
    if consensus and (shown is not None or len(paths) > 1):
        raise UsageError(said("error.consensus_output"))
    if consensus:
        check_outputs(paths, ANSWERS_FILE, inputs=inputs)
    else:
        check_reports(paths, shown, inputs=inputs)


def _write_consensus(
    asked: Questionnaire, found: Comparison, paths: list[str], own: str | None, language: Language
) -> None:
    """Write the sheet of what all say alike, with the command that asks the rest."""
    path = paths[0] if paths else None
    name = say("template.file", language) if path is None else path
    command = typed(resuming(name, plain=False, own=[("--questionnaire", own)], lang=language))
    write_or_print(consensus_text(asked, found, command, language), path, ANSWERS_FILE, language)


def _write(
    found: Comparison, paths: list[str], shown: Format | None, language: Language, brand: Brand | None
) -> None:
    def rendered(form: Format, width: int, colour: bool) -> str | bytes:
        if form is Format.PDF:
            return render_pdf(found, language=language, brand=brand)
        return render(found, form, language=language, width=width, colour=colour, brand=brand)

    write_all_reports(rendered, paths, shown, language)
