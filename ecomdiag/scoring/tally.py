"""What the answers on a path add up to, in whole numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from math import lcm

from ecomdiag.engine import RoutingPath, is_asked
from ecomdiag.questionnaire.conditions import Answer
from ecomdiag.record import Record, replace
from ecomdiag.scoring.compiled import Compiled, CompiledQuestion


class Sum(Record, kw_only=False):
    """What counts of a section: weight × steps of its questions, and their weights alone; 0 if nothing does."""

    points: int
    weight: int


class Tally(Record, kw_only=False):
    """What a path adds up to."""

    #: How many steps make a full score.
    unit: int
    #: Steps of every question that counts, by its id; ``None``: it leaves the mean.
    worth: Mapping[str, int | None]
    #: In the order of the compiled sections.
    sums: tuple[Sum, ...]
    #: The weights of the sections in which anything counts.
    total: int
    #: By section, what a question has of the overall score: its weight times the first of these, over the second.
    shares: tuple[tuple[int, int], ...]
    #: What a point of each section adds to the overall score (0…1), over ``whole``.
    grades: tuple[int, ...]
    #: The denominator of the overall score; 0 if nothing can be scored.
    whole: int
    #: The questions on which their section's score hangs, where some lowest one decides; ``None``: all that count.
    bearing: frozenset[str] | None = None

    @property
    def overall(self) -> int:
        """The overall score (0…1), over ``whole``."""
        return sum([own.points * grade for own, grade in zip(self.sums, self.grades, strict=True)])


def tally(own: Compiled, walk: RoutingPath) -> Tally:
    """Add up a path."""
    asked, answers = walk.asked_ids, walk.answers
    worth: dict[str, int | None] = {}
    points, weights = [0] * len(own.sections), [0] * len(own.sections)
    for question in own.questions:
        name = question.id
        answer = answers.get(name)
        steps = (
            counts(question, answers, asked=name in asked)
            if answer is None
            else question.ladder.worth(answer)
        )
        worth[name] = steps
        if steps is not None:
            points[question.section] += question.weight * steps
            weights[question.section] += question.weight
    sums = map(Sum, points, weights)
    return graded_by_lowest(own, worth, sums) if own.uneven else graded(own, worth, sums)


def counts(own: CompiledQuestion, answers: Mapping[str, Answer], *, asked: bool) -> int | None:
    """Return the steps that a question counts in its section's mean; ``None`` if it leaves the mean.

    A question that is asked and not answered counts 0, or leaves the mean if it is optional and does so when it is not
    asked; ``ranges`` tells what it may still become. What is derived counts what rules over the answers say.
    """
    if own.derived:
        if is_asked(own.question, answers):
            return own.ladder.worth(own.question.choices[0].id)
    elif asked:
        answer = answers.get(own.id)
        return own.unanswered if answer is None else own.ladder.worth(answer)
    closed = own.question.not_applicable_if
    return None if closed is not None and closed.holds(answers) else own.unasked


def graded(
    own: Compiled, worth: Mapping[str, int | None], sums: Iterable[Sum], only: int | None = None
) -> Tally:
    """Make the tally of sums: each section that has any weight counts by its own, or ``only`` one of them."""
    found = tuple(sums)
    fine = lcm(*[counted.weight for counted in found if counted.weight])
    weights = [
        section.weight if counted.weight and only in (None, place) else 0
        for place, (section, counted) in enumerate(zip(own.sections, found, strict=True))
    ]
    grades = [
        weight * (fine // counted.weight) if weight else 0
        for weight, counted in zip(weights, found, strict=True)
    ]
    total = sum(weights)
    shares = [(weight, counted.weight * total) for weight, counted in zip(weights, found, strict=True)]
    return Tally(own.unit, worth, found, total, tuple(shares), tuple(grades), fine * own.unit * total)


def graded_by_lowest(own: Compiled, worth: Mapping[str, int | None], sums: Iterable[Sum]) -> Tally:
    """Make the tally of sums where lowest scores decide: the first of the lowest bears the score alone.

    So what questions bring adds up to the score, as it does of means.
    """
    found, bearing = list(sums), set(worth)
    for place, section in enumerate(own.sections):
        if section.lowest and found[place].weight:
            known = [(steps, one.id) for one in section.questions if (steps := worth[one.id]) is not None]
            steps, name = min(known, key=lambda pair: pair[0])
            found[place] = Sum(steps, 1)
            bearing -= {one.id for one in section.questions} - {name}
    places = [place for place, counted in enumerate(found) if counted.weight]
    only = None
    if own.lowest and places:
        only = min(places, key=lambda place: Fraction(found[place].points, found[place].weight))
    return replace(graded(own, worth, found, only), bearing=frozenset(bearing))
