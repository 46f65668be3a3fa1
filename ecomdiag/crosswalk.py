"""What the answers to one questionnaire already say about the questions of another: never more than follows.

Which answers say what is content (``data/crosswalks/``). An answer follows only from answers that were given
and count: a question without an answer is no evidence, not even for a condition that denies something of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TypeAlias

from ecomdiag.conditions import All, Answer, Any, Condition, Not, leaves
from ecomdiag.engine import path
from ecomdiag.model import AnswerSheet, Choice, Level, Question, Questionnaire, Text
from ecomdiag.reach import Outlook
from ecomdiag.scoring import Range, Reach, answer_score

Answers: TypeAlias = Mapping[str, Answer]


@dataclass(frozen=True, slots=True, kw_only=True)
class Implied:
    """An answer to the other's question, and when it follows."""

    answer: str
    when: Condition


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A choice of a question that takes several: when it follows that it is chosen, and that it is not."""

    choice: str
    chosen_when: Condition | None = None
    not_chosen_when: Condition | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What can be known of one question of the other: its answer as a whole, or single boxes."""

    question: str
    answers: tuple[Implied, ...] = ()
    boxes: tuple[Box, ...] = ()
    #: Where the two questionnaires do not mean quite the same; and what to bear in mind while nothing is known.
    note: Text | None = None
    open_note: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Crosswalk:
    """Everything that answers to ``source`` say about ``target`` (ids of questionnaires)."""

    source: str
    target: str
    #: What this is, and what it is not.
    note: Text
    entries: tuple[Entry, ...]


class State(StrEnum):
    """How much is known of a question of the other."""

    KNOWN = "known"
    PARTLY = "partly"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Told:
    """A choice of the other's, and our questions whose answers tell of it."""

    choice: Choice
    by: tuple[Question, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Crossed:
    """One question of the other, and what is known of it."""

    question: Question
    answer: Told | None = None
    chosen: tuple[Told, ...] = ()
    not_chosen: tuple[Told, ...] = ()
    entry: Entry | None = None

    @property
    def note(self) -> Text | None:
        """What is to be borne in mind of what is known, or of its being open."""
        if self.entry is None:
            return None
        return self.entry.open_note if self.state is State.OPEN else self.entry.note

    @property
    def state(self) -> State:
        """How much is known of it."""
        if self.answer is not None:
            return State.KNOWN
        return State.PARTLY if self.chosen or self.not_chosen else State.OPEN

    @property
    def open_choices(self) -> tuple[Choice, ...]:
        """The choices that may still be chosen, beside those known to be."""
        if any(told.choice.stands_alone for told in self.chosen):
            return ()
        known = {told.choice.id for told in (*self.chosen, *self.not_chosen)}
        left = (choice for choice in self.question.choices if choice.id not in known)
        return tuple(choice for choice in left if not (self.chosen and choice.stands_alone))


@dataclass(frozen=True, slots=True, kw_only=True)
class Crossing:
    """What one sheet says about the other questionnaire, question by question, and what that leaves open."""

    crosswalk: Crosswalk
    ours: Questionnaire
    other: Questionnaire
    questions: tuple[Crossed, ...]
    #: The answers known as a whole, as a sheet of the other.
    sheet: AnswerSheet
    #: Between which scores (0…100) and levels of the other every way to answer the rest ends.
    scores: Range | None
    levels: tuple[Level, Level] | None

    def count(self, state: State) -> int:
        """Return of how many questions so much is known."""
        return sum(crossed.state is state for crossed in self.questions)


def cross(crosswalk: Crosswalk, ours: Questionnaire, sheet: AnswerSheet, other: Questionnaire) -> Crossing:
    """Tell what a sheet of ours, complete or not, says about the other questionnaire."""
    answers = path(ours, sheet).answers
    entries = {entry.question: entry for entry in crosswalk.entries}
    questions = tuple(
        _crossed(question, entries.get(question.id), answers, ours) for question in other.questions
    )
    known = AnswerSheet(
        questionnaire=other.id,
        version=other.version,
        company=sheet.company,
        home=sheet.home,
        answers={own.question.id: own.answer.choice.id for own in questions if own.answer is not None},
    )
    left = _left(other, known, questions)
    return Crossing(
        crosswalk=crosswalk,
        ours=ours,
        other=other,
        questions=questions,
        sheet=known,
        scores=left.overall,
        levels=left.levels,
    )


def told_by(condition: Condition, answers: Answers, *, holds: bool = True) -> tuple[str, ...] | None:
    """Return the questions whose answers show that a condition holds (or does not); ``None`` if none do.

    A leaf over an absent answer is neither shown to hold nor not to, so no ``Not`` makes evidence of it.
    """
    if isinstance(condition, Not):
        return told_by(condition.part, answers, holds=not holds)
    if isinstance(condition, All | Any):
        parts = [told_by(part, answers, holds=holds) for part in condition.parts]
        shown = [names for names in parts if names is not None]
        enough = len(shown) == len(parts) if isinstance(condition, All) is holds else bool(shown)
        return tuple(dict.fromkeys(name for names in shown for name in names)) if enough else None
    answer = answers.get(condition.question)
    return (condition.question,) if answer is not None and condition.true_of(answer) is holds else None


def _crossed(question: Question, entry: Entry | None, answers: Answers, ours: Questionnaire) -> Crossed:
    if entry is None:
        return Crossed(question=question)
    told = [_told(question, own.answer, own.when, answers, ours) for own in entry.answers]
    found = {own.choice.id: own for own in told if own is not None}
    chosen, not_chosen = _boxes(question, entry.boxes, answers, ours)
    return Crossed(
        question=question,
        # Answers that say two things at once say nothing.
        answer=next(iter(found.values())) if len(found) == 1 else None,
        chosen=chosen,
        not_chosen=not_chosen,
        entry=entry,
    )


def _told(
    question: Question, choice: str, when: Condition | None, answers: Answers, ours: Questionnaire
) -> Told | None:
    names = None if when is None else told_by(when, answers)
    return None if names is None else Told(question.by_id[choice], tuple(ours.by_id[name] for name in names))


def _boxes(
    question: Question, boxes: Sequence[Box], answers: Answers, ours: Questionnaire
) -> tuple[tuple[Told, ...], tuple[Told, ...]]:
    """Return what is known to be chosen and not to be, in the question's order."""
    order = list(question.by_id)
    chosen, not_chosen = [], []
    for box in sorted(boxes, key=lambda box: order.index(box.choice)):
        yes = _told(question, box.choice, box.chosen_when, answers, ours)
        no = _told(question, box.choice, box.not_chosen_when, answers, ours)
        if yes is not None and no is None:
            chosen.append(yes)
        elif no is not None and yes is None:
            not_chosen.append(no)
    if len(chosen) > 1 and any(told.choice.stands_alone for told in chosen):
        return (), tuple(not_chosen)
    return tuple(chosen), tuple(not_chosen)


def _left(other: Questionnaire, known: AnswerSheet, questions: Sequence[Crossed]) -> Reach:
    """Return the reach that is left, exact; wider only where a condition of the other looks at single boxes."""
    lows = highs = known
    looked_at = _looked_at(other)
    for own in questions:
        ends = _ends(own) if own.state is State.PARTLY and own.question.id not in looked_at else None
        if ends is not None:
            lows = lows.with_answer(own.question.id, ends[0])
            highs = highs.with_answer(own.question.id, ends[1])
    outlook = Outlook(other)
    low, high = outlook.reach(lows), outlook.reach(highs)
    if not low.overall or not high.overall or not low.levels or not high.levels:
        return Reach(None, {}, None)
    return Reach((low.overall[0], high.overall[1]), {}, (low.levels[0], high.levels[1]))


def _looked_at(other: Questionnaire) -> frozenset[str]:
    conditions = [condition for question in other.questions for condition in question.conditions]
    conditions += [blocker.when for blocker in other.blockers]
    return frozenset(leaf.question for condition in conditions for leaf in leaves(condition))


def _ends(own: Crossed) -> tuple[Answer, Answer] | None:
    """Return the answers of least and of most worth that fit what is known; ``None`` if they cannot be named."""
    chosen = tuple(told.choice.id for told in own.chosen)
    together = tuple(choice.id for choice in own.open_choices if not choice.stands_alone)
    if chosen:
        return chosen, (*chosen, *together)
    if not together or any(choice.not_applicable for choice in own.open_choices):
        return None
    single = [(choice.id,) for choice in own.open_choices]

    def worth(answer: tuple[str, ...]) -> Fraction:
        return answer_score(own.question, answer) or Fraction(0)

    return min(single, key=worth), max([*single, together], key=worth)
