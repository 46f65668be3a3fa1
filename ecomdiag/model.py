"""The records that everything else works on: a questionnaire, and the answers of one respondent.

Frozen: made once by the loader (or a test), never changed. Scores and weights are exact fractions; a score
runs from 0 to 1.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from types import MappingProxyType

from ecomdiag.conditions import Answer, Condition
from ecomdiag.texts import Language

HOME_COUNTRY = "ES"
"""The country of companies that do not say another."""

DONT_KNOW = "dont_know"
"""Id of the choice that the questionnaire's ``dont_know`` adds to a question."""


@dataclass(frozen=True, slots=True)
class Text:
    """What a person reads, in each language."""

    es: str
    en: str

    def to(self, language: Language) -> str:
        """Return the text in one language."""
        return self.es if language == "es" else self.en


class Kind(StrEnum):
    """How a question is answered."""

    SINGLE = "single"
    MULTIPLE = "multiple"
    RANKING = "ranking"
    COUNTRIES = "countries"
    PERCENTAGE = "percentage"


class NotAsked(StrEnum):
    """What a question that is not asked counts: nothing, everything, or it leaves the mean."""

    ZERO = "zero"
    FULL = "full"
    EXCLUDE = "exclude"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One of the answers that a question offers."""

    id: str
    text: Text
    score: Fraction = Fraction(0)
    exclusive: bool = False
    not_applicable: bool = False
    #: "I don't know": scores 0 and is told as a gap in knowledge.
    unknown: bool = False
    #: Other names by which a file or a search may call it (countries).
    aliases: tuple[str, ...] = ()

    @property
    def stands_alone(self) -> bool:
        """Whether no other choice may stand beside it."""
        return self.exclusive or self.not_applicable or self.unknown


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """Percentages from ``start`` (included) up to the next band (excluded) score ``score``."""

    start: Fraction
    score: Fraction


@dataclass(frozen=True, kw_only=True, eq=False)
class Question:
    """One question, with everything that decides when it is asked and what an answer is worth."""

    id: str
    section: str
    kind: Kind
    text: Text
    #: A few words for reports and reviews, where the whole question would be too long.
    title: Text | None = None
    help: Text | None = None
    weight: Fraction = Fraction(1)
    show_if: Condition | None = None
    if_not_asked: NotAsked = NotAsked.ZERO
    #: Where this holds the question is not asked and leaves the mean, whatever ``if_not_asked`` says.
    not_applicable_if: Condition | None = None
    choices: tuple[Choice, ...] = ()
    min_choices: int = 1
    max_choices: int = 1
    #: Sum of chosen scores that is worth a full score (multiple).
    target: Fraction = Fraction(1)
    bands: tuple[Band, ...] = ()

    @cached_property
    def by_id(self) -> Mapping[str, Choice]:
        """Its choices by their ids."""
        return MappingProxyType({choice.id: choice for choice in self.choices})

    @property
    def name(self) -> Text:
        """Its title, or the question itself if it has none."""
        return self.title or self.text

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """The conditions that decide whether it is asked."""
        return tuple(found for found in (self.show_if, self.not_applicable_if) if found is not None)

    @property
    def scored(self) -> bool:
        """Whether its answer is worth anything (its section's weight apart)."""
        return self.weight > 0 and self.kind not in (Kind.RANKING, Kind.COUNTRIES)


@dataclass(frozen=True, kw_only=True, eq=False)
class Section:
    """A step of the questionnaire; of weight 0 it is a profile and has no score."""

    id: str
    title: Text
    intro: Text
    weight: Fraction
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """A stretch of the overall score, from ``start`` (0…100, included) to the next level's."""

    id: str
    start: Fraction
    title: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Constraint:
    """A rule over the sum of several percentages: one of ``equals``, or at most ``at_most``."""

    id: str
    questions: tuple[str, ...]
    message: Text
    equals: tuple[Fraction, ...] = ()
    at_most: Fraction | None = None

    @property
    def limit(self) -> Fraction:
        """The highest sum that it allows."""
        return max(self.equals) if self.at_most is None else self.at_most


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocker:
    """A condition under which no company stands above the level ``caps_at``, whatever its score."""

    id: str
    when: Condition
    caps_at: str
    title: Text
    reason: Text


@dataclass(frozen=True, kw_only=True, eq=False)
class Questionnaire:
    """Everything that is asked, and how it counts. Sound by construction: the loader refuses what dangles."""

    id: str
    version: str
    title: Text
    levels: tuple[Level, ...]
    sections: tuple[Section, ...]
    constraints: tuple[Constraint, ...] = ()
    blockers: tuple[Blocker, ...] = ()
    #: The heading of reports, where the title is too long for one.
    heading: Text | None = None
    #: Whose method it is, and where it is explained: said at the end of every report.
    method: Text | None = None
    #: SHA-256 of the file it came from, so that a result can be tied to what was asked.
    digest: str = ""

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """All questions, in order."""
        return tuple(question for section in self.sections for question in section.questions)

    @cached_property
    def scored_sections(self) -> tuple[Section, ...]:
        """The sections that count, which profiles do not."""
        return tuple(section for section in self.sections if section.weight > 0)

    @cached_property
    def by_id(self) -> Mapping[str, Question]:
        """All questions by their ids."""
        return MappingProxyType({question.id: question for question in self.questions})

    @cached_property
    def section_of(self) -> Mapping[str, Section]:
        """Sections by the ids of their questions."""
        return MappingProxyType({q.id: section for section in self.sections for q in section.questions})

    def level(self, score: Fraction) -> Level:
        """Return the level of an overall score (0…100), compared at nine decimals."""
        exact = round(score, 9)
        return [level for level in self.levels if level.start <= exact][-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerSheet:
    """All answers of one respondent, those of questions that are not asked now included."""

    questionnaire: str
    version: str
    company: str | None = None
    #: Alpha-2 code of the company's own country, if it says so.
    home: str | None = None
    answers: Mapping[str, Answer] = field(default_factory=dict)

    def with_answer(self, question: str, answer: Answer) -> AnswerSheet:
        """Return the sheet with this answer given or changed."""
        return replace(self, answers={**self.answers, question: answer})

    def without(self, question: str) -> AnswerSheet:
        """Return the sheet with this answer taken back."""
        return replace(self, answers={key: value for key, value in self.answers.items() if key != question})
