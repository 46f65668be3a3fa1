"""What each question brings of the difference between two scores, which adds up to exactly that difference.

A score is a weighted mean of weighted means. Of a mean N/D that becomes another, N₁/D₁ − N₀/D₀ is exactly
(ΔN − F̄·ΔD) / D̄ with the averages F̄ and D̄ of both, and of a product Δ(w·s) = w̄·Δs + s̄·Δw. (T. L. Bennet, “The theory
of measurement of changes in cost of living”, 1920, took a change of cost apart so.) Then what has not changed brings
exactly 0, the way back brings the same with the other sign, and what leaves a mean brings what it held back.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import NamedTuple

from ecomdiag.diagnosis.result import Diagnosis

_NOTHING, _HALF = Fraction(0), Fraction(1, 2)


class Counted(NamedTuple):
    """A question in the mean of its section: what it weighs there and what it scores (0…100)."""

    weight: Fraction
    score: Fraction


class Mean(NamedTuple):
    """A section in the overall mean: what it weighs there, and its questions that count, by their ids."""

    weight: Fraction
    questions: Mapping[str, Counted]

    @property
    def whole(self) -> Fraction:
        """What its questions weigh together."""
        return sum((own.weight for own in self.questions.values()), _NOTHING)

    @property
    def score(self) -> Fraction:
        """Its score, 0…100."""
        return sum((own.weight * own.score for own in self.questions.values()), _NOTHING) / self.whole


class Shift(NamedTuple):
    """What one question brings of a difference, in points of the overall score, by what it is that changed."""

    section: str
    #: ``None``: the weight of the section itself.
    question: str | None
    #: By its score, or by counting now where it did not, or no more.
    by_score: Fraction
    #: By another weight in the questionnaire.
    by_weight: Fraction


def means(diagnosis: Diagnosis) -> dict[str, Mean]:
    """Return the sections in which anything counts, by their ids, of a diagnosis that has one score."""
    found = {}
    for section in diagnosis.sections:
        own = {
            question.id: Counted(question.weight, question.score)
            for question in diagnosis.questions
            if question.section == section.id and question.score is not None and question.weight > 0
        }
        if section.weight > 0 and own:
            found[section.id] = Mean(section.weight, own)
    return summed(diagnosis, found)


def summed(diagnosis: Diagnosis, found: dict[str, Mean]) -> dict[str, Mean]:
    """Return sections as they weigh in a diagnosis: in a sum, as much as their questions, none of which leaves it."""
    if diagnosis.questionnaire.scoring != "sum":
        return found
    return {name: mean._replace(weight=mean.weight * mean.whole) for name, mean in found.items()}


def overall(sections: Mapping[str, Mean]) -> Fraction:
    """Return the score of sections, of which there is at least one: 0…100."""
    return sum((own.weight * own.score for own in sections.values()), _NOTHING) / _total(sections)


def shifts(before: Mapping[str, Mean], after: Mapping[str, Mean]) -> Iterator[Shift]:
    """Yield what each question brings of ``overall(after) − overall(before)``; together they are exactly that.

    Neither of the two is empty. What brings nothing is left out.
    """
    middle, total = (overall(before) + overall(after)) * _HALF, (_total(before) + _total(after)) * _HALF
    for name in dict.fromkeys([*before, *after]):
        was, now = before.get(name), after.get(name)
        if was is None or now is None:
            yield from _come_or_gone(name, was, now, middle, total)
            continue
        weight, score = (was.weight + now.weight) * _HALF, (was.score + now.score) * _HALF
        by_weight = (score - middle) * (now.weight - was.weight) / total
        if by_weight:
            yield Shift(name, None, _NOTHING, by_weight)
        for own in _within(name, was, now):
            yield own._replace(
                by_score=own.by_score * weight / total, by_weight=own.by_weight * weight / total
            )


def _come_or_gone(
    name: str, was: Mean | None, now: Mean | None, middle: Fraction, total: Fraction
) -> Iterator[Shift]:
    """Yield what the questions of a section bring in which nothing counted before, or nothing counts any more."""
    own, sign = (now, 1) if was is None else (was, -1)
    assert own is not None
    for question, counted in own.questions.items():
        share = own.weight * counted.weight / own.whole / total
        points = sign * share * (counted.score - middle)
        if points:
            yield Shift(name, question, points, _NOTHING)


def _within(name: str, was: Mean, now: Mean) -> Iterator[Shift]:
    """Yield what the questions of a section bring of the difference of its score."""
    middle, whole = (was.score + now.score) * _HALF, (was.whole + now.whole) * _HALF
    for question in dict.fromkeys([*was.questions, *now.questions]):
        old, new = was.questions.get(question), now.questions.get(question)
        if old is not None and new is not None:
            by_score = (old.weight + new.weight) * _HALF * (new.score - old.score)
            by_weight = ((old.score + new.score) * _HALF - middle) * (new.weight - old.weight)
        else:
            own, sign = (new, 1) if old is None else (old, -1)
            assert own is not None
            by_score, by_weight = sign * own.weight * (own.score - middle), _NOTHING
        if by_score or by_weight:
            yield Shift(name, question, by_score / whole, by_weight / whole)


def _total(sections: Mapping[str, Mean]) -> Fraction:
    return sum((own.weight for own in sections.values()), _NOTHING)
