"""Reads conditions: structures over the answers to the questions that may be looked at."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction

from ecomdiag.conditions import All, AllOf, Any, AnyOf, AtLeast, AtMost, Condition, NoneOf, Not
from ecomdiag.engine import unknown
from ecomdiag.loader.fields import Faults, Fields
from ecomdiag.loader.yaml_text import Node, Sequence
from ecomdiag.model import Kind, Question

TARGETS = "target_countries"
_LEAVES: dict[str, Callable[[str, frozenset[str]], Condition]] = {
    "any_of": AnyOf,
    "none_of": NoneOf,
    "all_of": AllOf,
}
_THRESHOLDS: dict[str, Callable[[str, Fraction], Condition]] = {"at_least": AtLeast, "at_most": AtMost}


class ConditionReader:
    """Reads the conditions of one file.

    ``questions`` are those that a condition may look at (for a questionnaire, the earlier ones). With ``groups``
    of countries, ``{market: …}`` may say that one of the target countries is such a one.
    """

    def __init__(
        self,
        faults: Faults,
        questions: Mapping[str, Question],
        groups: Mapping[str, frozenset[str]] | None = None,
    ) -> None:
        self.faults = faults
        self.questions = questions
        self.groups = groups

    def read(self, node: Node) -> Condition:
        """Read one condition; a faulty one becomes one that always holds, and the fault is noted."""
        fields = Fields(
            node, self.faults, "all", "any", "not", "question", "any_of", "none_of", "all_of", "at_least", "at_most",
            *(("market",) if self.groups is not None else ()),
        )  # fmt: skip
        if set(fields.pairs) == {"all"}:
            return All(tuple(self.read(item) for item in fields.some("all")))
        if set(fields.pairs) == {"any"}:
            return Any(tuple(self.read(item) for item in fields.some("any")))
        inner = fields.node("not")
        if set(fields.pairs) == {"not"} and inner is not None:
            return Not(self.read(inner))
        if self.groups is not None and set(fields.pairs) == {"market"}:
            return AnyOf(TARGETS, self.markets(fields))
        return self._leaf(fields)

    def markets(self, fields: Fields) -> frozenset[str]:
        """Read the countries that a field ``market`` names: a group, a code, or a list of codes."""
        known = self.questions[TARGETS].by_id
        node = fields.required("market")
        if isinstance(node, Sequence):
            named = frozenset(scalar.text for scalar in fields.strings("market"))
        else:
            name = fields.string("market") if node is not None else ""
            named = (self.groups or {}).get(name, frozenset({name}))
        for code in named:
            if code not in known:
                self.faults.note("unknown_country", fields.at("market"), found=code)
        return named

    def _leaf(self, fields: Fields) -> Condition:
        name = fields.id("question")
        question = self.questions.get(name)
        tests = [key for key in fields.pairs if key in _LEAVES or key in _THRESHOLDS]
        if question is None:
            if name:
                problem = unknown("looks_at", name, self.questions)
                self.faults.note(problem.rule, fields.at("question"), **problem.values)
        elif (
            len(tests) != 1
            or len(fields.pairs) != 2
            or (tests[0] in _THRESHOLDS) != (question.kind is Kind.PERCENTAGE)
        ):
            self.faults.note("condition", fields.place, question=name)
        elif tests[0] in _THRESHOLDS:
            return _THRESHOLDS[tests[0]](name, fields.between(tests[0], 0, 100))
        else:
            return _LEAVES[tests[0]](name, self._named(fields, tests[0], question))
        return All(())

    def _named(self, fields: Fields, key: str, question: Question) -> frozenset[str]:
        named = list(fields.strings(key))
        for scalar in named:
            if scalar.text not in question.by_id:
                problem = unknown("unknown_choice", scalar.text, question.by_id)
                self.faults.note(problem.rule, scalar.place, **problem.values)
        return frozenset(scalar.text for scalar in named)
