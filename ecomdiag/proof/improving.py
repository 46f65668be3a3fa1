"""What a better answer does to the score in the worst case, over every sheet and every branch it opens or closes.

Two sheets are walked side by side: one, and the same with a single better answer. Where only the first is asked
a question, it was answered as well as can be; where only the second is, it is not answered yet, or answered as
badly as can be. If even then the second scores no less, no better answer lowers the score. The sums of
percentages are kept by the first sheet only: it is the effect of one answer, all others being as they were.

Sections are walked one by one: within a section only what its own questions bring is compared, and what it
brings as a whole is added to the sections before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import groupby
from typing import NamedTuple, TypeAlias

from ecomdiag.conditions import Answer
from ecomdiag.model import NotAsked, Question, Section
from ecomdiag.proof.outcomes import Outcome
from ecomdiag.proof.structure import Mask, Structure
from ecomdiag.proof.ways import MOST_STATES, State, Sums, Ways
from ecomdiag.reach import Span, TooManyWaysError
from ecomdiag.scoring import UNASKED

NOTHING = Fraction(0)

#: More turns than this are not taken for one question; the shipped questionnaire needs at most a tenth.
MOST_TURNS = 60_000


class Side(NamedTuple):
    """One of the two sheets so far: the truth of its leaves, and the weight that counts."""

    mask: Mask
    weight: Fraction = NOTHING


class Pair(NamedTuple):
    """Both sheets so far, as far as anything later can tell; sums only inside a section."""

    before: Side
    after: Side
    sums: Sums = ()


class Taken(NamedTuple):
    """How questions went in both sheets: the last one, and those before it."""

    question: str
    #: ``None`` where it was not asked, or not answered.
    before: Outcome | None
    after: Outcome | None
    earlier: Trail


Trail: TypeAlias = "tuple[Trail, Trail] | Taken | None"
"""Steps, or two stretches of them one after the other."""


class Point(NamedTuple):
    """What one pair of sheets brought: the sum of weighted scores of each."""

    before: Fraction = NOTHING
    after: Fraction = NOTHING
    trail: Trail = None

    def no_better(self, other: Point) -> bool:
        """Say whether this shows at least as great a fall as another, whatever comes."""
        return self.before >= other.before and self.after <= other.after


Points: TypeAlias = dict[Pair, list[Point]]


class Turn(NamedTuple):
    """How one question can go in both sheets, and what it counts in each (``None``: it leaves the mean)."""

    before: Outcome | None
    after: Outcome | None
    counts_before: Fraction | None
    counts_after: Fraction | None
    sums: Sums


class Worst(NamedTuple):
    """The worst that a better answer does to the overall score (0…1), and the way that shows it."""

    change: Fraction
    trail: Trail
    #: Whether the other sections have to be answered as well as can be, or as badly, for it to show.
    others_high: bool


class Improving:
    """Looks for the better answer to one question that lowers the score most.

    Raises ``TooManyWaysError`` if there are too many ways.
    """

    def __init__(self, structure: Structure, question: Question) -> None:
        self.structure = structure
        self.question = question
        self.affected = structure.affected(question.id) | {question.id}
        self.sections, self.others = _concerned(structure, self.affected)
        #: Whether both sheets are taken to weigh the same, so that only the difference of what they bring matters.
        self.alike = True
        self.weights = {q.id: q.weight for section in self.sections for q in section.questions if q.scored}
        self.ways = Ways(structure, structure.before({*self.weights, question.id}))
        self.turns = 0

    def worst(self) -> Worst | None:
        """Return the worst change; ``None`` if no answer to the question is better than another."""
        self.alike = True
        points = self._to_the_end()
        if any(pair.before.weight != pair.after.weight for pair in points):
            self.alike = False
            points = self._to_the_end()
        return min(self._ends(points), key=lambda found: found.change, default=None)

    def _to_the_end(self) -> Points:
        points: Points = {Pair(Side(0), Side(0)): [Point()]}
        numbered = enumerate(self.ways.questions)
        for name, questions in groupby(numbered, key=lambda pair: pair[1].section):
            points = self._through_section(name, list(questions), points)
        return points

    def _ends(self, points: Points) -> Iterator[Worst]:
        """Yield the change of the overall score of every end, the other sections being at their worst for it."""
        for pair, ends in points.items():
            lost_or_won = pair.before.weight != pair.after.weight
            for point in ends:
                for weight in _weights_of(self.others) if lost_or_won else {_full(self.others)}:
                    for high in (False, True) if lost_or_won else (False,):
                        others = weight if high else NOTHING
                        before = _mean(point.before + others, pair.before.weight + weight)
                        after = _mean(point.after + others, pair.after.weight + weight)
                        yield Worst(after - before, point.trail, high)

    def _through_section(self, name: str, questions: list[tuple[int, Question]], points: Points) -> Points:
        weight = next((section.weight for section in self.sections if section.id == name), NOTHING)
        known: dict[tuple[Mask, Mask], Points] = {}
        after: Points = {}
        for pair, before in points.items():
            key = (pair.before.mask, pair.after.mask)
            if key not in known:
                known[key] = self._inside(questions, *key)
            for end, here in known[key].items():
                reached = Pair(
                    _reached(pair.before, end.before, weight), _reached(pair.after, end.after, weight)
                )
                kept = after.setdefault(reached, [])
                self._count(len(before) * len(here))
                for point in before:
                    for own in here:
                        _keep(kept, _added(point, own, end, weight), even=self.alike)
        _not_too_many(after)
        return after

    def _inside(self, questions: list[tuple[int, Question]], before: Mask, after: Mask) -> Points:
        """Return what the questions of one section bring, by how they leave it.

        Only differences, if that is enough: if all that counts in one sheet counts in the other.
        """
        if self.alike:
            points = self._walked(questions, before, after, even=True)
            if all(pair.before.weight == pair.after.weight for pair in points):
                return points
        return self._walked(questions, before, after, even=False)

    def _walked(
        self, questions: list[tuple[int, Question]], before: Mask, after: Mask, *, even: bool
    ) -> Points:
        points: Points = {Pair(Side(before), Side(after), (None,) * len(self.ways.constraints)): [Point()]}
        for place, question in questions:
            points = self._through(place, question, points, even=even)
            _not_too_many(points)
        ends: Points = {}
        for pair, found in points.items():
            kept = ends.setdefault(Pair(pair.before, pair.after), [])
            for point in found:
                _keep(kept, point, even=even)
        return ends

    def _through(self, place: int, question: Question, points: Points, *, even: bool) -> Points:
        after: Points = {}
        live = self.ways.live[place]
        weight = self.weights.get(question.id, NOTHING)
        for pair, before in points.items():
            for turn in self._turns(question, pair):
                self._count(len(before))
                key = Pair(
                    _moved(pair.before, turn.before, turn.counts_before, weight, live),
                    _moved(pair.after, turn.after, turn.counts_after, weight, live),
                    turn.sums,
                )
                kept = after.setdefault(key, [])
                for point in before:
                    _keep(kept, _scored(point, question, turn, weight), even=even)
        return after

    def _count(self, turns: int) -> None:
        self.turns += turns
        if self.turns > MOST_TURNS:
            raise TooManyWaysError

    def _turns(self, question: Question, pair: Pair) -> Iterator[Turn]:
        asked = self.structure.asked_if[question.id]
        in_after = asked(pair.after.mask)
        if asked(pair.before.mask):
            for outcome, sums in self._accepted(question, State(pair.before.mask, pair.sums)):
                yield from self._answered(question, pair, outcome, sums, in_after=in_after)
        elif question.id != self.question.id:
            before, after = (self._hidden(question, side.mask) for side in (pair.before, pair.after))
            yield Turn(None, None, before, NOTHING if in_after else after, pair.sums)
            for outcome in self.structure.outcomes(question) if in_after else ():
                yield Turn(None, outcome, before, outcome.score, pair.sums)

    def _answered(
        self, question: Question, pair: Pair, outcome: Outcome, sums: Sums, *, in_after: bool
    ) -> Iterator[Turn]:
        if question.id == self.question.id:
            for better in self.structure.outcomes(question):
                if outcome.score is not None and better.score is not None and better.score > outcome.score:
                    yield Turn(outcome, better, outcome.score, better.score, sums)
        elif in_after:
            yield Turn(outcome, outcome, outcome.score, outcome.score, sums)
        else:
            yield Turn(outcome, None, outcome.score, self._hidden(question, pair.after.mask), sums)

    def _accepted(self, question: Question, state: State) -> Iterable[tuple[Outcome, Sums]]:
        """Return the answers that may be given; of those that differ in nothing but their score, the extremes."""
        found = self.ways.accepted(question, state)
        if question.id == self.question.id:
            return found
        alike: dict[tuple[Mask, bool, Sums], list[Outcome]] = {}
        for outcome, sums in found:
            alike.setdefault((outcome.mask, outcome.score is None, sums), []).append(outcome)
        return [
            (outcome, key[2])
            for key, outcomes in alike.items()
            for outcome in (min(outcomes, key=_worth), max(outcomes, key=_worth))
        ]

    def _hidden(self, question: Question, mask: Mask) -> Fraction | None:
        """Return what a question counts that is not asked."""
        if self.structure.not_applicable_if[question.id](mask):
            return None
        return UNASKED[question.if_not_asked]


def sections_concerned(structure: Structure, question: Question) -> list[Section]:
    """Return the sections over which a change has to be compared: those touched, or all if one may vanish."""
    touched, others = _concerned(structure, structure.affected(question.id) | {question.id})
    return touched if _steady(touched) else touched + others


def telling(structure: Structure, question: Question) -> tuple[Question, ...]:
    """Return the questions whose answers decide what a better answer to this one does.

    Where a question can leave its section's mean, that is everything in the section: it depends on the rest
    whether that raises the mean.
    """
    affected = structure.affected(question.id) | {question.id}
    touched, _ = _concerned(structure, affected)
    uneven = [s for s in touched if any(q.id in affected and not _always_counts(q) for q in s.questions)]
    rest = {q.id for section in uneven for q in section.questions if q.scored}
    return structure.before(affected | rest)


def steps(trail: Trail) -> Iterator[Taken]:
    """Yield how each question went on a way, in order."""
    waiting, found = [trail], []
    while waiting:
        part = waiting.pop()
        if isinstance(part, Taken):
            found.append(part)
            waiting.append(part.earlier)
        elif part is not None:
            waiting += part
    yield from reversed(found)


def spans_of(taken: Iterable[Taken]) -> dict[str, Span]:
    """Return the stretch that each percentage of the first sheet was answered in."""
    return {
        step.question: step.before.span
        for step in taken
        if step.before is not None and isinstance(step.before.answer, Fraction)
    }


def answers_of(taken: Iterable[Taken]) -> dict[str, Answer]:
    """Return the first sheet's answers, those that only the better answer makes count included."""
    return {step.question: outcome.answer for step in taken if (outcome := step.before or step.after)}


def _concerned(structure: Structure, affected: frozenset[str]) -> tuple[list[Section], list[Section]]:
    """Return the scored sections with an affected question, and the others."""
    scored = structure.questionnaire.scored_sections
    touched = [s for s in scored if any(q.scored and q.id in affected for q in s.questions)]
    return touched, [section for section in scored if section not in touched]


def _steady(sections: Iterable[Section]) -> bool:
    """Say whether each of these sections has a score in any case."""
    return all(any(map(_always_counts, section.questions)) for section in sections)


def _always_counts(question: Question) -> bool:
    if not question.scored or question.not_applicable_if is not None:
        return False
    if question.show_if is not None and question.if_not_asked is NotAsked.EXCLUDE:
        return False
    return not any(choice.not_applicable for choice in question.choices)


def _moved(
    side: Side, outcome: Outcome | None, counts: Fraction | None, weight: Fraction, live: Mask
) -> Side:
    mask = side.mask if outcome is None else side.mask | outcome.mask
    return Side(mask & live, side.weight if counts is None else side.weight + weight)


def _reached(side: Side, end: Side, weight: Fraction) -> Side:
    return Side(end.mask, side.weight + weight if end.weight else side.weight)


def _scored(point: Point, question: Question, turn: Turn, weight: Fraction) -> Point:
    return Point(
        point.before + weight * (turn.counts_before or NOTHING),
        point.after + weight * (turn.counts_after or NOTHING),
        Taken(question.id, turn.before, turn.after, point.trail),
    )


def _added(point: Point, here: Point, end: Pair, weight: Fraction) -> Point:
    return Point(
        point.before + weight * _mean(here.before, end.before.weight),
        point.after + weight * _mean(here.after, end.after.weight),
        (point.trail, here.trail),
    )


def _keep(points: list[Point], found: Point, *, even: bool) -> None:
    """Keep a point unless another shows as much; where both sheets weigh the same, only the difference tells."""
    if even:
        found = found._replace(before=NOTHING, after=found.after - found.before)
    if any(point.no_better(found) for point in points):
        return
    points[:] = [point for point in points if not found.no_better(point)]
    points.append(found)


def _not_too_many(points: Points) -> None:
    if sum(map(len, points.values())) > MOST_STATES:
        raise TooManyWaysError


def _full(sections: Iterable[Section]) -> Fraction:
    return sum((section.weight for section in sections), NOTHING)


def _weights_of(sections: Iterable[Section]) -> set[Fraction]:
    """Return what sections can weigh together, some of which may be without a score."""
    sums = {NOTHING}
    for section in sections:
        kept = {found + section.weight for found in sums}
        sums = kept if any(map(_always_counts, section.questions)) else sums | kept
    return sums


def _mean(total: Fraction, weight: Fraction) -> Fraction:
    return total / weight if weight else NOTHING


def _worth(outcome: Outcome) -> Fraction:
    return NOTHING if outcome.score is None else outcome.score
