"""The changes between two versions of a questionnaire, and what each means. Records only, no sentences."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from fractions import Fraction
from typing import TypeAlias

from ecomdiag.questionnaire.conditions import Condition
from ecomdiag.questionnaire.model import Band, Constraint, Order, Questionnaire
from ecomdiag.record import Record
from ecomdiag.texts.words import Text


class Consequence(StrEnum):
    """What a change means for whoever has answered the old version, from worst to least."""

    #: An answer that was valid may no longer stand.
    BREAKS = "breaks"
    #: What was given stands, but a complete sheet may now be incomplete.
    ASKS = "asks"
    #: The same answers may get another score or level.
    SCORES = "scores"
    #: Nothing for old answers; something may be answered that could not be before.
    ALLOWS = "allows"
    #: Neither answers nor scores: wording and order.
    TEXTS = "texts"

    @property
    def rank(self) -> int:
        """Its place, counted from the worst."""
        return list(Consequence).index(self)


class ChangeKind(StrEnum):
    """What was changed."""

    QUESTIONNAIRE_ID = "questionnaire_id"
    QUESTIONNAIRE_TEXT = "questionnaire_text"
    LANGUAGES = "languages"
    SCORING = "scoring"
    SECTION_ADDED = "section_added"
    SECTION_REMOVED = "section_removed"
    SECTION_WEIGHT = "section_weight"
    SECTION_TEXT = "section_text"
    SECTIONS_ORDER = "sections_order"
    BLOCK_ADDED = "block_added"
    BLOCK_REMOVED = "block_removed"
    BLOCK_QUESTIONS = "block_questions"
    BLOCK_TEXT = "block_text"
    REPEAT_ADDED = "repeat_added"
    REPEAT_REMOVED = "repeat_removed"
    REPEAT_SIZE = "repeat_size"
    QUESTION_ADDED = "question_added"
    QUESTION_REMOVED = "question_removed"
    QUESTION_MOVED = "question_moved"
    QUESTION_KIND = "question_kind"
    QUESTION_WEIGHT = "question_weight"
    QUESTION_TEXT = "question_text"
    QUESTIONS_ORDER = "questions_order"
    SHOW_IF = "show_if"
    NOT_APPLICABLE_IF = "not_applicable_if"
    IF_NOT_ASKED = "if_not_asked"
    OPTIONAL = "optional"
    MIN_CHOICES = "min_choices"
    MAX_CHOICES = "max_choices"
    TARGET = "target"
    LOOKUP = "lookup"
    RESULTS = "results"
    BANDS = "bands"
    LINES = "lines"
    MAX_LENGTH = "max_length"
    PATTERN = "pattern"
    NUMBER_MIN = "number_min"
    NUMBER_MAX = "number_max"
    INTEGER = "integer"
    EARLIEST = "earliest"
    LATEST = "latest"
    CHOICE_ADDED = "choice_added"
    CHOICE_REMOVED = "choice_removed"
    CHOICE_SCORE = "choice_score"
    CHOICE_ALONE = "choice_alone"
    CHOICE_APPLIES = "choice_applies"
    CHOICE_UNKNOWN = "choice_unknown"
    CHOICE_SAYS = "choice_says"
    CHOICE_TEXT = "choice_text"
    CHOICE_RESOURCES = "choice_resources"
    CHOICES_IF = "choices_if"
    CHOICES_ORDER = "choices_order"
    LEVEL_ADDED = "level_added"
    LEVEL_REMOVED = "level_removed"
    LEVEL_START = "level_start"
    LEVEL_TEXT = "level_text"
    CONSTRAINT_ADDED = "constraint_added"
    CONSTRAINT_REMOVED = "constraint_removed"
    CONSTRAINT_RULE = "constraint_rule"
    CONSTRAINT_TEXT = "constraint_text"
    BLOCKER_ADDED = "blocker_added"
    BLOCKER_REMOVED = "blocker_removed"
    BLOCKER_WHEN = "blocker_when"
    BLOCKER_CAP = "blocker_cap"
    BLOCKER_TEXT = "blocker_text"


class TextPart(StrEnum):
    """Which of its texts was changed."""

    TITLE = "title"
    TEXT = "text"
    CLEAR = "clear"
    HELP = "help"
    OBSERVABLE = "observable"
    UNIT = "unit"
    INTRO = "intro"
    HEADING = "heading"
    METHOD = "method"
    MESSAGE = "message"
    REASON = "reason"
    IMPROVE = "improve"


class VersionStep(StrEnum):
    """By how much the version has to go up."""

    MAJOR = "major"
    MINOR = "minor"
    NONE = "none"


#: Scores are given as 0…100, as reports show them; weights as they are.
Value: TypeAlias = (
    str | bool | Fraction | Text | Condition | Constraint | Order | tuple[str, ...] | tuple[Band, ...] | None
)


class AskingChange(Record):
    """Who is asked after a change of condition, compared with who was."""

    #: Some are asked who were not; some are no longer asked.
    opens: bool = False
    closes: bool = False
    #: Other questions that some may be asked because of it.
    others: tuple[str, ...] = ()
    #: Constraints whose sum may no longer be right, as a part of it is no longer asked.
    sums: tuple[str, ...] = ()

    @property
    def more(self) -> bool:
        """Whether anybody may have to answer more."""
        return self.opens or bool(self.others)


class Change(Record):
    """One thing that is different in the new version."""

    kind: ChangeKind
    consequence: Consequence
    section: str | None = None
    question: str | None = None
    choice: str | None = None
    #: Id of the level, constraint or blocker.
    item: str | None = None
    part: TextPart | None = None
    old: Value = None
    new: Value = None
    #: Of something removed: the id under which it seems to have been added again.
    renamed: str | None = None
    asked: AskingChange = AskingChange()
    #: Of something newly asked: whether it is scored.
    counts: bool = True

    @property
    def moves_scores(self) -> bool:
        """Whether the same answers may score otherwise because of it."""
        if self.consequence is Consequence.ASKS:
            return self.counts
        return self.consequence in (Consequence.BREAKS, Consequence.SCORES)


class QuestionnaireDiff(Record):
    """Everything that is different between two versions of a questionnaire, and the version it calls for."""

    old: Questionnaire
    new: Questionnaire
    #: Those of the whole questionnaire first, then by section and question; there, the worst first.
    changes: tuple[Change, ...]
    step: VersionStep
    #: The lowest version that is enough; ``None`` if versions of this form cannot be counted on.
    version_called_for: str | None
    #: Whether the new file's own version is enough; ``None`` if that cannot be told.
    version_enough: bool | None

    @property
    def consequence(self) -> Consequence | None:
        """The worst consequence; ``None`` if nothing changed."""
        return worst(change.consequence for change in self.changes)

    @property
    def stands(self) -> bool:
        """Whether every answer that was valid still is."""
        return not self.with_consequence(Consequence.BREAKS)

    @property
    def asking_more(self) -> tuple[Change, ...]:
        """Return the changes that ask more of some who have answered."""
        asks = Consequence.ASKS
        return tuple(change for change in self.changes if change.consequence is asks or change.asked.more)

    @property
    def moving_scores(self) -> tuple[Change, ...]:
        """Return the changes that may move the score or level of the same answers."""
        return tuple(change for change in self.changes if change.moves_scores)

    def with_consequence(self, consequence: Consequence) -> tuple[Change, ...]:
        """Return the changes that have this consequence."""
        return tuple(change for change in self.changes if change.consequence is consequence)


def worst(consequences: Iterable[Consequence]) -> Consequence | None:
    """Return the worst of some consequences; ``None`` if there is none."""
    return min(consequences, key=lambda found: found.rank, default=None)


def by_text(added: Iterable[tuple[Text, str]]) -> dict[str, str]:
    """Return the ids of what was added by their texts in one language: what was removed may be among them, renamed."""
    return {text.es: name for text, name in added}
