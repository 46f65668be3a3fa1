"""What a session shows, and what a person can reply. Records only: how they look is the asker's business."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

from ecomdiag.conditions import Answer
from ecomdiag.model import Question, Section
from ecomdiag.texts import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where the person stands in the whole questionnaire."""

    section: Section
    #: Number of the section, and how many there are, both from 1.
    step: int
    steps: int
    #: Position of the question among those of its section that are asked now.
    position: int
    asked: int
    #: How many questions are still to be answered on this path, and about how long that takes.
    left: int
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SumSoFar:
    """A sum in which a percentage takes part: what the answers before it add up to, and what is left."""

    others: Fraction
    #: The most that this answer may be.
    most: Fraction
    #: The answers that settle the sum exactly, if this is its last answer and it must be met.
    exact: tuple[Fraction, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionScreen:
    """One question to be answered."""

    question: Question
    answer: Answer | None
    standing: Standing
    language: Language
    #: What to tell above all: why the last reply was not taken, or that something went wrong or changed.
    notice: str = ""
    sums: tuple[SumSoFar, ...] = ()
    can_go_back: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewScreen:
    """The answers of one section, or (``section`` is ``None``) of all, before going on."""

    section: Section | None
    rows: tuple[tuple[Question, Answer | None], ...]
    left: int
    language: Language
    notice: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionsScreen:
    """The sections to jump to, each with how many of its questions are answered and asked."""

    rows: tuple[tuple[Section, int, int], ...]
    current: int
    language: Language
    notice: str = ""


Screen: TypeAlias = QuestionScreen | ReviewScreen | SectionsScreen


@dataclass(frozen=True, slots=True)
class Answered:
    """The question is answered."""

    answer: Answer


@dataclass(frozen=True, slots=True)
class Back:
    """To the screen before."""


@dataclass(frozen=True, slots=True)
class Forward:
    """To the next question, leaving this one as it is."""


@dataclass(frozen=True, slots=True)
class Continue:
    """The review is fine: go on."""


@dataclass(frozen=True, slots=True)
class ShowSections:
    """Choose a section to go to."""


@dataclass(frozen=True, slots=True)
class GoTo:
    """Go to a question, or to a section, by its id."""

    name: str


@dataclass(frozen=True, slots=True)
class SwitchLanguage:
    """Ask on in the other language."""


@dataclass(frozen=True, slots=True)
class Leave:
    """Stop here; everything answered is saved."""


Reply: TypeAlias = Answered | Back | Forward | Continue | ShowSections | GoTo | SwitchLanguage | Leave
