"""One answer as the solver looks for it: unknowns, what makes them an answer, and the answer that it found."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, TypeAlias

from ecomdiag.questionnaire.calendar import day_at
from ecomdiag.questionnaire.conditions import Answer
from ecomdiag.questionnaire.measures import MEASURED, counted, span_of
from ecomdiag.questionnaire.model import Kind, Question
from ecomdiag.scoring.outcomes import some_words

Formula: TypeAlias = Any
"""A term of the solver, which has no types of its own."""


class Unknowns:
    """The unknowns of one answer: whether it is given, what is chosen, which number."""

    def __init__(self, z3: Any, question: Question, prefix: str = "") -> None:
        self.question = question
        name = f"{prefix}{question.id}"
        self.given = z3.Bool(f"{name}!given")
        self.chosen = {choice.id: z3.Bool(f"{name}!choice!{choice.id}") for choice in question.choices}
        self.number = z3.ToReal(z3.Int(f"{name}!number")) if counted(question) else z3.Real(f"{name}!number")

    def valid(self, z3: Any) -> Formula:
        """Say that what is given is a valid answer, taken alone."""
        question = self.question
        match question.kind:
            case Kind.PERCENTAGE | Kind.NUMBER | Kind.DATE:
                low, high = (z3.Q(end.numerator, end.denominator) for end in span_of(question))
                return z3.And(self.number >= low, self.number <= high)
            case Kind.SINGLE:
                return z3.PbEq([(one, 1) for one in self.chosen.values()], 1)
            case Kind.TEXT:
                return z3.BoolVal(True)
            case Kind.RANKING:
                return z3.And(*self.chosen.values())
        alone = [self.chosen[choice.id] for choice in question.choices if choice.stands_alone]
        together = [(self.chosen[choice.id], 1) for choice in question.choices if not choice.stands_alone]
        several = [z3.PbGe(together, max(question.min_choices, 1)), z3.PbLe(together, question.max_choices)]
        none_alone = [z3.Not(one) for one in alone]
        if not alone:
            return z3.And(*several)
        just_one = [z3.PbEq([(one, 1) for one in alone], 1), *(z3.Not(one) for one, _ in together)]
        return z3.Or(z3.And(*none_alone, *several) if together else z3.BoolVal(False), z3.And(*just_one))

    def answer(self, model: Formula) -> Answer | None:
        """Read the answer out of what the solver found."""
        if not _true(model, self.given):
            return None
        if self.question.kind in (*MEASURED, Kind.DATE):
            number = model.eval(self.number, model_completion=True)
            found = Fraction(number.numerator_as_long(), number.denominator_as_long())
            return day_at(int(found)) if self.question.kind is Kind.DATE else found
        if self.question.kind is Kind.TEXT:
            return some_words(self.question)
        chosen = tuple(name for name, one in self.chosen.items() if _true(model, one))
        return chosen[0] if self.question.kind is Kind.SINGLE else chosen


def _true(model: Formula, term: Formula) -> bool:
    return bool(model.eval(term, model_completion=True))
