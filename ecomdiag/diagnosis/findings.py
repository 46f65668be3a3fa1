"""Strengths and weaknesses: which sections are named, and the answers behind each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import lru_cache
from math import ceil
from operator import itemgetter

from ecomdiag.diagnosis.result import Closed, Finding, QuestionResult, SectionResult
from ecomdiag.questionnaire.model import Kind
from ecomdiag.scoring.compiled import NOTHING, Compiled, whole
from ecomdiag.scoring.tally import Tally

#: From here on a section is a strength, and below here a weakness (points of 100): the upper and lower halves
#: of the levels, as ``docs/method.md`` explains.
STRONG, SOUND = Fraction(75), Fraction(50)
#: How many sections are named at least, if any qualify at all.
AT_LEAST_NAMED = 2
#: How many answers are shown behind a strength or weakness.
ANSWERS_BEHIND = 3


def findings(
    sections: Iterable[SectionResult], questions: Iterable[QuestionResult], own: Compiled, tally: Tally
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """Return the strengths, the best first, and the weaknesses, the worst first.

    Strengths are sections of 75 or more, and in any case the best two that reach 50; weaknesses those below 50, and
    in any case the worst two short of 75, but never one that is a strength. A section of percentages alone is none:
    they say how money is spread, not what was achieved.
    """
    known = [section for section in sections if section.score is not None]
    behind = _Behind(questions, own, tally)
    *scores, strong, sound = whole([*(own.score or NOTHING for own in known), STRONG, SOUND])
    able = [pair for pair in zip(scores, known, strict=True) if not behind.only_shares(pair[1])]
    best = [
        section
        for place, (score, section) in enumerate(sorted(able, key=lambda pair: -pair[0]))
        if score >= (sound if place < AT_LEAST_NAMED else strong)
    ]
    taken = {section.id for section in best}
    rest = [pair for pair in zip(scores, known, strict=True) if pair[1].id not in taken]
    worst = [
        section
        for place, (score, section) in enumerate(sorted(rest, key=itemgetter(0)))
        if score < (strong if place < AT_LEAST_NAMED else sound)
    ]
    return tuple(map(behind.strength, best)), tuple(map(behind.weakness, worst))


class _Behind:
    """The answers behind the sections."""

    def __init__(self, questions: Iterable[QuestionResult], own: Compiled, tally: Tally) -> None:
        self.results = {question.id: question for question in questions}
        self.compiled = {found.section.id: found.questions for found in own.sections}
        self.tally = tally
        self.shares = {each.id for each in own.questions if each.question.kind is Kind.PERCENTAGE}
        self.strong, self.sound = _bars(tally.unit)

    def only_shares(self, section: SectionResult) -> bool:
        """Say whether all that counts in a section are percentages: how a budget is spread is no strength."""
        told = [question.id for question, _, _ in self._known(section) if question.asked]
        return bool(told) and self.shares.issuperset(told)

    def strength(self, section: SectionResult) -> Finding:
        """Return a section with the answers that weigh most in its favour."""
        told = [
            (-weight * steps, question.id)
            for question, weight, steps in self._known(section)
            if question.asked and steps >= self.sound and question.id not in self.shares
        ]
        return _finding(section, told)

    def weakness(self, section: SectionResult) -> Finding:
        """Return a section with the answers that weigh most against it, and what they closed."""
        found, unit = list(self._known(section)), self.tally.unit
        told = [
            (weight * (steps - unit), question.id)
            for question, weight, steps in found
            if question.asked and steps < self.strong
        ]
        hidden = [question for question, _, steps in found if not question.asked and not steps]
        return _finding(section, told, _closed(hidden))

    def _known(self, section: SectionResult) -> Iterator[tuple[QuestionResult, int, int]]:
        """Yield the questions that have a score, each with its weight in the section and the steps of the answer."""
        for question in self.compiled[section.id]:
            if question.derived:
                continue
            result, steps = self.results[question.id], self.tally.worth[question.id]
            if result.score is not None and steps is not None:
                yield result, question.weight, steps


@lru_cache(maxsize=16)
def _bars(unit: int) -> tuple[int, int]:
    """Return the least steps, of so many for a full score, that are strong, and sound."""
    return ceil(STRONG * unit / 100), ceil(SOUND * unit / 100)


def _finding(
    section: SectionResult, told: list[tuple[int, str]], not_asked: tuple[Closed, ...] = ()
) -> Finding:
    told.sort(key=itemgetter(0))
    return Finding(
        kind="section",
        id=section.id,
        title=section.title,
        score=section.score or NOTHING,
        answers=tuple([name for _, name in told[:ANSWERS_BEHIND]]),
        not_asked=not_asked,
    )


def _closed(hidden: list[QuestionResult]) -> tuple[Closed, ...]:
    if not hidden:
        return ()
    counts = Counter([question.depends_on for question in hidden if question.depends_on is not None])
    return tuple(Closed(depends_on=name, count=count) for name, count in counts.items())
