"""Reports show whatever they are given, and nothing that they are given acts on who reads them."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from rich.cells import cell_len
from sheets import blank, half_filled, random_sheet, shipped_questionnaire

from ecomdiag.diagnosis import Diagnosis, diagnose
from ecomdiag.loader.answers import read_answers
from ecomdiag.loader.questionnaire import parse_questionnaire
from ecomdiag.loader.template import template_text, yaml_scalar
from ecomdiag.model import AnswerSheet, Questionnaire
from ecomdiag.report import json_text, listing, markdown, terminal
from ecomdiag.showing import bar, plain
from ecomdiag.texts import LANGUAGES, Language

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
    questions:
      - id: shop
        kind: single
        title: TEXT
        text: TEXT
        help: TEXT
        choices: [{id: "no", text: TEXT}, {id: "yes", text: TEXT, score: 1}]
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
        sheet = replace(loaded.sheet, company=" ".join(text.split()))
        yield diagnose(asked, sheet, language="es", date="2026-01-31")


def acting(text: str) -> list[str]:
    """Return the characters that could act on a terminal or reorder a line, line ends apart."""
    return [
        sign for sign in text
        if sign != "\n" and unicodedata.category(sign) in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
    ]  # fmt: skip


def without_spaces(text: str) -> str:
    return "".join(text.split())


# Hostile texts ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", HOSTILE)
def test_on_a_terminal_a_hostile_text_only_shows_itself(name: str) -> None:
    for diagnosis in hostile_diagnoses(HOSTILE[name]):
        shown = terminal.render(diagnosis, width=120)
        assert acting(shown) == []
        assert without_spaces(plain(HOSTILE[name])) in without_spaces(shown)
        coloured = terminal.render(diagnosis, width=120, colour=True)
        uncoloured = re.sub(r"\x1b\[[0-9;]*m", "", coloured)
        assert [line.rstrip() for line in uncoloured.splitlines()] == shown.splitlines()


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("width", [60, 120])
def test_on_a_terminal_no_line_is_longer_than_the_window(name: str, width: int) -> None:
    for diagnosis in hostile_diagnoses(HOSTILE[name]):
        assert max(cell_len(line) for line in terminal.render(diagnosis, width=width).splitlines()) <= width


#: What may be in our Markdown, once parsed; links, images and HTML are not.
HARMLESS = {
    "text", "strong", "em", "code_inline", "heading", "paragraph", "inline", "bullet_list", "list_item", "hr",
    "table", "thead", "tbody", "tr", "th", "td", "softbreak", "blockquote",
}  # fmt: skip


def tokens(text: str) -> Iterator[Token]:
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    for token in parser.parse(text):
        yield token
        yield from token.children or ()


def kinds(text: str) -> set[str]:
    return {token.type.removesuffix("_open").removesuffix("_close") for token in tokens(text)}


def table_shapes(text: str) -> list[int]:
    """Return the number of cells of each row of each table."""
    rows: list[int] = []
    for token in tokens(text):
        if token.type == "tr_open":
            rows.append(0)
        elif token.type in ("th_open", "td_open"):
            rows[-1] += 1
    return rows


@pytest.mark.parametrize("name", HOSTILE)
def test_in_markdown_a_hostile_text_only_shows_itself(name: str) -> None:
    harmless = [markdown.render(diagnosis) for diagnosis in hostile_diagnoses("harmless")]
    hostile = [markdown.render(diagnosis) for diagnosis in hostile_diagnoses(HOSTILE[name])]
    for expected, found in zip(harmless, hostile, strict=True):
        assert acting(found) == []
        assert kinds(found) <= HARMLESS
        assert kinds(found) == kinds(expected)
        assert table_shapes(found) == table_shapes(expected)
        assert found.count("\n") == expected.count("\n")
        visible = "".join(token.content for token in tokens(found) if token.type == "text")
        assert without_spaces(plain(HOSTILE[name])) in without_spaces(visible)
        assert not re.search(r"https?://|www\.|<[a-z/!]|\$(?<!\\\$)", found, re.IGNORECASE)


@pytest.mark.parametrize("name", HOSTILE)
def test_in_json_a_hostile_text_is_kept_and_acts_on_nothing(name: str) -> None:
    for diagnosis in hostile_diagnoses(HOSTILE[name]):
        text = json_text.render(diagnosis)
        found = json.loads(text)
        assert found["company"] == " ".join(HOSTILE[name].split())
        assert found["sections"][0]["title"] == HOSTILE[name]
        dangerous = {"Cc", "Zl", "Zp"}
        assert [sign for sign in text if unicodedata.category(sign) in dangerous and sign != "\n"] == []
        assert not set(text) & set("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_listing_of_a_hostile_questionnaire_is_harmless(name: str, language: Language) -> None:
    found = listing.render(hostile_questionnaire(HOSTILE[name]), language)
    expected = listing.render(hostile_questionnaire("harmless"), language)
    assert acting(found) == []
    assert kinds(found) == kinds(expected) <= HARMLESS | {"link", "fence"}
    assert table_shapes(found) == table_shapes(expected)
    assert found.count("\n") == expected.count("\n")
    links = [str(token.attrs["href"]) for token in tokens(found) if token.type == "link_open"]
    assert links
    assert all(link.startswith("#") for link in links)


@pytest.mark.parametrize("name", HOSTILE)
def test_the_template_of_a_hostile_questionnaire_is_a_blank_sheet_without_control_characters(
    name: str,
) -> None:
    asked = hostile_questionnaire(HOSTILE[name])
    text = template_text(asked, "es")
    loaded = read_answers(text.encode(), asked)
    assert (loaded.sheet, loaded.problems) == (blank(asked), ())
    assert acting(text) == []


@pytest.mark.parametrize("name", HOSTILE)
def test_problems_of_hostile_answers_are_one_harmless_line(name: str, shipped: Questionnaire) -> None:
    from ecomdiag import engine

    sheet = blank(shipped).with_answer("exports", HOSTILE[name]).with_answer(HOSTILE[name], "x")
    for problem in engine.check(shipped, sheet):
        assert "\n" not in plain(problem.message("es"))
        assert acting(plain(problem.message("es"))) == []


@settings(max_examples=200)
@given(st.text(max_size=40))
def test_plain_text_is_one_line_of_printable_signs(text: str) -> None:
    shown = plain(text)
    assert acting(shown) == []
    assert shown == shown.strip()
    if text.isprintable():
        assert shown == text.strip()


@settings(max_examples=200)
@given(st.text(alphabet="ab*_`[]()<>|\\#~$!&;:/.@w1-+ \n", max_size=30))
def test_escaped_markdown_shows_what_was_written(text: str) -> None:
    parsed = list(tokens(f"x {markdown.md(text)} x"))
    assert {token.type for token in parsed} <= {
        "paragraph_open",
        "inline",
        "text",
        "paragraph_close",
        "text_special",
    }
    visible = "".join(token.content for token in parsed if token.type in ("text", "text_special"))
    assert " ".join(visible.split()) == " ".join(f"x {plain(text)} x".split())


@settings(max_examples=200)
@given(st.text(alphabet="12.)-+=#>* a", min_size=1, max_size=8))
def test_escaped_markdown_at_the_start_of_a_line_is_a_line_of_text(text: str) -> None:
    parsed = [token.type for token in tokens(f"before\n\n{markdown.md(text)}\n\nafter")]
    assert parsed.count("paragraph_open") == (3 if text.strip() else 2)
    assert set(parsed) <= {"paragraph_open", "inline", "text", "paragraph_close"}


# Width, colour, language --------------------------------------------------------------------------------


@cache
def diagnoses(shipped: Questionnaire, language: Language = "es") -> list[Diagnosis]:
    sheets: list[AnswerSheet] = [blank(shipped)]
    sheets += [random_sheet(shipped, Random(seed), company="Conservas Ría, S.L.") for seed in range(6)]
    sheets += [half_filled(shipped, Random(seed)) for seed in range(3)]
    return [diagnose(shipped, sheet, language=language, date="2026-01-31") for sheet in sheets]


@pytest.mark.parametrize("width", [50, 60, 80, 100, 120])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_is_longer_than_the_window(shipped: Questionnaire, width: int, language: Language) -> None:
    for diagnosis in diagnoses(shipped, language):
        lines = terminal.render(diagnosis, width=width).splitlines()
        assert max(cell_len(line) for line in lines) <= width
        assert all(line == line.rstrip() for line in lines)


def test_windows_too_narrow_or_too_wide_are_treated_as_50_and_120(shipped: Questionnaire) -> None:
    diagnosis = diagnoses(shipped)[1]
    assert terminal.render(diagnosis, width=10) == terminal.render(diagnosis, width=50)
    assert terminal.render(diagnosis, width=500) == terminal.render(diagnosis, width=120)


def test_without_colour_there_are_no_escapes_and_with_it_there_are(shipped: Questionnaire) -> None:
    for diagnosis in diagnoses(shipped):
        assert "\x1b" not in terminal.render(diagnosis, colour=False)
        assert "\x1b[" in terminal.render(diagnosis, colour=True)


def test_spanish_reports_write_a_decimal_comma_and_english_a_point(shipped: Questionnaire) -> None:
    for language, good, bad in (("es", r"\d,\d", r"\d\.\d"), ("en", r"\d\.\d", r"\d,\d")):
        for diagnosis in diagnoses(shipped, language):  # type: ignore[arg-type]
            for text in (terminal.render(diagnosis), markdown.render(diagnosis)):
                table = text.partition("1. ")[0]
                said = table.replace(f" {diagnosis.questionnaire.version}", "")
                assert re.search(good, said)
                assert not re.search(bad, said.replace("docs/method.md", ""))


def test_a_range_shows_both_ends_and_a_bar_between(shipped: Questionnaire) -> None:
    shown = terminal.render(diagnose(shipped, blank(shipped), language="es"))
    assert "0,0–100,0 de 100" in shown
    assert "▒" in shown
    assert "Inicial – Líder" in shown
    assert "Faltan respuestas" in shown


@pytest.mark.parametrize(
    ("ends", "expected"),
    [
        (None, "          "), ((0, 0), "░░░░░░░░░░"), ((100, 100), "██████████"), ((50, 50), "█████░░░░░"),
        ((20, 70), "██▒▒▒▒▒░░░"), ((0, 100), "▒▒▒▒▒▒▒▒▒▒"),
    ],
)  # fmt: skip
def test_a_bar_is_always_as_wide_as_asked(ends: tuple[int, int] | None, expected: str) -> None:
    from fractions import Fraction

    assert bar(ends and (Fraction(ends[0]), Fraction(ends[1])), 10) == expected


def test_reports_say_whose_method_it_is(shipped: Questionnaire) -> None:
    for language, said in (("es", "no de ICEX"), ("en", "not ICEX's")):
        diagnosis = diagnoses(shipped, language)[1]  # type: ignore[arg-type]
        for text in (terminal.render(diagnosis), markdown.render(diagnosis)):
            assert said.replace("'", "’") in text.replace("'", "’").replace("\n", " ")


def test_a_cap_is_told_with_its_reason() -> None:
    diagnosis = next(hostile_diagnoses("porque sí"))
    assert [blocker.id for blocker in diagnosis.blockers] == ["shop"]
    for text in (terminal.render(diagnosis), markdown.render(diagnosis)):
        assert "Lo que frena el nivel" in text


def test_the_markdown_names_every_question_and_every_section(shipped: Questionnaire) -> None:
    for diagnosis in diagnoses(shipped)[:4]:
        text = markdown.render(diagnosis)
        assert all(markdown.md(question.text) in text for question in diagnosis.questions)
        assert all(f"### {markdown.md(part.title)}" in text for part in diagnosis.sections)
        assert all(line == line.rstrip() for line in text.splitlines())
        assert text.endswith("\n")
        assert not text.endswith("\n\n")


@settings(max_examples=5)
@given(st.integers(0, 2**32), st.sampled_from(LANGUAGES))
def test_every_random_diagnosis_is_rendered(seed: int, language: Language) -> None:
    shipped = shipped_questionnaire()
    diagnosis = diagnose(shipped, half_filled(shipped, Random(seed)), language=language)
    for text in (terminal.render(diagnosis), markdown.render(diagnosis), json_text.render(diagnosis)):
        assert acting(text) == []
        assert "Fraction(" not in text
