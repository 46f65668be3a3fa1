"""Many companies at once: tables of answers in, tables of results out."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory

from ecomdiag.benchmark.model import Benchmark
from ecomdiag.cohort import duck as engine
from ecomdiag.cohort import query, results, scoring
from ecomdiag.cohort.benchmark import benchmark
from ecomdiag.cohort.crossing import crossing, require_apart
from ecomdiag.cohort.engines import HERE, Scorer, Where, scorer
from ecomdiag.cohort.plan import Plan, plan_of
from ecomdiag.cohort.results import Summary
from ecomdiag.cohort.source import Form, Source
from ecomdiag.cohort.spread import spread
from ecomdiag.cohort.standings import Standings, Wanted
from ecomdiag.cohort.tables import CODES, HOME, ID, Asked, Opened, require_results
from ecomdiag.loader.folders import is_folder
from ecomdiag.loader.workbook.rows import is_workbook
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.record import Record, replace
from ecomdiag.texts.words import Words, said
from ecomdiag.workflows.answers_folder import OfFolder
from ecomdiag.workflows.costing import costs_of
from ecomdiag.workflows.workbooks import OfWorkbooks, open_table, require_sheet_used


class Scored(Record):
    """What came of scoring tables: the figures, and what their columns are."""

    summary: Summary
    tables: tuple[Opened, ...]


def score_tables(
    questionnaire: Questionnaire,
    paths: Sequence[str],
    output: str | None,
    *,
    asked: Asked,
    progress: engine.Progress,
    told: Callable[[Opened], None] = lambda _: None,
    where: Where = HERE,
) -> Scored:
    """Score every row of tables of answers; write the results, a row a company, if they are wanted.

    ``paths``: tables, and folders of answers files; with PostgreSQL, names of tables. What is finished is kept beside
    the output until all is, so that work that was interrupted goes on where it was. Raises ``UsageError`` for a table
    that cannot be read, or a questionnaire that cannot be scored in one query, before a row is read.
    """
    engine.require_engine()
    require_sheet_used(paths if where.reads_files else (), asked)
    plan, target = plan_of(questionnaire), Path(output) if output else None
    with (
        engine.connected(progress) as duck,
        TemporaryDirectory(prefix="ecomdiag-") as folder,
        scorer(where, duck, plan, asked) as own,
    ):
        others = (OfFolder(duck, plan, asked, Path(folder)), OfWorkbooks(duck, plan, asked))
        once = _once(paths, where)
        scorers = [_scorer(path, own, *others) if where.reads_files else own for path in once]
        tables = tuple(map(_opened, scorers, once, once.values()))
        for table in tables:
            told(table)
        place = target.with_name(f"{target.name}.parts") if target and own.keeps else Path(folder) / "parts"
        with _kept(place):
            parts = [
                each.scored(table, place / _digest(questionnaire, table, asked))
                for each, table in zip(scorers, tables, strict=True)
            ]
            found = _written(duck, plan, tables, parts, target, Path(folder) / "results.parquet")
            summary = results.summary(duck, found, questionnaire)
        rmtree(place, ignore_errors=True)
    return Scored(summary=summary, tables=tables)


def _once(paths: Sequence[str], where: Where) -> dict[str, list[Words]]:
    """Return each table once, with what has to be told if it is given again, by this or another name."""
    found: dict[str, list[Words]] = {}
    known: dict[str, str] = {}
    for path in paths:
        own = known.setdefault(str(Path(path).resolve()) if where.reads_files else path, path)
        if own in found:
            found[own] = [said("cohort.given_twice", path=path)]
        found.setdefault(own, [])
    return found


def _opened(own: Scorer, path: str, told: Sequence[Words]) -> Opened:
    found = own.opened(path)
    return replace(found, told=(*found.told, *told))


def _scorer(path: str, tables: Scorer, folders: Scorer, workbooks: Scorer) -> Scorer:
    """Return what scores a path: a folder, a workbook or another table."""
    return folders if is_folder(path) else workbooks if is_workbook(path) else tables


def _written(
    duck: engine.Duck,
    plan: Plan,
    tables: Sequence[Opened],
    parts: Sequence[Path],
    target: Path | None,
    beside: Path,
) -> Path:
    """Write the results of all tables to where they are wanted, if they are; return them as Parquet."""
    is_final = target is not None and target.suffix.lower() == ".parquet"
    found = target if is_final and target is not None else beside
    scoring.together(duck, plan, [*tables[0].source.kept], parts, found)
    if target is not None and not is_final:
        duck.to_text(found, target)
    return found


@contextmanager
def _kept(place: Path) -> Iterator[None]:
    """Keep what is finished in a folder beside the output, which goes if there is nothing in it."""
    place.mkdir(exist_ok=True)
    try:
        yield
    finally:
        with suppress(OSError):
            place.rmdir()


def write_codes(
    questionnaire: Questionnaire, path: str, output: str, *, asked: Asked, progress: engine.Progress
) -> Opened:
    """Write a table of answers as codes, which are read and scored several times as quickly."""
    engine.require_engine()
    require_sheet_used([path], asked)
    plan = plan_of(questionnaire)
    with engine.connected(progress) as duck:
        table = open_table(duck, questionnaire, path, asked)
        text = query.codes(plan, table.source, "duckdb")
        duck.to_parquet(text, path, Path(output), {CODES: questionnaire.digest})
    return table


def make_benchmark(
    questionnaire: Questionnaire,
    path: str,
    *,
    by: Sequence[str],
    period: tuple[str, str],
    progress: engine.Progress,
    sources: Sequence[str] = (),
) -> Benchmark:
    """Make the benchmark of a table of results. Raises ``UsageError`` if it is none of this questionnaire.

    ``sources`` says whose companies they are.
    """
    with engine.connected(progress) as duck:
        require_results(path, questionnaire.digest, by, duck.connection)
        return benchmark(duck, Path(path), questionnaire, by=by, period=period, sources=sources)


def standings_of(
    questionnaire: Questionnaire, path: str, wanted: Wanted, *, progress: engine.Progress
) -> Standings:
    """Return how the companies of a table of results stand; with the tables that were scored, through what.

    Raises ``UsageError`` for columns that it does not have, or whose tables would tell of each other.
    """
    with engine.connected(progress) as duck:
        columns = [*wanted.by, *(own for pair in wanted.crossed for own in pair)]
        require_results(path, questionnaire.digest, columns, duck.connection)
        table = Path(path)
        require_apart(duck, table, wanted.by, wanted.crossed)
        spreads = tuple(spread(duck, table, questionnaire, column) for column in ("", *wanted.by))
        summary = results.summary(duck, table, questionnaire)
        return Standings(
            summary=summary,
            spreads=spreads,
            crossings=tuple(crossing(duck, table, pair) for pair in wanted.crossed),
            costs=costs_of(duck, questionnaire, path, wanted, summary.scored) if wanted.answers else None,
        )


def scoring_sql(questionnaire: Questionnaire, dialect: str, *, table: str, by: Sequence[str] = ()) -> str:
    """Return the query that scores a table of answers in one's own warehouse, as a text of that dialect.

    ``table`` is its name as the dialect writes it; it has a column of text for each question, ``id``, and those
    named in ``by``.
    """
    engine.require_engine()
    source = Source(
        table=table,
        forms=dict.fromkeys(questionnaire.by_id, Form.TEXT),
        kept={ID: ID, **{name: name for name in by}},
        home=HOME,
    )
    return query.scoring(plan_of(questionnaire), source, dialect)


def _digest(questionnaire: Questionnaire, table: Opened, asked: Asked) -> str:
    """Return what a part is called: another if its table, the questionnaire or what is wanted of it is another."""
    file = Path(table.path)
    if not file.exists():  # a table of a server, of which nothing is kept
        return os.urandom(12).hex()
    status = file.stat()
    # Of a folder it is told file by file what has changed.
    changed = [] if file.is_dir() else [str(status.st_size), str(status.st_mtime_ns)]
    said = [questionnaire.digest, str(file.resolve()), *changed, str(asked)]
    return hashlib.sha256("\0".join(said).encode()).hexdigest()[:24]
