"""The answers file of an interview: every answer goes to disk at once, and nobody else's work is overwritten.

A file that a person has written keeps its comments and its order: only the values that change are replaced in
its text. If that cannot be done faithfully, or the file was changed from outside, saving goes on in another
file beside it, and the person is told.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from ecomdiag.conditions import Answer
from ecomdiag.errors import AnswersError, UsageError
from ecomdiag.loader.answers import MAX_BYTES, LoadedSheet, read_answers
from ecomdiag.loader.files import read_bytes, write_text
from ecomdiag.loader.template import answers_text
from ecomdiag.model import AnswerSheet, Questionnaire
from ecomdiag.texts import Language, say

BYTE_ORDER_MARK = "\ufeff"


class AnswersFile:
    """Keeps the sheet of one interview in a file."""

    def __init__(self, path: str, questionnaire: Questionnaire, language: Language) -> None:
        """Open a file, or begin one; raises ``UsageError`` or ``AnswersError`` if it cannot be used."""
        self.path = path
        self.questionnaire = questionnaire
        self.language = language
        empty = AnswerSheet(questionnaire=questionnaire.id, version=questionnaire.version)
        if Path(path).exists():
            self._content = read_bytes(path, language, limit=MAX_BYTES)
            self.loaded = (
                read_answers(self._content, questionnaire) if self._content.strip() else LoadedSheet(empty)
            )
        else:
            self._content = b""
            self.loaded = LoadedSheet(empty)
            # Written at once: better to hear now than after an hour that the folder is read-only.
            self._write(answers_text(empty))

    def save(self, sheet: AnswerSheet, resume_at: str | None) -> str:
        """Put a sheet on disk; return what the person must be told, usually nothing.

        Raises ``UsageError`` if it cannot be written; the file is then as it was.
        """
        told = ""
        if self._changed_outside():
            told = self._move("interview.moved", sheet, resume_at)
        else:
            text = self._text(sheet, resume_at)
            if text is None:
                told = self._move("interview.unspliced", sheet, resume_at)
            else:
                self._write(text)
        return told

    def _text(self, sheet: AnswerSheet, resume_at: str | None) -> str | None:
        """Return the file's text with the sheet's answers in it, or a new text where no one's would be lost.

        ``None`` if comments would be.
        """
        old = self._content.decode("utf-8-sig")
        if not _has_comments(old):
            return answers_text(sheet, resume_at)

        from ecomdiag.loader.splice import Unspliceable, spliced  # few files have comments

        try:
            text = spliced(old, _changes(self.loaded.sheet, sheet), resume_at)
        except Unspliceable:
            return None
        if not self._says(text, sheet):
            return None
        return f"{BYTE_ORDER_MARK}{text}" if self._content.startswith(BYTE_ORDER_MARK.encode()) else text

    def _says(self, text: str, sheet: AnswerSheet) -> bool:
        try:
            read = read_answers(text.encode(), self.questionnaire).sheet
            # Where the company is can be said again with --home: no reason to leave a person's own file.
            return replace(read, home=sheet.home) == sheet
        except AnswersError:
            return False

    def _write(self, text: str) -> None:
        write_text(self.path, text, self.language, private=True)
        self._content = text.encode()
        self.loaded = read_answers(self._content, self.questionnaire)

    def _changed_outside(self) -> bool:
        try:
            return read_bytes(self.path, self.language, limit=MAX_BYTES) != self._content
        except UsageError:
            return Path(self.path).exists()

    def _move(self, why: str, sheet: AnswerSheet, resume_at: str | None) -> str:
        """Go on in another file, so that this one stays as it is."""
        before = self.path
        self.path = _free_name(before)
        try:
            self._write(answers_text(sheet, resume_at))
        except UsageError:
            self.path = before
            raise
        return say(why, self.language, path=before, other=self.path)


def _changes(old: AnswerSheet, new: AnswerSheet) -> dict[str, Answer | None]:
    """Return the answers that differ, ``None`` for those taken back."""
    names = dict.fromkeys([*old.answers, *new.answers])
    return {name: new.answers.get(name) for name in names if old.answers.get(name) != new.answers.get(name)}


def _has_comments(text: str) -> bool:
    """Whether a person may have left something in it that is not data."""
    return any(line.lstrip().startswith("#") or " #" in line or "\t#" in line for line in text.splitlines())


def _free_name(path: str) -> str:
    own = Path(path)
    number = 2
    while (candidate := own.with_name(f"{own.stem}-{number}{own.suffix}")).exists():
        number += 1
    return str(candidate)
