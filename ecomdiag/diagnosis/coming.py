"""What the answers of a section, or all of them, come to, where that is looked up."""

from __future__ import annotations

from collections.abc import Iterable

from ecomdiag.diagnosis.beside import Named
from ecomdiag.engine import RoutingPath
from ecomdiag.questionnaire.lookup import Result, first_over
from ecomdiag.questionnaire.model import Question


def come_to(rules: tuple[Result, ...], over: Iterable[Question], walk: RoutingPath) -> Named | None:
    """Return the result that is looked up over some questions; ``None`` if there are no rules, or something is open.

    While anything is missing, what may be left out and is not passed over is open too.
    """
    if not rules:
        return None
    waiting = {question.id for question in walk.open} if walk.unanswered else set()
    if any(question.id in waiting for question in over):
        return None
    found = first_over(rules, walk.answers)
    return Named(id=found.id, title=found.title)
