"""The one plan of a questionnaire, from which the query of every engine is written: whole numbers only.

Each answer becomes a code, which is a whole number; from the codes follow the path, what each section adds up to, one
numerator over one denominator, and the level by comparing numerators. Nothing is divided, rounded or missing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from math import lcm
from typing import NamedTuple

from ecomdiag.cohort.asides import without_asides
from ecomdiag.cohort.coded import MOST_BITS, SCALE, SHORT, WORDS, Coded
from ecomdiag.problems.errors import UsageError
from ecomdiag.questionnaire.conditions import AllOf, AnyOf, NoneOf, leaves
from ecomdiag.questionnaire.measures import span_of
from ecomdiag.questionnaire.model import (
    Choice,
    Constraint,
    Kind,
    Order,
    Question,
    Questionnaire,
)
from ecomdiag.questionnaire.ways import Way
from ecomdiag.record import Record, replace
from ecomdiag.scoring.compiled import Compiled, CompiledQuestion, CompiledSection, compiled
from ecomdiag.scoring.deriving import WHOLE
from ecomdiag.scoring.ways import as_means, by_sections
from ecomdiag.texts.words import Text, said

#: What an engine can add up without a thought.
LIMIT = 2**63 - 1
#: So many different sums of weights are told apart.
MOST_SUMS = 4096


class Rule(NamedTuple):
    """What several answers that count have to keep together: a sum, or how far one is from another."""

    #: In the order in which they are asked, of an order; of a sum, as it names them.
    questions: tuple[str, ...]
    sums: Constraint | None
    order: Order | None

    @property
    def name(self) -> str:
        """What the problem is called if it is broken."""
        return "order" if self.sums is None else "constraint"


class Sums(NamedTuple):
    """A section in the plan: what its points are multiplied with, by the weights that count in it."""

    section: CompiledSection
    questions: tuple[Coded, ...]
    #: The weights that always count.
    always: int
    #: By each possible sum of weights above 0.
    factors: dict[int, int]
    #: Whether nothing of it may count.
    empty: bool
    #: Whether it has the lowest score of its questions, in place of their mean.
    lowest: bool = False


class Plan(Record, eq=False):
    """Everything that a query needs."""

    questionnaire: Questionnaire
    #: The same with what it asks beside all that decides something: files of answers are read with it.
    whole: Questionnaire
    questions: tuple[Coded, ...]
    #: In the order in which the engine looks at them.
    rules: tuple[Rule, ...]
    sections: tuple[Sums, ...]
    #: A section's numerator is over this.
    denominator: int
    #: Whether the lowest of the sections' scores counts, in place of their mean.
    lowest: bool
    #: By the weights of the sections that count: the smallest numerator of each level, ascending.
    cuts: dict[int, tuple[int, ...]]

    @property
    def asked(self) -> tuple[Coded, ...]:
        """The questions that somebody is asked."""
        return tuple(own for own in self.questions if not own.derived)

    @property
    def shown(self) -> Iterator[tuple[int, Sums]]:
        """The sections whose scores are told, each with its place."""
        return ((n, own) for n, own in enumerate(self.sections) if own.section.section.id != WHOLE)

    @property
    def overall(self) -> list[tuple[int, Sums]]:
        """The sections that make the overall score, each with its place."""
        return _overall(self.sections)

    def of(self, name: str) -> Coded:
        """Return a question by its id."""
        return next(own for own in self.questions if own.question.id == name)


def plan_of(questionnaire: Questionnaire) -> Plan:
    """Compile a questionnaire. Raises ``UsageError`` for one that is more than a query can say, or too fine."""
    whole, questionnaire = questionnaire, without_asides(questionnaire)
    questionnaire = _without_words(_in_means(questionnaire))
    own = compiled(questionnaire)
    questions = _coded(questionnaire, own)
    by_section = [
        [q for q in questions if q.counted and q.counted.section == n] for n in range(len(own.sections))
    ]
    reachable = [
        _reachable(found, lowest=section.lowest)
        for section, found in zip(own.sections, by_section, strict=True)
    ]
    fine = lcm(*(weight for weights in reachable for weight in weights if weight))
    sections = tuple(
        Sums(
            section,
            tuple(found),
            _always(found),
            {w: fine // w for w in sorted(weights) if w},
            0 in weights,
            section.lowest,
        )
        for section, found, weights in zip(own.sections, by_section, reachable, strict=True)
    )
    totals = _totals([section for _, section in _overall(sections)], lowest=own.lowest)
    denominator = fine * own.unit
    if denominator * max([*totals, 1]) >= LIMIT // 100:
        raise _too_fine()
    cuts = {total: _cuts(questionnaire, denominator * total) for total in sorted(totals) if total}
    return Plan(
        questionnaire=questionnaire,
        whole=whole,
        questions=questions,
        rules=_rules(questionnaire),
        sections=sections,
        denominator=denominator,
        lowest=own.lowest,
        cuts=cuts,
    )


def _coded(questionnaire: Questionnaire, own: Compiled) -> tuple[Coded, ...]:
    tracked = _tracked(questionnaire)
    return tuple(
        Coded(
            place=place,
            question=question,
            bits=_bits(question, counted, tracked.get(question.id, frozenset())),
            counted=counted,
            apart=counted is not None and own.sections[counted.section].lowest,
        )
        for place, (question, counted) in enumerate(own.every)
    )


def _rules(questionnaire: Questionnaire) -> tuple[Rule, ...]:
    """Return the rules over several answers. Raises ``UsageError`` for a sum that may grow beyond what is added up."""
    for own in questionnaire.constraints:
        highest = sum(span_of(questionnaire.by_id[name])[1] for name in own.questions)
        if highest * SCALE > LIMIT:
            raise UsageError(said("cohort.sum_too_large", rule=own.id))
    asked = [*questionnaire.by_id]
    return (
        *(Rule(own.questions, own, None) for own in questionnaire.constraints),
        *(Rule(tuple(sorted(own.pair, key=asked.index)), None, own) for own in questionnaire.orders),
    )


def _in_means(questionnaire: Questionnaire) -> Questionnaire:
    """Return a questionnaire of means, and lowest scores: what rules say is one of what nobody is asked.

    An overall score that rules say is the last section, beside all others, which keep their own.
    """
    found = as_means(by_sections(questionnaire))
    if questionnaire.scoring is not Way.LOOKUP:
        return found
    return replace(found, sections=(*found.sections, as_means(questionnaire).sections[-1]))


def _without_words(questionnaire: Questionnaire) -> Questionnaire:
    """Return it with a choice of one in the place of every question for words: there is an answer, or there is none."""
    some = Choice(id=WORDS, text=Text(WORDS, WORDS))

    def stand_in(question: Question) -> Question:
        if question.kind is not Kind.TEXT:
            return question
        return replace(question, kind=Kind.SINGLE, choices=(some,), weight=Fraction(0))

    sections = (replace(own, questions=tuple(map(stand_in, own.questions))) for own in questionnaire.sections)
    return replace(questionnaire, sections=tuple(sections))


def _tracked(questionnaire: Questionnaire) -> dict[str, frozenset[str]]:
    """Return the choices at which conditions look, or that have one, by the question."""
    found: dict[str, frozenset[str]] = {}
    questions = questionnaire.questions
    conditions = [found for question in questions for found in (*question.conditions, *question.offered_if)]
    for condition in (*conditions, *(blocker.when for blocker in questionnaire.blockers)):
        for leaf in leaves(condition):
            if isinstance(leaf, AnyOf | NoneOf | AllOf):
                found[leaf.question] = found.get(leaf.question, frozenset()) | leaf.choices
    for question in questions:
        if question.offers:
            some = frozenset(own.choice for own in question.offers)
            found[question.id] = found.get(question.id, frozenset()) | some
    return found


def _bits(question: Question, counted: CompiledQuestion | None, looked_at: frozenset[str]) -> tuple[str, ...]:
    if question.kind is Kind.SINGLE or not question.choices:
        return ()
    long = len(question.choices) > SHORT
    matter = (
        set(question.alone) | looked_at | (set(question.by_id) if counted is not None or not long else set())
    )
    bits = tuple(choice.id for choice in question.choices if choice.id in matter)
    if len(bits) > MOST_BITS:
        raise UsageError(said("cohort.too_many_choices", question=question.id, limit=MOST_BITS))
    return bits


def _always(questions: Iterable[Coded]) -> int:
    return sum(q.counted.weight for q in questions if q.counted and not q.leaves)


def _overall(sections: Sequence[Sums]) -> list[tuple[int, Sums]]:
    whole = [(place, own) for place, own in enumerate(sections) if own.section.section.id == WHOLE]
    return whole or [*enumerate(sections)]


def _totals(sections: Sequence[Sums], *, lowest: bool) -> frozenset[int]:
    """Return every sum of the sections' weights that may count; of the lowest of them there is one, or none."""
    if lowest:
        return frozenset({0, 1} if all(own.empty for own in sections) else {1})
    return _sums(
        [own.section.weight for own in sections if own.empty],
        sum(own.section.weight for own in sections if not own.empty),
    )


def _reachable(questions: list[Coded], *, lowest: bool) -> frozenset[int]:
    """Return every sum of weights that may count in a section, and perhaps some that cannot."""
    if lowest:
        return frozenset({0, 1} if all(own.leaves for own in questions) else {1})
    return _sums([q.counted.weight for q in questions if q.counted and q.leaves], _always(questions))


def _sums(weights: Iterable[int], start: int) -> frozenset[int]:
    found = {start}
    for weight in weights:
        found |= {own + weight for own in found}
        if len(found) > MOST_SUMS:
            raise _too_fine()
    return frozenset(found)


def _too_fine() -> UsageError:
    return UsageError(said("cohort.too_fine"))


def _cuts(questionnaire: Questionnaire, whole: int) -> tuple[int, ...]:
    """Return the smallest numerator over ``whole`` with which each level is reached, as the engine compares it."""
    places = {level.id: place for place, level in enumerate(questionnaire.levels)}
    found = []
    for place in range(len(questionnaire.levels)):
        low, high = 0, whole + 1
        while low < high:
            middle = (low + high) // 2
            if places[questionnaire.level(Fraction(100 * middle, whole)).id] >= place:
                high = middle
            else:
                low = middle + 1
        found.append(low)
    return tuple(found)
