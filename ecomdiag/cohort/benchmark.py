"""Makes the benchmark of a table of results: nothing in it is of too few companies, nor can be told from the rest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from ecomdiag.benchmark.model import BINS, LEAST, WHOLE, Benchmark, Group
from ecomdiag.cohort import query
from ecomdiag.cohort.duck import Duck
from ecomdiag.cohort.tables import named, quoted
from ecomdiag.questionnaire.model import Questionnaire


def benchmark(
    duck: Duck,
    table: Path,
    questionnaire: Questionnaire,
    *,
    by: Sequence[str],
    period: tuple[str, str],
    sources: Sequence[str] = (),
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
        sources=tuple(sources),
        by=tuple(by),
        groups=tuple(own for own in groups if own.n >= LEAST),
    )


def _publishable(groups: list[Group]) -> list[Group]:
    """Leave out the groups of too few companies, and so many of the smallest others that nothing tells these apart.

    All companies less the groups that are told must again be nobody, or enough.
    """
    kept = sorted(groups, key=lambda own: own.n)
    left_out = 0
    while kept and (kept[0].n < LEAST or 0 < left_out < LEAST):
        left_out += kept.pop(0).n
    return kept if left_out == 0 or left_out >= LEAST else []


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
