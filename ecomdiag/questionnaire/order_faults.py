"""What is wrong with a rule over two answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from ecomdiag.questionnaire.faults import Fault, fault
from ecomdiag.questionnaire.measures import FARTHEST, span_of
from ecomdiag.questionnaire.model import Constraint, Kind, Order, Question
from ecomdiag.questionnaire.rules import distinct
from ecomdiag.questionnaire.value_faults import id_fault, number, texts, within

#: The kinds of which two answers can be compared. Percentages have their sums.
ORDERED = (Kind.NUMBER, Kind.DATE)
#: No two numbers or days are farther apart.
APART = (-2 * FARTHEST, 2 * FARTHEST)


def of_order(order: Order, earlier: Mapping[str, Question], sums: tuple[Constraint, ...]) -> Iterator[Fault]:
    """Tell the faults of a rule over two answers, all questions being known by their ids."""
    own = [earlier[name] for name in order.pair if name in earlier and earlier[name].kind in ORDERED]
    for place, name in enumerate(order.pair):
        if name not in earlier or earlier[name].kind not in ORDERED:
            yield fault("orders_numbers", "order", place, found=name)
        elif any(name in constraint.questions for constraint in sums):
            yield fault("order_in_sum", "order", place, found=name)
    if len(set(order.pair)) != 2:
        yield fault("order_of_two", "order")
    elif len(own) == 2:
        yield from _of_pair(order, *own)


def _of_pair(order: Order, first: Question, second: Question) -> Iterator[Fault]:
    if (first.kind, first.integer) != (second.kind, second.integer):
        yield fault("order_of_one_sort", "order")
        return
    in_steps = first.integer or first.kind is Kind.DATE
    for key, limit in (("at_least", order.least), ("at_most", order.most)):
        if in_steps and limit is not None and limit % 1:
            yield fault("not_whole", key, key=key)
    (low, high), (lowest, highest) = span_of(first), span_of(second)
    apart = (lowest - high, highest - low)
    most = apart[1] if order.most is None else order.most
    if order.least > most or order.least > apart[1] or most < apart[0]:
        yield fault("order_never", "order")


def faults_of_orders(
    orders: tuple[Order, ...], questions: Mapping[str, Question], sums: tuple[Constraint, ...]
) -> Iterator[Fault]:
    """Yield the faults of all rules over two answers of a questionnaire that was made without a file."""
    for place, own in enumerate(orders):
        yield from within(id_fault(own.id), "orders", place)
        yield from within(texts(message=own.message), "orders", place)
        yield from within(number(own.least, "at_least", APART), "orders", place)
        if own.most is not None:
            yield from within(number(own.most, "at_most", APART), "orders", place)
        if all(isinstance(end, int | Fraction) for end in (own.least, own.most or 0)):
            yield from within(of_order(own, questions, sums), "orders", place)
    names = [*(own.id for own in sums), *(own.id for own in orders)]
    for found in distinct("constraint", names):
        if int(found.where[0]) >= len(sums):
            yield Fault(("orders", int(found.where[0]) - len(sums), "id"), found.problem)
