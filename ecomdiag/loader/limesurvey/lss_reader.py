"""Reads a survey from its file in XML. Anybody may have made it: with declarations of XML it is refused."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from xml.parsers import expat

from ecomdiag.loader.limesurvey.survey import Entry, Item, Said, Survey
from ecomdiag.loader.limesurvey.tables import (
    BESIDE,
    Row,
    answer_of,
    entry_of,
    number,
    page_of,
    part_of,
    survey_with,
)

#: Elements inside one another, rows, and signs of one value, at most.
DEEPEST, MOST_ROWS, LONGEST = 12, 200_000, 200_000


class LssError(Exception):
    """A file is no survey's, or not one that is read."""


def read_lss(content: bytes) -> Survey:
    """Return the survey of a file. Raises ``LssError`` if it is none."""
    reader = _Reader()
    try:
        reader.parser.Parse(content, True)
    except expat.ExpatError as error:
        raise LssError(str(error)) from None
    if reader.sort != "Survey":
        raise LssError("LimeSurveyDocType")
    return _Survey(reader.tables, reader.languages).whole()


class _Reader:
    """Goes through the XML once, and keeps the rows of tables."""

    def __init__(self) -> None:
        self.tables: dict[str, list[Row]] = {}
        self.languages: list[str] = []
        self.sort = ""
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._data
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.parser.EntityDeclHandler = self._refuse
        self._path: list[str] = []
        self._row: dict[str, str] | None = None
        self._text: list[str] = []
        self._signs = self._rows = 0

    def _refuse(self, *_: object) -> None:
        raise LssError("DOCTYPE")

    def _start(self, name: str, _: dict[str, str]) -> None:
        self._path.append(name)
        if len(self._path) > DEEPEST:
            raise LssError(name)
        self._text, self._signs = [], 0
        if name == "row" and len(self._path) == 4:
            self._rows += 1
            if self._rows > MOST_ROWS:
                raise LssError(name)
            self._row = {}

    def _data(self, data: str) -> None:
        self._signs += len(data)
        if self._signs > LONGEST:
            raise LssError(self._path[-1])
        self._text.append(data)

    def _end(self, name: str) -> None:
        text, depth = "".join(self._text), len(self._path)
        if self._row is not None and depth == 5:
            self._row.setdefault(name, text)
        elif self._row is not None and depth == 4:
            self.tables.setdefault(self._path[1], []).append(self._row)
            self._row = None
        elif self._path[1:] == ["languages", "language"]:
            self.languages.append(text.strip())
        elif self._path[1:] == ["LimeSurveyDocType"]:
            self.sort = text.strip()
        self._path.pop()
        self._text, self._signs = [], 0


class _Survey:
    """Puts the rows of a file's tables together."""

    def __init__(self, tables: Mapping[str, Sequence[Row]], languages: Sequence[str]) -> None:
        self.tables, self.languages = tables, languages
        self.sid = self.rows("surveys")[0].get("sid", "") if self.rows("surveys") else ""
        self.words = self._by("question_l10ns", "qid")
        self.attributes: dict[str, dict[str, dict[str, str]]] = {}
        for row in self.rows("question_attributes"):
            own = self.attributes.setdefault(row.get("qid", ""), {}).setdefault(row.get("attribute", ""), {})
            own.setdefault(row.get("language", ""), row.get("value", ""))
        self.parts = self._parts()
        self.answers = self._answers()
        self.preset = {row.get("qid", "") for row in self.rows("defaultvalues")}
        self.conditioned = {row.get("qid", "") for row in self.rows("conditions")}

    def rows(self, table: str) -> Sequence[Row]:
        return self.tables.get(table, ())

    def whole(self) -> Survey:
        questions: dict[str, list[tuple[int, Entry]]] = {}
        for qid, rows in self._ordered("questions", "qid"):
            own = rows[0]
            entry = self._entry(qid, rows)
            questions.setdefault(own.get("gid", ""), []).append((number(own, "question_order"), entry))
        titles = self._by("group_l10ns", "gid")
        pages = []
        for gid, rows in sorted(
            self._ordered("groups", "gid"), key=lambda own: number(own[1][0], "group_order")
        ):
            entries = [entry for _, entry in sorted(questions.get(gid, []), key=lambda own: own[0])]
            said = [{**rows[0], **row} for row in titles.get(gid, ())] or rows
            pages.append(page_of(said, entries))
        survey = self.rows("surveys")[0] if self.rows("surveys") else {}
        settings = [
            {**row, "language": row.get("surveyls_language", "")}
            for row in self.rows("surveys_languagesettings")
        ]
        beside = [name for name in BESIDE if self.rows(name)]
        return survey_with(self.languages, survey.get("language", ""), settings, pages, beside)

    def _entry(self, qid: str, rows: Sequence[Row]) -> Entry:
        said = [{**rows[0], **row} for row in self.words.get(qid, ())] or rows
        attributes: Mapping[str, Said] = self.attributes.get(qid, {})
        theme = rows[0].get("gid", "")
        return entry_of(
            said, attributes, self.parts.get(qid, ()), self.answers.get(qid, ()), known_as=f"{self.sid}X{theme}X{qid}",
            preset=qid in self.preset, conditioned=qid in self.conditioned,
        )  # fmt: skip

    def _parts(self) -> dict[str, list[Item]]:
        found: dict[str, list[tuple[int, Item]]] = {}
        for qid, rows in self._ordered("subquestions", "qid"):
            said = [{**rows[0], **row} for row in self.words.get(qid, ())] or rows
            own = found.setdefault(rows[0].get("parent_qid", ""), [])
            own.append((number(rows[0], "question_order"), part_of(said)))
        return {
            name: [item for _, item in sorted(own, key=lambda one: one[0])] for name, own in found.items()
        }

    def _answers(self) -> dict[str, list[Item]]:
        words = self._by("answer_l10ns", "aid")
        found: dict[str, list[tuple[int, Item]]] = {}
        keyed: dict[tuple[str, str, str], list[Row]] = {}
        for row in self.rows("answers"):
            key = row.get("qid", ""), row.get("scale_id", ""), row.get("code", "")
            keyed.setdefault(key, []).append(row)
        for (qid, _, _), rows in keyed.items():
            said = [{**rows[0], **row} for row in words.get(rows[0].get("aid", ""), ())] or rows
            found.setdefault(qid, []).append((number(rows[0], "sortorder"), answer_of(said)))
        return {
            name: [item for _, item in sorted(own, key=lambda one: one[0])] for name, own in found.items()
        }

    def _by(self, table: str, column: str) -> dict[str, list[Row]]:
        found: dict[str, list[Row]] = {}
        for row in self.rows(table):
            found.setdefault(row.get(column, ""), []).append(row)
        return found

    def _ordered(self, table: str, column: str) -> list[tuple[str, list[Row]]]:
        return list(self._by(table, column).items())
