"""What one question says of two sheets that differ in one answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import product
from math import prod

from ecomdiag.proof import offered_in_both as offering
from ecomdiag.proof.choices_in_both import say_both
from ecomdiag.proof.two_sheets import AFTER, BEFORE, TwoSheets
from ecomdiag.questionnaire.model import Question
from ecomdiag.ranges.certain import Case
from ecomdiag.ranges.drafting import Literal, Row
from ecomdiag.ranges.tables import Trail, Value
from ecomdiag.ranges.turns import Group, Part, Step, Turn, answered, groups, instead, turn_of, turns_alone
from ecomdiag.ranges.variables import Picked
from ecomdiag.scoring.intervals import ZERO
from ecomdiag.scoring.outcomes import (
    Leaves,
    TooManyWaysError,
    adds_choices,
    as_a_whole,
    left_out,
    limits_of,
    outcome_of,
    without_any,
)

NOTHING = Fraction(0)
#: More ways than this to answer one question are not told apart in both sheets.
MOST_TURNS = 4_000


class QuestionInBoth:
    """What one question says of both sheets."""

    def __init__(self, both: TwoSheets, question: Question) -> None:
        self.both = both
        self.draft = both.draft
        self.question = question
        self.seen = tuple(side.get(question.id, {}) for side in both.seen)
        self.looked_at: Leaves = tuple(dict.fromkeys(leaf for side in self.seen for leaf in side))
        self.in_parts = bool(self.looked_at) and both.in_parts(question)
        #: The leaves of which the question as a whole says something, as its choices do not say it in parts.
        self.leaves: Leaves = tuple(
            own for own in self.looked_at if not self.in_parts or as_a_whole(question, own)
        )
        self.summed = question.id in both.sums
        self.guesses = list(both.weighing.guesses(question))

    @property
    def matters(self) -> bool:
        """Whether anything hangs on it."""
        if self.looked_at or self.summed or (self.guesses and self.question.id in self.both.affected):
            return True
        if self.both.weighing.counts(self.question, True, True):
            return True
        return any(guess.worth[BEFORE] != guess.worth[AFTER] for guess in self.guesses)

    @property
    def unanswered(self) -> Turn:
        """How it goes where it is not answered yet: it counts, unless it may be left out for good."""
        applies = left_out(self.question, ()).score is not None
        return Turn((False,) * len(self.leaves), applies, NOTHING, NOTHING)

    def own(self) -> Iterator[Row]:
        """Yield every answer together with every better one."""
        if Case.ASKED not in self.both.certain.cases[self.question.id]:
            return
        if self.question.offers:
            rows = list(offering.own(self))
        elif self.in_parts:
            rows = self._own_parts()
        else:
            turns = [turn for turn in self._own_turns() if turn.applies]
            pairs = ((a, b) for a in turns for b in turns if b.low > a.low)
            rows = [row for before, after in pairs for row in self.rows(before, after, instead(after))]
        for given in self._in(Case.ASKED, None):
            yield from (row.where(given) for row in rows)

    def shared(self) -> Iterator[Row]:
        """Yield how a question goes that goes the same way in both sheets."""
        demands = offering.Demands(self, (BEFORE,))
        for case in self.both.certain.cases[self.question.id]:
            if case is not Case.ASKED:
                turn = self.both.certain.unasked(self.question, case, self.leaves)
                rows = list(demands.where(self.rows(turn, turn)))
            elif self.question.offers:
                rows = list(offering.shared(self, demands))
            elif self.in_parts:
                rows = list(self._shared_parts())
            else:
                rows = [
                    row for turn in self._extremes(self._turns(self.leaves)) for row in self.rows(turn, turn)
                ]
            for given in self._in(case, None):
                yield from (row.where(given) for row in rows)

    def affected(self) -> Iterator[Row]:
        """Yield how a question goes that may be asked in one of the sheets only."""
        cases = self.both.certain.cases[self.question.id]
        demands = offering.Demands(self, (BEFORE, AFTER))
        for before, after in product(cases, cases):
            if self.question.offers and Case.ASKED in (before, after):
                rows = list(offering.affected(self, demands, before, after))
            else:
                rows = list(demands.where(self._affected(before, after)))
            for given in self._in(before, after):
                yield from (row.where(given) for row in rows)

    def _affected(self, before: Case, after: Case) -> Iterator[Row]:
        unasked = self.both.certain.unasked
        if before is not Case.ASKED and after is not Case.ASKED:
            sides = [unasked(self.question, case, self.leaves) for case in (before, after)]
            yield from self.rows(*sides)
        elif before is not Case.ASKED:
            hidden = unasked(self.question, before, self.leaves)
            yield from self.rows(hidden, self.unanswered)
            for turn in self._turns(self.leaves):
                yield from self.rows(hidden, turn._replace(high=turn.low), turn.low_step)
        elif after is not Case.ASKED:
            hidden = unasked(self.question, after, self.leaves)
            for turn in self._turns(self.leaves):
                yield from self.rows(turn._replace(low=turn.high, low_step=turn.high_step), hidden)
        else:
            for turn in self._extremes(self._turns(self.leaves)):
                yield from self.rows(turn, turn)

    def _in(self, before: Case, after: Case | None) -> Iterator[dict[int, Value]]:
        """Yield what has to be so for the question to become that in both sheets; ``None``: in the same way."""
        sides = [(BEFORE, before)] if after is None else [(BEFORE, before), (AFTER, after)]
        for choice in product(*(self._ways(side, case) for side, case in sides)):
            yield from self.draft.given(*(wanted for part in choice for wanted in part))

    def _ways(self, side: int, case: Case) -> Iterator[tuple[tuple[Literal, bool], ...]]:
        question, literal = self.question, self.both.literal
        leaves_it = (
            literal(question.not_applicable_if, side) if question.not_applicable_if is not None else False
        )
        shown = literal(question.show_if, side) if question.show_if is not None else True
        for way in (True, False) if case is Case.NOT_APPLICABLE else (case is Case.ASKED,):
            yield ((leaves_it, case is Case.NOT_APPLICABLE), (shown, way))

    def _turns(self, own: Leaves) -> Iterable[Turn]:
        """Return how the question can turn out where it is asked."""
        if adds_choices(self.question) and own:
            return _turns_of_several(self.question, own)
        return self.both.certain.turns(self.question, own, summed=self.summed)

    def _own_turns(self) -> Iterator[Turn]:
        """Yield every answer that can be told apart, by its score too."""
        for outcome in self.both.structure.outcomes(self.question):
            own = outcome_of(self.question, outcome.answer, self.leaves, outcome.interval)
            yield turn_of(self.question, own, summed=self.summed)

    def _extremes(self, turns: Iterable[Turn]) -> Iterator[Turn]:
        """Yield turns of one score; where what both share cancels out, of any."""
        for turn in turns:
            yield turn._replace(high=turn.low)
            if self.guesses and turn.high != turn.low:
                yield turn._replace(low=turn.high, low_step=turn.high_step)

    def rows(self, before: Turn, after: Turn, after_step: Trail = None) -> Iterator[Row]:
        """Yield that the first sheet goes so, with its lowest score, and the second so; for every guess."""
        values: dict[int, Value] = dict(self.draft.adding(self.question, before.interval))
        for seen, turn in zip(self.seen, (before, after), strict=True):
            for leaf, truth in zip(self.leaves, turn.truths, strict=True):
                if leaf in seen:
                    values[seen[leaf]] = self.draft.decided(seen[leaf], truth)
        values |= self.both.weighing.counts(self.question, before.applies, after.applies)
        step = before.low_step if after_step is None else (before.low_step, after_step)
        scores = [self.both.structure.scaled(turn.low) if turn.applies else 0 for turn in (before, after)]
        for guess in self.guesses:
            brought = guess.worth[AFTER] * scores[AFTER] - guess.worth[BEFORE] * scores[BEFORE]
            yield Row({**values, **guess.values}, {None: (brought, brought)}, step)
        if not self.guesses:
            yield Row(values, {}, step)

    # Choices told apart --------------------------------------------------------------------------------

    def _own_parts(self) -> list[Row]:
        if not self.guesses:
            raise TooManyWaysError  # it brings nothing itself, and is only looked at: nobody says its parts
        (guess, *more) = self.guesses
        if more or guess.worth[BEFORE] != guess.worth[AFTER]:
            raise TooManyWaysError  # the sum of each sheet would have to be kept, and not only which is better
        return say_both(
            self.draft, self.question, guess.worth[BEFORE] * self.both.structure.score_scale, self.seen
        )

    def _shared_parts(self) -> Iterator[Row]:
        """Yield a choice that stands alone, or any number of others, of which each group says its own part."""
        (seen, _), question = self.seen, self.question
        least, most, unlimited = limits_of(question)
        picked = self.draft.variable(Picked(least=least, most=most, unlimited=unlimited, carries=False))
        for turn in turns_alone(question, self.leaves):
            for row in self.rows(turn, turn):
                yield row.where({picked: (False, 0)})
        values: dict[int, Value] = {seen[leaf]: (without_any(question, leaf), None) for leaf in self.leaves}
        yield Row({**values, picked: (True, 0)}, {})
        for group in groups(question, self.looked_at):
            self.draft.say(self._of_group(group, picked))

    def _of_group(self, group: Group, picked: int) -> Iterator[Row]:
        (seen, _), kind = self.seen, self.draft.variables[picked]
        for part in group.parts:
            values: dict[int, Value] = {picked: kind.join(kind.neutral, (None, part.chosen))}
            for leaf, truth in zip(group.alike.leaves, part.truths, strict=True):
                values[seen[leaf]] = (truth, None)
            yield Row(values, {}, part.low_step)


def _turns_of_several(question: Question, own: Leaves) -> Iterator[Turn]:
    """Yield how a question of several choices turns out, all that can be told apart."""
    yield from turns_alone(question, own)
    found = groups(question, own)
    if prod(len(group.parts) for group in found) > MOST_TURNS:
        raise TooManyWaysError
    for parts in product(*(group.parts for group in found)):
        if limits_of(question).least <= sum(part.chosen for part in parts) <= question.max_choices:
            yield _turn_of(question, own, parts)


def chosen_in(step: Step) -> tuple[str, ...]:
    """Return the choices of a step."""
    return step.answer if isinstance(step.answer, tuple) else ()


def _turn_of(question: Question, own: Leaves, parts: Sequence[Part]) -> Turn:
    steps = [
        Step(question.id, tuple(name for step in side if step is not None for name in chosen_in(step)))
        for side in ([part.low_step for part in parts], [part.high_step for part in parts])
    ]
    low, high = (answered(question, step.answer, own, summed=False) for step in steps)
    return Turn(low.truths, True, low.low, high.high, ZERO, *steps)
