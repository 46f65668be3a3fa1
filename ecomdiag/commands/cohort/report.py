"""``ecomdiag cohort report``: how the companies of a table of results stand, to be published."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from ecomdiag.cohort.crossing import Pair
from ecomdiag.cohort.standings import Standings, Wanted
from ecomdiag.commands import environment
from ecomdiag.commands.command import command
from ecomdiag.commands.console import print_text
from ecomdiag.commands.exits import QUESTIONNAIRE
from ecomdiag.commands.options import LangOption, QuestionnaireOption, help_of, language_for, language_of
from ecomdiag.commands.progress import Progress
from ecomdiag.commands.writing import OutputKind, check_outputs, write_outputs
from ecomdiag.loader.questionnaire import load_questionnaire
from ecomdiag.problems.errors import UsageError
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.report.cohort import spread
from ecomdiag.report.tongue import in_tongue
from ecomdiag.report.writing import html, markdown, terminal
from ecomdiag.texts import Language
from ecomdiag.texts.words import said
from ecomdiag.workflows.cohorts import standings_of

PAGE = OutputKind((".md", ".markdown", ".html", ".txt", ".json"))


class PageFormat(StrEnum):
    """The formats of the report."""

    TABLE = "table"
    MARKDOWN = "markdown"
    HTML = "html"
    JSON = "json"


ENDINGS = {".html": PageFormat.HTML, ".json": PageFormat.JSON, ".txt": PageFormat.TABLE}


@command(
    examples=(
        "ecomdiag cohort report scores.parquet --by sector -o report.md",
        "ecomdiag cohort report scores.parquet --cross sector,size -o report.html",
        "ecomdiag cohort report scores.parquet --answers companies.csv -o report.html",
    ),
    exits=(QUESTIONNAIRE,),
)
def report(
    results: Annotated[str, typer.Argument(metavar="FILE", help=help_of("cohort_results"))],
    by: Annotated[
        list[str] | None, typer.Option("--by", metavar="NAME", help=help_of("cohort_groups"))
    ] = None,
    cross: Annotated[
        list[str] | None, typer.Option("--cross", metavar="NAME,NAME", help=help_of("crossing"))
    ] = None,
    answers: Annotated[
        list[str] | None, typer.Option("--answers", metavar="FILE", help=help_of("costs_answers"))
    ] = None,
    id_column: Annotated[str | None, typer.Option("--id", metavar="NAME", help=help_of("costs_id"))] = None,
    sheet: Annotated[str | None, typer.Option("--sheet", metavar="NAME", help=help_of("sheet"))] = None,
    report_format: Annotated[PageFormat, typer.Option("--format", help=help_of("format"))] = PageFormat.TABLE,
    output: Annotated[
        str | None, typer.Option("-o", "--output", metavar="FILE", help=help_of("cohort_page"))
    ] = None,
    lang: LangOption = None,
    questionnaire: QuestionnaireOption = None,
) -> None:
    """Tell how the companies of a table of results stand."""
    language = language_of(lang)
    if output is not None:
        check_outputs([output], PAGE, inputs=[results, *(answers or ()), questionnaire])
        report_format = format_of(output)
    asked = load_questionnaire(questionnaire)
    language = language_for(language, asked.languages)
    pairs = tuple(_pair(own) for own in cross or ())
    wanted = Wanted(
        by=tuple(by or ()), crossed=pairs, answers=tuple(answers or ()), id_column=id_column, sheet=sheet
    )
    with Progress("cohort.progress", language) as progress:
        found = standings_of(asked, results, wanted, progress=progress)
    whole = output is not None or report_format is not PageFormat.TABLE
    text = _text(found, asked, report_format, language, whole=whole)
    if output is None:
        print_text(text)
    else:
        write_outputs([(output, text)], PAGE, language)


def format_of(path: str) -> PageFormat:
    """Return the format that the name of a file ends with."""
    return ENDINGS.get(PAGE.ending_of(path) or "", PageFormat.MARKDOWN)


def _pair(found: str) -> Pair:
    first, _, second = (part.strip() for part in found.partition(","))
    if not first or not second or "," in second:
        raise UsageError(said("crossing.pair", found=found))
    return first, second


def _text(
    found: Standings, asked: Questionnaire, report_format: PageFormat, language: Language, *, whole: bool
) -> str:
    if report_format is PageFormat.JSON:
        return spread.render_json(found, asked)
    page = spread.outline(found, asked, language, whole=whole)
    if report_format is PageFormat.MARKDOWN:
        return markdown.write(page)
    if report_format is PageFormat.HTML:
        return html.write(in_tongue(page, asked, language), language)
    return terminal.write(page, width=environment.width())
