"""Reads the rules over two answers of a questionnaire's file."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from ecomdiag.loader.fields import Faults, Fields
from ecomdiag.loader.yaml.nodes import Node
from ecomdiag.questionnaire.model import Constraint, Order, Question
from ecomdiag.questionnaire.order_faults import APART, of_order
from ecomdiag.questionnaire.rules import distinct


def read_orders(
    fields: Fields, seen: Mapping[str, Question], sums: tuple[Constraint, ...]
) -> tuple[Order, ...]:
    """Read them all; ``seen`` are the questions of the file, and ``sums`` its sums, whose ids are others."""
    items = fields.items("orders", required=False)
    found = tuple(_order(item, fields.faults, seen, sums) for item in items)
    fields.faults.place_each(distinct("constraint", (own.id for own in found)), items)
    for item, own in zip(items, found, strict=True):
        if any(own.id == other.id for other in sums):
            fields.faults.note("twice", item.place, what="constraint", id=own.id)
    return found


def _order(node: Node, faults: Faults, seen: Mapping[str, Question], sums: tuple[Constraint, ...]) -> Order:
    fields = Fields(node, faults, "id", "order", "at_least", "at_most", "message")
    pair = list(fields.strings("order"))
    order = Order(
        id=fields.id(),
        pair=tuple(scalar.text for scalar in pair),
        message=fields.text("message"),
        least=fields.between("at_least", *APART, Fraction(0)),
        most=fields.between("at_most", *APART) if "at_most" in fields else None,
    )
    if pair:
        for found in of_order(order, seen, sums):
            _, *rest = found.where or ("",)
            faults.place([found], pair[int(rest[0])] if rest else node)
    return order
