"""What the answers to one questionnaire already say about the questions of another: never more than follows.

Which answers say what is content (``data/crosswalks/``). An answer follows only from answers that were given
and count: a question without an answer is no evidence, not even for a condition that denies something of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from fractions import Fraction
from typing import TypeAlias, TypeVar

from ecomdiag.engine import check_answer, path
from ecomdiag.questionnaire.conditions import All, Answer, Any, Condition, Not, looked_at
from ecomdiag.questionnaire.copied import Copy
from ecomdiag.questionnaire.left_out import LeftOut
from ecomdiag.questionnaire.model import Choice, Level, Question, Questionnaire
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.ranges.finder import RangeFinder
from ecomdiag.record import EMPTY, Record, fields, replace
from ecomdiag.scoring.scoring import Range, ScoreRanges, answer_score
from ecomdiag.scoring.ways import conditions_of_scores
from ecomdiag.texts.words import Text

Answers: TypeAlias = Mapping[str, Answer]
T = TypeVar("T", bound=Record)


class Implied(Record):
    """An answer to the other's question, and when it follows."""

    answer: str
    when: Condition


class Box(Record):
    """A choice of a question that takes several: when it follows that it is chosen, and that it is not."""

    choice: str
    chosen_when: Condition | None = None
    not_chosen_when: Condition | None = None


class Entry(Record):
    """What can be known of one question of the other: its answer as a whole, or single boxes."""

    question: str
    answers: tuple[Implied, ...] = ()
    boxes: tuple[Box, ...] = ()
    #: Where the two questionnaires do not mean quite the same; and what to bear in mind while nothing is known.
    note: Text | None = None
    open_note: Text | None = None


class Crosswalk(Record):
    """Everything that answers to ``source`` say about ``target`` (ids of questionnaires)."""

    source: str
    target: str
    #: What this is, and what it is not.
    note: Text
    entries: tuple[Entry, ...]
    #: What is not used, because it looks at what a changed copy of ``source`` does not have.
    left_out: tuple[LeftOut, ...] = ()


def fit(crosswalk: Crosswalk, ours: Questionnaire, written_for: Questionnaire) -> Crosswalk:
    """Return what of a crosswalk fits a changed copy of the questionnaire for which it was written."""
    copy = Copy(ours, written_for)

    def fitted(own: T) -> T:
        conditions = {
            key: getattr(own, key) for key in fields(own) if isinstance(getattr(own, key), Condition)
        }
        return replace(own, **{key: copy.condition(found) for key, found in conditions.items()})

    def kept(entry: Entry, parts: tuple[T, ...]) -> tuple[T, ...]:
        tried = (copy.tried(f"crosswalks/{crosswalk.target}", entry.question, own, fitted) for own in parts)
        return tuple(own for own in tried if own is not None)

    entries = tuple(
        replace(own, answers=kept(own, own.answers), boxes=kept(own, own.boxes)) for own in crosswalk.entries
    )
    return replace(crosswalk, entries=entries, left_out=tuple(copy.left_out))


class Knowledge(StrEnum):
    """How much is known of a question of the other."""

    KNOWN = "known"
    PARTLY = "partly"
    OPEN = "open"


class KnownChoice(Record, kw_only=False):
    """A choice of the other's, and our questions whose answers tell of it."""

    choice: Choice
    by: tuple[Question, ...]


class Crossed(Record):
    """One question of the other, and what is known of it."""

    question: Question
    answer: KnownChoice | None = None
    chosen: tuple[KnownChoice, ...] = ()
    not_chosen: tuple[KnownChoice, ...] = ()
    entry: Entry | None = None

    @property
    def note(self) -> Text | None:
        """What is to be borne in mind of what is known, or of its being open."""
        if self.entry is None:
            return None
        return self.entry.open_note if self.state is Knowledge.OPEN else self.entry.note

    @property
    def state(self) -> Knowledge:
        """How much is known of it."""
        if self.answer is not None:
            return Knowledge.KNOWN
        return Knowledge.PARTLY if self.chosen or self.not_chosen else Knowledge.OPEN

    @property
    def open_choices(self) -> tuple[Choice, ...]:
        """The choices that may still be chosen, beside those known to be."""
        if any(told.choice.stands_alone for told in self.chosen):
            return ()
        known = {told.choice.id for told in (*self.chosen, *self.not_chosen)}
        left = (choice for choice in self.question.choices if choice.id not in known)
        return tuple(choice for choice in left if not (self.chosen and choice.stands_alone))


class Crossing(Record):
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
    #: Whether both ends can be; otherwise they may be wider than need be, and nothing lies outside of them.
    exact: bool = True

    def count(self, state: Knowledge) -> int:
        """Return of how many questions so much is known."""
        return sum(crossed.state is state for crossed in self.questions)


def cross(crosswalk: Crosswalk, ours: Questionnaire, sheet: AnswerSheet, other: Questionnaire) -> Crossing:
    """Tell what a sheet of ours, complete or not, says about the other questionnaire."""
    answers = path(ours, sheet).answers
    entries = {entry.question: entry for entry in crosswalk.entries}
    questions = tuple(
        _crossed(question, entries.get(question.id), answers, ours) for question in other.questions
    )
    known = replace(
        sheet,
        questionnaire=other.id,
        version=other.version,
        answers={own.question.id: own.answer.choice.id for own in questions if own.answer is not None},
        notes=EMPTY,  # they speak of the questions of ours
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
        exact=left.exact,
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
) -> KnownChoice | None:
    names = None if when is None else told_by(when, answers)
    return (
        None
        if names is None
        else KnownChoice(question.by_id[choice], tuple(ours.by_id[name] for name in names))
    )


def _boxes(
    question: Question, boxes: Sequence[Box], answers: Answers, ours: Questionnaire
) -> tuple[tuple[KnownChoice, ...], tuple[KnownChoice, ...]]:
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


def _left(other: Questionnaire, known: AnswerSheet, questions: Sequence[Crossed]) -> ScoreRanges:
    """Return what ranges are left; wider than need be, and told so, where single boxes cannot be put as answers."""
    lows = highs = known
    decisive = _decisive(other)
    exact = True
    for own in (own for own in questions if own.state is Knowledge.PARTLY):
        ends = _ends(own) if own.question.id not in decisive else None
        if ends is None:
            exact = False
        else:
            lows = lows.with_answer(own.question.id, ends[0])
            highs = highs.with_answer(own.question.id, ends[1])
    finder = RangeFinder(other)
    low, high = finder.find(lows), finder.find(highs)
    exact = exact and low.exact and high.exact
    if not low.overall or not high.overall or not low.levels or not high.levels:
        return ScoreRanges(None, {}, None, exact)
    return ScoreRanges((low.overall[0], high.overall[1]), {}, (low.levels[0], high.levels[1]), exact)


def _decisive(other: Questionnaire) -> frozenset[str]:
    """Return the questions whose answers decide what is asked, or whether a blocker applies."""
    conditions = [condition for question in other.questions for condition in question.conditions]
    conditions += [blocker.when for blocker in other.blockers]
    conditions += conditions_of_scores(other)
    return looked_at(conditions)


def _ends(own: Crossed) -> tuple[Answer, Answer] | None:
    """Return the answers of least and of most worth that fit what is known; ``None`` if they cannot be named."""
    question = own.question
    chosen = tuple(told.choice.id for told in own.chosen)
    if not chosen and any(choice.not_applicable for choice in own.open_choices):
        return None
    further = sorted(
        (choice for choice in own.open_choices if not choice.stands_alone), key=lambda choice: choice.score
    )
    names = [choice.id for choice in further]
    fewest, most = (max(0, count - len(chosen)) for count in (question.min_choices, question.max_choices))
    tries = [(*chosen, *names[: max(fewest, not chosen)]), (*chosen, *names[max(0, len(names) - most) :])]
    tries += [(choice.id,) for choice in own.open_choices if choice.stands_alone]

    def worth(answer: tuple[str, ...]) -> Fraction:
        return answer_score(question, answer) or Fraction(0)

    valid = [answer for answer in tries if not check_answer(question, answer)]
    return (min(valid, key=worth), max(valid, key=worth)) if valid else None
