"""The whole query of a plan: from somebody's table to one row a company, in steps each upon the one before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain, zip_longest
from typing import TypeVar

from ecomdiag.cohort import adding, coding, judging, path, plain, quick, sql
from ecomdiag.cohort.coded import Coded
from ecomdiag.cohort.libraries import exp
from ecomdiag.cohort.plan import Plan
from ecomdiag.cohort.rows import BAR
from ecomdiag.cohort.source import Form, Source
from ecomdiag.cohort.sql import E, Writer
from ecomdiag.cohort.steps import Columns, written
from ecomdiag.questionnaire.model import Kind

#: Names of the result that stand in every table of results.
SCORE, LEVEL, UNCAPPED, BLOCKERS = "score", "level", "uncapped_level", "blockers"
SECTION_SCORE = "section_{id}"
NUMERATOR, DENOMINATOR, COMPLETE, PROBLEMS = "numerator", "denominator", "complete", "problems"
#: What is kept of a row until it is scored.
REST = "ecomdiag_rest"
_HOME = "ecomdiag_home"
#: Inside, no name of ours may be one of a table's.
_NUMERATOR, _WHOLE, _BLOCKED, _LEVEL, _CAPPED, _DONE, _FLAWLESS, _PROBLEMS = (
    "own_num",
    "own_all",
    "own_blk",
    "own_lev",
    "own_cap",
    "own_done",
    "own_ok",
    "own_told",
)

#: So many blockers are looked up together.
MOST_TOGETHER = 6

T = TypeVar("T")


def scoring(plan: Plan, source: Source, dialect: str) -> str:
    """Return the query that scores every row of a table."""
    writer = Writer(dialect)
    steps, results = _whole(writer, plan)
    return written(writer, source, [*_coded(writer, plan, source), *steps], [*_kept(source), *results])


def first(plan: Plan, source: Source) -> str:
    """Return DuckDB's query that scores the rows of a table in which nothing is wrong or missing, and all plain.

    It has the columns of ``scoring``, and ``REST``: the cells of any other row, with which ``rest`` goes on.
    """
    writer = Writer("duckdb")
    own = quick.Quick(plan, writer, source.forms)
    cells = [*_handed_on(writer, source), *plain.cells(source, plan.questions)]
    sound = plain.sound(source, plan.questions)
    steps: list[Columns] = [cells, *plain.steps(source, plan.questions), *own.steps(sound)]
    steps += _added(writer, plan, [(_BLOCKED, own.blocked())])
    # Of other rows the results mean nothing, and are put aside.
    instead = {COMPLETE: sql.column(quick.FINE), PROBLEMS: sql.text("")}
    results = [(name, instead.get(name, known(value))) for name, value in _results(writer, plan)]
    judged = [*plain.texts(source, plan.questions), *([sql.column(plain.HOME)] if _has_home(source) else [])]
    kept = sql.case([(sql.column(quick.FINE), exp.null())], exp.Array(expressions=judged))
    return written(writer, source, steps, [*_kept(source), *results, (REST, kept)], beside=own.tables.row())


def rest(plan: Plan, source: Source, table: str, kept: Sequence[str]) -> str:
    """Return DuckDB's query that scores the rows of which ``first`` kept the cells, from where its results are.

    ``kept``: columns handed on.
    """
    forms = {
        name: Form.CODE if form is Form.CODE else Form.TEXT
        for own in plan.questions
        if (form := source.forms.get(name := own.question.id)) is not None
    }
    own = {name: f"ecomdiag_kept{place}" for place, name in enumerate(kept)}
    cells = [exp.alias_(sql.own_column(name), alias) for name, alias in own.items()]
    judged = [*forms, *([_HOME] if _has_home(source) else [])]
    for place, name in enumerate(judged, start=1):
        cell = exp.Anonymous(this="list_extract", expressions=[sql.column(REST), sql.number(place)])
        cells.append(exp.alias_(cell, name, quoted=True))
    listed = ", ".join(map(Writer("duckdb").written, cells))
    home = _HOME if _has_home(source) else None
    below = Source(
        table=f"(SELECT {listed} FROM {table}) AS ecomdiag_others", forms=forms, kept=own, home=home
    )
    return scoring(plan, below, "duckdb")


def _has_home(source: Source) -> bool:
    """Whether the company's country is read: it decides nothing where there are codes."""
    return source.home is not None and Form.CODE not in source.forms.values()


def names(plan: Plan, kept: Iterable[str]) -> list[str]:
    """Return the names of the columns of results, after those that are handed on."""
    return [*kept, *(name for name, _ in _results(Writer("duckdb"), plan))]


def known(value: E) -> E:
    """Return what a result is in a row of which it is known that nothing is wrong or missing."""

    def other(node: E) -> E:
        return exp.true() if isinstance(node, exp.Column) and node.name == _DONE else node

    return value.transform(other)


def _whole(writer: Writer, plan: Plan) -> tuple[list[Columns], Columns]:
    """Return the steps of the whole plan upon the codes, and the results."""
    hanging = judging.Hanging(plan)
    broken, *judged = [step for step in hanging.steps() if step] or [[]]
    steps: list[Columns] = _path(plan, at_once=writer.dialect == "postgres")
    if plan.rules:
        steps.append(broken)
    else:
        judged = [broken, *judged] if broken else judged
    steps.append([(_FLAWLESS, judging.flawless(plan))])
    if writer.dialect == "postgres":
        problems = judging.told(plan, hanging, judged)
    else:
        problems = judging.problems(plan, hanging)
        steps += judged
    # Nothing behind this needs what was answered: the rows are narrow from here on.
    steps.append(
        [
            *adding.worths(writer, plan),
            (_DONE, sql.case([(sql.column(_FLAWLESS), exp.true())], judging.complete(plan))),
            (_PROBLEMS, sql.case([(sql.column(_FLAWLESS), sql.text(""))], _without_bar(problems))),
            (_BLOCKED, _together(adding.blocked(plan))),
        ]
    )
    steps.append([*adding.sums(plan)])
    return steps + _added(writer, plan, []), _results(writer, plan)


def _added(writer: Writer, plan: Plan, blocked: Columns) -> list[Columns]:
    """Return the steps from the points of each section to the level."""
    return [
        [*adding.numerators(writer, plan), (_WHOLE, adding.whole(plan)), *blocked],
        [(_NUMERATOR, adding.numerator(plan))],
        [(_LEVEL, adding.level(writer, plan, _WHOLE, _NUMERATOR))],
        [(_CAPPED, _capped(writer, plan))],
    ]


def codes(plan: Plan, source: Source, dialect: str) -> str:
    """Return the query that writes every row of a table as codes, a column a question."""
    writer = Writer(dialect)
    steps = _coded(writer, plan, source)
    own = [
        (own.question.id, exp.cast(path.given_code(own), _type(own)))
        for own in plan.questions
        if own.question.id in source.forms
    ]
    return written(writer, source, steps, [*_kept(source), *own])


def _type(own: Coded) -> str:
    return "SMALLINT" if own.question.kind is Kind.SINGLE else "BIGINT"


def _kept(source: Source) -> Columns:
    return [(name, sql.column(f"k{place}")) for place, name in enumerate(source.kept)]


def _handed_on(writer: Writer, source: Source) -> Columns:
    """Return what the first step takes from a table beside its answers."""
    cells: Columns = []
    for place, name in enumerate(source.kept.values()):
        part = sql.own_column(name)
        cells.append((f"k{place}", coding.listed(part) if source.forms.get(name) is Form.LIST else part))
    if source.home is not None:
        cells.append((plain.HOME, coding.cell(writer, sql.own_column(source.home))))
    return cells


def _coded(writer: Writer, plan: Plan, source: Source) -> list[Columns]:
    """Return the first steps: the cells, and their codes."""
    cells = _handed_on(writer, source)
    sums: Columns = []
    found: Columns = []
    reading: list[list[Columns]] = []
    home = sql.column(plain.HOME) if source.home is not None else None
    for own in plan.questions:
        name, code = own.question.id, path.CODE.format(place=own.place)
        form = source.forms.get(name)
        if form is Form.CODE:
            value = exp.Coalesce(this=sql.own_column(name), expressions=[sql.number(path.nothing(own))])
            cells.append((code, value))
        elif form is None:
            found.append((code, sql.number(path.nothing(own))))
        else:
            cells.append((coding.FRAMED.format(place=own.place), coding.written(writer, own, form)))
            if (added := coding.summed(writer, own)) is not None:
                sums.append((coding.SUMMED.format(place=own.place), added))
            reading.append(coding.reading(writer, own))
            found.append((code, coding.code(writer, own, home)))
    steps = [[*chain.from_iterable(own)] for own in zip_longest(*reading, fillvalue=())]
    return [cells, sums, *steps, found]


def _path(plan: Plan, *, at_once: bool) -> list[Columns]:
    """Return the steps that walk: layer by layer what is asked, and then what counts; ``at_once``: in one step."""
    steps: list[Columns] = []
    for layer in path.depths(plan):
        conditional = [own for own in layer if own.question.conditions]
        asked = [
            (path.ASKED.format(place=own.place), path.is_asked(plan, own.question)) for own in conditional
        ]
        counted = [
            (path.COUNTS.format(place=own.place), path.counted(plan, own, at_once=at_once))
            for own in layer
            if not own.derived
        ]
        steps += [[*asked, *counted]] if at_once else [asked, counted]
    return steps


def _together(blocked: list[E]) -> E:
    """Return a bit for each blocker that holds."""
    return sql.total(
        [sql.case([(test, sql.number(1 << place))], sql.number(0)) for place, test in enumerate(blocked)]
    )


def _capped(writer: Writer, plan: Plan) -> E:
    """Return the place of the level that the blockers leave."""
    order = [level.id for level in plan.questionnaire.levels]
    caps = [order.index(blocker.caps_at) for blocker in plan.questionnaire.blockers]
    held = sql.column(_BLOCKED)
    if writer.dialect == "duckdb" and len(caps) <= MOST_TOGETHER:
        left = [
            min(level, *_chosen(caps, bits), len(order))
            for bits in range(1 << len(caps))
            for level in range(len(order))
        ]
        place = sql.total([sql.times(held, len(order)), sql.column(_LEVEL)])
        return writer.nth(place, [sql.number(level) for level in left])
    whens = [
        (
            sql.every(
                [
                    sql.has_bits(held.copy(), 1 << place),
                    sql.compare(exp.GT, sql.column(_LEVEL), sql.number(cap)),
                ]
            ),
            sql.number(cap),
        )
        for cap, place in sorted((cap, place) for place, cap in enumerate(caps))
    ]
    return sql.case(whens, sql.column(_LEVEL))


def _blockers(writer: Writer, plan: Plan) -> E:
    """Return the ids of the blockers that hold."""
    ids, held = [own.id for own in plan.questionnaire.blockers], sql.column(_BLOCKED)
    if not ids:
        return sql.text("")
    if writer.dialect == "duckdb" and len(ids) <= MOST_TOGETHER:
        return writer.nth(held, [sql.text(BAR.join(_chosen(ids, bits))) for bits in range(1 << len(ids))])
    parts = [
        sql.case([(sql.has_bits(held.copy(), 1 << place), sql.text(BAR + name))], sql.text(""))
        for place, name in enumerate(ids)
    ]
    return _without_bar(sql.joined(parts))


def _chosen(values: Sequence[T], bits: int) -> list[T]:
    return [value for place, value in enumerate(values) if bits & 1 << place]


def _results(writer: Writer, plan: Plan) -> Columns:
    """Return what the table of results says of each company."""
    there: E = sql.column(_DONE)
    if all(own.empty for _, own in plan.overall):
        there = sql.every([there, sql.compare(exp.GT, sql.column(_WHOLE), sql.number(0))])
    whole = sql.times(exp.cast(sql.column(_WHOLE), "BIGINT"), plan.denominator)
    sections: Columns = []
    for place, own in plan.shown:
        points = sql.column(adding.SECTION.format(place=place))
        shown = sql.every([sql.column(_DONE), *([adding.counts(place)] if own.empty else [])])
        name = SECTION_SCORE.format(id=own.section.section.id)
        sections.append((name, _if(shown, _percent(points, sql.number(plan.denominator)))))
    return [
        (SCORE, _if(there, _percent(sql.column(_NUMERATOR), whole))),
        (LEVEL, _if(there.copy(), _level_name(writer, plan, _CAPPED))),
        (UNCAPPED, _if(there.copy(), _level_name(writer, plan, _LEVEL))),
        (BLOCKERS, _blockers(writer, plan)),
        *sections,
        (NUMERATOR, sql.column(_NUMERATOR)),
        (DENOMINATOR, exp.cast(whole.copy(), "BIGINT")),
        (COMPLETE, sql.column(_DONE)),
        (PROBLEMS, sql.column(_PROBLEMS)),
    ]


def _if(test: E, value: E) -> E:
    return sql.case([(test, value)], exp.null())


def _percent(part: E, whole: E) -> E:
    """Return a score to be shown, 0…100: the only division, and behind all that is decided."""
    hundred = exp.cast(sql.times(part, 100), "DOUBLE")
    return exp.Div(this=hundred, expression=exp.cast(whole.copy(), "DOUBLE"))


def _without_bar(part: E) -> E:
    return exp.Substring(this=part, start=sql.number(2))


def _level_name(writer: Writer, plan: Plan, place: str) -> E:
    levels = [level.id for level in plan.questionnaire.levels]
    if writer.dialect == "duckdb":
        return writer.nth(sql.column(place), [*map(sql.text, levels)])
    whens = [
        (sql.compare(exp.EQ, sql.column(place), sql.number(n)), sql.text(name))
        for n, name in enumerate(levels)
    ]
    return sql.case(whens[:-1], whens[-1][1])
