"""Choices that are offered only after some answers to earlier questions."""

from __future__ import annotations

from ecomdiag.questionnaire.conditions import Condition
from ecomdiag.record import Record


class Offer(Record):
    """A choice of a question, and the condition under which it is offered."""

    choice: str
    when: Condition
