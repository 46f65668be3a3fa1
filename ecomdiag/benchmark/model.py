"""A benchmark: histograms of scores by group, which can be pooled exactly, and the place of a score among them.

A histogram counts whole points of the score, 0…100: what is between two counts with the lower.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import floor

from ecomdiag.problems.errors import UsageError
from ecomdiag.record import Record
from ecomdiag.texts.words import said

#: A group of fewer companies is not told, and no place among them.
LEAST = 10
#: The name of the whole score among those of the sections.
WHOLE = "score"
BINS = 101


class Group(Record):
    """The companies that are alike in the columns of the benchmark: how many, and their scores."""

    #: The values of these columns, in their order; empty: all companies.
    values: tuple[str, ...]
    n: int
    #: By ``score`` and the ids of the sections: how many companies have each number of whole points.
    histograms: Mapping[str, tuple[int, ...]]


class Benchmark(Record):
    """What can be published of the results of many companies."""

    questionnaire: str
    version: str
    digest: str
    #: The first and the last day that it is about.
    period: tuple[str, str]
    #: Whose companies they are, as those say who made it.
    sources: tuple[str, ...] = ()
    #: The columns that tell groups apart.
    by: tuple[str, ...]
    groups: tuple[Group, ...]


def merged(benchmarks: Sequence[Benchmark]) -> Benchmark:
    """Pool benchmarks of one questionnaire: exactly that of all their companies together, so far as these are told.

    Raises ``UsageError`` if they are not of the same questionnaire or the same columns.
    """
    first = benchmarks[0]
    for own in benchmarks[1:]:
        if (own.digest, own.by) != (first.digest, first.by):
            raise UsageError(said("cohort.other_benchmark"))
    together: dict[tuple[str, ...], Group] = {}
    for own in benchmarks:
        for group in own.groups:
            before = together.get(group.values)
            together[group.values] = group if before is None else pooled(before, group)
    return Benchmark(
        questionnaire=first.questionnaire,
        version=first.version,
        digest=first.digest,
        period=(min(own.period[0] for own in benchmarks), max(own.period[1] for own in benchmarks)),
        sources=tuple(sorted({source for own in benchmarks for source in own.sources})),
        by=first.by,
        groups=tuple(together[values] for values in sorted(together)),
    )


def pooled(one: Group, other: Group) -> Group:
    """Put the companies of two groups together, under the values of the first."""
    names = dict.fromkeys((*one.histograms, *other.histograms))
    empty = (0,) * BINS
    return Group(
        values=one.values,
        n=one.n + other.n,
        histograms={
            name: tuple(
                map(sum, zip(one.histograms.get(name, empty), other.histograms.get(name, empty), strict=True))
            )
            for name in names
        },
    )


def percentile(counts: Sequence[int], score: Fraction) -> Fraction:
    """Return the mid-rank of a score (0…100) in a histogram of at least one company: 0…100, exact.

    That is how many of a hundred have fewer whole points, those that have as many counting half.
    """
    place = floor(score)
    return Fraction(100 * (2 * sum(counts[:place]) + counts[place]), 2 * sum(counts))
