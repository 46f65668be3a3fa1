"""From codes to problems, as ``engine.check`` tells them: by rule and question."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import ceil, floor

from ecomdiag.cohort import path, sql
from ecomdiag.cohort.coded import (
    AMBIGUOUS,
    DIGITS,
    NO_AMOUNT,
    NO_NUMBER,
    NOT_ONE,
    NOT_ONE_AMOUNT,
    SCALE,
    Coded,
)
from ecomdiag.cohort.libraries import exp
from ecomdiag.cohort.plan import Plan, Rule
from ecomdiag.cohort.rows import BAR, UNKNOWN_CHOICE
from ecomdiag.cohort.sql import E
from ecomdiag.questionnaire.conditions import looked_at
from ecomdiag.questionnaire.model import Constraint, Kind, Order

#: Whether it is not known of a question if it is asked; whether a sum is wrong, and told.
HANGS, BROKEN, TOLD = "h{round}_{place}", "b{place}", "x{place}"
#: Whether it is not known what a question offers, or if it is asked.
DOUBTFUL = "d{round}_{place}"
#: The rules of what cannot be read, with the code that says so.
UNREAD = {
    Kind.PERCENTAGE: {"one_number": NOT_ONE, "not_a_number": NO_NUMBER},
    Kind.DATE: {"date_one": NOT_ONE, "date_expected": NO_NUMBER},
    Kind.NUMBER: {
        "number_list": NOT_ONE_AMOUNT,
        "number_expected": NO_AMOUNT,
        "number_ambiguous": AMBIGUOUS,
        "number_digits": DIGITS,
    },
}
#: The rule of what can, and lies outside of what may be answered.
OUTSIDE = {Kind.PERCENTAGE: "out_of_range", Kind.DATE: "date_limits", Kind.NUMBER: "number_limits"}


def broken(plan: Plan, rule: Rule) -> E:
    """Say whether the answers that count break a rule."""
    if rule.sums is not None:
        return _wrong_sum(plan, rule.sums)
    assert rule.order is not None
    return _out_of_order(plan, rule.order)


def _out_of_order(plan: Plan, order: Order) -> E:
    first, second = map(plan.of, order.pair)
    scale = 1 if first.question.kind is Kind.DATE else SCALE
    apart = sql.compare(exp.Sub, path.counted_code(second), path.counted_code(first))
    tests = [sql.compare(exp.LT, apart, sql.number(ceil(order.least * scale)))]
    if order.most is not None:
        tests.append(sql.compare(exp.GT, apart.copy(), sql.number(floor(order.most * scale))))
    return sql.every([path.counts(first), path.counts(second), sql.some(tests)])


def _wrong_sum(plan: Plan, constraint: Constraint) -> E:
    members = [plan.of(name) for name in constraint.questions]
    total = sql.total(
        [sql.case([(path.counts(own), path.counted_code(own))], sql.number(0)) for own in members]
    )
    tests = [sql.compare(exp.GT, total, sql.number(int(constraint.limit * SCALE)))]
    if constraint.equals:
        sums = [sql.number(int(value * SCALE)) for value in constraint.equals if value * SCALE % 1 == 0]
        fits = exp.In(this=exp.Paren(this=total.copy()), expressions=sums) if sums else exp.false()
        complete = [sql.some([sql.no(path.asked(own)), path.counts(own)]) for own in members]
        tests.append(sql.every([*complete, sql.no(fits)]))
    return sql.every([sql.some([path.counts(own) for own in members]), sql.some(tests)])


class Hanging:
    """The steps in which it is found out what hangs on what: each a set of columns, one upon the other."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        #: The round whose columns hold, by the question; without conditions none is needed.
        self.round = 0
        self.told: list[int] = []

    def steps(self) -> Iterator[list[tuple[str, E]]]:
        """Yield the columns of each step, with their names."""
        plan = self.plan
        yield [(BROKEN.format(place=n), broken(plan, own)) for n, own in enumerate(plan.rules)]
        yield from self._round()
        deciding = frozenset[str]().union(*[own.question.looks_at for own in plan.asked])
        for place, rule in enumerate(plan.rules):
            clear = [sql.no(self.hangs(plan.of(name))) for name in rule.questions]
            yield [(TOLD.format(place=place), sql.every([sql.column(BROKEN.format(place=place)), *clear]))]
            self.told.append(place)
            if not deciding.isdisjoint(rule.questions):
                self.round += 1
                yield from self._round()

    def hangs(self, own: Coded) -> E:
        """Say whether it is not known if a question is asked."""
        if not own.question.conditions:
            return exp.false()
        return sql.column(HANGS.format(round=self.round, place=own.place))

    def _round(self) -> Iterator[list[tuple[str, E]]]:
        for layer in path.depths(self.plan)[1:]:
            hanging = [own for own in layer if own.question.conditions and not own.derived]
            yield [
                *(
                    (HANGS.format(round=self.round, place=own.place), self._looks_at_unsure(seen))
                    for own in hanging
                    for seen in [looked_at(own.question.conditions)]
                ),
                *(
                    (DOUBTFUL.format(round=self.round, place=own.place), self._looks_at_unsure(seen))
                    for own in layer
                    if own.question.offers
                    for seen in [own.question.looks_at]
                ),
            ]

    def doubtful(self, own: Coded) -> E:
        """Say whether it is not known what a question with offers offers."""
        return sql.column(DOUBTFUL.format(round=self.round, place=own.place))

    def _looks_at_unsure(self, names: Iterable[str]) -> E:
        parts: list[E] = []
        for name in sorted(names):
            other = self.plan.of(name)
            if other.question.offers:
                parts.append(self.doubtful(other))
            elif other.question.conditions:
                parts.append(self.hangs(other))
            parts += self._unsure(other)
        return sql.some(parts)

    def _unsure(self, own: Coded) -> list[E]:
        sums = [
            sql.column(TOLD.format(place=place))
            for place in self.told
            if own.question.id in self.plan.rules[place].questions
        ]
        wrong = [path.asked(own), sql.no(path.counts(own))]
        if own.question.optional:  # what may be left out, and is, hangs on nothing
            wrong.append(path.given(own))
        return [sql.every(wrong), *sums]


def flawless(plan: Plan) -> E:
    """Say whether nothing at all is to be told of a row, warnings included."""
    sound = []
    for own in plan.asked:
        absent = sql.compare(exp.EQ, path.given_code(own), sql.number(path.nothing(own)))
        lacking = [absent] if own.question.optional else []
        if own.question.conditions and not lacking:
            lacking = [sql.every([sql.no(path.asked(own)), absent])]
        sound.append(sql.some([path.counts(own), *lacking]))
        if own.question.kind is Kind.COUNTRIES:
            sound.append(sql.no(sql.has_bits(path.given_code(own), own.home)))
    return sql.every([*sound, *(sql.no(sql.column(BROKEN.format(place=n))) for n in _sums(plan))])


def complete(plan: Plan) -> E:
    """Say whether nothing is wrong or missing; what is answered without being asked is neither."""
    sound = []
    for own in plan.asked:
        absent = sql.compare(exp.EQ, path.given_code(own), sql.number(path.nothing(own)))
        parts = [path.counts(own), *([absent] if own.question.optional else [])]
        if own.question.conditions:
            parts.append(sql.every([sql.no(path.asked(own)), sql.some([absent.copy(), path.valid(own)])]))
        sound.append(sql.some(parts))
    return sql.every([*sound, *(sql.no(sql.column(BROKEN.format(place=n))) for n in _sums(plan))])


def told(plan: Plan, hanging: Hanging, steps: Sequence[Sequence[tuple[str, E]]]) -> E:
    """Return for PostgreSQL all problems of a row, with the steps that they need in a query within.

    What is within is worked out only where it is asked for, which each step of the query itself is for every row.
    """
    table = ""
    for place, columns in enumerate(steps):
        listed = ", ".join(exp.alias_(value, name).sql("postgres") for name, value in columns)
        every = "*, " if table else ""
        table = f" FROM (SELECT {every}{listed}{table} OFFSET 0) AS own_within{place}"
    return exp.Var(this=f"(SELECT {problems(plan, hanging).sql('postgres')}{table})")


def problems(plan: Plan, hanging: Hanging) -> E:
    """Return all problems of a row that has one, as a text: ``|rule:question`` for each."""
    pieces: list[tuple[E, str]] = []
    for own in plan.asked:
        name = own.question.id
        pieces += [(test, f"{rule}:{name}") for rule, test in _of_answer(own)]
        if own.question.offers:
            gone = sql.no(sql.every(path.offered(own, lambda when: path.holds(plan, when))))
            tests = [path.asked(own), path.valid(own), gone, sql.no(hanging.doubtful(own))]
            pieces.append((sql.every(tests), f"not_offered:{name}"))
        if own.question.conditions:
            off = sql.every([path.given(own), sql.no(path.asked(own)), sql.no(hanging.hangs(own))])
            pieces.append((off, f"not_asked:{name}"))
        for place in _sums(plan):
            if plan.rules[place].questions[-1] == name:
                pieces += _of_sum(plan, place)
    for own in plan.asked:
        if own.question.optional:
            continue
        missing = [path.asked(own), sql.no(path.given(own)), sql.no(hanging.hangs(own))]
        pieces.append((sql.every(missing), f"unanswered:{own.question.id}"))
    return sql.joined([sql.case([(test, sql.text(BAR + piece))], sql.text("")) for test, piece in pieces])


def _sums(plan: Plan) -> range:
    return range(len(plan.rules))


def _of_sum(plan: Plan, place: int) -> Iterator[tuple[E, str]]:
    """Yield the problem of a rule: it is that of the last of its questions that has an answer."""
    later: list[E] = []
    told = sql.column(TOLD.format(place=place))
    for name in reversed(plan.rules[place].questions):
        own = plan.of(name)
        yield (
            sql.every([told.copy(), *(test.copy() for test in later), path.counts(own)]),
            f"{plan.rules[place].name}:{name}",
        )
        later.append(sql.no(path.counts(own)))


def _of_answer(own: Coded) -> Iterator[tuple[str, E]]:
    part, question = path.given_code(own), own.question
    if question.kind is Kind.SINGLE:
        last = len(question.choices)
        yield "one_choice", sql.compare(exp.EQ, part, sql.number(last + 2))
        yield UNKNOWN_CHOICE, sql.no(sql.within(part.copy(), [*range(last + 1), last + 2]))
    elif question.kind in UNREAD:
        yield from _of_measure(own, part)
    else:
        yield from _of_list(own, part)


def _of_measure(own: Coded, part: E) -> Iterator[tuple[str, E]]:
    """Yield what is wrong with a percentage, a number or a date: it cannot be read, or lies where none may be."""
    question, unread = own.question, UNREAD[own.question.kind]
    for rule, code in unread.items():
        yield rule, sql.compare(exp.EQ, part.copy(), sql.number(code))
    readable = [path.given(own), sql.no(sql.within(part.copy(), unread.values()))]
    if not question.integer:
        yield OUTSIDE[question.kind], sql.every([readable[0], sql.no(path.valid(own)), readable[1]])
        return
    within = sql.between(part.copy(), *path.ends(own))
    yield OUTSIDE[question.kind], sql.every([*readable, sql.no(within)])
    yield "number_whole", sql.every([within.copy(), sql.no(path.is_whole(part.copy()))])


def _of_list(own: Coded, part: E) -> Iterator[tuple[str, E]]:
    question = own.question
    yield UNKNOWN_CHOICE, sql.has_bits(part, own.unknown)
    yield "repeated", sql.has_bits(part.copy(), own.repeated)
    count, one = path.count_of(own, part.copy())
    known = [path.given(own), sql.no(sql.has_bits(part.copy(), own.unknown))]
    if question.kind is Kind.RANKING:
        yield (
            "rank_missing",
            sql.every([*known, sql.compare(exp.LT, count, sql.number(len(question.choices) * one))]),
        )
        return
    lone: E = sql.has_bits(part.copy(), bits) if (bits := sum(map(own.bit, question.alone))) else exp.false()
    several = sql.some([sql.compare(exp.GT, count, sql.number(one)), sql.has_bits(part.copy(), own.repeated)])
    apart = sql.no(sql.every([lone.copy(), several.copy()]))
    yield "alone", sql.every([*known, lone, several])
    yield (
        "too_many",
        sql.every([*known, apart, sql.compare(exp.GT, count.copy(), sql.number(question.max_choices * one))]),
    )
    few = [sql.no(lone.copy()), sql.compare(exp.LT, count.copy(), sql.number(question.min_choices * one))]
    yield "too_few", sql.every([*known, *few])
    if question.kind is Kind.COUNTRIES:
        yield "own_country", sql.has_bits(part.copy(), own.home)
