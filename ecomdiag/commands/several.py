"""Many answers files at once: a report each in a folder, and a line each of what became of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import typer

from ecomdiag.advice.model import Advice
from ecomdiag.benchmark.model import Benchmark
from ecomdiag.brand.model import Brand
from ecomdiag.commands import environment
from ecomdiag.commands.call import Call
from ecomdiag.commands.console import print_text, stopping, tell, tell_problems
from ecomdiag.commands.exits import ANSWERS, BELOW_LIMIT
from ecomdiag.commands.keeping import keep
from ecomdiag.commands.limit import below, limit_of
from ecomdiag.commands.options import Wording, language_for
from ecomdiag.commands.progress import Progress
from ecomdiag.commands.reading import advice_of, benchmark_of, brand_of, sheet_of
from ecomdiag.commands.reporting import ENDINGS, report
from ecomdiag.commands.resuming import DEFAULT_FILE
from ecomdiag.commands.values import day_of, home_of
from ecomdiag.commands.worded import load_worded
from ecomdiag.commands.writing import REPORT, check_folder, check_outputs, make_folder
from ecomdiag.diagnosis.result import Diagnosis
from ecomdiag.loader.files import STDIN, write_text
from ecomdiag.loader.folders import answers_files
from ecomdiag.problems.errors import AnswersError, UsageError
from ecomdiag.problems.problem import count_of
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.record import Record
from ecomdiag.report import several
from ecomdiag.report.diagnosis.depth import Depth
from ecomdiag.report.several import Outcome
from ecomdiag.report.writing import terminal
from ecomdiag.texts import Language
from ecomdiag.texts.words import Text, in_each_language, said
from ecomdiag.workflows.diagnosing import diagnose_with
from ecomdiag.workflows.rendering import Format, require_pdf


class Batch(Record):
    """What is made of several answers files."""

    paths: Sequence[str]
    #: The folder of the reports, if any are written.
    folder: str | None
    form: Format
    depth: Depth
    bars: bool
    partial: bool
    questionnaire: str | None
    wording: Wording
    actions: str | None
    benchmark: str | None
    home: str | None
    date: str
    fail_under: str | None
    #: Whose name the reports bear.
    brand: Brand | None
    #: The files that are read beside the answers.
    consulted: Sequence[str | None]
    #: The folder in which diagnoses are kept.
    save: str | None


def assess_all(call: Call, language: Language) -> None:
    """Make a diagnosis of each file, write the reports, and tell what became of each; ends with the worst exit code.

    Raises ``UsageError`` for what only goes with one file.
    """
    batch = _batch(call)
    targets = _targets(batch)
    questionnaire = load_worded(batch.questionnaire, batch.wording)
    language = language_for(language, questionnaire.languages)
    advice = advice_of(questionnaire, language, batch.actions, path=batch.questionnaire)
    others = benchmark_of(batch.benchmark)
    if batch.folder is not None:
        make_folder(batch.folder)
    outcomes = []
    with Progress("several.progress", language) as progress:
        for place, path in enumerate(batch.paths):
            progress(place, len(batch.paths))
            target = targets.get(path)
            outcomes.append(_assessed(batch, path, target, questionnaire, advice, others, language))
    cuts = [level.start for level in questionnaire.levels]
    shown = several.outline(outcomes, cuts, language)
    print_text(terminal.write(shown, width=environment.width(), colour=environment.colour()))
    if any(own.failed for own in outcomes):
        raise typer.Exit(ANSWERS)
    if any(own.below for own in outcomes):
        raise typer.Exit(BELOW_LIMIT)


def _batch(call: Call) -> Batch:
    """Return what is made of several answers files. Raises ``UsageError`` for what only goes with one."""
    own = [
        ("--observable", call.observable),
        ("--set", call.changes),
        ("--company", call.of_company.company),
        ("--region", call.of_company.region),
    ]
    alone = next((option for option, value in own if value), None)
    if alone is not None or call.file != DEFAULT_FILE or STDIN in call.sources:
        raise UsageError(
            said("error.several_option", option=alone or (STDIN if STDIN in call.sources else call.file))
        )
    if len(call.outputs) > 1 or (call.outputs and REPORT.ending_of(call.outputs[0]) is not None):
        raise UsageError(said("error.several_output"))
    if call.shown is not None and not call.outputs:
        raise UsageError(said("error.several_format"))
    if call.fail_under is not None:
        limit_of(call.fail_under)
    return Batch(
        paths=answers_files(call.sources),
        folder=call.outputs[0] if call.outputs else None,
        form=call.shown or Format.MARKDOWN,
        depth=call.depth,
        bars=not call.plain,
        partial=call.partial,
        questionnaire=call.questionnaire,
        wording=call.wording,
        actions=call.actions,
        benchmark=call.benchmark,
        home=home_of(call.of_company.home),
        date=day_of(call.date) or environment.today(),
        fail_under=call.fail_under,
        save=call.save,
        brand=brand_of(call.brand),
        consulted=call.consulted,
    )


def _assessed(
    batch: Batch,
    path: str,
    target: str | None,
    questionnaire: Questionnaire,
    advice: Advice | None,
    others: Benchmark | None,
    language: Language,
) -> Outcome:
    """Return what became of one file; what is wrong in it is told, and stops no other."""
    try:
        sheet = sheet_of(questionnaire, path, language, complete=not batch.partial, home=batch.home)
    except AnswersError as error:
        tell_problems(error)
        wrong = count_of(stopping(error.problems))
        return _failed(path, in_each_language(said("several.problems", count=wrong)))
    except UsageError as error:
        for line in error.lines(language):
            tell(line)
        return _failed(path, in_each_language(said("several.unreadable")))
    made = diagnose_with(advice, questionnaire, sheet, date=batch.date, benchmark=others)
    _write(batch, made, target, language)
    return Outcome(
        path=path,
        score_range=made.score_range,
        levels=tuple(level.title for level in made.level_range or ()),
        failed=None,
        below=batch.fail_under is not None and below(made, batch.fail_under, language) is not None,
    )


def _failed(path: str, why: Text) -> Outcome:
    return Outcome(path=path, score_range=None, levels=(), failed=why)


def _write(batch: Batch, made: Diagnosis, target: str | None, language: Language) -> None:
    if target is not None:
        content = report(made, language, batch.form, bars=batch.bars, depth=batch.depth, brand=batch.brand)
        write_text(target, content, private=True)
    if batch.save is not None:
        keep(batch.save, made, language)


def _targets(batch: Batch) -> dict[str, str]:
    """Return the report of each file, by its path, all checked before anything is read. Raises ``UsageError``."""
    if batch.save is not None:
        check_folder(batch.save)
    if batch.folder is None:
        return {}
    if batch.form is Format.PDF:
        require_pdf()
    check_folder(batch.folder)
    ending = next(ending for ending, form in ENDINGS.items() if form is batch.form)
    found: dict[str, str] = {}
    for path in batch.paths:
        target = str(Path(batch.folder) / f"{Path(path).stem}{ending}")
        if target in found.values():
            raise UsageError(said("error.output_twice", path=target))
        if Path(target).exists():
            check_outputs([target], REPORT, inputs=[path, *batch.consulted])
        found[path] = target
    return found
