"""What a session shows where words are written beside an answer: a note, part by part, or what a choice asks for."""

from __future__ import annotations

from enum import StrEnum

from ecomdiag.questionnaire.model import Choice, Question
from ecomdiag.questionnaire.notes import MAX_BY, MAX_EVIDENCE, MAX_EVIDENCE_TEXT, MAX_TEXT
from ecomdiag.questionnaire.said import MAX_SAID
from ecomdiag.record import Record
from ecomdiag.texts import Language, say
from ecomdiag.texts.showing import printable


class Part(StrEnum):
    """What is asked of a note, in this order; or the words that a choice asks for."""

    TEXT = "text"
    EVIDENCE = "evidence"
    BY = "by"
    SAID = "said"


LONGEST = {
    Part.TEXT: MAX_TEXT,
    Part.EVIDENCE: MAX_EVIDENCE * (MAX_EVIDENCE_TEXT + 1),
    Part.BY: MAX_BY,
    Part.SAID: MAX_SAID,
}


class OtherNote(Record, kw_only=False):
    """Write another of the notes beside an answer: so many further on, or back; behind the last, a new one."""

    by: int


class NoteScreen(Record):
    """One part of the note beside an answer, or the words of a choice, to be written or left as they are."""

    part: Part
    question: Question
    #: What it says now; evidence has a line each.
    known: str
    language: Language
    notice: str = ""
    #: Whose words they are, if a choice asks for them.
    choice: Choice | None = None
    #: Which of the notes it is, from 1, and how many there are with it; of words beside a choice always the one.
    number: int = 1
    count: int = 1

    @property
    def name(self) -> str:
        """What kind of screen it is."""
        return "note"

    @property
    def longest(self) -> int:
        """Most signs that may be typed."""
        return LONGEST[self.part]

    @property
    def several_lines(self) -> bool:
        """Whether it may have more lines than one."""
        return self.part not in (Part.BY, Part.SAID)

    @property
    def leads_back(self) -> bool:
        """Whether it leads back to where it was begun, and what was marked there and not answered yet."""
        return self.part is not Part.SAID

    @property
    def title(self) -> str:
        """What it is beside."""
        if self.count > 1:
            title = printable(self.question.name.to(self.language))
            return say("note.title_of", self.language, question=title, number=self.number, count=self.count)
        key = "note.title" if self.choice is None else "said.title"
        return say(key, self.language, question=printable(self.question.name.to(self.language)))

    @property
    def others(self) -> bool:
        """Whether another note can be gone to: from the first part of one, once there are any."""
        return self.part is Part.TEXT and (self.count > 1 or self.known != "")

    @property
    def asked(self) -> str:
        """What is asked."""
        if self.choice is not None:
            return printable(self.choice.text.to(self.language))
        return say(f"note.ask.{self.part}", self.language)

    @property
    def help(self) -> str:
        """What becomes of it."""
        return say("note.help" if self.choice is None else "said.help", self.language)
