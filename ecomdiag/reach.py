"""The range that scores can still fall in while answers are missing: exact, branches included.

Brute force would try every way to go on. Here the ways are merged as the questions go by: what a way has
answered matters later only through the leaves of conditions still to come, the sums of open constraints, and
the weight that has left the mean. Ways that agree in those are one state, of which the lowest and the highest
score are kept. That makes the work grow with the few answers that decide branches, not with all of them.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from fractions import Fraction
from itertools import pairwise, product
from typing import NamedTuple, TypeAlias

from ecomdiag.conditions import Answer, Leaf, evaluate, leaves
from ecomdiag.engine import check_answer
from ecomdiag.model import (
    AnswerSheet,
    Choice,
    Constraint,
    Kind,
    Level,
    NotAsked,
    Question,
    Questionnaire,
    Section,
)
from ecomdiag.scoring import UNASKED, Range, Reach, answer_score, capped

Truths: TypeAlias = tuple[tuple[Leaf, bool], ...]


class Span(NamedTuple):
    """A stretch of numbers, with its ends included or not."""

    low: Fraction
    high: Fraction
    open_low: bool = False
    open_high: bool = False

    def __add__(self, other: object) -> Span:
        """Return the numbers that a sum of one of each can be."""
        assert isinstance(other, Span)
        return Span(
            self.low + other.low,
            self.high + other.high,
            self.open_low or other.open_low,
            self.open_high or other.open_high,
        )

    def holds(self, value: Fraction) -> bool:
        """Say whether a number lies in it."""
        above = self.low < value or (self.low == value and not self.open_low)
        below = value < self.high or (self.high == value and not self.open_high)
        return above and below


#: How many sections' ends are remembered; an interview needs a few thousand.
MOST_KNOWN = 20_000

ZERO = Span(Fraction(0), Fraction(0))
ZERO_RANGE: Range = (Fraction(0), Fraction(0))


class Outcome(NamedTuple):
    """One way in which a question can turn out, as far as anything later can tell."""

    #: Truth of the leaves that look at this question, in the order of ``Outlook.leaves_of``.
    truths: tuple[bool, ...]
    applies: bool
    low: Fraction
    high: Fraction
    #: The percentage it adds to the sums of constraints; ``None`` for a question that is not asked.
    span: Span | None = ZERO


class State(NamedTuple):
    """What a way through the questions so far still means for those to come."""

    truths: Truths
    #: The sum so far of each constraint of the section; ``None`` while none of its questions was asked.
    sums: tuple[Span | None, ...]
    weight: Fraction


States: TypeAlias = dict[State, Range]


class End(NamedTuple):
    """Ways to complete a sheet that the blockers cannot tell apart, and the overall scores between which they end."""

    truths: Mapping[Leaf, bool]
    low: Fraction
    high: Fraction


class TooManyWaysError(Exception):
    """There are more ways than were to be gone through."""


class Outlook:
    """Works out the reach of sheets of one questionnaire; prepared once, asked after every answer.

    With ``most_states`` it gives up with ``TooManyWaysError`` rather than keep more states than that at once, or
    make ten times as many in all.
    """

    def __init__(self, questionnaire: Questionnaire, most_states: int | None = None) -> None:
        self.questionnaire = questionnaire
        self.most_states = most_states
        self._made = 0
        self.leaves_of, self.last_use = _live_leaves(questionnaire)
        self._open = {question.id: self._open_outcomes(question) for question in questionnaire.questions}
        self._blocker_leaves = {leaf for blocker in questionnaire.blockers for leaf in leaves(blocker.when)}
        self._looked_at = {section.id: _looked_at(section) for section in questionnaire.sections}
        self._known: dict[Hashable, States] = {}

    def reach(self, sheet: AnswerSheet, *, levels: bool = True) -> Reach:
        """Return the exact reach of a sheet. Without ``levels`` it is faster, and tells no levels."""
        ends, ranges = self._to_the_end(sheet, levels)
        if not ends:
            return Reach(None, ranges, None)
        overall = (min(end.low for end in ends), max(end.high for end in ends))
        return Reach(overall, ranges, self._levels(ends) if levels else None)

    def ends(self, sheet: AnswerSheet) -> tuple[End, ...]:
        """Return every way in which a sheet can end, as far as the blockers tell them apart."""
        return self._to_the_end(sheet, levels=True)[0]

    def level(self, end: End, score: Fraction) -> Level:
        """Return the level of an overall score at an end, its blockers counted."""
        active = tuple(b for b in self.questionnaire.blockers if evaluate(b.when, end.truths.__getitem__))
        return capped(self.questionnaire, self.questionnaire.level(score), active)

    def _to_the_end(
        self, sheet: AnswerSheet, levels: bool
    ) -> tuple[tuple[End, ...], dict[str, Range | None]]:
        self._made = 0
        states: States = {State((), (), Fraction(0)): ZERO_RANGE}
        ranges: dict[str, Range | None] = {}
        for section in self.questionnaire.sections:
            states, ranges[section.id] = self._through_section(section, states, sheet, levels)
        ends = tuple(
            End(dict(state.truths), low / state.weight, high / state.weight)
            for state, (low, high) in states.items()
            if state.weight
        )
        return ends, ranges

    def _levels(self, ends: tuple[End, ...]) -> tuple[Level, Level]:
        lowest = min((self.level(end, end.low) for end in ends), key=lambda found: found.start)
        highest = max((self.level(end, end.high) for end in ends), key=lambda found: found.start)
        return lowest, highest

    def _through_section(
        self, section: Section, states: States, sheet: AnswerSheet, levels: bool
    ) -> tuple[States, Range | None]:
        looked_at = self._looked_at[section.id]
        after: States = {}
        seen: list[Range] = []
        for start, before in states.items():
            used = tuple(pair for pair in start.truths if pair[0] in looked_at)
            passing = tuple(pair for pair in start.truths if pair[0] not in looked_at)
            for state, (low, high) in self._inside(section, used, sheet, levels).items():
                total, reached = before, start.weight
                if state.weight:
                    own = (100 * low / state.weight, 100 * high / state.weight)
                    seen.append(own)
                    total = (before[0] + section.weight * own[0], before[1] + section.weight * own[1])
                    reached += section.weight
                _keep(after, State(passing + state.truths, (), reached), total)
            self._count(after)
        if not seen:
            return after, None
        return after, (min(low for low, _ in seen), max(high for _, high in seen))

    def _inside(self, section: Section, used: Truths, sheet: AnswerSheet, levels: bool) -> States:
        """Return the states in which a section can end; known ones again, as most answers leave it alone."""
        given = tuple(sheet.answers.get(question.id) for question in section.questions)
        key = (section.id, used, given, levels)
        known = self._known.get(key)
        if known is None:
            known = {State(used, _no_sums(section, self.questionnaire), Fraction(0)): ZERO_RANGE}
            for question in section.questions:
                known = self._through_question(question, section, known, sheet, levels)
            if len(self._known) >= MOST_KNOWN:
                self._known.clear()
            self._known[key] = known
        return known

    def _through_question(
        self, question: Question, section: Section, states: States, sheet: AnswerSheet, levels: bool
    ) -> States:
        after: States = {}
        weight = question.weight if question.scored and section.weight > 0 else Fraction(0)
        asked_outcomes = self._outcomes(question, sheet)
        for state, (low, high) in states.items():
            truths = dict(state.truths)
            for outcome in self._here(question, truths) or asked_outcomes:
                sums = self._add(question, section, state.sums, outcome.span)
                if sums is None:
                    continue
                kept = self._still_live(question, state.truths, outcome.truths, levels)
                counted = weight if outcome.applies else Fraction(0)
                key = State(kept, sums, state.weight + counted)
                _keep(after, key, (low + counted * outcome.low, high + counted * outcome.high))
        self._count(after)
        return after

    def _count(self, states: States) -> None:
        self._made += len(states)
        if self.most_states is not None and max(len(states), self._made / 10) > self.most_states:
            raise TooManyWaysError

    def _still_live(self, question: Question, known: Truths, new: tuple[bool, ...], levels: bool) -> Truths:
        both = known + tuple(zip(self.leaves_of[question.id], new, strict=True))
        return tuple(
            (leaf, truth)
            for leaf, truth in both
            if self.last_use.get(leaf) not in (None, question.id) or (levels and leaf in self._blocker_leaves)
        )

    def _outcomes(self, question: Question, sheet: AnswerSheet) -> tuple[Outcome, ...]:
        answer = sheet.answers.get(question.id)
        if answer is None or check_answer(question, answer):
            return self._open[question.id]
        return (self._answered(question, answer),)

    def _answered(self, question: Question, answer: Answer) -> Outcome:
        value = answer_score(question, answer) if question.scored else Fraction(0)
        truths = tuple(leaf.true_of(answer) for leaf in self.leaves_of[question.id])
        span = Span(answer, answer) if isinstance(answer, Fraction) else ZERO
        return Outcome(truths, value is not None, value or Fraction(0), value or Fraction(0), span)

    def _here(self, question: Question, truths: Mapping[Leaf, bool]) -> tuple[Outcome, ...]:
        """Return how a question that is not asked turns out; nothing if it is asked."""
        if question.not_applicable_if is not None and evaluate(
            question.not_applicable_if, truths.__getitem__
        ):
            return (self._hidden(question, NotAsked.EXCLUDE),)
        if question.show_if is not None and not evaluate(question.show_if, truths.__getitem__):
            return (self._hidden(question, question.if_not_asked),)
        return ()

    def _hidden(self, question: Question, counts: NotAsked) -> Outcome:
        value, truths = UNASKED[counts], (False,) * len(self.leaves_of[question.id])
        return Outcome(truths, value is not None, value or Fraction(0), value or Fraction(0), None)

    def _open_outcomes(self, question: Question) -> tuple[Outcome, ...]:
        own = self.leaves_of[question.id]
        if question.kind is Kind.SINGLE:
            return tuple(self._answered(question, choice.id) for choice in question.choices)
        if question.kind is Kind.PERCENTAGE:
            return tuple(_percentage_outcomes(question, own))
        if question.kind is Kind.RANKING:
            # A condition cannot tell orders apart: any stands for all.
            return (self._answered(question, tuple(choice.id for choice in question.choices)),)
        return _merged(_several_outcomes(question, own))

    def _add(
        self, question: Question, section: Section, sums: tuple[Span | None, ...], span: Span | None
    ) -> tuple[Span | None, ...] | None:
        """Return the constraints' sums with this answer; ``None`` if one is broken for good."""
        result = list(sums)
        for position, constraint in enumerate(_constraints_of(section, self.questionnaire)):
            if question.id in constraint.questions:
                result[position] = _sum(result[position], span)
                if not _possible(constraint, result[position], last=question.id == constraint.questions[-1]):
                    return None
        return tuple(result)


def _keep(states: States, key: State, found: Range) -> None:
    known = states.get(key)
    states[key] = found if known is None else (min(known[0], found[0]), max(known[1], found[1]))


def _live_leaves(questionnaire: Questionnaire) -> tuple[dict[str, tuple[Leaf, ...]], dict[Leaf, str]]:
    """Return the leaves that look at each question, and the last question for which each is needed."""
    last_use: dict[Leaf, str] = {}
    found: dict[str, dict[Leaf, None]] = {question.id: {} for question in questionnaire.questions}
    for question in questionnaire.questions:
        for leaf in (leaf for condition in question.conditions for leaf in leaves(condition)):
            last_use[leaf] = question.id
            found[leaf.question][leaf] = None
    for blocker in questionnaire.blockers:
        for leaf in leaves(blocker.when):
            found[leaf.question][leaf] = None
    return {name: tuple(own) for name, own in found.items()}, last_use


def _looked_at(section: Section) -> frozenset[Leaf]:
    conditions = (condition for question in section.questions for condition in question.conditions)
    return frozenset(leaf for condition in conditions for leaf in leaves(condition))


def _constraints_of(section: Section, questionnaire: Questionnaire) -> tuple[Constraint, ...]:
    own = {question.id for question in section.questions}
    return tuple(c for c in questionnaire.constraints if c.questions[0] in own)


def _no_sums(section: Section, questionnaire: Questionnaire) -> tuple[None, ...]:
    return (None,) * len(_constraints_of(section, questionnaire))


def _sum(total: Span | None, more: Span | None) -> Span | None:
    if total is None or more is None:
        return total or more
    return total + more


def _possible(constraint: Constraint, total: Span | None, *, last: bool) -> bool:
    if total is None:
        return True
    if constraint.at_most is not None:
        return total.low < constraint.at_most or (total.low == constraint.at_most and not total.open_low)
    if last:
        return any(total.holds(value) for value in constraint.equals)
    return total.low <= constraint.limit


def pieces(question: Question, own: Iterable[Leaf]) -> Iterator[Span]:
    """Cut 0…100 where a band begins or a leaf changes; inside a piece all numbers are alike."""
    cuts = {Fraction(0), Fraction(100), *(band.start for band in question.bands)}
    cuts |= {leaf.number for leaf in own if hasattr(leaf, "number")}
    points = sorted(cut for cut in cuts if 0 <= cut <= 100)
    yield from (Span(point, point) for point in points)
    yield from (Span(low, high, open_low=True, open_high=True) for low, high in pairwise(points))


def _percentage_outcomes(question: Question, own: tuple[Leaf, ...]) -> Iterator[Outcome]:
    for span in pieces(question, own):
        inside = (span.low + span.high) / 2
        value = answer_score(question, inside) or Fraction(0)
        yield Outcome(tuple(leaf.true_of(inside) for leaf in own), True, value, value, span)


def _several_outcomes(question: Question, own: tuple[Leaf, ...]) -> Iterator[Outcome]:
    """Every way to choose several, merged choice by choice on what can be told apart later."""
    together = [choice for choice in question.choices if not choice.stands_alone]
    for choice in question.choices:
        if choice.stands_alone:
            value = choice.score / question.target if question.scored else Fraction(0)
            truths = tuple(leaf.true_of((choice.id,)) for leaf in own)
            capped_value = min(Fraction(1), value)
            yield Outcome(truths, not choice.not_applicable, capped_value, capped_value)
    # Leaves cannot tell apart choices that the same leaves name: only how many of them are chosen matters.
    alike: dict[tuple[bool, ...], list[Choice]] = {}
    for choice in sorted(together, key=lambda choice: choice.score):
        alike.setdefault(tuple(choice.id in getattr(leaf, "choices", ()) for leaf in own), []).append(choice)
    groups = tuple(alike.values())
    for counts in product(*(range(min(len(group), question.max_choices) + 1) for group in groups)):
        if max(question.min_choices, 1) <= sum(counts) <= question.max_choices:
            yield _so_many_of_each(question, own, groups, counts)


def _so_many_of_each(
    question: Question, own: tuple[Leaf, ...], groups: tuple[list[Choice], ...], counts: tuple[int, ...]
) -> Outcome:
    """The lowest and highest score of so many choices of each group; the groups are in order of score."""
    pairs = list(zip(groups, counts, strict=True))
    ids = tuple(choice.id for group, count in pairs for choice in group[:count])
    low = sum((choice.score for group, count in pairs for choice in group[:count]), Fraction(0))
    high = sum(
        (choice.score for group, count in pairs for choice in group[len(group) - count :]), Fraction(0)
    )
    worth = question.target if question.scored else Fraction(0)
    return Outcome(tuple(leaf.true_of(ids) for leaf in own), True, _part(low, worth), _part(high, worth))


def _part(total: Fraction, target: Fraction) -> Fraction:
    return min(Fraction(1), total / target) if target else Fraction(0)


def _merged(outcomes: Iterable[Outcome]) -> tuple[Outcome, ...]:
    merged: dict[tuple[tuple[bool, ...], bool, Span | None], Outcome] = {}
    for found in outcomes:
        key = (found.truths, found.applies, found.span)
        known = merged.get(key, found)
        merged[key] = known._replace(low=min(known.low, found.low), high=max(known.high, found.high))
    return tuple(merged.values())
