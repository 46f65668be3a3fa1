"""What is wrong with a condition of a questionnaire."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ecomdiag.questionnaire.conditions import (
    All,
    Answered,
    Any,
    AtLeast,
    AtMost,
    Condition,
    Leaf,
    Not,
    OnOrAfter,
    OnOrBefore,
)
from ecomdiag.questionnaire.faults import Fault, fault
from ecomdiag.questionnaire.measures import span_of
from ecomdiag.questionnaire.model import (
    Question,
)
from ecomdiag.questionnaire.rules import (
    no_such_choice,
    no_such_question,
    suits,
)
from ecomdiag.questionnaire.value_faults import listed, number, within
from ecomdiag.record.limits import is_day

#: The key of each test of a condition.
TESTS: Mapping[str, str] = {
    "AnyOf": "any_of", "NoneOf": "none_of", "AllOf": "all_of", "AtLeast": "at_least", "AtMost": "at_most",
    "OnOrAfter": "on_or_after", "OnOrBefore": "on_or_before", "Answered": "answered",
}  # fmt: skip


def condition_faults(condition: Condition, questions: Mapping[str, Question]) -> Iterator[Fault]:
    """Yield the faults of a condition that may look at these questions."""
    if isinstance(condition, Not):
        yield from within(condition_faults(condition.part, questions), "not")
    elif isinstance(condition, All | Any):
        key = "all" if isinstance(condition, All) else "any"
        yield from listed(key, condition.parts, (condition_faults(p, questions) for p in condition.parts))
    else:
        yield from _leaf(condition, questions)


def _leaf(leaf: Leaf, questions: Mapping[str, Question]) -> Iterator[Fault]:
    question = questions.get(leaf.question)
    key = TESTS[type(leaf).__name__]
    if question is None:
        yield no_such_question(leaf.question, questions)
    elif not suits(type(leaf), question):
        yield fault("condition", question=leaf.question)
    elif isinstance(leaf, AtLeast | AtMost):
        yield from number(leaf.number, key, span_of(question))
    elif isinstance(leaf, OnOrAfter | OnOrBefore):
        if not is_day(leaf.day):
            yield fault("not_a_date", key, key=key, found=leaf.day)
    elif not isinstance(leaf, Answered):
        if not leaf.choices:
            yield fault("names_nothing", key, key=key)
        for name in sorted(leaf.choices - question.by_id.keys()):
            yield Fault((key,), no_such_choice(name, question))
