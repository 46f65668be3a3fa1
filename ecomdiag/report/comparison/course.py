"""The courses of companies of which diagnoses are kept: as an outline and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from ecomdiag.comparison.history import Course, History, Visit
from ecomdiag.comparison.model import Comparison
from ecomdiag.report.comparison.json_form import steps_json
from ecomdiag.report.comparison.steps import steps
from ecomdiag.report.comparison.words import signed
from ecomdiag.report.outline import (
    Bar,
    Block,
    Column,
    ColumnKind,
    Heading,
    Item,
    Items,
    Outline,
    Paragraph,
    Row,
    Table,
    line,
    quiet,
    strong,
)
from ecomdiag.report.writing.json_lines import Json, dump, number
from ecomdiag.texts import Language, say
from ecomdiag.texts.numbers import score_range

#: Companies that a terminal lists, and those that are due; a file has all of them.
TELLING = 40
_BARS = "▁▂▃▄▅▆▇█"
#: Scores that a drawn course shows, the last ones.
DRAWN = 8


def history_outline(
    history: History, language: Language, *, whole: bool, comparison: Comparison | None = None
) -> Outline:
    """Return every company with its course, and who is due; with ``comparison``, what moved the score of one."""
    return tuple(_blocks(history, language, whole=whole, comparison=comparison))


def _blocks(
    history: History, language: Language, *, whole: bool, comparison: Comparison | None
) -> Iterator[Block]:
    courses = history.courses
    yield Heading(1, say("history.title", language))
    count = say("history.companies", language, count=len(courses))
    kept = say("history.diagnoses", language, count=sum(len(own.visits) for own in courses))
    yield Paragraph(line(f"{count} · {kept}"))
    if len(courses) == 1:
        yield Heading(2, _name(courses[0], language))
        yield _visits(courses[0], language)
    elif courses:
        yield _courses(courses if whole else courses[:TELLING], language)
    if not whole and len(courses) > TELLING:
        yield Paragraph(line(quiet(say("history.more", language, count=len(courses) - TELLING))))
    yield from _due(history, language, whole=whole)
    if comparison is not None:
        yield from steps(comparison, language, whole=whole)


def _courses(courses: tuple[Course, ...], language: Language) -> Table:
    heads = ("history.count", "history.last", "history.first_score", "history.last_score")
    columns = (
        Column(say("history.company", language)),
        *(Column(say(head, language), ColumnKind.FIGURES) for head in heads),
        Column("±", ColumnKind.FIGURES),
        Column(say("history.course", language), ColumnKind.FIGURES),
    )
    return Table(columns, tuple(_course(own, language) for own in courses))


def _course(own: Course, language: Language) -> Row:
    first, last = own.visits[0], own.visits[-1]
    difference = "" if own.difference is None else signed(own.difference, language)
    return (
        line(_name(own, language)),
        line(str(len(own.visits))),
        line(last.date),
        line(_score(first, language)),
        line(_score(last, language)),
        line(difference),
        line(drawn([visit.score for visit in own.visits])),
    )


def _visits(own: Course, language: Language) -> Table:
    columns = (
        Column(say("history.date", language)),
        Column(say("report.points", language), ColumnKind.FIGURES),
        Column(say("report.bar", language), ColumnKind.BAR),
    )
    rows = ((line(visit.date), line(_score(visit, language)), Bar(visit.score_range)) for visit in own.visits)
    return Table(columns, tuple(rows))


def _due(history: History, language: Language, *, whole: bool) -> Iterator[Block]:
    due = sorted((own for own in history.courses if own.due), key=lambda own: own.visits[-1].date)
    yield Heading(2, say("history.due", language))
    yield Paragraph(line(say("history.due_count", language, count=len(due), day=history.due_before)))
    told = due if whole else due[:TELLING]
    items = (
        Item(line(strong(_name(own, language)), f" · {own.visits[-1].date}"), mark="warning") for own in told
    )
    if told:
        yield Items(tuple(items))
    if len(told) < len(due):
        yield Paragraph(line(quiet(say("history.more", language, count=len(due) - len(told)))))


def drawn(scores: list[Fraction | None]) -> str:
    """Draw the last scores (0…100) as a line of bars, a dash for what has none."""
    last = len(_BARS) - 1
    return "".join("–" if own is None else _BARS[round(own * last / 100)] for own in scores[-DRAWN:])


def _name(own: Course, language: Language) -> str:
    return own.company or say("history.nameless", language)


def _score(visit: Visit, language: Language) -> str:
    return score_range(visit.score_range, (), language)


def history_json(history: History, comparison: Comparison | None, language: Language) -> str:
    """Return the same as JSON; with ``comparison``, what moved the score of one company."""
    return dump(
        {
            "format_version": "1.0",
            "due_before": history.due_before,
            "skipped": list(history.skipped),
            "companies": [_json(own) for own in history.courses],
            **({} if comparison is None else steps_json(comparison, language)),
        }
    )


def _json(own: Course) -> Json:
    return {
        "company": own.company or None,
        "due": own.due,
        "difference": None if own.difference is None else number(own.difference),
        "diagnoses": [_visit(visit) for visit in own.visits],
    }


def _visit(visit: Visit) -> Json:
    return {
        "path": visit.path,
        "date": visit.date,
        "questionnaire": visit.questionnaire,
        "version": visit.version,
        "score": None if visit.score is None else number(visit.score),
        "score_range": None if visit.score_range is None else [number(end) for end in visit.score_range],
        "level": visit.level,
    }
