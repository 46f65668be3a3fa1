"""What several diagnoses show together: the records. Scores run from 0 to 100 and are exact."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Literal, TypeAlias

from ecomdiag.advice.model import Source
from ecomdiag.diagnosis.result import Diagnosis, LevelResult
from ecomdiag.questionnaire.conditions import Answer
from ecomdiag.record import Record
from ecomdiag.texts.words import Text

Range: TypeAlias = tuple[Fraction, Fraction]

LevelRange: TypeAlias = tuple[LevelResult, LevelResult]

Cause: TypeAlias = Literal["answer", "opened", "closed", "aside", "version"]
"""Why a question moves a score: another answer; it is asked now, or no more, because of another answer; it was not and
is not asked, but leaves the mean or comes back; the questionnaire is another."""


class Entry(Record):
    """One of the diagnoses that are compared: how it is called, and where it is from."""

    label: str
    #: Of the file; empty if it is from none.
    name: str
    diagnosis: Diagnosis


class ScoreRow(Record):
    """A section, or an item of a lens, with its score in each of the diagnoses; ``None`` where it has none."""

    id: str
    title: Text
    scores: tuple[Range | None, ...]
    #: Of a section that has levels of its own in any of them: on which it is in each, or between which two.
    levels: tuple[LevelRange | None, ...] = ()
    #: Where these begin.
    cuts: tuple[Fraction, ...] = ()


class LensRows(Record):
    """A lens, with its items."""

    id: str
    title: Text
    items: tuple[ScoreRow, ...]


class BlockerRow(Record):
    """A blocker, and to which of the diagnoses it applies."""

    id: str
    title: Text
    applies: tuple[bool, ...]


class AnswerCell(Record):
    """What one of them says to a question."""

    asked: bool
    answer: Answer | None
    text: Text
    score: Fraction | None
    #: Whether it may be left out.
    optional: bool = False


class QuestionRow(Record):
    """A question that is not answered alike in all of them."""

    id: str
    section: str
    title: Text
    #: ``None`` where its questionnaire has no such question.
    cells: tuple[AnswerCell | None, ...]
    #: Between the lowest score and the highest.
    spread: Fraction
    weight: Fraction


class Contribution(Record):
    """What one question brings of a difference, in points of the overall score, and why it moves."""

    section: str
    #: ``None``: the weight of the section itself, in another version.
    question: str | None
    title: Text
    points: Fraction
    cause: Cause
    #: Of a branch: the question whose answer opens or closes it.
    branch: str | None
    start_text: Text
    end_text: Text


class SectionMove(Record):
    """A section before and after."""

    id: str
    title: Text
    start: Fraction
    end: Fraction
    #: Its levels before and after, where it has some of its own; and where those of the later one begin.
    start_level: LevelResult | None = None
    end_level: LevelResult | None = None
    cuts: tuple[Fraction, ...] = ()


class PlannedAction(Record):
    """An action that the earlier diagnosis proposed, and what has become of it."""

    action: str
    title: Text
    question: str
    state: Literal["done", "begun", "open"]


class Step(Record):
    """From one diagnosis to the next of the same company."""

    start: str
    end: str
    #: ``None`` while answers are missing in either.
    difference: Fraction | None
    #: The largest first; all of them together are the difference. None if it is not ``shared_out``.
    contributions: tuple[Contribution, ...]
    #: What of it another version of the questionnaire makes, apart from what the company has changed.
    by_version: Fraction
    other_version: bool
    sections: tuple[SectionMove, ...]
    lifted: tuple[Text, ...]
    added: tuple[Text, ...]
    actions: tuple[PlannedAction, ...]
    #: The titles of the questions whose answers open or close others, by their ids.
    branches: Mapping[str, Text]
    #: Whether the difference can be shared among answers: not where a lowest score decides.
    shared_out: bool = True

    @property
    def regressed(self) -> tuple[Contribution, ...]:
        """The answers that are worth less than before, the worst first."""
        worse = [own for own in self.contributions if own.cause == "answer" and own.points < 0]
        return tuple(sorted(worse, key=lambda own: own.points))


class FigureRow(Record):
    """An official figure, and who of those that are compared does the same."""

    id: str
    question: str
    #: Per cent of the companies that the text names.
    share: Fraction
    text: Text
    year: int
    #: ``None`` of whom it does not speak, or who has not answered.
    same: tuple[bool | None, ...]
    #: The day on which it was checked.
    as_of: str
    sources: tuple[Source, ...]


Verdict: TypeAlias = Literal["certain", "possible", "not", "unknown"]
"""Whether a rival is ahead: whatever is still missing, only with some of it, or with none; or nothing is scored."""


class RivalRow(Record):
    """A company's score and a rival's, overall (without a title) or of a section."""

    id: str
    title: Text | None
    own: Range | None
    rival: Range | None
    verdict: Verdict


class Rival(Record):
    """Where a rival stands beside the company, as far as it is known."""

    label: str
    overall: RivalRow
    sections: tuple[RivalRow, ...]
    #: Ids of the questions to which its answer is worth more than the company's, and those where it is worth less.
    better: tuple[str, ...]
    worse: tuple[str, ...]
    #: How many questions it has an answer to.
    known: int


class GroupAgreement(Record):
    """How far respondents agree on the questions of a section."""

    id: str
    title: Text
    #: At most 1, 0 as chance would have it; ``None`` if nothing of it can be compared.
    agreement: Fraction | None
    #: How many of its questions have two answers on a ladder, and how many are answered differently.
    compared: int
    differing: int


class QuestionAgreement(Record):
    """How far respondents agree on one question, and how many of them have an answer on its ladder."""

    id: str
    title: Text
    agreement: Fraction
    values: int


class Agreement(Record):
    """How far several respondents agree: Krippendorff's alpha, ordinal, and its parts."""

    #: ``None`` where there is none, for a ``reason``.
    overall: Fraction | None
    reason: Literal["", "too_few", "one_value"]
    sections: tuple[GroupAgreement, ...]
    questions: tuple[QuestionAgreement, ...]


class Comparison(Record):
    """Several diagnoses with the same questionnaire."""

    entries: tuple[Entry, ...]
    #: Whether all are of the same version of it, unchanged.
    same_version: bool
    #: Ids of the questions that are not in all of the versions.
    not_shared: tuple[str, ...]
    #: The scores over what all versions ask, by the weights of the last; empty if they are all of one version.
    shared: tuple[Fraction | None, ...]
    sections: tuple[ScoreRow, ...]
    lenses: tuple[LensRows, ...]
    blockers: tuple[BlockerRow, ...]
    #: Those answered otherwise in one of them than in another, the widest apart first.
    questions: tuple[QuestionRow, ...]
    #: Of a comparison over time: one fewer than diagnoses.
    steps: tuple[Step, ...] = ()
    #: Of several respondents of one company.
    agreement: Agreement | None = None
    #: Where the first is the company, and the others are rivals.
    rivals: tuple[Rival, ...] = ()
    figures: tuple[FigureRow, ...] = ()
