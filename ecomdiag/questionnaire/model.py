"""The records of a questionnaire, that everything else works on.

Frozen: made once by the loader (or a test), never changed. Scores and weights are exact fractions; a score
runs from 0 to 1.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from types import MappingProxyType

from ecomdiag.questionnaire.blocks import Group, Matrix, Repeat
from ecomdiag.questionnaire.conditions import Condition, looked_at
from ecomdiag.questionnaire.improving import Resource
from ecomdiag.questionnaire.lookup import Result
from ecomdiag.questionnaire.offers import Offer
from ecomdiag.questionnaire.unasked import NotAsked as NotAsked
from ecomdiag.questionnaire.ways import Way
from ecomdiag.record import Record
from ecomdiag.texts import LANGUAGES
from ecomdiag.texts.words import Text

NAMELESS = "<questionnaire>"
"""What stands for the name of a questionnaire's file where there is none."""

DONT_KNOW = "dont_know"
"""Id of the choice that the questionnaire's ``dont_know`` adds to a question."""


#: Scores are compared with levels at so many steps a point.
NINE_DECIMALS = 10**9


class Kind(StrEnum):
    """How a question is answered."""

    SINGLE = "single"
    MULTIPLE = "multiple"
    RANKING = "ranking"
    COUNTRIES = "countries"
    PERCENTAGE = "percentage"
    TEXT = "text"
    NUMBER = "number"
    DATE = "date"


UNSCORED = (Kind.RANKING, Kind.COUNTRIES, Kind.TEXT, Kind.DATE)
"""The kinds of which no answer is worth more than another."""

MOST_SIGNS = 500
"""Signs that a text may have unless its question says otherwise."""


class Choice(Record):
    """One of the answers that a question offers."""

    id: str
    text: Text
    score: Fraction = Fraction(0)
    exclusive: bool = False
    not_applicable: bool = False
    #: Whether whoever chooses it is asked for words: "another: which?".
    says: bool = False
    #: "I don't know": scores 0 and is told as a gap in knowledge.
    unknown: bool = False
    #: What to do, and where to read on, for whoever has not got as far as this or stands here and could be better.
    improve: Text | None = None
    resources: tuple[Resource, ...] = ()
    #: Other names by which a file or a search may call it (countries).
    aliases: tuple[str, ...] = ()
    #: Names that others are called by as well (countries): with none of them can it be meant for certain.
    shared: tuple[str, ...] = ()

    @property
    def stands_alone(self) -> bool:
        """Whether no other choice may stand beside it."""
        return self.exclusive or self.not_applicable or self.unknown


class Band(Record):
    """Percentages, or numbers, from ``start`` (included) up to the next band (excluded) score ``score``."""

    start: Fraction
    score: Fraction


class Question(Record, eq=False):
    """One question, with everything that decides when it is asked and what an answer is worth."""

    id: str
    section: str
    kind: Kind
    text: Text
    #: The same question in words that can be understood alone, where its own cannot.
    clear: Text | None = None
    #: A few words for reports and reviews, where the whole question would be too long.
    title: Text | None = None
    help: Text | None = None
    #: Where to look to judge it from outside, of a company that is not one's own; ``None`` if that cannot be.
    observable: Text | None = None
    weight: Fraction = Fraction(1)
    show_if: Condition | None = None
    if_not_asked: NotAsked = NotAsked.ZERO
    #: Where this holds the question is not asked and leaves the mean, whatever ``if_not_asked`` says.
    not_applicable_if: Condition | None = None
    #: Whether it may be left out: it then counts as ``if_not_asked`` says, and no condition over it holds.
    optional: bool = False
    choices: tuple[Choice, ...] = ()
    #: Under what conditions some of these are offered; the others always are.
    offers: tuple[Offer, ...] = ()
    min_choices: int = 1
    max_choices: int = 1
    #: Sum of chosen scores that is worth a full score (multiple).
    target: Fraction = Fraction(1)
    bands: tuple[Band, ...] = ()
    #: The first of these that holds over the answer tells what it scores, in place of a sum (multiple).
    lookup: tuple[Result, ...] = ()
    #: Most lines and most signs of a text.
    lines: int = 1
    max_length: int = MOST_SIGNS
    #: What each of its lines has to fit (``pattern.Pattern``), if anything, and what is said where one does not.
    pattern: str = ""
    pattern_message: Text | None = None
    #: Of a number: whether it has to be a whole one, what it counts, and the lowest and the highest that it may be.
    integer: bool = False
    unit: Text | None = None
    least: Fraction | None = None
    most: Fraction | None = None
    #: Of a date: the first and the last day that it may be, as 2026-11-30.
    earliest: str | None = None
    latest: str | None = None

    @cached_property
    def by_id(self) -> Mapping[str, Choice]:
        """Its choices by their ids."""
        return MappingProxyType({choice.id: choice for choice in self.choices})

    @cached_property
    def alone(self) -> frozenset[str]:
        """The ids of its choices that stand alone."""
        return frozenset(choice.id for choice in self.choices if choice.stands_alone)

    @cached_property
    def together(self) -> tuple[Choice, ...]:
        """Its choices that may stand beside others."""
        return tuple(choice for choice in self.choices if not choice.stands_alone)

    @property
    def name(self) -> Text:
        """Its title, or the question itself if it has none."""
        return self.title or self.text

    @property
    def plain(self) -> Text:
        """The question as it can be understood alone."""
        return self.clear or self.text

    @cached_property
    def conditions(self) -> tuple[Condition, ...]:
        """The conditions that decide whether it is asked."""
        return tuple(found for found in (self.show_if, self.not_applicable_if) if found is not None)

    @cached_property
    def looks_at(self) -> frozenset[str]:
        """The questions at whose answers it is decided whether it is asked, and what it offers."""
        return looked_at((*self.conditions, *self.offered_if))

    @cached_property
    def offered_if(self) -> tuple[Condition, ...]:
        """The conditions, each once, under which some of its choices are offered."""
        return tuple(dict.fromkeys(own.when for own in self.offers))

    @property
    def scored(self) -> bool:
        """Whether its answer is worth anything (its section's weight apart)."""
        counts = self.kind not in UNSCORED and (self.kind is not Kind.NUMBER or bool(self.bands))
        return self.weight > 0 and counts


class Level(Record):
    """A stretch of the overall score, from ``start`` (0…100, included) to the next level's."""

    id: str
    start: Fraction
    title: Text


def in_nine_decimals(score: Fraction) -> int:
    """Return a score as a whole number of nine decimals: as ``round(score, 9)``, which takes several fractions."""
    exact, rest = divmod(score.numerator * NINE_DECIMALS, score.denominator)
    return exact + 1 if 2 * rest + exact % 2 > score.denominator else exact


def cuts_of(levels: tuple[Level, ...]) -> tuple[int, ...]:
    """Return where levels begin, as whole numbers of nine decimals."""
    return tuple(round(level.start * NINE_DECIMALS) for level in levels)


def _reached(levels: tuple[Level, ...], cuts: tuple[int, ...], score: Fraction) -> Level:
    """Return the last level that a score reaches at nine decimals, of a handful in order."""
    near = in_nine_decimals(score)
    return levels[len([cut for cut in cuts if cut <= near]) - 1]


class Section(Record, eq=False):
    """A step of the questionnaire; of weight 0 it is a profile and has no score."""

    id: str
    title: Text
    intro: Text
    weight: Fraction
    questions: tuple[Question, ...]
    #: What each of its questions has beside conditions of its own, and what those count that say nothing else.
    show_if: Condition | None = None
    if_not_asked: NotAsked | None = None
    #: What stands around several of its questions, in their order.
    groups: tuple[Group, ...] = ()
    matrices: tuple[Matrix, ...] = ()
    #: Which of its groups are copies of one.
    repeats: tuple[Repeat, ...] = ()
    #: How its questions make its score.
    scoring: Way = Way.MEAN
    #: With ``LOOKUP``: the first of these that holds over the answers tells its score.
    lookup: tuple[Result, ...] = ()
    #: Levels of its own score; without any it goes by those of the whole.
    levels: tuple[Level, ...] = ()

    def level(self, score: Fraction) -> Level | None:
        """Return the level of its score (0…100) among its own, compared at nine decimals; ``None`` if it has none."""
        return _reached(self.levels, self._cuts, score) if self.levels else None

    @cached_property
    def _cuts(self) -> tuple[int, ...]:
        return cuts_of(self.levels)

    @cached_property
    def ids(self) -> frozenset[str]:
        """The ids of its questions."""
        return frozenset([question.id for question in self.questions])


class Constraint(Record):
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


class Order(Record):
    """A rule over two answers that are both there: the second less the first is ``least`` at least, ``most`` at most.

    Of dates it is counted in days.
    """

    id: str
    #: The two in the order of the rule, whichever is asked first.
    pair: tuple[str, ...]
    message: Text
    least: Fraction = Fraction(0)
    most: Fraction | None = None


class Blocker(Record):
    """A condition under which no company stands above the level ``caps_at``, whatever its score."""

    id: str
    when: Condition
    caps_at: str
    title: Text
    reason: Text

    @cached_property
    def looks_at(self) -> frozenset[str]:
        """The ids of the questions at whose answers its condition looks."""
        return looked_at([self.when])


class Questionnaire(Record, eq=False):
    """Everything that is asked, and how it counts. Sound by construction: the loader refuses what dangles."""

    id: str
    version: str
    title: Text
    levels: tuple[Level, ...]
    sections: tuple[Section, ...]
    constraints: tuple[Constraint, ...] = ()
    orders: tuple[Order, ...] = ()
    blockers: tuple[Blocker, ...] = ()
    #: The heading of reports, where the title is too long for one.
    heading: Text | None = None
    #: Whose method it is, and where it is explained: said at the end of every report.
    method: Text | None = None
    #: The languages in which all its texts stand (BCP 47), the main one first.
    languages: tuple[str, ...] = LANGUAGES
    #: How the sections make the overall score; with ``SUM`` all questions are added up, whatever their sections say.
    scoring: Way = Way.MEAN
    #: With ``LOOKUP``: the first of these that holds over the answers tells the overall score.
    lookup: tuple[Result, ...] = ()
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
    def optional_ids(self) -> frozenset[str]:
        """The ids of the questions that may be left out."""
        return frozenset([question.id for question in self.questions if question.optional])

    @cached_property
    def section_of(self) -> Mapping[str, Section]:
        """Sections by the ids of their questions."""
        return MappingProxyType({q.id: section for section in self.sections for q in section.questions})

    def level(self, score: Fraction) -> Level:
        """Return the level of an overall score (0…100), compared at nine decimals."""
        return _reached(self.levels, self._cuts, score)

    @cached_property
    def _cuts(self) -> tuple[int, ...]:
        """Where the levels begin, as whole numbers of nine decimals."""
        return cuts_of(self.levels)
