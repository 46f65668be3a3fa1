"""For DuckDB: tables in which the codes of several questions together are the place of what they add to a section.

DuckDB makes a list that stands within an expression anew for every 2,048 rows, one entry after the other. So the tables
are columns of a single row that is joined to all others: then a table may be long at no cost, and one look-up serves
as many questions as fit it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from math import prod
from typing import NamedTuple

from ecomdiag.cohort import alone, path, sql
from ecomdiag.cohort.coded import Coded
from ecomdiag.cohort.libraries import exp
from ecomdiag.cohort.source import Form
from ecomdiag.cohort.sql import E
from ecomdiag.questionnaire.conditions import Condition
from ecomdiag.questionnaire.model import Kind
from ecomdiag.record import Record

#: A table of several questions has no more entries: what is looked up has to stay near the processor.
ENTRIES = 600
#: Lists with no more choices than this are looked up whole, whatever else decides over them.
LOOKED_UP = 11
#: The tables, by number, and the row that has them.
TABLE, TABLES = "own_table{place}", "own_tables"
#: What fits a whole number of the usual size, and one of the large.
SMALL, LARGE = 30, 62


def is_looked_up(own: Coded) -> bool:
    """Whether a question is in a table."""
    question = own.question
    if own.apart:
        return False
    if question.kind is Kind.SINGLE:
        return len(question.choices) + 3 <= ENTRIES // 4
    return question.kind is Kind.MULTIPLE and own.whole and len(own.bits) <= LOOKED_UP


class Fields(NamedTuple):
    """How a section's points, weight and mistakes share one number: the points are the lowest bits."""

    weight: int
    wrong: int
    #: How many bits it takes, for as many mistakes as there are questions.
    bits: int

    @property
    def type(self) -> str:
        """What DuckDB calls a number of that size."""
        return "INTEGER" if self.bits <= SMALL else "BIGINT"


def fields_of(sections: Iterable[list[Coded]]) -> list[Fields]:
    """Return the fields of each section. Mistakes are in the same bits of all, so that they can be told at once."""
    found = []
    for members in sections:
        counted = [own.counted for own in members if own.counted is not None]
        points = sum(own.weight * max(own.ladder.unit, own.ladder.most) for own in counted)
        weight = points.bit_length() + 1
        found.append((weight, weight + sum(own.weight for own in counted).bit_length() + 1, len(members)))
    wrong = max((own for _, own, _ in found), default=0)
    return [Fields(weight, wrong, wrong + count.bit_length() + 1) for weight, _, count in found]


class Group(Record, eq=False):
    """Questions that are looked up together, behind the conditions that decide whether they are asked."""

    conditions: list[Condition]
    questions: list[Coded]


def grouped(members: Iterable[Coded], forms: Mapping[str, Form]) -> list[Group]:
    """Put the questions of a section that are looked up together, as many as fit a table."""
    groups: list[Group] = []
    for own in members:
        if not is_looked_up(own):
            continue
        fitting = [(size, group) for group in groups if (size := _with(group, own, forms)) <= ENTRIES]
        if fitting:
            _, group = min(fitting, key=lambda found: found[0])
            group.conditions.extend(when for when in own.question.conditions if when not in group.conditions)
            group.questions.append(own)
        else:
            groups.append(Group(conditions=[*dict.fromkeys(own.question.conditions)], questions=[own]))
    return groups


def _with(group: Group, own: Coded, forms: Mapping[str, Form]) -> int:
    conditions = {*group.conditions, *own.question.conditions}
    return (1 << len(conditions)) * prod(len(codes(each, forms)) for each in (*group.questions, own))


def codes(own: Coded, forms: Mapping[str, Form]) -> range:
    """Return the codes that have a place in a table, by the form in which the answers are given."""
    if own.many:
        return range(own.one)
    if own.derived:
        return range(1)
    count = len(own.question.choices)
    is_text = forms.get(own.question.id) is Form.TEXT
    # Of texts -1 is no cell, and 0 one without a text; codes may say that something is wrong.
    return range(-1, count + 1) if is_text else range(count + 3)


def values(group: Group, fields: Fields, forms: Mapping[str, Form]) -> list[int]:
    """Return the entries of a group's table: the conditions are the highest digits, then each question in order."""
    found: list[int] = []
    for held in product((False, True), repeat=len(group.conditions)):
        holding = dict(zip(group.conditions, held, strict=True))
        added = [0]
        for own in group.questions:
            worths = [*_worths(own, fields, holding, codes(own, forms))]
            added = [before + worth for before in added for worth in worths]
        found += added
    return found


def _worths(own: Coded, fields: Fields, holding: Mapping[Condition, bool], every: range) -> Iterator[int]:
    asked = alone.is_asked(own, holding)
    for code in every:
        if not asked and code > 0:
            yield 1 << fields.wrong
            continue
        worth = alone.worth(own, max(code, 0), holding)
        if worth is None:
            yield 1 << fields.wrong
        elif own.counted is None or worth < 0:
            yield 0
        else:
            weight = own.counted.weight
            yield worth * weight + ((weight << fields.weight) if own.leaves else 0)


def place_in(group: Group, forms: Mapping[str, Form], held: Mapping[Condition, str]) -> E:
    """Return the place in a group's table; ``held``: the columns that say whether conditions hold."""
    digits = [(sql.column(held[when]), range(2)) for when in group.conditions]
    for own in group.questions:
        part: E = path.given_code(own)
        # Above its bits a code says how many there are.
        part = sql.masked(part, own.mask) if forms.get(own.question.id) is Form.CODE and own.many else part
        digits.append((part, codes(own, forms)))
    stride, first, parts = 1, 1, list[E]()
    for part, every in reversed(digits):
        parts.append(sql.times(exp.cast(part, "INTEGER"), stride))
        first -= every.start * stride
        stride *= len(every)
    return sql.total([*parts, sql.number(first)])


class Tables:
    """All tables of a query, and the row that has them."""

    def __init__(self) -> None:
        self.every: list[str] = []

    def look_up(self, values: list[int], kind: str, place: E) -> E:
        """Return what a table says at a place, counted from 1."""
        name = TABLE.format(place=len(self.every))
        # As a text it is read once, as a list of numbers each of them is planned.
        self.every.append(f"CAST('[{','.join(map(str, values))}]' AS {kind}[]) AS {name}")
        return exp.Anonymous(this="list_extract", expressions=[sql.column(name), place])

    def row(self) -> str:
        """Return what stands behind FROM beside another table."""
        return f"(SELECT {', '.join(self.every)}) AS {TABLES}" if self.every else ""
