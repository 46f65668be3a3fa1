"""``ecomdiag cohort join``: two periods of the same companies."""

from __future__ import annotations

from typing import Annotated

import typer

from ecomdiag.cohort.moves import Moves
from ecomdiag.commands import environment
from ecomdiag.commands.cohort.report import PAGE, PageFormat, format_of
from ecomdiag.commands.cohort.score import RESULTS
from ecomdiag.commands.command import command
from ecomdiag.commands.console import print_text, tell
from ecomdiag.commands.exits import QUESTIONNAIRE
from ecomdiag.commands.options import LangOption, QuestionnaireOption, help_of, language_for, language_of
from ecomdiag.commands.progress import Progress
from ecomdiag.commands.writing import OutputKind, check_outputs, write_outputs
from ecomdiag.loader.questionnaire import load_questionnaire
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.report.cohort import moves
from ecomdiag.report.tongue import in_tongue
from ecomdiag.report.writing import html, markdown, terminal
from ecomdiag.texts import Language, say
from ecomdiag.workflows.joining import join_tables

#: A page, or the table of the companies, which only its owner may read.
EITHER = OutputKind((*RESULTS.endings, *PAGE.endings), private=True)


@command(
    examples=(
        "ecomdiag cohort join 2025.csv 2026.csv -o moves.md",
        "ecomdiag cohort join 2025.parquet 2026.parquet --by sectors -o companies.csv",
    ),
    exits=(QUESTIONNAIRE,),
)
def join(
    before: Annotated[str, typer.Argument(metavar="FILE", help=help_of("join_before"))],
    after: Annotated[str, typer.Argument(metavar="FILE", help=help_of("join_after"))],
    id_column: Annotated[str | None, typer.Option("--id", metavar="NAME", help=help_of("join_id"))] = None,
    sheet: Annotated[str | None, typer.Option("--sheet", metavar="NAME", help=help_of("sheet"))] = None,
    by: Annotated[list[str] | None, typer.Option("--by", metavar="NAME", help=help_of("join_by"))] = None,
    report_format: Annotated[PageFormat | None, typer.Option("--format", help=help_of("format"))] = None,
    output: Annotated[
        list[str] | None, typer.Option("-o", "--output", metavar="FILE", help=help_of("join_output"))
    ] = None,
    lang: LangOption = None,
    questionnaire: QuestionnaireOption = None,
) -> None:
    """Pair two periods of the same companies."""
    language, paths = language_of(lang), output or []
    check_outputs(paths, EITHER, inputs=[before, after, questionnaire])
    asked = load_questionnaire(questionnaire)
    language = language_for(language, asked.languages)
    tables = [path for path in paths if RESULTS.ending_of(path) is not None]
    with Progress("join.progress", language) as progress:
        found = join_tables(
            asked, before, after, tables, id_column=id_column, by=by or (), sheet=sheet, progress=progress
        )
    for path in tables:
        tell(say("written", language, path=path))
    pages = [path for path in paths if path not in tables]
    write_outputs(
        [(path, _text(found, asked, format_of(path), language, whole=True)) for path in pages], PAGE, language
    )
    if report_format is not None or not paths:
        print_text(_text(found, asked, report_format or PageFormat.TABLE, language, whole=False))


def _text(found: Moves, asked: Questionnaire, form: PageFormat, language: Language, *, whole: bool) -> str:
    if form is PageFormat.JSON:
        return moves.render_json(found, asked)
    page = moves.outline(found, asked, language, whole=whole or form is not PageFormat.TABLE)
    if form is PageFormat.MARKDOWN:
        return markdown.write(page)
    if form is PageFormat.HTML:
        return html.write(in_tongue(page, asked, language), language)
    width = environment.OFF_TERMINAL if whole else environment.width()
    return terminal.write(page, width=width, colour=not whole and environment.colour())
