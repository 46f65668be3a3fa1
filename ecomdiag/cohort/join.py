"""Pairs the results of two periods by the company's id: every row of both goes somewhere, none is guessed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

from ecomdiag.cohort import query
from ecomdiag.cohort.duck import Duck
from ecomdiag.cohort.source import Form
from ecomdiag.cohort.tables import HOME, ID, ROW, Opened, named, quoted
from ecomdiag.problems.errors import UsageError
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.record import Record
from ecomdiag.texts.words import said

#: What becomes of a company: scored in both, in both but not scored in both, or in one of them only.
STATE, SCORED, UNSCORED, ONLY_BEFORE, ONLY_AFTER = "state", "scored", "unscored", "only_before", "only_after"
BEFORE, AFTER, DIFFERENCE, DIRECTION, QUESTIONS = "before", "after", "difference", "direction", "questions"
#: By the sign of the exact difference.
FALLEN, SAME, RISEN = "fallen", "same", "risen"
DIRECTIONS = (FALLEN, SAME, RISEN)
#: Pairs of rows that are read at once.
AT_ONCE = 500


class Counts(Record):
    """How many rows there are, before and after, and what becomes of them. They add up."""

    rows: tuple[int, int]
    #: Rows that say no id.
    nameless: tuple[int, int]
    only: tuple[int, int]
    scored: int
    unscored: int
    #: The mean score of those that are scored in both, before and after, exact; ``None`` if there are none.
    means: tuple[Fraction, Fraction] | None


def require_ids(duck: Duck, table: Path, path: str) -> None:
    """Refuse results in which an id stands twice, or is but the number of the row, with ``UsageError``."""
    source = f"read_parquet({quoted(str(table))})"
    own = f"CAST({named(ID)} AS VARCHAR)"
    twice = duck.run(
        f"SELECT {own} FROM {source} WHERE {own} <> '' GROUP BY 1 HAVING count(*) > 1 ORDER BY 1 LIMIT 1",
        path,
    )
    if twice:
        raise UsageError(said("join.twice", path=path, id=str(twice[0][0])))
    ((kind, low, high, count),) = duck.run(
        f"SELECT any_value(typeof({named(ID)})), min({own} :: VARCHAR), max({own} :: VARCHAR), count(*) FROM {source}",
        path,
    )
    if kind == "BIGINT" and count and low == "1":
        ((top,),) = duck.run(f"SELECT max({named(ID)}) FROM {source}", path)
        if top == count and high is not None:
            raise UsageError(said("join.no_ids", path=path))


def pair(
    duck: Duck, before: Path, after: Path, to: Path, questionnaire: Questionnaire, by: Sequence[str]
) -> None:
    """Write a row for each company of two tables of results; ``by`` are columns of the second."""
    sections = [query.SECTION_SCORE.format(id=own.id) for own in questionnaire.scored_sections]
    both = [query.SCORE, query.LEVEL, *sections]
    shown = ", ".join(
        f"{side}.{named(name)} AS {named(f'{name}_{side}')}" for name in both for side in (BEFORE, AFTER)
    )
    exact = (
        f"CAST(after.{query.NUMERATOR} AS HUGEINT) * before.{query.DENOMINATOR} - "
        f"CAST(before.{query.NUMERATOR} AS HUGEINT) * after.{query.DENOMINATOR}"
    )
    kept = "".join(f", CAST(after.{named(name)} AS VARCHAR) AS {named(name)}" for name in by)
    text = (
        f"WITH before AS ({_with_ids(before)}), after AS ({_with_ids(after)}), paired AS ("
        f"SELECT coalesce(before.own_id, after.own_id) AS {ID}, CASE WHEN after.own_id IS NULL THEN '{ONLY_BEFORE}' "
        f"WHEN before.own_id IS NULL THEN '{ONLY_AFTER}' WHEN before.{query.SCORE} IS NULL "
        f"OR after.{query.SCORE} IS NULL THEN '{UNSCORED}' ELSE '{SCORED}' END AS {STATE}, "
        f"{exact} AS own_moved, {shown}, "
        f"before.{query.NUMERATOR} AS n0, before.{query.DENOMINATOR} AS d0, after.{query.NUMERATOR} AS n1, "
        f"after.{query.DENOMINATOR} AS d1{kept} FROM before FULL JOIN after ON before.own_id = after.own_id) "
        f"SELECT *, score_after - score_before AS {DIFFERENCE}, CASE WHEN {STATE} <> '{SCORED}' THEN NULL "
        f"WHEN own_moved < 0 THEN '{FALLEN}' WHEN own_moved > 0 THEN '{RISEN}' ELSE '{SAME}' END AS {DIRECTION} "
        f"FROM paired ORDER BY {ID}"
    )
    duck.to_parquet(text, str(after), to, {})


def counts(duck: Duck, before: Path, after: Path, pairs: Path) -> Counts:
    """Count the rows of both tables, and what has become of them."""
    rows, nameless = [], []
    for table in (before, after):
        named_not = f"count(*) FILTER (coalesce(CAST({named(ID)} AS VARCHAR), '') = '')"
        asked = f"SELECT count(*), {named_not} FROM read_parquet({quoted(str(table))})"
        ((count, without),) = duck.run(asked, str(table))
        rows.append(count)
        nameless.append(without)
    source = f"read_parquet({quoted(str(pairs))})"
    states = dict(duck.run(f"SELECT {STATE}, count(*) FROM {source} GROUP BY 1", str(pairs)))
    return Counts(
        rows=(rows[0], rows[1]),
        nameless=(nameless[0], nameless[1]),
        only=(states.get(ONLY_BEFORE, 0), states.get(ONLY_AFTER, 0)),
        scored=states.get(SCORED, 0),
        unscored=states.get(UNSCORED, 0),
        means=_means(duck, pairs) if states.get(SCORED) else None,
    )


def scored(duck: Duck, pairs: Path) -> int:
    """Count those that are scored in both."""
    source = f"read_parquet({quoted(str(pairs))})"
    ((count,),) = duck.run(f"SELECT count(*) FROM {source} WHERE {STATE} = '{SCORED}'", str(pairs))
    return int(count)


def tabled(duck: Duck, pairs: Path, group: str, column: str) -> dict[str, dict[str, int]]:
    """Count those that are scored in both by two columns of the pairs; without a group, all are one."""
    own = f"coalesce({named(group)}, '')" if group else "''"
    found: dict[str, dict[str, int]] = {}
    asked = (
        f"SELECT {own}, {named(column)}, count(*) FROM read_parquet({quoted(str(pairs))}) "
        f"WHERE {STATE} = '{SCORED}' GROUP BY 1, 2 ORDER BY 1, 2"
    )
    for name, value, count in duck.run(asked, str(pairs)):
        found.setdefault(name, {})[value] = count
    return found


def section_means(duck: Duck, pairs: Path, section: str) -> tuple[int, int, float | None, float | None]:
    """Return how many have a score in a section both times, how many another one, and its mean before and after."""
    first, second = (named(f"{query.SECTION_SCORE.format(id=section)}_{side}") for side in (BEFORE, AFTER))
    there = f"{STATE} = '{SCORED}' AND {first} IS NOT NULL AND {second} IS NOT NULL"
    asked = (
        f"SELECT count(*), count(*) FILTER ({first} <> {second}), avg({first}), avg({second}) "
        f"FROM read_parquet({quoted(str(pairs))}) WHERE {there}"
    )
    ((count, moved, before, after),) = duck.run(asked, str(pairs))
    return count, moved, before, after


def answers(
    duck: Duck, before: Opened, after: Opened, pairs: Path, questionnaire: Questionnaire
) -> Iterator[list[tuple[str, dict[str, str | None], dict[str, str | None]]]]:
    """Yield the cells of who is scored in both tables of answers and has not answered all alike, some at a time."""
    names = [*questionnaire.by_id, HOME]
    differs = " OR ".join(f"b.{named(name)} IS DISTINCT FROM a.{named(name)}" for name in names)
    shown = ", ".join(f"{side}.{named(name)}" for side in "ba" for name in names)
    text = (
        f"WITH b AS ({cells(before, names)}), a AS ({cells(after, names)}), p AS (SELECT {ID} FROM "
        f"read_parquet({quoted(str(pairs))}) WHERE {STATE} = '{SCORED}') SELECT p.{ID}, {shown} FROM p "
        f"JOIN b ON b.own_id = p.{ID} JOIN a ON a.own_id = p.{ID} WHERE {differs} ORDER BY p.{ID}"
    )
    cursor = duck.connection.cursor()
    try:
        cursor.execute(text)
        while batch := cursor.fetchmany(AT_ONCE):
            yield [_read(row, names) for row in batch]
    finally:
        cursor.close()


def companies(pairs: Path, told: Path | None, questionnaire: Questionnaire, by: Sequence[str]) -> str:
    """Return the query of the table of pairs, a row a company; ``told`` has what each question brought it."""
    scores = [query.SCORE, *(query.SECTION_SCORE.format(id=own.id) for own in questionnaire.scored_sections)]
    columns = [STATE, DIRECTION, DIFFERENCE, *by]
    columns += [f"{name}_{side}" for name in (query.LEVEL, *scores) for side in (BEFORE, AFTER)]
    shown = ", ".join(f"p.{named(name)}" for name in (ID, *columns))
    source = f"read_parquet({quoted(str(pairs))}) p"
    if told is not None:
        types = f"columns={{{ID}: 'VARCHAR', {QUESTIONS}: 'VARCHAR'}}"
        read = f"read_json({quoted(str(told))}, format='newline_delimited', {types})"
        shown += f", CASE WHEN p.{STATE} = '{SCORED}' THEN coalesce(q.{QUESTIONS}, '') END AS {QUESTIONS}"
        source += f" LEFT JOIN {read} q ON q.{ID} = p.{ID}"
    return f"SELECT {shown} FROM {source} ORDER BY p.{ID}"


def are_words(table: Opened) -> bool:
    """Whether a table of answers holds them as words, and not as the codes of a plan."""
    return all(form is Form.TEXT for form in table.source.forms.values())


def require_id_column(table: Opened) -> None:
    """Refuse a table of answers that does not say which company a row is, with ``UsageError``."""
    if table.source.kept[ID] == ROW:
        raise UsageError(said("join.no_ids", path=table.path))


def cells(table: Opened, names: Sequence[str]) -> str:
    """Return the query of whose each row of a table of answers is, and of these cells of it."""
    known = {*table.source.forms, *([HOME] if table.source.home else [])}
    found = {name: named(name) if name in known else "NULL" for name in names}
    listed = ", ".join(f"CAST({cell} AS VARCHAR) AS {named(name)}" for name, cell in found.items())
    return f"SELECT CAST({named(table.source.kept[ID])} AS VARCHAR) AS own_id, {listed} FROM {table.source.table}"


def _read(
    row: tuple[Any, ...], names: Sequence[str]
) -> tuple[str, dict[str, str | None], dict[str, str | None]]:
    own, middle = row[1:], len(names)
    return row[0], dict(zip(names, own[:middle], strict=True)), dict(zip(names, own[middle:], strict=True))


def _with_ids(table: Path) -> str:
    own = f"CAST({named(ID)} AS VARCHAR)"
    return f"SELECT *, {own} AS own_id FROM read_parquet({quoted(str(table))}) WHERE {own} <> ''"


def _means(duck: Duck, pairs: Path) -> tuple[Fraction, Fraction]:
    """Return the exact means: there are few denominators."""
    found = []
    for part, whole in (("n0", "d0"), ("n1", "d1")):
        asked = (
            f"SELECT {whole}, sum(CAST({part} AS HUGEINT)), count(*) FROM read_parquet({quoted(str(pairs))}) "
            f"WHERE {STATE} = '{SCORED}' GROUP BY 1"
        )
        rows = duck.run(asked, str(pairs))
        total = sum((Fraction(100 * int(added), int(over)) for over, added, _ in rows), Fraction(0))
        found.append(total / sum(count for _, _, count in rows))
    return found[0], found[1]
