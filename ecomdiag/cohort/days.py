"""From a cell to the code of a date, by the rules of answers files (``names.days``), in functions of all engines.

The code of a day is its place among all (``questionnaire.calendar``), so that days compare, and are counted, as whole
numbers. Hundreds and four hundreds of years are told from the digits of the year and its bits: nothing is divided.
"""

from __future__ import annotations

from collections.abc import Iterator

from ecomdiag.cohort import sql
from ecomdiag.cohort.amounts import BLANKS
from ecomdiag.cohort.coded import ABSENT, NO_NUMBER, NOT_ONE, Coded
from ecomdiag.cohort.libraries import exp
from ecomdiag.cohort.sql import E, Writer
from ecomdiag.names.days import MOST_SIGNS
from ecomdiag.questionnaire.calendar import DAYS_BEFORE, DAYS_OF_MONTH
from ecomdiag.texts.dates import MONTHS

#: The text with single blanks, in small letters; its year, of four digits; its month and its day.
BARE, YEAR, MONTH, DAY = "r{place}", "v{place}", "i{place}", "j{place}"
_CAPITALS, _SMALL = "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz"
ISO = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
_SIGNS = ("-", "/", "[.]")
_YEAR_FIRST = (
    f"^[0-9]{{4}}({'|'.join(f'{sign}[0-9]{{1,2}}{sign}[0-9]{{1,2}}' for sign in _SIGNS)})"
    "([t ]00:00(:00([.]0+)?)?)?$"
)
_DAY_FIRST = f"^[0-9]{{1,2}}({'|'.join(f'{sign}[0-9]{{1,2}}{sign}' for sign in _SIGNS)})[0-9]{{4}}$"
#: Letters of a month's name that are enough, and tell it from all others.
_ENOUGH = 3


def _begun(name: str) -> str:
    """Return the pattern of all beginnings of a month's name that are enough."""
    found = ""
    for letter in reversed(name[_ENOUGH:]):
        found = f"({letter}{found})?"
    return name[:_ENOUGH] + found


_NAMES = [[months[place].lower() for months in MONTHS.values()] for place in range(12)]
_NAME = f"({'|'.join(_begun(name) for alike in _NAMES for name in alike)})[.]?"
_NAMED = f"^[0-9]{{1,2}}(º|st|nd|rd|th)?( de| of)? {_NAME}( de| del)?,? [0-9]{{4}}$"
_NAME_FIRST = f"^{_NAME} [0-9]{{1,2}}(st|nd|rd|th)?,? [0-9]{{4}}$"
_NOTHING = "0000"


def steps(writer: Writer, own: Coded, cell: E) -> Iterator[list[tuple[str, E]]]:
    """Yield the columns of a date upon its cell, those of each step upon the one before."""
    bare, *others = (name.format(place=own.place) for name in (BARE, YEAR, MONTH, DAY))
    is_plain = writer.matches(cell.copy(), ISO)
    yield [(bare, sql.case([(is_plain, cell.copy())], _bare(writer, cell)))]
    yield [*zip(others, _parts(writer, sql.column(bare)), strict=True)]


def code(writer: Writer, own: Coded, cell: E) -> E:
    """Return the code of a date from its cell and its columns."""
    bare, year, month, day = (sql.column(name.format(place=own.place)) for name in (BARE, YEAR, MONTH, DAY))
    is_short = sql.compare(exp.LTE, exp.Length(this=bare), sql.number(MOST_SIGNS))
    leap = _is_leap(year)
    lengths = dict(enumerate(DAYS_OF_MONTH, start=1))
    long = sql.total([writer.lookup(month, lengths), _if(_in_february(month, leap))])
    is_day = sql.every(
        [
            is_short,
            sql.compare(exp.GT, _number(year.copy()), sql.number(0)),
            sql.compare(exp.GTE, day, sql.number(1)),
            sql.compare(exp.LTE, day.copy(), long),
        ]
    )
    return sql.case(
        [
            (sql.compare(exp.EQ, cell.copy(), sql.text("")), sql.number(ABSENT)),
            (writer.contains(cell.copy(), "|"), sql.number(NOT_ONE)),
            (is_day, _place(writer, year, month, day)),
        ],
        sql.number(NO_NUMBER),
    )


def _place(writer: Writer, year: E, month: E, day: E) -> E:
    """Return the place of a day among all, as ``calendar.place_of`` does."""
    before = dict(enumerate(DAYS_BEFORE, start=1))
    past = sql.compare(exp.Sub, _number(year.copy()), sql.number(1))
    hundreds, rest = _century(year)
    past_hundreds = sql.compare(exp.Sub, hundreds, _if(sql.compare(exp.EQ, rest, sql.number(0))))
    late = sql.every([sql.compare(exp.GT, month.copy(), sql.number(2)), _is_leap(year)])
    return sql.total(
        [
            sql.times(past, 365),
            sql.shifted(past.copy(), 2),
            sql.times(past_hundreds, -1),
            sql.shifted(past_hundreds.copy(), 2),
            writer.lookup(month.copy(), before),
            _if(late),
            day.copy(),
        ]
    )


def _century(year: E) -> tuple[E, E]:
    """Return the first two digits of a year, and the last two."""
    first = exp.Substring(this=year.copy(), start=sql.number(1), length=sql.number(2))
    last = exp.Substring(this=year.copy(), start=sql.number(3), length=sql.number(2))
    return _number(first), _number(last)


def _is_leap(year: E) -> E:
    hundreds, rest = _century(year)
    by_four = sql.compare(exp.EQ, sql.masked(rest, 3), sql.number(0))
    by_400 = sql.compare(exp.EQ, sql.masked(hundreds, 3), sql.number(0))
    return sql.every([by_four, sql.some([sql.compare(exp.NEQ, rest.copy(), sql.number(0)), by_400])])


def _in_february(month: E, leap: E) -> E:
    return sql.every([sql.compare(exp.EQ, month.copy(), sql.number(2)), leap])


def _if(test: E) -> E:
    return sql.case([(test, sql.number(1))], sql.number(0))


def _number(part: E) -> E:
    return exp.cast(part, "BIGINT")


def _bare(writer: Writer, cell: E) -> E:
    blank = sql.translated(cell, BLANKS, " " * len(BLANKS))
    single = exp.Trim(this=writer.replaced(blank, "  +", " "))
    return sql.translated(writer.removed(single, "^[.]+|[.]+$"), _CAPITALS, _SMALL)


def _parts(writer: Writer, bare: E) -> list[E]:
    """Return the year as four digits, the month and the day; of what is no day, a year and a month that are none."""
    year_first, day_first = (writer.matches(bare.copy(), own) for own in (_YEAR_FIRST, _DAY_FIRST))
    named = sql.some([writer.matches(bare.copy(), own) for own in (_NAMED, _NAME_FIRST)])
    start = sql.compare(exp.Sub, exp.Length(this=bare.copy()), sql.number(3))
    last = exp.Substring(this=bare.copy(), start=start, length=sql.number(4))
    first = exp.Substring(this=bare.copy(), start=sql.number(1), length=sql.number(4))

    def left(before: str, behind: str) -> E:
        return _number(writer.removed(writer.removed(bare.copy(), before), behind))

    def of_each(one: E, other: E, third: E, none: E) -> E:
        whens = [(year_first, one), (day_first, other), (named, third)]
        return sql.case([(test.copy(), value) for test, value in whens], none)

    return [
        of_each(first, last, last.copy(), sql.text(_NOTHING)),
        of_each(
            left("^[0-9]{4}[-/.]", "[-/.].*$"),
            left("^[0-9]{1,2}[-/.]", "[-/.].*$"),
            _month(writer, bare),
            sql.number(0),
        ),
        of_each(
            left("^[0-9]{4}[-/.][0-9]{1,2}[-/.]", "[^0-9].*$"),
            left("^$", "[-/.].*$"),
            left("^[^0-9]+", "[^0-9].*$"),
            sql.number(0),
        ),
    ]


def _month(writer: Writer, bare: E) -> E:
    """Return which month a text names that names one."""
    whens = []
    for place, names in enumerate(_NAMES, start=1):
        begun = dict.fromkeys(name[:_ENOUGH] for name in names)
        whens.append((writer.matches(bare.copy(), f"(^| )({'|'.join(begun)})"), sql.number(place)))
    return exp.cast(sql.case(whens[:-1], whens[-1][1]), "BIGINT")
