"""A folder of answers files as one table: each file a row, read by the rules of answers files, on several processes."""

from __future__ import annotations

import csv
import gc
import hashlib
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Context, Decimal
from fractions import Fraction
from pathlib import Path

from ecomdiag.cohort import scoring
from ecomdiag.cohort.amounts import EITHER
from ecomdiag.cohort.duck import Duck
from ecomdiag.cohort.plan import Plan
from ecomdiag.cohort.rows import BAR, UNKNOWN_CHOICE
from ecomdiag.cohort.tables import HOME, ID, Asked, Opened, csv_table, described
from ecomdiag.loader.files import read_bytes
from ecomdiag.loader.folders import answers_files
from ecomdiag.problems.errors import AnswersError, UsageError
from ecomdiag.problems.problem import MORE, Problem
from ecomdiag.questionnaire.conditions import Answer
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.record import replace
from ecomdiag.texts.showing import printable
from ecomdiag.texts.words import said
from ecomdiag.workflows.answers import check_one_of_many
from ecomdiag.workflows.processes import Processes

#: Files that are scored, and kept, together; those that a process reads at once; from so many on there are several.
CHUNK, BATCH, MANY = 20_000, 100, 400
_HEADERS = (ID, "company", HOME, "region")
#: Warnings that a table of results tells; others are for who edits the file.
_WARNINGS = ("own_country", "not_asked")
_MOST_OF_A_NAME, _MOST_OF_A_CELL = 80, 100_000
_DECIMALS = Context(prec=60)


class OfFolder:
    """Scores a folder of answers files; what is finished of it is used again, but for files that have changed."""

    keeps = True

    def __init__(self, duck: Duck, plan: Plan, asked: Asked, beside: Path) -> None:
        self.duck, self.plan, self.asked = duck, plan, asked
        self.sheets = beside / "sheets.csv"
        self.raw = beside / "raw"
        #: The queries: all parts of all folders are tables of the same columns in the same place.
        self.written: dict[str, str] = {}

    def opened(self, path: str) -> Opened:
        """Return the table that a folder is. Raises ``UsageError`` if no answers file is in it."""
        answers_files([path])
        for name in (*((self.asked.id,) if self.asked.id else ()), *self.asked.by):
            if name not in (*_HEADERS, *self.plan.questionnaire.by_id):
                raise UsageError(
                    said("cohort.not_in_files", path=path, column=name, columns=", ".join(_HEADERS[1:]))
                )
        return self._table(path, self.asked)

    def scored(self, table: Opened, place: Path) -> Path:
        """Score the files into a folder of Parquet files, in the order of their names; return the folder."""
        place.mkdir(exist_ok=True)
        files, wanted = answers_files([table.path]), []
        with Processes(self.plan.whole, several=len(files) >= MANY) as processes:
            for start in range(0, len(files), CHUNK):
                chunk = files[start : start + CHUNK]
                to = place / f"{start:09}-{_stamp(chunk)}.parquet"
                wanted.append(to)
                if not to.exists():
                    self._scored(table, processes, chunk, to, (start, len(files)))
                self.duck.progress(start + len(chunk), len(files))
        for other in place.iterdir():
            if other not in wanted:
                other.unlink()
        return place

    def _columns(self) -> list[str]:
        return [*_HEADERS, *self.plan.whole.by_id, scoring.TOLD, scoring.STOPS]

    def _table(self, path: str, asked: Asked) -> Opened:
        names = self._columns()
        found = described(path, names, csv_table(str(self.sheets), names, ","), {}, self.plan.whole, asked)
        return replace(found, unread=())

    def _scored(
        self, table: Opened, processes: Processes, files: Sequence[str], to: Path, among: tuple[int, int]
    ) -> None:
        """Score some files into one; ``among``: which is the first, of how many."""
        with self.sheets.open("w", encoding="utf-8", errors="replace", newline="") as file:
            csv.writer(file).writerow(self._columns())
            batches = [files[start : start + BATCH] for start in range(0, len(files), BATCH)]
            for place, text in enumerate(processes.mapped(_rows, batches), start=1):
                file.write(text)
                self.duck.progress(min(among[0] + place * BATCH, among[1]), among[1])
        own = self._table(table.path, replace(self.asked, by=(*self.asked.by, scoring.TOLD, scoring.STOPS)))
        raw = scoring.scored(self.duck, self.plan, own, self.raw, self.written)
        scoring.settled(self.duck, self.plan, [*table.source.kept], raw, to)


def _rows(questionnaire: Questionnaire, files: Sequence[str]) -> str:
    text, is_on = io.StringIO(), gc.isenabled()
    gc.disable()  # what is read of a file is gone with it: looking for what is left in circles took a tenth
    try:
        csv.writer(text).writerows(_row(questionnaire, path) for path in files)
    finally:
        if is_on:
            gc.enable()
    return text.getvalue()


def _row(questionnaire: Questionnaire, path: str) -> list[str]:
    """Return the cells of a file, and what is wrong with it; nothing stops at one."""
    sheet: AnswerSheet | None = None
    problems: tuple[Problem, ...]
    try:
        checked = check_one_of_many(read_bytes(path), path, questionnaire)
        sheet, problems = checked.sheet, checked.problems
    except AnswersError as error:
        problems = error.problems
    except UsageError:
        problems = (Problem(rule="unreadable"),)
    heads = [sheet.company or "", sheet.home or "", sheet.region or ""] if sheet else ["", "", ""]
    heads.insert(0, id_of(path))
    answers = sheet.answers if sheet else {}
    cells = [
        own if isinstance(own := answers.get(name, ""), str) and len(own) <= _MOST_OF_A_CELL else _cell(own)
        for name in questionnaire.by_id
    ]
    stops = "1" if any(own.stops for own in problems) else ""
    return [*heads, *cells, BAR.join(dict.fromkeys(_told(problems))), stops]


def id_of(path: str) -> str:
    """Return the id of the row of a file: its name, in which every sign only shows itself."""
    return printable(Path(path).name)


def _told(problems: Iterable[Problem]) -> Iterator[str]:
    """Yield what is wrong, as tables of results say it."""
    for own in problems:
        if own.rule != MORE and (own.stops or own.rule in _WARNINGS):
            is_word = own.rule.startswith(("unknown_choice", "unknown_country", "several_in_one"))
            question = (own.question or "").replace(BAR, " ")[:_MOST_OF_A_NAME]
            yield f"{UNKNOWN_CHOICE if is_word else own.rule}:{question}"


def _cell(answer: Answer) -> str:
    if isinstance(answer, Fraction):
        decimal = _DECIMALS.divide(Decimal(answer.numerator), Decimal(answer.denominator))
        text = format(decimal, "f")
        return f"{text}0" if re.match(EITHER, text) else text  # else it could be read in two ways
    return (answer if isinstance(answer, str) else BAR.join(answer))[:_MOST_OF_A_CELL]


def _stamp(files: Sequence[str]) -> str:
    """Return what tells whether one of these files is another, or has changed."""
    told = hashlib.sha256()
    for path in files:
        try:
            own = Path(path).stat()
            told.update(f"{path}\0{own.st_size}\0{own.st_mtime_ns}\0".encode(errors="replace"))
        except OSError:
            told.update(f"{path}\0-\0".encode(errors="replace"))
    return told.hexdigest()[:16]
