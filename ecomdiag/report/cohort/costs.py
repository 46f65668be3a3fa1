"""Which questions cost many companies most, and which actions would lift most of them: blocks, and JSON."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from ecomdiag.cohort.costs import ActionLift, Costs
from ecomdiag.cohort.telling import Rounded
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.report.cohort.groups import WITHHELD
from ecomdiag.report.outline import (
    Bar,
    Block,
    Cell,
    Column,
    ColumnKind,
    Heading,
    Note,
    Paragraph,
    Row,
    Spans,
    Table,
    line,
)
from ecomdiag.report.writing.json_lines import Json, number
from ecomdiag.texts import Language, say
from ecomdiag.texts.numbers import fixed

#: Questions, and actions, that a terminal lists; and how many actions a page does.
TELLING, MOST_ACTIONS = 10, 40


def blocks(
    found: Costs | None, questionnaire: Questionnaire, language: Language, *, whole: bool
) -> Iterator[Block]:
    """Yield the questions and the actions, those that cost or lift most first."""
    yield Heading(2, say("costs.questions", language))
    if found is None:
        yield Note("reservation", say("costs.unknown", language))
        return
    if not found.questions:
        yield Note("reservation", say("costs.too_few", language))
        return
    yield Paragraph(line(say("costs.how", language)))
    yield from _questions(found, questionnaire, language, whole=whole)
    if found.actions is not None:
        yield from _actions(found, questionnaire, language, whole=whole)


def as_json(found: Costs | None) -> Json:
    """Return the questions and the actions as JSON; what is not published, or not known, is null."""
    if found is None:
        return {"questions": None, "actions": None}
    questions = [
        {"id": own.id, "companies_at_least": own.companies, **_points_json(own.mean)}
        for own in found.questions
    ]
    return {
        "questions": questions,
        "actions": None if found.actions is None else [_action_json(own) for own in found.actions],
    }


def _action_json(own: ActionLift) -> Json:
    return {
        "id": own.id,
        "question": own.question,
        "companies_at_least": own.companies,
        **_points_json(own.gain),
    }


def _points_json(mean: Rounded | None) -> Json:
    """Return points as they are published, and how far at most the true ones are from them."""
    if mean is None:
        return {"points": None, "within": None}
    return {"points": number(mean.value), "within": number(mean.off)}


def _questions(
    found: Costs, questionnaire: Questionnaire, language: Language, *, whole: bool
) -> Iterator[Block]:
    titles = {own.id: own.name.to(language) for own in questionnaire.questions}
    rows: list[Row] = [
        (line(titles[own.id]), _points(own.mean, language, 2), *_companies(own.companies, found, language))
        for own in (found.questions if whole else found.questions[:TELLING])
    ]
    yield _table(("report.question", "costs.points", "costs.losing"), rows, language)
    if len(rows) < len(found.questions):
        yield Paragraph(line(say("costs.more_questions", language, count=len(found.questions) - len(rows))))


def _actions(
    found: Costs, questionnaire: Questionnaire, language: Language, *, whole: bool
) -> Iterator[Block]:
    yield Heading(2, say("costs.actions", language))
    actions = found.actions or ()
    if not actions:
        yield Note("reservation", say("costs.no_action", language))
        return
    yield Paragraph(line(say("costs.actions_how", language)))
    titles = {own.id: own.name.to(language) for own in questionnaire.questions}
    rows: list[Row] = [
        (
            line(own.title.to(language), f" ({titles[own.question]})"),
            _points(own.gain, language, 1),
            *_companies(own.companies, found, language),
        )
        for own in actions[: MOST_ACTIONS if whole else TELLING]
    ]
    yield _table(("costs.action", "costs.gain", "costs.lifted"), rows, language)
    if len(rows) < len(actions):
        yield Paragraph(line(say("costs.more_actions", language, count=len(actions) - len(rows))))


def _table(heads: tuple[str, str, str], rows: list[Row], language: Language) -> Table:
    kinds = (ColumnKind.WORDS, ColumnKind.FIGURES, ColumnKind.FIGURES, ColumnKind.BAR)
    titles = [say(key, language) for key in (*heads, "report.bar")]
    return Table(
        tuple(Column(own, kind) for own, kind in zip(titles, kinds, strict=True)),
        tuple(rows),
    )


def _points(mean: Rounded | None, language: Language, decimals: int) -> Spans:
    return line(WITHHELD if mean is None else fixed(mean.value, language, decimals))


def _companies(count: int, found: Costs, language: Language) -> tuple[Cell, Cell]:
    """Return a number of companies as it is told, and their part of all as a bar."""
    part = Fraction(100 * count, found.companies)
    return line(say("costs.at_least", language, number=str(count))), Bar((part, part))
