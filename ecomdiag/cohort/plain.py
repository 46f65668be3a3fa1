"""For DuckDB: the codes of cells that are written plainly, each told by few functions; of any other cell, NULL.

Plain is what a form or a program writes: a choice by its id, a list of ids that are all different, a percentage or a
number such as ``12`` or ``12.5``, a day as ``2026-11-30``, or nothing. Blanks around them, a sign, an unknown word or
one that stands twice are for the judgement of ``cohort.coding``, which only the rows go through that have such a
cell. What is a function of one column alone is reckoned once for all rows of a part of a Parquet file that have the
same text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ecomdiag.cohort import amounts, coding, days, path, sql
from ecomdiag.cohort.coded import ABSENT, NOTHING, SCALE, SHORT, WORDS, Coded
from ecomdiag.cohort.libraries import exp
from ecomdiag.cohort.rows import BAR
from ecomdiag.cohort.source import Form, Source
from ecomdiag.cohort.sql import E, Writer
from ecomdiag.cohort.tabled import is_looked_up
from ecomdiag.questionnaire.measures import FIRST_DAY
from ecomdiag.questionnaire.model import Kind
from ecomdiag.questionnaire.sheet import HOME_COUNTRY

#: The items of a list; what those that have a bit add up to.
ITEMS, BITS = "l{place}", "z{place}"
_TENTHS = "^[0-9]{1,3}([.][0-9])?$"
#: The company's own country, as the first step names it.
HOME = "home0"
_NUMBER = "^[0-9]{1,3}([.,][0-9]{1,9})?$"
_DECIMAL = "^-?[0-9]{1,9}([.,][0-9]{1,9})?$"


def cells(source: Source, questions: Iterable[Coded]) -> list[tuple[str, E]]:
    """Return the cells that the steps are upon, each under a name of its own."""
    return [
        (_cell(own), sql.own_column(own.question.id)) for own in questions if own.question.id in source.forms
    ]


def steps(source: Source, questions: Sequence[Coded]) -> Iterator[list[tuple[str, E]]]:
    """Yield the columns of each step: in the end the code of each question, or NULL."""
    lists = [
        own for own in questions if own.many and source.forms.get(own.question.id) in (Form.TEXT, Form.LIST)
    ]
    yield [
        (ITEMS.format(place=own.place), _var(f"string_split({_cell(own)}, '{BAR}')"))
        for own in lists
        if source.forms[own.question.id] is Form.TEXT
    ]
    yield [
        (BITS.format(place=own.place), _counted(_bits(source, own)) if _agrees(own) else _bits(source, own))
        for own in lists
        if own.bits
    ]
    yield [(path.CODE.format(place=own.place), _code(source, own)) for own in questions]


def sound(source: Source, questions: Iterable[Coded]) -> list[E]:
    """Return what has to hold for all lists to be written plainly.

    An item that is known and stands there once has a bit of its own. No list has more bits than items: so each is
    plain if all together have as many.
    """
    lists = [
        own
        for own in questions
        if _agrees(own) and source.forms.get(own.question.id) in (Form.TEXT, Form.LIST)
    ]
    if not lists:
        return []
    items = [_var(_count_of(source, own)) for own in lists]
    bits = [_bit_count(own) for own in lists]
    return [sql.compare(exp.EQ, sql.total(items), sql.total(bits))]


def texts(source: Source, questions: Iterable[Coded]) -> list[E]:
    """Return the cells as they are judged: all texts, or all codes."""
    found: list[E] = []
    for own in questions:
        form, part = source.forms.get(own.question.id), sql.column(_cell(own))
        if form is Form.LIST:
            found.append(coding.listed(part))
        elif form is not None:
            found.append(part if form is Form.TEXT else exp.cast(part, "BIGINT"))
    return found


def _cell(own: Coded) -> str:
    return coding.FRAMED.format(place=own.place)


def _agrees(own: Coded) -> bool:
    """Whether each choice of a list has a bit, and nothing else has to be known of it."""
    return own.many and own.whole and len(own.bits) <= SHORT and own.question.kind is not Kind.COUNTRIES


def _count_of(source: Source, own: Coded) -> str:
    count = f"coalesce(len({_items(source, own)}), 0)"
    if source.forms[own.question.id] is Form.LIST:
        return count
    return f"{count} - CAST(coalesce({_cell(own)}, 'x') = '' AS BIGINT)"  # which is one item


def _bit_count(own: Coded) -> E:
    # It counts in a byte, which is soon full.
    return _var(f"CAST(bit_count({BITS.format(place=own.place)}) AS BIGINT)")


def _counted(bits: E) -> E:
    return exp.Coalesce(this=bits, expressions=[sql.number(0)])


def _items(source: Source, own: Coded) -> str:
    """Return the column with the items of a list."""
    is_list = source.forms[own.question.id] is Form.LIST
    return _cell(own) if is_list else ITEMS.format(place=own.place)


def _bits(source: Source, own: Coded) -> E:
    """Return the bits of all items; one that has none, or is unknown, is left out."""
    place = f"list_position({_listed(own.bits)}, own_item)"
    worth = f"list_extract({_numbers(own.bit(name) for name in own.bits)}, {place})"
    return _var(f"list_bit_or(list_transform({_items(source, own)}, LAMBDA own_item: {worth}))")


def _code(source: Source, own: Coded) -> E:
    form, nothing = source.forms.get(own.question.id), path.nothing(own)
    if form is None:
        return sql.number(nothing)
    if form is Form.CODE:
        return sql.column(_cell(own))
    if own.in_words:
        return _var(f"CASE WHEN trim(coalesce({_cell(own)}, '')) = '' THEN 0 ELSE {own.position(WORDS)} END")
    if own.question.kind is Kind.SINGLE:
        return _single(own)
    if own.question.kind is Kind.PERCENTAGE:
        return _percentage(own)
    if own.question.kind is Kind.NUMBER:
        return _amount(own)
    if own.question.kind is Kind.DATE:
        return _day(own)
    if not _agrees(own):
        return _short(source, own) if own.whole and len(own.bits) <= SHORT else _long(source, own)
    bits = sql.column(BITS.format(place=own.place))
    return bits if is_looked_up(own) else sql.total([bits, sql.times(_bit_count(own), own.one)])


def _single(own: Coded) -> E:
    ids = [choice.id for choice in own.question.choices]
    # Position 1 is an empty cell, 2 an empty text.
    place = f"list_position([NULL, {_listed(['', *ids])[1:]}, {_cell(own)})"
    if is_looked_up(own):
        return _var(f"{place} - 2")
    return _var(f"list_extract({_numbers([0, 0, *range(1, len(ids) + 1)])}, {place})")


def _percentage(own: Coded) -> E:
    part = _cell(own)
    whole = f"list_position(CAST('{[*range(101)]}' AS TEXT[]), {part}) - 1"
    other = sql.case(
        [
            (_var(f"{part} IS NULL OR {part} = ''"), sql.number(ABSENT)),
            (_var(f"regexp_matches({part}, '{_TENTHS}')"), _var(f"{_tenths(part)} * {SCALE // 10}")),
            (_var(f"regexp_matches({part}, '{_NUMBER}')"), _written_out(part)),
        ],
        exp.null(),
    )
    return exp.Coalesce(this=_var(f"CAST({whole} AS BIGINT) * {SCALE}"), expressions=[other])


def _amount(own: Coded) -> E:
    part = _cell(own)
    is_digits = amounts.is_digits(Writer("duckdb"), own, sql.column(part))
    if is_digits == exp.false():
        return _var(f"CASE WHEN {part} IS NULL OR {part} = '' THEN {NOTHING} END")
    is_plain = f"regexp_matches({part}, '{_DECIMAL}') AND NOT regexp_matches({part}, '{amounts.EITHER}')"
    digits = f"ltrim({part}, '-')"
    value = f"(CASE WHEN {part}[1] = '-' THEN -1 ELSE 1 END) * ({_written_out(digits).sql('duckdb')})"
    return sql.case(
        [
            (_var(f"{part} IS NULL OR {part} = ''"), sql.number(NOTHING)),
            (is_digits, _var(f"CAST({part} AS BIGINT) * {SCALE}")),
            (_var(is_plain), _var(value)),
        ],
        exp.null(),
    )


def _day(own: Coded) -> E:
    part = _cell(own)
    day = f"CAST(date_diff('day', DATE '{FIRST_DAY}', TRY_CAST({part} AS DATE)) AS BIGINT) + 1"
    return sql.case(
        [
            (_var(f"{part} IS NULL OR {part} = ''"), sql.number(ABSENT)),
            (_var(f"regexp_matches({part}, '{days.ISO}') AND {part} >= '{FIRST_DAY}'"), _var(day)),
        ],
        exp.null(),
    )


def _tenths(part: str) -> str:
    return f"CAST(CAST({part} AS DECIMAL(4, 1)) * 10 AS BIGINT)"


def _written_out(part: str) -> E:
    """Return the value of digits with as many as nine behind a point or a comma."""
    whole = f"CAST(regexp_replace({part}, '[.,].*$', '') AS BIGINT) * {SCALE}"
    behind = f"CAST(rpad(regexp_replace({part}, '^[0-9]*[.,]?', ''), 9, '0') AS BIGINT)"
    return _var(f"{whole} + {behind}")


def _short(source: Source, own: Coded) -> E:
    """All items are known, and different, if there are as many as bits."""
    items, bits = _items(source, own), BITS.format(place=own.place)
    is_plain = f"CAST(bit_count({bits}) AS BIGINT) = len({items})"
    return _var(
        _if_plain(
            source, own, is_plain + _abroad(source, own), f"CAST({bits} AS BIGINT) + len({items}) * {own.one}"
        )
    )


def _long(source: Source, own: Coded) -> E:
    items, ids = _items(source, own), [choice.id for choice in own.question.choices]
    if source.forms[own.question.id] is Form.LIST:
        known = f"list_count(TRY_CAST({items} AS ENUM({_listed(ids)[1:-1]})[])) = len({items})"
    else:
        known = f"regexp_matches({_cell(own)}, '^({BAR.join(ids)})([|]({BAR.join(ids)}))*$')"
    # Most are short, and what counts the different ones is slow.
    apart = (
        f"CASE len({items}) WHEN 1 THEN true WHEN 2 THEN {items}[1] <> {items}[2] "
        f"ELSE list_unique({items}) = len({items}) END"
    )
    bits = f"coalesce(CAST({BITS.format(place=own.place)} AS BIGINT), 0) + " if own.bits else ""
    return _var(
        _if_plain(
            source, own, f"{known} AND {apart}{_abroad(source, own)}", f"{bits}len({items}) * {own.one}"
        )
    )


def _abroad(source: Source, own: Coded) -> str:
    """Return what there is to ask more of countries: of the company's own it has to be told."""
    if own.question.kind is not Kind.COUNTRIES:
        return ""
    home = f"coalesce(nullif({HOME}, ''), '{HOME_COUNTRY}')" if source.home else f"'{HOME_COUNTRY}'"
    return f" AND NOT list_contains({_items(source, own)}, {home})"


def _if_plain(source: Source, own: Coded, is_plain: str, value: str) -> str:
    part = _cell(own)
    nothing = f"len({part}) = 0" if source.forms[own.question.id] is Form.LIST else f"{part} = ''"
    return f"CASE WHEN {part} IS NULL OR {nothing} THEN 0 WHEN {is_plain} THEN {value} END"


def _listed(values: Iterable[str]) -> str:
    return "[" + ", ".join(sql.text(value).sql("duckdb") for value in values) + "]"


def _numbers(values: Iterable[int]) -> str:
    # As a text it is read once, as a list of numbers each of them is planned.
    return f"CAST('[{','.join(map(str, values))}]' AS BIGINT[])"


def _var(text: str) -> E:
    return exp.Var(this=text)
