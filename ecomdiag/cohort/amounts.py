"""From a cell to the code of a number, by the rules of answers files (``names.amounts``), in functions of all engines.

A text is brought step by step to a form in which all else is reading digits: without blanks at its ends and with one
sign for each meaning, without the unit, and without what parts thousands. A number that is plainly digits, as most are,
goes through none of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from ecomdiag.cohort import sql
from ecomdiag.cohort.coded import AMBIGUOUS, DIGITS, NO_AMOUNT, NOT_ONE_AMOUNT, NOTHING, SCALE, Coded
from ecomdiag.cohort.libraries import exp
from ecomdiag.cohort.sql import E, Writer
from ecomdiag.names.amounts import MEANT, MOST_SIGNS
from ecomdiag.questionnaire.measures import MOST_DIGITS
from ecomdiag.record.exact import MAX_SIGNS

#: The text without blanks at its ends, then without its unit, then without what parts thousands; what stands before
#: the decimal sign, and behind it.
BARE, UNITLESS, UNGROUPED, WHOLE, BEHIND = "r{place}", "v{place}", "o{place}", "i{place}", "j{place}"
#: As ``names.amounts`` has it: what may be meant as thousands or as decimals.
EITHER = "^[+-]?[1-9][0-9]{0,2}[.,][0-9]{3}$"
DIGITS_ALONE = f"^[0-9]{{1,{MOST_DIGITS}}}$"
_FIRST = "^[+-]?[1-9][0-9]{0,2}"
_BY_BLANKS, _BY_POINTS, _BY_COMMAS = (
    f"{_FIRST}(( [0-9]{{3}})+|('[0-9]{{3}})+)([.,][0-9]+)?$",
    f"{_FIRST}([.][0-9]{{3}})+(,[0-9]+)?$",
    f"{_FIRST}(,[0-9]{{3}})+([.][0-9]+)?$",
)
_NUMBER = "^[+-]?([0-9]+([.,][0-9]+)?|[.,][0-9]+)([eE][+-]?[0-9]{1,2})?$"
#: So many zeros before and behind all digits: wherever a power of ten puts the decimal sign, there is a digit.
_ZEROS = "0" * (MAX_SIGNS + 100)
_ENDS = "^[ \t]+|[ \t]+$"
#: All that Python takes for a blank, but for the usual one.
BLANKS = "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\u00a0\u1680" + "".join(map(chr, range(0x2000, 0x200B)))
BLANKS += "\u2028\u2029\u202f\u205f\u3000"
#: No letter behind this one has capitals.
_CASED = 0x20000


def is_digits(writer: Writer, own: Coded, part: E) -> E:
    """Say of a cell whether it is digits alone, and no more than there may be; false where a unit may be among them."""
    if any(sign.isdigit() for unit in _units(own) for sign in unit):
        return exp.false()
    if writer.dialect != "postgres":
        return writer.matches(part, DIGITS_ALONE)
    written = part.sql("postgres")  # a regular expression is slow there
    test = f"LENGTH({written}) BETWEEN 1 AND {MOST_DIGITS} AND TRANSLATE({written}, '0123456789', '') = ''"
    return exp.Paren(this=exp.Var(this=test))


def steps(writer: Writer, own: Coded, cell: E) -> Iterator[list[tuple[str, E]]]:
    """Yield the columns of a number upon its cell, those of each step upon the one before."""
    names = [each.format(place=own.place) for each in (BARE, UNITLESS, UNGROUPED, WHOLE, BEHIND)]
    bare, unitless, ungrouped, whole, behind = names
    yield [(bare, sql.case([(is_digits(writer, own, cell.copy()), cell.copy())], _bare(writer, cell)))]
    yield [(unitless, _without_unit(writer, own, sql.column(bare)))]
    yield [(ungrouped, _without_groups(writer, sql.column(unitless)))]
    text = sql.column(ungrouped)
    is_number = _is_number(writer, text)
    before, after = _cut(writer, text)
    yield [
        (name, sql.case([(is_number.copy(), part)], sql.text("")))
        for name, part in ((whole, before), (behind, after))
    ]


def code(writer: Writer, own: Coded, cell: E) -> E:
    """Return the code of a number from its cell and its columns."""
    bare, text, whole, behind = (
        sql.column(name.format(place=own.place)) for name in (UNITLESS, UNGROUPED, WHOLE, BEHIND)
    )
    is_long = sql.compare(exp.GT, exp.Length(this=bare), sql.number(MOST_SIGNS))
    fits = [
        sql.compare(exp.LTE, exp.Length(this=part.copy()), sql.number(MOST_DIGITS))
        for part in (whole, behind)
    ]
    before = exp.cast(exp.DPipe(this=sql.text("0"), expression=whole), "BIGINT")
    padded = exp.Anonymous(this="RPAD", expressions=[behind, sql.number(MOST_DIGITS), sql.text("0")])
    value = exp.Add(this=sql.times(before, SCALE), expression=exp.cast(padded, "BIGINT"))
    below = exp.Mul(this=exp.Paren(this=value.copy()), expression=sql.number(-1))
    signed = sql.case([(writer.matches(text.copy(), "^-"), below)], value)
    digits = sql.times(exp.cast(cell.copy(), "BIGINT"), SCALE)
    return sql.case(
        [
            (sql.compare(exp.EQ, cell.copy(), sql.text("")), sql.number(NOTHING)),
            (is_digits(writer, own, cell.copy()), digits),
            (writer.contains(cell.copy(), "|"), sql.number(NOT_ONE_AMOUNT)),
            (is_long, sql.number(NO_AMOUNT)),
            (writer.matches(bare.copy(), EITHER), sql.number(AMBIGUOUS)),
            (sql.no(_is_number(writer, text)), sql.number(NO_AMOUNT)),
            (sql.every(fits), signed),
        ],
        sql.number(DIGITS),
    )


def _bare(writer: Writer, cell: E) -> E:
    # Any other blank than those that part thousands is one only at the ends.
    others = "".join(sign for sign in BLANKS if sign not in MEANT)
    meant = sql.translated(cell, "".join(MEANT) + others, "".join(MEANT.values()) + "\t" * len(others))
    return writer.removed(meant, _ENDS)


def _units(own: Coded) -> list[str]:
    """Return the unit as it is called in each language, as ``names.amounts`` looks for it."""
    unit = own.question.unit
    found = () if unit is None else (said.strip().casefold() for _, said in unit.pairs)
    return list(dict.fromkeys(filter(None, found)))


def _without_unit(writer: Writer, own: Coded, part: E) -> E:
    whens = []
    for unit in _units(own):
        long = len(unit)
        there = sql.compare(exp.GTE, exp.Length(this=part.copy()), sql.number(long))
        before = sql.compare(exp.Sub, exp.Length(this=part.copy()), sql.number(long))
        last = exp.Substring(
            this=part.copy(), start=sql.total([before, sql.number(1)]), length=sql.number(long)
        )
        first = exp.Substring(this=part.copy(), start=sql.number(1), length=sql.number(long))
        left = exp.Substring(this=part.copy(), start=sql.number(1), length=before.copy())
        right = exp.Substring(this=part.copy(), start=sql.number(long + 1))
        whens += [
            (sql.every([there, _is(last, unit)]), writer.removed(left, "[ \t]+$")),
            (sql.every([there.copy(), _is(first, unit)]), writer.removed(right, "^[ \t]+")),
        ]
    return sql.case(whens, part)


def _is(part: E, unit: str) -> E:
    """Say whether a text is the unit, in capitals or small letters."""
    others = [(other, own) for own in dict.fromkeys(unit) for other in _other_case().get(own, "")]
    folded = sql.translated(part, *map("".join, zip(*others, strict=True))) if others else part
    return sql.compare(exp.EQ, folded, sql.text(unit))


@cache
def _other_case() -> dict[str, str]:
    """Return for each letter all others that are the same when capitals and small letters are."""
    found: dict[str, str] = {}
    for own in map(chr, range(_CASED)):
        if (small := own.casefold()) != own and len(small) == 1:
            found[small] = found.get(small, "") + own
    return found


def _without_groups(writer: Writer, part: E) -> E:
    return sql.case(
        [
            (writer.matches(part.copy(), EITHER), part.copy()),
            (writer.matches(part.copy(), _BY_BLANKS), writer.removed(part.copy(), "[ ']")),
            (writer.matches(part.copy(), _BY_POINTS), writer.removed(part.copy(), "[.]")),
            (writer.matches(part.copy(), _BY_COMMAS), writer.removed(part.copy(), ",")),
        ],
        part,
    )


def _is_number(writer: Writer, text: E) -> E:
    short = sql.compare(exp.LTE, exp.Length(this=text.copy()), sql.number(MAX_SIGNS))
    return sql.every([short, writer.matches(text.copy(), _NUMBER)])


def _cut(writer: Writer, text: E) -> tuple[E, E]:
    """Return the digits before the decimal sign, without zeros that say nothing, and those behind it."""
    plain, power = writer.removed(text.copy(), "[eE].*$"), writer.removed(text.copy(), "^[^eE]*[eE]?")
    before = writer.removed(writer.removed(plain.copy(), "[.,].*$"), "[+-]")
    behind = writer.removed(plain, "^[^.,]*[.,]?")
    tens = exp.cast(exp.DPipe(this=sql.text("0"), expression=writer.removed(power.copy(), "[+-]")), "INTEGER")
    up = sql.case([(writer.contains(power, "-"), sql.times(tens.copy(), -1))], tens)
    place = sql.total([exp.Length(this=before.copy()), sql.number(len(_ZEROS)), up])
    every: E = sql.text(_ZEROS)
    for part in (before, behind, sql.text(_ZEROS)):
        every = exp.DPipe(this=every, expression=part)
    first = exp.Substring(this=exp.Paren(this=every), start=sql.number(1), length=place)
    last = exp.Substring(this=exp.Paren(this=every.copy()), start=sql.total([place.copy(), sql.number(1)]))
    return writer.removed(first, "^0+"), writer.removed(last, "0+$")
