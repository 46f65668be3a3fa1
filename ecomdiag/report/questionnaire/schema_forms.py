"""The forms of single values in the schema of answers files: a choice, a list of them, a country, a percentage."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, TypeAlias

from ecomdiag.questionnaire.measures import span_of, wanted
from ecomdiag.questionnaire.model import Choice, Kind, Question, Questionnaire
from ecomdiag.texts import Language, say

Json: TypeAlias = dict[str, Any]

BLANK: Json = {"type": "array", "maxItems": 0}
_NUMBER = re.compile(r"[-+]?(\.\d+|\d+(\.\d*)?)(e[-+]?\d{1,3})?", re.ASCII | re.IGNORECASE)
_BASES = ((re.compile(r"0x[0-9a-f]+", re.ASCII | re.IGNORECASE), 16), (re.compile(r"0o[0-7]+", re.ASCII), 8))
#: Above this JavaScript, in which editors are written, shows a number by other digits than those typed.
_EXACT = 2**53
#: No id of a question is longer; a longer number is nobody's name.
MAX_NUMBER = 80
#: A percentage as the loader reads it, in the words of JavaScript: it knows fewer spaces than Python.
#: Its 40 signs at most are those of ``record.exact.read_number``.
_PERCENTAGE = (
    r"^(?=[^\s\u0085%]{1,40}(?:[\s\u0085%]|$))"
    r"([+]?(0*([0-9]{1,2}([.,][0-9]+)?|100([.,]0+)?)|[.,][0-9]+)|-(0+([.,]0+)?|[.,]0+)"
    r"|[+-]?([0-9]+([.,][0-9]+)?|[.,][0-9]+)[eE][+-]?[0-9]{1,2})[\s\u0085]*%?$"
)
#: Draft-07 has no keyword for them; editors know them.
HIDDEN, MESSAGE, SNIPPETS = "doNotSuggest", "errorMessage", "defaultSnippets"


def forms(question: Question, language: Language) -> list[Json]:
    """Return the forms that an answer to a question may have, the one that an editor shows first."""
    match question.kind:
        case Kind.SINGLE:
            return [choices(question, language), BLANK]
        case Kind.PERCENTAGE:
            return [_percentage(language), BLANK]
        case Kind.NUMBER:
            return [_amount(question, language), BLANK]
        case Kind.DATE:
            return [_date(question, language), BLANK]
        case Kind.TEXT:
            return [{**value(language), "maxLength": question.max_length}]
        case Kind.RANKING:
            return [_list(question, ref(f"choices_of_{question.id}"), language)]
        case Kind.MULTIPLE:
            one = ref(f"choices_of_{question.id}")
            return [one, _list(question, one, language)]
        case Kind.COUNTRIES:
            return [_list(question, ref("country"), language), ref("country")]


def _list(question: Question, item: Json, language: Language) -> Json:
    """Return the form of a list answer: empty, or as many items as the question takes."""
    alone = [choice for choice in question.choices if choice.stands_alone]
    every = len(question.choices)
    fewest, most = (
        (every, every) if question.kind is Kind.RANKING else (question.min_choices, question.max_choices)
    )
    form: Json = {"type": "array", "items": item, "uniqueItems": True, "maxItems": most}
    if fewest > 1 and not alone:
        form |= {"if": {"minItems": 1}, "then": {"minItems": fewest}}
    if alone:
        ids = [reading for choice in alone for reading in readings(choice.id)]
        form |= {
            "if": {"contains": {"enum": ids}, "minItems": 2},
            "then": {"contains": False, MESSAGE: say("schema.alone", language)},
        }
    return form


def choices(question: Question, language: Language) -> Json:
    """Return the form of one of a question's choices, each with the text that a person chooses."""
    pairs = [(reading, choice) for choice in question.choices for reading in readings(choice.id)]
    return {
        "enum": [reading for reading, _ in pairs],
        "enumDescriptions": [_choice(choice, language) for _, choice in pairs],
    }


def _choice(choice: Choice, language: Language) -> str:
    note = say("template.alone", language) if choice.stands_alone and not choice.unknown else ""
    return choice.text.to(language) + note


def country(questionnaire: Questionnaire, language: Language) -> Json:
    """Return the form of a country: any name, the codes offered with the name in one language."""
    asked = (question for question in questionnaire.questions if question.kind is Kind.COUNTRIES)
    first = next(asked, None)
    choices = first.choices if first else ()
    return {"type": "string", MESSAGE: say("schema.country", language), **offered(choices, language)}


def offered(choices: Sequence[Choice], language: Language) -> Json:
    """Return what an editor offers to write, though more can be meant."""
    return {SNIPPETS: [_snippet(choice, language) for choice in choices]} if choices else {}


def _snippet(choice: Choice, language: Language) -> Json:
    return {"label": f"{choice.text.to(language)} ({choice.id})", "body": choice.id}


def _percentage(language: Language) -> Json:
    return {
        "type": ["number", "string"],
        "minimum": 0,
        "maximum": 100,
        "pattern": _PERCENTAGE,
        MESSAGE: say("schema.percentage", language),
    }


def _amount(question: Question, language: Language) -> Json:
    """Return the form of a number: as a text people write it in many ways, which no pattern tells apart."""
    low, high = (float(end) if end.denominator > 1 else int(end) for end in span_of(question))
    return {
        "type": ["integer" if question.integer else "number", "string"],
        "minimum": low,
        "maximum": high,
        "maxLength": MAX_NUMBER,
        MESSAGE: say("schema.number", language, wanted=wanted(question).to(language)),
    }


def _date(question: Question, language: Language) -> Json:
    """Return the form of a date, which people write in many ways."""
    message = say("schema.date", language, wanted=wanted(question).to(language))
    return {"type": "string", "maxLength": MAX_NUMBER, MESSAGE: message}


def value(language: Language) -> Json:
    """Return the form of any single value, or none.

    Not by its types: an editor offers true and false wherever a boolean is among them.
    """
    refused = {"type": "string", MESSAGE: say("schema.value", language)}
    return {"if": {"type": ["object", "array"]}, "then": refused}


def ref(name: str) -> Json:
    """Return a reference to a definition of the schema."""
    return {"$ref": f"#/definitions/{name}"}


def readings(text: str) -> list[Any]:
    """Return all that an editor may read where this text was typed: itself in quotes, without them maybe another."""
    if text in ("true", "false"):
        return [text, text == "true"]
    number = _number(text)
    return [text] if number is None else [text, number]


def readings_of_key(text: str) -> list[str]:
    """Return by what other name an editor knows a key that it takes for a number: 012 is 12."""
    number = _number(text)
    return [str(number)] if isinstance(number, int) and abs(number) < _EXACT and str(number) != text else []


def _number(text: str) -> int | float | None:
    """Return the number that YAML 1.2 reads in a text, if it does."""
    if len(text) > MAX_NUMBER:
        return None
    for pattern, base in _BASES:
        if pattern.fullmatch(text):
            return int(text, base)
    if not _NUMBER.fullmatch(text):
        return None
    if text.isdigit():
        return int(text)
    value = float(text)
    return None if abs(value) == float("inf") else int(value) if value.is_integer() else value
