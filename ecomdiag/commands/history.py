"""``ecomdiag history``: the courses of companies of which diagnoses are kept."""

from __future__ import annotations

from typing import Annotated

import typer

from ecomdiag.brand.model import Brand
from ecomdiag.commands import environment
from ecomdiag.commands.command import command
from ecomdiag.commands.console import tell
from ecomdiag.commands.exits import ANSWERS
from ecomdiag.commands.options import BrandOption, LangOption, help_of, language_of
from ecomdiag.commands.reading import brand_of
from ecomdiag.commands.reporting import check_reports, write_all_reports
from ecomdiag.commands.values import day_of
from ecomdiag.comparison.history import History
from ecomdiag.comparison.model import Comparison
from ecomdiag.problems.errors import UsageError
from ecomdiag.texts import Language, say
from ecomdiag.texts.words import said
from ecomdiag.workflows.history import first_and_last, history_pdf, history_text, only_of
from ecomdiag.workflows.history import history as told
from ecomdiag.workflows.rendering import Format

#: Months after which another look is due: a company that works on what was found has something to show by then.
MONTHS, MOST_MONTHS = 6, 1200


@command(
    examples=("ecomdiag history diagnoses", 'ecomdiag history diagnoses --company "Ría" --due 12'),
    exits=(ANSWERS,),
)
def history(
    folder: Annotated[str, typer.Argument(metavar="FOLDER", help=help_of("history_folder"))],
    company: Annotated[
        str | None, typer.Option("--company", metavar="NAME", help=help_of("history_company"))
    ] = None,
    due: Annotated[
        str, typer.Option("--due", metavar="NUMBER", show_default=True, help=help_of("due"))
    ] = str(MONTHS),
    date: Annotated[str | None, typer.Option("--date", metavar="DATE", help=help_of("facts_date"))] = None,
    report_format: Annotated[Format | None, typer.Option("--format", help=help_of("format"))] = None,
    output: Annotated[
        list[str] | None, typer.Option("-o", "--output", metavar="PATH", help=help_of("output"))
    ] = None,
    brand: BrandOption = None,
    lang: LangOption = None,
) -> None:
    """Tell the courses of companies."""
    language, paths = language_of(lang), output or []
    months = _months(due)
    day = day_of(date) or environment.today()
    check_reports(paths, report_format, inputs=[brand])
    paper = brand_of(brand)
    found = told(folder, date=day, months=months)
    read = [visit.path for course in found.courses for visit in course.visits] if paths else []
    check_reports(paths, report_format, inputs=[*read, brand])
    if company is not None:
        found = only_of(found, company)
    _refuse_nothing(found, folder, company)
    if found.skipped:
        tell(say("history.skipped", language, count=len(found.skipped), names=", ".join(found.skipped[:5])))
    comparison = first_and_last(found.courses[0]) if len(found.courses) == 1 else None
    _write(found, comparison, paths, report_format, language, paper)


def _months(typed: str) -> int:
    if not typed.isascii() or not typed.isdigit() or not 0 < int(typed) <= MOST_MONTHS:
        raise UsageError(said("error.due", found=typed))
    return int(typed)


def _refuse_nothing(found: History, folder: str, company: str | None) -> None:
    if found.courses:
        return
    if company is not None:
        raise UsageError(said("error.history_company", company=company, path=folder))
    raise UsageError(said("error.history_empty", path=folder))


def _write(
    found: History,
    comparison: Comparison | None,
    paths: list[str],
    shown: Format | None,
    language: Language,
    brand: Brand | None,
) -> None:
    def rendered(form: Format, width: int, colour: bool) -> str | bytes:
        if form is Format.PDF:
            return history_pdf(found, comparison, language=language, brand=brand)
        return history_text(
            found, comparison, form, language=language, width=width, colour=colour, brand=brand
        )

    write_all_reports(rendered, paths, shown, language)
