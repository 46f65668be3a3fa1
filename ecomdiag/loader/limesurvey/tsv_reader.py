"""Reads a survey from its file as text between tabs, as LimeSurvey writes it, or a spreadsheet after it."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from io import StringIO

from ecomdiag.loader.limesurvey.survey import Entry, Item, Page, Survey
from ecomdiag.loader.limesurvey.tables import Row, answer_of, entry_of, page_of, part_of, survey_with
from ecomdiag.loader.limesurvey.tsv import HEADS

MOST_ROWS = 200_000
#: Signs of a cell, at most.
MOST_SIGNS = 131_072
#: What the columns are called in the XML, class by class.
_NAMES: Mapping[str, Mapping[str, str]] = {
    "G": {
        "name": "group_name",
        "text": "description",
        "relevance": "grelevance",
        "random_group": "randomization_group",
    },
    "Q": {"name": "title", "text": "question", "type/scale": "type", "validation": "preg"},
    "SQ": {"name": "title", "text": "question", "type/scale": "scale_id"},
    "A": {"name": "code", "text": "answer", "type/scale": "scale_id"},
}
_BESIDE = {"QTA": "quota", "AS": "assessments"}


class TsvError(Exception):
    """A file is no survey's."""


def read_tsv(content: bytes) -> Survey:
    """Return the survey of a file. Raises ``TsvError`` if it is none."""
    return _Survey(_rows(_text(content))).whole()


def _text(content: bytes) -> str:
    wide = content[:2] in (b"\xff\xfe", b"\xfe\xff")
    try:
        return content.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise TsvError(str(error)) from None


def _rows(text: str) -> list[Row]:
    try:
        heads, *rows = csv.reader(StringIO(text, newline=""), delimiter="\t")
    except (csv.Error, ValueError) as error:
        raise TsvError(str(error)) from None
    # The limit of the module csv holds for a whole process, in which others may have set another.
    if any(len(cell) > MOST_SIGNS for row in rows for cell in row):
        raise TsvError("cell")
    heads = [head.strip() for head in heads]
    if not {"class", "name", "text"} <= {*heads} or len(rows) > MOST_ROWS:
        raise TsvError("class")
    return [
        {head: _bare(value) for head, value in zip(heads, row, strict=False) if head and value}
        for row in rows
    ]


def _bare(value: str) -> str:
    """Return a value without the mark that LimeSurvey sets before what a spreadsheet would work out."""
    return value[1:] if value.startswith("'=") else value


class _Survey:
    """Puts rows together: those of a language follow those of another, and the same things have the same names."""

    def __init__(self, rows: list[Row]) -> None:
        self.settings: dict[str, str] = {}
        self.said: dict[str, dict[str, str]] = {}
        self.beside: dict[str, None] = {}
        #: Groups by their number, questions in them by their code, what is inside by class, scale and code.
        self.groups: dict[str, list[Row]] = {}
        self.questions: dict[str, dict[str, list[Row]]] = {}
        self.inside: dict[tuple[str, str], dict[tuple[str, str, str], list[Row]]] = {}
        self.conditioned: set[tuple[str, str]] = set()
        self._group = self._question = self._language = ""
        self._number = 0
        for row in rows:
            self.take(row)

    def take(self, row: Row) -> None:
        match row.get("class", ""):
            case "S":
                self.settings[row.get("name", "")] = row.get("text", "")
            case "SL":
                language = row.get("language", "")
                self.said.setdefault(language, {"language": language})[row.get("name", "")] = row.get(
                    "text", ""
                )
            case "G":
                self.group(row)
            case "Q":
                self._question = row.get("name", "")
                own = self.questions.setdefault(self._group, {})
                own.setdefault(self._question, []).append(self.named("Q", row))
            case "SQ" | "A" as sort:
                key = sort, row.get("type/scale", "") or "0", row.get("name", "")
                own_inside = self.inside.setdefault((self._group, self._question), {})
                own_inside.setdefault(key, []).append(self.named(sort, row))
            case "C":
                self.conditioned.add((self._group, self._question))
            case sort if sort in _BESIDE:
                self.beside[_BESIDE[sort]] = None

    def group(self, row: Row) -> None:
        """Begin a group; where it has no number, it is the next one of its language."""
        language = row.get("language", self.main)
        self._number = 1 if language != self._language else self._number + 1
        self._language = language
        self._group = row.get("type/scale", "") or f"n{self._number}"
        self.groups.setdefault(self._group, []).append(self.named("G", row))

    def named(self, sort: str, row: Row) -> Row:
        """Return a row with the columns of the XML; what has no language is of the main one."""
        names = _NAMES[sort]
        found = {names.get(head, head): value for head, value in row.items()}
        return {**found, "language": row.get("language", self.main)}

    @property
    def main(self) -> str:
        return self.settings.get("language", "")

    def whole(self) -> Survey:
        others = self.settings.get("additional_languages", "").split()
        return survey_with(
            [*others, *(self.said if not self.main else ())], self.main, list(self.said.values()),
            [self.page(name, rows) for name, rows in self.groups.items()], self.beside,
        )  # fmt: skip

    def page(self, name: str, rows: list[Row]) -> Page:
        entries = [self.entry(name, code, own) for code, own in self.questions.get(name, {}).items()]
        return page_of(rows, entries)

    def entry(self, group: str, code: str, rows: list[Row]) -> Entry:
        attributes: dict[str, dict[str, str]] = {}
        for row in rows:
            for head in row.keys() - {*HEADS} - {*_NAMES["Q"].values()}:
                attributes.setdefault(head, {})[row["language"]] = row[head]
        inside = self.inside.get((group, code), {})
        parts: list[Item] = [part_of(own) for (sort, _, _), own in inside.items() if sort == "SQ"]
        answers = [answer_of(own) for (sort, _, _), own in inside.items() if sort == "A"]
        return entry_of(
            rows, attributes, parts, answers, preset=any(row.get("default") for row in rows),
            conditioned=(group, code) in self.conditioned,
        )  # fmt: skip
