"""What a proof finds: what is wrong and where, with the answers that show it; what was proved; what stayed open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal, TypeAlias

from ecomdiag.conditions import Answer
from ecomdiag.model import AnswerSheet, Questionnaire
from ecomdiag.problems import Place, Problem, Severity
from ecomdiag.texts import Language

Where: TypeAlias = tuple[str | int, ...]
"""A place by names: ``("question", "erp", "show_if", "all", 1)``. The loader knows its line and column."""

Means: TypeAlias = Literal["every way", "solver"]
"""How something was proved: every way gone through, or by a solver."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A better answer, the overall scores (0…100) before and after it, and the questions it opens and closes."""

    question: str
    answer: Answer
    before: Fraction
    after: Fraction
    opens: tuple[str, ...] = ()
    closes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing wrong with a questionnaire, or one that could not be decided."""

    rule: str
    where: Where
    severity: Severity = "error"
    question: str | None = None
    values: Mapping[str, str] = field(default_factory=dict)
    #: Answers that show it; checked against the real engine before they are shown.
    example: AnswerSheet | None = None
    change: Change | None = None
    #: The questions whose answers in the example matter; none named: all do.
    telling: tuple[str, ...] = ()
    #: ``False``: neither proved nor refuted.
    decided: bool = True

    def problem(self, place: Place | None, language: Language) -> Problem:
        """Return it as a problem of a file, at a place, its score written as in a language."""
        values = dict(self.values)
        if "score" in values and language == "es":
            values["score"] = values["score"].replace(".", ",")
        return Problem(
            rule=f"proof.{self.rule}",
            severity=self.severity,
            question=self.question,
            values=values,
            place=place,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Something proved, for how many cases, and how."""

    rule: str
    count: int
    means: Means = "every way"


Result: TypeAlias = Finding | Claim
"""What a check yields."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """All that is known of a questionnaire after proving it."""

    findings: tuple[Finding, ...]
    claims: tuple[Claim, ...]

    @property
    def sound(self) -> bool:
        """Whether nothing was refuted; what is undecided does not count as refuted."""
        return not any(finding.decided and finding.severity == "error" for finding in self.findings)

    @property
    def proved(self) -> bool:
        """Whether there is nothing to say against it, not even that something is undecided."""
        return not self.findings


@dataclass(frozen=True, slots=True)
class Placed:
    """A finding with the file that it is in, and its place there."""

    finding: Finding
    path: str
    problem: Problem


@dataclass(frozen=True, slots=True)
class ProofReport:
    """A proof of a questionnaire file, everything in it placed."""

    questionnaire: Questionnaire
    path: str
    proof: Proof
    placed: tuple[Placed, ...]
    #: Whether there were actions to check, and whether a solver could be asked.
    with_actions: bool
    with_solver: bool
