"""From the answers on the path to scores. Exact fractions inside; only reports round.

The method and the reason for each of its numbers: ``docs/method.md``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

from ecomdiag.conditions import Answer, holds
from ecomdiag.engine import Path
from ecomdiag.model import Blocker, Kind, Level, NotAsked, Question, Questionnaire, Section

Range: TypeAlias = tuple[Fraction, Fraction]


#: What a question counts that is not asked, 0…1; ``None``: it leaves the mean.
UNASKED: Mapping[NotAsked, Fraction | None] = {
    NotAsked.ZERO: Fraction(0),
    NotAsked.FULL: Fraction(1),
    NotAsked.EXCLUDE: None,
}


@dataclass(frozen=True, slots=True)
class Reach:
    """Lowest and highest reachable score, 0…100, and the levels at both ends; ``None`` where none can be."""

    overall: Range | None
    sections: Mapping[str, Range | None]
    levels: tuple[Level, Level] | None


@dataclass(frozen=True, slots=True)
class QuestionScore:
    """What one question contributes. ``None`` everywhere means "not scored"."""

    #: 0…1; ``None`` if not applicable, not scored, or asked and not answered.
    score: Fraction | None
    #: Share of the overall score that hangs on it, 0…100.
    share: Fraction

    @property
    def points(self) -> Fraction:
        """Points of the overall score (0…100) that it brings."""
        return self.share * (self.score or 0)

    @property
    def lost(self) -> Fraction:
        """Points of the overall score that it leaves on the table."""
        return self.share - self.points


@dataclass(frozen=True, slots=True)
class Scores:
    """The scores of a sheet, 0…100; ``None`` where nothing could be scored."""

    overall: Fraction | None
    sections: Mapping[str, Fraction | None]
    questions: Mapping[str, QuestionScore]


def answer_score(question: Question, answer: Answer) -> Fraction | None:
    """Return the worth of a valid answer, 0…1; ``None`` if it says that the question does not apply."""
    if isinstance(answer, Fraction):
        return _band_score(question, answer)
    if isinstance(answer, str):
        choice = question.by_id[answer]
        return None if choice.not_applicable else choice.score
    chosen = [question.by_id[item] for item in answer]
    if any(choice.not_applicable for choice in chosen):
        return None
    total = sum((choice.score for choice in chosen), Fraction(0))
    return min(Fraction(1), total / question.target) if question.kind is Kind.MULTIPLE else total


def contribution(question: Question, walk: Path, asked: bool) -> Fraction | None:
    """Return what a scored question counts in its section's mean, 0…1; ``None`` if it leaves the mean.

    A question that is asked and not answered counts 0; ``reach`` tells what it may still become.
    """
    if not asked:
        if question.not_applicable_if is not None and holds(question.not_applicable_if, walk.answers):
            return None
        return UNASKED[question.if_not_asked]
    answer = walk.answers.get(question.id)
    return Fraction(0) if answer is None else answer_score(question, answer)


def score(questionnaire: Questionnaire, walk: Path) -> Scores:
    """Score a path: section = weighted mean of its questions, overall = weighted mean of its sections."""
    counts = _counts(questionnaire, walk)
    sections = {section.id: _section_score(section, counts) for section in questionnaire.sections}
    total = sum((s.weight for s in questionnaire.sections if sections[s.id] is not None), Fraction(0))
    questions: dict[str, QuestionScore] = {}
    for section in questionnaire.sections:
        weight = _counted_weight(section, counts)
        part = 100 * section.weight / total / weight if weight else Fraction(0)
        for question in section.questions:
            value = counts.get(question.id)
            share = Fraction(0) if value is None else part * question.weight
            questions[question.id] = QuestionScore(value, share)
    return Scores(_overall(questionnaire, sections, total), sections, questions)


def overall(questionnaire: Questionnaire, walk: Path) -> Fraction | None:
    """Return the overall score of a path alone, 0…100; ``None`` if nothing can be scored."""
    counts = _counts(questionnaire, walk)
    sections = {section.id: _section_score(section, counts) for section in questionnaire.sections}
    total = sum((s.weight for s in questionnaire.sections if sections[s.id] is not None), Fraction(0))
    return _overall(questionnaire, sections, total)


def active_blockers(questionnaire: Questionnaire, walk: Path) -> tuple[Blocker, ...]:
    """Return the blockers whose condition holds over the answers that count."""
    return tuple(blocker for blocker in questionnaire.blockers if holds(blocker.when, walk.answers))


def capped(questionnaire: Questionnaire, level: Level, blockers: tuple[Blocker, ...]) -> Level:
    """Return the level that is left of one when these blockers apply."""
    order = [known.id for known in questionnaire.levels]
    lowest = min([order.index(level.id), *(order.index(blocker.caps_at) for blocker in blockers)])
    return questionnaire.levels[lowest]


def _band_score(question: Question, value: Fraction) -> Fraction:
    reached = [band.score for band in question.bands if band.start <= value]
    return reached[-1] if reached else Fraction(0)


def _counts(questionnaire: Questionnaire, walk: Path) -> dict[str, Fraction | None]:
    asked = {question.id for question in walk.asked}
    return {
        question.id: contribution(question, walk, question.id in asked)
        for section in questionnaire.sections
        for question in section.questions
        if question.scored and section.weight > 0
    }


def _overall(
    questionnaire: Questionnaire, sections: Mapping[str, Fraction | None], total: Fraction
) -> Fraction | None:
    points = ((section.weight, sections[section.id]) for section in questionnaire.sections)
    return (
        sum((weight * score for weight, score in points if score is not None), Fraction(0)) / total
        if total
        else None
    )


def _counted_weight(section: Section, counts: Mapping[str, Fraction | None]) -> Fraction:
    return sum((q.weight for q in section.questions if counts.get(q.id) is not None), Fraction(0))


def _section_score(section: Section, counts: Mapping[str, Fraction | None]) -> Fraction | None:
    weight = _counted_weight(section, counts)
    points = ((question.weight, counts.get(question.id)) for question in section.questions)
    return (
        100 * sum((own * value for own, value in points if value is not None), Fraction(0)) / weight
        if weight
        else None
    )
