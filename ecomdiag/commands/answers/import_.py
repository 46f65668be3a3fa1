"""``ecomdiag answers import``: what another tool collected, as answers files or as a table."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ecomdiag.commands.command import command
from ecomdiag.commands.console import tell
from ecomdiag.commands.exits import ANSWERS, QUESTIONNAIRE
from ecomdiag.commands.options import LangOption, QuestionnaireOption, help_of, language_for, language_of
from ecomdiag.commands.writing import OutputKind, check_outputs
from ecomdiag.loader.questionnaire import load_questionnaire
from ecomdiag.loader.responses.writing import TABLES
from ecomdiag.texts import Language, say
from ecomdiag.workflows.importing import Imported, import_answers

TABLE = OutputKind(TABLES, private=True)
#: So many names of columns that answer nothing are told.
MOST_NAMES = 12


@command(
    examples=(
        "ecomdiag answers import kobo.csv -o clients",
        "ecomdiag answers import survey.json -o companies.csv",
    ),
    exits=(ANSWERS, QUESTIONNAIRE),
)
def import_(
    file: Annotated[str, typer.Argument(metavar="FILE", help=help_of("answers_import_file"))],
    output: Annotated[
        str, typer.Option("-o", "--output", metavar="PATH", help=help_of("answers_import_output"))
    ],
    id_column: Annotated[
        str | None, typer.Option("--id", metavar="NAME", help=help_of("answers_import_id"))
    ] = None,
    company: Annotated[
        str | None, typer.Option("--company", metavar="NAME", help=help_of("answers_import_company"))
    ] = None,
    sheet: Annotated[
        str | None, typer.Option("--sheet", metavar="NAME", help=help_of("answers_import_sheet"))
    ] = None,
    repeats: Annotated[
        list[str] | None, typer.Option("--repeats", metavar="FILE", help=help_of("answers_import_repeats"))
    ] = None,
    other: Annotated[bool, typer.Option("--other", help=help_of("answers_import_other"))] = False,
    questionnaire: QuestionnaireOption = None,
    lang: LangOption = None,
) -> None:
    """Bring in answers that another tool collected."""
    language = language_of(lang)
    asked = load_questionnaire(questionnaire)
    language = language_for(language, asked.languages)
    if Path(output).suffix.lower() in TABLES:
        check_outputs([output], TABLE, inputs=[file, questionnaire, *(repeats or ())])
    found = import_answers(
        asked, file, output, id_column=id_column, company=company, sheet=sheet, repeats=repeats or (), other=other
    )  # fmt: skip
    for line in _lines(found, file, output, language):
        tell(line)
    if found.wrong:
        raise typer.Exit(ANSWERS)


def _lines(found: Imported, path: str, output: str, language: Language) -> list[str]:
    """Say what became of the rows: what is wrong with some, and how many came in and went out."""
    lines = [words.to(language) for words in found.told]
    lines += [problem.line(path, language) for problem in found.problems]
    if found.unread:
        names = ", ".join(found.unread[:MOST_NAMES]) + (", …" if len(found.unread) > MOST_NAMES else "")
        lines.append(say("responses.unread", language, count=len(found.unread), names=names))
    lines += [
        say("responses.rows", language, count=found.rows),
        say("responses.arrived", language, count=found.arrived),
    ]
    if found.wrong:
        lines.append(say("responses.wrong", language, count=found.wrong))
    if found.arrived:
        lines.append(say("written", language, path=output))
    return lines
