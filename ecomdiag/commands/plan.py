"""``ecomdiag plan``: the cheapest way to the next level, proved cheapest."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated

import typer

from ecomdiag.commands.command import command
from ecomdiag.commands.exits import ANSWERS, QUESTIONNAIRE
from ecomdiag.commands.options import (
    BrandOption,
    LangOption,
    QuestionnaireOption,
    help_of,
    language_for,
    language_of,
)
from ecomdiag.commands.planning import PLAN, PlanFormat, require_extras, write_plan
from ecomdiag.commands.reading import advice_of, brand_of, sheet_of
from ecomdiag.commands.values import day_of, home_of, read_once
from ecomdiag.commands.writing import check_outputs
from ecomdiag.loader.plan_file import PlanFile, load_plan_file
from ecomdiag.loader.questionnaire import load_questionnaire
from ecomdiag.planning.result import Plan
from ecomdiag.problems.errors import UsageError
from ecomdiag.record import Record
from ecomdiag.texts import Language
from ecomdiag.texts.words import said
from ecomdiag.workflows.planning import plan_of, with_plan_file


class Days(StrEnum):
    """Which end of an action's days counts."""

    LOW = "low"
    MIDDLE = "middle"
    HIGH = "high"


_File = Annotated[str, typer.Argument(metavar="FILE", help=help_of("planned"))]
_Target = Annotated[str | None, typer.Option("--target", metavar="LEVEL", help=help_of("plan_target"))]
_Effort = Annotated[str | None, typer.Option("--effort", metavar="DAYS", help=help_of("plan_effort"))]
_Days = Annotated[Days | None, typer.Option("--days", help=help_of("plan_days"))]
_Without = Annotated[list[str] | None, typer.Option("--without", metavar="ID", help=help_of("plan_without"))]
_With = Annotated[list[str] | None, typer.Option("--with", metavar="ID", help=help_of("plan_with"))]
_Done = Annotated[list[str] | None, typer.Option("--done", metavar="ID", help=help_of("plan_done"))]
_Capacity = Annotated[str | None, typer.Option("--capacity", metavar="DAYS", help=help_of("plan_capacity"))]
_Format = Annotated[PlanFormat | None, typer.Option("--format", help=help_of("format"))]
_Output = Annotated[
    list[str] | None, typer.Option("-o", "--output", metavar="PATH", help=help_of("plan_output"))
]
_Actions = Annotated[str | None, typer.Option("--actions", metavar="FILE", help=help_of("actions"))]
_Home = Annotated[str | None, typer.Option("--home", metavar="COUNTRY", help=help_of("home"))]
_Plan = Annotated[str | None, typer.Option("--plan", metavar="FILE", help=help_of("plan_file"))]
_Date = Annotated[str | None, typer.Option("--date", metavar="DATE", help=help_of("plan_date"))]


@command(
    examples=(
        "ecomdiag plan answers.yaml",
        "ecomdiag plan answers.yaml --target advanced --capacity 12 --date 2026-12-01",
        "ecomdiag plan answers.yaml --effort 40 --without adopt_erp",
        "ecomdiag plan answers.yaml -o plan.md -o plan.csv -o plan.yaml",
        "ecomdiag plan answers.yaml --plan plan.yaml",
    ),
    exits=(ANSWERS, QUESTIONNAIRE),
)
def plan(
    file: _File,
    target: _Target = None,
    effort: _Effort = None,
    days: _Days = None,
    without: _Without = None,
    including: _With = None,
    done: _Done = None,
    plan_file: _Plan = None,
    capacity: _Capacity = None,
    report_format: _Format = None,
    output: _Output = None,
    brand: BrandOption = None,
    lang: LangOption = None,
    questionnaire: QuestionnaireOption = None,
    actions: _Actions = None,
    home: _Home = None,
    date: _Date = None,
) -> None:
    """Find the cheapest way to the next level, and prove that it is."""
    language, paths = language_of(lang), output or []
    read = Read(file=file, questionnaire=questionnaire, actions=actions, home=home, plan=plan_file)
    asked = PlanFile(
        target=target,
        effort=effort,
        capacity=capacity,
        days=days,
        date=day_of(date),
        without=tuple(without or ()),
        including=tuple(including or ()),
    )
    check_outputs(paths, PLAN, inputs=[file, questionnaire, actions, plan_file, brand])
    read_once([file, *filter(None, (plan_file, brand))])
    paper = brand_of(brand)
    made, asked, language = _planned(read, asked, done or (), language, paths)
    write_plan(made, asked, language, paths, report_format, paper)


class Read(Record):
    """What a plan is made of, as it was typed."""

    file: str
    questionnaire: str | None
    actions: str | None
    home: str | None
    plan: str | None


def _planned(
    read: Read, asked: PlanFile, done: Sequence[str], language: Language, outputs: Sequence[str]
) -> tuple[Plan, PlanFile, Language]:
    questionnaire = load_questionnaire(read.questionnaire)
    language = language_for(language, questionnaire.languages)
    advice = advice_of(questionnaire, language, read.actions, path=read.questionnaire)
    if advice is None:
        raise UsageError(said("error.plan_no_actions"))
    if read.plan is not None:
        kept = load_plan_file(read.plan, [action.id for action in advice.actions])
        asked = with_plan_file(asked, kept)
    require_extras(outputs, asked.date)
    sheet = sheet_of(questionnaire, read.file, language, complete=True, home=home_of(read.home))
    return plan_of(advice, questionnaire, sheet, asked, done), asked, language
