"""The commands: options → one call → print → exit code. Nothing else.

What a command needs is imported inside it, so that ``--version`` does not wait for the engine, nor a JSON
report for the terminal's libraries.
"""

from __future__ import annotations

import shlex
import sys
from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ecomdiag import __version__, cli_questionnaire, environment
from ecomdiag.console import (
    HOME,
    PLAIN_HELP,
    LangOption,
    ListFormat,
    QuestionnaireOption,
    help_of,
    language_of,
    listing,
    load_asked,
    print_text,
    stopping,
    tell,
    tell_problems,
)
from ecomdiag.errors import AnswersError, EcomdiagError, ProblemsError, QuestionnaireError, UsageError
from ecomdiag.texts import Language, say

if TYPE_CHECKING:
    from fractions import Fraction

    from ecomdiag.advice.model import Advice
    from ecomdiag.crosswalk import Crossing
    from ecomdiag.diagnosis import Diagnosis
    from ecomdiag.loader.answers import LoadedSheet
    from ecomdiag.model import AnswerSheet, Questionnaire
    from ecomdiag.problems import Problem

DEFAULT_FILE = "answers.yaml"
BELOW_LIMIT = 1
INTERRUPTED = 130
#: What makes a file another questionnaire's, or says that it holds answers this one cannot place.
UNRESUMABLE = frozenset({"other_questionnaire", "unknown_question", "unknown_question_near"})


class Format(StrEnum):
    """The formats of a report."""

    TABLE = "table"
    JSON = "json"
    MARKDOWN = "markdown"


#: The format that a file name asks for by its ending.
ENDINGS = {
    ".json": Format.JSON,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".txt": Format.TABLE,
}


app = typer.Typer(help=help_of("app"), pretty_exceptions_enable=False, **PLAIN_HELP)
app.add_typer(cli_questionnaire.app, name="questionnaire")


@app.callback(invoke_without_command=True)
def main(
    version: Annotated[bool, typer.Option("--version", is_eager=True, help=help_of("version"))] = False,
) -> None:
    """Answer ``--version``; every other option belongs to a command."""
    if version:
        typer.echo(f"ecomdiag {__version__}")
        raise typer.Exit


@app.command(help=help_of("assess"))
def assess(
    file: Annotated[
        str, typer.Argument(metavar="[FILE]", show_default=True, help=help_of("file"))
    ] = DEFAULT_FILE,
    answers: Annotated[str | None, typer.Option("--answers", metavar="FILE", help=help_of("answers"))] = None,
    partial: Annotated[bool, typer.Option("--partial", help=help_of("partial"))] = False,
    report_format: Annotated[Format | None, typer.Option("--format", help=help_of("format"))] = None,
    output: Annotated[
        list[str] | None, typer.Option("-o", "--output", metavar="PATH", help=help_of("output"))
    ] = None,
    company: Annotated[str | None, typer.Option("--company", metavar="NAME", help=help_of("company"))] = None,
    lang: LangOption = None,
    questionnaire: QuestionnaireOption = None,
    actions: Annotated[str | None, typer.Option("--actions", metavar="FILE", help=help_of("actions"))] = None,
    home: Annotated[str | None, typer.Option("--home", metavar="COUNTRY", help=help_of("home"))] = None,
    date: Annotated[str | None, typer.Option("--date", metavar="YYYY-MM-DD", help=help_of("date"))] = None,
    fail_under: Annotated[float | None, typer.Option("--fail-under", help=help_of("fail_under"))] = None,
    plain: Annotated[bool, typer.Option("--plain", help=help_of("plain"))] = False,
) -> None:
    """Make a diagnosis from an interview or an answers file."""
    language = language_of(lang)
    _usage(file, answers, partial, fail_under, language)
    day = _day(date, language)
    targets = [(path, _format_of(path, language)) for path in output or ()]
    asked = load_asked(questionnaire, language)
    if answers is None:
        sheet, language = _interview(
            asked,
            file,
            language,
            plain,
            {"--questionnaire": questionnaire, "--actions": actions},
            _home(home, language),
        )
        day = day or environment.today()
    else:
        sheet = _sheet(asked, answers, partial, language)
    if company is not None:
        sheet = replace(sheet, company=" ".join(company.split()) or None)

    from ecomdiag.diagnosis import diagnose
    from ecomdiag.model import HOME_COUNTRY

    diagnosis = diagnose(
        asked,
        sheet,
        language=language,
        date=day,
        advice=_advice(asked, language, actions),
        home=_home(home, language) or sheet.home or HOME_COUNTRY,
    )
    _write_reports(diagnosis, targets, report_format)
    if fail_under is not None:
        _fail_under(diagnosis, fail_under)


@app.command(help=help_of("check"))
def check(
    file: Annotated[str, typer.Argument(metavar="FILE", help=help_of("checked"))],
    list_format: Annotated[
        ListFormat, typer.Option("--format", help=help_of("check_format"))
    ] = ListFormat.TEXT,
    lang: LangOption = None,
    questionnaire: QuestionnaireOption = None,
) -> None:
    """List all problems of an answers file."""
    from ecomdiag.report.json_text import render_problems

    language = language_of(lang)
    asked = load_asked(questionnaire, language)
    try:
        problems = _problems(asked, _load(asked, file, language))
    except AnswersError as error:
        problems = error.problems
    if list_format is ListFormat.JSON:
        print_text(render_problems(problems, language))
    else:
        from ecomdiag.showing import plain

        print_text("".join(f"{plain(line)}\n" for line in listing(problems, file, language)))
    if stopping(problems):
        raise typer.Exit(AnswersError.exit_code)


@app.command(help=help_of("template"))
def template(
    output: Annotated[
        str | None, typer.Option("-o", "--output", metavar="PATH", help=help_of("template_output"))
    ] = None,
    lang: LangOption = None,
    questionnaire: QuestionnaireOption = None,
) -> None:
    """Write an answers file to fill in by hand."""
    from ecomdiag.loader.files import write_text
    from ecomdiag.loader.template import template_text

    language = language_of(lang)
    text = template_text(load_asked(questionnaire, language), language, questionnaire)
    if output is None:
        print_text(text)
        return
    _refuse_existing(output, language)
    write_text(output, text, language)
    tell(say("written", language, path=output))


@app.command(help=help_of("crosswalk"))
def crosswalk(
    file: Annotated[str, typer.Argument(metavar="FILE", help=help_of("checked"))],
    to: Annotated[str, typer.Option("--to", metavar="NAME", help=help_of("crosswalk_to"))],
    report_format: Annotated[ListFormat, typer.Option("--format", help=help_of("format"))] = ListFormat.TEXT,
    output: Annotated[
        str | None, typer.Option("-o", "--output", metavar="ANSWERS", help=help_of("crosswalk_output"))
    ] = None,
    lang: LangOption = None,
    questionnaire: QuestionnaireOption = None,
) -> None:
    """Tell what answers already say about another instrument."""
    from ecomdiag.crosswalk import cross
    from ecomdiag.loader.crosswalk import load_crosswalk
    from ecomdiag.report import crosswalk as report

    language = language_of(lang)
    ours = load_asked(questionnaire, language)
    table, other = load_crosswalk(to, ours, language)
    if output is not None:
        _refuse_existing(output, language)
    crossing = cross(table, ours, _own_sheet(ours, file, language), other)
    if report_format is ListFormat.JSON:
        print_text(report.render_json(crossing, language))
    else:
        print_text(report.render(crossing, language, width=environment.width()))
    if output is not None:
        _write_known(crossing, to, output, language)


@app.command(help=help_of("facts"))
def facts(
    stale: Annotated[bool, typer.Option("--stale", help=help_of("stale"))] = False,
    date: Annotated[
        str | None, typer.Option("--date", metavar="YYYY-MM-DD", help=help_of("facts_date"))
    ] = None,
    list_format: Annotated[
        ListFormat, typer.Option("--format", help=help_of("check_format"))
    ] = ListFormat.TEXT,
    lang: LangOption = None,
) -> None:
    """List every dated statement of the advice."""
    from ecomdiag.advice.dated import dated_entries
    from ecomdiag.report import facts as report

    language = language_of(lang)
    day = _day(date, language) or environment.today()
    advice = _advice(load_asked(None, language), language)
    entries = (
        [entry for entry in dated_entries(advice) if entry.dated.stale(day) or not stale] if advice else []
    )
    render = report.render_json if list_format is ListFormat.JSON else report.render
    print_text(render(entries, language, day))


def run() -> None:
    """Run the program; the only place where errors become messages and exit codes."""
    environment.prepare_streams()
    try:
        app()
    except EcomdiagError as error:
        if isinstance(error, ProblemsError):
            tell_problems(error)
        else:
            for line in str(error).splitlines():
                tell(line)
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


def _usage(
    file: str, answers: str | None, partial: bool, fail_under: float | None, language: Language
) -> None:
    if answers is not None and file != DEFAULT_FILE:
        raise UsageError(say("error.file_or_answers", language))
    if answers is None and file == "-":
        raise UsageError(say("error.no_terminal", language))
    if partial and answers is None:
        raise UsageError(say("error.partial", language))
    if fail_under is not None and not 0 <= fail_under <= 100:
        raise UsageError(say("error.limit", language))


def _day(date: str | None, language: Language) -> str | None:
    if date is None:
        return None
    from datetime import date as day

    try:
        exact = day.fromisoformat(date).isoformat()
    except ValueError:
        exact = ""
    if exact != date:
        raise UsageError(say("error.date", language, found=date))
    return date


def _format_of(path: str, language: Language) -> Format:
    ending = Path(path).suffix.lower()
    if ending not in ENDINGS:
        raise UsageError(say("error.ending", language, path=path, endings=", ".join(ENDINGS)))
    return ENDINGS[ending]


def _advice(questionnaire: Questionnaire, language: Language, actions: str | None = None) -> Advice | None:
    """Return the advice of an actions file, or that which ships for this questionnaire."""
    from ecomdiag.loader.advice import load_advice, parse_actions

    try:
        if actions is None:
            return load_advice(questionnaire)
        from ecomdiag.loader.files import read_bytes

        return parse_actions(questionnaire, read_bytes(actions, language))
    except QuestionnaireError as error:
        error.path, error.language = actions or error.path, language
        raise


def _home(name: str | None, language: Language) -> str | None:
    """Return the code of the country that ``--home`` names."""
    if name is None:
        return None
    from ecomdiag.loader.countries import find_country

    code = find_country(name)
    if code is None:
        raise UsageError(say("error.home", language, found=name))
    return code


def _load(questionnaire: Questionnaire, path: str, language: Language) -> LoadedSheet:
    from ecomdiag.loader.answers import read_answers
    from ecomdiag.loader.files import read_bytes

    return read_answers(read_bytes(path, language), questionnaire)


def _problems(questionnaire: Questionnaire, loaded: LoadedSheet) -> tuple[Problem, ...]:
    from ecomdiag import engine

    return loaded.located(engine.check(questionnaire, loaded.sheet))


def _sheet(questionnaire: Questionnaire, path: str, partial: bool, language: Language) -> AnswerSheet:
    """Return the sheet of an answers file that can be diagnosed; its warnings are told."""
    try:
        loaded = _load(questionnaire, path, language)
        problems = _problems(questionnaire, loaded)
        if partial:
            problems = tuple(problem for problem in problems if problem.rule != "unanswered")
        if stopping(problems):
            raise AnswersError(problems)
    except AnswersError as error:
        error.path, error.language = path, language
        raise
    for problem in problems:
        tell(problem.line(path, language))
    return loaded.sheet


def _own_sheet(questionnaire: Questionnaire, path: str, language: Language) -> AnswerSheet:
    """Return the sheet of an answers file, complete or not, which must be of this questionnaire."""
    try:
        return _sheet(questionnaire, path, True, language)
    except AnswersError as error:
        foreign = [problem for problem in error.problems if problem.rule == "other_questionnaire"]
        if not foreign:
            raise
        sentence = say("error.crosswalk_from", language, **foreign[0].values)
        raise UsageError(f"{path}: {sentence}") from None


def _refuse_existing(path: str, language: Language) -> None:
    """Refuse to write answers over a file that is there."""
    if Path(path).is_file():
        raise UsageError(say("error.exists", language, path=path))


def _write_known(crossing: Crossing, name: str, path: str, language: Language) -> None:
    """Write the answers known of another instrument, and say how to go on."""
    from ecomdiag.loader.crosswalk import answers_file
    from ecomdiag.loader.files import write_text

    own: Mapping[str, str | None] = {"--questionnaire": name}
    command = shlex.join(_command(path, plain=False, own=own, home=None, lang=language))
    write_text(path, answers_file(crossing, command, language), language)
    tell(say("written", language, path=path))
    tell(say("crosswalk.go_on", language, command=command))


def _interview(
    questionnaire: Questionnaire,
    file: str,
    language: Language,
    plain: bool,
    own: Mapping[str, str | None],
    home: str | None,
) -> tuple[AnswerSheet, Language]:
    """Ask a person, saving to ``file``; return the complete sheet and the language of the end."""
    from ecomdiag.interview import start
    from ecomdiag.loader.answers_file import AnswersFile

    start.require_terminal(language)
    try:
        kept = AnswersFile(file, questionnaire, language)
        _refuse_foreign(questionnaire, kept.loaded)
    except AnswersError as error:
        error.path, error.language = file, language
        raise
    loaded = kept.loaded
    sheet = loaded.sheet if home is None else replace(loaded.sheet, home=home)
    session = start.session_for(
        questionnaire, sheet, save=kept.save, language=language, resume_at=loaded.resume_at
    )
    start.show(session, plain=plain)
    start.leave(
        session, kept.path, _command(kept.path, plain=plain, own=own, home=home, lang=session.language)
    )
    return session.sheet, session.language


def _refuse_foreign(questionnaire: Questionnaire, loaded: LoadedSheet) -> None:
    """Refuse to go on in a file that is not what it should be; wrong answers in it are asked again."""
    from ecomdiag import engine

    found = loaded.located(engine.check(questionnaire, loaded.sheet))
    wrong = [p for p in found if p.stops and (p in loaded.problems or p.rule in UNRESUMABLE)]
    if wrong:
        raise AnswersError(wrong)


def _command(
    path: str, *, plain: bool, own: Mapping[str, str | None], home: str | None, lang: Language
) -> list[str]:
    """Return the one command that resumes an interview."""
    command = ["ecomdiag", "assess"]
    if path != DEFAULT_FILE:
        command.append(path)
    for option, value in own.items():
        command += [option, value] if value is not None else []
    if home is not None:
        command += ["--home", home]
    if lang != HOME:
        command += ["--lang", lang]
    return [*command, "--plain"] if plain else command


def _write_reports(diagnosis: Diagnosis, targets: list[tuple[str, Format]], wanted: Format | None) -> None:
    """Write the report to every file asked for, and to standard output unless only files were."""
    from ecomdiag.loader.files import write_text

    for path, kind in targets:
        write_text(
            path, _rendered(diagnosis, kind, environment.OFF_TERMINAL, colour=False), diagnosis.language
        )
        tell(say("written", diagnosis.language, path=path))
    if wanted is not None or not targets:
        kind = wanted or Format.TABLE
        print_text(_rendered(diagnosis, kind, environment.width(), colour=environment.colour()))


def _rendered(diagnosis: Diagnosis, kind: Format, width: int, *, colour: bool) -> str:
    match kind:
        case Format.TABLE:
            from ecomdiag.report import terminal

            return terminal.render(diagnosis, width=width, colour=colour)
        case Format.JSON:
            from ecomdiag.report import json_text

            return json_text.render(diagnosis)
        case Format.MARKDOWN:
            from ecomdiag.report import markdown

            return markdown.render(diagnosis)


def _fail_under(diagnosis: Diagnosis, limit: float) -> None:
    """Exit with 1 if the score, or the lowest that it may still be, is below the limit."""
    from ecomdiag.report.plain import points_range

    lowest: Fraction | None = diagnosis.score_range[0] if diagnosis.score_range else None
    if lowest is None or round(float(lowest), 9) < limit:
        shown = points_range(diagnosis, diagnosis.score_range)
        tell(say("fail_under", diagnosis.language, score=shown, limit=f"{limit:g}"))
        raise typer.Exit(BELOW_LIMIT)
