"""The JSON Schema of the answers files of a questionnaire, for editors: draft-07, as YAML language servers know it.

An editor reads YAML 1.2: ``012`` is a number and ``true`` a boolean, where the loader reads texts. So whatever
may be typed for an id without quotes is accepted as either. The schema is generous: a file in which
``ecomdiag check`` finds no error is valid, unless a choice has a line end or a sign of no width behind it; and some
of what ``check`` finds, such as an unknown country, no schema shows.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any, TypeAlias

from ecomdiag.questionnaire.model import Choice, Kind, Question, Questionnaire
from ecomdiag.questionnaire.notes import MAX_BY, MAX_EVIDENCE, MAX_EVIDENCE_TEXT, MAX_NOTES, MAX_TEXT
from ecomdiag.questionnaire.wording import clear_line, describe
from ecomdiag.texts import Language, say

Json: TypeAlias = dict[str, Any]

_BLANK: Json = {"type": "array", "maxItems": 0}
_NUMBER = re.compile(r"[-+]?(\.\d+|\d+(\.\d*)?)(e[-+]?\d{1,3})?", re.ASCII | re.IGNORECASE)
_BASES = ((re.compile(r"0x[0-9a-f]+", re.ASCII | re.IGNORECASE), 16), (re.compile(r"0o[0-7]+", re.ASCII), 8))
#: Above this JavaScript, in which editors are written, shows a number by other digits than those typed.
_EXACT = 2**53
#: No id of a question is longer; a longer number is nobody's name.
MAX_NUMBER = 80
#: A percentage as the loader reads it, in the words of JavaScript: it knows fewer spaces than Python.
#: Its 40 signs at most are those of ``wording.read_number``.
_PERCENTAGE = (
    r"^(?=[^\s\u0085%]{1,40}(?:[\s\u0085%]|$))"
    r"([+]?(0*([0-9]{1,2}([.,][0-9]+)?|100([.,]0+)?)|[.,][0-9]+)|-(0+([.,]0+)?|[.,]0+)"
    r"|[+-]?([0-9]+([.,][0-9]+)?|[.,][0-9]+)[eE][+-]?[0-9]{1,2})[\s\u0085]*%?$"
)
#: At most 200 characters that are not spaces; how many spaces there are between them does not count.
_COMPANY = r"^\s*(\S\s*){0,200}$"
#: Draft-07 has no keyword for them; editors know them.
_HIDDEN, _MESSAGE, _SNIPPETS = "doNotSuggest", "errorMessage", "defaultSnippets"


def render(questionnaire: Questionnaire, language: Language, regions: Sequence[Choice] = ()) -> str:
    """Return the schema as JSON, the same bytes for the same questionnaire; ``regions`` are offered as such."""
    text = json.dumps(answers_schema(questionnaire, language, regions), ensure_ascii=False, indent=2) + "\n"
    return "".join(sign if sign.isprintable() or sign == "\n" else json.dumps(sign)[1:-1] for sign in text)


def answers_schema(questionnaire: Questionnaire, language: Language, regions: Sequence[Choice] = ()) -> Json:
    """Return the schema of the answers files of a questionnaire, its texts in one language."""
    title = questionnaire.title.to(language)
    names = {"id": questionnaire.id, "version": questionnaire.version}
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": say("schema.title", language, title=title),
        "description": say("schema.description", language, **names),
        "type": "object",
        "additionalProperties": False,
        "properties": {
            **_header(questionnaire, language, regions),
            "answers": _answers(questionnaire, language),
            "notes": _notes(questionnaire, language),
        },
        "definitions": {
            "value": _value(language),
            "note": _note(language),
            "country": _country(questionnaire, language),
            **{
                f"choices_of_{question.id}": _choices(question, language)
                for question in questionnaire.questions
                if question.kind in (Kind.MULTIPLE, Kind.RANKING)
            },
        },
    }


def _header(questionnaire: Questionnaire, language: Language, regions: Sequence[Choice]) -> Json:
    return {
        "questionnaire": {
            "description": say("schema.questionnaire", language),
            "enum": [*_readings(questionnaire.id), None],
            "default": questionnaire.id,
        },
        "version": {
            "description": say("schema.version", language),
            "default": questionnaire.version,
            **_ref("value"),
        },
        "company": {
            "description": say("schema.company", language),
            "anyOf": [{"pattern": _COMPANY, **_value(language)}],
        },
        "home": {
            "description": say("schema.home", language),
            "anyOf": [_ref("country"), _ref("value")],
        },
        "region": {
            "description": say("schema.region", language),
            "anyOf": [{**_offered(regions, language), **_value(language)}],
        },
        "from_outside": {
            "description": say("schema.from_outside", language),
            "enum": [True, False, "true", "false", None],
        },
        **{
            key: {"description": say(f"schema.{key}", language), _HIDDEN: True, "allOf": [_ref("value")]}
            for key in ("resume_at", "left_with")
        },
    }


def _answers(questionnaire: Questionnaire, language: Language) -> Json:
    answers = {
        question.id: _answer(questionnaire, question, language) for question in questionnaire.questions
    }
    other = {
        key: {_HIDDEN: True, "allOf": [{"$ref": f"#/properties/answers/properties/{question.id}"}]}
        for question in questionnaire.questions
        for key in _readings_of_key(question.id)
        if key not in answers
    }
    return {
        "description": say("schema.answers", language),
        "type": ["object", "null"],
        "additionalProperties": False,
        "properties": {**answers, **other},
    }


def _notes(questionnaire: Questionnaire, language: Language) -> Json:
    """Return what may stand beside answers: any names, those of the questions offered with their titles."""
    several: Json = {"type": "array", "items": _ref("note"), "maxItems": MAX_NOTES}
    of_one = {"anyOf": [_ref("note"), several]}
    titles = {
        question.id: {"title": question.name.to(language), **of_one} for question in questionnaire.questions
    }
    return {
        "description": say("schema.notes", language),
        "type": ["object", "null"],
        "properties": titles,
        "additionalProperties": of_one,
    }


def _note(language: Language) -> Json:
    """Return the form of one note: words alone, or with what supports them, by whom and when."""
    evidence = _words(MAX_EVIDENCE_TEXT)
    told: dict[str, Json] = {
        "note": _words(MAX_TEXT),
        "evidence": {"anyOf": [evidence, {"type": "array", "items": evidence, "maxItems": MAX_EVIDENCE}]},
        "by": _words(MAX_BY),
        "date": {"pattern": r"^\s*([0-9]{4}-[0-9]{2}-[0-9]{2})?\s*$", "type": ["string", "null"]},
    }
    return {
        "pattern": _at_most(MAX_TEXT),
        "type": ["object", "string", "number", "boolean", "null"],
        "additionalProperties": False,
        "properties": {
            key: {"description": say(f"schema.note.{key}", language), **own} for key, own in told.items()
        },
    }


def _words(most: int) -> Json:
    """Return the form of a text of so many characters at most; one that looks like a number is read as one."""
    return {"pattern": _at_most(most), "type": ["string", "number", "boolean", "null"]}


def _at_most(most: int) -> str:
    return rf"^\s*([\s\S]{{0,{most}}})\s*$"


def _answer(questionnaire: Questionnaire, question: Question, language: Language) -> Json:
    """Return what may stand behind the colon of a question; nothing, or an empty list, is not answered yet."""
    title = question.name.to(language)
    first, *others = _forms(question, language)
    blank: Json = {
        "enum": [None],
        "enumDescriptions": [say("schema.left_out" if question.optional else "schema.blank", language)],
    }
    return {
        "title": title,
        "description": _description(questionnaire, question, language),
        # Where no form has a title of its own, an editor shows that of the question once for each form.
        "anyOf": [{"title": title, **first}, *others, blank],
    }


def _forms(question: Question, language: Language) -> list[Json]:
    match question.kind:
        case Kind.SINGLE:
            return [_choices(question, language), _BLANK]
        case Kind.PERCENTAGE:
            return [_percentage(language), _BLANK]
        case Kind.TEXT:
            return [{**_value(language), "maxLength": question.max_length}]
        case Kind.RANKING:
            return [_list(question, _ref(f"choices_of_{question.id}"), language)]
        case Kind.MULTIPLE:
            one = _ref(f"choices_of_{question.id}")
            return [one, _list(question, one, language)]
        case Kind.COUNTRIES:
            return [_list(question, _ref("country"), language), _ref("country")]


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
        ids = [reading for choice in alone for reading in _readings(choice.id)]
        form |= {
            "if": {"contains": {"enum": ids}, "minItems": 2},
            "then": {"contains": False, _MESSAGE: say("schema.alone", language)},
        }
    return form


def _choices(question: Question, language: Language) -> Json:
    """Return the form of one of a question's choices, each with the text that a person chooses."""
    pairs = [(reading, choice) for choice in question.choices for reading in _readings(choice.id)]
    return {
        "enum": [reading for reading, _ in pairs],
        "enumDescriptions": [_choice(choice, language) for _, choice in pairs],
    }


def _choice(choice: Choice, language: Language) -> str:
    note = say("template.alone", language) if choice.stands_alone and not choice.unknown else ""
    return choice.text.to(language) + note


def _country(questionnaire: Questionnaire, language: Language) -> Json:
    """Return the form of a country: any name, the codes offered with the name in one language."""
    asked = (question for question in questionnaire.questions if question.kind is Kind.COUNTRIES)
    first = next(asked, None)
    choices = first.choices if first else ()
    return {"type": "string", _MESSAGE: say("schema.country", language), **_offered(choices, language)}


def _offered(choices: Sequence[Choice], language: Language) -> Json:
    """Return what an editor offers to write, though more can be meant."""
    return {_SNIPPETS: [_snippet(choice, language) for choice in choices]} if choices else {}


def _snippet(choice: Choice, language: Language) -> Json:
    return {"label": f"{choice.text.to(language)} ({choice.id})", "body": choice.id}


def _percentage(language: Language) -> Json:
    return {
        "type": ["number", "string"],
        "minimum": 0,
        "maximum": 100,
        "pattern": _PERCENTAGE,
        _MESSAGE: say("schema.percentage", language),
    }


def _value(language: Language) -> Json:
    """Return the form of any single value, or none.

    Not by its types: an editor offers true and false wherever a boolean is among them.
    """
    refused = {"type": "string", _MESSAGE: say("schema.value", language)}
    return {"if": {"type": ["object", "array"]}, "then": refused}


def _description(questionnaire: Questionnaire, question: Question, language: Language) -> str:
    """Return what an editor shows of a question: it, why it is asked, and when."""
    parts = [text for text in (question.text.to(language), clear_line(question, language)) if text]
    if question.help is not None:
        parts.append(question.help.to(language))
    if question.show_if is not None:
        words = describe(questionnaire, question.show_if, language)
        parts.append(say("template.only_if", language, condition=words))
    if question.not_applicable_if is not None:
        words = describe(questionnaire, question.not_applicable_if, language)
        parts.append(say("template.not_if", language, condition=words))
    if question.optional:
        parts.append(say("template.optional", language))
    return "\n\n".join(parts)


def _ref(name: str) -> Json:
    return {"$ref": f"#/definitions/{name}"}


def _readings(text: str) -> list[Any]:
    """Return all that an editor may read where this text was typed: itself in quotes, without them maybe another."""
    if text in ("true", "false"):
        return [text, text == "true"]
    number = _number(text)
    return [text] if number is None else [text, number]


def _readings_of_key(text: str) -> list[str]:
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
