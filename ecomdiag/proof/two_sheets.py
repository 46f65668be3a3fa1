"""What is looked at in two sheets at once: one, and the same with a single better answer."""

from __future__ import annotations

from math import prod

from ecomdiag.proof.concerned import concerned, sums_concerned
from ecomdiag.proof.structure import Structure
from ecomdiag.proof.weighing import Weighing, Weights
from ecomdiag.questionnaire.conditions import AnyOf, Condition, Leaf, looked_at
from ecomdiag.questionnaire.model import Question
from ecomdiag.ranges.certain import Case, Certain
from ecomdiag.ranges.drafting import Draft, Literal, contrary
from ecomdiag.ranges.turns import groups
from ecomdiag.ranges.variables import Gathered, Truth
from ecomdiag.scoring.outcomes import adds_choices

#: More pairs of answers than this to one question are told apart choice by choice.
MOST_PAIRED = 2_000

BEFORE, AFTER = 0, 1


class TwoSheets:
    """Two sheets that differ in a better answer to one question: what is certain of both, and the variables of each."""

    def __init__(self, structure: Structure, question: Question) -> None:
        self.structure = structure
        self.question = question
        self.certain: Certain = structure.certain
        self.affected = structure.affected(question.id)
        self.draft = Draft(only_lows=True)
        self.seen: tuple[dict[str, dict[Leaf, int]], ...] = ({}, {})
        self.sums = self.draft.sums(sums_concerned(structure, question))
        self.scale = structure.scale
        self.weighing = self._weighing()

    def _weighing(self) -> Weighing:
        touched, others = concerned(self.structure, self.affected | {self.question.id})
        return Weighing(self.draft, touched, others, self._options, self.scale, self.structure.score_scale)

    def _options(self, question: Question) -> frozenset[Weights]:
        """Return what a question can count in both sheets."""
        weight = int(question.weight * self.scale)
        full, none = (weight, weight), (0, 0)
        applies = self.certain.applies(question)
        if question is self.question or applies:
            return frozenset({full})
        if question.id not in self.affected:
            return frozenset({none} if applies is False else {none, full})
        cases = self.certain.cases[question.id]
        if Case.ASKED not in cases and not any(
            self.certain.unasked(question, own, ()).applies for own in cases
        ):
            return frozenset({none})
        # While it is not answered yet, it counts.
        return frozenset({none, full, (0, weight), (weight, 0)})

    # What is looked at ---------------------------------------------------------------------------------

    def _leaf(self, side: int, leaf: Leaf) -> Literal:
        known = self.certain.truth.get(leaf)
        if known is not None:
            return known
        contrary_of = self.certain.told_by(leaf)
        if contrary_of is not None:
            return contrary(self._leaf(side, contrary_of))
        question = self.structure.questionnaire.by_id[leaf.question]
        shared = question.id not in self.affected and question is not self.question
        own = self.seen[BEFORE if shared else side].setdefault(leaf.question, {})
        if leaf not in own:
            several = question.id not in self.affected and self.in_parts(question)
            kind = Gathered(any_of_them=isinstance(leaf, AnyOf)) if several else Truth()
            own[leaf] = self.draft.variable(kind)
        return own[leaf], True

    def in_parts(self, question: Question) -> bool:
        """Say whether each group of a question's choices says its own part."""
        if not adds_choices(question) or question.offers:
            return False
        if question is not self.question:
            return question.id not in self.affected and question.section not in self.weighing.sections
        ways = prod(
            len(group.alike.choices) + 1 for group in groups(question, self.structure.leaves_of[question.id])
        )
        return ways**2 > MOST_PAIRED

    def literal(self, condition: Condition, side: int) -> Literal:
        """Return what a condition is in one of the sheets."""
        own = looked_at([condition])
        side = BEFORE if own.isdisjoint(self.affected) and self.question.id not in own else side
        return self.draft.literal(condition, lambda leaf: self._leaf(side, leaf), side)
