"""``ecomdiag facts``: every dated statement of the advice."""

from __future__ import annotations

from typing import Annotated

import typer

from ecomdiag.advice.dated import dated_entries
from ecomdiag.commands import environment
from ecomdiag.commands.command import command
from ecomdiag.commands.console import print_text
from ecomdiag.commands.listed import ListFormat
from ecomdiag.commands.options import LangOption, help_of, language_for, language_of
from ecomdiag.commands.reading import advice_of
from ecomdiag.commands.values import day_of
from ecomdiag.loader.questionnaire import load_questionnaire
from ecomdiag.report import facts as report
from ecomdiag.texts import LANGUAGES


@command(
    examples=(
        "ecomdiag facts",
        "ecomdiag facts --stale --date 2027-01-01",
    ),
)
def facts(
    stale: Annotated[bool, typer.Option("--stale", help=help_of("stale"))] = False,
    date: Annotated[str | None, typer.Option("--date", metavar="DATE", help=help_of("facts_date"))] = None,
    list_format: Annotated[
        ListFormat, typer.Option("--format", help=help_of("facts_format"))
    ] = ListFormat.TEXT,
    lang: LangOption = None,
) -> None:
    """List every dated statement of the advice."""
    language = language_for(language_of(lang), LANGUAGES)
    day = day_of(date) or environment.today()
    advice = advice_of(load_questionnaire(), language)
    entries = (
        [entry for entry in dated_entries(advice) if entry.dated.stale(day) or not stale] if advice else []
    )
    render = report.render_json if list_format is ListFormat.JSON else report.render
    print_text(render(entries, language, day))
