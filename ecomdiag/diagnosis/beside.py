"""What stands beside a diagnosis: what would be with other answers, and its place among others. The records."""

from __future__ import annotations

from fractions import Fraction
from typing import Annotated, Literal, TypeAlias

from ecomdiag.questionnaire.conditions import Answer
from ecomdiag.record import Record
from ecomdiag.record.limits import Between, Date, Points
from ecomdiag.texts.words import Text


class Named(Record):
    """A level or a blocker, by its id, and what it is called."""

    id: str
    title: Text


class ChangeResult(Record):
    """Another answer to one question, and what it brings."""

    question: str
    title: Text
    #: ``None`` and empty if the question has no answer that counts now.
    start: Answer | None
    start_text: Text
    end: Answer
    end_text: Text
    #: Whether the question is asked once all changes are made; if not, its answer counts nothing.
    asked: bool
    #: Points of the overall score: its share of the whole difference, and what it would bring without the others.
    points: Annotated[Fraction, Between(-100, 100)]
    alone: Annotated[Fraction, Between(-100, 100)]


class SectionShift(Record):
    """The range of a section's score (0…100) before and after; ``None`` where it has none."""

    id: str
    title: Text
    before: tuple[Points, Points] | None
    after: tuple[Points, Points] | None


class WhatIfResult(Record):
    """What would become of a diagnosis with other answers to some questions."""

    #: In the order in which they were named; their points add up to the difference of the two scores.
    changes: tuple[ChangeResult, ...]
    before: Points
    #: What is newly asked counts 0 here, as long as it has no answer; ``range_after`` says what it becomes with one.
    after: Points
    range_after: tuple[Points, Points]
    level_before: Named
    #: The lowest and the highest level that it can still become.
    levels_after: tuple[Named, Named]
    #: What caps the level now and would not any more; what would then, and does not now.
    lifted: tuple[Named, ...]
    added: tuple[Named, ...]
    #: Ids of the questions that are asked then, were not before, and have no answer yet; and of those asked no more.
    opens: tuple[str, ...]
    closes: tuple[str, ...]
    #: The sections whose score would be another.
    sections: tuple[SectionShift, ...]


NoData: TypeAlias = Literal[
    "", "other_questionnaire", "other_version", "other_content", "too_few", "unscored"
]
"""Why nothing is said of other companies: theirs is another questionnaire, another version of it, or the same version
with other content; they are too few; this company has no score. Empty: something is said."""


class GroupValue(Record):
    """What the companies of a group have in common: a question, and their answer to it."""

    question: str
    title: Text
    value: Text


class PlaceResult(Record):
    """The place of a score among those of other companies: its percentile, the mid-rank, 0…100."""

    #: Of a section; empty: of the whole.
    id: str
    #: How many companies have that score.
    n: int
    #: Of the lowest and the highest score that it can be; ``None``: no score, or too few companies.
    ends: tuple[Points, Points] | None


class BenchmarkResult(Record):
    """A company's places among those of a benchmark."""

    #: Of the benchmark.
    questionnaire: str
    version: str
    #: The first and the last day that it is about.
    period: tuple[Date, Date]
    #: Whose companies they are; empty if it does not say.
    sources: tuple[str, ...]
    no_data: NoData
    #: How many companies it is compared with, and what these have in common; empty: nothing, they are all.
    n: int = 0
    group: tuple[GroupValue, ...] = ()
    #: The company's own group, where that has too few companies or none.
    too_small: tuple[GroupValue, ...] = ()
    score: PlaceResult | None = None
    sections: tuple[PlaceResult, ...] = ()
