"""From the cells of a table to the codes of the plan."""

from __future__ import annotations

from ecomdiag.cohort import amounts, days, sql
from ecomdiag.cohort.coded import ABSENT, NO_NUMBER, NOT_ONE, OUT_OF_RANGE, SCALE, SHORT, WORDS, Coded
from ecomdiag.cohort.libraries import exp
from ecomdiag.cohort.rows import BAR, NUMBER
from ecomdiag.cohort.source import Form
from ecomdiag.cohort.sql import E, Writer
from ecomdiag.questionnaire.model import Kind
from ecomdiag.questionnaire.sheet import HOME_COUNTRY

#: Lists with a bar before, between and behind their items (``|a|b|``), so that an item is found by its whole name.
FRAMED = "t{place}"
#: Engines that look for a choice as it stands, and without blanks only where that is none.
_TWICE = ("duckdb", "postgres")
#: What a short list adds up to.
SUMMED = "z{place}"


def listed(part: E) -> E:
    """Return a list as a text, with bars between its items."""
    return exp.Anonymous(this="array_to_string", expressions=[part, sql.text(BAR)])


def cell(writer: Writer, part: E) -> E:
    """Return a cell without blanks at its ends; nothing is the empty text."""
    return writer.trimmed(exp.Coalesce(this=part, expressions=[sql.text("")]))


def framed(writer: Writer, part: E) -> E:
    """Return a list with a bar before, between and behind its items."""
    own = cell(writer, part)
    around = exp.DPipe(this=exp.DPipe(this=sql.text(BAR), expression=own), expression=sql.text(BAR))
    return sql.case([(sql.compare(exp.EQ, own.copy(), sql.text("")), sql.text(""))], around)


def _doubled(part: E) -> E:
    """Return a framed list with two bars of its own for each item: ``|a||b|``."""
    twice = exp.Anonymous(this="REPLACE", expressions=[part.copy(), sql.text(BAR), sql.text(BAR + BAR)])
    length = sql.compare(exp.Sub, exp.Length(this=twice.copy()), sql.number(2))
    return exp.Substring(this=twice, start=sql.number(2), length=length)


def written(writer: Writer, own: Coded, form: Form) -> E:
    """Return the text from which the code of a question is told."""
    part = sql.own_column(own.question.id)
    part = listed(part) if form is Form.LIST else part
    if own.many:
        return framed(writer, part)
    # Of a single choice only what is found nowhere is looked at twice: to take blanks off is slow.
    # DuckDB looks it up once for all rows that have the same, as it stands.
    is_looked_up = own.question.kind is Kind.SINGLE and not own.in_words and writer.dialect in _TWICE
    return part if is_looked_up else cell(writer, part)


def code(writer: Writer, own: Coded, home: E | None) -> E:
    """Return the code of a question's cell; of a list, from its framed text. ``home``: the company's own country."""
    kind = own.question.kind
    if own.in_words:
        return _words(own)
    if kind is Kind.SINGLE:
        return _single(writer, own)
    if kind is Kind.NUMBER:
        return amounts.code(writer, own, sql.column(FRAMED.format(place=own.place)))
    if kind is Kind.DATE:
        return days.code(writer, own, sql.column(FRAMED.format(place=own.place)))
    if kind is Kind.PERCENTAGE:
        return _percentage(writer, own)
    return _several(writer, own, home)


def reading(writer: Writer, own: Coded) -> list[list[tuple[str, E]]]:
    """Return the columns, by the step, of a cell that is read step by step: of a number, or a date."""
    part = sql.column(FRAMED.format(place=own.place))
    if own.question.kind is Kind.NUMBER:
        return [*amounts.steps(writer, own, part)]
    return [*days.steps(writer, own, part)] if own.question.kind is Kind.DATE else []


def _words(own: Coded) -> E:
    nothing = sql.compare(exp.EQ, sql.column(FRAMED.format(place=own.place)), sql.text(""))
    return sql.case([(nothing, sql.number(0))], sql.number(own.position(WORDS)))


def _single(writer: Writer, own: Coded) -> E:
    part, names = sql.column(FRAMED.format(place=own.place)), [choice.id for choice in own.question.choices]
    several = sql.number(len(names) + 2)
    other = sql.case([(writer.contains(part.copy(), BAR), several)], sql.number(len(names) + 1))
    if writer.dialect == "duckdb":
        listed = exp.Array(expressions=[sql.text(name) for name in ("", *names)])
        places = [
            sql.compare(
                exp.Sub,
                exp.Anonymous(this="list_position", expressions=[listed.copy(), found]),
                sql.number(1),
            )
            for found in (part, exp.Trim(this=part.copy()))
        ]
        nothing = sql.case([(exp.Is(this=part.copy(), expression=exp.null()), sql.number(0))], exp.null())
        return exp.Coalesce(this=places[0], expressions=[nothing, places[1], other])
    whens = [(sql.text(name), sql.number(position)) for position, name in enumerate(("", *names))]
    if writer.dialect not in _TWICE:
        return sql.chosen(part, whens, other)
    absent = exp.Is(this=part.copy(), expression=exp.null())
    again = sql.case([(absent, sql.number(0))], sql.chosen(exp.Trim(this=part.copy()), whens, other))
    return sql.chosen(part, whens, again)


def _percentage(writer: Writer, own: Coded) -> E:
    part = sql.column(FRAMED.format(place=own.place))
    plain = writer.removed(part.copy(), r"[+% -]")
    before, behind = writer.removed(plain, "[.,].*$"), writer.removed(plain.copy(), "^[0-9]*[.,]?")
    whole = exp.cast(exp.DPipe(this=sql.text("0"), expression=before), "BIGINT")
    padded = exp.Anonymous(this="RPAD", expressions=[behind, sql.number(9), sql.text("0")])
    value = exp.Add(this=sql.times(whole, SCALE), expression=exp.cast(padded, "BIGINT"))
    # Below 0 only as -0 is it none that is too low.
    below = sql.every([writer.matches(part.copy(), "^-"), writer.matches(part.copy(), "[1-9]")])
    return sql.case(
        [
            (sql.compare(exp.EQ, part.copy(), sql.text("")), sql.number(ABSENT)),
            _plain_number(writer, part),
            (sql.no(writer.matches(part.copy(), NUMBER)), _not_a_number(writer, part)),
            (below, sql.number(OUT_OF_RANGE)),
        ],
        value,
    )


def _plain_number(writer: Writer, part: E) -> tuple[E, E]:
    """Return what tells a number as most are written, and its value."""
    if writer.dialect != "postgres":
        return writer.matches(part.copy(), "^[0-9]{1,3}$"), _whole(part)
    # Regular expressions are slow there: at most nine signs, all digits but for one point, which is not the last.
    text = part.sql("postgres")
    test = f"LENGTH({text}) <= 9 AND TRANSLATE({text}, '0123456789', '') IN ('', '.') AND RIGHT({text}, 1) <> '.'"
    return exp.Var(this=test), exp.Var(this=f"CAST(CAST({text} AS NUMERIC) * {SCALE} AS BIGINT)")


def _whole(part: E) -> E:
    return exp.Mul(this=exp.cast(part.copy(), "BIGINT"), expression=sql.number(SCALE))


def _not_a_number(writer: Writer, part: E) -> E:
    return sql.case([(writer.contains(part.copy(), BAR), sql.number(NOT_ONE))], sql.number(NO_NUMBER))


def summed(writer: Writer, own: Coded) -> E | None:
    """Return what a short list adds up to: bits, how many items, and above these how long they are written.

    All lengths together are the text's if, and only if, there is nothing else in it.
    """
    if not _short(own):
        return None
    part = sql.column(FRAMED.format(place=own.place))
    sizes = {name: own.bit(name) + own.one + (len(name) + 1) * _length(own) for name in own.bits}
    return sql.total([_found(writer, part, name, size) for name, size in sizes.items()])


def _short(own: Coded) -> bool:
    return own.many and own.whole and len(own.question.choices) <= SHORT


def _length(own: Coded) -> int:
    """Return what one letter more adds to the sum of a list."""
    return own.above


def _several(writer: Writer, own: Coded, home: E | None) -> E:
    part = sql.column(FRAMED.format(place=own.place))
    none = (sql.compare(exp.EQ, part.copy(), sql.text("")), sql.number(0))
    if _short(own):
        whole, length = sql.column(SUMMED.format(place=own.place)), _length(own)
        letters = sql.compare(exp.Sub, exp.Length(this=part.copy()), sql.number(1))
        written = sql.times(exp.cast(letters, "BIGINT"), length)
        low = sql.masked(whole, length - 1)
        rest = sql.masked(whole.copy(), ((1 << 62) - 1) & ~(length - 1))
        wrong = sql.total([low.copy(), *_wrong(own, part)])
        found = sql.case([none, (sql.compare(exp.EQ, written, rest), low)], wrong)
        return sql.total([found, *_own_country(own, part, home)])
    bits = [_found(writer, part, name, own.bit(name)) for name in own.bits]
    only = writer.are_known(part.copy(), [choice.id for choice in own.question.choices])
    # What stands before the first bar and behind the last is empty, and counted once.
    distinct = exp.Paren(this=sql.compare(exp.Sub, writer.different_known(part), sql.number(1)))
    # There is a bar more than there are items.
    repeated = sql.compare(exp.GT, sql.compare(exp.Sub, _bars(part), sql.number(1)), distinct.copy())
    flag = sql.case([(repeated, sql.number(own.repeated))], sql.number(0))
    known = sql.total([sql.times(distinct, own.one), flag])
    found = sql.case([none, (only, known)], sql.total(_long(writer, own, part)))
    return sql.total([*bits, found, *_own_country(own, part, home)])


def _found(writer: Writer, part: E, name: str, worth: int) -> E:
    # Added up, they are more than 31 bits, which is what a small number has.
    return sql.case(
        [(writer.contains(part.copy(), f"{BAR}{name}{BAR}"), sql.number(worth))],
        exp.cast(sql.number(0), "BIGINT"),
    )


def _wrong(own: Coded, part: E) -> list[E]:
    """Return what to add to the code of a list that has unknown items, or one twice."""
    part = _doubled(part)
    rest = sql.nested_replace(part.copy(), [f"{BAR}{name}{BAR}" for name in own.bits])
    count = sql.masked(sql.column(SUMMED.format(place=own.place)), (_length(own) - 1) & ~own.mask)
    bars = exp.cast(sql.compare(exp.Sub, _bars(part), _bars(rest)), "BIGINT")
    return _flags(own, rest, sql.times(bars, own.one), sql.times(count, 2))


def _long(writer: Writer, own: Coded, part: E) -> list[E]:
    """Return how many different items a long list has, and what is wrong with it."""
    names = BAR.join(choice.id for choice in own.question.choices)
    different, part = writer.different(part), _doubled(part)
    rest = writer.removed(part.copy(), rf"[|]({names})[|]")
    known = sql.compare(exp.Sub, different, _different_or_none(writer, rest))
    flags = _flags(own, rest, sql.compare(exp.Sub, _bars(part), _bars(rest)), sql.times(known.copy(), 2))
    return [sql.times(known, own.one), *flags]


def _apart(part: E) -> E:
    """Return a list of doubled bars with single ones."""
    return exp.Anonymous(this="REPLACE", expressions=[part.copy(), sql.text(BAR + BAR), sql.text(BAR)])


def _different_or_none(writer: Writer, rest: E) -> E:
    counted = writer.different(_apart(rest))
    # What stands before the first bar and behind the last is empty, and counted once.
    return sql.case([(sql.compare(exp.EQ, rest.copy(), sql.text("")), sql.number(1))], counted)


def _flags(own: Coded, rest: E, bars: E, twice_distinct: E) -> list[E]:
    """Tell what is wrong: bars that remain are those of unknown items; each item that is known has two."""
    return [
        sql.case([(sql.compare(exp.NEQ, rest.copy(), sql.text("")), sql.number(own.unknown))], sql.number(0)),
        sql.case([(sql.compare(exp.GT, bars, twice_distinct), sql.number(own.repeated))], sql.number(0)),
    ]


def _bars(part: E) -> E:
    without = exp.Anonymous(this="REPLACE", expressions=[part.copy(), sql.text(BAR), sql.text("")])
    return sql.compare(exp.Sub, exp.Length(this=part.copy()), exp.Length(this=without))


def _own_country(own: Coded, part: E, home: E | None) -> list[E]:
    if own.question.kind is not Kind.COUNTRIES:
        return []
    country: E = sql.text(HOME_COUNTRY)
    if home is not None:
        country = sql.case([(sql.compare(exp.EQ, home, sql.text("")), country)], home.copy())
    said = exp.DPipe(this=exp.DPipe(this=sql.text(BAR), expression=country), expression=sql.text(BAR))
    known = sql.text("".join(f"{BAR}{choice.id}{BAR}" for choice in own.question.choices))
    tests = [
        sql.compare(exp.GT, exp.StrPosition(this=where, substr=said.copy()), sql.number(0))
        for where in (part.copy(), known)
    ]
    return [sql.case([(sql.every(tests), sql.number(own.home))], sql.number(0))]
