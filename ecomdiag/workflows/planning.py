"""A plan made of answers: the cheapest way to a target, with what fits of the advice that ships."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import Decimal
from difflib import get_close_matches
from fractions import Fraction
from typing import Literal, TypeAlias, TypeVar, get_args

from ecomdiag import engine
from ecomdiag.advice.calendar import in_force
from ecomdiag.advice.model import Advice
from ecomdiag.loader.plan_file import PlanEntry, PlanFile
from ecomdiag.planning.planner import UnplannableError, Wishes, make_plan
from ecomdiag.planning.result import DoneAction, Plan, PlannedAction, Target
from ecomdiag.planning.situation import Situation, done_by, situation
from ecomdiag.planning.tables import TooEntangledError
from ecomdiag.problems.errors import AnswersError, UsageError
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.questionnaire.sheet import HOME_COUNTRY, AnswerSheet, base_of
from ecomdiag.record import Record, replace
from ecomdiag.texts.words import said
from ecomdiag.workflows.advice import advice_for
from ecomdiag.workflows.diagnosing import day_of
from ecomdiag.workflows.given import NAMELESS, require_sheet

Measure: TypeAlias = Literal["low", "middle", "high"]
"""Which end of an action's band of days counts."""
MEASURES: tuple[Measure, ...] = get_args(Measure)
Number: TypeAlias = "int | float | str | Fraction | Decimal"

TOP = "top"
"""The target of a plan that goes as far as it can."""
#: Person-days a month that a small company has for it: two days a week.
CAPACITY = 8
MOST_DAYS = 100_000


class PlanOptions(Record):
    """What a plan is asked for."""

    target: Number | None = None
    effort: Number | None = None
    days: str = "middle"
    without: tuple[str, ...] = ()
    including: tuple[str, ...] = ()
    capacity: Number = CAPACITY
    date: str | datetime.date | None = None
    done: tuple[DoneAction, ...] = ()


def plan(
    questionnaire: Questionnaire,
    sheet: AnswerSheet,
    *,
    target: Number | None = None,
    effort: Number | None = None,
    days: Measure = "middle",
    without: Iterable[str] = (),
    including: Iterable[str] = (),
    capacity: Number = CAPACITY,
    date: str | datetime.date | None = None,
    done: Iterable[str] = (),
) -> Plan:
    """Make the cheapest plan, proved so, with the actions that ship for a questionnaire.

    It reaches ``target`` (a level's id, a score 0…100, or ``top``; the next level if nothing is given) with the least
    person-days, or gets the highest score for ``effort`` person-days. ``days`` says which end of an action's band
    counts. Actions ``without`` stay out, those ``including`` have to be in it, those ``done`` count as done; all by
    their ids. ``capacity`` is how many person-days a month there are; with ``date``, its first day, the plan has dates.

    Raises ``AnswersError`` for a sheet that is not complete, ``UsageError`` for what cannot be planned.
    """
    require_sheet(questionnaire, sheet)
    options = PlanOptions(
        target=target,
        effort=effort,
        days=days,
        without=tuple(without),
        including=tuple(including),
        capacity=capacity,
        date=date,
        done=tuple(_done_by_id(questionnaire, done)),
    )
    return plan_with(advice_for(questionnaire), questionnaire, sheet, options)


def plan_with(
    advice: Advice | None, questionnaire: Questionnaire, sheet: AnswerSheet, options: PlanOptions
) -> Plan:
    """Make the plan as ``plan``, with this advice."""
    if advice is None or not advice.actions:
        raise UsageError(said("error.plan_no_actions"))
    problems = engine.check(questionnaire, sheet)
    if any(own.stops for own in problems):
        raise AnswersError(problems, NAMELESS)
    if options.days not in MEASURES:
        raise UsageError(said("error.plan_days", found=str(options.days), known=", ".join(MEASURES)))
    wanted = _wishes(questionnaire, sheet, advice, options)
    done = tuple(own.action for own in options.done)
    after, taken = done_by(questionnaire, sheet, advice.actions, done)
    # One that was done, and leads to what is not offered yet, is planned again behind what opens it.
    wishes = replace(wanted, done=tuple(own for own in options.done if own.action in taken))
    try:
        return dated(make_plan(_situation(questionnaire, after, advice, options, taken), advice, wishes))
    except UnplannableError as error:
        raise UsageError(said(f"error.plan_{error.key}", action=error.action)) from None
    except TooEntangledError:
        raise UsageError(said("error.plan_too_entangled")) from None


def _wishes(questionnaire: Questionnaire, sheet: AnswerSheet, advice: Advice, options: PlanOptions) -> Wishes:
    wanted = tuple(_known(advice, name) for name in dict.fromkeys(options.including))
    both = sorted({*options.without} & {*wanted})
    if both:
        raise UsageError(said("error.plan_both", action=both[0]))
    return Wishes(
        target=_target(questionnaire, options),
        wanted=wanted,
        capacity=_number(options.capacity, "capacity", least=Fraction(1, 10)),
        date=_date(options),
        done=options.done,
        before=sheet,
    )


def _situation(
    questionnaire: Questionnaire,
    sheet: AnswerSheet,
    advice: Advice,
    options: PlanOptions,
    done: Collection[str],
) -> Situation:
    return situation(
        questionnaire,
        sheet,
        advice.actions,
        measure=options.days,
        without=[*(_known(advice, name) for name in options.without), *done],
        musts=advice.musts,
        laws=in_force(advice.facts, _date(options)),
        base=base_of(sheet.home or HOME_COUNTRY, sheet.region),
        chosen=_chosen(advice, sheet),
    )


def _date(options: PlanOptions) -> str | None:
    return None if options.date is None else day_of(options.date)


def plan_of(
    advice: Advice,
    questionnaire: Questionnaire,
    sheet: AnswerSheet,
    asked: PlanFile,
    done: Sequence[str] = (),
) -> Plan:
    """Make the plan that a plan file asks for, with what it says was done and who does what."""
    notes = {own.action: own for own in asked.entries}
    names = [*(own.action for own in asked.entries if own.done), *done]
    options = PlanOptions(
        target=asked.target,
        effort=asked.effort,
        days=asked.days or "middle",
        without=asked.without,
        including=tuple(name for name in asked.including if name not in names),
        capacity=CAPACITY if asked.capacity is None else asked.capacity,
        date=asked.date,
        done=tuple(_noted(own, notes) for own in done_actions(advice, names)),
    )
    made = plan_with(advice, questionnaire, sheet, options)
    return replace(made, actions=tuple(_noted(own, notes) for own in made.actions))


def with_plan_file(asked: PlanFile, kept: PlanFile) -> PlanFile:
    """Return what was asked for now, and where nothing was, what a plan file says."""
    aimed = asked.target is not None or asked.effort is not None
    return replace(
        asked,
        target=asked.target if aimed else kept.target,
        effort=asked.effort if aimed else kept.effort,
        capacity=asked.capacity or kept.capacity,
        days=asked.days or kept.days,
        date=asked.date or kept.date,
        without=(*kept.without, *asked.without),
        including=(*kept.including, *asked.including),
        entries=kept.entries,
    )


T = TypeVar("T", PlannedAction, DoneAction)


def _noted(own: T, notes: Mapping[str, PlanEntry]) -> T:
    """Return an action with what the company wrote beside it."""
    note = notes.get(own.action)
    return own if note is None else replace(own, who=note.who, when=note.when)


def dated(own: Plan) -> Plan:
    """Return a plan with the dates of its actions, if it has a first day."""
    if own.date is None:
        return own
    start = datetime.date.fromisoformat(own.date)
    return replace(own, actions=tuple(_dated(action, start) for action in own.actions))


def _dated(action: PlannedAction, start: datetime.date) -> PlannedAction:
    begins, ends = _day(start, action.first_day), _day(start, action.last_day)
    late = action.due is not None and ends is not None and ends >= action.due
    return replace(action, begins=begins, ends=ends, late=late)


def _day(start: datetime.date, days: int) -> str | None:
    """Return a day some days later; ``None`` if there is no such year."""
    try:
        return (start + datetime.timedelta(days=days)).isoformat()
    except OverflowError:
        return None


def _chosen(advice: Advice, sheet: AnswerSheet) -> tuple[str, ...]:
    """Return the countries that a company wants to sell to."""
    found = sheet.answers.get(advice.targets)
    return found if isinstance(found, tuple) else ()


def _target(questionnaire: Questionnaire, options: PlanOptions) -> Target | None:
    if options.effort is not None:
        if options.target is not None:
            raise UsageError(said("error.plan_target_or_effort"))
        return Target(kind="effort", number=_number(options.effort, "effort", least=Fraction(0)))
    if options.target is None:
        return None
    if options.target == TOP:
        return Target(kind="top")
    levels = [level.id for level in questionnaire.levels]
    if options.target in levels:
        return Target(kind="level", level=str(options.target))
    try:
        score = _fraction(options.target)
    except ValueError:
        score = None
    if score is None or not 0 <= score <= 100:
        known = ", ".join([*levels, TOP])
        raise UsageError(said("error.plan_target", found=str(options.target), known=known))
    return Target(kind="score", number=score)


def _number(found: Number, name: str, *, least: Fraction) -> Fraction:
    try:
        value = _fraction(found)
    except ValueError:
        value = None
    if value is None or not least <= value <= MOST_DAYS:
        raise UsageError(said(f"error.plan_{name}", found=str(found)))
    return value


def _fraction(found: Number) -> Fraction:
    """Return a number exactly as it shows. Raises ``ValueError`` if it is none."""
    if isinstance(found, bool) or not isinstance(found, int | float | str | Fraction | Decimal):
        raise ValueError
    text = repr(found) if isinstance(found, float) else str(found).strip().replace(",", ".")
    if len(text) > 40 or "_" in text:
        raise ValueError
    try:
        return Fraction(text)
    except ZeroDivisionError:
        raise ValueError from None


def _known(advice: Advice, name: str) -> str:
    """Return the id of an action; raises ``UsageError`` if there is no such one, naming the nearest."""
    ids = [action.id for action in advice.actions]
    if name in ids:
        return name
    near = get_close_matches(str(name)[:80], ids, n=1, cutoff=0.6)
    if near:
        raise UsageError(said("error.plan_action_near", found=str(name), near=near[0]))
    raise UsageError(said("error.plan_action", found=str(name)))


def done_actions(advice: Advice, names: Sequence[str]) -> tuple[DoneAction, ...]:
    """Return the actions of these ids as done; raises ``UsageError`` for one that there is not."""
    by_id = {action.id: action for action in advice.actions}
    return tuple(
        DoneAction(action=name, title=by_id[_known(advice, name)].title) for name in dict.fromkeys(names)
    )


def _done_by_id(questionnaire: Questionnaire, names: Iterable[str]) -> tuple[DoneAction, ...]:
    advice = advice_for(questionnaire)
    return () if advice is None else done_actions(advice, tuple(names))
