"""Conditions and limits as XLSForm writes them: XPath over the names of questions.

In a form a question without an answer, asked or not, is the empty text; ``selected`` of that is false, and so is every
comparison of it with a number. So a test over an answer that is not there does not hold, as here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from ecomdiag.questionnaire.conditions import (
    All,
    AllOf,
    Answered,
    Any,
    AtLeast,
    AtMost,
    Condition,
    Leaf,
    NoneOf,
    Not,
    OnOrAfter,
    OnOrBefore,
)
from ecomdiag.questionnaire.measures import span_of
from ecomdiag.questionnaire.model import Constraint, Question
from ecomdiag.record import EMPTY

#: So many decimals of a sum are compared: forms add in floating point.
DECIMALS = 6


def relevant(question: Question, called: Mapping[str, str] = EMPTY) -> str:
    """Return when a question is asked; empty if always. ``called`` are questions that are not called by their ids."""
    parts = []
    if question.show_if is not None:
        parts.append(condition_text(question.show_if, called))
    if question.not_applicable_if is not None:
        parts.append(f"not({condition_text(question.not_applicable_if, called)})")
    return _joined(parts, "and")


def condition_text(condition: Condition, called: Mapping[str, str] = EMPTY) -> str:
    """Return a condition as an expression."""
    if isinstance(condition, Not):
        return f"not({condition_text(condition.part, called)})"
    if isinstance(condition, All | Any):
        word = "and" if isinstance(condition, All) else "or"
        return _joined([condition_text(part, called) for part in condition.parts], word) or (
            "true()" if isinstance(condition, All) else "false()"
        )
    return _leaf(condition, called)


def in_copy(repeat: str, number: int, name: str) -> str:
    """Return what a question of one copy is called from outside."""
    return f"indexed-repeat(${{{name}}}, ${{{repeat}}}, {number})"


def at_most_copies(count: str, most: int) -> str:
    """Return how many copies there are where the answer to it may be more than are asked about, or below 0."""
    asked = f"${{{count}}}"
    return f"if({asked} >= {most}, {most}, if({asked} >= 0, {asked}, 0))"


def _leaf(leaf: Leaf, called: Mapping[str, str]) -> str:
    name = called.get(leaf.question, f"${{{leaf.question}}}")
    if isinstance(leaf, Answered):
        return f"{name} != ''"
    if isinstance(leaf, AtLeast | AtMost):
        sign = ">=" if isinstance(leaf, AtLeast) else "<="
        return f"({name} != '' and {name} {sign} {decimal(leaf.number)})"
    if isinstance(leaf, OnOrAfter | OnOrBefore):
        sign = ">=" if isinstance(leaf, OnOrAfter) else "<="
        return f"({name} != '' and {name} {sign} date('{leaf.day}'))"
    tests = [chosen(name, choice) for choice in sorted(leaf.choices)]
    if isinstance(leaf, NoneOf):
        return f"({name} != '' and not({_joined(tests, 'or')}))"
    return _joined(tests, "and" if isinstance(leaf, AllOf) else "or")


def chosen(name: str, choice: str) -> str:
    """Return whether a choice is chosen, of one or of several."""
    return f"selected({name}, '{choice}')"


def shorter(most: int) -> str:
    """Return that a text has no more signs than these."""
    return f"string-length(.) <= {most}"


def choosing_limits(question: Question) -> str:
    """Return the limits of how many choices, and of those that stand alone; empty if there are none."""
    parts = [f"not(selected(., '{choice}') and count-selected(.) > 1)" for choice in sorted(question.alone)]
    if question.max_choices < len(question.together):
        parts.append(f"count-selected(.) <= {question.max_choices}")
    if question.min_choices > 1:
        enough = [f"count-selected(.) >= {question.min_choices}"]
        enough += [f"selected(., '{choice}')" for choice in sorted(question.alone)]
        parts.append(_joined(enough, "or"))
    return _joined(parts, "and")


def sum_limit(constraint: Constraint, question: Question) -> str:
    """Return what a sum asks of one of its questions, those before it being answered; empty if nothing.

    An exact sum is asked of the last of them alone: before that it cannot be known, but that it must not be passed.
    """
    place = constraint.questions.index(question.id)
    terms = [
        "." if name == question.id else f"coalesce(${{{name}}}, 0)"
        for name in constraint.questions[: place + 1]
    ]
    total = f"round({' + '.join(terms)}, {DECIMALS})"
    if constraint.equals and place + 1 == len(constraint.questions):
        return _joined([f"{total} = {decimal(value)}" for value in constraint.equals], "or")
    asks = len(terms) > 1 or constraint.limit < span_of(question)[1]
    return f"{total} <= {decimal(constraint.limit)}" if asks else ""


def both(expressions: Iterable[str]) -> str:
    """Return an expression that holds if all of these do; empty ones ask nothing."""
    return _joined([own for own in expressions if own], "and")


def decimal(number: Fraction) -> str:
    """Return a number in decimals, as many as a form can compare."""
    whole = round(number, 12)
    text = f"{float(whole):.12f}".rstrip("0").rstrip(".")
    return text or "0"


def _joined(parts: list[str], word: str) -> str:
    return parts[0] if len(parts) == 1 else f"({f' {word} '.join(parts)})" if parts else ""
