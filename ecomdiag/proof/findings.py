"""What a proof finds: what is wrong and where, with the answers that show it; what was proved; what stayed open."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Literal, TypeAlias

from ecomdiag.problems.problem import Place, Problem, Severity
from ecomdiag.questionnaire.conditions import Answer
from ecomdiag.questionnaire.left_out import LeftOut
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.record import EMPTY, Record, replace
from ecomdiag.scoring.ways import is_derived

Where: TypeAlias = tuple[str | int, ...]
"""A place by names: ``("question", "erp", "show_if", "all", 1)``. The loader knows its line and column."""

HowProved: TypeAlias = Literal["every way", "solver"]
"""How something was proved: every way gone through, or by a solver."""


class BetterAnswer(Record):
    """A better answer, the overall scores (0…100) before and after it, and the questions it opens and closes."""

    question: str
    answer: Answer
    before: Fraction
    after: Fraction
    opens: tuple[str, ...] = ()
    closes: tuple[str, ...] = ()


class ProofFinding(Record):
    """One thing wrong with a questionnaire, or one that could not be decided."""

    rule: str
    where: Where
    severity: Severity = "error"
    question: str | None = None
    values: Mapping[str, str | Fraction] = EMPTY
    #: Answers that show it; checked against the real engine before they are shown.
    example: AnswerSheet | None = None
    change: BetterAnswer | None = None
    #: The questions whose answers in the example matter; none named: all do.
    telling: tuple[str, ...] = ()
    #: ``False``: neither proved nor refuted.
    decided: bool = True

    def problem(self, place: Place | None) -> Problem:
        """Return it as a problem of a file, at a place."""
        return Problem(
            rule=f"proof.{self.rule}",
            severity=self.severity,
            question=self.question,
            values=self.values,
            place=place,
        )


def as_given(found: ProofFinding) -> ProofFinding:
    """Return a finding that names, and answers, only questions that somebody is asked."""
    sheet, change = found.example, found.change
    if sheet is not None:
        answers = {name: own for name, own in sheet.answers.items() if not is_derived(name)}
        sheet = sheet if len(answers) == len(sheet.answers) else replace(sheet, answers=answers)
    if change is not None:
        opens, closes = (_asked(names) for names in (change.opens, change.closes))
        change = replace(change, opens=opens, closes=closes)
    return replace(found, example=sheet, change=change, telling=_asked(found.telling))


def _asked(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name for name in names if not is_derived(name))


class Claim(Record):
    """Something proved, for how many cases, and how."""

    rule: str
    count: int
    means: HowProved = "every way"


Result: TypeAlias = ProofFinding | Claim
"""What a check yields."""


class Proof(Record):
    """All that is known of a questionnaire after proving it."""

    findings: tuple[ProofFinding, ...]
    claims: tuple[Claim, ...]

    @property
    def sound(self) -> bool:
        """Whether nothing was refuted; what is undecided does not count as refuted."""
        return not any(finding.decided and finding.severity == "error" for finding in self.findings)

    @property
    def proved(self) -> bool:
        """Whether there is nothing to say against it, not even that something is undecided."""
        return not self.findings

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was found, to be told; without a place, as a questionnaire in memory has none."""
        return tuple(finding.problem(None) for finding in self.findings)


class PlacedFinding(Record, kw_only=False):
    """A finding with the file that it is in, and its place there."""

    finding: ProofFinding
    path: str
    problem: Problem
    #: The questions of its example that are answered but not asked: the answers wait until they are.
    waiting: tuple[str, ...] = ()


class ProofReport(Record, kw_only=False):
    """A proof of a questionnaire file, everything in it placed."""

    questionnaire: Questionnaire
    path: str
    proof: Proof
    placed: tuple[PlacedFinding, ...]
    #: Whether there were actions to check, and whether a solver could be asked.
    with_actions: bool
    with_solver: bool
    #: What of the shipped advice does not fit a changed copy of its questionnaire: no fault of the copy.
    left_out: tuple[LeftOut, ...] = ()
