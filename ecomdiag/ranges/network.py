"""A half-filled sheet as tables: what each question can become, and what that brings to the scores asked about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import NamedTuple

from ecomdiag.questionnaire.conditions import AnyOf, Condition, Leaf
from ecomdiag.questionnaire.model import Blocker, Question, Questionnaire
from ecomdiag.ranges.certain import Case, Certain
from ecomdiag.ranges.drafting import Draft, Literal, Place, Row, contrary
from ecomdiag.ranges.means import Means
from ecomdiag.ranges.orders import rules_of
from ecomdiag.ranges.tables import Budget, Trail, Value
from ecomdiag.ranges.turns import Group, Turn, groups, turns_alone
from ecomdiag.ranges.variables import Gathered, Least, Picked, Truth
from ecomdiag.scoring.outcomes import Leaves, as_a_whole, limits_of, without_any


class CappedRange(NamedTuple):
    """Ways to complete a sheet that are held at the same level: the lowest and the highest score, and how they went."""

    #: Position of the level above which blockers let nobody rise.
    cap: int
    low: Fraction
    high: Fraction
    low_trail: Trail = None
    high_trail: Trail = None


class Network:
    """The ways to complete a sheet, as tables over what the questions' answers decide together."""

    def __init__(self, certain: Certain) -> None:
        self.certain = certain
        self.questionnaire: Questionnaire = certain.questionnaire
        self.draft = Draft()
        #: What is looked at, by question.
        self.leaves: dict[str, dict[Leaf, int]] = {}
        self.means = Means(self.draft, self.questionnaire, certain.applies)
        self.sums = self.draft.sums(rules_of(self.questionnaire))
        self.top = len(self.questionnaire.levels) - 1
        self.cap = self.draft.variable(Least(top=self.top))
        self.draft.say([Row({self.cap: self.top}, {})])

    def hold(self, blockers: Iterable[Blocker]) -> None:
        """Tell apart at what level each way is held."""
        levels = [level.id for level in self.questionnaire.levels]
        for blocker in blockers:
            literal = self._literal(blocker.when)
            self.draft.say(
                Row({**given, self.cap: levels.index(blocker.caps_at) if truth else self.top}, {})
                for truth in (True, False)
                for given in self.draft.given((literal, truth))
            )

    def require(self, condition: Condition) -> None:
        """Leave out the ways in which a condition does not hold."""
        literal = self._literal(condition)
        self.draft.say(Row(given, {}) for given in self.draft.given((literal, True)))

    def ranges(self, budget: Budget) -> tuple[CappedRange, ...]:
        """Return the ends of all ways that have a score; raises ``TooManyWaysError`` if the budget does not do."""
        for question in reversed(self.questionnaire.questions):
            self._ask(question)
        table, unit = self.draft.worked_out(budget, frozenset({self.cap}))
        return tuple(
            CappedRange(key[0], Fraction(low[0], unit), Fraction(high[0], unit), low_trail, high_trail)
            for key, (((low, low_trail),), ((high, high_trail),)) in table.rows.items()
        )

    def _leaf(self, leaf: Leaf) -> Literal:
        known = self.certain.truth.get(leaf)
        if known is not None:
            return known
        contrary_of = self.certain.told_by(leaf)
        if contrary_of is not None:
            return contrary(self._leaf(contrary_of))
        own = self.leaves.setdefault(leaf.question, {})
        if leaf not in own:
            several = self.certain.several(self.questionnaire.by_id[leaf.question])
            kind = Gathered(any_of_them=isinstance(leaf, AnyOf)) if several else Truth()
            own[leaf] = self.draft.variable(kind)
        return own[leaf], True

    def _literal(self, condition: Condition) -> Literal:
        return self.draft.literal(condition, self._leaf)

    def _ask(self, question: Question) -> None:
        """Say what a question can become, unless nobody asks about it."""
        if question.id in self.leaves or question.id in self.sums or self.means.asks(question):
            turns = _Asking(self, question)
            self.draft.say(row for case in self.certain.cases[question.id] for row in turns.rows(case))


class _Asking:
    """What one question says."""

    def __init__(self, network: Network, question: Question) -> None:
        self.network = network
        self.draft = network.draft
        self.question = question
        self.own = network.leaves.get(question.id, {})
        self.several = bool(self.own) and network.certain.several(question)
        #: The leaves of which the question as a whole says something: of several choices each group says its part.
        self.leaves: Leaves = tuple(
            leaf for leaf in self.own if not self.several or as_a_whole(question, leaf)
        )
        self.summed = question.id in network.sums
        self.flow = network.means.flow(question)

    def rows(self, case: Case) -> Iterator[Row]:
        """Yield how it can turn out."""
        several = self.several and case is Case.ASKED
        rows = list(self._of_several() if several else self._of_turns(case))
        for given in self._in(case):
            for row in rows:
                yield row.where(given)

    def _in(self, case: Case) -> Iterator[dict[int, Value]]:
        """Yield what has to be so for the question to become that."""
        question, literal = self.question, self.network._literal
        leaves_it = literal(question.not_applicable_if) if question.not_applicable_if is not None else False
        shown = literal(question.show_if) if question.show_if is not None else True
        ways = (True, False) if case is Case.NOT_APPLICABLE else (case is Case.ASKED,)
        for way in ways:
            yield from self.draft.given((leaves_it, case is Case.NOT_APPLICABLE), (shown, way))

    def _of_turns(self, case: Case) -> Iterator[Row]:
        certain = self.network.certain
        if case is not Case.ASKED:
            yield self._row(certain.unasked(self.question, case, self.leaves))
            return
        for turn in certain.turns(self.question, self.leaves, summed=self.summed):
            yield self._row(turn)

    def _row(self, turn: Turn) -> Row:
        values: dict[int, Value] = {}
        for leaf, truth in zip(self.leaves, turn.truths, strict=True):
            values[self.own[leaf]] = self.draft.decided(self.own[leaf], truth)
        values |= self.draft.adding(self.question, turn.interval)
        if self.flow is None:
            return Row(values, {}, turn.low_step, turn.high_step)
        values |= self.network.means.weight(self.question, turn.applies)
        counted = self.flow.worth if turn.applies else Fraction(0)
        return Row(
            values,
            {self.flow.place: (counted * turn.low, counted * turn.high)},
            turn.low_step,
            turn.high_step,
        )

    def _of_several(self) -> Iterator[Row]:
        """Yield a choice that stands alone, or any number of others, of which each group says its own part."""
        picked = self.draft.variable(self._picked())
        for turn in turns_alone(self.question, self.leaves):
            row = self._row(turn)
            yield row.where({picked: (False, 0)})
        values: dict[int, Value] = {
            self.own[leaf]: (without_any(self.question, leaf), None) for leaf in self.leaves
        }
        if self.flow is not None:
            values |= self.network.means.weight(self.question, True)
        place: Place = None if self.flow is None else self.flow.place
        yield Row({**values, picked: (True, 0)}, {place: (Fraction(0), Fraction(0))})
        for group in groups(self.question, tuple(self.own)):
            self.draft.say(self._of_group(group, picked))

    def _of_group(self, group: Group, picked: int) -> Iterator[Row]:
        kind = self.draft.variables[picked]
        for part in group.parts:
            values: dict[int, Value] = {picked: kind.join(kind.neutral, (None, part.chosen))}
            for leaf, truth in zip(group.alike.leaves, part.truths, strict=True):
                values[self.own[leaf]] = (truth, None)
            yield Row(values, {picked: (part.low, part.high)}, part.low_step, part.high_step)

    def _picked(self) -> Picked:
        limits = limits_of(self.question)
        return Picked(
            least=limits.least,
            most=limits.most,
            unlimited=limits.unlimited,
            target=self.question.target,
            worth=Fraction(0) if self.flow is None else self.flow.worth / self.question.target,
            home=None if self.flow is None else self.flow.place,
        )
