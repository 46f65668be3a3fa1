"""Conditions and limits as LimeSurvey's expressions, over the codes of questions.

With ``NAOK`` the answer to a question that is not asked is the empty text, as is one that is not there: a test over it
asks for an answer first, so that it does not hold, as here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ecomdiag.loader.forms.xpath import DECIMALS, decimal
from ecomdiag.loader.limesurvey.codes import Codes, choice_codes, codes_of
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
from ecomdiag.questionnaire.model import Constraint, Kind, Question, Questionnaire

BOXES = (Kind.MULTIPLE, Kind.COUNTRIES)
ALWAYS, NEVER = "1", "0"


class Expressions:
    """Writes the expressions of one questionnaire."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        self.questions = questionnaire.by_id
        self.names = _names(codes_of(questionnaire))

    def relevance(self, *conditions: Condition | None, unless: Condition | None = None) -> str:
        """Return when something is asked: where all of these hold that there are, and ``unless`` does not."""
        parts = [self.condition(own) for own in conditions if own is not None]
        if unless is not None:
            parts.append(f"!({self.condition(unless)})")
        return _joined(parts, "and") or ALWAYS

    def condition(self, condition: Condition) -> str:
        """Return a condition as an expression."""
        if isinstance(condition, Not):
            return f"!({self.condition(condition.part)})"
        if isinstance(condition, All | Any):
            word, empty = ("and", ALWAYS) if isinstance(condition, All) else ("or", NEVER)
            return _joined([self.condition(part) for part in condition.parts], word) or empty
        return self._leaf(condition)

    def limit(self, question: Question) -> str:
        """Return what the number of choices has to keep where one stands alone; empty if nothing."""
        if question.min_choices < 2 or not question.alone:
            return ""
        alone = [self._ticked(question, name) for name in sorted(question.alone)]
        return _joined([f"{self._count(question)} >= {question.min_choices}", *alone], "or")

    def fits(self, question: Question, pattern: str) -> str:
        """Return that an answer fits an expression, where there is one."""
        name = self._value(question.id)
        return f"(is_empty({name}) or regexMatch('/{pattern}/', {name}))"

    def sum_limit(self, constraint: Constraint, question: Question) -> str:
        """Return what a sum asks of one of its questions, those before it being answered; an exact one of the last."""
        names = constraint.questions[: constraint.questions.index(question.id) + 1]
        total = f"round(sum({', '.join(self._value(name) for name in names)}), {DECIMALS})"
        if constraint.equals and names == constraint.questions:
            return _joined([f"{total} == {decimal(value)}" for value in constraint.equals], "or")
        return f"{total} <= {decimal(constraint.limit)}"

    def _leaf(self, leaf: Leaf) -> str:
        question, name = self.questions[leaf.question], self._value(leaf.question)
        if isinstance(leaf, Answered):
            return self._answered(question)
        if isinstance(leaf, AtLeast | AtMost):
            sign = ">=" if isinstance(leaf, AtLeast) else "<="
            return f"({self._answered(question)} and {name} {sign} {decimal(leaf.number)})"
        if isinstance(leaf, OnOrAfter | OnOrBefore):
            sign = ">=" if isinstance(leaf, OnOrAfter) else "<="
            return f"({self._answered(question)} and substr({name}, 0, 10) {sign} '{leaf.day}')"
        chosen = [self._ticked(question, choice) for choice in sorted(leaf.choices)]
        if isinstance(leaf, NoneOf):
            return f"({self._answered(question)} and !({_joined(chosen, 'or')}))"
        return _joined(chosen, "and" if isinstance(leaf, AllOf) else "or") or NEVER

    def _value(self, name: str) -> str:
        return f"{self.names[name]}.NAOK"

    def _ticked(self, question: Question, choice: str) -> str:
        code = choice_codes(question)[choice]
        if question.kind in BOXES:
            return f"{self.names[question.id]}_{code}.NAOK == 'Y'"
        if question.kind is Kind.RANKING:
            places = range(1, len(question.choices) + 1)
            return _joined([f"{self.names[question.id]}_{place}.NAOK == '{code}'" for place in places], "or")
        return f"{self._value(question.id)} == '{code}'"

    def _count(self, question: Question) -> str:
        return f"count(that.{self.names[question.id]}.NAOK)"

    def _answered(self, question: Question) -> str:
        if question.kind in BOXES:
            return f"{self._count(question)} > 0"
        first = "_1" if question.kind is Kind.RANKING else ""
        return f"!is_empty({self.names[question.id]}{first}.NAOK)"


def both(expressions: Iterable[str]) -> str:
    """Return an expression that holds if all of these do; empty ones ask nothing."""
    return _joined([own for own in expressions if own], "and")


def _names(codes: Codes) -> dict[str, str]:
    return dict(_pairs(codes))


def _pairs(codes: Codes) -> Iterator[tuple[str, str]]:
    yield from codes.questions.items()
    for matrix, rows in codes.rows.items():
        yield from ((row, f"{codes.questions[matrix]}_{code}") for row, code in rows.items())


def _joined(parts: list[str], word: str) -> str:
    return parts[0] if len(parts) == 1 else f"({f' {word} '.join(parts)})" if parts else ""
