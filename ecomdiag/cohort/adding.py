"""From the answers that count to numerators, level and blockers."""

from __future__ import annotations

from collections.abc import Iterator

from ecomdiag.cohort import path, sql
from ecomdiag.cohort.coded import SCALE, Coded
from ecomdiag.cohort.libraries import exp
from ecomdiag.cohort.plan import LIMIT, Plan, Sums
from ecomdiag.cohort.sql import E, Writer
from ecomdiag.questionnaire.measures import MEASURED
from ecomdiag.scoring.compiled import CompiledQuestion, Ladder

#: What a question is worth (less than 0: it leaves the mean); a section's points, weight and numerator.
WORTH, POINTS, WEIGHT, SECTION = "s{place}", "p{place}", "w{place}", "e{place}"
#: Lists with no more choices than this are looked up whole: PostgreSQL goes through no list to find an entry.
LOOKED_UP = {"duckdb": 9, "postgres": 11}
#: Of others, those with no more different scores than this have their bits counted.
COUNTED = 3
OUT = -1
#: More than any question is worth, or any section comes to: of what does not count where the lowest does.
NONE = LIMIT // 100


def worths(writer: Writer, plan: Plan) -> Iterator[tuple[str, E]]:
    """Yield what each question that counts is worth, in steps."""
    for own in plan.questions:
        if own.counted is not None:
            yield WORTH.format(place=own.place), worth(writer, plan, own, own.counted)


def sums(plan: Plan) -> Iterator[tuple[str, E]]:
    """Yield the points and the weight of each section."""
    for place, section in enumerate(plan.sections):
        if section.lowest:
            yield from lowest(place, section, WORTH)
            continue
        points, weights = [], [sql.number(section.always)]
        for own in section.questions:
            assert own.counted is not None
            steps = sql.column(WORTH.format(place=own.place))
            if own.leaves:
                there = sql.compare(exp.GTE, steps.copy(), sql.number(0))
                points.append(sql.times(sql.case([(there.copy(), steps)], sql.number(0)), own.counted.weight))
                weights.append(sql.case([(there, sql.number(own.counted.weight))], sql.number(0)))
            else:
                points.append(sql.times(steps, own.counted.weight))
        yield POINTS.format(place=place), exp.cast(sql.total(points), "BIGINT")
        yield WEIGHT.format(place=place), sql.total(weights)


def lowest(place: int, section: Sums, worth_of: str) -> Iterator[tuple[str, E]]:
    """Yield the points of a section that has the lowest score of its questions, and 1 if anything of it counts.

    ``worth_of``: the columns that say what its questions are worth.
    """
    found: list[E] = []
    for own in section.questions:
        steps = sql.column(worth_of.format(place=own.place))
        if own.leaves:
            there = sql.compare(exp.GTE, steps.copy(), sql.number(0))
            steps = sql.case([(there, steps)], sql.number(NONE))
        found.append(steps)
    least = sql.least(found, NONE)
    there = sql.compare(exp.LT, least.copy(), sql.number(NONE))
    yield POINTS.format(place=place), exp.cast(sql.case([(there, least)], sql.number(0)), "BIGINT")
    weight = sql.case([(there.copy(), sql.number(1))], sql.number(0)) if section.empty else sql.number(1)
    yield WEIGHT.format(place=place), weight


def numerators(writer: Writer, plan: Plan) -> Iterator[tuple[str, E]]:
    """Yield the numerator of each section, over the plan's denominator."""
    for place, section in enumerate(plan.sections):
        points = sql.column(POINTS.format(place=place))
        if len(section.factors) == 1 and not section.empty:
            (factor,) = section.factors.values()
            yield SECTION.format(place=place), sql.times(points, factor)
        else:
            factors = writer.lookup(sql.column(WEIGHT.format(place=place)), section.factors)
            big = exp.cast(factors, "BIGINT")
            yield SECTION.format(place=place), exp.Mul(this=points, expression=big)


def numerator(plan: Plan) -> E:
    """Return the overall numerator."""
    if plan.lowest:
        least = sql.least(
            [
                sql.case([(counts(place), part)], sql.number(NONE)) if own.empty else part
                for place, own in plan.overall
                for part in [sql.column(SECTION.format(place=place))]
            ],
            NONE,
        )
        if not all(own.empty for _, own in plan.overall):
            return least
        return sql.case([(sql.compare(exp.LT, least, sql.number(NONE)), least.copy())], sql.number(0))
    return sql.total(
        [
            sql.times(sql.column(SECTION.format(place=place)), own.section.weight)
            for place, own in plan.overall
        ]
    )


def whole(plan: Plan) -> E:
    """Return the weights of the sections that count, together; of the lowest of them it is one, if there is any."""
    if plan.lowest:
        if not all(own.empty for _, own in plan.overall):
            return sql.number(1)
        some = sql.some([counts(place) for place, _ in plan.overall])
        return sql.case([(some, sql.number(1))], sql.number(0))
    always = sum(own.section.weight for _, own in plan.overall if not own.empty)
    return sql.total(
        [
            sql.number(always),
            *(
                sql.case([(counts(place), sql.number(own.section.weight))], sql.number(0))
                for place, own in plan.overall
                if own.empty
            ),
        ]
    )


def counts(place: int) -> E:
    """Say whether anything of a section counts."""
    return sql.compare(exp.GT, sql.column(WEIGHT.format(place=place)), sql.number(0))


def level(writer: Writer, plan: Plan, total: str, reached: str) -> E:
    """Return the place of the level, from the column of the sections' weights and that of the numerator."""
    if not plan.cuts:
        return sql.number(0)
    whens = [
        (sql.compare(exp.EQ, sql.column(total), sql.number(weight)), _ladder(writer, cuts, reached))
        for weight, cuts in plan.cuts.items()
    ]
    return sql.case(whens[:-1], whens[-1][1])


def blocked(plan: Plan) -> list[E]:
    """Return for each blocker whether it holds."""
    return [path.holds(plan, blocker.when) for blocker in plan.questionnaire.blockers]


def _ladder(writer: Writer, cuts: tuple[int, ...], reached: str) -> E:
    tests = [sql.compare(exp.GTE, sql.column(reached), sql.number(cut)) for cut in cuts[1:]]
    return sql.total([writer.one_if(test) for test in tests])


def worth(writer: Writer, plan: Plan, own: Coded, counted: CompiledQuestion) -> E:
    """Return the steps of a question that counts; ``OUT``: it leaves the mean."""
    answered = sql.number(derived_worth(own)) if own.derived else _of_answer(writer, plan, own, counted)
    question = own.question
    if counted.unanswered is None:
        answered = sql.case([(path.counts(own), answered)], sql.number(OUT))
    if not question.conditions:
        return answered
    unasked = OUT if counted.unasked is None else counted.unasked
    closed = question.not_applicable_if
    if unasked == 0 and closed is None:
        return answered  # no answer is worth nothing, asked or not
    whens = [(path.asked(own), answered)]
    if closed is not None:
        whens.append((path.holds(plan, closed), sql.number(OUT)))
    return sql.case(whens, sql.number(unasked))


def derived_worth(own: Coded) -> int:
    """Return the steps of a question that nobody is asked, where it counts as asked."""
    assert own.counted is not None
    (steps,) = own.counted.ladder.choices.values()
    return OUT if steps is None else steps


def _of_answer(writer: Writer, plan: Plan, own: Coded, counted: CompiledQuestion) -> E:
    part, ladder = path.counted_code(own), counted.ladder
    if own.question.kind in MEASURED:
        bands = [
            (
                sql.compare(exp.GTE, part.copy(), sql.number(-(-start * SCALE // ladder.fineness))),
                sql.number(steps),
            )
            for start, steps in ladder.bands
        ]
        return sql.case(bands, sql.number(0))
    steps = {name: OUT if worth is None else worth for name, worth in ladder.choices.items()}
    if not own.many:
        return writer.lookup(part, {own.position(name): worth for name, worth in steps.items()})
    if len(own.bits) <= LOOKED_UP.get(writer.dialect, 0):
        table = {mask: _together(own, ladder, mask) for mask in range(1 << len(own.bits))}
        return writer.lookup(sql.masked(part, own.mask), table)
    return _by_rules(plan, own, ladder) if ladder.lookup else _of_list(writer, own, steps, ladder.most)


def _by_rules(plan: Plan, own: Coded, ladder: Ladder) -> E:
    """Return what the first rule that holds over several choices says; no answer is worth nothing."""
    out = sum(own.bit(name) for name, worth in ladder.choices.items() if worth is None)
    whens = [(sql.no(path.counts(own)), sql.number(0))]
    whens += [(sql.has_bits(path.counted_code(own), out), sql.number(OUT))] if out else []
    *rules, (_, last) = ladder.lookup
    whens += [
        (path.holds(plan, rule.when), sql.number(steps)) for rule, steps in rules if rule.when is not None
    ]
    return sql.case(whens, sql.number(last))


def _of_list(writer: Writer, own: Coded, steps: dict[str, int], most: int) -> E:
    part = path.counted_code(own)
    out = sum(own.bit(name) for name, worth in steps.items() if worth == OUT)
    worth = sql.total(_of_bits(writer, own, steps))
    whens = [(sql.has_bits(part.copy(), out), sql.number(OUT))] if out else []
    if sum(worth for worth in steps.values() if worth > 0) > most:
        worth = exp.Anonymous(this="LEAST", expressions=[worth, sql.number(most)])
    return sql.case(whens, worth)


def _of_bits(writer: Writer, own: Coded, steps: dict[str, int]) -> list[E]:
    """Return what the choices that are worth something add up to."""
    part = path.counted_code(own)
    alike: dict[int, int] = {}
    for name, worth in steps.items():
        if worth > 0:
            alike[worth] = alike.get(worth, 0) | own.bit(name)
    if writer.dialect == "duckdb" and len(alike) <= COUNTED:
        # It counts in a byte, which is soon full.
        return [
            sql.times(
                exp.cast(exp.Anonymous(this="bit_count", expressions=[sql.masked(part, bits)]), "INTEGER"),
                worth,
            )
            for worth, bits in alike.items()
        ]
    return [
        sql.case([(sql.has_bits(part.copy(), own.bit(name)), sql.number(worth))], sql.number(0))
        for name, worth in steps.items()
        if worth > 0
    ]


def _together(own: Coded, ladder: Ladder, mask: int) -> int:
    chosen = tuple(name for name in own.bits if mask & own.bit(name))
    steps = ladder.worth(chosen) if chosen else 0
    return OUT if steps is None else steps
