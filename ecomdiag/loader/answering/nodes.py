"""What stands in a file where an answer is expected."""

from __future__ import annotations

from ecomdiag.loader.yaml.nodes import Node, Scalar, Sequence
from ecomdiag.questionnaire.model import Kind, Question


def chosen(question: Question | None, value: Node) -> str | None:
    """Return the id of the one choice that is asked for, if it stands there just so."""
    if question is None or question.kind is not Kind.SINGLE or not isinstance(value, Scalar):
        return None
    return value.text if value.text in question.by_id else None


def typed(item: Scalar, question: Question | None) -> str:
    """Return an answer as typed, without what cannot be seen at its ends where that makes it one of the choices."""
    word = item.word
    return word if item.block or (question is not None and word in question.by_id) else item.text


def is_empty(value: Scalar | Sequence) -> bool:
    """Whether nothing was answered."""
    return value.empty if isinstance(value, Scalar) else not value.items


def is_nested(value: Node) -> bool:
    """Whether a list has others in it, or pairs."""
    return isinstance(value, Sequence) and any(not isinstance(item, Scalar) for item in value.items)
