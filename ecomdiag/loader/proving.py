"""Proves the questionnaire of a file, and gives everything that is found its line and column."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from ecomdiag.advice.model import Action
from ecomdiag.errors import QuestionnaireError, UsageError
from ecomdiag.loader.advice import SHIPPED_FOR, parse_actions
from ecomdiag.loader.files import read_bytes, read_data, write_text
from ecomdiag.loader.places import Places
from ecomdiag.loader.questionnaire import SHIPPED, parse_questionnaire, questionnaire_bytes
from ecomdiag.loader.template import answers_text
from ecomdiag.model import Questionnaire
from ecomdiag.proof.findings import Finding, Placed, ProofReport
from ecomdiag.proof.prove import prove
from ecomdiag.proof.solver import Solver
from ecomdiag.texts import Language, say

SHIPPED_ACTIONS = "actions.yaml"
#: What is wrong with a text is wrong wherever its list is used.
_OF_TEXTS = frozenset({"unfinished", "untranslated", "quoted"})


def solver_installed() -> bool:
    """Say whether there is a solver to ask (``pip install ecomdiag[solver]``)."""
    return find_spec("z3") is not None


def prove_file(path: str | None, actions_path: str | None, language: Language) -> ProofReport:
    """Prove the questionnaire of a file (or the shipped one), and its actions if there are any.

    Raises ``QuestionnaireError`` if it cannot even be loaded, ``UsageError`` if a file cannot be read.
    """
    content = questionnaire_bytes(path, language)
    shown = path or SHIPPED
    with _named(shown, language):
        questionnaire = parse_questionnaire(content)
    files = {"question": (shown, Places(content))}
    actions = _actions_of(questionnaire, actions_path, language)
    if actions is not None:
        files["action"] = (actions.path, actions.places)
    proof = prove(questionnaire, actions and actions.found, Solver if solver_installed() else None)
    unused = (_unused(name) for name in files["question"][1].unused_lists())
    proof = replace(proof, findings=(*proof.findings, *unused))
    placed = _told_once(_placed(finding, files, language) for finding in proof.findings)
    placed.sort(key=lambda own: (own.path != shown, *_position(own)))
    return ProofReport(
        questionnaire=questionnaire,
        path=shown,
        proof=proof,
        placed=tuple(placed),
        with_actions=actions is not None,
        with_solver=solver_installed(),
    )


def write_examples(report: ProofReport, folder: str, language: Language) -> list[str]:
    """Write every example of a proof as an answers file of its own; return their names.

    Raises ``UsageError`` if the folder cannot be made or written to.
    """
    try:
        Path(folder).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        raise UsageError(say("error.unwritable", language, path=folder, reason=reason)) from error
    written = []
    for position, placed in enumerate(report.placed, 1):
        if placed.finding.example is not None:
            name = "-".join(filter(None, (f"{position:02}", placed.finding.rule, placed.finding.question)))
            path = str(Path(folder, f"{name}.yaml"))
            write_text(path, answers_text(placed.finding.example), language)
            written.append(path)
    return written


class _Actions(NamedTuple):
    path: str
    found: tuple[Action, ...]
    places: Places


def _actions_of(questionnaire: Questionnaire, path: str | None, language: Language) -> _Actions | None:
    """Return the actions of a questionnaire: those of a file, or the shipped ones for the shipped questionnaire."""
    if path is None and questionnaire.id != SHIPPED_FOR:
        return None
    content = read_data(SHIPPED_ACTIONS) if path is None else read_bytes(path, language)
    shown = path or SHIPPED_ACTIONS
    with _named(shown, language):
        return _Actions(shown, parse_actions(questionnaire, content).actions, Places(content))


@contextmanager
def _named(path: str, language: Language) -> Iterator[None]:
    """Let the faults of a file know its name, and the language to tell them in."""
    try:
        yield
    except QuestionnaireError as error:
        error.path, error.language = path, language
        raise


def _placed(finding: Finding, files: dict[str, tuple[str, Places]], language: Language) -> Placed:
    path, places = files["action" if finding.where[:1] == ("action",) else "question"]
    return Placed(finding, path, finding.problem(places.of(finding.where), language))


def _unused(name: str) -> Finding:
    """Return the finding that no question takes a choice list, which only the file shows."""
    return Finding(rule="no_effect", where=("choice_lists", name), values={"key": name}, severity="warning")


def _told_once(placed: Iterable[Placed]) -> list[Placed]:
    """Leave out what is wrong with a shared list but the first time, as it stands in one place only."""
    seen: set[tuple[object, ...]] = set()
    kept = []
    for own in placed:
        key = (own.path, own.problem.rule, own.problem.place)
        if own.finding.rule not in _OF_TEXTS or key not in seen:
            kept.append(own)
        seen.add(key)
    return kept


def _position(placed: Placed) -> tuple[int, int]:
    place = placed.problem.place
    return (place.line, place.column) if place else (0, 0)
