"""Answers written in the other forms that docs/answers-file.md allows; and one of them spoilt: for ``any_questionnaire``."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from random import Random

from ecomdiag.loader.answering.template import answers_text, yaml_answer, yaml_scalar
from ecomdiag.questionnaire.calendar import day_at, place_of
from ecomdiag.questionnaire.conditions import Answer
from ecomdiag.questionnaire.measures import FIRST_DAY, LAST_DAY
from ecomdiag.questionnaire.model import Kind, Question, Questionnaire
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.questionnaire.yes_no import as_yes_no
from ecomdiag.record import replace

MONTHS = {
    "es": [
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ],
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
}

#: How a plain yes and no may be written.
PLAINLY = {"yes": ["yes", '"yes"', "Sí", "SI", "true", "Yes"], "no": ["no", "'no'", "NO", "false", "No"]}


def otherwise(asked: Questionnaire, sheet: AnswerSheet, rng: Random) -> str:
    """Return an answers file that says the same as a sheet, each answer in any form that it may have."""
    repeats = [own for section in asked.sections for own in section.repeats if rng.random() < 0.7]
    plain = answers_text(sheet, repeats=repeats)
    for name, answer in sheet.answers.items():
        usual = f"  {name}: {yaml_answer(answer)}\n"
        plain = plain.replace(usual, f"  {name}: {_form(asked.by_id[name], answer, rng)}\n", 1)
    return plain


def _form(question: Question, answer: Answer, rng: Random) -> str:
    if isinstance(answer, tuple):
        if not answer or question.kind is Kind.COUNTRIES:
            return yaml_answer(answer)
        items = [_choice(question, name, rng) for name in answer]
        return f"[{', '.join(items)}]" if rng.random() < 0.5 else "".join(f"\n    - {item}" for item in items)
    if isinstance(answer, Fraction):
        return _number(question, answer, rng)
    if question.kind is Kind.DATE:
        return _day(answer, rng)
    return _choice(question, answer, rng) if question.kind is Kind.SINGLE else yaml_answer(answer)


def _choice(question: Question, name: str, rng: Random) -> str:
    """Return the id of a choice or its text in a language, in small letters or capitals."""
    if as_yes_no(question) is not None:
        return rng.choice(PLAINLY.get(name, [name]))
    text = rng.choice(question.by_id[name].text.pairs)[1]
    return yaml_scalar(rng.choice([name, text, text.upper(), text.lower()]))


def _number(question: Question, answer: Fraction, rng: Random) -> str:
    usual = yaml_answer(answer)
    sign = "%" if question.kind is Kind.PERCENTAGE else ""
    if rng.random() < 0.4 and "." in usual and len(usual.partition(".")[2]) != 3:
        usual = usual.replace(".", ",")
    return f'"{usual} {sign}"' if sign and rng.random() < 0.5 else f'"{usual}"'


def _day(answer: str, rng: Random) -> str:
    year, month, day = answer.split("-")
    names = rng.choice([*MONTHS])
    word = MONTHS[names][int(month) - 1]
    written = f"{int(day)} de {word} de {year}" if names == "es" else f"{int(day)} {word} {year}"
    return rng.choice([answer, f"{int(day)}/{int(month)}/{year}", f"{day}/{month}/{year}", written])


def spoilt(
    asked: Questionnaire, sheet: AnswerSheet, given: Mapping[str, Answer], rng: Random
) -> AnswerSheet | None:
    """Return a sheet one of whose counting answers is any of its kind, perhaps none that its question takes.

    ``None`` if it has none of words, dates or numbers.
    """
    names = [name for name in given if asked.by_id[name].kind in (Kind.TEXT, Kind.DATE, Kind.NUMBER)]
    if not names:
        return None
    question = asked.by_id[rng.choice(names)]
    return replace(
        sheet, answers={**sheet.answers, question.id: any_of_its_kind(question, given[question.id], rng)}
    )


def any_of_its_kind(question: Question, answer: Answer, rng: Random) -> Answer:
    """Return an answer near another to a question for words, a date or a number: perhaps none that it takes."""
    if question.kind is Kind.NUMBER:
        assert isinstance(answer, Fraction)
        return answer + Fraction(rng.randint(-60, 60), rng.choice([1, 10]))
    assert isinstance(answer, str)
    if question.kind is Kind.DATE:
        place = place_of(answer) + rng.choice([-1, 1, rng.randint(-400, 400)])
        return day_at(min(max(place, place_of(FIRST_DAY)), place_of(LAST_DAY)))
    return _other_words(answer, rng)


def _other_words(answer: str, rng: Random) -> str:
    """Return words with one sign more, less or another; or several lines of them."""
    place = rng.randrange(len(answer))
    sign = rng.choice("abzABZñ0129-/._(+")
    made = rng.choice(
        [answer[:place] + sign + answer[place:], answer[:place] + sign + answer[place + 1 :],
         answer[:place] + answer[place + 1 :] or sign, f"{answer}\n{answer}", f"{answer}\n\n{sign}"]
    )  # fmt: skip
    return "\n".join(" ".join(line.split()) for line in made.split("\n")).strip("\n") or sign
