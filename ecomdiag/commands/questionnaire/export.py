"""``ecomdiag questionnaire export``: a questionnaire as a form of the tool that collects the answers."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ecomdiag.commands.command import command
from ecomdiag.commands.console import listing, tell
from ecomdiag.commands.exits import QUESTIONNAIRE
from ecomdiag.commands.options import LangOption, help_of, language_for, language_of
from ecomdiag.commands.writing import OutputKind, check_outputs, write_outputs
from ecomdiag.loader.files import STDIN
from ecomdiag.loader.questionnaire import load_questionnaire
from ecomdiag.workflows.exchanging import Tool
from ecomdiag.workflows.exchanging import export as exported

#: What the file of each form is called.
_KINDS = {
    Tool.XLSFORM: OutputKind((".xlsx",)),
    Tool.SURVEYJS: OutputKind((".json",)),
    Tool.LIMESURVEY: OutputKind((".lss", ".txt")),
    Tool.XLSX: OutputKind((".xlsx",)),
    Tool.JSON: OutputKind((".json",)),
}


@command(
    examples=(
        "ecomdiag questionnaire export --to xlsform -o form.xlsx",
        "ecomdiag questionnaire export questions.yaml --to surveyjs -o form.json",
        "ecomdiag questionnaire export --to limesurvey -o form.lss",
    ),
    exits=(QUESTIONNAIRE,),
)
def export(
    tool: Annotated[Tool, typer.Option("--to", help=help_of("export_to"))],
    output: Annotated[str, typer.Option("-o", "--output", metavar="PATH", help=help_of("export_output"))],
    file: Annotated[str | None, typer.Argument(metavar="FILE", help=help_of("export_file"))] = None,
    lang: LangOption = None,
) -> None:
    """Write a questionnaire as a form of another tool."""
    language, kind = language_of(lang), _KINDS[tool]
    check_outputs([output], kind, inputs=[file])
    questionnaire = load_questionnaire(file)
    language = language_for(language, questionnaire.languages)
    made = exported(questionnaire, tool, language=language, ending=Path(output).suffix.lower())
    if made.left_out:
        path = output if file in (None, STDIN) else str(file)
        for line in listing(made.left_out, path, language):
            tell(line)
    write_outputs([(output, made.content)], kind, language)
