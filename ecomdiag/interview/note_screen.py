"""What a session shows where a note is written beside an answer: one part of it after the other."""

from __future__ import annotations

from enum import StrEnum

from ecomdiag.questionnaire.model import Question
from ecomdiag.questionnaire.notes import MAX_BY, MAX_EVIDENCE, MAX_EVIDENCE_TEXT, MAX_TEXT
from ecomdiag.record import Record
from ecomdiag.texts import Language, say
from ecomdiag.texts.showing import printable


class Part(StrEnum):
    """What is asked of a note, in this order."""

    TEXT = "text"
    EVIDENCE = "evidence"
    BY = "by"


LONGEST = {Part.TEXT: MAX_TEXT, Part.EVIDENCE: MAX_EVIDENCE * (MAX_EVIDENCE_TEXT + 1), Part.BY: MAX_BY}


class NoteScreen(Record):
    """One part of the note beside an answer, to be written or left as it is."""

    part: Part
    question: Question
    #: What it says now; evidence has a line each.
    known: str
    language: Language
    notice: str = ""

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
        return self.part is not Part.BY

    @property
    def title(self) -> str:
        """What the note is beside."""
        return say("note.title", self.language, question=printable(self.question.name.to(self.language)))

    @property
    def asked(self) -> str:
        """What is asked."""
        return say(f"note.ask.{self.part}", self.language)
