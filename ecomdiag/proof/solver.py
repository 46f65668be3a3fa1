"""Asks a solver (Z3) for an answer sheet with a property, where the ways are too many to go through.

A sheet is written down as unknowns: which questions are answered, which choices are chosen, which numbers given.
What is asked, counts and scores follow from them in formulas, over exact fractions. The solver finds a sheet,
proves that there is none, or gives up after a time.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import TypeAlias

from ecomdiag.proof.structure import Structure
from ecomdiag.proof.unknowns import Formula, Unknowns
from ecomdiag.questionnaire.conditions import (
    LEFT_OUT,
    All,
    AllOf,
    Answer,
    Answered,
    AnyOf,
    AtLeast,
    AtMost,
    Condition,
    Leaf,
    NoneOf,
    Not,
    OnOrAfter,
    OnOrBefore,
)
from ecomdiag.questionnaire.conditions import Any as AnyCondition
from ecomdiag.questionnaire.measures import ordinal
from ecomdiag.questionnaire.model import (
    Blocker,
    Constraint,
    Kind,
    Level,
    NotAsked,
    Order,
    Question,
    Questionnaire,
    Section,
)
from ecomdiag.scoring.ways import takes_lowest

#: Milliseconds for one proof.
PATIENCE = 10_000
#: Whoever waited in vain as often as this, one time after another, is not made to wait again.
MOST_IN_VAIN = 6
#: A score is compared with a level at nine decimals.
HALF_A_DIGIT = Fraction(5, 10**10)

Answers: TypeAlias = dict[str, Answer]


class GaveUpError(Exception):
    """The solver came to no end in its time."""


class Solver:
    """Answers questions about all sheets of one questionnaire."""

    def __init__(self, structure: Structure, patience: int = PATIENCE) -> None:
        import z3  # 30 MB, and only here

        self.z3 = z3
        self.questionnaire = structure.questionnaire
        self.structure = structure
        self.patience = patience
        self.in_vain = 0
        self.raw = {question.id: Unknowns(z3, question) for question in self.questionnaire.questions}
        self.walk = _Walk(self, self.raw)
        #: Knows what a complete sheet is, and learns from one proof for the next.
        self.solver = z3.Solver()
        self.solver.set("timeout", patience)
        self.solver.add(*self.walk.complete())

    def asking(self, question: Question) -> Answers | None:
        """Find answers that lead to a question."""
        return self._find(self.walk.asked[question.id])

    def numbering(self, question: Question, low: Fraction, high: Fraction | None) -> Answers | None:
        """Find answers in which a number lies from ``low`` up to ``high`` (excluded)."""
        number = self.raw[question.id].number
        below = self.z3.BoolVal(True) if high is None else number < self.value(high)
        return self._find(self.walk.counts[question.id], number >= self.value(low), below)

    def holding(self, condition: Condition, truth: bool) -> Answers | None:
        """Find complete answers over which a condition is so in the end."""
        holds = self.walk.holds(condition)
        return self._find(holds if truth else self.z3.Not(holds))

    def scoring(self, score: Fraction) -> Answers | None:
        """Find complete answers with exactly this overall score (0…100)."""
        total, facts = self.walk.overall(self.questionnaire.scored_sections)
        return self._find(*facts, total == self.value(score / 100))

    def levelling(self, level: Level) -> Answers | None:
        """Find complete answers that end on a level, blockers counted."""
        total, facts = self.walk.overall(self.questionnaire.scored_sections)
        return self._find(*facts, *self._ends_on(total, level))

    def capping(self, blocker: Blocker) -> Answers | None:
        """Find complete answers whose level a blocker lowers."""
        total, facts = self.walk.overall(self.questionnaire.scored_sections)
        above = [
            level for level in self.questionnaire.levels if level.start > self._start_of(blocker.caps_at)
        ]
        if not above:
            return None
        return self._find(*facts, self.walk.holds(blocker.when), total >= self._cut(above[0]))

    def exceeding(self, constraint: Constraint) -> Answers | None:
        """Find answers that break no rule but the upper limit of this sum."""
        solver = self.z3.Solver()
        solver.set("timeout", self.patience)
        solver.add(*self.walk.complete(but=constraint))
        model = self._asked(solver, [self.walk.total(constraint) > self.value(constraint.limit)])
        return None if model is None else self._answers(model)

    def lowering(self, question: Question, sections: Sequence[Section]) -> tuple[Answers, Answer] | None:
        """Find answers, and a better one to a question, with which the mean of some sections is lower."""
        z3, better = self.z3, Unknowns(self.z3, question, "better!")
        before, after = self.walk, _Walk(self, {**self.raw, question.id: better})
        old, facts = before.overall(sections, "before")
        new, more = after.overall(sections, "after")
        same = z3.BoolVal(True) if question.optional else self.raw[question.id].given
        higher = [
            better.given, better.valid(z3), same, before.asked[question.id], after.asked[question.id],
            z3.Not(before.leaves_mean[question.id]), z3.Not(after.leaves_mean[question.id]),
            after.worth[question.id] > before.worth[question.id],
        ]  # fmt: skip
        model = self._model([*facts, *more, *higher, new < old])
        if model is None:
            return None
        answer = better.answer(model)
        assert answer is not None, "the better answer is given"
        return self._answers(model), answer

    def value(self, number: Fraction) -> Formula:
        """Write a fraction as a term."""
        return self.z3.Q(number.numerator, number.denominator)

    def _ends_on(self, total: Formula, level: Level) -> list[Formula]:
        z3 = self.z3
        higher = [other for other in self.questionnaire.levels if other.start > level.start]
        active = {blocker.id: self.walk.holds(blocker.when) for blocker in self.questionnaire.blockers}
        caps = {blocker.id: self._start_of(blocker.caps_at) for blocker in self.questionnaire.blockers}
        not_lower = [z3.Not(holds) for name, holds in active.items() if caps[name] < level.start]
        held = [holds for name, holds in active.items() if caps[name] == level.start]
        below = [total < self._cut(higher[0])] if higher else [z3.BoolVal(True)]
        return [total >= self._cut(level), *not_lower, z3.Or(*below, *held)]

    def _cut(self, level: Level) -> Formula:
        return self.value((level.start - HALF_A_DIGIT) / 100)

    def _start_of(self, level: str) -> Fraction:
        return next(found.start for found in self.questionnaire.levels if found.id == level)

    def _find(self, *wanted: Formula) -> Answers | None:
        model = self._model(list(wanted))
        return None if model is None else self._answers(model)

    def _model(self, wanted: list[Formula]) -> Formula | None:
        self.solver.push()
        try:
            return self._asked(self.solver, wanted)
        finally:
            self.solver.pop()

    def _asked(self, solver: Formula, wanted: list[Formula]) -> Formula | None:
        if self.in_vain == MOST_IN_VAIN:
            raise GaveUpError
        solver.add(*wanted)
        found = solver.check()
        if found == self.z3.unknown:
            self.in_vain += 1
            raise GaveUpError
        self.in_vain = 0
        return solver.model() if found == self.z3.sat else None

    def _answers(self, model: Formula) -> Answers:
        found = {name: unknowns.answer(model) for name, unknowns in self.raw.items()}
        # What may be left out is left out in this example: whoever completes it must not answer it.
        left_out = {name: LEFT_OUT for name, own in self.raw.items() if own.question.optional}
        return left_out | {name: answer for name, answer in found.items() if answer is not None}


class _Walk:
    """What follows from a sheet's unknowns: what is asked, counts, and is worth how much."""

    def __init__(self, solver: Solver, raw: Mapping[str, Unknowns]) -> None:
        self.solver = solver
        self.z3 = solver.z3
        self.raw = raw
        self.questionnaire: Questionnaire = solver.questionnaire
        self.asked: dict[str, Formula] = {}
        self.counts: dict[str, Formula] = {}
        self.worth: dict[str, Formula] = {}
        self.leaves_mean: dict[str, Formula] = {}
        for question in self.questionnaire.questions:
            self._step(question)

    def holds(self, condition: Condition) -> Formula:
        """Write a condition as a formula."""
        z3 = self.z3
        if isinstance(condition, All):
            return z3.And(*map(self.holds, condition.parts))
        if isinstance(condition, AnyCondition):
            return z3.Or(*map(self.holds, condition.parts))
        if isinstance(condition, Not):
            return z3.Not(self.holds(condition.part))
        return z3.And(self.counts[condition.question], self._true_of(condition))

    def complete(self, but: Constraint | None = None) -> list[Formula]:
        """Say that the sheet is complete and valid: what is asked has an answer, and the sums (but one) are right."""
        z3 = self.z3
        needed = [(name, own) for name, own in self.raw.items() if not own.question.optional]
        facts = [z3.Implies(self.asked[name], own.given) for name, own in needed]
        facts += [z3.Implies(own.given, own.valid(z3)) for own in self.raw.values()]
        facts += [self._order(own) for own in self.questionnaire.orders]
        return facts + [self._sum(own) for own in self.questionnaire.constraints if own is not but]

    def total(self, constraint: Constraint) -> Formula:
        """Return the sum of the percentages that count."""
        z3 = self.z3
        return z3.Sum([z3.If(self.counts[name], self.raw[name].number, 0) for name in constraint.questions])

    def overall(self, sections: Iterable[Section], name: str = "") -> tuple[Formula, list[Formula]]:
        """Return the mean of sections (0…1), and what defines it. It knows of no lowest scores: then it gives up."""
        if takes_lowest(self.questionnaire):
            raise GaveUpError
        z3, facts = self.z3, []
        total, weight, weights = z3.RealVal(0), z3.RealVal(0), {Fraction(0)}
        for section in sections:
            mean, present, more = self._mean(section, f"{name}!{section.id}")
            facts += more
            total += z3.If(present, mean * self.solver.value(section.weight), 0)
            weight += z3.If(present, self.solver.value(section.weight), 0)
            weights |= {known + section.weight for known in weights}
        whole = z3.Real(f"{name}!overall")
        return whole, [*facts, *self._quotient(whole, total, weight, weights), weight > 0]

    def _mean(self, section: Section, name: str) -> tuple[Formula, Formula, list[Formula]]:
        z3 = self.z3
        total, weight, weights = z3.RealVal(0), z3.RealVal(0), {Fraction(0)}
        for question in section.questions:
            if question.scored:
                own = self.solver.value(question.weight)
                total += z3.If(self.leaves_mean[question.id], 0, self.worth[question.id] * own)
                weight += z3.If(self.leaves_mean[question.id], 0, own)
                weights |= {known + question.weight for known in weights}
        mean = z3.Real(f"{name}!mean")
        return mean, weight > 0, self._quotient(mean, total, weight, weights)

    def _quotient(
        self, result: Formula, total: Formula, weight: Formula, weights: set[Fraction]
    ) -> list[Formula]:
        """Define a quotient case by case, as a product of two unknowns is beyond the solver."""
        z3, value = self.z3, self.solver.value
        return [z3.Implies(weight == value(one), result * value(one) == total) for one in weights if one]

    def _step(self, question: Question) -> None:
        z3 = self.z3
        shown = z3.BoolVal(True) if question.show_if is None else self.holds(question.show_if)
        out = (
            z3.BoolVal(False)
            if question.not_applicable_if is None
            else self.holds(question.not_applicable_if)
        )
        asked = z3.And(shown, z3.Not(out))
        raw = self.raw[question.id]
        self.asked[question.id] = asked
        self.counts[question.id] = z3.And(asked, raw.given)
        hidden = z3.RealVal(1 if question.if_not_asked is NotAsked.FULL else 0)
        answered = z3.If(raw.given, self._score(question), z3.RealVal(0))
        self.worth[question.id] = z3.If(asked, answered, hidden)
        gone = z3.Or(out, z3.BoolVal(question.if_not_asked is NotAsked.EXCLUDE))
        none = [raw.chosen[choice.id] for choice in question.choices if choice.not_applicable]
        left_out = question.optional and question.if_not_asked is NotAsked.EXCLUDE
        said = z3.If(raw.given, z3.Or(*none), z3.BoolVal(left_out))
        self.leaves_mean[question.id] = z3.If(asked, said, gone)

    def _score(self, question: Question) -> Formula:
        z3, raw = self.z3, self.raw[question.id]
        if not question.scored:
            return z3.RealVal(0)
        if question.bands:
            worth = z3.RealVal(0)
            for band in question.bands:
                worth = z3.If(
                    raw.number >= self.solver.value(band.start), self.solver.value(band.score), worth
                )
            return worth
        if question.lookup:
            return self._looked_up(question)
        scores = [
            z3.If(raw.chosen[choice.id], self.solver.value(choice.score / question.target), 0)
            for choice in question.choices
            if choice.score
        ]
        total = z3.Sum(scores) if scores else z3.RealVal(0)
        return z3.If(total > 1, z3.RealVal(1), total) if question.kind is Kind.MULTIPLE else total

    def _looked_up(self, question: Question) -> Formula:
        worth = self.solver.value(question.lookup[-1].score)
        for own in reversed(question.lookup[:-1]):
            assert own.when is not None, "only the last has no condition"
            # It is looked at where the question counts.
            worth = self.z3.If(self.holds(own.when), self.solver.value(own.score), worth)
        return worth

    def _true_of(self, leaf: Leaf) -> Formula:
        z3, raw = self.z3, self.raw[leaf.question]
        match leaf:
            case AtLeast(_, number):
                return raw.number >= self.solver.value(number)
            case AtMost(_, number):
                return raw.number <= self.solver.value(number)
            case OnOrAfter(_, day):
                return raw.number >= self.solver.value(ordinal(day))
            case OnOrBefore(_, day):
                return raw.number <= self.solver.value(ordinal(day))
            case Answered():
                return z3.BoolVal(True)  # where it counts
            case AnyOf(_, named):
                return z3.Or(*(raw.chosen[name] for name in sorted(named)))
            case NoneOf(_, named):
                return z3.Not(z3.Or(*(raw.chosen[name] for name in sorted(named))))
            case AllOf(_, named):
                return z3.And(*(raw.chosen[name] for name in sorted(named)))

    def _sum(self, constraint: Constraint) -> Formula:
        z3, members, total = self.z3, constraint.questions, self.total(constraint)
        if constraint.at_most is not None:
            return total <= self.solver.value(constraint.at_most)
        none_asked = z3.Not(z3.Or(*(self.asked[name] for name in members)))
        return z3.Or(none_asked, *(total == self.solver.value(value) for value in constraint.equals))

    def _order(self, order: Order) -> Formula:
        z3, (first, second) = self.z3, order.pair
        apart = self.raw[second].number - self.raw[first].number
        within = [apart >= self.solver.value(order.least)]
        within += [] if order.most is None else [apart <= self.solver.value(order.most)]
        return z3.Implies(z3.And(self.counts[first], self.counts[second]), z3.And(*within))
