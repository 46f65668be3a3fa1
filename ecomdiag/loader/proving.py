"""Proves the questionnaire of a file, and gives everything that is found its line and column."""

from __future__ import annotations

from pathlib import Path

from ecomdiag.advice.model import Action
from ecomdiag.errors import QuestionnaireError, UsageError
from ecomdiag.loader.advice import SHIPPED_FOR, parse_actions
from ecomdiag.loader.files import read_bytes, read_data, write_text
from ecomdiag.loader.places import Places
from ecomdiag.loader.questionnaire import SHIPPED, parse_questionnaire
from ecomdiag.loader.template import answers_text
from ecomdiag.model import Questionnaire
from ecomdiag.proof import solver
from ecomdiag.proof.findings import Finding, Placed, ProofReport
from ecomdiag.proof.prove import prove
from ecomdiag.texts import Language, say

SHIPPED_ACTIONS = "actions.yaml"


def prove_file(path: str | None, actions_path: str | None, language: Language) -> ProofReport:
    """Prove the questionnaire of a file (or the shipped one), and its actions if there are any.

    Raises ``QuestionnaireError`` if it cannot even be loaded, ``UsageError`` if a file cannot be read.
    """
    content = read_data(SHIPPED) if path is None else read_bytes(path, language)
    shown = path or SHIPPED
    try:
        questionnaire = parse_questionnaire(content)
    except QuestionnaireError as error:
        error.path, error.language = shown, language
        raise
    files = {shown: Places(content)}
    actions = None
    found = _actions_of(questionnaire, actions_path, language)
    if found is not None:
        actions_shown, actions, files[found[0]] = found[0], found[1], found[2]
    proof = prove(questionnaire, actions)
    placed = (
        _placed(finding, actions_shown if finding.where[:1] == ("action",) else shown, files)
        for finding in proof.findings
    )
    in_order = sorted(placed, key=lambda own: (own.path != shown, *_position(own)))
    return ProofReport(questionnaire, shown, proof, tuple(in_order), actions is not None, solver.installed())


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


def _actions_of(
    questionnaire: Questionnaire, path: str | None, language: Language
) -> tuple[str, tuple[Action, ...], Places] | None:
    """Return the actions of a questionnaire, with the name of their file; ``None`` if it has none."""
    if path is None and questionnaire.id != SHIPPED_FOR:
        return None
    content = read_data(SHIPPED_ACTIONS) if path is None else read_bytes(path, language)
    shown = path or SHIPPED_ACTIONS
    try:
        return shown, parse_actions(questionnaire, content), Places(content)
    except QuestionnaireError as error:
        error.path, error.language = shown, language
        raise


def _placed(finding: Finding, path: str, files: dict[str, Places]) -> Placed:
    return Placed(finding, path, finding.problem(files[path].of(finding.where)))


def _position(placed: Placed) -> tuple[int, int]:
    place = placed.problem.place
    return (place.line, place.column) if place else (0, 0)
