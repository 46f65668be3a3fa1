"""``ecomdiag crosswalk``: what answers already say about another instrument."""

from __future__ import annotations

from typing import Annotated

import typer

from ecomdiag.commands import environment
from ecomdiag.commands.command import command
from ecomdiag.commands.console import print_text, tell
from ecomdiag.commands.exits import ANSWERS, QUESTIONNAIRE
from ecomdiag.commands.listed import ListFormat
from ecomdiag.commands.options import (
    LangOption,
    QuestionnaireOption,
    help_of,
    language_for,
    language_of,
)
from ecomdiag.commands.reading import sheet_of
from ecomdiag.commands.resuming import resuming
from ecomdiag.commands.writing import ANSWERS_FILE, check_outputs, write_outputs
from ecomdiag.crosswalk.crossing import Crossing
from ecomdiag.loader.crosswalk import NAMES, answers_file, require_crosswalk
from ecomdiag.loader.questionnaire import load_questionnaire
from ecomdiag.problems.errors import AnswersError, UsageError
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.report.crosswalk import text as report
from ecomdiag.texts import Language, say
from ecomdiag.texts.typed import typed
from ecomdiag.texts.words import said
from ecomdiag.workflows.crossing import cross


@command(
    examples=(
        "ecomdiag crosswalk answers.yaml --to dii",
        "ecomdiag crosswalk answers.yaml --to dmat -o dmat.yaml",
    ),
    exits=(ANSWERS, QUESTIONNAIRE),
)
def crosswalk(
    file: Annotated[str, typer.Argument(metavar="FILE", help=help_of("checked"))],
    to: Annotated[
        str,
        typer.Option(
            "--to", metavar="NAME", autocompletion=lambda: list(NAMES), help=help_of("crosswalk_to")
        ),
    ],
    report_format: Annotated[ListFormat, typer.Option("--format", help=help_of("format"))] = ListFormat.TEXT,
    output: Annotated[
        str | None, typer.Option("-o", "--output", metavar="FILE", help=help_of("crosswalk_output"))
    ] = None,
    lang: LangOption = None,
    questionnaire: QuestionnaireOption = None,
) -> None:
    """Tell what answers already say about another instrument."""
    language = language_of(lang)
    if output is not None:
        check_outputs([output], ANSWERS_FILE, inputs=[file, questionnaire])
    ours = load_questionnaire(questionnaire)
    language = language_for(language, ours.languages)
    require_crosswalk(to, ours)
    crossing = cross(ours, _own_sheet(ours, file, language), to)
    if crossing.crosswalk.left_out:
        missing = dict.fromkeys(name for own in crossing.crosswalk.left_out for name in own.missing)
        tell(say("crosswalk.left_out", language, missing="; ".join(missing)))
    if report_format is ListFormat.JSON:
        print_text(report.render_json(crossing, language))
    else:
        print_text(report.render(crossing, language, width=environment.width()))
    if output is not None:
        _write_known(crossing, to, output, language)


def _own_sheet(questionnaire: Questionnaire, path: str, language: Language) -> AnswerSheet:
    """Return the sheet of an answers file, complete or not, which must be of this questionnaire."""
    try:
        return sheet_of(questionnaire, path, language, complete=False)
    except AnswersError as error:
        foreign = [problem for problem in error.problems if problem.rule == "other_questionnaire"]
        if not foreign:
            raise
        sentence = said("error.crosswalk_from", **foreign[0].values)
        raise UsageError(said("error.option", option=path, what=sentence)) from None


def _write_known(crossing: Crossing, name: str, path: str, language: Language) -> None:
    """Write the answers known of another instrument, and say how to go on."""
    own = [("--questionnaire", name)]
    command = typed(resuming(path, plain=False, own=own, lang=language))
    write_outputs([(path, answers_file(crossing, command, language))], ANSWERS_FILE, language)
    tell(say("crosswalk.go_on", language, command=command))
