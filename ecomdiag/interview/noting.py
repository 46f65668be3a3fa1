"""Writing beside an answer: a note, its words, what supports it and who says so; or the words that choices ask for."""

from __future__ import annotations

from collections.abc import Callable

from ecomdiag.interview.note_screen import LONGEST, NoteScreen, OtherNote, Part
from ecomdiag.interview.screens import Answered, Back, Continue, Forward, QuestionScreen, Reply, Screen
from ecomdiag.names.answers import on_one_line
from ecomdiag.questionnaire.conditions import Answer
from ecomdiag.questionnaire.model import Choice, Question
from ecomdiag.questionnaire.notes import MAX_EVIDENCE, MAX_EVIDENCE_TEXT, MAX_NOTES, Note, Notes
from ecomdiag.questionnaire.said import asking, with_words, words_of
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.record import replace
from ecomdiag.texts import Language, say


class Noting:
    """Where a person stands who writes a note, and what becomes of the sheet; of several notes one at a time."""

    def __init__(self, today: str | None) -> None:
        """``today`` is the day that a changed note bears."""
        self._today = today
        self._part = Part.TEXT
        self._said_by = ""
        #: Which of the notes is written, from 0, and whether it is a new one, before that which stands there.
        self._which, self._new = 0, True
        #: The choices whose words are still to be asked for.
        self._choices: tuple[Choice, ...] = ()
        #: The question beside which something is written, if something is.
        self.question: Question | None = None
        #: Where to go back to for whoever would rather choose again than say words.
        self.left_for: str | None = None

    def begin(self, screen: Screen | None, language: Language) -> str:
        """Begin to write beside the question of a screen; of one that has none, return what to tell instead."""
        self.question = screen.question if isinstance(screen, QuestionScreen) else None
        self._part = Part.TEXT
        notes = screen.notes if isinstance(screen, QuestionScreen) else ()
        self._which, self._new = max(len(notes) - 1, 0), not notes
        return say("note.where", language) if self.question is None else ""

    def begin_words(self, question: Question, answer: Answer) -> None:
        """Begin to ask for the words of the choices of an answer, if any of them asks for some."""
        self._choices = asking(question, answer)
        if self._choices:
            self.question, self._part = question, Part.SAID

    def screen(self, sheet: AnswerSheet, language: Language, notice: str) -> NoteScreen:
        """Return what is asked now."""
        assert self.question is not None, "something is written"
        notes = sheet.notes.get(self.question.id, ())
        note = self._note(notes)
        choice = self._choices[0] if self._part is Part.SAID else None
        known = {
            Part.TEXT: note.text,
            Part.EVIDENCE: "\n".join(note.evidence),
            Part.BY: note.by or self._said_by,
            Part.SAID: words_of(sheet.said.get(self.question.id, ()), choice.id) if choice else "",
        }[self._part]
        return NoteScreen(
            part=self._part,
            question=self.question,
            known=known,
            language=language,
            notice=notice,
            choice=choice,
            number=1 if choice else self._which + 1,
            count=1 if choice else len(notes) + self._new,
        )

    def take(
        self, reply: Reply, sheet: AnswerSheet, language: Language, keep: Callable[[AnswerSheet], bool]
    ) -> tuple[AnswerSheet, str]:
        """Take what was replied; return the sheet, which ``keep`` has kept, and what is wrong, if anything is.

        What is wrong, or could not be kept, is asked again. Whoever goes back leaves the part as it was.
        """
        self.left_for = None
        if isinstance(reply, Answered):
            return self._write(str(reply.answer), sheet, language, keep)
        if isinstance(reply, Forward | Continue):
            self._go_on(sheet)
        elif isinstance(reply, OtherNote):
            self._move(reply.by, sheet)
        elif isinstance(reply, Back):
            self.left_for = self.question.id if self.question and self._part is Part.SAID else None
            self.question = None
        return sheet, ""

    def _write(
        self, typed: str, sheet: AnswerSheet, language: Language, keep: Callable[[AnswerSheet], bool]
    ) -> tuple[AnswerSheet, str]:
        assert self.question is not None, "something is written"
        wrong = _wrong(self._part, typed, language)
        changed = sheet if wrong else self._with(typed, sheet, self.question.id)
        if wrong or (changed != sheet and not keep(changed)):
            return sheet, wrong
        before, after = (len(own.notes.get(self.question.id, ())) for own in (sheet, changed))
        self._new = after < before or (self._new and after == before)
        if self._part is Part.BY:
            self._said_by = " ".join(typed.split())
        self._go_on(changed)
        return changed, ""

    def _go_on(self, sheet: AnswerSheet) -> None:
        """Go on to the next part; nobody is asked who says nothing."""
        assert self.question is not None, "something is written"
        note = self._note(sheet.notes.get(self.question.id, ()))
        if self._part is Part.SAID:
            self._choices = self._choices[1:]
            self.question = self.question if self._choices else None
        elif self._part is Part.TEXT:
            self._part = Part.EVIDENCE
        elif self._part is Part.EVIDENCE and (note.text or note.evidence):
            self._part = Part.BY
        else:
            self.question = None

    def _with(self, typed: str, sheet: AnswerSheet, name: str) -> AnswerSheet:
        if self._part is Part.SAID:
            before_it = sheet.said.get(name, ())
            words = with_words(before_it, self._choices[0].id, on_one_line(typed))
            return sheet if words == before_it else sheet.with_said(name, words)
        notes = sheet.notes.get(name, ())
        before = self._note(notes)
        note = before
        if self._part is Part.TEXT:
            note = replace(before, text=typed.strip())
        elif self._part is Part.BY:
            note = replace(before, by=" ".join(typed.split()) or None)
        elif typed != "\n".join(before.evidence):  # else a piece of several lines would become several
            note = replace(before, evidence=_lines(typed))
        if note == before:
            return sheet
        said = (replace(note, date=self._today),) if note.text or note.evidence else ()
        return sheet.with_notes(name, (*notes[: self._which], *said, *notes[self._which + (not self._new) :]))

    def _note(self, notes: Notes) -> Note:
        return Note() if self._new or self._which >= len(notes) else notes[self._which]

    def _move(self, by: int, sheet: AnswerSheet) -> None:
        """Go to another note, from the first part of one; behind the last there is room for a new one."""
        notes = sheet.notes.get(self.question.id, ()) if self.question else ()
        if self._part is Part.TEXT and notes:
            last = min(len(notes), MAX_NOTES - 1)
            self._which = min(max(self._which + by, 0), last)
            self._new = self._which == len(notes)


def _lines(typed: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in typed.split("\n") if line.strip())


def _wrong(part: Part, typed: str, language: Language) -> str:
    """Say what is wrong with what was typed; empty if nothing is."""
    if part is Part.EVIDENCE:
        lines = _lines(typed)
        if len(lines) > MAX_EVIDENCE or any(len(line) > MAX_EVIDENCE_TEXT for line in lines):
            return say("note.much_evidence", language, limit=str(MAX_EVIDENCE), most=str(MAX_EVIDENCE_TEXT))
    elif len(typed.strip()) > LONGEST[part]:
        return say("note.too_long", language, limit=str(LONGEST[part]))
    return ""
