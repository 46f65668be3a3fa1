"""Gives what a proof finds its line and column in the files that were read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

from ecomdiag.problems.problem import Place
from ecomdiag.proof import examples
from ecomdiag.proof.findings import PlacedFinding, ProofFinding, Where
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.record import replace

#: What is wrong with a text is wrong wherever its list is used.
_OF_TEXTS = frozenset({"unfinished", "untranslated", "quoted"})
ACTION, QUESTION = "action", "question"


class Places(Protocol):
    """A file that knows where in it everything stands."""

    def of(self, where: Where, /) -> Place:
        """Return the place of something, or of the nearest thing around it that the file has."""


Files = Mapping[str, tuple[str, Places]]
"""The name and the places of the file of each of ``ACTION`` and ``QUESTION``."""


def place(
    findings: Iterable[ProofFinding], files: Files, questionnaire: Questionnaire
) -> tuple[PlacedFinding, ...]:
    """Return all that was found in a questionnaire and its actions, its own first, in the order of each file."""
    shown, _ = files[QUESTION]
    placed = _told_once(_placed(finding, files, questionnaire) for finding in findings)
    return tuple(sorted(placed, key=lambda own: (own.path != shown, *_position(own))))


def of_a_copy(findings: Iterable[ProofFinding]) -> Iterator[ProofFinding]:
    """Yield what is wrong with a copy: for an answer without a shipped action it is not to blame."""
    for found in findings:
        if found.rule in ("no_action", "no_action_offered"):
            yield replace(found, severity="warning")
        elif found.rule != "leads_nowhere":
            yield found


def unused_list(name: str) -> ProofFinding:
    """Return the finding that no question takes a choice list, which only the file shows."""
    return ProofFinding(
        rule="no_effect", where=("choice_lists", name), values={"key": name}, severity="warning"
    )


def _placed(finding: ProofFinding, files: Files, questionnaire: Questionnaire) -> PlacedFinding:
    path, places = files[ACTION if finding.where[:1] == (ACTION,) else QUESTION]
    problem = finding.problem(places.of(finding.where))
    waiting = () if finding.example is None else _waiting(finding.example, questionnaire)
    return PlacedFinding(finding, path, problem, waiting)


def _waiting(sheet: AnswerSheet, questionnaire: Questionnaire) -> tuple[str, ...]:
    asked = examples.asked(questionnaire, sheet)
    return tuple(name for name in sheet.answers if name not in asked)


def _told_once(placed: Iterable[PlacedFinding]) -> list[PlacedFinding]:
    """Leave out what is wrong with a shared list but the first time, as it stands in one place only."""
    seen: set[tuple[object, ...]] = set()
    kept = []
    for own in placed:
        key = (own.path, own.problem.rule, own.problem.place)
        if own.finding.rule not in _OF_TEXTS or key not in seen:
            kept.append(own)
        seen.add(key)
    return kept


def _position(placed: PlacedFinding) -> tuple[int, int]:
    place = placed.problem.place
    return (place.line, place.column) if place else (0, 0)
