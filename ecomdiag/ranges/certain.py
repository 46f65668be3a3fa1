"""What is certain of a half-filled sheet: which questions are asked, and what the leaves of conditions are."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from functools import lru_cache

from ecomdiag.engine import check_answer
from ecomdiag.questionnaire.conditions import Answer, AnyOf, Condition, Leaf, NoneOf, certainly, leaves
from ecomdiag.questionnaire.model import NotAsked, Question, Questionnaire
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.ranges.turns import Turn, answered, hidden, open_turns
from ecomdiag.scoring.outcomes import Leaves, adds_choices


class Case(Enum):
    """What may become of a question."""

    ASKED = "asked"
    HIDDEN = "hidden"
    NOT_APPLICABLE = "not applicable"


class Certain:
    """Walks a sheet once; what hangs on missing answers stays open."""

    def __init__(self, questionnaire: Questionnaire, sheet: AnswerSheet) -> None:
        self.questionnaire = questionnaire
        self.answers: dict[str, Answer] = {}
        self.truth: dict[Leaf, bool] = {}
        self.cases: dict[str, tuple[Case, ...]] = {}
        looked_at = leaves_of(questionnaire)
        for question in questionnaire.questions:
            answer = sheet.answers.get(question.id)
            if answer is not None and not check_answer(question, answer):
                self.answers[question.id] = answer
            self.cases[question.id] = self._cases(question)
            for leaf in looked_at[question.id]:
                known = self._leaf(question, leaf)
                if known is not None:
                    self.truth[leaf] = known

    def holds(self, condition: Condition) -> bool | None:
        """Say whether a condition holds; ``None``: that is open."""
        return certainly(condition, self.truth)

    def turns(self, question: Question, own: Leaves, *, summed: bool) -> tuple[Turn, ...]:
        """Return how a question can turn out where it is asked."""
        answer = self.answers.get(question.id)
        if answer is None:
            return _open_turns(question, own, summed=summed)
        return (answered(question, answer, own, summed=summed),)

    def applies(self, question: Question) -> bool | None:
        """Say whether a question counts in its section's mean; ``None``: that is open."""
        found: set[bool] = set()
        for case in self.cases[question.id]:
            if case is Case.ASKED:
                found |= self._may_apply(question)
            else:
                found.add(self.unasked(question, case, ()).applies)
        return found.pop() if len(found) == 1 else None

    def unasked(self, question: Question, case: Case, own: Leaves) -> Turn:
        """Return how a question turns out that is not asked."""
        return hidden(NotAsked.EXCLUDE if case is Case.NOT_APPLICABLE else question.if_not_asked, own)

    def several(self, question: Question) -> bool:
        """Say whether any number of choices may still be chosen, so that each says its part of what leaves look at."""
        return adds_choices(question) and question.id not in self.answers

    def told_by(self, leaf: Leaf) -> Leaf | None:
        """Return the leaf of which another is the contrary; ``None`` if it has to be told by itself.

        Of a question that is asked and must be answered, none of some choices is chosen just where not any of them is.
        """
        if leaf.question in self.questionnaire.optional_ids or self.questionnaire.by_id[leaf.question].offers:
            return None
        if isinstance(leaf, NoneOf) and self.cases[leaf.question] == (Case.ASKED,):
            return AnyOf(leaf.question, leaf.choices)
        return None

    def _may_apply(self, question: Question) -> set[bool]:
        if question.id in self.answers:
            return {answered(question, self.answers[question.id], (), summed=False).applies}
        return {turn.applies for turn in _open_turns(question, (), summed=False)}

    def _cases(self, question: Question) -> tuple[Case, ...]:
        leaves_it = question.not_applicable_if is not None and self.holds(question.not_applicable_if)
        shown = question.show_if is None or self.holds(question.show_if)
        if leaves_it:
            return (Case.NOT_APPLICABLE,)
        open_cases = [Case.NOT_APPLICABLE] if leaves_it is None else []
        open_cases += [Case.ASKED] if shown is not False else []
        open_cases += [Case.HIDDEN] if shown is not True else []
        return tuple(open_cases)

    def _leaf(self, question: Question, leaf: Leaf) -> bool | None:
        found = {False} if self.cases[question.id] != (Case.ASKED,) else set()
        if Case.ASKED in self.cases[question.id]:
            if question.id in self.answers:
                found.add(leaf.true_of(self.answers[question.id]))
            elif self.several(question) or question.offers:
                return None  # an answer that is not offered any more is none
            else:
                found |= {turn.truths[0] for turn in _open_turns(question, (leaf,), summed=False)}
        return found.pop() if len(found) == 1 else None


@lru_cache(maxsize=4096)
def _open_turns(question: Question, own: Leaves, *, summed: bool) -> tuple[Turn, ...]:
    return open_turns(question, own, summed=summed)


@lru_cache(maxsize=8)
def leaves_of(questionnaire: Questionnaire) -> Mapping[str, Leaves]:
    """Return the leaves that look at each question, those of blockers included."""
    found: dict[str, dict[Leaf, None]] = {question.id: {} for question in questionnaire.questions}
    conditions = [condition for question in questionnaire.questions for condition in question.conditions]
    conditions += [offer.when for question in questionnaire.questions for offer in question.offers]
    conditions += [blocker.when for blocker in questionnaire.blockers]
    for condition in conditions:
        for leaf in leaves(condition):
            found[leaf.question][leaf] = None
    return {name: tuple(own) for name, own in found.items()}
