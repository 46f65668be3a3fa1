"""The advice that belongs to a questionnaire: what ships and fits it, or an actions file."""

from __future__ import annotations

from os import PathLike
from weakref import WeakKeyDictionary

from ecomdiag.advice.model import Advice
from ecomdiag.loader.advice.loading import load_advice, parse_actions
from ecomdiag.loader.files import read_bytes
from ecomdiag.problems.problem import Problem
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.record import replace

_KEPT: WeakKeyDictionary[Questionnaire, Advice | None] = WeakKeyDictionary()


def advice_for(questionnaire: Questionnaire) -> Advice | None:
    """Return what fits a questionnaire of the advice that ships; ``None`` if there is none for it.

    Loaded once for each questionnaire, however often it is asked for. ``left_out`` says what does not fit a copy.
    Raises ``QuestionnaireError`` if the advice itself is faulty.
    """
    if questionnaire not in _KEPT:
        _KEPT[questionnaire] = load_advice(questionnaire)
    return _KEPT[questionnaire]


def load_actions(
    source: str | PathLike[str] | bytes, questionnaire: Questionnaire
) -> tuple[Advice, tuple[Problem, ...]]:
    """Return the advice of an actions file, with a warning for every action that leads to no better answer.

    Raises ``QuestionnaireError`` with every fault found, ``UsageError`` if the file cannot be read.
    """
    from ecomdiag.loader.questions.places import Places  # only a file of one's own needs these two
    from ecomdiag.proof.advising import leading_nowhere

    content, path = (source, "<actions>") if isinstance(source, bytes) else (read_bytes(source), str(source))
    advice = parse_actions(questionnaire, content, path)
    found = [own for action in advice.actions for own in leading_nowhere(questionnaire, action)]
    places = Places(content)
    return advice, tuple(replace(own, severity="warning").problem(places.of(own.where)) for own in found)
