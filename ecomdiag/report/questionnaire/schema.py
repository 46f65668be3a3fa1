"""The JSON Schema of the answers files of a questionnaire, for editors: draft-07, as YAML language servers know it.

An editor reads YAML 1.2: ``012`` is a number and ``true`` a boolean, where the loader reads texts. So whatever
may be typed for an id without quotes is accepted as either. The schema is generous: a file in which
``ecomdiag check`` finds no error is valid, unless a choice has a line end or a sign of no width behind it; and some
of what ``check`` finds, such as an unknown country, no schema shows.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from ecomdiag.questionnaire.blocks import Repeat
from ecomdiag.questionnaire.model import Choice, Kind, Question, Questionnaire
from ecomdiag.questionnaire.notes import MAX_BY, MAX_EVIDENCE, MAX_EVIDENCE_TEXT, MAX_NOTES, MAX_TEXT
from ecomdiag.questionnaire.repeats import as_stated, copied_groups, with_stated
from ecomdiag.questionnaire.said import MAX_SAID
from ecomdiag.questionnaire.wording import clear_line, describe
from ecomdiag.report.questionnaire.schema_forms import (
    HIDDEN,
    Json,
    choices,
    country,
    forms,
    offered,
    readings,
    readings_of_key,
    ref,
    value,
)
from ecomdiag.texts import Language, say

#: At most 200 characters that are not spaces; how many spaces there are between them does not count.
_COMPANY = r"^\s*(\S\s*){0,200}$"


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
            "said": _said(questionnaire, language),
            "notes": _notes(questionnaire, language),
        },
        "definitions": {
            "value": value(language),
            "note": _note(language),
            "country": country(questionnaire, language),
            **{
                f"choices_of_{question.id}": choices(question, language)
                for question in with_stated(questionnaire).questions
                if question.kind in (Kind.MULTIPLE, Kind.RANKING)
            },
        },
    }


def _header(questionnaire: Questionnaire, language: Language, regions: Sequence[Choice]) -> Json:
    return {
        "questionnaire": {
            "description": say("schema.questionnaire", language),
            "enum": [*readings(questionnaire.id), None],
            "default": questionnaire.id,
        },
        "version": {
            "description": say("schema.version", language),
            "default": questionnaire.version,
            **ref("value"),
        },
        "company": {
            "description": say("schema.company", language),
            "anyOf": [{"pattern": _COMPANY, **value(language)}],
        },
        "home": {
            "description": say("schema.home", language),
            "anyOf": [ref("country"), ref("value")],
        },
        "region": {
            "description": say("schema.region", language),
            "anyOf": [{**offered(regions, language), **value(language)}],
        },
        "from_outside": {
            "description": say("schema.from_outside", language),
            "enum": [True, False, "true", "false", None],
        },
        **{
            key: {"description": say(f"schema.{key}", language), HIDDEN: True, "allOf": [ref("value")]}
            for key in ("resume_at", "left_with")
        },
    }


def _answers(questionnaire: Questionnaire, language: Language) -> Json:
    described = with_stated(questionnaire)
    copies = {
        name for own in questionnaire.sections for group in copied_groups(own) for name in group.questions
    }
    answers = {
        question.id: {
            **({HIDDEN: True} if question.id in copies else {}),
            **_answer(questionnaire, question, language),
        }
        for question in questionnaire.questions
    }
    lists = {
        part.repeat.id: _copies(described, part.repeat, part.questions, language)
        for own in questionnaire.sections
        for part in as_stated(own)
        if part.repeat is not None
    }
    return {
        "description": say("schema.answers", language),
        "type": ["object", "null"],
        "additionalProperties": False,
        "properties": {**answers, **lists, **_other_keys(answers, "#/properties/answers/properties/")},
    }


def _copies(
    described: Questionnaire, repeat: Repeat, questions: Sequence[Question], language: Language
) -> Json:
    """Return the form of a list of answers to what is asked of several things, one group of pairs for each."""
    answers = {own.id: _answer(described, own, language) for own in questions}
    where = f"#/properties/answers/properties/{repeat.id}/items/properties/"
    count = described.by_id[repeat.count].name.to(language)
    return {
        "title": repeat.title.to(language),
        "description": say("schema.repeat", language, count=count, most=str(len(repeat.groups))),
        "type": ["array", "null"],
        "maxItems": len(repeat.groups),
        "items": {
            "type": ["object", "null"],
            "additionalProperties": False,
            "properties": {**answers, **_other_keys(answers, where)},
        },
    }


def _other_keys(answers: Json, where: str) -> Json:
    """Return the forms of the keys that readers take for something else than texts, each like its own."""
    return {
        key: {HIDDEN: True, "allOf": [{"$ref": f"{where}{name}"}]}
        for name in answers
        for key in readings_of_key(name)
        if key not in answers
    }


def _notes(questionnaire: Questionnaire, language: Language) -> Json:
    """Return what may stand beside answers: any names, those of the questions offered with their titles."""
    several: Json = {"type": "array", "items": ref("note"), "maxItems": MAX_NOTES}
    of_one = {"anyOf": [ref("note"), several]}
    titles = {
        question.id: {"title": question.name.to(language), **of_one} for question in questionnaire.questions
    }
    return {
        "description": say("schema.notes", language),
        "type": ["object", "null"],
        "properties": titles,
        "additionalProperties": of_one,
    }


def _said(questionnaire: Questionnaire, language: Language) -> Json:
    """Return what may stand beside choices: any names, those of the choices that ask for words offered."""
    words = _words(MAX_SAID)
    of_any: Json = {"type": ["object", "null"], "additionalProperties": words}
    asking = {
        question.id: {
            "title": question.name.to(language),
            **of_any,
            "properties": {
                choice.id: {"title": choice.text.to(language), **words}
                for choice in question.choices
                if choice.says
            },
        }
        for question in questionnaire.questions
        if any(choice.says for choice in question.choices)
    }
    return {
        "description": say("schema.said", language),
        "type": ["object", "null"],
        "properties": asking,
        "additionalProperties": of_any,
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
    first, *others = forms(question, language)
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
