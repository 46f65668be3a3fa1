"""The cells of a sheet that somebody has filled in, each as its author sees it, with its place."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from types import SimpleNamespace
from typing import Any

from ecomdiag.loader.book import keys
from ecomdiag.loader.workbook.rows import require_extra, require_whole, values_in
from ecomdiag.loader.workbook.xml import Marks as Looks
from ecomdiag.loader.workbook.xml import Package, letters
from ecomdiag.loader.yaml.nodes import Marks, Scalar
from ecomdiag.problems.errors import UsageError
from ecomdiag.questionnaire.model import Kind
from ecomdiag.texts.words import said

#: So many sheets are looked through.
_MOST_SHEETS = 50
_MIDNIGHT = datetime.time()


class Cells:
    """The sheet of a workbook in which answers stand. Raises ``UsageError`` for a workbook that has none."""

    def __init__(self, content: bytes, path: str) -> None:
        require_extra(path)
        self.path = path
        with Package(path, content) as package:
            self.rows, self.about, sheet = self._found(content, package)
            self.looks: Looks = package.marks(sheet)
        heads = self.rows[0]
        #: The columns of answers, and those of notes and evidence beside them, if there are any.
        self.answers = [place for place, key in enumerate(heads) if key == keys.ANSWER]
        self.beside = {key: heads.index(key) for key in (keys.NOTE, keys.EVIDENCE) if key in heads}
        self._require_whole()

    def _found(self, content: bytes, package: Package) -> tuple[list[list[Any]], Mapping[str, str], str]:
        """Return the rows of the sheet that says that it is one, and what it is of."""
        for name in package.all_sheets()[:_MOST_SHEETS]:
            rows = list(values_in(self.path, name, content))
            about = keys.read_about(str(rows[0][0])) if rows and rows[0] else None
            if about is not None:
                return rows, about, name
        raise UsageError(said("book.not_ours", path=self.path))

    def keyed(self) -> Iterator[tuple[int, str]]:
        """Yield the rows below the first: number, from 0, and key."""
        for number, row in enumerate(self.rows[1:], 1):
            yield number, str(row[0]).strip() if row else ""

    def value(self, row: int, column: int) -> Any:
        """Return what is stored in a cell; an empty text if nothing is."""
        cells = self.rows[row]
        return cells[column] if column < len(cells) else ""

    def blank(self, row: int, column: int) -> bool:
        """Whether a person would see nothing in a cell."""
        return (row, column) not in self.looks.errors and not str(self.value(row, column)).strip()

    def scalar(self, row: int, column: int, kind: Kind | None = None) -> Scalar:
        """Return a cell as if it stood in an answers file, for a question of this kind; nothing where it is blank."""
        mark = SimpleNamespace(line=row, column=column, cell=f"{letters(column + 1)}{row + 1}")
        marks = Marks(mark, mark)
        if self.blank(row, column):
            return Scalar("", marks)
        value = self.value(row, column)
        if (row, column) in self.looks.errors:
            return Scalar(self.looks.errors[row, column], marks, quoted=True)
        if isinstance(value, bool):
            return Scalar("true" if value else "false", marks, quoted=True)
        if isinstance(value, int | float):
            return self._number(float(value), marks, kind, is_percent=(row, column) in self.looks.percents)
        return Scalar(_text(value), marks, quoted=True)

    def _number(self, value: float, marks: Marks, kind: Kind | None, *, is_percent: bool) -> Scalar:
        exact = Decimal(repr(value)) * (100 if is_percent else 1)
        text = format(exact.normalize() if exact % 1 else exact.quantize(Decimal(1)), "f")
        if kind is Kind.PERCENTAGE and is_percent:
            return Scalar(f"{text}%", marks, quoted=True)
        return Scalar(text, marks, quoted=True, value=Fraction(exact) if kind is Kind.NUMBER else None)

    def _require_whole(self) -> None:
        """Refuse what does not say what was meant where somebody answers."""
        rows = {f"{number + 1}" for number, key in self.keyed() if key not in ("", keys.NOTHING)}
        columns = {letters(place + 1) for place in (*self.answers, *self.beside.values())}

        def read(cell: str) -> bool:
            name = cell.rstrip("0123456789")
            return name in columns and cell.removeprefix(name) in rows

        merged = [own for own in self.looks.merged if any(map(read, own.split(":")))]
        require_whole(self.path, [own for own in self.looks.uncomputed if read(own)], merged)


def _text(value: Any) -> str:
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == _MIDNIGHT else value.isoformat(" ")
    return value.isoformat() if isinstance(value, datetime.date | datetime.time) else str(value)
