"""Fills in a workbook of ours as a person does: by what the sheet says, choosing from its lists."""

from __future__ import annotations

import datetime
import io
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from openpyxl import load_workbook

from ecomdiag.loader.book import keys
from ecomdiag.questionnaire.conditions import LEFT_OUT, Answer
from ecomdiag.questionnaire.model import Kind, Question, Questionnaire
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.record import replace


def filled(book: bytes, asked: Questionnaire, sheets: Sequence[AnswerSheet], language: str) -> bytes:
    """Return a workbook with the answers of these sheets, a column each."""
    whole = load_workbook(io.BytesIO(book))
    page = whole.worksheets[0]
    for column, sheet in zip(columns(page, keys.ANSWER), sheets, strict=False):
        for key, value in cells_of(asked, sheet, language).items():
            put(page.cell(rows(page)[key], column), value)
        beside = [columns(page, key) for key in (keys.NOTE, keys.EVIDENCE)]
        for name, notes in sheet.notes.items() if all(beside) else ():
            put(page.cell(rows(page)[name], beside[0][0]), notes[0].text or None)
            put(page.cell(rows(page)[name], beside[1][0]), "\n".join(notes[0].evidence) or None)
    return saved(whole)


def put(cell: Any, value: Any) -> None:
    """Put a value into a cell; what begins with = stays a text, as in a cell that is shown as text."""
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"


def saved(whole: Any) -> bytes:
    out = io.BytesIO()
    whole.save(out)
    return out.getvalue()


def columns(page: Any, key: str) -> list[int]:
    return [cell.column for cell in page[1] if cell.value == key]


def rows(page: Any) -> dict[str, int]:
    return {cell.value: cell.row for cell in page["A"] if cell.value}


def cells_of(asked: Questionnaire, sheet: AnswerSheet, language: str) -> dict[str, Any]:
    """Return what is put into the rows of a company, by their keys."""
    found: dict[str, Any] = {keys.COMPANY: sheet.company} if sheet.company else {}
    found |= {keys.HOME: sheet.home} if sheet.home else {}
    found |= {keys.REGION: sheet.region} if sheet.region else {}
    for name, answer in sheet.answers.items():
        if answer != LEFT_OUT:
            found |= _cells(asked.by_id[name], answer, language)
    for name, said in sheet.said.items():
        found |= {keys.words_key(name, own.choice): own.words for own in said}
    return found


def _cells(question: Question, answer: Answer, language: str) -> Mapping[str, Any]:
    match question.kind:
        case Kind.SINGLE:
            return {question.id: question.by_id[str(answer)].text.to(language)}
        case Kind.MULTIPLE:
            return {keys.choice_key(question.id, own): "x" for own in answer}  # type: ignore[union-attr]
        case Kind.RANKING:
            places = enumerate(answer, 1)  # type: ignore[arg-type]
            return {keys.choice_key(question.id, own): place for place, own in places}
        case Kind.COUNTRIES:
            places = enumerate(answer, 1)  # type: ignore[arg-type]
            return {
                keys.place_key(question.id, place): question.by_id[own].text.to(language)
                for place, own in places
            }
        case Kind.DATE:
            day = datetime.date.fromisoformat(str(answer))
            return {question.id: day if day.year >= 1900 else str(answer)}
        case Kind.TEXT:
            return {question.id: answer}
    assert isinstance(answer, Fraction)
    exact = answer / 100 if question.kind is Kind.PERCENTAGE else answer
    return {question.id: exact.numerator if exact.denominator == 1 else float(exact)}


def as_read(asked: Questionnaire, sheet: AnswerSheet) -> AnswerSheet:
    """Return a sheet as a workbook holds it: several choices in the order of their question, nothing for what is
    left out."""
    answers: dict[str, Answer] = {}
    for question in asked.questions:
        answer = sheet.answers.get(question.id)
        if answer is None or answer == LEFT_OUT:
            continue
        if question.kind is Kind.MULTIPLE:
            answer = tuple(own.id for own in question.choices if own.id in answer)  # type: ignore[operator]
        answers[question.id] = answer
    return replace(sheet, answers=answers)
