"""For DuckDB: whether conditions hold in rows in which nothing is wrong, in as few comparisons as are needed.

What each looks at is compared once for all conditions and blockers. Whether a code lies between two others costs DuckDB
four times as much as whether it is at least one; and no code is above the last choice in such a row.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce

from ecomdiag.cohort import path, sql
from ecomdiag.cohort.coded import Coded
from ecomdiag.cohort.libraries import exp
from ecomdiag.cohort.plan import Plan
from ecomdiag.cohort.sql import E
from ecomdiag.questionnaire.conditions import (
    All,
    AllOf,
    Answered,
    Any,
    AnyOf,
    Condition,
    Leaf,
    NoneOf,
    Not,
    leaves,
)
from ecomdiag.questionnaire.model import Kind

#: Whether a condition at one answer holds; and one of several such.
_LEAF, _HOLDS = "g{place}", "q{place}"


class Holding:
    """The columns that say which conditions hold."""

    def __init__(self, plan: Plan, conditions: Iterable[Condition], others: Iterable[Condition]) -> None:
        """``conditions`` have a column each; ``others`` are made of the columns when they are needed."""
        self.plan = plan
        every = [*dict.fromkeys(conditions)]
        known = dict.fromkeys(leaf for own in (*every, *others) for leaf in leaves(own))
        self.leaves: dict[Leaf, str] = {leaf: _LEAF.format(place=n) for n, leaf in enumerate(known)}
        self.columns: dict[Condition, str] = {
            own: self.leaves[own] if own in self.leaves else _HOLDS.format(place=n)  # type: ignore[index]
            for n, own in enumerate(every)
        }

    def steps(self) -> list[list[tuple[str, E]]]:
        """Return the columns of two steps."""
        return [
            [(name, self._leaf(leaf)) for leaf, name in self.leaves.items()],
            [(name, self.holds(own)) for own, name in self.columns.items() if own not in self.leaves],
        ]

    def column(self, condition: Condition) -> E:
        """Say by its column whether a condition holds."""
        return sql.column(self.columns[condition])

    def holds(self, condition: Condition) -> E:
        """Say by the columns of what it looks at whether a condition holds."""
        if isinstance(condition, All):
            return sql.every([self.holds(part) for part in condition.parts])
        if isinstance(condition, Any):
            return sql.some([self.holds(part) for part in condition.parts])
        if isinstance(condition, Not):
            return sql.no(self.holds(condition.part))
        return sql.column(self.leaves[condition])

    def _leaf(self, leaf: Leaf) -> E:
        own = self.plan.of(leaf.question)
        if own.question.kind is not Kind.SINGLE or not isinstance(leaf, Answered | AnyOf | NoneOf | AllOf):
            names = {path.COUNTS.format(place=own.place): path.CODE.format(place=own.place)}
            return sql.renamed(path.holds(self.plan, leaf), names)
        every = {*range(1, len(own.question.choices) + 1)}
        if isinstance(leaf, Answered):
            return among(own, every)
        chosen = {own.position(name) for name in leaf.choices}
        if isinstance(leaf, AllOf):
            return among(own, chosen if len(chosen) == 1 else set())
        return among(own, chosen if isinstance(leaf, AnyOf) else every - chosen)


def among(own: Coded, found: set[int]) -> E:
    """Say whether the code of one choice is among these; of codes above the last choice anything."""
    last = len(own.question.choices)
    starts = sorted(code for code in found if code - 1 not in found)
    ends = sorted(code for code in found if code + 1 not in found)
    parts = [_in_run(own, start, end, last) for start, end in zip(starts, ends, strict=True)]
    return reduce(lambda one, other: exp.Or(this=one, expression=other), parts) if parts else exp.false()


def _in_run(own: Coded, start: int, end: int, last: int) -> E:
    part = path.given_code(own)
    if start == end:
        return sql.compare(exp.EQ, part, sql.number(start))
    low = sql.compare(exp.GTE, part, sql.number(start))
    if end == last:
        return low
    # At least the one and not the other: as one of two comparisons DuckDB would make of it what is slow.
    return sql.compare(exp.NEQ, low, sql.compare(exp.GTE, part.copy(), sql.number(end + 1)))
