"""Which answers to one question can be told apart: by the conditions that look at it, its score, sums and limits.

The one place that knows it, for every kind of question. The range of the scores merges what is alike into tables, the
proof of a questionnaire goes through what is not, and two versions are compared over it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import chain, islice, product
from math import prod
from typing import NamedTuple, TypeAlias

from ecomdiag.questionnaire.calendar import day_at
from ecomdiag.questionnaire.conditions import (
    LEFT_OUT,
    AllOf,
    Answer,
    Answered,
    AtLeast,
    AtMost,
    Leaf,
    NoneOf,
    OnOrAfter,
    OnOrBefore,
)
from ecomdiag.questionnaire.lookup import leaves_in
from ecomdiag.questionnaire.measures import counted, ordinal, span_of
from ecomdiag.questionnaire.model import Choice, Kind, NotAsked, Question
from ecomdiag.questionnaire.pattern import compiled
from ecomdiag.scoring.intervals import ZERO, Interval, cut, in_the_middle, whole
from ecomdiag.scoring.scoring import answer_score

Leaves: TypeAlias = tuple[Leaf, ...]

NOTHING = Fraction(0)
#: More combinations of choices than this are not gone through one by one.
MOST_COMBINATIONS = 50_000


class TooManyWaysError(Exception):
    """There are more ways than were to be gone through, or whoever asked did not want to wait any longer."""


class Outcome(NamedTuple):
    """One way to answer: an answer that stands for all that are alike, or ``LEFT_OUT`` where there need be none."""

    answer: Answer
    #: Truth of the leaves asked about, in their order.
    truths: tuple[bool, ...]
    #: 0…1; ``None`` if it says that the question does not apply. 0 where nothing is scored.
    score: Fraction | None
    #: The numbers it stands for.
    interval: Interval = ZERO


class Alike(NamedTuple):
    """Choices that the same leaves name, so that only how many of them are chosen tells answers apart."""

    leaves: Leaves
    choices: tuple[Choice, ...]

    def truths(self, chosen: int) -> tuple[bool, ...]:
        """Return what these leaves are if so many of the choices are chosen, as far as these can tell."""
        among = len(self.choices)
        return tuple(
            chosen == among if isinstance(leaf, AllOf) else (chosen == 0) is isinstance(leaf, NoneOf)
            for leaf in self.leaves
        )


class Limits(NamedTuple):
    """How many choices may be chosen together."""

    least: int
    #: More than this are refused or, if any number may be chosen, not told apart.
    most: int
    unlimited: bool


def outcomes_of(question: Question, leaves: Sequence[Leaf]) -> tuple[Outcome, ...]:
    """Return the ways to answer a question, all that these leaves, its score or a sum tell apart.

    Raises ``TooManyWaysError`` if its choices can be combined in too many.
    """
    if not takes_several(question):
        return tuple(
            outcome_of(question, answer, leaves, interval) for answer, interval in _simple(question, leaves)
        )
    groups = alike(question.together, tuple(dict.fromkeys((*leaves, *leaves_in(question.lookup)))))
    adds_up = question.scored and not question.lookup
    tries = [by_sum(own.choices, question.max_choices, scored=adds_up) for own in groups]
    least, most = max(question.min_choices, 1), question.max_choices
    found: dict[tuple[tuple[bool, ...], Fraction | None], Outcome] = {}
    chosen = (names for names in _combined(tries, MOST_COMBINATIONS) if least <= len(names) <= most)
    for answer in chain(alone(question), chosen):
        outcome = outcome_of(question, answer, leaves)
        found.setdefault((outcome.truths, outcome.score), outcome)
    return tuple(found.values())


def outcome_of(
    question: Question, answer: Answer, leaves: Iterable[Leaf], interval: Interval | None = None
) -> Outcome:
    """Return what a valid answer comes to, or that it is left out; of a percentage without ``interval``, it alone."""
    if answer == LEFT_OUT:
        return left_out(question, leaves)
    if interval is None:
        number = ordinal(str(answer)) if question.kind is Kind.DATE else answer
        interval = Interval(whole(number), whole(number)) if isinstance(number, Fraction) else ZERO
    score = answer_score(question, answer) if question.scored else NOTHING
    return Outcome(answer, tuple(leaf.true_of(answer) for leaf in leaves), score, interval)


def left_out(question: Question, leaves: Iterable[Leaf]) -> Outcome:
    """Return what it comes to that a question is asked and not answered: no condition over it holds.

    It counts 0; one that is optional leaves the mean if it does so when it is not asked.
    """
    leaves_mean = question.optional and question.scored and question.if_not_asked is NotAsked.EXCLUDE
    return Outcome(LEFT_OUT, tuple(False for _ in leaves), None if leaves_mean else NOTHING)


def answers_apart(question: Question, leaves: Sequence[Leaf], most: int) -> Iterator[Answer]:
    """Yield answers, at least one for every truth of the leaves, whatever they score; some may break its limits.

    Raises ``TooManyWaysError`` if its choices can be combined in more than ``most``.
    """
    if not takes_several(question):
        yield from (answer for answer, _ in _simple(question, leaves))
        return
    yield from alone(question)
    groups = ([choice.id for choice in own.choices] for own in alike(question.together, leaves))
    tries = [list(dict.fromkeys((tuple(names[:1]), tuple(names)))) for names in groups]
    yield from filter(None, _combined(tries, most))


def takes_several(question: Question) -> bool:
    """Say whether any number of choices may be answered, within its limits."""
    return question.kind in (Kind.MULTIPLE, Kind.COUNTRIES)


def adds_choices(question: Question) -> bool:
    """Say whether it takes several choices, each of which adds its part to what the answer is worth."""
    return takes_several(question) and not question.lookup


def alone(question: Question) -> list[tuple[str, ...]]:
    """Return the answers to a question of several choices that are a choice which stands alone, or none at all."""
    none: list[tuple[str, ...]] = [()] if question.optional else []
    return [*none, *((choice.id,) for choice in question.choices if choice.stands_alone)]


def limits_of(question: Question) -> Limits:
    """Return how many of the choices that may stand together may be chosen."""
    unlimited = question.max_choices >= len(question.together)
    least = max(question.min_choices, 1)
    return Limits(least, least if unlimited else question.max_choices, unlimited)


def answer_with(question: Question, choice: Choice) -> Answer | None:
    """Return a valid answer in which a choice is chosen; ``None`` if there is none."""
    if question.kind is Kind.SINGLE:
        return choice.id
    if question.kind is Kind.RANKING:
        return tuple(own.id for own in question.choices)
    if choice.stands_alone:
        return (choice.id,)
    missing = limits_of(question).least - 1
    others = (other.id for other in question.together if other is not choice)
    return None if missing > len(question.together) - 1 else (choice.id, *islice(others, missing))


def alike(choices: Iterable[Choice], leaves: Iterable[Leaf]) -> tuple[Alike, ...]:
    """Group choices, in their order, by the leaves that name them."""
    named = [(leaf, _named(leaf)) for leaf in leaves]
    groups: dict[Leaves, list[Choice]] = {}
    for choice in choices:
        groups.setdefault(tuple(leaf for leaf, names in named if choice.id in names), []).append(choice)
    return tuple(Alike(naming, tuple(found)) for naming, found in groups.items())


def by_sum(choices: Sequence[Choice], most: int, *, scored: bool) -> list[tuple[str, ...]]:
    """Return some of these choices, once for each number of them up to ``most`` and each sum of their scores."""
    found: dict[tuple[int, Fraction], tuple[str, ...]] = {(0, NOTHING): ()}
    for choice in choices:
        for (count, total), chosen in list(found.items()):
            if count < most:
                key = (count + 1, total + choice.score if scored else total)
                found.setdefault(key, (*chosen, choice.id))
        if len(found) > MOST_COMBINATIONS:
            raise TooManyWaysError
    del found[0, NOTHING]
    return list(found.values())


def as_a_whole(question: Question, leaf: Leaf) -> bool:
    """Say whether it takes more to know a leaf than which of the choices are chosen that may stand together."""
    return isinstance(leaf, NoneOf | Answered) or not _named(leaf) <= {
        choice.id for choice in question.together
    }


def without_any(question: Question, leaf: Leaf) -> bool:
    """Return what a leaf is as far as nothing is chosen yet of what may stand together."""
    if isinstance(leaf, AllOf):
        return leaf.choices <= {choice.id for choice in question.together}
    return isinstance(leaf, NoneOf | Answered)


def _simple(question: Question, leaves: Iterable[Leaf]) -> Iterator[tuple[Answer, Interval]]:
    """Yield the answers to a question that does not take several choices, and the percentages each stands for."""
    if question.optional:
        yield LEFT_OUT, ZERO
    match question.kind:
        case Kind.RANKING:
            # A condition cannot tell orders apart: any stands for all.
            yield tuple(choice.id for choice in question.choices), ZERO
        case Kind.TEXT:
            yield some_words(question), ZERO  # nothing tells words from others
        case Kind.PERCENTAGE | Kind.NUMBER:
            changes = [leaf.number for leaf in leaves if isinstance(leaf, AtLeast | AtMost)]
            for interval in told_apart(question, changes):
                yield in_the_middle(interval), interval
        case Kind.DATE:
            days = [ordinal(leaf.day) for leaf in leaves if isinstance(leaf, OnOrAfter | OnOrBefore)]
            for interval in told_apart(question, days):
                yield day_at(int(in_the_middle(interval))), interval
        case _:
            yield from ((choice.id, ZERO) for choice in question.choices)


def some_words(question: Question) -> Answer:
    """Return a text that stands for any answer in words."""
    return compiled(question.pattern).shortest() if question.pattern else "…"


def told_apart(question: Question, numbers: Iterable[Fraction] = ()) -> Iterator[Interval]:
    """Yield what may be answered with a number, cut where a band begins and at these numbers."""
    starts = (band.start for band in question.bands)
    return cut([*starts, *numbers], span_of(question), integers=counted(question))


def _combined(tries: Sequence[Sequence[tuple[str, ...]]], most: int) -> Iterator[tuple[str, ...]]:
    """Yield every combination of what is tried in each group, or nothing of it."""
    if prod(len(found) + 1 for found in tries) > most:
        raise TooManyWaysError
    for picked in product(*(((), *found) for found in tries)):
        yield tuple(name for part in picked for name in part)


def _named(leaf: Leaf) -> frozenset[str]:
    """Return the choices that a leaf names."""
    return (
        frozenset()
        if isinstance(leaf, AtLeast | AtMost | OnOrAfter | OnOrBefore | Answered)
        else leaf.choices
    )
