"""Between what scores lie where the exact range cannot be settled: never narrower than that, and quick."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import TypeAlias

from ecomdiag.questionnaire.model import Level, Question, Section
from ecomdiag.questionnaire.ways import Way
from ecomdiag.ranges.certain import Case, Certain
from ecomdiag.scoring.scoring import Range, ScoreRanges
from ecomdiag.scoring.ways import is_derived

Part: TypeAlias = tuple[Fraction, Range, bool]
"""The weight of something, between what it lies, and whether it counts in any case."""


def bounds(certain: Certain) -> ScoreRanges:
    """Return what the scores of a sheet lie within, as if every open answer and branch were free of the others."""
    questionnaire = certain.questionnaire
    sections = {own.id: _section(own, certain) for own in questionnaire.sections}
    parts = [
        (own.weight, found, _counts(own, certain))
        for own in questionnaire.scored_sections
        if (found := sections[own.id]) is not None
    ]
    overall = _least(parts) if questionnaire.scoring is Way.MINIMUM else _mean(parts)
    sections = {name: found for name, found in sections.items() if not is_derived(name)}
    return ScoreRanges(overall, sections, None if overall is None else _levels(certain, overall), exact=False)


def _section(section: Section, certain: Certain) -> Range | None:
    scored = [question for question in section.questions if question.scored and section.weight]
    parts = [
        (question.weight, (100 * low, 100 * high), certain.applies(question) is True)
        for question in scored
        if certain.applies(question) is not False
        for low, high in [_question(question, certain)]
    ]
    return _least(parts) if section.scoring is Way.MINIMUM else _mean(parts)


def _counts(section: Section, certain: Certain) -> bool:
    """Say whether a section has a score in any case."""
    return any(question.scored and certain.applies(question) for question in section.questions)


def _question(question: Question, certain: Certain) -> Range:
    """Return between what the score of a question lies where it counts, 0…1."""
    found: list[Fraction] = []
    for case in certain.cases[question.id]:
        turns = (
            certain.turns(question, (), summed=False)
            if case is Case.ASKED
            else (certain.unasked(question, case, ()),)
        )
        found += [end for turn in turns if turn.applies for end in (turn.low, turn.high)]
    return min(found), max(found)


def _mean(parts: Sequence[Part]) -> Range | None:
    """Return between what a mean lies; what may be left out counts only where it widens that."""
    if not parts:
        return None
    low = _lowest([(weight, ends[0], sure) for weight, ends, sure in parts])
    high = -_lowest([(weight, -ends[1], sure) for weight, ends, sure in parts])
    return low, high


def _least(parts: Sequence[Part]) -> Range | None:
    """Return between what the lowest of some scores lies, of which only those are a limit that count in any case."""
    if not parts:
        return None
    low = min(ends[0] for _, ends, _ in parts)
    sure = [ends[1] for _, ends, counts in parts if counts]
    return low, min(sure) if sure else max(ends[1] for _, ends, _ in parts)


def _lowest(parts: Iterable[tuple[Fraction, Fraction, bool]]) -> Fraction:
    total = weight = Fraction(0)
    for own, value, sure in sorted(parts, key=lambda part: (not part[2], part[1])):
        if sure or not weight or value * weight < total:
            total += own * value
            weight += own
    return total / weight


def _levels(certain: Certain, overall: Range) -> tuple[Level, Level]:
    questionnaire = certain.questionnaire
    order = questionnaire.levels
    ends = [order.index(questionnaire.level(score)) for score in overall]
    for blocker in questionnaire.blockers:
        holds = certain.holds(blocker.when)
        cap = next(place for place, level in enumerate(order) if level.id == blocker.caps_at)
        if holds is not False:
            ends[0] = min(ends[0], cap)
        if holds:
            ends[1] = min(ends[1], cap)
    return order[ends[0]], order[ends[1]]
