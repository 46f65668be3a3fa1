"""A questionnaire compiled to whole numbers: what its scores are worked out from.

A score is a weighted mean of weighted means, so with all weights and all that an answer can be worth as whole numbers
over one denominator, scoring adds and multiplies whole numbers only. That is as exact as with fractions, which reduce
each sum to its lowest terms, and many times as quick; and any other way of working out scores can be made of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache
from math import lcm

from ecomdiag.questionnaire.conditions import Answer
from ecomdiag.questionnaire.lookup import Result
from ecomdiag.questionnaire.model import Kind, NotAsked, Question, Questionnaire, Section
from ecomdiag.questionnaire.ways import Way
from ecomdiag.record import Record
from ecomdiag.scoring.ways import as_means, hangs_together, is_derived, looked_up_over

NOTHING = Fraction(0)

#: What a question counts that is not asked, 0…1; ``None``: it leaves the mean.
UNASKED: Mapping[NotAsked, Fraction | None] = {
    NotAsked.ZERO: NOTHING,
    NotAsked.FULL: Fraction(1),
    NotAsked.EXCLUDE: None,
}


class Ladder(Record, kw_only=False):
    """What the answers to one question are worth, in equal steps: ``unit`` of them make a full score."""

    unit: int
    #: The steps of each choice; ``None``: with it the question does not apply.
    choices: Mapping[str, int | None]
    #: Several choices together are never worth more steps than this.
    most: int
    #: The steps of percentages, the highest band first: each from ``start / fineness`` on.
    bands: tuple[tuple[int, int], ...]
    fineness: int
    #: The rules by which choices are looked up, each with the steps of its result; none: they are added up.
    lookup: tuple[tuple[Result, int], ...] = ()
    #: The question at whose answer they look.
    question: str = ""

    def worth(self, answer: Answer) -> int | None:
        """Return the steps of a valid answer; ``None`` if it says that the question does not apply."""
        if isinstance(answer, str):
            return self.choices[answer]
        if not isinstance(answer, tuple):
            return self._band(answer)
        if self.lookup:
            return self._looked_up(answer)
        total = 0
        for item in answer:
            own = self.choices[item]
            if own is None:
                return None
            total += own
        return min(total, self.most)

    def _looked_up(self, answer: tuple[str, ...]) -> int | None:
        if any(self.choices[item] is None for item in answer):
            return None
        return next(steps for own, steps in self.lookup if own.holds(self.question, answer))

    def _band(self, answer: Fraction) -> int:
        reached, per = answer.numerator * self.fineness, answer.denominator
        return next((steps for start, steps in self.bands if start * per <= reached), 0)

    def times(self, factor: int) -> Ladder:
        """Return it in steps that are so many times as fine."""
        choices = {name: None if own is None else own * factor for name, own in self.choices.items()}
        bands = tuple((start, own * factor) for start, own in self.bands)
        lookup = tuple((own, steps * factor) for own, steps in self.lookup)
        return Ladder(
            self.unit * factor, choices, self.most * factor, bands, self.fineness, lookup, self.question
        )


class CompiledQuestion(Record, kw_only=False):
    """A question that counts: in which section, by its position, and its weight there as a whole number."""

    id: str
    question: Question
    section: int
    weight: int
    #: In steps of the questionnaire's ``unit``.
    ladder: Ladder
    #: What it counts where it is not asked; ``None``: it leaves the mean.
    unasked: int | None
    #: What it counts where it is asked and not answered; ``None``: it leaves the mean, as it may.
    unanswered: int | None
    #: Whether nobody is asked it, and rules over the answers decide what it counts.
    derived: bool = False


class CompiledSection(Record, kw_only=False):
    """A section that counts, its weight among these as a whole number, and its questions that count, in order."""

    section: Section
    weight: int
    questions: tuple[CompiledQuestion, ...]
    #: The weights of these together.
    whole: int
    #: Whether its score is the lowest of these, in place of their mean; they all weigh the same then.
    lowest: bool = False


class Compiled(Record, eq=False):
    """Everything that decides a score, in whole numbers of the proportions that the questionnaire gives.

    With ``points`` of a section the sum of weight × steps of its questions, and ``weight`` the sum of their weights,
    both over what counts, it scores points / (weight × unit), and overall is the mean of that by the sections' weights.
    """

    #: How many equal steps from 0 to 1 all answers to all questions are whole numbers of.
    unit: int
    sections: tuple[CompiledSection, ...]
    #: The questions that count, in order.
    questions: tuple[CompiledQuestion, ...]
    #: The same by their ids.
    by_id: Mapping[str, CompiledQuestion]
    #: All questions, in order, each as it counts; ``None``: it counts nowhere.
    every: tuple[tuple[Question, CompiledQuestion | None], ...]
    #: The questions that are not always asked, in order, each with those at whose answers its conditions look.
    conditional: tuple[tuple[Question, frozenset[str]], ...]
    #: All questions at which a condition of another looks.
    deciding: frozenset[str]
    #: Whether the overall score is the lowest of the sections', in place of their mean.
    lowest: bool = False
    #: Whether that, or a section's, is a lowest one, or looked up: then what a question brings hangs on others.
    uneven: bool = False


@lru_cache(maxsize=16)
def compiled(questionnaire: Questionnaire) -> Compiled:
    """Compile a questionnaire; once, for as long as few others are used in between."""
    counted = as_means(questionnaire).scored_sections
    scored = [[question for question in section.questions if question.scored] for section in counted]
    unit = lcm(*(ladder(question).unit for own in scored for question in own))
    lowest = [section.scoring is Way.MINIMUM for section in counted]
    by_section = [
        tuple(_questions(own, place, unit, alike=lowest[place])) for place, own in enumerate(scored)
    ]
    questions = tuple(question for own in by_section for question in own)
    by_id = {own.id: own for own in questions}
    weights = whole([section.weight for section in counted])
    conditional = tuple(
        (question, question.looks_at)
        for question in questionnaire.questions
        if question.conditions or question.offers
    )
    return Compiled(
        unit=unit,
        sections=tuple(
            CompiledSection(section, weight, own, 1 if least else sum(found.weight for found in own), least)
            for section, weight, own, least in zip(counted, weights, by_section, lowest, strict=True)
        ),
        questions=questions,
        by_id=by_id,
        every=tuple((question, by_id.get(question.id)) for question in questionnaire.questions),
        conditional=conditional,
        deciding=frozenset(looked_up_over(questionnaire)).union(*(seen for _, seen in conditional)),
        lowest=questionnaire.scoring is Way.MINIMUM,
        uneven=hangs_together(questionnaire),
    )


@lru_cache(maxsize=1024)
def hanging_on(own: Compiled, name: str) -> tuple[tuple[Question, frozenset[str]], ...]:
    """Return the conditional questions that hang on the answer to one, or on whether such a question is asked."""
    found: dict[str, tuple[Question, frozenset[str]]] = {}
    for question, seen in own.conditional:
        if name in seen or not seen.isdisjoint(found):
            found[question.id] = (question, seen)
    return tuple(found.values())


@lru_cache(maxsize=4096)
def ladder(question: Question) -> Ladder:
    """Return what the answers to a question are worth, in steps of its own."""
    target = question.target if question.kind is Kind.MULTIPLE else 1
    scores = {
        choice.id: None if choice.not_applicable else choice.score / target for choice in question.choices
    }
    bands = [(band.start, band.score) for band in question.bands]
    told = [own.score for own in question.lookup]
    known = [s for s in (*scores.values(), *(score for _, score in bands), *told) if s is not None]
    unit = lcm(*(score.denominator for score in known))
    fineness = lcm(*(start.denominator for start, _ in bands))
    choices = {name: None if score is None else _times(score, unit) for name, score in scores.items()}
    return Ladder(
        unit=unit,
        choices=choices,
        most=unit if question.kind is Kind.MULTIPLE else sum(own or 0 for own in choices.values()),
        bands=tuple((_times(start, fineness), _times(score, unit)) for start, score in reversed(bands)),
        fineness=fineness,
        lookup=tuple((own, _times(own.score, unit)) for own in question.lookup),
        question=question.id,
    )


def whole(numbers: Iterable[Fraction]) -> list[int]:
    """Return whole numbers of the same proportions, which are quicker to add and to compare."""
    return proportions([(number.numerator, number.denominator) for number in numbers])


def proportions(parts: Sequence[tuple[int, int]]) -> list[int]:
    """Return whole numbers of the same proportions as these, each given as numerator and denominator."""
    unit = lcm(*[of for _, of in parts])
    return [part * (unit // of) for part, of in parts]


@lru_cache(maxsize=16384)
def ratio(numerator: int, denominator: int) -> Fraction:
    """Return a fraction of two whole numbers. Remembered: most scores come up again with the next company."""
    return Fraction(numerator, denominator)


def _times(number: Fraction, unit: int) -> int:
    """Multiply by a multiple of its denominator."""
    return number.numerator * (unit // number.denominator)


def _questions(scored: list[Question], section: int, unit: int, *, alike: bool) -> Iterator[CompiledQuestion]:
    """Yield the questions of a section, by its position, that count; ``alike``: whatever they weigh."""
    weights = [1] * len(scored) if alike else whole([question.weight for question in scored])
    for question, weight in zip(scored, weights, strict=True):
        unasked = UNASKED[question.if_not_asked]
        own = ladder(question)
        yield CompiledQuestion(
            id=question.id,
            question=question,
            section=section,
            weight=weight,
            ladder=own.times(unit // own.unit),
            unasked=None if unasked is None else _times(unasked, unit),
            unanswered=None if question.optional and unasked is None else 0,
            derived=is_derived(question.id),
        )
