"""Reads conditions: structures over the answers to the questions that may be looked at."""

from __future__ import annotations

from collections.abc import Mapping

from ecomdiag.loader.fields import Faults, Fields
from ecomdiag.loader.questions.number_keys import read_date
from ecomdiag.loader.yaml.nodes import Node, Sequence
from ecomdiag.questionnaire.conditions import (
    All,
    AllOf,
    Answered,
    Any,
    AnyOf,
    AtLeast,
    AtMost,
    Condition,
    Leaf,
    NoneOf,
    Not,
    OnOrAfter,
    OnOrBefore,
)  # fmt: skip
from ecomdiag.questionnaire.faults import Fault
from ecomdiag.questionnaire.measures import FIRST_DAY, span_of
from ecomdiag.questionnaire.model import Question
from ecomdiag.questionnaire.rules import no_such_choice, no_such_question, suits
from ecomdiag.record import Record

_LEAVES: dict[str, type[AnyOf | NoneOf | AllOf]] = {
    "any_of": AnyOf,
    "none_of": NoneOf,
    "all_of": AllOf,
}
_THRESHOLDS: dict[str, type[AtLeast | AtMost]] = {"at_least": AtLeast, "at_most": AtMost}
_DAYS: dict[str, type[OnOrAfter | OnOrBefore]] = {"on_or_after": OnOrAfter, "on_or_before": OnOrBefore}
_ANSWERED = "answered"
_TESTS: dict[str, type[Leaf]] = {**_LEAVES, **_THRESHOLDS, **_DAYS, _ANSWERED: Answered}


class TargetCountries(Record):
    """Where a company says in which countries it wants to sell, and the groups of them that have a name."""

    question: Question
    groups: Mapping[str, frozenset[str]]


class ConditionReader:
    """Reads the conditions of one file.

    ``questions`` are those that a condition may look at (for a questionnaire, the earlier ones). With ``targets``,
    ``{market: …}`` may say that one of the target countries is such a one.
    """

    def __init__(
        self,
        faults: Faults,
        questions: Mapping[str, Question],
        targets: TargetCountries | None = None,
    ) -> None:
        self.faults = faults
        self.questions = questions
        self.targets = targets

    def read(self, node: Node) -> Condition:
        """Read one condition; a faulty one becomes one that always holds, and the fault is noted."""
        fields = Fields(
            node, self.faults, "all", "any", "not", "question", "any_of", "none_of", "all_of", "at_least", "at_most",
            "on_or_after", "on_or_before", "answered",
            *(("market",) if self.targets is not None else ()),
        )  # fmt: skip
        if set(fields.pairs) == {"all"}:
            return All(tuple(self.read(item) for item in fields.some("all")))
        if set(fields.pairs) == {"any"}:
            return Any(tuple(self.read(item) for item in fields.some("any")))
        inner = fields.node("not")
        if set(fields.pairs) == {"not"} and inner is not None:
            return Not(self.read(inner))
        if self.targets is not None and set(fields.pairs) == {"market"}:
            return AnyOf(self.targets.question.id, self.markets(fields))
        return self._leaf(fields)

    def markets(self, fields: Fields, key: str = "market") -> frozenset[str]:
        """Read the countries that a field names: a group, a code, or a list of codes."""
        known = self.targets.question.by_id if self.targets else {}
        groups = self.targets.groups if self.targets else {}
        node = fields.required(key)
        if isinstance(node, Sequence):
            named = frozenset(scalar.text for scalar in fields.strings(key))
        else:
            name = fields.string(key) if node is not None else ""
            named = groups.get(name, frozenset({name}))
        for code in named:
            if code not in known:
                self.faults.note("unknown_country", fields.at(key), found=code)
        return named

    def _leaf(self, fields: Fields) -> Condition:
        name = fields.id("question")
        question = self.questions.get(name)
        tests = [key for key in fields.pairs if key in _TESTS]
        if question is None:
            if name:
                self.faults.place([no_such_question(name, self.questions)], fields.start)
        elif len(tests) != 1 or len(fields.pairs) != 2 or not suits(_TESTS[tests[0]], question):
            self.faults.note("condition", fields.place, question=name)
        elif tests[0] == _ANSWERED:
            return Answered(name) if fields.flag(_ANSWERED) else Not(Answered(name))
        elif tests[0] in _THRESHOLDS:
            return _THRESHOLDS[tests[0]](name, fields.between(tests[0], *span_of(question)))
        elif tests[0] in _DAYS:
            return _DAYS[tests[0]](name, read_date(fields, tests[0]) or FIRST_DAY)
        else:
            return _LEAVES[tests[0]](name, self._named(fields, tests[0], question))
        return All(())

    def _named(self, fields: Fields, key: str, question: Question) -> frozenset[str]:
        named = list(fields.strings(key))
        for scalar in named:
            if scalar.text not in question.by_id:
                self.faults.place([Fault((), no_such_choice(scalar.text, question))], scalar)
        return frozenset(scalar.text for scalar in named)
