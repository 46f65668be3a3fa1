"""The commands about a questionnaire itself: options → one call → print → exit code."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from ecomdiag import environment
from ecomdiag.console import (
    PLAIN_HELP,
    LangOption,
    ListFormat,
    QuestionnaireOption,
    help_of,
    language_of,
    load_asked,
    print_text,
    tell,
)
from ecomdiag.errors import QuestionnaireError, UsageError
from ecomdiag.texts import Language, say

app = typer.Typer(help=help_of("questionnaire"), **PLAIN_HELP)


class SchemaOf(StrEnum):
    """The files of which there is a JSON Schema."""

    QUESTIONS = "questions"
    ACTIONS = "actions"
    LENSES = "lenses"
    ANSWERS = "answers"


class ShownFormat(StrEnum):
    """The forms in which a questionnaire is shown: a document, or the drawing of its branches."""

    MARKDOWN = "markdown"
    MERMAID = "mermaid"


@app.command(help=help_of("show"))
def show(
    file: Annotated[str | None, typer.Argument(metavar="[FILE]", help=help_of("shown"))] = None,
    shown_format: Annotated[
        ShownFormat, typer.Option("--format", help=help_of("shown_format"))
    ] = ShownFormat.MARKDOWN,
    output: Annotated[
        str | None, typer.Option("-o", "--output", metavar="PATH", help=help_of("shown_output"))
    ] = None,
    lang: LangOption = None,
    questionnaire: QuestionnaireOption = None,
) -> None:
    """Print a questionnaire, or the drawing of its branches."""
    from ecomdiag.report import drawing, listing

    language = language_of(lang)
    if file is not None and questionnaire is not None:
        raise UsageError(say("error.shown_twice", language))
    asked = load_asked(questionnaire if file is None else file, language)
    render = drawing.render if shown_format is ShownFormat.MERMAID else listing.render
    text = render(asked, language)
    if output is None:
        print_text(text)
        return
    _write(output, text, (".md", ".markdown", ".mmd"), language)


@app.command(help=help_of("prove"))
def check(
    file: Annotated[str | None, typer.Argument(metavar="[FILE]", help=help_of("proved"))] = None,
    actions: Annotated[
        str | None, typer.Option("--actions", metavar="FILE", help=help_of("prove_actions"))
    ] = None,
    examples: Annotated[
        str | None, typer.Option("--examples", metavar="FOLDER", help=help_of("prove_examples"))
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help=help_of("prove_strict"))] = False,
    list_format: Annotated[
        ListFormat, typer.Option("--format", help=help_of("check_format"))
    ] = ListFormat.TEXT,
    lang: LangOption = None,
) -> None:
    """Prove a questionnaire sound, or show answers with which it fails."""
    from ecomdiag.loader.proving import prove_file, write_examples
    from ecomdiag.report import proof as text

    language = language_of(lang)
    _read_once([path for path in (file, actions) if path is not None], language)
    try:
        report = prove_file(file, actions, language)
    except QuestionnaireError as error:
        if list_format is not ListFormat.JSON:
            raise
        print_text(text.render_refused(error.problems, error.path, language))
        raise typer.Exit(error.exit_code) from None
    if examples is not None:
        for path in write_examples(report, examples, language):
            tell(say("written", language, path=path))
    if list_format is ListFormat.JSON:
        print_text(text.render_json(report, language))
    else:
        print_text(text.render(report, language, environment.terminal_width()))
    if not report.proof.sound or (strict and not report.proof.proved):
        raise typer.Exit(QuestionnaireError.exit_code)


@app.command(help=help_of("diff"))
def diff(
    old: Annotated[str, typer.Argument(metavar="OLD", help=help_of("diff_old"))],
    new: Annotated[str, typer.Argument(metavar="NEW", help=help_of("diff_new"))],
    answers: Annotated[
        list[str] | None, typer.Option("--answers", metavar="FILE", help=help_of("diff_answers"))
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help=help_of("diff_strict"))] = False,
    list_format: Annotated[
        ListFormat, typer.Option("--format", help=help_of("diff_format"))
    ] = ListFormat.TEXT,
    lang: LangOption = None,
) -> None:
    """Tell what changed between two versions of a questionnaire."""
    from ecomdiag.changes import compare
    from ecomdiag.loader.rereading import reread_file
    from ecomdiag.report import changes as text
    from ecomdiag.report import changes_json

    language = language_of(lang)
    _read_once([old, new, *(answers or ())], language)
    changes = compare(load_asked(old, language), load_asked(new, language))
    files = [(path, reread_file(path, changes.old, changes.new, language)) for path in answers or ()]
    if list_format is ListFormat.JSON:
        print_text(changes_json.render(changes, language, files))
    else:
        print_text(text.render(changes, language, files, width=environment.width()))
    if strict and changes.version_enough is False:
        raise typer.Exit(QuestionnaireError.exit_code)


@app.command(help=help_of("schema"))
def schema(
    of: Annotated[
        SchemaOf, typer.Argument(metavar="questions|actions|lenses|answers", help=help_of("schema_of"))
    ],
    file: Annotated[str | None, typer.Argument(metavar="[FILE]", help=help_of("schema_file"))] = None,
    output: Annotated[
        str | None, typer.Option("-o", "--output", metavar="PATH", help=help_of("schema_output"))
    ] = None,
    lang: LangOption = None,
) -> None:
    """Print the JSON Schema of a file, for editors."""
    from ecomdiag.loader.files import read_data
    from ecomdiag.report.schema import render

    language = language_of(lang)
    if of is SchemaOf.ANSWERS:
        text = render(load_asked(file, language), language)
    elif file is None:
        text = read_data(f"schemas/{of}.schema.json").decode()
    else:
        raise UsageError(say("error.schema_file", language))
    if output is None:
        print_text(text)
    else:
        _write(output, text, (".json",), language)


def _write(path: str, text: str, endings: tuple[str, ...], language: Language) -> None:
    """Write a result to a file, which must be named as one of its kind: no other is written over by mistake."""
    from ecomdiag.loader.files import write_text

    if not path.lower().endswith(endings):
        raise UsageError(say("error.ending", language, path=path, endings=", ".join(endings)))
    write_text(path, text, language)
    tell(say("written", language, path=path))


def _read_once(paths: list[str], language: Language) -> None:
    """Refuse to read standard input more than once."""
    if paths.count("-") > 1:
        raise UsageError(say("error.stdin_twice", language))
