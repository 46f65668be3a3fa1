"""Rules over two answers: one is not below the other, or lies so far from it at least, or at most."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from ecomdiag import questionnaire
from ecomdiag.questionnaire.conditions import Answer
from ecomdiag.questionnaire.model import Order


def measure(answer: Answer | None) -> Fraction | None:
    """Return the number that an answer is, or the place of the day; ``None`` if there is none."""
    if isinstance(answer, str):
        return questionnaire.measures.ordinal(answer)
    return answer if isinstance(answer, Fraction) else None


def keeps(order: Order, answers: Mapping[str, Answer]) -> bool:
    """Say whether answers that count keep a rule, as they do if one of the two is not there."""
    first, second = (measure(answers.get(name)) for name in order.pair)
    if first is None or second is None:
        return True
    apart = second - first
    return apart >= order.least and (order.most is None or apart <= order.most)
