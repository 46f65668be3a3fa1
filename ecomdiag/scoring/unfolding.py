"""A questionnaire in which some choices are offered only after others, as one in which each question offers all it has.

For the exact range: it knows of nothing but questions. Any answers lead to the same scores in both.

A single choice becomes a question for each choice that is not always offered ("is it this one?"), one after the other,
and one for the others, asked where it was none of these. A question with several answers becomes one for each set of
choices that it can offer. Of these just one counts, and the others leave the mean.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product

from ecomdiag import engine
from ecomdiag.questionnaire.conditions import (
    All,
    AllOf,
    Answer,
    Answered,
    Any,
    AnyOf,
    Condition,
    Leaf,
    NoneOf,
    Not,
)
from ecomdiag.questionnaire.lookup import over
from ecomdiag.questionnaire.model import Choice, Kind, NotAsked, Question, Questionnaire, Section
from ecomdiag.questionnaire.offering import without
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.record import replace

#: Between a question and one of those that it becomes: no id of a file has it.
BETWEEN = "!"
#: It is none of the choices that are asked about one by one.
ANOTHER = "!another"

First = Mapping[str, str]
"""The choices, by their questions, that are asked about before others of the same question."""


class Unfolded:
    """A questionnaire unfolded; of single choices those of ``first`` are asked about first."""

    def __init__(self, given: Questionnaire, first: First) -> None:
        self.given = given
        #: What each question with offers has become, in order.
        self.parts: dict[str, tuple[Question, ...]] = {}
        self._first = first
        sections = tuple(self._section(own) for own in given.sections)
        blockers = tuple(replace(own, when=self.over(own.when)) for own in given.blockers)
        self.questionnaire = replace(given, sections=sections, blockers=blockers)

    def sheet(self, given: AnswerSheet) -> AnswerSheet:
        """Return the same answers to what the questions have become."""
        answers = {name: answer for name, answer in given.answers.items() if name not in self.parts}
        for name, parts in self.parts.items():
            if name in given.answers:
                answers |= _answers(self.given.by_id[name], parts, given.answers[name])
        return replace(given, answers=answers)

    def folded(self, given: AnswerSheet) -> AnswerSheet:
        """Return answers to what the questions have become as those to the questions themselves."""
        counted = engine.path(self.questionnaire, given).answers
        of = {part.id: name for name, parts in self.parts.items() for part in parts}
        answers = {name: answer for name, answer in given.answers.items() if name not in of}
        answers |= {of[name]: own for name, own in counted.items() if name in of and own != ANOTHER}
        return replace(given, answers=answers)

    def _section(self, section: Section) -> Section:
        questions: list[Question] = []
        for question in section.questions:
            looked = replace(
                question,
                show_if=None if question.show_if is None else self.over(question.show_if),
                not_applicable_if=None
                if question.not_applicable_if is None
                else self.over(question.not_applicable_if),
                offers=tuple(replace(own, when=self.over(own.when)) for own in question.offers),
            )
            parts = tuple(self._become(looked)) if question.offers else (looked,)
            if question.offers:
                self.parts[question.id] = parts
            questions += parts
        return replace(section, questions=tuple(questions), show_if=None, groups=(), matrices=(), repeats=())

    def _become(self, question: Question) -> Iterator[Question]:
        return self._one_by_one(question) if question.kind is Kind.SINGLE else _each_set(question)

    def _one_by_one(self, question: Question) -> Iterator[Question]:
        """Yield a question for each choice that is not always offered, and the rest of a single choice."""
        offers = sorted(question.offers, key=lambda own: own.choice != self._first.get(question.id))
        taken: list[Condition] = []
        for own in offers:
            chosen = question.by_id[own.choice]
            name = f"{question.id}{BETWEEN}{own.choice}"
            shown = [question.show_if, own.when, *(Not(found) for found in taken)]
            yield replace(
                question,
                id=name,
                choices=(chosen, Choice(id=ANOTHER, text=chosen.text, not_applicable=True)),
                offers=(),
                show_if=All(tuple(part for part in shown if part is not None)),
                if_not_asked=NotAsked.EXCLUDE,
                optional=False,
            )
            taken.append(AnyOf(name, frozenset({own.choice})))
        rest = without(question, frozenset(own.choice for own in offers))
        closed = [question.not_applicable_if] if question.not_applicable_if is not None else []
        yield replace(rest, not_applicable_if=Any((*closed, *taken)))

    def over(self, condition: Condition) -> Condition:
        """Return what a condition says over what the questions have become."""
        if isinstance(condition, All | Any):
            return type(condition)(tuple(self.over(part) for part in condition.parts))
        if isinstance(condition, Not):
            return Not(self.over(condition.part))
        parts = self.parts.get(condition.question)
        if parts is None:
            return condition
        return Any(tuple(own for part in parts for own in _leaf(condition, part)))


def _each_set(question: Question) -> Iterator[Question]:
    """Yield a question with several answers for each set of choices that it can offer; only one is not left out."""
    conditions = question.offered_if
    for place, truths in enumerate(product((True, False), repeat=len(conditions))):
        known = dict(zip(conditions, truths, strict=True))
        gone = frozenset(own.choice for own in question.offers if not known[own.when])
        elsewhere = tuple(Not(own) if truth else own for own, truth in known.items())
        closed = (question.not_applicable_if,) if question.not_applicable_if is not None else ()
        name = f"{question.id}{BETWEEN}{place}"
        yield replace(
            without(question, gone),
            id=name,
            not_applicable_if=Any((*closed, *elsewhere)),
            lookup=over(question.lookup, name),
        )


def _leaf(leaf: Leaf, part: Question) -> Iterator[Condition]:
    """Yield what a test of a question says over one of those that it has become; nothing where it cannot hold."""
    named = leaf.choices if isinstance(leaf, AnyOf | NoneOf | AllOf) else frozenset()
    here = frozenset(name for name in part.by_id if name in named)
    asked_about = ANOTHER in part.by_id
    if isinstance(leaf, AllOf):
        if named <= part.by_id.keys():
            yield AllOf(part.id, named)
    elif isinstance(leaf, AnyOf):
        if here:
            yield AnyOf(part.id, here)
    elif asked_about:
        chosen = next(own.id for own in part.choices if own.id != ANOTHER)
        if not isinstance(leaf, NoneOf) or chosen not in named:
            yield AnyOf(part.id, frozenset({chosen}))
    elif isinstance(leaf, NoneOf) and here:
        yield NoneOf(part.id, here)
    else:
        yield Answered(part.id)


def _answers(question: Question, parts: tuple[Question, ...], answer: Answer) -> dict[str, Answer]:
    """Return an answer to a question as answers to what it has become."""
    if question.kind is Kind.MULTIPLE:
        chosen = set(answer) if isinstance(answer, tuple) else None
        return {part.id: answer for part in parts if chosen is None or chosen <= part.by_id.keys()}
    *one_by_one, rest = parts
    if isinstance(answer, str) and answer in rest.by_id:
        return {**{part.id: ANOTHER for part in one_by_one}, rest.id: answer}
    if answer == ():
        return {**{part.id: ANOTHER for part in one_by_one}, rest.id: answer}
    # Asked about first: where it is not offered, all else is open.
    return {part.id: answer for part in one_by_one if isinstance(answer, str) and answer in part.by_id}


def first_of(questionnaire: Questionnaire, sheet: AnswerSheet) -> First:
    """Return of the single choices those answered that are not always offered."""
    return {
        question.id: str(sheet.answers[question.id])
        for question in questionnaire.questions
        if question.kind is Kind.SINGLE
        and sheet.answers.get(question.id) in {own.choice for own in question.offers}
    }
