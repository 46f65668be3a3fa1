"""Two periods of the same companies, paired by their ids."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

from ecomdiag.benchmark.model import LEAST
from ecomdiag.cohort import duck as engine
from ecomdiag.cohort import join, query
from ecomdiag.cohort.crossing import require_apart
from ecomdiag.cohort.moves import (
    Brought,
    Moves,
    SectionMoves,
    published_levels,
    published_questions,
    published_sections,
)
from ecomdiag.cohort.plan import plan_of
from ecomdiag.cohort.rows import sheet_of
from ecomdiag.cohort.spread import Spread, published
from ecomdiag.cohort.tables import (
    ABOUT,
    ID,
    Asked,
    Opened,
    require_results,
    says_results,
)
from ecomdiag.comparison.moved import moved
from ecomdiag.engine import path as walk_of
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.record import Record
from ecomdiag.scoring.compiled import compiled
from ecomdiag.scoring.tally import Tally, tally
from ecomdiag.scoring.ways import hangs_together
from ecomdiag.workflows.workbooks import open_table, require_sheet_used

#: Signs behind the point of what a question brought one company, in the table of pairs.
DECIMALS = 6
#: The file of these, while the pairs are written.
TOLD = "questions.ndjson"


class _Side(Record, eq=False):
    """One of the two tables: its results, and its answers if it holds any."""

    results: Path
    answers: Opened | None


def join_tables(
    questionnaire: Questionnaire,
    before: str,
    after: str,
    outputs: Sequence[str],
    *,
    id_column: str | None = None,
    by: Sequence[str] = (),
    sheet: str | None = None,
    progress: engine.Progress,
) -> Moves:
    """Pair two tables, of answers or of results, by the ids of their companies; write the pairs, if they are wanted.

    What each question brought is told of tables of answers. Raises ``UsageError`` for tables that cannot be read or
    paired.
    """
    require_sheet_used([before, after], Asked(sheet=sheet))
    with engine.connected(progress) as duck, TemporaryDirectory(prefix="ecomdiag-") as folder:
        place = Path(folder)
        sides = (
            _side(duck, questionnaire, before, place / "before.parquet", Asked(id=id_column, sheet=sheet)),
            _side(
                duck,
                questionnaire,
                after,
                place / "after.parquet",
                Asked(id=id_column, by=tuple(by), sheet=sheet),
            ),
        )
        pairs = place / "pairs.parquet"
        join.pair(duck, sides[0].results, sides[1].results, pairs, questionnaire, by)
        require_apart(duck, pairs, by, (), f"{join.STATE} = '{join.SCORED}'")
        brought = _brought(duck, questionnaire, sides, pairs, place / TOLD, progress)
        found = _moves(duck, questionnaire, sides, pairs, by, brought)
        for output in outputs:
            _write(duck, questionnaire, pairs, place, by, output)
    return found


def _side(duck: engine.Duck, questionnaire: Questionnaire, path: str, to: Path, asked: Asked) -> _Side:
    """Score a table of answers; one of results is there already."""
    if says_results(path, duck.connection):
        require_results(path, questionnaire.digest, [ID, *asked.by], duck.connection)
        found = _Side(results=Path(path), answers=None)
    else:
        table = open_table(duck, questionnaire, path, asked)
        join.require_id_column(table)
        duck.to_parquet(query.scoring(plan_of(questionnaire), table.source, "duckdb"), path, to, {ABOUT: ""})
        found = _Side(results=to, answers=table if join.are_words(table) else None)
    join.require_ids(duck, found.results, path)
    return found


def _brought(
    duck: engine.Duck,
    questionnaire: Questionnaire,
    sides: tuple[_Side, _Side],
    pairs: Path,
    to: Path,
    progress: engine.Progress,
) -> dict[str, Brought] | None:
    """Return what each question brought in all companies together; what it brought each is written to a file.

    ``None`` where the answers are not known, or what one brings hangs on the others.
    """
    first, second = (side.answers for side in sides)
    if first is None or second is None or hangs_together(questionnaire):
        return None
    found: dict[str, Brought] = {}
    pairs_there = max(join.scored(duck, pairs), 1)
    nothing, done = Brought(points=Fraction(0), raised=0, lowered=0), 0
    with to.open("w", encoding="utf-8") as file:
        for batch in join.answers(duck, first, second, pairs, questionnaire):
            for name, was, now in batch:
                own = moved(compiled(questionnaire), _tally(questionnaire, was), _tally(questionnaire, now))
                for question, points in own.items():
                    found[question] = found.get(question, nothing).and_one(points)
                file.write(f"{json.dumps({ID: name, join.QUESTIONS: _told(own)})}\n")
            done += len(batch)
            progress(done, pairs_there)
    return found


def _tally(questionnaire: Questionnaire, cells: dict[str, str | None]) -> Tally:
    return tally(compiled(questionnaire), walk_of(questionnaire, sheet_of(questionnaire, cells)))


def _told(own: dict[str, Fraction]) -> str:
    """Write what each question brought one company, the most first, as ``question:points`` with bars between."""
    order = sorted(own.items(), key=lambda pair: (-abs(pair[1]), pair[0]))
    return "|".join(f"{name}:{float(round(value, DECIMALS)):+}" for name, value in order)


def _moves(
    duck: engine.Duck,
    questionnaire: Questionnaire,
    sides: tuple[_Side, _Side],
    pairs: Path,
    by: Sequence[str],
    brought: dict[str, Brought] | None,
) -> Moves:
    counts = join.counts(duck, sides[0].results, sides[1].results, pairs)
    enough = counts.scored >= LEAST
    levels = [level.id for level in questionnaire.levels]
    told = None
    if brought is not None and enough:
        section_of = {own.id: section.id for section in questionnaire.sections for own in section.questions}
        told = published_questions(brought, counts.scored, section_of)
    untold = frozenset() if told is None else told.untold
    return Moves(
        counts=counts,
        directions=tuple(
            published(column, join.DIRECTIONS, join.tabled(duck, pairs, column, join.DIRECTION))
            for column in ("", *by)
        )
        if enough
        else (),
        levels=_levels(duck, pairs, levels) if enough else None,
        sections=published_sections(list(_sections(duck, questionnaire, pairs)), counts.scored, untold)
        if enough
        else (),
        questions=None if told is None else told.questions,
        others=None if told is None else told.others,
    )


def _levels(duck: engine.Duck, pairs: Path, levels: Sequence[str]) -> Spread | None:
    first, second = (f"{query.LEVEL}_{side}" for side in (join.BEFORE, join.AFTER))
    directions = join.tabled(duck, pairs, "", join.DIRECTION)[""]
    return published_levels(first, levels, join.tabled(duck, pairs, first, second), directions)


def _sections(
    duck: engine.Duck, questionnaire: Questionnaire, pairs: Path
) -> Iterator[tuple[SectionMoves, int]]:
    """Yield the means of the sections that any have a score in, and how many have another one in each."""
    for section in questionnaire.scored_sections:
        count, moved_in, before, after = join.section_means(duck, pairs, section.id)
        if before is not None and after is not None:
            yield SectionMoves(id=section.id, n=count, before=before, after=after), moved_in


def _write(
    duck: engine.Duck,
    questionnaire: Questionnaire,
    pairs: Path,
    folder: Path,
    by: Sequence[str],
    output: str,
) -> None:
    """Write the pairs, a row a company; with what each question brought it, if that is known."""
    told = folder / TOLD
    text = join.companies(pairs, told if told.exists() else None, questionnaire, by)
    target = Path(output)
    parquet = target.suffix.lower() == ".parquet"
    whole = target if parquet else folder / "whole.parquet"
    duck.to_parquet(text, output, whole, {})
    if not parquet:
        duck.to_text(whole, target)
