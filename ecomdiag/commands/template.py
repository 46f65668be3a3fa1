"""``ecomdiag template``: an answers file, or a workbook, to fill in by hand."""

from __future__ import annotations

from typing import Annotated

import typer

from ecomdiag.commands.command import command
from ecomdiag.commands.exits import QUESTIONNAIRE
from ecomdiag.commands.options import (
    LangOption,
    QuestionnaireOption,
    Wording,
    WordingOption,
    help_of,
    language_for,
    language_of,
)
from ecomdiag.commands.worded import load_worded
from ecomdiag.commands.writing import TEMPLATE, check_outputs, write_or_print, write_outputs
from ecomdiag.loader.answering.template import following, template_text
from ecomdiag.problems.errors import UsageError
from ecomdiag.questionnaire.observable import observable_part
from ecomdiag.texts import Language, say
from ecomdiag.texts.showing import printable
from ecomdiag.texts.typed import operand, typed
from ecomdiag.texts.words import said
from ecomdiag.workflows.books import answers_book

WORKBOOK = ".xlsx"
MOST_COMPANIES = 200
"""Columns of companies that one sheet has at most."""


@command(
    examples=(
        "ecomdiag template -o answers.yaml",
        "ecomdiag template --questionnaire dii -o dii.yaml",
        "ecomdiag template --observable -o rival.yaml",
        "ecomdiag template -o answers.xlsx",
        "ecomdiag template --companies 20 -o companies.xlsx",
    ),
    exits=(QUESTIONNAIRE,),
)
def template(
    output: Annotated[
        str | None, typer.Option("-o", "--output", metavar="PATH", help=help_of("template_output"))
    ] = None,
    companies: Annotated[
        str | None, typer.Option("--companies", metavar="NUMBER", help=help_of("companies"))
    ] = None,
    observable: Annotated[bool, typer.Option("--observable", help=help_of("template_observable"))] = False,
    lang: LangOption = None,
    questionnaire: QuestionnaireOption = None,
    wording: WordingOption = Wording.OWN,
) -> None:
    """Write an answers file to fill in by hand."""
    language = language_of(lang)
    in_sheet = output is not None and output.lower().endswith(WORKBOOK)
    count = None if companies is None else _companies(companies, in_sheet=in_sheet)
    if output is not None:
        check_outputs([output], TEMPLATE, inputs=[questionnaire])
    asked = load_worded(questionnaire, wording)
    language = language_for(language, asked.languages)
    if observable:
        asked = observable_part(asked)
    if output is None or not in_sheet:
        text = template_text(asked, language, questionnaire, output, from_outside=observable)
        write_or_print(text, output, TEMPLATE, language)
        return
    after = following(questionnaire, output, language, from_outside=observable)
    commands = _with_several(output, questionnaire, language) if count else list(after)
    content = answers_book(
        asked,
        language,
        companies=count,
        from_outside=observable,
        commands=[f"    {own}" for own in commands],
    )
    write_outputs([(output, content)], TEMPLATE, language)


def _companies(text: str, *, in_sheet: bool) -> int:
    """Return for how many companies a sheet is. Raises ``UsageError`` for too many, and where there is no sheet."""
    number = int(text) if text.isascii() and text.isdigit() and len(text) < len("1000") else 0
    if not in_sheet or not 1 <= number <= MOST_COMPANIES:
        raise UsageError(said("book.companies", most=str(MOST_COMPANIES)))
    return number


def _with_several(path: str, questionnaire: str | None, language: Language) -> list[str]:
    """Return the commands that come after a workbook of several companies is filled in."""
    own = [] if questionnaire is None else ["--questionnaire", questionnaire]
    folder = say("book.folder", language)
    return [
        printable(typed(["ecomdiag", "answers", "import", operand(path), "-o", folder, *own])),
        printable(typed(["ecomdiag", "cohort", "score", operand(path), "-o", "scores.parquet", *own])),
    ]
