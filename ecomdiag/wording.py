"""Answers and conditions in words."""

from __future__ import annotations

import re
from fractions import Fraction

from ecomdiag.conditions import All, AllOf, Answer, Any, AnyOf, AtLeast, AtMost, Condition, NoneOf, Not
from ecomdiag.model import Kind, Question, Questionnaire
from ecomdiag.texts import Language, say

_NUMBER = re.compile(r"[+-]?\d{1,9}([.,]\d{1,9})?", re.ASCII)


def read_number(text: str) -> Fraction | None:
    """Read a plain decimal number, with a point or a comma; ``None`` if it is anything else."""
    return Fraction(text.replace(",", ".")) if _NUMBER.fullmatch(text) else None


def answer_text(question: Question, answer: Answer | None, language: Language) -> str:
    """Write an answer as a person reads it; empty if there is none."""
    if answer is None:
        return ""
    if isinstance(answer, Fraction):
        shown = number(answer)
        return f"{shown.replace('.', ',')} %" if language == "es" else f"{shown}%"
    chosen = (answer,) if isinstance(answer, str) else answer
    names = [question.by_id[item].text.to(language) for item in chosen]
    if question.kind is Kind.RANKING:
        return " > ".join(names)
    return "; ".join(names)


def describe(questionnaire: Questionnaire, condition: Condition, language: Language) -> str:
    """Say a condition in words, with the ids that an answers file uses."""
    match condition:
        case All(parts) | Any(parts):
            joint = say("condition.and" if isinstance(condition, All) else "condition.or", language)
            return joint.join(_inner(questionnaire, part, language) for part in parts)
        case Not(AnyOf(name, named)):
            return say(
                "condition.not_any_of",
                language,
                question=name,
                choices=_ids(questionnaire, name, named, language),
            )
        case Not(part):
            return say("condition.not", language, condition=describe(questionnaire, part, language))
        case AtLeast(name, value):
            return say("condition.at_least", language, question=name, number=number(value))
        case AtMost(name, value):
            return say("condition.at_most", language, question=name, number=number(value))
        case AnyOf(name, named) | NoneOf(name, named) | AllOf(name, named):
            ids = _ids(questionnaire, name, named, language)
            kind = {AnyOf: "any_of", NoneOf: "none_of", AllOf: "all_of"}[type(condition)]
            return say(f"condition.{kind}", language, question=name, choices=ids)


def number(value: Fraction) -> str:
    """Write a percentage as a person would: no decimals unless there are some, and then up to nine."""
    return str(value.numerator) if value.denominator == 1 else f"{float(value):.9f}".rstrip("0").rstrip(".")


def _ids(questionnaire: Questionnaire, name: str, named: frozenset[str], language: Language) -> str:
    """List the choices named, in the order of the question."""
    ids = [choice.id for choice in questionnaire.by_id[name].choices if choice.id in named]
    last = say("interview.or", language)
    return last.join([", ".join(ids[:-1]), ids[-1]]) if len(ids) > 1 else "".join(ids)


def _inner(questionnaire: Questionnaire, part: Condition, language: Language) -> str:
    words = describe(questionnaire, part, language)
    return f"({words})" if isinstance(part, All | Any) else words
