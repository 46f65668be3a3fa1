"""Loads the advice that belongs to a questionnaire: actions, lenses, facts, markets, support, statistics, remarks,
positioning, glossary.

Refused, like a questionnaire, with every fault and its line, if anything in it dangles.
"""

from __future__ import annotations

from ecomdiag import loader
from ecomdiag.advice.model import Advice, Fact
from ecomdiag.loader.built import built
from ecomdiag.loader.files import read_data
from ecomdiag.loader.questionnaire import SHIPPED_FOR
from ecomdiag.questionnaire.model import Questionnaire

BUILT = "advice"
FILES = (
    "actions",
    "lenses",
    "facts",
    "markets",
    "support",
    "statistics",
    "remarks",
    "positioning",
    "glossary",
)


def load_advice(questionnaire: Questionnaire) -> Advice | None:
    """Return the advice shipped for a questionnaire, or what of it fits a copy; ``None`` if there is none for it.

    Raises ``QuestionnaireError`` with every fault found.
    """
    if questionnaire.id != SHIPPED_FOR:
        return None
    advice = _as_written(questionnaire)
    if advice.digest == questionnaire.digest:
        return advice
    return loader.copies.fitting(advice, questionnaire, loader.copies.written_for(questionnaire))


def _as_written(questionnaire: Questionnaire) -> Advice:
    """Return the shipped advice whole, whatever a copy of its questionnaire has left of it."""
    kept: Advice | None = built(BUILT)
    if kept is not None:
        return kept
    contents = {name: read_data(f"{name}.yaml") for name in FILES}
    return parse_advice(loader.copies.written_for(questionnaire), contents)


def parse_advice(questionnaire: Questionnaire, contents: dict[str, bytes]) -> Advice:
    """Make the advice of the bytes of its files. Raises ``QuestionnaireError`` naming the first faulty file."""
    # A built package has read its own, and needs no reader.
    return loader.advice_reader.advice_of(questionnaire, contents)


def parse_actions(questionnaire: Questionnaire, content: bytes, path: str = "actions.yaml") -> Advice:
    """Make advice of an actions file alone. Raises ``QuestionnaireError`` with every fault found.

    It may answer to the laws that ship with its questionnaire, so that a copy of the shipped actions can be changed.
    """

    def facts() -> tuple[Fact, ...]:
        return _as_written(questionnaire).facts if questionnaire.id == SHIPPED_FOR else ()

    return loader.advice_reader.actions_of(questionnaire, content, path, facts)
