"""One inquiry into a questionnaire: what every check works with, and how something is decided."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from ecomdiag.proof.findings import Claim, HowProved, ProofFinding, Result, Where
from ecomdiag.proof.solver import GaveUpError, Solver
from ecomdiag.proof.structure import Structure
from ecomdiag.questionnaire.ways import Way
from ecomdiag.scoring.lowest import with_rules
from ecomdiag.scoring.outcomes import TooManyWaysError
from ecomdiag.scoring.ways import as_means, flat, is_derived, only, takes_lowest

if TYPE_CHECKING:
    from ecomdiag.questionnaire.model import Question, Questionnaire

T = TypeVar("T")

Subject: TypeAlias = tuple[Where, str | None]
"""What something is about: its place, and the question concerned if there is one."""

Verdict: TypeAlias = bool | None
"""Whether something holds; ``None`` if that was not decided."""


Progress: TypeAlias = Callable[[int, int], None]
"""Told how many steps are done, and how many there are."""


class UndecidedError(Exception):
    """Neither way of proving came to an end."""


class Inquiry:
    """A questionnaire under proof, and the solver, if there is one, for what is too much to go through."""

    def __init__(
        self,
        questionnaire: Questionnaire,
        make_solver: Callable[[Structure], Solver] | None,
        progress: Progress | None = None,
    ) -> None:
        #: As it was given, for what is told of its texts; everything else is of the same in terms of means.
        self.given = questionnaire
        self.questionnaire = as_means(questionnaire)
        self.structure = Structure(self.questionnaire)
        #: The same in which every question counts where it stands, whatever rules say.
        self.plain = self.questionnaire
        self._make_solver = make_solver
        self._solver: Solver | None = None
        self._progress = progress
        self._done = 0

    @cached_property
    def ranked(self) -> tuple[Question, ...]:
        """The questions of which some answers are better than others, and that may move the score by it."""
        names = (own.id for section in self.given.scored_sections for own in section.questions if own.scored)
        return tuple(self.questionnaire.by_id[name] for name in names if not is_derived(name))

    @cached_property
    def apart(self) -> Mapping[str, Structure]:
        """The scores of which a lowest one decides, each with its questions in a structure that has it alone."""
        whole = flat(self.questionnaire)
        return {own.id: Structure(only(whole, own.id)) for own in whole.scored_sections}

    @cached_property
    def ruled(self) -> Inquiry:
        """The same, where it is a mean of which some take the lowest score: rules say that there, so that it is one."""
        own = self.given
        if own.scoring is not Way.MEAN or not takes_lowest(own):
            return self
        asked = with_rules(own)
        if asked is None:
            return self
        found = Inquiry(asked, self._make_solver, lambda _done, _steps: self.step())
        found.plain = self.questionnaire
        return found

    def of_another(self, questionnaire: Questionnaire) -> Inquiry:
        """Return an inquiry into another questionnaire, with the same means."""
        return Inquiry(questionnaire, self._make_solver)

    @property
    def steps(self) -> int:
        """How many steps an inquiry takes."""
        own = self.questionnaire
        reaching = len(own.questions) + len(own.blockers)
        levels = sum(len(section.levels) for section in self.given.scored_sections)
        levels += sum(len(section.lookup) for section in self.given.scored_sections) + len(self.given.lookup)
        scores = 2 + len(own.levels) + levels + len(own.blockers)
        return reaching + len(own.constraints) + scores + len(self.ranked)

    def step(self) -> None:
        """Tell that another step is done."""
        self._done += 1
        if self._progress is not None:
            self._progress(min(self._done, self.steps), self.steps)

    def decide(self, every_way: Callable[[], T], by_solver: Callable[[Solver], T]) -> tuple[T, HowProved]:
        """Go through every way, or ask the solver where they are too many.

        Raises ``UndecidedError`` if that is no use either.
        """
        try:
            return every_way(), "every way"
        except TooManyWaysError:
            return self.solved(by_solver), "solver"

    def judge(
        self,
        tally: ClaimTally,
        what: Subject,
        every_way: Callable[[], bool],
        by_solver: Callable[[Solver], bool],
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
        try:
            return by_solver(self._solver)
        except GaveUpError:
            raise UndecidedError from None


class ClaimTally:
    """Counts what was proved under one rule, by every means."""

    def __init__(self, rule: str) -> None:
        self.rule = rule
        self.counts: dict[HowProved, int] = {}

    def add(self, means: HowProved, count: int = 1) -> None:
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
    "section_levels": "undecided_section_levels",
    "results": "undecided_results",
    "blockers": "undecided_blockers",
    "improvements": "undecided_improvements",
}


def undecided(rule: str, what: Subject) -> ProofFinding:
    """Return the finding that something could not be decided."""
    where, question = what
    return ProofFinding(
        rule=_UNDECIDED[rule], where=where, question=question, severity="warning", decided=False
    )
