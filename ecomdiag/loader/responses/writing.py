"""Where imported answers go: a file a response in a folder, or a table with a row each for ``ecomdiag cohort``."""

from __future__ import annotations

import json
import os
import re
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path
from typing import Protocol, TextIO

from ecomdiag.loader.answering.template import answers_text
from ecomdiag.loader.files import unwritable, write_text
from ecomdiag.loader.responses.reading import Response, ResponseReader
from ecomdiag.problems.errors import UsageError
from ecomdiag.problems.problem import Problem
from ecomdiag.questionnaire.conditions import Answer
from ecomdiag.questionnaire.model import Kind, Questionnaire
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.record import replace
from ecomdiag.record.exact import number_text
from ecomdiag.texts.words import said

TABLES = (".csv", ".ndjson")
"""The endings of tables; anything else names a folder, unless it is an ending of another sort of file."""
_OTHERS = (
    ".xlsx",
    ".xls",
    ".ods",
    ".json",
    ".yaml",
    ".yml",
    ".parquet",
    ".tsv",
    ".txt",
    ".html",
    ".md",
    ".pdf",
)
#: With these a spreadsheet begins a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")
_MOST_OF_A_NAME = 100
#: What needs no quotes in CSV, whatever its separator.
_PLAIN = re.compile(r"[^\s,;\"']*")


class Writer(Protocol):
    """Takes responses, one after the other."""

    def write(self, response: Response) -> Problem | None:
        """Write one; return why it cannot be."""


def is_table(path: str) -> bool:
    """Whether responses go into a table there, and not into files of a folder."""
    return Path(path).suffix.lower() in TABLES


@contextmanager
def writer_to(path: str, questionnaire: Questionnaire, reader: ResponseReader) -> Iterator[Writer]:
    """Open where responses go; a table is put in its place when all of it is there, and anything is in it.

    Raises ``UsageError`` for what cannot be written.
    """
    ending = Path(path).suffix.lower()
    if ending in _OTHERS and not Path(path).is_dir():
        raise UsageError(said("error.ending", path=path, endings=", ".join(TABLES)))
    if ending not in TABLES:
        yield _folder(path, questionnaire)
        return
    try:
        target = Path(os.path.realpath(path))  # a link stays one
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=".import-")
    except (OSError, ValueError) as error:
        raise unwritable(path, error) from None
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            words = [place for place, own in enumerate(reader.asked) if own.kind is Kind.TEXT]
            writer = _Lines(file) if ending == ".ndjson" else _Rows(file, reader.names, words)
            yield writer
        if writer.any:
            if target.exists():
                Path(name).chmod(target.stat().st_mode)
            Path(name).replace(target)
    except OSError as error:
        raise unwritable(path, error) from None
    finally:
        Path(name).unlink(missing_ok=True)


def _folder(path: str, questionnaire: Questionnaire) -> _Files:
    try:
        Path(path).mkdir(exist_ok=True)
    except (OSError, ValueError) as error:
        raise unwritable(path, error) from None
    return _Files(Path(path), questionnaire)


class _Files:
    """An answers file for each response, named by its id; none is written over."""

    def __init__(self, folder: Path, questionnaire: Questionnaire) -> None:
        self.folder = folder
        self.blank = AnswerSheet.blank(questionnaire)
        self.repeats = [own for section in questionnaire.sections for own in section.repeats]
        self.order = [question.id for question in questionnaire.questions]

    def write(self, response: Response) -> Problem | None:
        name = _UNSAFE.sub("_", response.id).strip(".")[:_MOST_OF_A_NAME] or "_"
        path = self.folder / f"{name}.yaml"
        if path.exists():
            return Problem(rule="responses.there", values={"found": path.name})
        sheet = self._sheet(response)
        try:
            write_text(path, answers_text(sheet, repeats=self.repeats), private=True, new=True)
        except UsageError:
            return Problem(rule="responses.unwritten", values={"found": path.name})
        return None

    def _sheet(self, response: Response) -> AnswerSheet:
        given = response.answers if response.sheet is None else response.sheet.answers
        answers = {own: given[own] for own in self.order if own in given}
        sheet = self.blank if response.sheet is None else response.sheet
        sheet = replace(sheet, company=response.company or response.id, answers=answers)
        return replace(sheet, said=response.said) if response.said else sheet


class _Rows:
    """A row of CSV for each response, as ``ecomdiag cohort`` reads it; no cell can become a formula."""

    def __init__(self, file: TextIO, names: Sequence[str], words: Sequence[int]) -> None:
        self.file = file
        self.words = words
        self.any = False
        file.write(",".join(["id", "company", *names]) + "\n")

    def write(self, response: Response) -> Problem | None:
        texts = response.texts
        for place in self.words:
            texts[place] = _quoted(texts[place] or "")
        # Neither ids nor numbers nor the bars between them ever need quotes.
        row = ",".join((_quoted(response.id), _quoted(response.company), *texts))  # type: ignore[arg-type]
        self.file.write(row + "\n")
        self.any = True
        return None


class _Lines:
    """An object of JSON on a line for each response."""

    def __init__(self, file: TextIO) -> None:
        self.file = file
        self.any = False

    def write(self, response: Response) -> Problem | None:
        answers = {name: _plain(answer) for name, answer in response.answers.items()}
        own = {"id": response.id, "company": response.company or None, **answers}
        self.any = True
        self.file.write(json.dumps(own, ensure_ascii=False) + "\n")
        return None


def _plain(answer: Answer) -> object:
    if isinstance(answer, tuple):
        return list(answer)
    return number_text(answer) if isinstance(answer, Fraction) else answer


def _quoted(text: str) -> str:
    """Return a text as a cell of CSV that is no formula."""
    if text.isalnum() or not text:
        return text
    harmless = f"'{text}" if text.startswith(_FORMULA) else text
    return harmless if _PLAIN.fullmatch(harmless) else '"' + harmless.replace('"', '""') + '"'
