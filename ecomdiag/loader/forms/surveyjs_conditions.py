"""Conditions as SurveyJS writes them: expressions over the names of questions."""

from __future__ import annotations

from collections.abc import Iterator

from ecomdiag.loader.forms.repeated import Repeated
from ecomdiag.loader.forms.xpath import decimal
from ecomdiag.questionnaire import conditions
from ecomdiag.questionnaire.blocks import Repeat
from ecomdiag.questionnaire.model import Question
from ecomdiag.record import Record

#: The tests of choices, as SurveyJS writes them.
_TESTS = {conditions.AnyOf: "anyof", conditions.NoneOf: "noneof", conditions.AllOf: "allof"}


class Called(Record, kw_only=False):
    """What questions are called where one of them is asked: in the same copy of what repeats, and from outside."""

    repeated: Repeated
    #: What repeats the question that is asked.
    inside: Repeat | None

    def name(self, question: str) -> str:
        """Return what a question is called."""
        if self.inside is not None and question in self.inside.names:
            return f"{{panel.{question}}}"
        if question in self.repeated.places:
            repeat, number, name = self.repeated.places[question]
            return f"{{{repeat.id}[{number - 1}].{name}}}"
        return f"{{{question}}}"

    def there(self, question: str) -> Iterator[str]:
        """Yield what asks that there is the copy of a question at which others look from outside.

        Where panels go because the number bound to them is lower, survey-core does not work conditions over their
        questions out again; those over the number it does.
        """
        if question in self.repeated.places and (self.inside is None or question not in self.inside.names):
            repeat, number, _ = self.repeated.places[question]
            yield f"{self.name(repeat.count)} notempty"
            yield f"{self.name(repeat.count)} >= {number}"


def asked_if(question: Question, called: Called) -> str:
    """Return when a question is asked; empty if always."""
    parts = [] if question.show_if is None else [condition_text(question.show_if, called)]
    if question.not_applicable_if is not None:
        parts.append(f"!({condition_text(question.not_applicable_if, called)})")
    return " and ".join(f"({part})" for part in parts) if len(parts) > 1 else "".join(parts)


def condition_text(condition: conditions.Condition, called: Called) -> str:
    """Return a condition as an expression of SurveyJS."""
    if isinstance(condition, conditions.Not):
        return f"!({condition_text(condition.part, called)})"
    if isinstance(condition, conditions.All | conditions.Any):
        word = " and " if isinstance(condition, conditions.All) else " or "
        return word.join(f"({condition_text(part, called)})" for part in condition.parts)
    return " and ".join((*called.there(condition.question), *_leaf(condition, called)))


def _leaf(leaf: conditions.Leaf, called: Called) -> Iterator[str]:
    name = called.name(leaf.question)
    yield f"{name} notempty"
    if isinstance(leaf, conditions.AnyOf | conditions.NoneOf | conditions.AllOf):
        chosen = ", ".join(f"'{choice}'" for choice in sorted(leaf.choices))
        yield f"{name} {_TESTS[type(leaf)]} [{chosen}]"
    elif isinstance(leaf, conditions.OnOrAfter | conditions.OnOrBefore):
        sign = ">=" if isinstance(leaf, conditions.OnOrAfter) else "<="
        yield f"{name} {sign} '{leaf.day}'"
    elif isinstance(leaf, conditions.AtLeast | conditions.AtMost):
        sign = ">=" if isinstance(leaf, conditions.AtLeast) else "<="
        yield f"{name} {sign} {decimal(leaf.number)}"
