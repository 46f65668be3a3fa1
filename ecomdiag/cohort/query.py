"""The whole query of a plan: from somebody's table to one row a company, in steps each upon the one before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from ecomdiag.cohort import adding, coding, judging, path, quick, sql
from ecomdiag.cohort.libraries import exp
from ecomdiag.cohort.plan import Coded, Plan
from ecomdiag.cohort.rows import BAR
from ecomdiag.cohort.sql import E, Writer
from ecomdiag.questionnaire.model import Kind
from ecomdiag.record import Record

#: Names of the result that stand in every table of results.
SCORE, LEVEL, UNCAPPED, BLOCKERS = "score", "level", "uncapped_level", "blockers"
SECTION_SCORE = "section_{id}"
NUMERATOR, DENOMINATOR, COMPLETE, PROBLEMS = "numerator", "denominator", "complete", "problems"
#: What is kept of a row until it is scored.
REST = "ecomdiag_rest"
#: Inside, no name of ours may be one of a table's.
_NUMERATOR, _WHOLE, _LEVEL, _CAPPED, _DONE, _FLAWLESS = (
    "own_num",
    "own_all",
    "own_lev",
    "own_cap",
    "own_done",
    "own_ok",
)

Columns = list[tuple[str, E]]


class Form(StrEnum):
    """In which form a table holds an answer."""

    TEXT = "text"
    #: The code of the plan, as ``cohort code`` writes it.
    CODE = "code"


class Source(Record):
    """A table of answers: where it is, and what it has."""

    #: What stands behind FROM, for the engine of the query.
    table: str
    #: The columns of questions, by their ids. A question without a column has no answer.
    forms: Mapping[str, Form]
    #: Columns that are handed on as they are, under these names.
    kept: Mapping[str, str]
    #: The column with the company's country, if there is one.
    home: str | None = None


def scoring(plan: Plan, source: Source, dialect: str) -> str:
    """Return the query that scores every row of a table."""
    writer = Writer(dialect)
    steps, results = _whole(writer, plan)
    return _written(writer, source, [*_coded(writer, plan, source), *steps], [*_kept(source), *results])


def first(plan: Plan, source: Source) -> str:
    """Return DuckDB's query that scores the rows of a table in which nothing is wrong or missing.

    It has the columns of ``scoring``, and ``REST``: the codes of any other row, with which ``rest`` goes on.
    """
    writer = Writer("duckdb")
    own = quick.Quick(plan, writer)
    blocked = [own.given(test) for test in adding.blocked(plan)]
    steps: list[Columns] = [*_coded(writer, plan, source), *own.steps(), *_added(writer, plan, blocked)]
    results = [
        (name, _if(sql.column(quick.FINE), known(value)))
        for name, value in _results(plan, blocked, sql.text(BAR))
    ]
    codes = [exp.cast(path.given_code(own), "BIGINT") for own in plan.questions]
    kept = sql.case([(sql.column(quick.FINE), exp.null())], exp.Array(expressions=codes))
    return _written(writer, source, steps, [*_kept(source), *results, (REST, kept)])


def rest(plan: Plan, table: str, kept: Sequence[str]) -> str:
    """Return DuckDB's query that scores the rows of which ``first`` kept the codes; ``kept``: columns handed on."""
    writer = Writer("duckdb")
    source = Source(table=table, forms={}, kept={name: name for name in kept})
    cells: Columns = [(f"k{place}", sql.own_column(name)) for place, name in enumerate(kept)]
    for own in plan.questions:
        code = exp.Anonymous(this="list_extract", expressions=[sql.column(REST), sql.number(own.place + 1)])
        cells.append((path.CODE.format(place=own.place), code))
    steps, results = _whole(writer, plan)
    return _written(writer, source, [cells, *steps], [*_kept(source), *results])


def names(plan: Plan, kept: Iterable[str]) -> list[str]:
    """Return the names of the columns of results, after those that are handed on."""
    return [*kept, *(name for name, _ in _results(plan, adding.blocked(plan), sql.text("")))]


def known(value: E) -> E:
    """Return what a result is in a row of which it is known that nothing is wrong or missing."""

    def other(node: E) -> E:
        return exp.true() if isinstance(node, exp.Column) and node.name in (_DONE, _FLAWLESS) else node

    return value.transform(other)


def _whole(writer: Writer, plan: Plan) -> tuple[list[Columns], Columns]:
    """Return the steps of the whole plan upon the codes, and the results."""
    hanging = judging.Hanging(plan)
    steps: list[Columns] = [*_path(plan), *hanging.steps()]
    steps.append(
        [*adding.worths(writer, plan), (_DONE, judging.complete(plan)), (_FLAWLESS, judging.flawless(plan))]
    )
    steps.append([*adding.sums(plan)])
    steps += _added(writer, plan, adding.blocked(plan))
    return steps, _results(plan, adding.blocked(plan), judging.problems(plan, hanging))


def _added(writer: Writer, plan: Plan, blocked: list[E]) -> list[Columns]:
    """Return the steps from the points of each section to the level."""
    return [
        [*adding.numerators(writer, plan), (_WHOLE, adding.whole(plan))],
        [(_NUMERATOR, adding.numerator(plan))],
        [(_LEVEL, adding.level(plan, _WHOLE, _NUMERATOR))],
        [(_CAPPED, _capped(plan, blocked))],
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
    return _written(writer, source, steps, [*_kept(source), *own])


def _type(own: Coded) -> str:
    return "SMALLINT" if own.question.kind is Kind.SINGLE else "BIGINT"


def _kept(source: Source) -> Columns:
    return [(name, sql.column(f"k{place}")) for place, name in enumerate(source.kept)]


def _coded(writer: Writer, plan: Plan, source: Source) -> list[Columns]:
    """Return the first steps: the cells, and their codes."""
    cells: Columns = [(f"k{place}", sql.own_column(name)) for place, name in enumerate(source.kept.values())]
    sums: Columns = []
    found: Columns = []
    home = None
    if source.home is not None:
        home = sql.column("home0")
        cells.append(("home0", coding.cell(writer, source.home)))
    for own in plan.questions:
        name, code = own.question.id, path.CODE.format(place=own.place)
        form = source.forms.get(name)
        if form is Form.TEXT:
            cells.append((coding.FRAMED.format(place=own.place), coding.written(writer, own)))
            if (added := coding.summed(writer, own)) is not None:
                sums.append((coding.SUMMED.format(place=own.place), added))
            found.append((code, coding.code(writer, own, home)))
        elif form is Form.CODE:
            value = exp.Coalesce(this=sql.own_column(name), expressions=[sql.number(path.nothing(own))])
            cells.append((code, value))
        else:
            found.append((code, sql.number(path.nothing(own))))
    return [cells, sums, found]


def _path(plan: Plan) -> list[Columns]:
    """Return the steps that walk: layer by layer what is asked, and then what counts."""
    steps: list[Columns] = []
    for layer in path.depths(plan):
        conditional = [own for own in layer if own.question.conditions]
        steps.append(
            [(path.ASKED.format(place=own.place), path.is_asked(plan, own.question)) for own in conditional]
        )
        steps.append([(path.COUNTS.format(place=own.place), path.counted(own)) for own in layer])
    return steps


def _capped(plan: Plan, blocked: list[E]) -> E:
    """Return the place of the level that the blockers leave."""
    order = [level.id for level in plan.questionnaire.levels]
    holding = zip(plan.questionnaire.blockers, blocked, strict=True)
    caps = sorted(
        ((order.index(blocker.caps_at), test) for blocker, test in holding), key=lambda found: found[0]
    )
    whens = [
        (sql.every([test, sql.compare(exp.GT, sql.column(_LEVEL), sql.number(cap))]), sql.number(cap))
        for cap, test in caps
    ]
    return sql.case(whens, sql.column(_LEVEL))


def _results(plan: Plan, blocked: list[E], problems: E) -> Columns:
    """Return what the table of results says of each company."""
    there = sql.every([sql.column(_DONE), sql.compare(exp.GT, sql.column(_WHOLE), sql.number(0))])
    whole = sql.times(exp.cast(sql.column(_WHOLE), "BIGINT"), plan.denominator)
    blockers = [
        sql.case([(test, sql.text(BAR + own.id))], sql.text(""))
        for own, test in zip(plan.questionnaire.blockers, blocked, strict=True)
    ]
    sections: Columns = []
    for place, own in enumerate(plan.sections):
        points = sql.column(adding.SECTION.format(place=place))
        shown = sql.every([sql.column(_DONE), *([adding.counts(place)] if own.empty else [])])
        name = SECTION_SCORE.format(id=own.section.section.id)
        sections.append((name, _if(shown, _percent(points, sql.number(plan.denominator)))))
    return [
        (SCORE, _if(there, _percent(sql.column(_NUMERATOR), whole))),
        (LEVEL, _if(there.copy(), _level_name(plan, _CAPPED))),
        (UNCAPPED, _if(there.copy(), _level_name(plan, _LEVEL))),
        (BLOCKERS, _without_bar(sql.joined(blockers)) if blockers else sql.text("")),
        *sections,
        (NUMERATOR, sql.column(_NUMERATOR)),
        (DENOMINATOR, exp.cast(whole.copy(), "BIGINT")),
        (COMPLETE, sql.column(_DONE)),
        (PROBLEMS, sql.case([(sql.column(_FLAWLESS), sql.text(""))], _without_bar(problems))),
    ]


def _if(test: E, value: E) -> E:
    return sql.case([(test, value)], exp.null())


def _percent(part: E, whole: E) -> E:
    """Return a score to be shown, 0…100: the only division, and behind all that is decided."""
    hundred = exp.cast(sql.times(part, 100), "DOUBLE")
    return exp.Div(this=hundred, expression=exp.cast(whole.copy(), "DOUBLE"))


def _without_bar(part: E) -> E:
    return exp.Substring(this=part, start=sql.number(2))


def _level_name(plan: Plan, place: str) -> E:
    levels = [level.id for level in plan.questionnaire.levels]
    whens = [
        (sql.compare(exp.EQ, sql.column(place), sql.number(n)), sql.text(name))
        for n, name in enumerate(levels)
    ]
    return sql.case(whens[:-1], whens[-1][1])


def _written(writer: Writer, source: Source, steps: Sequence[Columns], results: Columns) -> str:
    """Write the steps one upon the other. PostgreSQL would work out each as often as it is used, without OFFSET 0."""
    fence = " OFFSET 0" if writer.dialect == "postgres" else ""
    before = source.table
    parts: list[str] = []
    for columns in steps:
        if not columns:
            continue
        listed = ", ".join(writer.written(exp.alias_(value, name)) for name, value in columns)
        # Of the table itself only what is needed goes on.
        every = "*, " if parts else ""
        name = f"step{len(parts)}"
        parts.append(f"{name} AS (SELECT {every}{listed} FROM {before}{fence})")
        before = name
    last = ", ".join(writer.written(exp.alias_(value, name, quoted=True)) for name, value in results)
    return "WITH " + ",\n".join(parts) + f"\nSELECT {last} FROM {before}"
