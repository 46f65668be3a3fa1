"""The rows of a survey's file put together as a survey, whichever of the two files they stand in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from ecomdiag.loader.limesurvey.survey import Entry, Item, Page, Said, Survey

Row: TypeAlias = Mapping[str, str]
"""Values by the name of their column; one that is missing is empty."""

#: Of a survey, what people read beside its questions.
WORDS = ("surveyls_description", "surveyls_welcometext", "surveyls_endtext", "surveyls_policy_notice")
#: Tables of which nothing is taken over.
BESIDE = ("quota", "assessments")


def by_language(rows: Iterable[Row], column: str) -> Said:
    """Return what a column says in each language."""
    return {row.get("language", ""): row[column] for row in rows if row.get(column, "").strip()}


def merged(rows: Sequence[Row]) -> Row:
    """Return the values of rows that are the same thing in several languages: of each column the first there is."""
    found: dict[str, str] = {}
    for row in rows:
        for name, value in row.items():
            if value and not found.get(name):
                found[name] = value
    return found


def number(row: Row, column: str) -> int:
    """Return a small number that stands in a column, 0 if there is none."""
    value = row.get(column, "").strip()
    return int(value) if value.isascii() and value.isdigit() and len(value) < 10 else 0


def entry_of(
    rows: Sequence[Row], attributes: Mapping[str, Said], parts: Sequence[Item], answers: Sequence[Item], *,
    known_as: str = "", preset: bool = False, conditioned: bool = False,
) -> Entry:  # fmt: skip
    """Return a question of its rows, one a language, whose columns are those of the XML."""
    own = merged(rows)
    return Entry(
        code=own.get("title", ""), type=own.get("type", "T"), text=by_language(rows, "question"),
        help=by_language(rows, "help"), relevance=own.get("relevance", ""), mandatory=own.get("mandatory", "N"),
        other=own.get("other", "") == "Y", preg=own.get("preg", ""), known_as=known_as, attributes=attributes,
        parts=tuple(parts), answers=tuple(answers), preset=preset, conditioned=conditioned,
    )  # fmt: skip


def part_of(rows: Sequence[Row]) -> Item:
    """Return a part of a question, of its rows."""
    own = merged(rows)
    return Item(
        code=own.get("title", ""), text=by_language(rows, "question"), relevance=own.get("relevance", ""),
        scale=number(own, "scale_id"),
    )  # fmt: skip


def answer_of(rows: Sequence[Row]) -> Item:
    """Return an answer that is offered, of its rows."""
    own = merged(rows)
    valued = own.get("assessment_value", "").strip() not in ("", "0")
    return Item(
        code=own.get("code", ""),
        text=by_language(rows, "answer"),
        scale=number(own, "scale_id"),
        valued=valued,
    )


def page_of(rows: Sequence[Row], entries: Sequence[Entry]) -> Page:
    """Return a group of questions, of its rows."""
    own = merged(rows)
    return Page(
        title=by_language(rows, "group_name"), intro=by_language(rows, "description"), entries=tuple(entries),
        relevance=own.get("grelevance", ""), shuffled=own.get("randomization_group", ""),
    )  # fmt: skip


def survey_with(
    languages: Iterable[str], main: str, settings: Sequence[Row], pages: Sequence[Page], beside: Iterable[str]
) -> Survey:
    """Return a whole survey; ``settings`` are what it says in each language."""
    found = list(dict.fromkeys(filter(None, [main, *languages])))
    return Survey(
        languages=tuple(found), title=by_language(settings, "surveyls_title"), pages=tuple(pages),
        words={name: said for name in WORDS if (said := by_language(settings, name))}, beside=tuple(beside),
    )  # fmt: skip
