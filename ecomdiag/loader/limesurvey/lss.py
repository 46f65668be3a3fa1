"""The file of a survey's structure in XML (.lss), as LimeSurvey 4 and later writes and reads it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias
from xml.sax.saxutils import escape

from ecomdiag.loader.limesurvey.survey import Entry, Item, Survey

Row: TypeAlias = Mapping[str, str | int]

#: The version of its database whose tables these are (LimeSurvey 6.4.2), and the number of the survey, which it changes
#: if another has it.
VERSION, SURVEY = 620, 180018


def lss_text(survey: Survey) -> str:
    """Return a survey as the text of a file."""
    tables = _Tables(survey)
    tables.fill()
    languages = "".join(f"  <language>{escape(name)}</language>\n" for name in survey.languages)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<document>\n <LimeSurveyDocType>Survey</LimeSurveyDocType>\n'
        f" <DBVersion>{VERSION}</DBVersion>\n <languages>\n{languages} </languages>\n"
        + "".join(_table(name, rows) for name, rows in tables.found.items() if rows)
        + "</document>\n"
    )


def _table(name: str, rows: Sequence[Row]) -> str:
    heads = "".join(f"   <fieldname>{head}</fieldname>\n" for head in rows[0])
    body = "".join(f"   <row>\n{''.join(_cells(row))}   </row>\n" for row in rows)
    return f" <{name}>\n  <fields>\n{heads}  </fields>\n  <rows>\n{body}  </rows>\n </{name}>\n"


def _cells(row: Row) -> Iterator[str]:
    for head, value in row.items():
        yield f"    <{head}>{escape(str(value))}</{head}>\n"


class _Tables:
    """The tables of a survey's file, filled page by page; all that is in them has a number."""

    def __init__(self, survey: Survey) -> None:
        names = (
            "answers", "answer_l10ns", "groups", "group_l10ns", "questions", "subquestions", "question_l10ns",
            "question_attributes", "surveys", "surveys_languagesettings",
        )  # fmt: skip
        self.survey = survey
        self.found: dict[str, list[Row]] = {name: [] for name in names}
        self.last = 0

    def fill(self) -> None:
        main, *others = self.survey.languages
        self.add("surveys", {"sid": SURVEY, "language": main, "additional_languages": " ".join(others),
                             "format": "G", "assessments": "N", "anonymized": "N"})  # fmt: skip
        for name in self.survey.languages:
            own: Row = {
                "surveyls_survey_id": SURVEY,
                "surveyls_language": name,
                "surveyls_title": self.survey.title[name],
            }
            self.add("surveys_languagesettings", own)
        for place, page in enumerate(self.survey.pages, 1):
            gid = self.number()
            self.add("groups", {"gid": gid, "sid": SURVEY, "group_order": place, "randomization_group": "",
                                "grelevance": page.relevance})  # fmt: skip
            for name in self.survey.languages:
                self.add("group_l10ns", {"id": self.number(), "gid": gid, "group_name": page.title[name],
                                         "description": page.intro.get(name, ""), "language": name})  # fmt: skip
            for order, entry in enumerate(page.entries, 1):
                self.entry(entry, gid, order)

    def entry(self, entry: Entry, gid: int, order: int) -> None:
        qid = self.question("questions", entry, entry.type, gid, 0, order)
        self.words(qid, entry.text, entry.help)
        for place, part in enumerate(entry.parts, 1):
            own = self.question("subquestions", part, "T", gid, qid, place)
            self.words(own, part.text, {})
        for place, answer in enumerate(entry.answers, 1):
            aid = self.number()
            self.add("answers", {"aid": aid, "qid": qid, "code": answer.code, "sortorder": place,
                                 "assessment_value": 0, "scale_id": 0})  # fmt: skip
            for name in self.survey.languages:
                own_words: Row = {
                    "id": self.number(),
                    "aid": aid,
                    "answer": answer.text[name],
                    "language": name,
                }
                self.add("answer_l10ns", own_words)
        for name, values in entry.attributes.items():
            for language, value in values.items():
                self.add(
                    "question_attributes",
                    {"qid": qid, "attribute": name, "value": value, "language": language},
                )

    def question(self, table: str, own: Entry | Item, kind: str, gid: int, parent: int, order: int) -> int:
        qid = self.number()
        self.add(table, {
            "qid": qid, "parent_qid": parent, "sid": SURVEY, "gid": gid, "type": kind, "title": own.code, "preg": "",
            "other": "N", "mandatory": own.mandatory if isinstance(own, Entry) else "N", "encrypted": "N",
            "question_order": order, "scale_id": 0, "same_default": 0, "relevance": own.relevance or "1",
        })  # fmt: skip
        return qid

    def words(self, qid: int, text: Mapping[str, str], helping: Mapping[str, str]) -> None:
        for name in self.survey.languages:
            self.add("question_l10ns", {"id": self.number(), "qid": qid, "question": text[name],
                                        "help": helping.get(name, ""), "language": name})  # fmt: skip

    def add(self, table: str, row: Row) -> None:
        self.found[table].append(row)

    def number(self) -> int:
        self.last += 1
        return self.last
