"""A diagnosis for a terminal: a table of the sections, what stands behind them, and what holds them back."""

from __future__ import annotations

import io
from collections.abc import Iterator

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ecomdiag.advised import AdviceResult
from ecomdiag.diagnosis import Diagnosis, Finding, LevelResult, SectionResult
from ecomdiag.report.plain import bar, behind, brings, plain, points, points_range
from ecomdiag.texts import Language, say

#: From the lowest level to the highest; more levels than colours share the last.
LEVEL_STYLES = ("red", "yellow", "green", "bold green")
NARROW, WIDE = 50, 120
WIDEST_BAR = 40
#: Actions shown; the Markdown report has all.
MOST_ACTIONS = 5


def render(diagnosis: Diagnosis, *, width: int = 80, colour: bool = False) -> str:
    """Return the report for a terminal of ``width`` columns, with or without colour."""
    width = max(NARROW, min(width, WIDE))
    return printed(Group(*_parts(diagnosis, width)), width=width, colour=colour)


def printed(what: RenderableType, *, width: int, colour: bool) -> str:
    """Return what Rich prints, as a text."""
    buffer = io.StringIO()
    console = Console(
        file=buffer, width=width, force_terminal=colour, no_color=not colour, highlight=False, markup=False,
        emoji=False, color_system="standard" if colour else None, legacy_windows=False,
    )  # fmt: skip
    console.print(what)
    return "".join(f"{line.rstrip()}\n" for line in buffer.getvalue().split("\n")[:-1])


def _parts(diagnosis: Diagnosis, width: int) -> Iterator[RenderableType]:
    language = diagnosis.language
    yield Text(plain(diagnosis.questionnaire.heading), style="bold")
    about = " · ".join(plain(part) for part in (diagnosis.company, diagnosis.date) if part)
    if about:
        yield Text(about)
    yield Text()
    yield _overall(diagnosis, width)
    if not diagnosis.complete:
        yield Text(say("report.incomplete", language), style="italic")
    yield from _blockers(diagnosis)
    yield Text()
    yield _sections(diagnosis, width)
    yield from _findings(diagnosis, diagnosis.strengths, "report.strengths", "report.no_strengths", "green")
    yield from _findings(diagnosis, diagnosis.weaknesses, "report.weaknesses", "report.no_weaknesses", "red")
    yield from _unknowns(diagnosis)
    if diagnosis.advice is not None:
        yield from _advice(diagnosis, diagnosis.advice)
    yield Text()
    made_with = {"id": diagnosis.questionnaire.id, "version": diagnosis.questionnaire.version}
    method = f"{say('report.made_with', language, **made_with)} {diagnosis.questionnaire.method or ''}"
    yield Text(plain(method), style="dim")


def _overall(diagnosis: Diagnosis, width: int) -> RenderableType:
    language = diagnosis.language
    score = say("report.of_100", language, score=points_range(diagnosis, diagnosis.score_range))
    line = Text()
    line.append(f"{say('report.score', language)}  ")
    line.append(score, style="bold")
    levels = diagnosis.level_range or ()
    names = dict.fromkeys(level.title for level in levels)
    style = _style(diagnosis, diagnosis.level) if diagnosis.level else "bold"
    line.append(f"   {say('report.level', language)}: ")
    line.append(" – ".join(map(plain, names)) or "–", style=style)
    drawn = Text(bar(diagnosis.score_range, min(width - 2, 60)), style=style)
    return Group(line, drawn)


def _style(diagnosis: Diagnosis, level: LevelResult | None) -> str:
    if level is None:
        return ""
    position = [known.id for known in diagnosis.levels].index(level.id)
    return LEVEL_STYLES[min(position, len(LEVEL_STYLES) - 1)]


def _blockers(diagnosis: Diagnosis) -> Iterator[RenderableType]:
    if not diagnosis.blockers:
        return
    language = diagnosis.language
    yield Text()
    yield Text(say("report.blockers", language), style="bold red")
    uncapped = diagnosis.uncapped_level
    if uncapped and diagnosis.level and uncapped.id != diagnosis.level.id:
        yield Text(
            say("report.capped", language, uncapped=plain(uncapped.title), level=plain(diagnosis.level.title))
        )
    else:
        lowest = min(diagnosis.blockers, key=lambda blocker: blocker.caps_at.start)
        yield Text(say("report.blocker_limit", language, level=plain(lowest.caps_at.title)))
    for blocker in diagnosis.blockers:
        line = Text("■ ", style="red")
        line.append(f"{plain(blocker.title)}. ", style="bold default")
        line.append(plain(blocker.reason), style="default")
        yield Padding(line, (0, 0, 0, 2))


def _sections(diagnosis: Diagnosis, width: int) -> Table:
    language = diagnosis.language
    table = Table(box=None, pad_edge=False, expand=False, header_style="dim", padding=(0, 2, 0, 0))
    level_width = max(len(level.title) for level in diagnosis.levels)
    ranged = any(s.score_range and s.score is None for s in diagnosis.sections)
    score_width = 11 if ranged else 6
    answers_width = len(say("report.answered", language))
    title_width = max(len(plain(section.title)) for section in diagnosis.sections)
    rest = width - score_width - level_width - answers_width - 8
    title_width = min(title_width, max(14, rest - 10))
    bar_width = max(4, min(WIDEST_BAR, rest - title_width - 1))
    table.add_column(say("report.section", language), width=title_width, overflow="fold")
    table.add_column(say("report.points", language), justify="right", width=score_width)
    table.add_column("", width=bar_width, no_wrap=True)
    table.add_column(say("report.level", language), width=level_width, overflow="fold")
    table.add_column(say("report.answered", language), justify="right", width=answers_width)
    for section in diagnosis.sections:
        table.add_row(*_row(diagnosis, section, bar_width))
    return table


def _row(diagnosis: Diagnosis, section: SectionResult, bar_width: int) -> tuple[RenderableType, ...]:
    style = _style(diagnosis, section.level)
    level = plain(section.level.title) if section.level else ""
    answers = Text(f"{section.answered}/{section.asked}")
    if section.weight == 0:
        note = Text(say("report.profile", diagnosis.language), style="dim", overflow="ellipsis", no_wrap=True)
        return Text(plain(section.title)), Text("–"), note, Text(""), answers
    shown = points_range(diagnosis, section.score_range)
    drawn = Text(bar(section.score_range, bar_width), style=style)
    return Text(plain(section.title)), Text(shown), drawn, Text(level, style=style), answers


def _findings(
    diagnosis: Diagnosis, findings: tuple[Finding, ...], title: str, none: str, style: str
) -> Iterator[RenderableType]:
    if not findings and not diagnosis.complete:
        return
    yield Text()
    yield Text(say(title, diagnosis.language), style=f"bold {style}")
    if not findings:
        yield Padding(Text(say(none, diagnosis.language)), (0, 0, 0, 2))
    for finding in findings:
        head = Text(f"{plain(finding.title)} ", style="bold")
        head.append(f"({points(diagnosis, finding.score)})", style=style)
        yield Padding(head, (0, 0, 0, 2))
        for title, text in behind(finding, diagnosis.language):
            line = Text(f"{plain(title)}: " if title else "", style="default")
            line.append(plain(text), style="italic default")
            yield Padding(line, (0, 0, 0, 4))


def _unknowns(diagnosis: Diagnosis) -> Iterator[RenderableType]:
    if not diagnosis.unknowns:
        return
    yield Text()
    yield Text(say("report.unknowns", diagnosis.language), style="bold")
    yield Padding(Text(say("report.unknowns_why", diagnosis.language)), (0, 0, 0, 2))
    for question in diagnosis.unknowns:
        yield Padding(Text(f"? {plain(question.title)}"), (0, 0, 0, 4))


def _advice(diagnosis: Diagnosis, advice: AdviceResult) -> Iterator[RenderableType]:
    """The advice in short: what to do first, where the chain breaks, what each country lacks."""
    language = diagnosis.language
    yield from _actions(advice, language)
    yield from _lenses(advice, language)
    yield from _markets(advice, language)
    yield from _duties(diagnosis, advice)
    if advice.remarks:
        yield from _title(say("advice.remarks", language), "yellow")
        yield Padding(Text(say(f"advice.consistency.{advice.consistency}", language)), (0, 0, 0, 2))
        for _, _, text in advice.remarks:
            yield Padding(Text(f"! {plain(text)}"), (0, 0, 0, 4))
    yield Text()
    yield Text(say("advice.read_on" if advice.has_rules else "advice.read_on_actions", language), style="dim")


def _title(text: str, style: str = "") -> Iterator[RenderableType]:
    yield Text()
    yield Text(text, style=f"bold {style}")


def _actions(advice: AdviceResult, language: Language) -> Iterator[RenderableType]:
    if not advice.recommendations:
        return
    yield from _title(say("advice.actions", language), "cyan")
    for number, own in enumerate(advice.recommendations[:MOST_ACTIONS], 1):
        head = Text(f"{number}. {plain(own.title)} ", style="bold")
        head.append(f"({brings(own, language)})", style="cyan")
        yield Padding(head, (0, 0, 0, 2))
        yield Padding(Text(f"{say('advice.first_step', language)}: {plain(own.first_step)}"), (0, 0, 0, 5))


def _lenses(advice: AdviceResult, language: Language) -> Iterator[RenderableType]:
    named = [lens.weakest for lens in advice.lenses if lens.weakest is not None]
    if not named:
        return
    yield from _title(say("advice.lenses", language))
    for sentence in named:
        yield Padding(Text(plain(sentence)), (0, 0, 0, 2))


def _markets(advice: AdviceResult, language: Language) -> Iterator[RenderableType]:
    if not advice.markets:
        return
    yield from _title(say("advice.markets", language))
    for market in advice.markets:
        line = Text(f"{plain(market.name)}. ", style="bold")
        line.append(plain(market.border_text), style="default")
        yield Padding(line, (0, 0, 0, 2))
        for fact in market.restrictions:
            warning = Text(f"{say('advice.restrictions', language)}: ", style="bold red")
            warning.append(plain(fact.text), style="default")
            yield Padding(warning, (0, 0, 0, 4))
        for _, text in market.gaps:
            yield Padding(Text(f"– {plain(text)}"), (0, 0, 0, 4))


def _duties(diagnosis: Diagnosis, advice: AdviceResult) -> Iterator[RenderableType]:
    language = diagnosis.language
    if diagnosis.date is None or not advice.has_rules:
        return
    yield from _title(say("advice.duties", language))
    soon = [duty for duty in advice.duties if not duty.now]
    counts = {"now": str(len(advice.duties) - len(soon)), "soon": str(len(soon))}
    yield Padding(Text(say("advice.duties_count", language, **counts)), (0, 0, 0, 2))
    for duty in soon:
        date = say("advice.from", language, date=duty.statement.applies_from or "")
        yield Padding(Text(f"{plain(duty.statement.title)}: {date}"), (0, 0, 0, 4))
    yield Padding(Text(say("advice.not_legal", language), style="dim"), (0, 0, 0, 2))
