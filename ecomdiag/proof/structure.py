"""Who looks at whom: which questions decide whether a question is asked, and in what ways each can turn out."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from copy import copy
from fractions import Fraction
from functools import cached_property
from itertools import compress
from math import lcm
from typing import Any as Anything
from typing import NoReturn, TypeAlias

from ecomdiag.questionnaire.conditions import All, Answer, Any, Condition, Leaf, Not, leaves, looked_at
from ecomdiag.questionnaire.model import Constraint, Kind, Question, Questionnaire
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.ranges.certain import Certain, leaves_of
from ecomdiag.record import replace
from ecomdiag.scoring.outcomes import Outcome, TooManyWaysError, outcomes_of

Mask: TypeAlias = int
"""Truth of the leaves of all conditions, one bit each."""

Test: TypeAlias = Callable[[Mask], bool]


class Structure:
    """A questionnaire prepared for proofs: its leaves numbered, its conditions compiled, its dependencies known."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        self.questionnaire = questionnaire
        self.position = {question.id: place for place, question in enumerate(questionnaire.questions)}
        self.leaves_of = leaves_of(questionnaire)
        every = [leaf for own in self.leaves_of.values() for leaf in own]
        self.bit: dict[Leaf, Mask] = {leaf: 1 << place for place, leaf in enumerate(every)}
        self.asked_if = {question.id: self._asked_if(question) for question in questionnaire.questions}
        self.not_applicable_if = {
            question.id: self.test(question.not_applicable_if) if question.not_applicable_if else _never
            for question in questionnaire.questions
        }
        self.constraints_of: dict[str, tuple[Constraint, ...]] = {
            question.id: tuple(c for c in questionnaire.constraints if question.id in c.questions)
            for question in questionnaire.questions
        }
        self.certain = Certain(questionnaire, AnswerSheet.blank(questionnaire))
        self._masked: dict[str, tuple[tuple[Outcome, Mask], ...]] = {}
        self._following: dict[tuple[str, str], tuple[str, ...]] = {}
        self._hopeless: list[frozenset[str]] = []
        #: What parts of it that hang together can bring, for whoever has worked it out.
        self.elsewhere: dict[Hashable, Anything] = {}
        self._knowing: dict[tuple[tuple[str, Answer], ...], Structure] = {}

    def knowing(self, answers: Mapping[str, Answer]) -> Structure:
        """Return it with some answers known: what they decide is certain; known ones again."""
        key = tuple(sorted(answers.items()))
        if key not in self._knowing:
            sheet = replace(AnswerSheet.blank(self.questionnaire), answers=answers)
            own = copy(self)
            own.certain = Certain(self.questionnaire, sheet)
            own.elsewhere = {}
            self._knowing[key] = own
        return self._knowing[key]

    def test(self, condition: Condition) -> Test:
        """Compile a condition into a function of the truth of its leaves."""
        if isinstance(condition, All):
            parts = tuple(self.test(part) for part in condition.parts)
            return lambda mask: all(part(mask) for part in parts)
        if isinstance(condition, Any):
            parts = tuple(self.test(part) for part in condition.parts)
            return lambda mask: any(part(mask) for part in parts)
        if isinstance(condition, Not):
            inner = self.test(condition.part)
            return lambda mask: not inner(mask)
        bit = self.bit[condition]
        return lambda mask: bool(mask & bit)

    def bits(self, conditions: Iterable[Condition]) -> Mask:
        """Return the bits of all leaves of some conditions."""
        mask = 0
        for condition in conditions:
            for leaf in leaves(condition):
                mask |= self.bit[leaf]
        return mask

    def outcomes(self, question: Question) -> tuple[Outcome, ...]:
        """Return the ways in which a question can be answered, as far as anything can tell them apart."""
        return tuple(outcome for outcome, _ in self.masked(question))

    def masked(self, question: Question) -> tuple[tuple[Outcome, Mask], ...]:
        """Return these, each with the bits of the leaves that hold over it."""
        known = self._masked.get(question.id)
        if known is None:
            own, asked = self.leaves_of[question.id], self.questionnaire.by_id[question.id]
            bits = [self.bit[leaf] for leaf in own]
            known = tuple((found, sum(compress(bits, found.truths))) for found in outcomes_of(asked, own))
            self._masked[question.id] = known
        return known

    @cached_property
    def scale(self) -> int:
        """Return how often weights have to be taken to be whole."""
        weights = [question.weight for question in self.questionnaire.questions]
        weights += [section.weight for section in self.questionnaire.sections]
        return lcm(*(weight.denominator for weight in weights))

    @cached_property
    def score_scale(self) -> int:
        """Return how often scores have to be taken to be whole."""
        scores = {
            own / question.target if question.kind is Kind.MULTIPLE else own
            for question in self.scored
            for own in (*(c.score for c in question.choices), *(b.score for b in question.bands))
        }
        scores |= {own.score for question in self.scored for own in question.lookup}
        return lcm(*(score.denominator for score in scores))

    def scaled(self, score: Fraction) -> int:
        """Return a score as a whole number."""
        return score.numerator * (self.score_scale // score.denominator)

    @cached_property
    def looks_at(self) -> dict[str, frozenset[str]]:
        """Return for each question those whose answers decide whether it is asked."""
        return {question.id: looked_at(question.conditions) for question in self.questionnaire.questions}

    @cached_property
    def entangled(self) -> frozenset[str]:
        """Return the questions of sums that share a question with another sum, and those whose answers are compared."""
        constraints = self.questionnaire.constraints
        shared = {name for name, own in self.constraints_of.items() if len(own) > 1}
        compared = {name for order in self.questionnaire.orders for name in order.pair}
        return frozenset(compared).union(
            *(found.questions for found in constraints if not shared.isdisjoint(found.questions))
        )

    @cached_property
    def scored(self) -> tuple[Question, ...]:
        """Return the questions that count in the overall score."""
        sections = self.questionnaire.scored_sections
        return tuple(question for section in sections for question in section.questions if question.scored)

    def give_up_on(self, questions: Iterable[Question]) -> NoReturn:
        """Remember that the ways through these questions are too many, which those through more are all the more."""
        self._hopeless.append(frozenset(question.id for question in questions))
        raise TooManyWaysError

    def refuse_hopeless(self, questions: Iterable[Question]) -> None:
        """Raise ``TooManyWaysError`` if the ways through some of these questions are known to be too many."""
        names = {question.id for question in questions}
        if any(known <= names for known in self._hopeless):
            raise TooManyWaysError

    def before(self, names: Iterable[str]) -> tuple[Question, ...]:
        """Return, in order, these questions and all whose answers matter for asking and answering them."""
        found: set[str] = set()
        waiting = list(names)
        while waiting:
            name = waiting.pop()
            if name not in found:
                found.add(name)
                waiting += self._needs(name)
        return self._in_order(found)

    def may_follow(self, constraint: Constraint, question: Question) -> tuple[str, ...]:
        """Return, in order, the later questions of a sum, and those between whose answers can open or close one."""
        key = (constraint.id, question.id)
        if key not in self._following:
            members = frozenset(constraint.questions[constraint.questions.index(question.id) + 1 :])
            self._following[key] = tuple(
                own.id
                for own in self.questionnaire.questions[self.position[question.id] + 1 :]
                if own.id in members or self.affected(own.id) & members
            )
        return self._following[key]

    def affected(self, name: str) -> frozenset[str]:
        """Return the questions that an answer to this one can open, close or make offer others, directly or in turn."""
        found: set[str] = {name}
        for question in self.questionnaire.questions:
            if not found.isdisjoint(question.looks_at):
                found.add(question.id)
        return frozenset(found - {name})

    def _needs(self, name: str) -> frozenset[str]:
        """Return what a question's asking and the sums of its answer hang on."""
        found = set(self.looks_at[name])
        for constraint in self.constraints_of[name]:
            for member in constraint.questions:
                before = self.position[member] < self.position[name]
                found |= {member} if before else set()
                found |= {seen for seen in self.looks_at[member] if self.position[seen] < self.position[name]}
        return frozenset(found)

    def _in_order(self, names: Iterable[str]) -> tuple[Question, ...]:
        by_id = self.questionnaire.by_id
        return tuple(by_id[name] for name in sorted(names, key=self.position.__getitem__))

    def _asked_if(self, question: Question) -> Test:
        shown = self.test(question.show_if) if question.show_if is not None else _always
        if question.not_applicable_if is None:
            return shown
        leaves_it = self.test(question.not_applicable_if)
        return lambda mask: shown(mask) and not leaves_it(mask)


def _always(_: Mask) -> bool:
    return True


def _never(_: Mask) -> bool:
    return False
