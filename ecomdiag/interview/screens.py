"""What a session shows, and what a person can reply. Records only: how they look is the asker's business."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction
from typing import Literal, TypeAlias

from ecomdiag.interview.around import Around, Reviewed
from ecomdiag.interview.conclusion import Conclusion
from ecomdiag.interview.note_screen import NoteScreen, OtherNote
from ecomdiag.interview.sum_so_far import SumSoFar
from ecomdiag.questionnaire.conditions import Answer
from ecomdiag.questionnaire.model import Question, Section
from ecomdiag.questionnaire.notes import Notes
from ecomdiag.questionnaire.said import Said
from ecomdiag.questionnaire.wording import answer_text, left_blank
from ecomdiag.record import EMPTY, Record
from ecomdiag.texts import Language, say
from ecomdiag.texts.showing import printable
from ecomdiag.texts.words import Text, Words


class Whereabouts(Record):
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
    #: What stands above the question, for several of them.
    around: Around = Around()

    def left_words(self, language: Language) -> str:
        """Say how much is left."""
        return say("interview.left", language, count=self.left, minutes=self.minutes)


class QuestionScreen(Record):
    """One question to be answered."""

    question: Question
    answer: Answer | None
    whereabouts: Whereabouts
    language: Language
    #: What to tell above all: why the last reply was not taken, or that something went wrong or changed.
    notice: str = ""
    sums: tuple[SumSoFar, ...] = ()
    can_go_back: bool = True
    #: Alpha-2 code of the company's own country, which is no target.
    home: str = ""
    #: What is said to somebody who comes back.
    greeting: str = ""
    #: Where to look, if the company is seen from outside.
    look: Text | None = None
    #: What stands beside its answer, and beside its choices.
    notes: Notes = ()
    said: Said = ()

    @property
    def note_words(self) -> str:
        """Say what the note beside the answer begins with; empty if there is none."""
        texts = [text for own in self.notes for text in (own.text, *own.evidence) if text]
        return say("note.shown", self.language, text=printable(texts[0])) if texts else ""

    @property
    def around(self) -> Around:
        """What stands above it, for several questions."""
        return self.whereabouts.around

    @property
    def opens_section(self) -> bool:
        """Whether the section's words come before it; they speak to the company itself."""
        return self.whereabouts.position == 1 and self.look is None

    def look_words(self, key: str) -> str:
        """Say where to look, and with which ``key`` to pass the question over; empty of one's own company."""
        if self.look is None:
            return ""
        return say("interview.look", self.language, where=printable(self.look.to(self.language)), key=key)

    def optional_words(self, key: str) -> str:
        """Say that the question may be left out, and with which ``key``; empty if it may not."""
        optional = self.question.optional and self.look is None
        return say("interview.optional", self.language, key=key) if optional else ""

    @property
    def name(self) -> str:
        """What kind of screen it is."""
        return self.question.kind

    @property
    def title_above(self) -> str:
        """The short title of a follow-up, without which it makes no sense when it is seen alone."""
        return self.around.title(self.question, self.language)

    @property
    def only_fits(self) -> Fraction | None:
        """The one value that the sums still allow, if there is but one."""
        exact = {value for own in self.sums for value in own.exact}
        fitting = {value for value in exact if not any(own.broken_by(value) for own in self.sums)}
        if any(own.most == 0 for own in self.sums):
            return Fraction(0)
        return next(iter(fitting)) if len(fitting) == 1 else None


class Fact(StrEnum):
    """What is asked about the company itself, by the keys of an answers file, in this order."""

    COMPANY = "company"
    HOME = "home"
    REGION = "region"


class FactRow(Record):
    """What a review shows of a fact: its name, and the answer in words, if there is one."""

    fact: Fact
    text: Words
    answer: str


class WelcomeScreen(Record):
    """What this is, how long it takes, where it is saved and how to leave."""

    title: Text
    file: str
    count: int
    minutes: int
    #: Whether something about the company is asked before the questions.
    asks: bool
    language: Language
    notice: str = ""
    #: Whether the company is another, seen from outside.
    outside: bool = False

    @property
    def name(self) -> str:
        """What kind of screen it is."""
        return "welcome"

    def paragraphs(self, leave: str) -> list[str]:
        """Return what is said; ``leave`` is the key that leaves."""
        language = self.language
        saved = say("welcome.saved", language, file=printable(self.file), leave=leave)
        if self.outside:
            return [
                say("welcome.outside", language, count=self.count),
                saved,
                say("welcome.in_sight", language),
            ]
        return [
            say("welcome.what", language, count=self.count, minutes=self.minutes),
            saved,
            say("welcome.private", language),
            *([say("welcome.facts", language)] if self.asks else []),
        ]


class FactScreen(Record):
    """A fact about the company, to be said or not."""

    fact: Fact
    #: It, in the form of a question; that of the name has no choices: it is typed.
    question: Question
    answer: Answer | None
    #: Most signs that may be typed.
    longest: int
    language: Language
    notice: str = ""
    #: No country is one's own before it is said.
    home: str = ""

    @property
    def name(self) -> str:
        """What kind of screen it is."""
        return self.fact


class ReviewLine(Record, kw_only=False):
    """One line of a review; ``change`` leads to where it is changed."""

    #: The headings above it, unless those of the line before are its own.
    above: tuple[str, ...]
    #: What it is about, in short and in full.
    name: str
    whole: str
    #: The answer in words, or that there is none.
    shown: str
    state: Literal["given", "passed", "missing"]
    change: GoTo | Restate


class ReviewScreen(Record):
    """The answers of one section, or (``section`` is ``None``) of all, before going on."""

    section: Section | None
    rows: tuple[tuple[Question, Answer | None], ...]
    left: int
    language: Language
    notice: str = ""
    #: What is said of the company itself, in the review of all.
    facts: tuple[FactRow, ...] = ()
    #: The words beside choices, and how the questions stand here, by the ids of the questions.
    said: Mapping[str, Said] = EMPTY
    stands: Mapping[str, Reviewed] = EMPTY

    @property
    def name(self) -> str:
        """What kind of screen it is."""
        return "review"

    @property
    def lines(self) -> tuple[ReviewLine, ...]:
        """What is reviewed, line by line: what is said of the company, and then the answers."""
        return (*map(self._of_fact, self.facts), *(self._of_question(*row) for row in self.rows))

    def _of_fact(self, row: FactRow) -> ReviewLine:
        name = row.text.to(self.language)
        shown = printable(row.answer) or say("begin.not_said", self.language)
        return ReviewLine((), name, name, shown, "given" if row.answer else "passed", Restate(row.fact))

    def _of_question(self, question: Question, answer: Answer | None) -> ReviewLine:
        own = self.stands.get(question.id, Reviewed())
        shown = printable(answer_text(question, answer, self.language, self.said.get(question.id, ())))
        shown = shown or say(left_blank(optional=question.optional), self.language)
        state: Literal["passed", "missing"] = "passed" if question.optional else "missing"
        told = own.above(self.language), *own.names(question, self.language)
        return ReviewLine(*told, shown, state if answer is None else "given", GoTo(question.id))

    @property
    def title(self) -> str:
        """What is reviewed."""
        if self.section is None:
            return say("interview.review_all", self.language)
        return say("interview.review", self.language, title=printable(self.section.title.to(self.language)))


class SectionsScreen(Record):
    """The sections to jump to, each with how many of its questions are answered and to be answered."""

    rows: tuple[tuple[Section, int, int], ...]
    current: int
    language: Language
    notice: str = ""

    @property
    def name(self) -> str:
        """What kind of screen it is."""
        return "sections"


class EndScreen(Record):
    """The result on one page, and what becomes of it: the answers are complete, and saved."""

    conclusion: Conclusion
    #: The files that the report is saved to unless the person says another.
    suggested: tuple[str, ...]
    #: Those that it was saved to last.
    saved: tuple[str, ...]
    language: Language
    notice: str = ""

    @property
    def name(self) -> str:
        """What kind of screen it is."""
        return "end"


OneLineScreen: TypeAlias = (
    WelcomeScreen | FactScreen | QuestionScreen | ReviewScreen | SectionsScreen | EndScreen
)
"""What one line replies to, where it is replied to in lines."""
Screen: TypeAlias = OneLineScreen | NoteScreen


class Answered(Record, kw_only=False):
    """The question is answered."""

    answer: Answer


class Back(Record, kw_only=False):
    """To the screen before."""


class Forward(Record, kw_only=False):
    """To the next question, leaving this one as it is."""


class Continue(Record, kw_only=False):
    """The review is fine: go on."""


class ShowSections(Record, kw_only=False):
    """Choose a section to go to."""


class WriteNote(Record, kw_only=False):
    """Write a note beside the answer."""


class GoTo(Record, kw_only=False):
    """Go to a question, or to a section, by its id."""

    name: str


class Restate(Record, kw_only=False):
    """Say something else of the company itself."""

    fact: Fact


class SwitchLanguage(Record, kw_only=False):
    """Ask on in the other language."""


class SaveReport(Record, kw_only=False):
    """Save the report, under a name that was typed; with none, as is suggested."""

    typed: str = ""


class Leave(Record, kw_only=False):
    """Stop here; everything answered is saved."""


Reply: TypeAlias = (
    Answered
    | Back
    | Forward
    | Continue
    | ShowSections
    | WriteNote
    | OtherNote
    | GoTo
    | Restate
    | SwitchLanguage
    | SaveReport
    | Leave
)
