"""Reads and writes ``choices_if``: the conditions under which some choices of a question are offered."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ecomdiag.loader.fields import Fields
from ecomdiag.loader.questions.conditions import ConditionReader
from ecomdiag.loader.yaml import events
from ecomdiag.loader.yaml.nodes import Mapping
from ecomdiag.questionnaire.conditions import Condition
from ecomdiag.questionnaire.model import Choice
from ecomdiag.questionnaire.offers import Offer

KEY = "choices_if"


def read_offers(fields: Fields, conditions: ConditionReader, choices: Sequence[Choice]) -> tuple[Offer, ...]:
    """Return what decides which choices are offered, in the order of the choices; nothing where all always are."""
    node = fields.node(KEY)
    if node is None:
        return ()
    if not isinstance(node, Mapping):
        fields.faults.note_no_pairs(node)
        return ()
    order = {choice.id: place for place, choice in enumerate(choices)}
    found = [Offer(choice=key.text, when=conditions.read(value)) for key, value in node.pairs]
    return tuple(sorted(found, key=lambda own: order.get(own.choice, len(order))))


def offers_event(
    offers: Sequence[Offer], condition: Callable[[Condition | None], events.Events | None]
) -> events.Events | None:
    """Write them; ``None`` where there are none."""
    return events.pairs([(own.choice, condition(own.when)) for own in offers]) if offers else None
