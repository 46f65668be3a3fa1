"""A plan: what to do, in which order and when, and what it brings. Reports show it and compute nothing."""

from __future__ import annotations

from fractions import Fraction
from functools import cached_property
from typing import Literal, TypeAlias

from ecomdiag.advice.recommendation import Stage
from ecomdiag.questionnaire.conditions import Answer
from ecomdiag.record import Record
from ecomdiag.texts.words import Text

TargetKind: TypeAlias = Literal["level", "score", "effort", "top"]
"""What a plan aims at: a level, a score, the most for an effort, or the most that can be."""

PHASES = (30, 90, 180, 365)
"""The days within which the phases of a plan end; what takes longer has none."""


class Target(Record):
    """What a plan aims at."""

    kind: TargetKind
    #: The level's id.
    level: str | None = None
    #: Points (score), or days (effort).
    number: Fraction | None = None


class LevelName(Record):
    """A level."""

    id: str
    title: Text


class PlannedAction(Record):
    """One action of a plan."""

    action: str
    title: Text
    first_step: Text
    question: str
    question_title: Text
    start: Answer
    start_text: Text
    end: Answer
    end_text: Text
    #: Person-days.
    days: Fraction
    #: Points of the overall score once it is done (0…100).
    score: Fraction
    stage: Stage
    #: Ids of the actions of the plan that it needs done.
    needs: tuple[str, ...]
    #: The end of its phase, in days from the start; ``None``: more than a year.
    phase: int | None = None
    #: Its first and its last day, counted from 0.
    first_day: int = 0
    last_day: int = 0
    #: The same as dates, if the plan has a day.
    begins: str | None = None
    ends: str | None = None
    #: The day from which a law asks for it, if that is still to come.
    due: str | None = None
    #: Whether it ends after that day.
    late: bool = False
    #: Who does it, and the day that was set for it, in the company's own words.
    who: str | None = None
    when: str | None = None


class FrontierPoint(Record, kw_only=False):
    """The best score for so many days."""

    days: Fraction
    score: Fraction


class LevelStart(Record):
    """Where a level begins: the least days that reach it; ``None`` if no plan does."""

    level: LevelName
    days: Fraction | None
    score: Fraction | None


class Assumed(Record):
    """A question that the plan opens, and the answer that it is taken to have until the plan betters it."""

    question: str
    title: Text
    answer: Answer
    answer_text: Text
    #: It has been asked before: the plan takes the answer that it had from what it offers.
    withdrawn: bool = False


class Obstacle(Record):
    """What stands in the way of a target: a blocker that stays, or a question that no action betters any more."""

    kind: Literal["blocker", "question"]
    id: str
    title: Text
    #: Points of the overall score that stay lost (0…100); of a blocker none.
    lost: Fraction | None


class Coming(Record):
    """A law that concerns the company and begins within a year."""

    id: str
    title: Text
    date: str


class DoneAction(Record):
    """An action that was done before this plan."""

    action: str
    title: Text
    who: str | None = None
    when: str | None = None


class Plan(Record):
    """The cheapest way to a target."""

    questionnaire: str
    version: str
    company: str | None
    date: str | None
    target: Target
    #: The level aimed at, if it is one.
    target_level: LevelName | None
    #: Whether the target is reached; otherwise this is the best that can be.
    reached: bool
    #: Nothing cheaper does it: every way was gone through.
    proved: bool
    score_now: Fraction
    level_now: LevelName
    score_after: Fraction
    level_after: LevelName
    days: Fraction
    #: Person-days a month that the calendar counts on.
    capacity: Fraction
    actions: tuple[PlannedAction, ...]
    frontier: tuple[FrontierPoint, ...]
    levels: tuple[LevelStart, ...]
    assumed: tuple[Assumed, ...]
    obstacles: tuple[Obstacle, ...]
    #: Titles of what presses and the plan leaves undone.
    undone: tuple[Text, ...]
    coming: tuple[Coming, ...] = ()
    done: tuple[DoneAction, ...] = ()

    @cached_property
    def months(self) -> Fraction:
        """How many months it takes."""
        return self.days / self.capacity
