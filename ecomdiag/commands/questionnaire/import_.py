"""``ecomdiag questionnaire import``: a form of another tool as a questionnaire."""

from __future__ import annotations

from typing import Annotated

import typer

from ecomdiag.commands.command import command
from ecomdiag.commands.console import listing, tell
from ecomdiag.commands.exits import QUESTIONNAIRE
from ecomdiag.commands.options import LangOption, help_of, language_of
from ecomdiag.commands.writing import OutputKind, check_outputs, write_outputs
from ecomdiag.loader.questionnaire import load_questionnaire
from ecomdiag.workflows.exchanging import Source, import_form

#: A questionnaire is what people write: it never replaces one.
WRITTEN = OutputKind((".yaml", ".yml"), new=True)


@command(
    examples=(
        "ecomdiag questionnaire import form.json -o questions.yaml",
        "ecomdiag questionnaire import form.xlsx --scores scored.yaml -o questions.yaml",
        "ecomdiag questionnaire import survey.lss --leave-out -o questions.yaml",
        "ecomdiag questionnaire import lens.json --from lens -o questions.yaml",
    ),
    exits=(QUESTIONNAIRE,),
)
def import_(
    file: Annotated[str, typer.Argument(metavar="FILE", help=help_of("form_file"))],
    output: Annotated[str, typer.Option("-o", "--output", metavar="PATH", help=help_of("form_output"))],
    tool: Annotated[Source | None, typer.Option("--from", help=help_of("form_from"))] = None,
    scores: Annotated[
        str | None, typer.Option("--scores", metavar="FILE", help=help_of("form_scores"))
    ] = None,
    leave_out: Annotated[bool, typer.Option("--leave-out", help=help_of("form_leave_out"))] = False,
    lang: LangOption = None,
) -> None:
    """Make a questionnaire of a form of another tool."""
    language = language_of(lang)
    check_outputs([output], WRITTEN, inputs=[file, scores])
    model = None if scores is None else load_questionnaire(scores)
    made = import_form(file, tool, scores=model, leave_out=leave_out)
    for line in listing(made.told, file, language) if made.told else ():
        tell(line)
    write_outputs([(output, made.text)], WRITTEN, language)
