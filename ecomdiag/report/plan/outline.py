"""What is said of a plan, and in what order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from ecomdiag.planning.result import PHASES, Assumed, FrontierPoint, Plan, PlannedAction
from ecomdiag.report.outline import (
    Bar,
    Block,
    Closing,
    Column,
    ColumnKind,
    Heading,
    Item,
    Items,
    Outline,
    PageEnd,
    Paragraph,
    Row,
    Span,
    Table,
    line,
    quiet,
    strong,
)
from ecomdiag.report.plan.pictures import frontier
from ecomdiag.texts import Language, say
from ecomdiag.texts.dates import day
from ecomdiag.texts.numbers import rounded

#: Rows of the table of the frontier, beside those where a level begins.
MOST_ROWS = 12


def outline(plan: Plan, language: Language, *, whole: bool = False, paged: bool = False) -> Outline:
    """Return what is said of a plan; ``whole`` adds to each action what it changes and how to begin.

    One that is ``paged`` tells what is to be done from what stands behind it.
    """
    return tuple(_blocks(plan, language, whole=whole, paged=paged))


def _blocks(plan: Plan, language: Language, *, whole: bool, paged: bool) -> Iterator[Block]:
    yield Heading(1, say("plan.title", language))
    if plan.company:
        yield Paragraph(line(plan.company))
    yield Paragraph(line(*_summary(plan, language, paged=paged)))
    yield from frontier(plan, language)
    yield from _done(plan, language)
    yield from _phases(plan, language, whole=whole)
    yield from _left(plan, language)
    if paged:
        yield PageEnd()
    yield from _assumed(plan, language)
    if plan.coming:
        yield Heading(2, say("plan.coming", language))
        yield Items(
            tuple(
                Item(line(strong(day(own.date, language)), f": {own.title.to(language)}"))
                for own in plan.coming
            )
        )
    yield from _frontier(plan, language)
    yield Closing((say("plan.how", language),))


def _summary(plan: Plan, language: Language, *, paged: bool) -> Iterator[str | Span]:
    yield _aim(plan, language) + " "
    if not plan.actions:
        yield say("plan.nothing", language) + " "
    result = say(
        "plan.result",
        language,
        now=_points(plan.score_now, language),
        level_now=plan.level_now.title.to(language),
        after=_points(plan.score_after, language),
        level_after=plan.level_after.title.to(language),
        days=_days(plan.days, language),
        actions=say("plan.actions", language, count=len(plan.actions)),
    )
    if plan.actions:
        yield strong(result)
        months = say("plan.months", language, count=int(plan.months) + 1)
        yield " " + say("plan.pace", language, capacity=plan.capacity, months=months) + " "
    yield say(f"plan.proved.{plan.target.kind if plan.reached else 'best'}", language)
    if any(action.stage in ("sale", "law") for action in plan.actions):
        yield " " + say("plan.pressing" if paged else "plan.pressing_how", language)


def _aim(plan: Plan, language: Language) -> str:
    level = "" if plan.target_level is None else plan.target_level.title.to(language)
    number = plan.target.number or Fraction(0)
    shown = rounded(number, language)
    return say(f"plan.aim.{plan.target.kind}", language, level=level, points=shown, days=shown)


def _done(plan: Plan, language: Language) -> Iterator[Block]:
    if plan.done:
        yield Heading(2, say("plan.done", language), "good")
        count = len(plan.done)
        yield Paragraph(line(say("plan.progress", language, done=count, total=count + len(plan.actions))))
        told = [" · ".join(filter(None, (own.title.to(language), own.who, own.when))) for own in plan.done]
        yield Items(tuple(Item(line(text), mark="done") for text in told))


def _phases(plan: Plan, language: Language, *, whole: bool) -> Iterator[Block]:
    for phase in (*PHASES, None):
        own = [action for action in plan.actions if action.phase == phase]
        if own:
            yield Heading(2, say(f"plan.phase.{phase or 'later'}", language), "lead")
            yield Items(tuple(_action(action, language, whole=whole) for action in own))


def _action(action: PlannedAction, language: Language, *, whole: bool) -> Item:
    told = say(
        "plan.action",
        language,
        days=_days(action.days, language),
        points=_points(action.score, language),
    )
    details = [*_when(action, language), told, *_why(action, language)]
    head = line(strong(action.title.to(language)), " ", quiet(f"({' · '.join(details)})"))
    below = tuple(Item(line(text)) for text in _more(action, language)) if whole else ()
    return Item(head, below, "todo")


def _when(action: PlannedAction, language: Language) -> Iterator[str]:
    if action.begins is not None and action.ends is not None:
        yield say(
            "plan.dates", language, begins=day(action.begins, language), ends=day(action.ends, language)
        )
    if action.who:
        yield action.who
    if action.when:
        yield action.when


def _why(action: PlannedAction, language: Language) -> Iterator[str]:
    if action.late and action.due:
        yield say("plan.late", language, date=day(action.due, language))
    elif action.due:
        yield say("plan.due", language, date=day(action.due, language))
    elif action.stage != "gain":
        yield say(f"advice.stage.{action.stage}", language)


def _more(action: PlannedAction, language: Language) -> Iterator[str]:
    change = {"start": action.start_text.to(language), "end": action.end_text.to(language)}
    yield f"{action.question_title.to(language)}. {say('advice.leads_to', language, **change)}"
    yield f"{say('advice.first_step', language)}: {action.first_step.to(language)}"


def _left(plan: Plan, language: Language) -> Iterator[Block]:
    """Yield what stays undone though it presses, and what stands in the way of the target."""
    if plan.undone:
        yield Heading(2, say("plan.undone", language), "warning")
        yield Paragraph(line(say("plan.undone_why", language)))
        yield Items(tuple(Item(line(title.to(language)), mark="warning") for title in plan.undone))
    if plan.obstacles:
        yield Heading(2, say("plan.obstacles", language), "warning")
        yield Items(
            tuple(
                Item(
                    line(
                        say(
                            f"plan.obstacle.{own.kind}",
                            language,
                            title=own.title.to(language),
                            count=round(own.lost or Fraction(0), 1),
                        )
                    )
                )
                for own in plan.obstacles
            )
        )


def _assumed(plan: Plan, language: Language) -> Iterator[Block]:
    if plan.assumed:
        yield Heading(2, say("plan.assumed", language))
    for withdrawn, why in ((False, "plan.assumed_why"), (True, "plan.withdrawn_why")):
        found = [own for own in plan.assumed if own.withdrawn is withdrawn]
        if found:
            yield Paragraph(line(say(why, language)))
            yield Items(tuple(Item(line(_assumed_answer(own, language))) for own in found))


def _assumed_answer(own: Assumed, language: Language) -> str:
    return say(
        "plan.assumed_item",
        language,
        question=own.title.to(language),
        answer=own.answer_text.to(language),
    )


def _frontier(plan: Plan, language: Language) -> Iterator[Block]:
    if len(plan.frontier) > 1:
        yield Heading(2, say("plan.frontier", language))
        yield Paragraph(line(say("plan.frontier_why", language)))
        columns = (
            Column(say("plan.frontier.days", language)),
            Column(say("plan.frontier.points", language), ColumnKind.FIGURES),
            Column(say("plan.frontier.bar", language), ColumnKind.BAR),
            Column(say("plan.frontier.level", language)),
        )
        yield Table(columns, tuple(_row(plan, point, language) for point in _few(plan)))
    for own in plan.levels:
        if own.days is None:
            yield Paragraph(line(say("plan.level_never", language, level=own.level.title.to(language))))


def _few(plan: Plan) -> Sequence[FrontierPoint]:
    """Return some points of the frontier, evenly by days, and those where a level begins."""
    points, last = plan.frontier, plan.frontier[-1].days
    first = points[0].days
    wanted = [first + (last - first) * place / (MOST_ROWS - 1) for place in range(MOST_ROWS)]
    chosen = {max((own for own in points if own.days <= days), key=lambda own: own.days) for days in wanted}
    chosen |= {
        FrontierPoint(days=own.days, score=own.score)
        for own in plan.levels
        if own.days is not None and own.score is not None
    }
    return sorted(chosen, key=lambda own: (own.days, own.score))


def _row(plan: Plan, point: FrontierPoint, language: Language) -> Row:
    begins = [
        own.level.title.to(language)
        for own in plan.levels
        if (own.days, own.score) == (point.days, point.score)
    ]
    return (
        line(rounded(point.days, language, 2)),
        line(_points(point.score, language)),
        Bar((point.score, point.score)),
        line(strong(", ".join(begins))) if begins else line(""),
    )


def _points(score: Fraction, language: Language) -> str:
    return rounded(score, language, 1)


def _days(days: Fraction, language: Language) -> str:
    return say("plan.days", language, count=round(days, 2))
