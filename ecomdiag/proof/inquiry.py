"""One inquiry into a questionnaire: what every check works with, and how something is decided."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from ecomdiag.proof.findings import Claim, Finding, Means, Result, Where
from ecomdiag.proof.structure import Structure
from ecomdiag.reach import TooManyWaysError

if TYPE_CHECKING:
    from ecomdiag.model import Questionnaire
    from ecomdiag.proof.solver import Solver

T = TypeVar("T")

Subject: TypeAlias = tuple[Where, str | None]
"""What something is about: its place, and the question concerned if there is one."""

Verdict: TypeAlias = bool | None
"""Whether something holds; ``None`` if that was not decided."""


class UndecidedError(Exception):
    """Neither way of proving came to an end."""


class Inquiry:
    """A questionnaire under proof, and the solver, if there is one, for what is too much to go through."""

    def __init__(
        self, questionnaire: Questionnaire, make_solver: Callable[[Structure], Solver] | None
    ) -> None:
        self.questionnaire = questionnaire
        self.structure = Structure(questionnaire)
        self._make_solver = make_solver
        self._solver: Solver | None = None

    def decide(self, every_way: Callable[[], T], by_solver: Callable[[Solver], T]) -> tuple[T, Means]:
        """Go through every way, or ask the solver where they are too many.

        Raises ``UndecidedError`` if that is no use either.
        """
        try:
            return every_way(), "every way"
        except TooManyWaysError:
            return self.solved(by_solver), "solver"

    def judge(
        self, tally: Tally, what: Subject, every_way: Callable[[], bool], by_solver: Callable[[Solver], bool]
    ) -> Generator[Result, None, Verdict]:
        """Decide whether something holds: count it if it does, yield that it is undecided if nothing decides."""
        try:
            holds, means = self.decide(every_way, by_solver)
        except UndecidedError:
            yield undecided(tally.rule, what)
            return None
        if holds:
            tally.add(means)
        return holds

    def solved(self, by_solver: Callable[[Solver], T]) -> T:
        """Ask the solver. Raises ``UndecidedError`` if there is none, or if it gives up."""
        if self._make_solver is None:
            raise UndecidedError
        if self._solver is None:
            self._solver = self._make_solver(self.structure)
        from ecomdiag.proof.solver import GaveUpError

        try:
            return by_solver(self._solver)
        except GaveUpError:
            raise UndecidedError from None


@dataclass(slots=True)
class Tally:
    """Counts what was proved under one rule, by every means."""

    rule: str
    counts: dict[Means, int] = field(default_factory=dict)

    def add(self, means: Means, count: int = 1) -> None:
        """Count something proved."""
        self.counts[means] = self.counts.get(means, 0) + count

    def claims(self) -> Iterator[Claim]:
        """Yield what can be claimed."""
        for means, count in self.counts.items():
            yield Claim(rule=self.rule, count=count, means=means)


#: The rule under which something undecided is told, by what could not be proved.
_UNDECIDED = {
    "questions": "undecided_questions",
    "choices": "undecided_choices",
    "conditions": "undecided_conditions",
    "sums": "undecided_sums",
    "never_zero": "undecided_never_zero",
    "never_full": "undecided_never_full",
    "levels": "undecided_levels",
    "blockers": "undecided_blockers",
    "improvements": "undecided_improvements",
}


def undecided(rule: str, what: Subject) -> Finding:
    """Return the finding that something could not be decided."""
    where, question = what
    return Finding(rule=_UNDECIDED[rule], where=where, question=question, severity="warning", decided=False)
