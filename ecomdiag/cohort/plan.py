"""The one plan of a questionnaire, from which the query of every engine is written: whole numbers only.

Each answer becomes a code, which is a whole number; from the codes follow the path, what each section adds up to, one
numerator over one denominator, and the level by comparing numerators. Nothing is divided, rounded or missing.

The code of an answer, by the kind of its question (``0`` of all but percentages: there is none):

- one choice: its position from 1; ``n + 1`` a word that is none, ``n + 2`` several where one was asked for;
- several (``multiple``, ``ranking``, ``countries``): a bit for each choice that matters, then how many different
  ones there are, then a bit each for what is wrong with the list: ``unknown``, ``repeated`` and ``home``;
- a percentage: its value at nine decimals; ``ABSENT``, ``NO_NUMBER``, ``NOT_ONE``;
- words: 1, whatever they are, as of a choice of one (``WORDS``): they are not judged.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from math import lcm
from typing import NamedTuple

from ecomdiag.cohort.asides import WITHOUT_CODES, without_asides
from ecomdiag.problems.errors import UsageError
from ecomdiag.questionnaire.conditions import AllOf, AnyOf, NoneOf, leaves
from ecomdiag.questionnaire.model import NINE_DECIMALS, Choice, Kind, Question, Questionnaire
from ecomdiag.record import Record, replace
from ecomdiag.scoring.compiled import Compiled, CompiledQuestion, CompiledSection, compiled
from ecomdiag.scoring.ways import as_means, looks_up, takes_lowest
from ecomdiag.texts.words import Text, said

#: Percentages are whole numbers of so many steps.
SCALE = NINE_DECIMALS
ABSENT, NO_NUMBER, NOT_ONE = -1, -2, -3
#: The code of a percentage that is too low; and above every one that is too high.
OUT_OF_RANGE, HIGHEST = 1000 * SCALE, 10**9 * SCALE
#: Of longer lists only the choices that decide something have a bit; and so many of these there may be.
SHORT, MOST_BITS = 24, 46
#: The choice that stands for words of one's own; no choice of a file is called so.
WORDS = "…"
#: What an engine can add up without a thought.
LIMIT = 2**63 - 1
#: So many different sums of weights are told apart.
MOST_SUMS = 4096


class Coded(Record, eq=False):
    """A question with its place among all, and what its codes mean."""

    place: int
    question: Question
    #: The choices that have a bit, in order (lists only).
    bits: tuple[str, ...]
    #: ``None``: it counts nowhere.
    counted: CompiledQuestion | None

    @property
    def many(self) -> bool:
        """Whether it takes several choices."""
        return self.question.kind in (Kind.MULTIPLE, Kind.RANKING, Kind.COUNTRIES)

    @property
    def whole(self) -> bool:
        """Whether every choice has a bit."""
        return len(self.bits) == len(self.question.choices)

    @property
    def in_words(self) -> bool:
        """Whether it asks for words, of which is only known if there are any."""
        return WORDS in self.question.by_id

    @property
    def one(self) -> int:
        """What one item more adds to the count in its code."""
        return 1 << len(self.bits)

    @property
    def mask(self) -> int:
        """The bits of all choices."""
        return self.one - 1

    @property
    def above(self) -> int:
        """Whatever is wrong with a list is in this bit and the two above it."""
        return self.one << len(self.question.choices).bit_length()

    @property
    def home(self) -> int:
        """The bit that says that the company's own country is in the list."""
        return self.above

    @property
    def repeated(self) -> int:
        """The bit that says that an item stands twice in the list."""
        return self.above << 1

    @property
    def unknown(self) -> int:
        """The bit that says that an item of the list is none of the choices."""
        return self.above << 2

    @property
    def top(self) -> int:
        """The highest code."""
        if self.question.kind is Kind.SINGLE:
            return len(self.question.choices) + 2
        return HIGHEST if self.question.kind is Kind.PERCENTAGE else (self.unknown << 1) - 1

    def bit(self, choice: str) -> int:
        """Return the bit of a choice."""
        return 1 << self.bits.index(choice)

    def position(self, choice: str) -> int:
        """Return the code of a choice where one is asked for."""
        return [own.id for own in self.question.choices].index(choice) + 1

    @property
    def leaves(self) -> bool:
        """Whether it may leave the mean of its section."""
        own = self.counted
        return own is not None and (
            any(steps is None for steps in own.ladder.choices.values())
            or self.question.not_applicable_if is not None
            or (own.unasked is None and self.question.show_if is not None)
            or own.unanswered is None
        )


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


class Plan(Record, eq=False):
    """Everything that a query needs."""

    questionnaire: Questionnaire
    #: The same with what it asks beside all that decides something: files of answers are read with it.
    whole: Questionnaire
    questions: tuple[Coded, ...]
    sections: tuple[Sums, ...]
    #: A section's numerator is over this.
    denominator: int
    #: By the weights of the sections that count: the smallest numerator of each level, ascending.
    cuts: dict[int, tuple[int, ...]]

    def of(self, name: str) -> Coded:
        """Return a question by its id."""
        return next(own for own in self.questions if own.question.id == name)


def plan_of(questionnaire: Questionnaire) -> Plan:
    """Compile a questionnaire. Raises ``UsageError`` for one that is more than a query can say, or too fine."""
    whole, questionnaire = questionnaire, without_asides(questionnaire)
    _refuse_others(questionnaire)
    questionnaire = _without_words(as_means(questionnaire))
    own = compiled(questionnaire)
    questions = _coded(questionnaire, own)
    by_section = [
        [q for q in questions if q.counted and q.counted.section == n] for n in range(len(own.sections))
    ]
    reachable = [_reachable(found) for found in by_section]
    fine = lcm(*(weight for weights in reachable for weight in weights if weight))
    sections = tuple(
        Sums(
            section, tuple(found), _always(found), {w: fine // w for w in sorted(weights) if w}, 0 in weights
        )
        for section, found, weights in zip(own.sections, by_section, reachable, strict=True)
    )
    totals = _sums(
        [s.section.weight for s in sections if s.empty],
        sum(s.section.weight for s in sections if not s.empty),
    )
    denominator = fine * own.unit
    if 100 * denominator * max([*totals, 1]) > LIMIT:
        raise _too_fine()
    cuts = {total: _cuts(questionnaire, denominator * total) for total in sorted(totals) if total}
    return Plan(
        questionnaire=questionnaire,
        whole=whole,
        questions=questions,
        sections=sections,
        denominator=denominator,
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
        )
        for place, (question, counted) in enumerate(own.every)
    )


def _refuse_others(questionnaire: Questionnaire) -> None:
    """Raise ``UsageError`` where numbers or days are asked for, which have no codes, or lowest scores are taken."""
    if takes_lowest(questionnaire):
        raise UsageError(said("cohort.lowest"))
    if looks_up(questionnaire):
        raise UsageError(said("cohort.looked_up"))
    for question in questionnaire.questions:
        if question.kind in WITHOUT_CODES and question.kind is not Kind.TEXT:
            raise UsageError(said("cohort.words", question=question.id))


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
    if question.kind in (Kind.SINGLE, Kind.PERCENTAGE):
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


def _reachable(questions: list[Coded]) -> frozenset[int]:
    """Return every sum of weights that may count in a section, and perhaps some that cannot."""
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
