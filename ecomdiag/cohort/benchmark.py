"""A benchmark of many companies: histograms that say nothing of any one, which can be pooled exactly.

A histogram counts whole points of the score, 0…100 (what is between two counts with the lower). A group with fewer
companies than ``LEAST`` is left out, and others with it if the rest would tell of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from ecomdiag.cohort import query
from ecomdiag.cohort.duck import Duck
from ecomdiag.cohort.tables import named, quoted
from ecomdiag.problems.errors import UsageError
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.record import Record
from ecomdiag.texts.words import said

#: A group of fewer companies is not told.
LEAST = 10
#: The name of the whole score among those of the sections, and of all companies among the groups.
WHOLE, ALL = "score", ""
BINS = 101
FORMAT = 1


class Group(Record):
    """The companies that are alike in the columns of the benchmark: how many, and their scores."""

    #: The values of these columns, in their order; empty: all companies.
    values: tuple[str, ...]
    n: int
    #: By ``score`` and the ids of the sections: how many companies have each number of whole points.
    histograms: Mapping[str, tuple[int, ...]]


class Benchmark(Record):
    """What can be published of a table of results."""

    questionnaire: str
    version: str
    digest: str
    #: The first and the last day that it is about.
    period: tuple[str, str]
    #: The columns that tell groups apart.
    by: tuple[str, ...]
    groups: tuple[Group, ...]


def benchmark(
    duck: Duck, table: Path, questionnaire: Questionnaire, *, by: Sequence[str], period: tuple[str, str]
) -> Benchmark:
    """Count the complete companies of a table of results, all together and by each group of enough of them."""
    scores = {
        WHOLE: query.SCORE,
        **{own.id: query.SECTION_SCORE.format(id=own.id) for own in questionnaire.scored_sections},
    }
    groups = _groups(duck, table, scores, ())
    if by and sum(own.n for own in groups) >= LEAST:
        groups += _publishable(_groups(duck, table, scores, by))
    return Benchmark(
        questionnaire=questionnaire.id,
        version=questionnaire.version,
        digest=questionnaire.digest,
        period=period,
        by=tuple(by),
        groups=tuple(own for own in groups if own.n >= LEAST),
    )


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
            together[group.values] = group if before is None else _pooled(before, group)
    return Benchmark(
        questionnaire=first.questionnaire,
        version=first.version,
        digest=first.digest,
        period=(min(own.period[0] for own in benchmarks), max(own.period[1] for own in benchmarks)),
        by=first.by,
        groups=tuple(together[values] for values in sorted(together)),
    )


def as_json(own: Benchmark) -> dict[str, Any]:
    """Return a benchmark as a file holds it: of a histogram only the points that somebody has."""
    return {
        "benchmark": FORMAT,
        "questionnaire": {"id": own.questionnaire, "version": own.version, "digest": own.digest},
        "period": [*own.period],
        "by": [*own.by],
        "groups": [
            {
                "values": [*group.values],
                "n": group.n,
                "histograms": {
                    name: {str(points): count for points, count in enumerate(counts) if count}
                    for name, counts in group.histograms.items()
                },
            }
            for group in own.groups
        ],
    }


def from_json(found: Any, path: str) -> Benchmark:
    """Return the benchmark that a file holds. Raises ``UsageError`` if it is none."""
    try:
        if found["benchmark"] != FORMAT:
            raise ValueError
        about = found["questionnaire"]
        first, last = map(str, found["period"])
        return Benchmark(
            questionnaire=str(about["id"]),
            version=str(about["version"]),
            digest=str(about["digest"]),
            period=(first, last),
            by=tuple(map(str, found["by"])),
            groups=tuple(_group(own) for own in found["groups"]),
        )
    except (KeyError, TypeError, ValueError, AttributeError, IndexError):
        raise UsageError(said("cohort.no_benchmark", path=path)) from None


def _publishable(groups: list[Group]) -> list[Group]:
    """Leave out the groups of too few companies, and so many of the smallest others that nothing tells these apart.

    All companies less the groups that are told must again be nobody, or enough.
    """
    kept = sorted(groups, key=lambda own: own.n)
    left_out = 0
    while kept and (kept[0].n < LEAST or 0 < left_out < LEAST):
        left_out += kept.pop(0).n
    return kept if left_out == 0 or left_out >= LEAST else []


def _group(found: Any) -> Group:
    histograms = {str(name): _counts(own) for name, own in found["histograms"].items()}
    return Group(values=tuple(map(str, found["values"])), n=_whole(found["n"]), histograms=histograms)


def _counts(found: Mapping[str, int]) -> tuple[int, ...]:
    counts = [0] * BINS
    for points, count in found.items():
        if not 0 <= int(points) < BINS:
            raise ValueError
        counts[int(points)] = _whole(count)
    return tuple(counts)


def _whole(found: Any) -> int:
    if type(found) is not int or found < 0:
        raise ValueError
    return found


def _pooled(one: Group, other: Group) -> Group:
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


def _groups(duck: Duck, table: Path, scores: Mapping[str, str], by: Sequence[str]) -> list[Group]:
    """Count the companies and their points, group by group; one column of the result after the other."""
    source = f"read_parquet({quoted(str(table))}) WHERE {query.COMPLETE} AND {query.SCORE} IS NOT NULL"
    keys = ", ".join(f"coalesce(CAST({named(name)} AS VARCHAR), '')" for name in by)
    key = f"[{keys}]" if by else "CAST([] AS VARCHAR[])"
    counts = duck.run(f"SELECT {key} AS k, count(*) FROM {source} GROUP BY 1 ORDER BY 1", str(table))
    histograms: dict[tuple[str, ...], dict[str, list[int]]] = {
        tuple(values): {name: [0] * BINS for name in scores} for values, _ in counts
    }
    for name, column in scores.items():
        own = named(column)
        points_of = f"SELECT {key} AS k, CAST(floor({own}) AS INTEGER), count(*) FROM {source}"
        asked = f"{points_of} AND {own} IS NOT NULL GROUP BY 1, 2"
        for values, points, count in duck.run(asked, str(table)):
            histograms[tuple(values)][name][points] = count
    return [_of(tuple(values), n, histograms[tuple(values)]) for values, n in counts]


def _of(values: tuple[str, ...], n: int, histograms: Mapping[str, Iterable[int]]) -> Group:
    return Group(values=values, n=n, histograms={name: tuple(own) for name, own in histograms.items()})
