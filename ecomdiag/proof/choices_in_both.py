"""How a question of several choices goes in both of two sheets: what is chosen in one, and better in the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import product
from typing import NamedTuple, TypeAlias

from ecomdiag.questionnaire.conditions import Answer, Leaf
from ecomdiag.questionnaire.model import Choice, Question
from ecomdiag.ranges.drafting import Draft, Row
from ecomdiag.ranges.tables import REFUSED, Value
from ecomdiag.ranges.turns import Group, Turn, chosen_step, groups, turns_alone
from ecomdiag.ranges.variables import Plain, times
from ecomdiag.record import replace
from ecomdiag.scoring.intervals import Number
from ecomdiag.scoring.outcomes import as_a_whole, by_sum, limits_of, without_any

NOTHING = Fraction(0)


class Choosing(NamedTuple):
    """What is chosen in one sheet: whether several may be (``None``: not said), how many are, and their scores' sum."""

    several: bool | None = None
    picked: int = 0
    total: Fraction = NOTHING


Both: TypeAlias = tuple[Choosing, Choosing]


class Better(Plain):
    """What is chosen in both sheets; in the end it must be worth more in the second."""

    least: int = 1
    most: int = 1
    unlimited: bool = True
    #: The sum of scores that is worth a full one; more is not told apart.
    target: Fraction = Fraction(1)
    #: What a full score brings more than none.
    gain: Number = 0
    size: int = 40
    carries: bool = True

    @property
    def neutral(self) -> Both:
        """Nothing chosen in either."""
        return (Choosing(), Choosing())

    @property
    def denominators(self) -> Iterable[int]:
        """That of what one of the sum brings."""
        return ((Fraction(self.gain) / self.target).denominator,)

    def in_units(self, unit: int) -> Better:
        """Count the gain in units."""
        return replace(self, gain=self.gain * unit)

    def join(self, one: Both, other: Both) -> Value:
        """Add, in each sheet for itself."""
        found = (self._sum(one[0], other[0]), self._sum(one[1], other[1]))
        return REFUSED if None in found else found

    def closes(self, value: Both) -> bool:
        """Both must be answers, and the second the better one."""
        return self._is_answer(value[0]) and self._is_answer(value[1]) and value[1].total > value[0].total

    def brings(self, value: Both, amount: Number) -> Number:  # noqa: ARG002
        """Bring what the second has more."""
        return times(self.gain, (value[1].total - value[0].total) / self.target)

    def _is_answer(self, own: Choosing) -> bool:
        return own.picked >= self.least if own.several else own.picked == 0

    def _sum(self, one: Choosing, other: Choosing) -> Choosing | None:
        count = one.picked + other.picked
        if count > self.most:
            if not self.unlimited:
                return None
            count = self.most
        several = other.several if one.several is None else one.several
        return Choosing(several, count, min(self.target, one.total + other.total))


class _Part(NamedTuple):
    """Some choices out of a group, chosen in one of the sheets."""

    choices: tuple[Choice, ...]
    truths: tuple[bool, ...]

    @property
    def choosing(self) -> Choosing:
        return Choosing(None, len(self.choices), sum((choice.score for choice in self.choices), NOTHING))


def say_both(draft: Draft, question: Question, gain: Number, seen: Sequence[Mapping[Leaf, int]]) -> list[Row]:
    """Return how the question as a whole goes in both sheets; what each group of its choices does is said apart.

    ``seen``: the variables of what is looked at, in each sheet. Raises ``TooManyWaysError`` if the sums are too many.
    """
    least, most, unlimited = limits_of(question)
    kind = Better(least=least, most=most, unlimited=unlimited, target=question.target, gain=gain)
    chosen = draft.variable(kind)
    for group in groups(question, tuple(dict.fromkeys((*seen[0], *seen[1])))):
        parts = list(_parts(question, group))
        draft.say(
            Row(
                {
                    chosen: kind.join(kind.neutral, (before.choosing, after.choosing)),
                    **_told(group, before, seen[0]),
                    **_told(group, after, seen[1]),
                },
                {},
                (chosen_step(question, before.choices), chosen_step(question, after.choices, instead=True)),
            )
            for before, after in product(parts, parts)
        )
    modes = [*turns_alone(question, ()), None]
    return [
        Row(
            {
                chosen: (_mode(kind, before), _mode(kind, after)),
                **_told_as_a_whole(question, before, seen[0]),
                **_told_as_a_whole(question, after, seen[1]),
            },
            {},
            (before and before.low_step, after and after.low_step and after.low_step._replace(instead=True)),
        )
        for before, after in product(modes, modes)
        if all(turn is None or turn.applies for turn in (before, after))
    ]


def _parts(question: Question, group: Group) -> Iterator[_Part]:
    """Yield what can be chosen of a group, once for each number and sum."""
    alike = group.alike
    for names in ((), *by_sum(alike.choices, question.max_choices, scored=True)):
        chosen = tuple(choice for choice in alike.choices if choice.id in names)
        yield _Part(chosen, alike.truths(len(chosen)))


def _mode(kind: Better, turn: Turn | None) -> Choosing:
    """Return what a choice that stands alone makes of a sheet; ``None``: others may be chosen together."""
    if turn is None:
        return Choosing(True)
    return Choosing(False, 0, turn.low * kind.target)


def _told(group: Group, part: _Part, seen: Mapping[Leaf, int]) -> dict[int, Value]:
    told = zip(group.alike.leaves, part.truths, strict=True)
    return {seen[leaf]: (truth, None) for leaf, truth in told if leaf in seen}


def _told_as_a_whole(question: Question, turn: Turn | None, seen: Mapping[Leaf, int]) -> dict[int, Value]:
    return {
        number: (without_any(question, leaf) if turn is None else leaf.true_of(_answer(turn)), None)
        for leaf, number in seen.items()
        if as_a_whole(question, leaf)
    }


def _answer(turn: Turn) -> Answer:
    assert turn.low_step is not None, "it is answered"
    return turn.low_step.answer
