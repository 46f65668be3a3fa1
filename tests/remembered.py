"""What is worked out once for all tests of a process: many of them show the same answers in one more way.

All of it hangs on what is handed over and on nothing else, so that asking again gives the same.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache, wraps
from typing import Any

from ecomdiag.advice.model import Advice
from ecomdiag.cohort import query
from ecomdiag.cohort.plan import Plan as Compiled
from ecomdiag.cohort.plan import plan_of
from ecomdiag.cohort.source import Source
from ecomdiag.diagnosis import diagnose
from ecomdiag.loader import questionnaire
from ecomdiag.loader.advice import loading as advice
from ecomdiag.planning.result import Plan
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.scoring.scoring import ScoreRanges, Standing
from ecomdiag.workflows import cohorts, joining, planning
from ecomdiag.workflows.planning import PlanOptions


@cache
def reading() -> tuple[Callable[[bytes], Any], Callable[[Any, dict[str, bytes]], Any]]:
    """Read the same questionnaire and the same advice once: most of the time of a run would go into the shipped YAML."""
    kept: dict[object, Any] = {}
    parse_advice = advice.parse_advice

    def told(asked: Any, contents: dict[str, bytes]) -> Any:
        key = (asked.digest, *sorted(contents.items()))
        if key not in kept:
            kept[key] = parse_advice(asked, contents)
        return kept[key]

    return lru_cache(maxsize=1_000)(questionnaire.parse_questionnaire), told


def remember() -> None:
    """Remember what ships, ranges of answers, plans for them, and queries, for all tests of this process."""
    questionnaire.parse_questionnaire, advice.parse_advice = reading()  # type: ignore[assignment]
    _remember_ranges()
    _remember_plans()
    _remember_queries()


#: What stands in a query that is kept where the name of a table goes: two tables differ in nothing else.
_TABLE = "ecomdiag_any_table"


def _remember_queries() -> None:
    """A query hangs on the questionnaire and on the columns of a table: to write one takes half of a run of `cohort`."""
    scoring, first = query.scoring, query.first
    cohorts.plan_of = joining.plan_of = lru_cache(maxsize=100)(plan_of)  # type: ignore[attr-defined]

    def remembered(write: Callable[..., str]) -> Callable[..., str]:
        @lru_cache(maxsize=100)
        def written(plan: Compiled, columns: tuple[object, ...], *dialect: str) -> str:
            forms, kept, home = map(dict, columns)  # type: ignore[call-overload]
            return write(plan, Source(table=_TABLE, forms=forms, kept=kept, **home), *dialect)

        @wraps(write)
        def told(plan: Compiled, source: Source, *dialect: str) -> str:
            columns = (*source.forms.items(),), (*source.kept.items(),), (("home", source.home),)
            return written(plan, columns, *dialect).replace(_TABLE, source.table)

        return told

    query.scoring, query.first = remembered(scoring), remembered(first)


def _remember_plans() -> None:
    """A plan hangs on answers and on what is asked of it: the same one is told in many formats."""
    made, kept = planning.plan_with, {}

    @wraps(made)
    def remembered(
        known: Advice | None, asked: Questionnaire, own: AnswerSheet, options: PlanOptions
    ) -> Plan:
        # With those themselves, so that no other one gets the place in memory of one that is gone.
        key = (id(known), id(asked), repr(own), repr(options))
        if key not in kept:
            kept[key] = made(known, asked, own, options), known, asked
        return kept[key][0]

    planning.plan_with = remembered


class _Answered:
    """Where a sheet stands, equal to any other that has the same answers."""

    def __init__(self, now: Standing) -> None:
        self.now = now
        self.answers = repr(sorted(now.sheet.answers.items()))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Answered) and self.answers == other.answers

    def __hash__(self) -> int:
        return hash(self.answers)


def _remember_ranges() -> None:
    """The range of open answers hangs on them alone, and to find it takes most of the time of a diagnosis."""
    worked_out = diagnose._ranges

    @lru_cache(maxsize=2_000)
    def found(asked: Questionnaire, answered: _Answered) -> ScoreRanges:
        return worked_out(asked, answered.now)

    @wraps(worked_out)
    def remembered(asked: Questionnaire, now: Standing) -> ScoreRanges:
        return found(asked, _Answered(now))

    diagnose._ranges = remembered
