"""``ecomdiag assess``: a diagnosis, from an interview or from an answers file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from ecomdiag import commands
from ecomdiag.advice.model import Advice
from ecomdiag.commands import environment
from ecomdiag.commands.call import Call
from ecomdiag.commands.command import command
from ecomdiag.commands.console import tell
from ecomdiag.commands.exits import ANSWERS, BELOW_LIMIT, QUESTIONNAIRE
from ecomdiag.commands.options import (
    BenchmarkOption,
    BrandOption,
    LangOption,
    QuestionnaireOption,
    Wording,
    WordingOption,
    help_of,
    language_for,
    language_of,
)
from ecomdiag.commands.reading import advice_of, benchmark_of, brand_of, sheet_of
from ecomdiag.commands.reporting import check_reports, write_reports
from ecomdiag.commands.resuming import DEFAULT_FILE, RIVAL_FILE, said_again
from ecomdiag.commands.values import CompanyOptions, day_of, read_once
from ecomdiag.commands.worded import load_worded
from ecomdiag.commands.writing import check_folder
from ecomdiag.diagnosis.result import Diagnosis
from ecomdiag.loader.files import STDIN
from ecomdiag.problems.errors import UsageError
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.record import Record, replace
from ecomdiag.report.diagnosis.depth import Depth
from ecomdiag.texts import Language, say
from ecomdiag.texts.typed import operand, typed
from ecomdiag.texts.words import said
from ecomdiag.workflows.advice import advice_for
from ecomdiag.workflows.diagnosing import diagnose_with
from ecomdiag.workflows.rendering import Format

if TYPE_CHECKING:
    from ecomdiag.benchmark.model import Benchmark
    from ecomdiag.brand.model import Brand

_File = Annotated[str, typer.Argument(metavar="FILE", show_default=True, help=help_of("file"))]
_Answers = Annotated[list[str] | None, typer.Option("--answers", metavar="FILE", help=help_of("answers"))]
_Partial = Annotated[bool, typer.Option("--partial", help=help_of("partial"))]
_Observable = Annotated[bool, typer.Option("--observable", help=help_of("observable"))]
_Format = Annotated[Format | None, typer.Option("--format", help=help_of("format"))]
_Depth = Annotated[Depth, typer.Option("--depth", help=help_of("depth"))]
_Output = Annotated[list[str] | None, typer.Option("-o", "--output", metavar="PATH", help=help_of("output"))]
_Company = Annotated[str | None, typer.Option("--company", metavar="NAME", help=help_of("company"))]
_Actions = Annotated[str | None, typer.Option("--actions", metavar="FILE", help=help_of("actions"))]
_Set = Annotated[list[str] | None, typer.Option("--set", metavar="QUESTION=ANSWER", help=help_of("set"))]
_Home = Annotated[str | None, typer.Option("--home", metavar="COUNTRY", help=help_of("home"))]
_Region = Annotated[str | None, typer.Option("--region", metavar="REGION", help=help_of("region"))]
_Date = Annotated[str | None, typer.Option("--date", metavar="DATE", help=help_of("date"))]
_FailUnder = Annotated[str | None, typer.Option("--fail-under", metavar="NUMBER", help=help_of("fail_under"))]
_Save = Annotated[str | None, typer.Option("--save", metavar="FOLDER", help=help_of("save"))]
_Plain = Annotated[bool, typer.Option("--plain", help=help_of("plain"))]


@command(
    examples=(
        "ecomdiag assess",
        "ecomdiag assess --answers answers.yaml",
        "ecomdiag assess --answers answers.yaml --partial --lang es",
        "ecomdiag assess --answers answers.yaml -o report.md -o report.json",
        "ecomdiag assess --answers answers.yaml -o report.html",
        "ecomdiag assess --answers answers.yaml --depth full -o report.md",
        "ecomdiag assess --answers answers.yaml --format json --fail-under 50",
        "ecomdiag assess --answers answers.yaml --save diagnoses",
        "ecomdiag assess --answers answers.yaml --benchmark benchmark.json -o report.html",
        "ecomdiag assess --answers answers.yaml --brand brand.yaml -o report.html -o report.pdf",
        "ecomdiag assess --answers clients -o reports/",
        "ecomdiag assess --observable rival.yaml",
        "ecomdiag assess --answers answers.yaml --set crm=used --set erp=partial",
    ),
    exits=(BELOW_LIMIT, ANSWERS, QUESTIONNAIRE),
)
def assess(
    file: _File = DEFAULT_FILE,
    answers: _Answers = None,
    partial: _Partial = False,
    observable: _Observable = False,
    report_format: _Format = None,
    depth: _Depth = Depth.STANDARD,
    output: _Output = None,
    company: _Company = None,
    lang: LangOption = None,
    questionnaire: QuestionnaireOption = None,
    wording: WordingOption = Wording.OWN,
    actions: _Actions = None,
    benchmark: BenchmarkOption = None, brand: BrandOption = None,
    set_answers: _Set = None,
    home: _Home = None, region: _Region = None,
    date: _Date = None,
    fail_under: _FailUnder = None,
    save: _Save = None,
    plain: _Plain = False,
) -> None:  # fmt: skip
    """Make a diagnosis from an interview or an answers file."""
    call = Call(
        file=RIVAL_FILE if observable and file == DEFAULT_FILE else file,
        sources=answers or [], partial=partial, observable=observable, plain=plain,
        of_company=CompanyOptions(company=company, home=home, region=region),
        questionnaire=questionnaire, wording=wording, actions=actions, benchmark=benchmark, brand=brand,
        changes=set_answers or [], date=date, depth=depth,
        outputs=output or [], shown=report_format, fail_under=fail_under, save=save,
    )  # fmt: skip
    (_several if call.of_several else _one)(call, language_of(lang))


def _several(call: Call, language: Language) -> None:
    from ecomdiag.commands.several import assess_all  # a terminal's tables, which no report of one needs

    assess_all(call, language)


def _one(call: Call, language: Language) -> None:
    _refuse_misuse(call)
    paper = brand_of(call.brand)
    given, diagnosis = _diagnosed(call, language, paper)
    _show(call, given, diagnosis, paper)
    if call.fail_under is not None:
        _require(diagnosis, call.fail_under, given.language)


class Given(Record):
    """Answers, where they are kept, and the language and the day in which they were given."""

    sheet: AnswerSheet
    path: str
    language: Language
    day: str | None
    #: What leaves the result behind on the terminal, if an interview has shown it already.
    leave: Callable[[], None] | None = None


def _refuse_misuse(call: Call) -> None:
    """Refuse what cannot be done, before anything is read or asked."""
    if call.observable and call.answers is not None:
        raise UsageError(said("error.observable"))
    if call.answers is not None and call.file != DEFAULT_FILE:
        raise UsageError(said("error.file_or_answers", file=call.file))
    if call.answers is None and call.file == STDIN:
        raise UsageError(said("error.no_terminal"))
    if call.partial and call.answers is None:
        raise UsageError(said("error.partial"))
    if call.changes and (call.answers is None or call.partial):
        raise UsageError(said("error.set_alone"))
    if call.fail_under is not None:
        commands.limit.limit_of(call.fail_under)
    day_of(call.date)
    call.of_company.require_sense()
    read = call.file if call.answers is None else call.answers
    read_once([read, call.benchmark or "", call.brand or ""])
    check_reports(call.outputs, call.shown, inputs=[read, *call.consulted])
    if call.save is not None:
        check_folder(call.save)


def _diagnosed(call: Call, language: Language, paper: Brand | None) -> tuple[Given, Diagnosis]:
    """Read or ask what is missing, and make the diagnosis."""
    questionnaire = load_worded(call.questionnaire, call.wording)
    language = language_for(language, questionnaire.languages)
    # Whatever is wrong with a file of one's own is told before the first question, not after the last.
    advice = None if call.actions is None else advice_of(questionnaire, language, call.actions)
    others = benchmark_of(call.benchmark)
    if call.answers is None:
        given = _asked(questionnaire, advice, others, paper, call, language)
    else:
        given = _read(questionnaire, call, call.answers, language)
    advice = advice or advice_of(questionnaire, given.language, path=call.questionnaire)
    made = diagnose_with(advice, questionnaire, given.sheet, date=given.day, benchmark=others)
    return given, _supposing(questionnaire, given.sheet, made, call.changes)


def _supposing(
    questionnaire: Questionnaire, sheet: AnswerSheet, diagnosis: Diagnosis, typed_changes: Sequence[str]
) -> Diagnosis:
    """Add what other answers would make of it, if any are typed."""
    if not typed_changes:
        return diagnosis
    from ecomdiag.workflows.what_if import changes_of, what_if  # which few calls ask for

    changes = changes_of(questionnaire, typed_changes)
    return replace(diagnosis, what_if=what_if(questionnaire, sheet, changes))


def _read(questionnaire: Questionnaire, call: Call, path: str, language: Language) -> Given:
    home, region = call.of_company.place
    sheet = sheet_of(questionnaire, path, language, complete=not call.partial, home=home, region=region)
    day = call.date or environment.today()
    return Given(sheet=call.of_company.put_in(sheet), path=path, language=language, day=day)


def _asked(
    questionnaire: Questionnaire,
    advice: Advice | None,
    others: Benchmark | None,
    paper: Brand | None,
    call: Call,
    language: Language,
) -> Given:
    from ecomdiag.commands.concluding import Concluding  # the terminal, which no file needs
    from ecomdiag.commands.interviewing import interview

    day = call.date or environment.today()
    concluding = Concluding(
        diagnose=lambda sheet: diagnose_with(
            advice or advice_for(questionnaire), questionnaire, sheet, date=day, benchmark=others
        ),
        again=lambda sheet, path, spoken: _whole(
            call, Given(sheet=sheet, path=path, language=spoken, day=day)
        ),
        inputs=call.consulted,
        bars=not call.plain,
        brand=paper,
    )
    done = interview(
        questionnaire,
        call.file,
        language,
        plain=call.plain,
        observable=call.observable,
        of_company=call.of_company,
        own=lambda sheet: [*call.options(sheet), ("--date", call.date), *call.then],
        concluding=concluding if call.ends_on_a_page else None,
        today=day,
    )
    return Given(sheet=done.sheet, path=done.path, language=done.language, day=day, leave=done.leave)


def _show(call: Call, given: Given, diagnosis: Diagnosis, paper: Brand | None) -> None:
    """Write the reports, unless an interview has shown what comes of it."""
    if call.save is not None:
        commands.keeping.keep_and_tell(call.save, diagnosis, given.language)
    if given.leave is not None:
        given.leave()
    else:
        _report(call, given, diagnosis, paper)
    if call.answers is None and diagnosis.from_outside:
        own = say("template.own_file", given.language)
        command = typed(["ecomdiag", "compare", own, operand(given.path), "--rivals"])
        tell(say("compare.with_ours", given.language, command=command))


def _report(call: Call, given: Given, diagnosis: Diagnosis, paper: Brand | None) -> None:
    again = _again(call, given, complete=diagnosis.complete or diagnosis.from_outside)
    write_reports(
        diagnosis, given.language, call.outputs, call.shown,
        bars=not call.plain, depth=call.depth, again=again, brand=paper,
    )  # fmt: skip


def _require(diagnosis: Diagnosis, fail_under: str, language: Language) -> None:
    """End the run with its own exit code if the score is too low."""
    told = commands.limit.below(diagnosis, fail_under, language)
    if told is not None:
        tell(told)
        raise typer.Exit(BELOW_LIMIT)


def _again(call: Call, given: Given, *, complete: bool) -> str | None:
    """Return the command that makes the whole report, as it is typed; ``None`` if the answers were piped in."""
    return None if given.path == STDIN else _whole(call, given, *([] if complete else ["--partial"]))


def _whole(call: Call, given: Given, *more: str) -> str:
    # A file is read of today, unless another day is said.
    day = given.day if call.answers is None else call.date
    own = [("--answers", given.path), *call.options(given.sheet), ("--date", day), ("--depth", "full")]
    name = say("advice.report_file", given.language)
    command = said_again(["ecomdiag", "assess"], [*own, ("-o", name)], given.language)
    return typed([*command, *more])
