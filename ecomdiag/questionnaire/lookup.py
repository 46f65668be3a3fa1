"""Rules by which the choices of a question, or the answers of a section or of all, are looked up.

The first that holds tells the result, and what it scores.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from fractions import Fraction

from ecomdiag.questionnaire.conditions import All, Answer, Any, Condition, Leaf, Not, leaves
from ecomdiag.record import Record, replace
from ecomdiag.texts.words import Text


class Result(Record):
    """What answers come to, where a condition over them holds; the last of several has none, and always does."""

    id: str
    title: Text
    score: Fraction = Fraction(0)
    when: Condition | None = None
    #: Of a section: it has no score then.
    not_applicable: bool = False

    def holds(self, question: str, answer: Answer) -> bool:
        """Say whether it holds over an answer to its question."""
        return self.when is None or self.when.holds({question: answer})


def looked_up(rules: Iterable[Result], question: str, answer: Answer) -> Result:
    """Return the first result that holds over an answer to a question."""
    return next(own for own in rules if own.holds(question, answer))


def first_over(rules: Iterable[Result], answers: Mapping[str, Answer]) -> Result:
    """Return the first result that holds over the answers that count."""
    return next(own for own in rules if own.when is None or own.when.holds(answers))


def just_when(rules: Sequence[Result], wanted: Container[Result]) -> Condition | bool:
    """Return the condition under which one of some results is the first that holds; a truth if that is sure."""
    found: Condition | bool = rules[-1] in wanted
    for own in reversed(rules[:-1]):
        assert own.when is not None, "only the last has no condition"
        among = own in wanted
        if isinstance(found, bool):
            found = found if found is among else own.when if among else Not(own.when)
        else:
            found = Any((own.when, found)) if among else All((Not(own.when), found))
    return found


def leaves_in(rules: Iterable[Result]) -> tuple[Leaf, ...]:
    """Return all that rules look at, each once."""
    return tuple(dict.fromkeys(leaf for own in rules if own.when is not None for leaf in leaves(own.when)))


def over(rules: Iterable[Result], question: str) -> tuple[Result, ...]:
    """Return rules as they are over a question of another name with the same choices, or some of them."""
    return tuple(own if own.when is None else replace(own, when=_over(own.when, question)) for own in rules)


def _over(condition: Condition, question: str) -> Condition:
    if isinstance(condition, Not):
        return Not(_over(condition.part, question))
    if isinstance(condition, All | Any):
        return type(condition)(tuple(_over(part, question) for part in condition.parts))
    return replace(condition, question=question)
