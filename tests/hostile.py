"""Texts that would act on whoever reads a report if they were not only shown."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from ecomdiag.diagnosis.diagnose import diagnose
from ecomdiag.diagnosis.result import Diagnosis
from ecomdiag.loader.answering.template import yaml_scalar
from ecomdiag.loader.answers import read_answers
from ecomdiag.loader.questionnaire import parse_questionnaire
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.questionnaire.notes import Note
from ecomdiag.questionnaire.said import ChoiceWords
from ecomdiag.record import replace

HOSTILE = {
    "rich markup": "[bold]fat[/bold]",
    "rich closing": "[/or]",
    "rich link": "[link=http://evil.example]x[/link]",
    "html": "<script>alert(1)</script>",
    "html entity": "&lt;b&gt; &copy;",
    "image": "![x](http://evil.example/x.png)",
    "link": "[x](javascript:1)",
    "reference": "[x]: http://evil.example",
    "bare link": "http://evil.example www.evil.example WWW.evil.example mail@evil.example",
    "code": "`code` ``more``",
    "table": "a|b||c",
    "emphasis": "*a* _b_ **c** ~~d~~",
    "math": "$x$ $$y$$",
    "backslash": "a\\|b\\",
    "heading": "# title",
    "colour": "\x1b[31mred\x1b[0m",
    "terminal title": "\x1b]0;evil\x07",
    "eight bit": "\x9b31m",
    "carriage return": "good\rbad",
    "backspaces": "good\x08\x08bad",
    "right to left": "abc\u202edcba",
    "zero width": "a\u200bb\ufeffc",
    "line separator": "a\u2028b\u2029c\x85d",
    "lines": "one\ntwo\n\n# three\n- four\n\n| five |",
    "yaml": "x: y\n  injected: yes",
    "null": "a\x00b",
    "wide": "日本語の会社 有限公司",
    "emoji": "👩‍👩‍👧 ok",
    "long": "x" * 150,
    "tags": "a\U000e0001b",
}

#: Every text of the file is the same hostile one.
FILE = """\
id: ID
version: ID
title: TEXT
levels:
  - {id: low, from: 0, title: TEXT}
  - {id: high, from: 50, title: TEXT}
dont_know: TEXT
sections:
  - id: first
    title: TEXT
    intro: TEXT
    levels: [{id: own_low, from: 0, title: TEXT}, {id: own_high, from: 50, title: TEXT}]
    questions:
      - id: shop
        kind: single
        title: TEXT
        text: TEXT
        help: TEXT
        choices: [{id: "no", text: TEXT, says: true}, {id: "yes", text: TEXT, score: 1, says: true}]
      - id: teams
        kind: multiple
        text: TEXT
        dont_know: true
        show_if: {question: shop, any_of: ["yes"]}
        choices: [{id: it, text: TEXT, score: 1}, {id: away, text: TEXT, not_applicable: true}]
      - {id: share, kind: percentage, text: TEXT, bands: [{from: 0, score: 0}, {from: 5, score: 1}]}
      - {id: rest, kind: percentage, text: TEXT, weight: 0}
  - id: profile
    title: TEXT
    intro: TEXT
    weight: 0
    questions:
      - {id: values, kind: ranking, text: TEXT, choices: [{id: a, text: TEXT}, {id: b, text: TEXT}]}
      - {id: targets, kind: countries, text: TEXT, max_choices: 2}
      - group: care
        title: TEXT
        intro: TEXT
        questions:
          - id: careful
            kind: matrix
            title: TEXT
            text: TEXT
            optional: true
            choices: [{id: "no", text: TEXT}, {id: "yes", text: TEXT}]
            choices_if: {"yes": {question: shop, any_of: ["yes"]}}
            rows: [{id: photos, text: TEXT}, {id: prices, text: TEXT}]
constraints:
  - {id: total, sum_of: [share, rest], at_most: 100, message: TEXT}
blockers:
  - {id: shop, when: {question: shop, any_of: ["no"]}, caps_at: low, title: TEXT, reason: TEXT}
"""
ANSWERS = {
    "closed": "shop: 'no', share: 3",
    "unknown": "shop: 'yes', teams: [dont_know], share: 80, values: [b, a], targets: [DE]",
    "strong": "shop: 'yes', teams: [it], share: 80, rest: 0, values: [b, a], targets: [DE]",
}


def hostile_questionnaire(text: str) -> Questionnaire:
    quoted = yaml_scalar(f"{text} ")[:-2] + '"'
    return parse_questionnaire(
        FILE.replace("TEXT", f"{{es: {quoted}, en: {quoted}}}").replace("ID", quoted).encode()
    )


def hostile_diagnoses(text: str) -> Iterator[Diagnosis]:
    asked = hostile_questionnaire(text)
    for answers in ANSWERS.values():
        loaded = read_answers(f"answers: {{{answers}}}".encode(), asked)
        line = " ".join(text.split())
        note = Note(text=line, evidence=(line,), by=line, date="2026-01-30")
        said = tuple(ChoiceWords(choice=choice, words=line) for choice in ("no", "yes"))
        sheet = replace(loaded.sheet, company=line, notes={"shop": (note,)}, said={"shop": said})
        yield diagnose(asked, sheet, date="2026-01-31")


def acting(text: str) -> list[str]:
    """Return the characters that could act on a terminal or reorder a line, line ends apart."""
    return [
        sign for sign in text
        if sign != "\n" and unicodedata.category(sign) in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
    ]  # fmt: skip


def without_spaces(text: str) -> str:
    return "".join(text.split())
