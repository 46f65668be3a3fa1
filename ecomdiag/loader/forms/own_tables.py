"""A questionnaire as the sheets of a workbook, in which its words and scores can be edited side by side.

A row is what has keys of its own in the questionnaire's file: a section, a question, a choice. A column is a key, or a
key and a language (``text::es``). What is deeper inside stands in its cell as JSON.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from ecomdiag.loader.forms.plain_json import tree_of
from ecomdiag.problems.errors import UsageError
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.texts.words import said

Tree: TypeAlias = Mapping[str, Any]
Rows: TypeAlias = list[dict[str, str]]

#: The sheet of what a questionnaire says once, and those of its parts, in this order.
WHOLE, SECTIONS, QUESTIONS, CHOICES, ROWS, LEVELS = (
    "questionnaire",
    "sections",
    "questions",
    "choices",
    "rows",
    "levels",
)
OTHERS = ("constraints", "orders", "blockers")
LISTS = "choice_lists"
#: A group stands among the questions, in a row whose kind this is.
GROUP = "group"
#: What begins like this is JSON.
MARKS = ("{", "[", '"')
#: Signs that a cell of Excel holds.
MOST_SIGNS = 32_767


def sheets_of(questionnaire: Questionnaire) -> dict[str, Rows]:
    """Return the sheets of a questionnaire, those without a row left out.

    Raises ``QuestionnaireError`` if it is not sound, ``UsageError`` if something is too long for a cell.
    """
    found = _Sheets(questionnaire.languages).filled(tree_of(questionnaire))
    for name, rows in found.items():
        for row in rows:
            if any(len(cell) > MOST_SIGNS for cell in row.values()):
                raise UsageError(said("tables.long", sheet=name, id=row.get("id", "")))
    return {name: rows for name, rows in found.items() if rows}


class _Sheets:
    def __init__(self, languages: Sequence[str]) -> None:
        self._languages = frozenset(languages)
        names = (WHOLE, SECTIONS, QUESTIONS, CHOICES, ROWS, LEVELS, *OTHERS)
        self._sheets: dict[str, Rows] = {name: [] for name in names}

    def filled(self, whole: Tree) -> dict[str, Rows]:
        parts = (SECTIONS, LEVELS, LISTS, *OTHERS)
        for key, value in whole.items():
            if key not in parts:
                cells = self._cells({"value": value})
                self._sheets[WHOLE].append({"key": key, **cells})
        for level in whole[LEVELS]:
            self._add(LEVELS, {}, level)
        for name, choices in whole.get(LISTS, {}).items():
            for choice in choices:
                self._add(CHOICES, {"list": name}, choice)
        for section in whole[SECTIONS]:
            self._section(section)
        for name in OTHERS:
            for part in whole.get(name, ()):
                self._add(name, {}, part)
        return self._sheets

    def _section(self, section: Tree) -> None:
        own = {key: value for key, value in section.items() if key not in (QUESTIONS, LEVELS)}
        self._add(SECTIONS, {}, own)
        for level in section.get(LEVELS, ()):
            self._add(LEVELS, {"section": section["id"]}, level)
        for item in section[QUESTIONS]:
            if GROUP in item:
                outer = {key: value for key, value in item.items() if key not in (GROUP, QUESTIONS)}
                self._add(QUESTIONS, {"section": section["id"]}, {"id": item[GROUP], "kind": GROUP, **outer})
                for question in item[QUESTIONS]:
                    self._question({"section": section["id"], GROUP: item[GROUP]}, question)
            else:
                self._question({"section": section["id"]}, item)

    def _question(self, outer: Mapping[str, str], question: Tree) -> None:
        own = dict(question)
        for sheet in (CHOICES, ROWS):
            if isinstance(own.get(sheet), list):
                for part in own.pop(sheet):
                    self._add(sheet, {"question": question["id"]}, part)
        self._add(QUESTIONS, outer, own)

    def _add(self, sheet: str, outer: Mapping[str, str], own: Tree) -> None:
        self._sheets[sheet].append({**outer, **self._cells(own)})

    def _cells(self, own: Tree) -> dict[str, str]:
        return dict(cell for key, value in own.items() for cell in self._cell(key, value))

    def _cell(self, key: str, value: Any) -> Iterator[tuple[str, str]]:
        if isinstance(value, dict) and value.keys() == self._languages:
            for language, text in value.items():
                yield f"{key}::{language}", text
        elif isinstance(value, str) and not value.startswith(MARKS):
            yield key, value
        else:
            yield key, json.dumps(value, ensure_ascii=False)
