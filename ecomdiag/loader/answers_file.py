"""The answers file of an interview: every answer goes to disk at once, and nobody else's work is overwritten.

A file that a person has written keeps its comments and its order: only the values that change are replaced in
its text. If that cannot be done faithfully, or the file was changed from outside, saving goes on in another
file beside it, and the person is told. Where nothing can be saved beside it either, as on a memory stick that was
pulled out, saving goes on in the person's own folder.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from ecomdiag import loader
from ecomdiag.loader.answering.template import LEFT_WITH, RESUME_AT, answers_text, yaml_scalar
from ecomdiag.loader.answers import MAX_BYTES, LoadedSheet, read_answers
from ecomdiag.loader.files import read_bytes, try_writing, write_text
from ecomdiag.loader.not_text import holds_workbook
from ecomdiag.problems.errors import AnswersError, NothingKeptError, UsageError
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.texts.words import Words, said

if TYPE_CHECKING:
    from ecomdiag.loader.answering.marks import Edits

T = TypeVar("T")
BYTE_ORDER_MARK = "\ufeff"


class AnswersFile:
    """Keeps the sheet of one interview in a file."""

    def __init__(self, path: str, questionnaire: Questionnaire) -> None:
        """Open a file, or begin one; raises ``UsageError`` or ``AnswersError`` if it cannot be used."""
        self.path = path
        self.questionnaire = questionnaire
        self.repeats = tuple(own for section in questionnaire.sections for own in section.repeats)
        empty = AnswerSheet.blank(questionnaire)
        if Path(path).exists():
            try_writing(path)
            self._content = read_bytes(path, limit=MAX_BYTES)
            if holds_workbook(self._content):
                raise UsageError(said("book.no_interview", path=path))
            self.loaded = (
                read_answers(self._content, questionnaire, path)
                if self._content.strip()
                else LoadedSheet(empty)
            )
        else:
            self._content = b""
            self.loaded = LoadedSheet(empty)
            # Written at once, as one that is there is tried: better to hear now than after an hour that the
            # folder is read-only.
            self._write(answers_text(empty))

    @property
    def edits(self) -> Edits | None:
        """What was changed in the file since an interview with it was left; ``None`` if none was, or nothing."""
        left_with = self.loaded.left_with
        if not left_with:
            return None
        edits = loader.marks.edits_since(left_with, self.loaded.sheet)
        return edits if edits.changed or edits.gone else None

    def leave(self) -> None:
        """Mark what is saved, so that whoever comes back hears of changes meanwhile. Nobody waits for it to work."""
        sheet, resume_at = self.loaded.sheet, self.loaded.resume_at
        if sheet.answers and self._held() == self._content:
            text = self._text(sheet, resume_at, loader.marks.marks_of(sheet))
            if text is not None:
                with suppress(UsageError):
                    self._write(text)

    def save(self, sheet: AnswerSheet, resume_at: str | None) -> Words | str:
        """Put a sheet on disk; return what the person must be told, usually nothing.

        Raises ``UsageError`` if it cannot be written; the file is then as it was. Raises ``NothingKeptError`` if
        it cannot be written anywhere, and what was saved before is gone.
        """
        held = self._held()
        if held is not None and held != self._content:
            return self._move("interview.moved", sheet, resume_at)
        if held is not None and (sheet, resume_at) == (self.loaded.sheet, self.loaded.resume_at):
            return ""
        text = self._text(sheet, resume_at)
        if text is None:
            return self._move("interview.unspliced", sheet, resume_at)
        try:
            self._write(text)
        except UsageError as error:
            if self._held() == self._content:
                raise
            return self._move("interview.fled", sheet, resume_at, reason=error.words[0])
        return ""

    def _text(self, sheet: AnswerSheet, resume_at: str | None, left_with: str = "") -> str | None:
        """Return the file's text with the sheet's answers in it, or a new text where no one's would be lost.

        ``None`` if comments would be.
        """
        old = self._content.decode("utf-8-sig")
        if not _has_comments(old):
            return answers_text(sheet, resume_at, left_with, self.repeats)
        try:
            text = loader.splice.spliced(
                old,
                _changes(self.loaded.sheet.answers, sheet.answers),
                self._header(sheet, resume_at, left_with),
                notes={
                    name: own or () for name, own in _changes(self.loaded.sheet.notes, sheet.notes).items()
                },
                said={name: own or () for name, own in _changes(self.loaded.sheet.said, sheet.said).items()},
                repeats=self.repeats,
            )
        except loader.splice.Unspliceable:
            return None
        if not self._says(text, sheet):
            return None
        return f"{BYTE_ORDER_MARK}{text}" if self._content.startswith(BYTE_ORDER_MARK.encode()) else text

    def _header(self, sheet: AnswerSheet, resume_at: str | None, left_with: str) -> dict[str, str]:
        """Return the lines above the answers that are to change."""
        before = self.loaded.sheet
        header = {RESUME_AT: resume_at or "", LEFT_WITH: f'"{left_with}"' if left_with else ""}
        for key in ("version", "company", "home", "region"):
            value = getattr(sheet, key)
            if value != getattr(before, key):
                header[key] = yaml_scalar(value) if value else ""
        if sheet.from_outside != before.from_outside:
            header["from_outside"] = "true" if sheet.from_outside else ""
        return header

    def _says(self, text: str, sheet: AnswerSheet) -> bool:
        try:
            return read_answers(text.encode(), self.questionnaire).sheet == sheet
        except AnswersError:
            return False

    def _write(self, text: str) -> None:
        # Read before it is written: what could not be read again must not take the place of what can.
        try:
            loaded = read_answers(text.encode(), self.questionnaire)
        except AnswersError as error:  # as when notes have made it too long
            raise UsageError(error.problems[0]) from error
        write_text(self.path, text, private=True)
        self._content, self.loaded = text.encode(), loaded

    def _held(self) -> bytes | None:
        """Return what the file holds now; ``None`` if it is not there, and nothing of ours if it cannot be read."""
        # A pipe in its place is not even opened: that would wait for whoever writes to it.
        if os.path.isfile(self.path):  # noqa: PTH113 (Path refuses what the system would only not find)
            with suppress(UsageError):
                return read_bytes(self.path, limit=MAX_BYTES)
        return b"?" if os.path.lexists(self.path) else None

    def _move(
        self, why: str, sheet: AnswerSheet, resume_at: str | None, *, reason: Words | str = ""
    ) -> Words:
        """Go on in another file, so that this one stays as it is, and say where."""
        before = self.path
        refused: list[Words | str] = []
        for self.path in _other_places(before):
            try:
                self._write(answers_text(sheet, resume_at, repeats=self.repeats))
            except UsageError as error:
                refused += error.words
            else:
                return said(why, path=before, other=self.path, reason=reason)
        self.path = before
        if self._held() == self._content:
            raise UsageError(refused[0])
        raise NothingKeptError(reason or refused[0])


def _changes(old: Mapping[str, T], new: Mapping[str, T]) -> dict[str, T | None]:
    """Return the answers, or the notes, that differ, ``None`` for those taken back."""
    names = dict.fromkeys([*old, *new])
    return {name: new.get(name) for name in names if old.get(name) != new.get(name)}


def _has_comments(text: str) -> bool:
    """Whether a person may have left something in it that is not data."""
    return any(line.lstrip().startswith("#") or " #" in line or "\t#" in line for line in text.splitlines())


def _other_places(path: str) -> Iterator[str]:
    """Yield free names for what cannot be kept in a file: beside it, else where the person's own files are."""
    yield _free_name(Path(path))
    with suppress(RuntimeError):  # a user without a folder
        yield _free_name(Path.home() / Path(path).name)
    with suppress(OSError):  # a system without a place for passing things
        yield _free_name(Path(tempfile.gettempdir()) / Path(path).name)


def _free_name(path: Path) -> str:
    number = 2
    while os.path.lexists(candidate := path.with_name(f"{path.stem}-{number}{path.suffix}")):
        number += 1
    return str(candidate)
