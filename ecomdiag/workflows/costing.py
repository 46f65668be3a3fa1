"""What questions cost the companies of a table of results, and what actions would bring them, from their answers."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import TypeAlias

from ecomdiag.advice.actions import Repertoire, repertoire
from ecomdiag.cohort import duck as engine
from ecomdiag.cohort import pairing
from ecomdiag.cohort.costs import Costs, Counted, published
from ecomdiag.cohort.pairing import Row
from ecomdiag.cohort.rows import sheet_of
from ecomdiag.cohort.standings import Wanted
from ecomdiag.cohort.tables import Asked
from ecomdiag.loader.files import read_bytes
from ecomdiag.loader.folders import answers_files, is_folder
from ecomdiag.problems.errors import AnswersError, UsageError
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.scoring.compiled import compiled
from ecomdiag.scoring.scoring import standing
from ecomdiag.scoring.ways import hangs_together
from ecomdiag.texts.words import said
from ecomdiag.workflows.advice import advice_for
from ecomdiag.workflows.answers import check_one_of_many
from ecomdiag.workflows.answers_folder import id_of
from ecomdiag.workflows.processes import Processes
from ecomdiag.workflows.workbooks import open_table, require_sheet_used

#: Companies that a process works on at once; from so many on there are several processes.
BATCH, MANY = 200, 1500

Cells: TypeAlias = dict[str, str | None]
Company: TypeAlias = tuple[Row, str, Cells | str]
"""A row of results; whose the answers are that stand at its place, and these: cells, or the path of a file."""


def costs_of(
    duck: engine.Duck,
    questionnaire: Questionnaire,
    results: str,
    wanted: Wanted,
    companies: int,
) -> Costs:
    """Work out what costs and what lifts the complete companies of a table of results.

    Its answers are the tables and folders that were scored into it, in their order. Raises ``UsageError`` if they are
    others: each row has to have the same id and the same score; or if what a question brings hangs on the others.
    """
    if hangs_together(questionnaire):
        raise UsageError(said("costs.not_shared"))
    found, done = Counted.nothing(), 0
    rows = _paired(duck, questionnaire, results, wanted)
    batches = iter(lambda: list(islice(rows, BATCH)), [])
    with Processes(questionnaire, several=companies >= MANY) as processes:
        for counted, other, length in processes.mapped(_count, batches):
            if other is not None:
                raise UsageError(said("costs.others", path=results, id=other))
            found.join(counted)
            done += length
            duck.progress(done, companies)
    return published(found, questionnaire, _actions(questionnaire), companies)


def _paired(
    duck: engine.Duck,
    questionnaire: Questionnaire,
    results: str,
    wanted: Wanted,
) -> Iterator[Company]:
    """Yield the complete companies, each with its answers."""
    asked = Asked(id=wanted.id_column, sheet=wanted.sheet)
    require_sheet_used(wanted.answers, asked)
    given = (own for path in wanted.answers for own in _answers(duck, questionnaire, path, asked))
    for row in pairing.results(duck, Path(results)):
        own = next(given, None)
        if own is None:
            raise UsageError(said("costs.others", path=results, id=row.id))
        if row.complete:
            yield row, *own
    if next(given, None) is not None:
        raise UsageError(said("costs.more", path=results))


def _answers(
    duck: engine.Duck, questionnaire: Questionnaire, path: str, asked: Asked
) -> Iterator[tuple[str, Cells | str]]:
    if is_folder(path):
        yield from ((id_of(own), own) for own in answers_files([path]))
    else:
        table = open_table(duck, questionnaire, path, asked)
        yield from pairing.answers(duck, table, questionnaire)


def _count(questionnaire: Questionnaire, batch: list[Company]) -> tuple[Counted, str | None, int]:
    """Count companies; with the id of the first whose answers are not those of its row."""
    found, own, actions = Counted.nothing(), compiled(questionnaire), _actions(questionnaire)
    for row, name, answers in batch:
        now = standing(questionnaire, _sheet(questionnaire, answers))
        scored = now.scores.tally
        if name != row.id or scored.overall * row.denominator != row.numerator * scored.whole:
            return found, row.id, len(batch)
        found.add(now, own, actions)
    return found, None, len(batch)


def _sheet(questionnaire: Questionnaire, answers: Cells | str) -> AnswerSheet:
    if not isinstance(answers, str):
        return sheet_of(questionnaire, answers)
    # What cannot be read any more has no score, so that it is told.
    try:
        return check_one_of_many(read_bytes(answers), answers, questionnaire).sheet
    except (AnswersError, UsageError):
        return AnswerSheet.blank(questionnaire)


@lru_cache(maxsize=4)
def _actions(questionnaire: Questionnaire) -> Repertoire | None:
    advice = advice_for(questionnaire)
    return None if advice is None or not advice.actions else repertoire(questionnaire, advice.actions)
