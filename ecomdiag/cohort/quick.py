"""For DuckDB: which rows have nothing wrong or missing, and what they come to, in few look-ups.

Of such a row every answer counts as it was given, and every question looks only at its own code and whether its
conditions hold. Whoever checks that of each question alone has checked the row: the first that is wrong has only right
ones before it. So the codes of a few questions of a section, and whether their conditions hold, are one number, by
which a table tells what they add to the section: points, weight, and whether one of them is wrong. All other rows go
through the steps of the whole plan.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import reduce
from itertools import product
from typing import NamedTuple

from ecomdiag.cohort import adding, alone, judging, path, sql
from ecomdiag.cohort.libraries import exp
from ecomdiag.cohort.plan import ABSENT, Coded, Plan
from ecomdiag.cohort.sql import E, Writer
from ecomdiag.questionnaire.conditions import Condition
from ecomdiag.questionnaire.model import Constraint, Kind
from ecomdiag.record import Record

#: Whether nothing is wrong or missing in a row.
FINE = "own_fine"
#: Whether a condition holds, 0 or 1; whether a question is asked; a percentage in range; what one question is worth;
#: what all of a section add to it.
_HOLDS, _ASKED, _RANGE, _WORTH, _SECTION = "q{place}", "y{place}", "m{place}", "u{place}", "f{place}"
#: A table has no more entries: DuckDB makes it anew for every some thousand rows.
ENTRIES = 600
#: What fits a whole number of the usual size, and one of the large.
SMALL, LARGE = 30, 62


class Entry(NamedTuple):
    """A column that takes part in a look-up: its values are 0 … ``size - 1``."""

    column: str
    size: int


class Fields(NamedTuple):
    """How a section's points, weight and mistakes share one number: the points are the lowest bits."""

    weight: int
    wrong: int

    @property
    def bits(self) -> int:
        """How many bits it takes, for as many mistakes as there may be look-ups."""
        return self.wrong + 8


class Group(Record, eq=False):
    """Questions that are looked up together."""

    entries: list[Entry]
    questions: list[Coded]

    @property
    def size(self) -> int:
        """How many entries its table has."""
        found = 1
        for entry in self.entries:
            found *= entry.size
        return found


class Quick:
    """The steps for rows in which nothing is wrong or missing."""

    def __init__(self, plan: Plan, writer: Writer, *, are_codes: bool = False) -> None:
        #: Whether what is wrong with a list may be in its code: a table of codes says anything.
        self.plan, self.writer, self.are_codes = plan, writer, are_codes
        conditions = [
            own
            for coded in plan.questions
            for own in (*coded.question.conditions, *coded.question.offered_if)
        ]
        self.places: Mapping[Condition, int] = {own: n for n, own in enumerate(dict.fromkeys(conditions))}
        #: By section, and last of what counts in none.
        self.members = [[*own.questions] for own in plan.sections]
        self.members.append([own for own in plan.questions if own.counted is None])
        fields = [_fields(members) for members in self.members]
        #: Mistakes are in the same bits of each, so that all can be told at once.
        self.fields = [Fields(own.weight, max(other.wrong for other in fields)) for own in fields]
        self.groups = [self._grouped(members) for members in self.members]

    @property
    def fits(self) -> bool:
        """Whether what a section adds up to is one number."""
        return all(own.bits <= LARGE for own in self.fields)

    def steps(self) -> Iterator[list[tuple[str, E]]]:
        """Yield the columns of each step: in the end points and weight of each section, and whether a row is fine."""
        others = [own for own in self.plan.questions if not self._looked_up(own)]
        yield [
            *((_HOLDS.format(place=n), _one_if(self._holds(own))) for own, n in self.places.items()),
            *(
                (_RANGE.format(place=own.place), _in_range(own))
                for own in others
                if own.question.kind is Kind.PERCENTAGE
            ),
        ]
        yield [
            (_ASKED.format(place=own.place), self._asked(own)) for own in others if own.question.conditions
        ]
        yield [
            (
                _WORTH.format(place=own.place),
                self.given(adding.worth(self.writer, self.plan, own, own.counted)),
            )
            for own in others
            if own.counted is not None
        ]
        yield [(_SECTION.format(place=n), self._section(n)) for n in range(len(self.members))]
        yield [*self._sums(), (FINE, self._fine(others))]

    def given(self, value: E, *, in_range: bool = False) -> E:
        """Return what is said of the answers that count, said of those that are given."""
        names = {
            path.COUNTS.format(place=own.place): self._name(own, in_range) for own in self.plan.questions
        }
        names |= {
            path.ASKED.format(place=own.place): _ASKED.format(place=own.place) for own in self.plan.questions
        }
        return renamed(value, {name: (None, other) for name, other in names.items()})

    def _name(self, own: Coded, in_range: bool) -> str:
        is_bounded = in_range and own.question.kind is Kind.PERCENTAGE
        return (_RANGE if is_bounded else path.CODE).format(place=own.place)

    def _holds(self, condition: Condition) -> E:
        return self.given(path.holds(self.plan, condition))

    def _entries(self, own: Coded) -> list[Entry]:
        """Return what decides over a question."""
        question = own.question
        if own.many:
            first = Entry(f"{path.CODE.format(place=own.place)} & {own.mask}", own.one)
        else:
            first = Entry(path.CODE.format(place=own.place), len(question.choices) + 3)
        return [first, *(Entry(_HOLDS.format(place=self.places[when]), 2) for when in question.conditions)]

    def _looked_up(self, own: Coded) -> bool:
        """Whether a question is in a table."""
        kind = own.question.kind
        if kind is Kind.SINGLE:
            return len(own.question.choices) + 3 <= ENTRIES // 4
        return kind is Kind.MULTIPLE and own.whole and len(own.bits) <= adding.LOOKED_UP

    def _grouped(self, members: list[Coded]) -> list[Group]:
        groups: list[Group] = []
        for own in members:
            if not self._looked_up(own):
                continue
            wanted = self._entries(own)
            sizes = [(_with(group, wanted), group) for group in groups]
            fitting = [(size / group.size, group) for size, group in sizes if size <= ENTRIES]
            if fitting:
                _, group = min(fitting, key=lambda found: found[0])
                group.entries.extend(entry for entry in wanted if entry not in group.entries)
                group.questions.append(own)
            else:
                groups.append(Group(entries=wanted, questions=[own]))
        return groups

    def _asked(self, own: Coded) -> E:
        question, parts = own.question, []
        if question.show_if is not None:
            parts.append(self._column(question.show_if, 1))
        if question.not_applicable_if is not None:
            parts.append(self._column(question.not_applicable_if, 0))
        return sql.every(parts)

    def _column(self, condition: Condition, value: int) -> E:
        return sql.compare(exp.EQ, sql.column(_HOLDS.format(place=self.places[condition])), sql.number(value))

    def _section(self, place: int) -> E:
        fields = self.fields[place]
        parts = [self._table(group, fields) for group in self.groups[place]]
        for own in self.members[place]:
            if self._looked_up(own) or own.counted is None:
                continue
            worth = sql.column(_WORTH.format(place=own.place))
            added: E = sql.times(worth, own.counted.weight)
            if own.leaves:
                there = sql.compare(exp.GTE, worth.copy(), sql.number(0))
                weight = sql.number(own.counted.weight << fields.weight)
                added = sql.case([(there, sql.compare(exp.Add, added, weight))], sql.number(0))
            parts.append(exp.cast(added, _type(fields)))
        return sql.total(parts)

    def _table(self, group: Group, fields: Fields) -> E:
        values = [
            self._together(group, dict(zip(group.entries, found, strict=True)), fields)
            for found in product(*(range(entry.size) for entry in group.entries))
        ]
        index: E = sql.number(1)
        stride = 1
        for entry in reversed(group.entries):
            part = exp.cast(exp.Paren(this=exp.Var(this=entry.column)), "INTEGER")
            index = sql.compare(exp.Add, sql.times(part, stride), index)
            stride *= entry.size
        # As a text it is read once, as a list of numbers each of them is planned.
        table = exp.cast(sql.text("[" + ",".join(map(str, values)) + "]"), f"{_type(fields)}[]")
        return exp.Anonymous(this="list_extract", expressions=[table, index])

    def _together(self, group: Group, values: Mapping[Entry, int], fields: Fields) -> int:
        total = 0
        for own in group.questions:
            code, *held = [values[entry] for entry in self._entries(own)]
            holding = dict(zip(own.question.conditions, map(bool, held), strict=True))
            worth = alone.worth(own, code, holding)
            if worth is None:
                return 1 << fields.wrong
            if own.counted is not None and worth >= 0:
                total += worth * own.counted.weight
                total += (own.counted.weight << fields.weight) if own.leaves else 0
        return total

    def _sums(self) -> Iterator[tuple[str, E]]:
        for place, section in enumerate(self.plan.sections):
            fields, whole = self.fields[place], sql.column(_SECTION.format(place=place))
            points: E = whole  # of a row that is fine, if no weight is in it
            weights: list[E] = []
            if any(own.leaves for own in section.questions):
                points = exp.Paren(this=sql.masked(whole, (1 << fields.weight) - 1))
                bits = (1 << (fields.wrong - fields.weight)) - 1
                above = exp.BitwiseRightShift(this=whole.copy(), expression=sql.number(fields.weight))
                weights = [sql.masked(above, bits)]
            yield adding.POINTS.format(place=place), exp.cast(points, "BIGINT")
            yield adding.WEIGHT.format(place=place), sql.total([sql.number(section.always), *weights])

    def _fine(self, others: list[Coded]) -> E:
        sections = [sql.column(_SECTION.format(place=place)) for place in range(len(self.fields))]
        together = reduce(lambda one, other: exp.BitwiseOr(this=one, expression=other), sections)
        parts: list[E] = [sql.compare(exp.LT, together, sql.number(1 << self.fields[0].wrong))]
        if self.are_codes:
            parts += [
                sql.compare(exp.LT, path.given_code(own), sql.number(own.above))
                for own in self.plan.questions
                if own.many and own not in others
            ]
        for own in others:
            valid = alone.valid(own)
            absent = sql.compare(exp.EQ, path.given_code(own), sql.number(path.nothing(own)))
            if own.question.optional:
                valid = sql.some([valid, absent.copy()])
            if own.question.conditions:
                asked = sql.column(_ASKED.format(place=own.place))
                valid = sql.some([sql.every([asked, valid]), sql.every([sql.no(asked.copy()), absent])])
            parts.append(valid)
        for own in self.plan.questions:
            parts += path.offered(own, lambda when: self._column(when, 1))
        parts += [sql.no(self._broken(own)) for own in self.plan.questionnaire.constraints]
        return sql.every(parts)

    def _broken(self, constraint: Constraint) -> E:
        return self.given(judging.broken(self.plan, constraint), in_range=True)


def renamed(value: E, names: Mapping[str, tuple[str | None, str]]) -> E:
    """Return an expression with other columns in place of its own: by their names, each in a record or in none."""

    def other(node: E) -> E:
        if not isinstance(node, exp.Column) or node.name not in names or node.table:
            return node
        record, name = names[node.name]
        return exp.column(name, table=record)

    return value.transform(other)


def _with(group: Group, wanted: list[Entry]) -> int:
    size = group.size
    for entry in wanted:
        size *= 1 if entry in group.entries else entry.size
    return size


def _fields(members: list[Coded]) -> Fields:
    counted = [own.counted for own in members if own.counted is not None]
    points = sum(own.weight * max(own.ladder.unit, own.ladder.most) for own in counted)
    weight = points.bit_length() + 1
    return Fields(weight, weight + sum(own.weight for own in counted).bit_length() + 1)


def _type(fields: Fields) -> str:
    return "INTEGER" if fields.bits <= SMALL else "BIGINT"


def _one_if(test: E) -> E:
    return exp.cast(test, "INTEGER")


def _in_range(own: Coded) -> E:
    return sql.case([(path.valid(own), path.given_code(own))], sql.number(ABSENT))
