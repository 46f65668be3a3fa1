"""For DuckDB: which rows have nothing wrong or missing, and what they come to, in few look-ups.

Of such a row every answer counts as it was given, and every question looks only at its own code and whether its
conditions hold. Whoever checks that of each question alone has checked the row: the first that is wrong has only right
ones before it. So the codes of a few questions of a section, and whether their conditions hold, are the place in a
table that tells what they add to the section: points, weight, and whether one of them is wrong. All other rows go
through the steps of the whole plan.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import reduce

from ecomdiag.cohort import adding, alone, judging, path, sql, tabled
from ecomdiag.cohort.coded import Coded
from ecomdiag.cohort.holding import Holding
from ecomdiag.cohort.libraries import exp
from ecomdiag.cohort.plan import Plan, Rule
from ecomdiag.cohort.source import Form
from ecomdiag.cohort.sql import E, Writer
from ecomdiag.questionnaire.model import Kind
from ecomdiag.record import EMPTY

#: Whether nothing is wrong or missing in a row.
FINE = "own_fine"
#: Whether a question is asked; a percentage, number or date in range; what one question is worth; what all of a
#: section add to it.
_ASKED, _RANGE, _WORTH, _SECTION = "y{place}", "m{place}", "u{place}", "f{place}"
#: What rules over several answers reckon with.
_IN_RANGE = (Kind.PERCENTAGE, Kind.NUMBER, Kind.DATE)


class Quick:
    """The steps for rows in which nothing is wrong or missing."""

    def __init__(self, plan: Plan, writer: Writer, forms: Mapping[str, Form] = EMPTY) -> None:
        self.plan, self.writer, self.forms = plan, writer, forms
        #: Whether what is wrong with a list may be in its code: a table of codes says anything.
        self.are_codes = Form.CODE in forms.values()
        conditions = [
            own
            for coded in plan.questions
            for own in (*coded.question.conditions, *coded.question.offered_if)
        ]
        self.holding = Holding(plan, conditions, [own.when for own in plan.questionnaire.blockers])
        #: By section, and last of what counts in none.
        self.members = [[*own.questions] for own in plan.sections]
        self.members.append([own for own in plan.questions if own.counted is None])
        self.fields = tabled.fields_of(self.members)
        self.tables = tabled.Tables()

    @property
    def fits(self) -> bool:
        """Whether what a section adds up to is one number."""
        return all(own.bits <= tabled.LARGE for own in self.fields)

    def steps(self, sound: list[E]) -> Iterator[list[tuple[str, E]]]:
        """Yield the columns of each step: in the end points and weight of each section, and whether a row is fine.

        ``sound``: what else has to hold in a row that is.
        """
        others = [own for own in self.plan.questions if not tabled.is_looked_up(own)]
        leaves, holds = self.holding.steps()
        yield [
            *leaves,
            *(
                (_RANGE.format(place=own.place), _in_range(own))
                for own in others
                if own.question.kind in _IN_RANGE
            ),
        ]
        yield holds
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
        yield [*self._sums(), (FINE, sql.every([*sound, *self._fine(others)]))]

    def blocked(self) -> E:
        """Return a bit for each blocker that holds."""
        tests = [self.holding.holds(own.when) for own in self.plan.questionnaire.blockers]
        return sql.total(
            [sql.times(exp.cast(test, "INTEGER"), 1 << place) for place, test in enumerate(tests)]
        )

    def given(self, value: E, *, in_range: bool = False) -> E:
        """Return what is said of the answers that count, said of those that are given."""
        names = {
            path.COUNTS.format(place=own.place): self._name(own, in_range) for own in self.plan.questions
        }
        names |= {
            path.ASKED.format(place=own.place): _ASKED.format(place=own.place) for own in self.plan.questions
        }
        return sql.renamed(value, names)

    def _name(self, own: Coded, in_range: bool) -> str:
        is_bounded = in_range and own.question.kind in _IN_RANGE
        return (_RANGE if is_bounded else path.CODE).format(place=own.place)

    def _asked(self, own: Coded) -> E:
        question, parts = own.question, []
        if question.show_if is not None:
            parts.append(self.holding.column(question.show_if))
        if question.not_applicable_if is not None:
            parts.append(sql.no(self.holding.column(question.not_applicable_if)))
        return sql.every(parts)

    def _section(self, place: int) -> E:
        fields = self.fields[place]
        parts = [
            self.tables.look_up(
                tabled.values(group, fields, self.forms),
                fields.type,
                tabled.place_in(group, self.forms, self.holding.columns),
            )
            for group in tabled.grouped(self.members[place], self.forms)
        ]
        for own in self.members[place]:
            if tabled.is_looked_up(own) or own.counted is None or own.apart:
                continue
            worth = sql.column(_WORTH.format(place=own.place))
            added: E = sql.times(worth, own.counted.weight)
            if own.leaves:
                there = sql.compare(exp.GTE, worth.copy(), sql.number(0))
                weight = sql.number(own.counted.weight << fields.weight)
                added = sql.case([(there, sql.compare(exp.Add, added, weight))], sql.number(0))
            parts.append(exp.cast(added, fields.type))
        return sql.total(parts)

    def _sums(self) -> Iterator[tuple[str, E]]:
        for place, section in enumerate(self.plan.sections):
            if section.lowest:
                yield from adding.lowest(place, section, _WORTH)
                continue
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

    def _fine(self, others: list[Coded]) -> list[E]:
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
            parts += path.offered(own, self.holding.column)
        return parts + [sql.no(self._broken(own)) for own in self.plan.rules]

    def _broken(self, rule: Rule) -> E:
        return self.given(judging.broken(self.plan, rule), in_range=True)


def _in_range(own: Coded) -> E:
    return sql.case([(path.valid(own), path.given_code(own))], sql.number(path.nothing(own)))
