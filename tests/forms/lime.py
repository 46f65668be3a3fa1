"""Answers as LimeSurvey keeps and exports them: by its codes, or in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from ecomdiag.loader.limesurvey.codes import choice_codes, codes_of
from ecomdiag.questionnaire.conditions import LEFT_OUT, Answer
from ecomdiag.questionnaire.model import Kind, Question, Questionnaire
from ecomdiag.questionnaire.structure import matrix_of
from ecomdiag.texts import Language

BOXES = (Kind.MULTIPLE, Kind.COUNTRIES)


def cells(
    asked: Questionnaire, answers: Mapping[str, Answer], words: Language | None = None
) -> Iterator[tuple[str, str, str]]:
    """Yield what is kept of each answer: the code of the question, that of its part, the value (code, or in ``words``)."""
    for question in asked.questions:
        code, part = place_of(asked, question)
        own = answers.get(question.id)
        given = None if own == LEFT_OUT else own
        codes = choice_codes(question)
        if question.kind in BOXES:
            yes, no = ("Y", "") if words is None else {"es": ("Sí", "No"), "en": ("Yes", "No")}[words]
            blank = "" if words is None else "N/A"
            for choice in question.choices:
                ticked = yes if given is not None and choice.id in given else no
                yield code, codes[choice.id], blank if given is None else ticked
        elif question.kind is Kind.RANKING:
            for place in range(len(question.choices)):
                chosen = "" if given is None else value(question, given[place], words)
                yield code, str(place + 1), chosen
        else:
            yield code, part, "" if given is None else value(question, given, words)


def value(question: Question, given: Answer, words: Language | None) -> str:
    """Return one value as it is kept: numbers with ten decimals, dates with an hour."""
    if isinstance(given, Fraction):
        return f"{float(given):.10f}"
    if question.kind is Kind.DATE:
        return f"{given} 00:00:00"
    if question.choices and isinstance(given, str):
        return choice_codes(question)[given] if words is None else question.by_id[given].text.to(words)
    return str(given)


def place_of(asked: Questionnaire, question: Question) -> tuple[str, str]:
    """Return the code under which a question is kept, and that of the row if it is one of a matrix."""
    codes = codes_of(asked)
    matrix = matrix_of(asked.section_of[question.id], question.id)
    if matrix is None:
        return codes.questions[question.id], ""
    return codes.questions[matrix.id], codes.rows[matrix.id][question.id]


def kept(asked: Questionnaire, answers: Mapping[str, Answer]) -> dict[str, str]:
    """Return what is kept of answers by the names that expressions have for it."""
    return {f"{code}_{part}" if part else code: value for code, part, value in cells(asked, answers) if value}


def table(
    asked: Questionnaire, answers: Mapping[str, Answer], words: Language | None = None
) -> dict[str, str]:
    """Return the row of a table: by codes, or with the questions and answers in words."""
    found: dict[str, str] = {}
    for (code, part, own), (head, inner) in zip(
        cells(asked, answers, words), heads(asked, words), strict=True
    ):
        assert (code, part) if words is None else True
        found[f"{head} [{inner}]" if inner and words else f"{head}[{inner}]" if inner else head] = own
    return found


def heads(asked: Questionnaire, words: Language | None) -> Iterator[tuple[str, str]]:
    """Yield the head of each column, in two parts where a question has several."""
    for question in asked.questions:
        code, part = place_of(asked, question)
        matrix = matrix_of(asked.section_of[question.id], question.id)
        text = (matrix.text if matrix else question.text).to(words) if words else code
        if question.kind in BOXES:
            codes = choice_codes(question)
            yield from ((text, own.text.to(words) if words else codes[own.id]) for own in question.choices)
        elif question.kind is Kind.RANKING:
            places = range(1, len(question.choices) + 1)
            yield from ((text, f"Rank {place}" if words else str(place)) for place in places)
        else:
            yield text, matrix.row(question.id).to(words) if matrix and words else part
