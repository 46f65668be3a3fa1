"""What tables of results come to: how many companies, how they stand, and what is wrong with their rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from ecomdiag.cohort import query
from ecomdiag.cohort.duck import Duck
from ecomdiag.cohort.tables import named, quoted
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.record import Record


class Summary(Record):
    """A table of results in a few figures. Every row is either scored or not: they add up."""

    rows: int
    #: Rows with nothing wrong or missing.
    scored: int
    #: Of the others: those that only lack answers, and those in which something is wrong.
    incomplete: int
    wrong: int
    #: Of the scored; ``None`` if there is none.
    mean: float | None
    quartiles: tuple[float, float, float] | None
    #: By the scored section, in their order: how many have a score in it, and its mean (``None`` if none has).
    sections: Mapping[str, tuple[int, float | None]]
    #: How many companies are at each level, in its order.
    levels: Mapping[str, int]
    #: How many are held back by each blocker.
    blockers: Mapping[str, int]
    #: What is wrong or missing most often in all rows, ``rule:question`` and how many rows have it.
    problems: Sequence[tuple[str, int]]


#: So many problems are named.
MOST_NAMED = 10


def summary(duck: Duck, table: Path, questionnaire: Questionnaire) -> Summary:
    """Count what a table of results holds."""
    source = f"read_parquet({quoted(str(table))})"
    # Of a file of its own there may be more wrong than answers: whatever does not only lack, or is not asked, stops.
    missing = "(^|[|])(unanswered|not_asked|own_country):[^|]*"
    stops = f"regexp_replace({query.PROBLEMS}, '{missing}', '', 'g') <> ''"
    counted = (
        f"SELECT count(*), count(*) FILTER ({query.COMPLETE}), count(*) FILTER (NOT {query.COMPLETE} AND {stops}), "
        f"avg({query.SCORE}) FROM {source}"
    )
    ((rows, scored, wrong, mean),) = duck.run(counted, str(table))
    quartiles = _quartiles(duck, table)
    levels = dict.fromkeys([level.id for level in questionnaire.levels], 0)
    levels |= _counts(
        duck,
        table,
        f"SELECT {query.LEVEL}, count(*) FROM {source} WHERE {query.LEVEL} IS NOT NULL GROUP BY 1",
    )
    each = (
        "SELECT own, count(*) AS n FROM (SELECT unnest(string_split({}, '|')) AS own FROM {} WHERE {}) "
        "WHERE own <> '' GROUP BY 1 ORDER BY n DESC, own"
    )
    blockers = _counts(duck, table, each.format(query.BLOCKERS, source, query.COMPLETE))
    # What is only not asked, or one's own country, is nothing wrong.
    counted = "own <> '' AND NOT regexp_matches(own, '^(not_asked|own_country):')"
    told = each.replace("own <> ''", counted) + f" LIMIT {MOST_NAMED}"
    problems = _counts(duck, table, told.format(query.PROBLEMS, source, "true"))
    return Summary(
        rows=rows,
        scored=scored,
        incomplete=rows - scored - wrong,
        wrong=wrong,
        mean=mean,
        quartiles=quartiles,
        sections=_sections(duck, table, questionnaire),
        levels=levels,
        blockers={own.id: blockers.get(own.id, 0) for own in questionnaire.blockers},
        problems=tuple(problems.items()),
    )


def _sections(duck: Duck, table: Path, questionnaire: Questionnaire) -> dict[str, tuple[int, float | None]]:
    ids = [own.id for own in questionnaire.scored_sections]
    names = [named(query.SECTION_SCORE.format(id=own)) for own in ids]
    asked = ", ".join(f"count({name}), avg({name})" for name in names) or "0"
    (found,) = duck.run(
        f"SELECT {asked} FROM read_parquet({quoted(str(table))}) WHERE {query.SCORE} IS NOT NULL", str(table)
    )
    return {own: (found[2 * place], found[2 * place + 1]) for place, own in enumerate(ids)}


def _counts(duck: Duck, table: Path, asked: str) -> dict[str, int]:
    found: list[tuple[Any, ...]] = duck.run(asked, str(table))
    return {str(name): int(count) for name, count in found}


def _quartiles(duck: Duck, table: Path) -> tuple[float, float, float] | None:
    """Return the scores that a quarter, half and three quarters of the companies do not exceed."""
    source = f"read_parquet({quoted(str(table))})"
    # Different scores are few; all of them at once would not fit the memory.
    added = (
        f"SELECT own, sum(n) OVER (ORDER BY own) AS upto, sum(n) OVER () AS every FROM (SELECT {query.SCORE} AS own, "
        f"count(*) AS n FROM {source} WHERE {query.SCORE} IS NOT NULL GROUP BY 1)"
    )
    ends = ", ".join(f"min(own) FILTER (4 * upto >= {part} * every)" for part in (1, 2, 3))
    ((low, middle, high),) = duck.run(f"SELECT {ends} FROM ({added})", str(table))
    return None if low is None else (low, middle, high)
