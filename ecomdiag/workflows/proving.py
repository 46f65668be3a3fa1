"""A questionnaire proved sound with the actions that belong to it: of a file, with lines and columns, or in memory."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from ecomdiag.advice.model import Action, Advice
from ecomdiag.loader.advice.loading import parse_actions
from ecomdiag.loader.answering.template import answers_text
from ecomdiag.loader.files import read_bytes, read_data
from ecomdiag.loader.questionnaire import SHIPPED, questionnaire_bytes
from ecomdiag.loader.questions.file import questionnaire_in, tree_of
from ecomdiag.loader.questions.places import Places
from ecomdiag.problems.given import require
from ecomdiag.proof import prove as proving
from ecomdiag.proof.findings import Proof, ProofReport
from ecomdiag.proof.inquiry import Progress
from ecomdiag.proof.placing import ACTION, QUESTION, of_a_copy, place, unused_list
from ecomdiag.proof.solver import Solver
from ecomdiag.questionnaire.left_out import LeftOut
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.record import replace
from ecomdiag.workflows.advice import advice_for

SHIPPED_ACTIONS = "actions.yaml"


def solver_installed() -> bool:
    """Say whether there is a solver to ask (``pip install ecomdiag[solver]``)."""
    return find_spec("z3") is not None


def prove(questionnaire: Questionnaire, *, progress: Progress | None = None) -> Proof:
    """Prove a questionnaire sound, with what fits of the advice that ships, or find what is wrong.

    ``progress`` is told after every step how many are done, and how many there are.
    """
    require(questionnaire, Questionnaire, name="questionnaire")
    advice = advice_for(questionnaire)
    if advice is None:
        return _proof(questionnaire, None, progress)
    return _proof(questionnaire, advice.actions, progress, of_another=_of_another(questionnaire, advice))


def prove_file(
    path: str | None = None, actions_path: str | None = None, *, progress: Progress | None = None
) -> ProofReport:
    """Prove the questionnaire of a file (or the shipped one), and the actions of a file, or those that ship and fit.

    Everything that is found has its line and column. Raises ``QuestionnaireError`` if a file cannot even be loaded,
    ``UsageError`` if it cannot be read.
    """
    content, shown = questionnaire_bytes(path), path or SHIPPED
    tree = tree_of(content, shown)
    questionnaire = questionnaire_in(tree, content, shown)
    places = Places(content, tree)
    files = {QUESTION: (shown, places)}
    actions = _actions_of(questionnaire, actions_path)
    if actions is None:
        proof = _proof(questionnaire, None, progress)
    else:
        files[ACTION] = (actions.path, actions.places)
        proof = _proof(questionnaire, actions.found, progress, of_another=actions.of_another)
    proof = replace(proof, findings=(*proof.findings, *map(unused_list, places.unused_lists())))
    return ProofReport(
        questionnaire=questionnaire,
        path=shown,
        proof=proof,
        placed=place(proof.findings, files, questionnaire),
        with_actions=actions is not None,
        with_solver=solver_installed(),
        left_out=actions.left_out if actions is not None else (),
    )


def examples_of(report: ProofReport, folder: str) -> list[tuple[str, str]]:
    """Return every example of a proof as an answers file of its own in a folder: its path and its text."""
    files = []
    for position, placed in enumerate(report.placed, 1):
        if placed.finding.example is not None:
            name = "-".join(filter(None, (f"{position:02}", placed.finding.rule, placed.finding.question)))
            files.append((str(Path(folder, f"{name}.yaml")), answers_text(placed.finding.example)))
    return files


def _proof(
    questionnaire: Questionnaire,
    actions: tuple[Action, ...] | None,
    progress: Progress | None,
    *,
    of_another: bool = False,
) -> Proof:
    proof = proving.prove(questionnaire, actions, Solver if solver_installed() else None, progress)
    return replace(proof, findings=tuple(of_a_copy(proof.findings))) if of_another else proof


class _Actions(NamedTuple):
    path: str
    found: tuple[Action, ...]
    places: Places
    #: They were written for another questionnaire, of which this one is a copy, and what of the advice is left out.
    of_another: bool = False
    left_out: tuple[LeftOut, ...] = ()


def _actions_of(questionnaire: Questionnaire, path: str | None) -> _Actions | None:
    """Return the actions of a questionnaire: those of a file, or the shipped ones that fit it."""
    if path is not None:
        content = read_bytes(path)
        return _Actions(path, parse_actions(questionnaire, content, path).actions, Places(content))
    advice = advice_for(questionnaire)
    if advice is None:
        return None
    return _Actions(
        path=SHIPPED_ACTIONS,
        found=advice.actions,
        places=Places(read_data(SHIPPED_ACTIONS)),
        of_another=_of_another(questionnaire, advice),
        left_out=advice.left_out,
    )


def _of_another(questionnaire: Questionnaire, advice: Advice) -> bool:
    return advice.digest != questionnaire.digest
