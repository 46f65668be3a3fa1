"""Who moved between two periods, by how much and through which questions: an outline, and JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from ecomdiag.benchmark.model import LEAST
from ecomdiag.cohort.moves import Moves, QuestionMoves
from ecomdiag.cohort.spread import Spread
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.report.cohort.groups import WITHHELD, count_text, group_text
from ecomdiag.report.cohort.outline import score_text
from ecomdiag.report.cohort.spread import spread_json
from ecomdiag.report.outline import (
    Block,
    Column,
    ColumnKind,
    Heading,
    Item,
    Items,
    Note,
    Outline,
    Paragraph,
    Row,
    Table,
    line,
    quiet,
)
from ecomdiag.report.writing.json_lines import Json, dump, number
from ecomdiag.scoring.ways import hangs_together
from ecomdiag.texts import Language, say
from ecomdiag.texts.numbers import fixed

#: Questions that a terminal lists.
TELLING = 12


def outline(found: Moves, questionnaire: Questionnaire, language: Language, *, whole: bool) -> Outline:
    """Return what has become of the companies of two tables; in short, of the questions only those that moved most."""
    return tuple(_blocks(found, questionnaire, language, whole=whole))


def render_json(found: Moves, questionnaire: Questionnaire) -> str:
    """Return the same as JSON; what is not published is null."""
    counts, means = found.counts, found.counts.means
    told = means if found.directions else None
    about = {"id": questionnaire.id, "version": questionnaire.version, "digest": questionnaire.digest}
    return dump(
        {
            "questionnaire": about,
            "rows": [*counts.rows],
            "nameless": [*counts.nameless],
            "only": [*counts.only],
            "scored": counts.scored,
            "unscored": counts.unscored,
            "means": None if told is None else [number(mean) for mean in told],
            "difference": None if told is None else number(told[1] - told[0]),
            "directions": [spread_json(own) for own in found.directions],
            "levels": None if found.levels is None else spread_json(found.levels),
            "sections": [
                {"id": own.id, "companies": own.n, "before": own.before, "after": own.after}
                for own in found.sections
            ],
            "questions": None
            if found.questions is None
            else [_question_json(own) for own in found.questions],
            "others": None if found.others is None else number(found.others.points),
        }
    )


def _question_json(own: QuestionMoves) -> Json:
    return {"id": own.id, "points": number(own.points), "raised": own.raised, "lowered": own.lowered}


def _blocks(
    found: Moves, questionnaire: Questionnaire, language: Language, *, whole: bool
) -> Iterator[Block]:
    heading = questionnaire.heading or questionnaire.title
    yield Heading(1, say("join.title", language, title=heading.to(language)))
    yield from _counts(found, language)
    if not found.directions or found.counts.means is None:
        yield Note("reservation", say("join.too_few", language, least=str(LEAST)))
        return
    before, after = found.counts.means
    values = {
        name: score_text(mean, questionnaire, language)
        for name, mean in (("before", before), ("after", after))
    }
    yield Paragraph(line(say("join.means", language, difference=_signed(after - before, language), **values)))
    titles = {name: say(f"join.{name}", language) for name in ("fallen", "same", "risen")}
    for own in found.directions:
        head = say("join.by", language, column=own.column) if own.column else say("join.who", language)
        yield Heading(2, head)
        yield _table(own, own.column or say("cohort.everyone", language), titles, {}, language)
    yield Heading(2, say("join.levels", language))
    if found.levels is None:
        yield Note("reservation", say("join.levels_withheld", language))
    else:
        levels = {level.id: level.title.to(language) for level in questionnaire.levels}
        yield _table(found.levels, say("join.level_before", language), levels, levels, language)
    yield Note("limit", say("cohort.withheld", language, sign=WITHHELD, least=str(LEAST)))
    yield from _sections(found, questionnaire, language)
    yield from _questions(found, questionnaire, language, whole=whole)


def _counts(found: Moves, language: Language) -> Iterator[Block]:
    own = found.counts
    for place, when in enumerate(("before", "after")):
        yield Paragraph(line(say(f"join.rows_{when}", language, count=own.rows[place])))
    told = [
        say("join.scored", language, count=own.scored),
        say("join.unscored", language, count=own.unscored),
        say("join.only_before", language, count=own.only[0]),
        say("join.only_after", language, count=own.only[1]),
    ]
    if any(own.nameless):
        told.append(say("join.nameless", language, count=sum(own.nameless)))
    yield Items(tuple(Item(line(text)) for text in told))


def _table(
    own: Spread, head: str, titles: Mapping[str, str], rows: Mapping[str, str], language: Language
) -> Table:
    """Return a table of counts; ``rows`` are what groups are called, if not as they are."""
    columns = [
        Column(head),
        Column(say("cohort.companies", language), ColumnKind.FIGURES),
        *(Column(" + ".join(titles[name] for name in names), ColumnKind.FIGURES) for names in own.levels),
    ]
    found: list[Row] = []
    for names, n, counts in zip(own.groups, own.rows, own.counts, strict=True):
        title = " + ".join(rows.get(name, name) for name in names) if rows else group_text(names, language)
        if not own.column:
            title = head
        found.append((line(title), line(str(n)), *map(count_text, counts)))
    if own.column:
        every = [line(say("cohort.all", language)), line(str(sum(own.rows)))]
        found.append((*every, *(line(str(n)) for n in own.columns)))
    return Table(tuple(columns), tuple(found))


def _sections(found: Moves, questionnaire: Questionnaire, language: Language) -> Iterator[Block]:
    if not found.sections:
        return
    titles = {own.id: own.title.to(language) for own in questionnaire.sections}
    yield Heading(2, say("join.sections", language))
    heads = ("report.section", "join.before", "join.after", "join.difference")
    kinds = (ColumnKind.WORDS, *(ColumnKind.FIGURES,) * 3)
    rows = tuple(
        (
            line(titles[own.id]),
            line(score_text(Fraction(own.before), questionnaire, language)),
            line(score_text(Fraction(own.after), questionnaire, language)),
            line(_signed(Fraction(own.after) - Fraction(own.before), language)),
        )
        for own in found.sections
    )
    yield Table(tuple(Column(say(key, language), kind) for key, kind in zip(heads, kinds, strict=True)), rows)


def _questions(
    found: Moves, questionnaire: Questionnaire, language: Language, *, whole: bool
) -> Iterator[Block]:
    yield Heading(2, say("join.questions", language))
    if found.questions is None:
        yield Note(
            "reservation",
            say("join.not_shared" if hangs_together(questionnaire) else "join.no_answers", language),
        )
        return
    yield Paragraph(line(say("join.how", language)))
    told = found.questions if whole else found.questions[:TELLING]
    titles = {own.id: own.name.to(language) for own in questionnaire.questions}
    rows = [
        (
            line(titles[own.id]),
            line(_signed(own.points, language)),
            count_text(own.raised),
            count_text(own.lowered),
        )
        for own in told
    ]
    rest = [*found.questions[len(told) :], *([found.others] if found.others else [])]
    if rest:
        points = sum((own.points for own in rest), Fraction(0))
        rows.append((line(quiet(say("join.others", language))), line(_signed(points, language)), (), ()))
    heads = ("report.question", "join.points", "join.raised", "join.lowered")
    kinds = (ColumnKind.WORDS, *(ColumnKind.FIGURES,) * 3)
    yield Table(
        tuple(Column(say(key, language), kind) for key, kind in zip(heads, kinds, strict=True)), tuple(rows)
    )


def _signed(value: Fraction, language: Language) -> str:
    """Write points with two decimals that are more, or less, than before."""
    shown = round(value, 2)
    sign = "+" if shown > 0 else "−" if shown < 0 else ""
    return f"{sign}{fixed(abs(shown), language, 2)}"
