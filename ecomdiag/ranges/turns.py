"""The ways in which one question can turn out, merged where no condition, sum or score tells them apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from ecomdiag.questionnaire.conditions import LEFT_OUT, Answer
from ecomdiag.questionnaire.model import Choice, NotAsked, Question
from ecomdiag.ranges.tables import Trail
from ecomdiag.scoring.compiled import UNASKED
from ecomdiag.scoring.intervals import ZERO, Interval
from ecomdiag.scoring.outcomes import (
    Alike,
    Leaves,
    Outcome,
    adds_choices,
    alike,
    alone,
    limits_of,
    outcome_of,
    outcomes_of,
)

NOTHING = Fraction(0)


class Step(NamedTuple):
    """What is answered on a way: an answer that stands for all that are alike, or some choices out of several."""

    question: str
    answer: Answer
    #: The percentages it stands for.
    interval: Interval = ZERO
    #: Whether it is what somebody answers instead.
    instead: bool = False


class Turn(NamedTuple):
    """One way in which a question can turn out."""

    #: Truth of the leaves asked about, in their order.
    truths: tuple[bool, ...]
    #: Whether it counts in its section's mean.
    applies: bool
    #: The scores between which it lies, 0…1.
    low: Fraction
    high: Fraction
    #: The percentages that it adds to sums; ``None`` for a question that is not asked.
    interval: Interval | None = None
    low_step: Step | None = None
    high_step: Step | None = None


class Part(NamedTuple):
    """So many choices out of some that the same leaves name."""

    chosen: int
    #: Truth of these leaves, as far as these choices can tell.
    truths: tuple[bool, ...]
    #: Between what their scores add up to.
    low: Fraction
    high: Fraction
    low_step: Step | None
    high_step: Step | None


class Group(NamedTuple):
    """Choices that the same leaves name, from the lowest score to the highest, and how many of them can be chosen."""

    alike: Alike
    parts: tuple[Part, ...]


def steps_of(trail: Trail) -> Iterator[Step]:
    """Yield the steps of a way, in no order."""
    waiting = [trail]
    while waiting:
        part = waiting.pop()
        if isinstance(part, Step):
            yield part
        elif part is not None:
            waiting += part


def joined(question: Question, before: Answer | None, more: Answer) -> Answer:
    """Return an answer with what was chosen before and what is chosen besides, in order."""
    if not isinstance(before, tuple) or not isinstance(more, tuple):
        return more
    return tuple(choice.id for choice in question.choices if choice.id in {*before, *more})


def turn_of(question: Question, outcome: Outcome, *, summed: bool) -> Turn:
    """Return how a question turns out by an answer."""
    step = Step(question.id, outcome.answer, outcome.interval)
    score = outcome.score or NOTHING
    # What is left out is, to a sum and to a rule, as if it were not asked.
    interval = ZERO if not summed else None if outcome.answer == LEFT_OUT else outcome.interval
    return Turn(outcome.truths, outcome.score is not None, score, score, interval, step, step)


def answered(question: Question, answer: Answer, own: Leaves, *, summed: bool) -> Turn:
    """Return how a question turns out by a valid answer."""
    return turn_of(question, outcome_of(question, answer, own), summed=summed)


def instead(turn: Turn) -> Step | None:
    """Return the step by which a question turns out so in place of another answer."""
    return turn.low_step and turn.low_step._replace(instead=True)


def hidden(counts: NotAsked, own: Leaves) -> Turn:
    """Return how a question turns out that is not asked."""
    value = UNASKED[counts]
    return Turn((False,) * len(own), value is not None, value or NOTHING, value or NOTHING)


def open_turns(question: Question, own: Leaves, *, summed: bool) -> tuple[Turn, ...]:
    """Return how an open question can turn out, if no more than one of its choices is chosen or no leaf looks at it."""
    if adds_choices(question):
        return _merged([*turns_alone(question, own), *_so_many(question)])
    return _merged(turn_of(question, outcome, summed=summed) for outcome in outcomes_of(question, own))


def turns_alone(question: Question, own: Leaves) -> Iterator[Turn]:
    """Yield how a question of several choices turns out by a choice that stands alone."""
    return (answered(question, answer, own, summed=False) for answer in alone(question))


@lru_cache(maxsize=512)
def groups(question: Question, own: Leaves) -> tuple[Group, ...]:
    """Return the choices that may stand together, by the leaves that name them; known ones again."""
    found = alike(sorted(question.together, key=lambda choice: choice.score), own)
    return tuple(Group(each, _parts(question, each)) for each in found)


def _parts(question: Question, group: Alike) -> tuple[Part, ...]:
    most = min(len(group.choices), question.max_choices)
    return tuple(_part(question, group, count) for count in range(most + 1))


def _part(question: Question, group: Alike, count: int) -> Part:
    lows, highs = group.choices[:count], group.choices[len(group.choices) - count :]
    low_step, high_step = (chosen_step(question, own) for own in (lows, highs))
    low, high = (sum((choice.score for choice in own), NOTHING) for own in (lows, highs))
    return Part(count, group.truths(count), low, high, low_step, high_step)


def chosen_step(question: Question, choices: Sequence[Choice], *, instead: bool = False) -> Step | None:
    """Return the step by which some choices are chosen; ``None`` for none."""
    if not choices:
        return None
    return Step(question.id, tuple(choice.id for choice in choices), instead=instead)


def _so_many(question: Question) -> Iterator[Turn]:
    """Yield how a question turns out at which no leaf looks, by so many of its choices."""
    target = question.target if question.scored else NOTHING
    least = limits_of(question).least
    for part in (part for group in groups(question, ()) for part in group.parts if part.chosen >= least):
        low, high = (min(Fraction(1), own / target) if target else NOTHING for own in (part.low, part.high))
        yield Turn((), True, low, high, ZERO, part.low_step, part.high_step)


def _merged(turns: Iterable[Turn]) -> tuple[Turn, ...]:
    merged: dict[tuple[tuple[bool, ...], bool, Interval | None], Turn] = {}
    for found in turns:
        key = (found.truths, found.applies, found.interval)
        known = merged.get(key, found)
        if found.low < known.low:
            known = known._replace(low=found.low, low_step=found.low_step)
        if found.high > known.high:
            known = known._replace(high=found.high, high_step=found.high_step)
        merged[key] = known
    return tuple(merged.values())
