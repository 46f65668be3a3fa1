"""What is known of a company after its answers: the records of a diagnosis, of which every report is a rendering.

Their texts are in every language; who shows them chooses. Scores run from 0 to 100 and are exact.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import cached_property
from types import MappingProxyType
from typing import Annotated, Literal, TypeAlias

from ecomdiag.advice.glossary import Term
from ecomdiag.advice.model import Border, DataRule, FactKind, Source
from ecomdiag.advice.recommendation import Stage
from ecomdiag.diagnosis.beside import BenchmarkResult, Named, WhatIfResult
from ecomdiag.diagnosis.block import BlockResult as BlockResult
from ecomdiag.diagnosis.improving import Improvement
from ecomdiag.diagnosis.positioned import PositioningResult
from ecomdiag.diagnosis.reference import QuestionnaireRef as QuestionnaireRef
from ecomdiag.diagnosis.statement import Statement as Statement
from ecomdiag.questionnaire.conditions import Answer
from ecomdiag.questionnaire.notes import Notes
from ecomdiag.questionnaire.said import Said
from ecomdiag.questionnaire.ways import Scoring
from ecomdiag.record import Record
from ecomdiag.record.limits import Between, Date, Points
from ecomdiag.texts.words import Text

Weight: TypeAlias = Annotated[Fraction, Between(0, 1000)]
"""What a section or question counts, beside the others."""

FindingKind: TypeAlias = Literal["section"]
"""What a strength or weakness is about."""

Consistency: TypeAlias = Literal["coherent", "mostly", "look_over"]
"""How well the answers fit together: all, all but a few, or so badly that they should be looked over."""


class LevelResult(Record):
    """A level, and where it begins (points of the overall score)."""

    id: str
    title: Text
    start: Points


class BlockerResult(Record):
    """A blocker that applies: what is missing, what it caps the level at, and why."""

    id: str
    title: Text
    caps_at: LevelResult
    reason: Text


class SectionResult(Record):
    """One section: its score (0…100) or range, and how much of what it asks was answered."""

    id: str
    title: Text
    weight: Weight
    score: Points | None
    score_range: tuple[Points, Points] | None
    level: LevelResult | None
    asked: int
    answered: int
    #: In the order of their questions, a group before what stands in it.
    blocks: tuple[BlockResult, ...] = ()
    #: How its questions make its score.
    scoring: Scoring = "mean"
    #: Levels of its own, by which its score goes; without any it goes by those of the whole.
    levels: tuple[LevelResult, ...] = ()
    #: What its answers come to, if that is looked up; ``None`` while answers that decide it are missing.
    result: Named | None = None


class QuestionResult(Record):
    """One question: whether it was asked, what was answered, and what that brings and leaves."""

    id: str
    section: str
    title: Text
    text: Text
    asked: bool
    answer: Answer | None
    #: Empty if there is no answer.
    answer_text: Text
    #: 0…100; ``None`` if it does not count.
    score: Points | None
    weight: Weight
    points: Points | None
    lost: Points | None
    #: Id of the question whose answer kept it from being asked.
    depends_on: str | None = None
    #: Of how many that could be ticked those of the answer are; 0 if it is no list, or names none.
    offered: int = 0
    #: The question in words that can be understood alone, where its own cannot.
    clear: Text | None = None
    #: Whether it may be left out.
    optional: bool = False
    #: What the answer comes to, if it is looked up.
    result: Named | None = None
    improvements: tuple[Improvement, ...] = ()
    #: What respondents put beside their answer.
    notes: Notes = ()
    #: The words beside the choices of the answer that ask for them. ``answer_text`` has them too; ``chosen_text`` is it
    #: without them, ``None`` if there are none.
    said: Said = ()
    chosen_text: Text | None = None


class Closed(Record):
    """Questions of a section that are not asked, and count 0, because of the answer to another."""

    #: Id of that other question.
    depends_on: str
    count: int


class Finding(Record):
    """A strength or a weakness: a section, with the answers that make it one."""

    kind: FindingKind
    id: str
    title: Text
    score: Points
    #: Ids of the questions whose answers weigh most in it, the weightiest first.
    answers: tuple[str, ...]
    not_asked: tuple[Closed, ...] = ()


class Need(Record):
    """An action that comes before another and is not done yet."""

    action: str
    title: Text


class RecommendedAction(Record):
    """What to do, why, and what it brings."""

    action: str
    title: Text
    why: Text
    first_step: Text
    question: str
    question_title: Text
    start: Answer
    start_text: Text
    end: Answer
    end_text: Text
    #: Points of the overall score (0…100).
    gain: Fraction
    #: Person-days, from and to.
    days: tuple[Fraction, Fraction]
    needs: tuple[Need, ...]
    #: Who can help.
    helpers: tuple[Text, ...]
    unblocks: bool
    #: How many questions it opens that were not asked.
    opens: int
    sources: tuple[Source, ...]
    #: Id of an action before it that leads to the same answer: one of the two is enough, and its gain counts once.
    alternative_to: str | None
    #: Why it has its place in the order.
    stage: Stage = "gain"


class LensItemResult(Record):
    """One item of a lens: its score (0…100), and what that leaves out."""

    id: str
    title: Text
    score: Points | None
    note: Text | None


class LensResult(Record):
    """A lens: its items, and the sentence that names the weakest."""

    id: str
    title: Text
    intro: Text
    weakest: Text | None
    items: tuple[LensItemResult, ...]


class DutyResult(Record):
    """A dated fact that concerns the company, and whether it binds already."""

    statement: Statement
    kind: FactKind
    now: bool


class GapResult(Record):
    """What a company lacks for a country: a question whose answer is not enough there, and how that is said."""

    question: str
    text: Text


class MarketResult(Record):
    """The card of one target country."""

    country: str
    name: Text
    home: bool
    currencies: tuple[str, ...]
    #: By their names.
    languages: tuple[Text, ...]
    border: Border
    border_text: Text
    data: DataRule
    #: ``None`` where ``adequacy`` says it.
    data_text: Text | None
    #: Statements by what they speak of.
    restrictions: tuple[Statement, ...]
    agreements: tuple[Statement, ...]
    adequacy: tuple[Statement, ...]
    privacy: tuple[Statement, ...]
    payments: tuple[Statement, ...]
    notes: tuple[Statement, ...]
    gaps: tuple[GapResult, ...]
    #: How businesses pay, in place of ``payments``, where only they buy.
    terms: Text | None = None


class SupportResult(Record):
    """A public programme or body that helps, and who runs it."""

    body: Text
    statement: Statement
    #: The last day known on which it takes applications, and whether that is past.
    closes: Date | None = None
    closed: bool = False


class PeerResult(Record):
    """An official figure and whether the company does the same."""

    question: str
    text: Text
    same: bool
    statement: Statement


class RemarkResult(Record):
    """Answers that do not fit together, by their questions, and what to look at again."""

    id: str
    questions: tuple[str, ...]
    text: Text


class AdviceResult(Record):
    """All of the advice for one company."""

    #: The best first. What is an alternative to another stands in it too, where it would without that one.
    recommendations: tuple[RecommendedAction, ...]
    lenses: tuple[LensResult, ...]
    markets: tuple[MarketResult, ...]
    #: Known only of a diagnosis with a date.
    duties: tuple[DutyResult, ...]
    #: Whether the content has any rules, and any answers to compare: own actions come without.
    has_rules: bool
    has_remarks: bool
    support: tuple[SupportResult, ...]
    peers: tuple[PeerResult, ...]
    remarks: tuple[RemarkResult, ...]
    consistency: Consistency
    #: Whose rules those are, and what is not among them; ``None`` where the content has no rules.
    scope: Text | None = None
    #: ``None`` until it is known what sets the company apart, and to whom it sells.
    positioning: PositioningResult | None = None
    #: All words worth knowing: a report lists those that it uses.
    glossary: tuple[Term, ...] = ()


class SectionTurn(Record):
    """A section that alone would change the level, and how many times its weight it would need for that."""

    id: str
    title: Text
    factor: Fraction


class CertaintyResult(Record):
    """How sure the level is: what becomes of it under other weights."""

    #: How many re-weightings were tried, and how many of them lead to a lower level, and to a higher one.
    draws: int
    lower: int
    higher: int
    #: By what part of itself all that counts has to change for another level, 0…1, and which that is; ``None``: no
    #: weights lead to another.
    change: Annotated[Fraction, Between(0, 1)] | None
    leads_to: LevelResult | None
    #: ``None`` where no section alone changes it.
    section: SectionTurn | None

    @property
    def kept(self) -> int:
        """How many re-weightings keep the level."""
        return self.draws - self.lower - self.higher


class Diagnosis(Record):
    """Everything that is known of a company after its answers. Reports show it and compute nothing."""

    questionnaire: QuestionnaireRef
    company: str | None
    #: Of which dated facts are told.
    date: Date | None
    complete: bool
    score: Points | None
    score_range: tuple[Points, Points] | None
    #: Whether the ends of all ranges are reached; otherwise that was too much to work out, and they are only limits.
    range_exact: bool
    level: LevelResult | None
    #: The two levels between which the answers still missing decide; equal when ``level`` is known.
    level_range: tuple[LevelResult, LevelResult] | None
    uncapped_level: LevelResult | None
    blockers: tuple[BlockerResult, ...]
    levels: tuple[LevelResult, ...]
    sections: tuple[SectionResult, ...]
    questions: tuple[QuestionResult, ...]
    strengths: tuple[Finding, ...]
    weaknesses: tuple[Finding, ...]
    #: Ids of the questions answered "I don't know".
    unknowns: tuple[str, ...]
    #: ``None`` for a questionnaire that has none.
    advice: AdviceResult | None
    #: ``None`` while answers are missing that score, or if nothing can be scored.
    certainty: CertaintyResult | None = None
    #: ``None`` where no other answers were given.
    what_if: WhatIfResult | None = None
    #: ``None`` where no benchmark was given.
    benchmark: BenchmarkResult | None = None
    #: Whether it is made of estimates about a company that is seen from outside.
    from_outside: bool = False
    #: What all answers come to, if that is looked up; ``None`` while any is missing.
    result: Named | None = None

    @cached_property
    def by_id(self) -> Mapping[str, QuestionResult]:
        """Its questions by their ids."""
        return MappingProxyType({question.id: question for question in self.questions})
