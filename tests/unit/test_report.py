"""Reports show whatever they are given, and nothing that they are given acts on who reads them."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from random import Random

import pytest
from hostile import HOSTILE, acting, hostile_diagnoses, hostile_questionnaire, without_spaces
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from rich.cells import cell_len
from searches import slow, thinned
from sheets import blank, half_filled, of, random_sheet, shipped_questionnaire, single

from ecomdiag.diagnosis.diagnose import diagnose
from ecomdiag.diagnosis.result import Diagnosis
from ecomdiag.loader.advice.loading import load_advice
from ecomdiag.loader.answering.template import template_text
from ecomdiag.loader.answers import read_answers
from ecomdiag.loader.questionnaire import load_instrument
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.record import replace
from ecomdiag.report.diagnosis import json_text, markdown, terminal
from ecomdiag.report.diagnosis.depth import Depth
from ecomdiag.report.questionnaire import listing
from ecomdiag.report.writing.escape import BREAK, md
from ecomdiag.texts import LANGUAGES, Language, say
from ecomdiag.texts.showing import bar, printable

# Hostile texts ------------------------------------------------------------------------------------------

hostile = pytest.mark.parametrize("name", thinned(HOSTILE, 3))


@hostile
def test_on_a_terminal_a_hostile_text_only_shows_itself(name: str) -> None:
    for diagnosis in hostile_diagnoses(HOSTILE[name]):
        shown = terminal.render(diagnosis, "es", width=120)
        assert acting(shown) == []
        assert without_spaces(printable(HOSTILE[name])) in without_spaces(shown)
        coloured = terminal.render(diagnosis, "es", width=120, colour=True)
        uncoloured = re.sub(r"\x1b\[[0-9;]*m", "", coloured)
        assert [line.rstrip() for line in uncoloured.splitlines()] == shown.splitlines()


@hostile
@pytest.mark.parametrize("width", [60, 120])
def test_on_a_terminal_no_line_is_longer_than_the_window(name: str, width: int) -> None:
    for diagnosis in hostile_diagnoses(HOSTILE[name]):
        assert (
            max(cell_len(line) for line in terminal.render(diagnosis, "es", width=width).splitlines())
            <= width
        )


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


def seen(text: str) -> str:
    """Return what a person sees of a text: not the spaces without a width."""
    return text.replace(BREAK, "")


#: What forges make links of, wherever it stands in a text that is shown.
MENTIONS = re.compile(r"[@~%]\w|[#!$&]\d|\bGH-\d|\w://|www\.", re.IGNORECASE)


@pytest.mark.parametrize(
    "text",
    [
        "@name", "Muebles @ana_b", "a@b.es", "#12", "(#12)", "empresa/repo#12", "GH-7", "gh-7", "!34", "¡!34", "~bug", "%1.0", "$5", "&6",
        "http://a.es", "www.a.es", "@@a", "##1", "50 %", "R&D", "C# 12", "a @ b", "¡Hola!", "5 $ y 6 %", "S. L. & hijos",
    ],
)  # fmt: skip
def test_what_a_forge_would_make_a_link_of_is_broken_and_reads_the_same(text: str) -> None:
    shown = "".join(
        token.content for token in tokens(f"x {md(text)} x") if token.type in ("text", "text_special")
    )
    assert not MENTIONS.search(shown)
    assert seen(shown) == f"x {text} x"
    assert (BREAK in shown) == bool(MENTIONS.search(text))


@hostile
def test_in_markdown_a_hostile_text_only_shows_itself(name: str) -> None:
    harmless = [markdown.render(diagnosis, "es") for diagnosis in hostile_diagnoses("harmless")]
    hostile = [markdown.render(diagnosis, "es") for diagnosis in hostile_diagnoses(HOSTILE[name])]
    for expected, found in zip(harmless, hostile, strict=True):
        assert acting(found) == []
        assert kinds(found) <= HARMLESS
        assert kinds(found) == kinds(expected)
        assert table_shapes(found) == table_shapes(expected)
        assert found.count("\n") == expected.count("\n")
        visible = seen("".join(token.content for token in tokens(found) if token.type == "text"))
        assert without_spaces(printable(HOSTILE[name])) in without_spaces(visible)
        assert not re.search(r"https?://|www\.|<[a-z/!]|\$(?<!\\\$)", found, re.IGNORECASE)


@hostile
def test_in_json_a_hostile_text_is_kept_and_acts_on_nothing(name: str) -> None:
    for diagnosis in hostile_diagnoses(HOSTILE[name]):
        text = json_text.render(diagnosis, "es")
        found = json.loads(text)
        assert found["company"] == " ".join(HOSTILE[name].split())
        assert found["sections"][0]["title"] == HOSTILE[name]
        dangerous = {"Cc", "Zl", "Zp"}
        assert [sign for sign in text if unicodedata.category(sign) in dangerous and sign != "\n"] == []
        assert not set(text) & set("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@hostile
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


@hostile
def test_the_template_of_a_hostile_questionnaire_is_a_blank_sheet_without_control_characters(
    name: str,
) -> None:
    asked = hostile_questionnaire(HOSTILE[name])
    text = template_text(asked, "es")
    loaded = read_answers(text.encode(), asked)
    assert (loaded.sheet, loaded.problems) == (blank(asked), ())
    assert acting(text) == []


@hostile
def test_problems_of_hostile_answers_are_one_harmless_line(name: str, shipped: Questionnaire) -> None:
    from ecomdiag import engine

    sheet = blank(shipped).with_answer("exports", HOSTILE[name]).with_answer(HOSTILE[name], "x")
    for problem in engine.check(shipped, sheet):
        assert "\n" not in printable(problem.message("es"))
        assert acting(printable(problem.message("es"))) == []


@settings(max_examples=200)
@given(st.text(max_size=40))
def test_plain_text_is_one_line_of_printable_signs(text: str) -> None:
    shown = printable(text)
    assert acting(shown) == []
    assert shown == shown.strip()
    if text.isprintable():
        assert shown == text.strip()


@settings(max_examples=200)
@given(st.text(alphabet="ab*_`[]()<>|\\#~$!&;:/.@w1-+ \n", max_size=30))
def test_escaped_markdown_shows_what_was_written(text: str) -> None:
    parsed = list(tokens(f"x {md(text)} x"))
    assert {token.type for token in parsed} <= {
        "paragraph_open",
        "inline",
        "text",
        "paragraph_close",
        "text_special",
    }
    visible = seen("".join(token.content for token in parsed if token.type in ("text", "text_special")))
    assert " ".join(visible.split()) == " ".join(f"x {printable(text)} x".split())


@settings(max_examples=200)
@given(st.text(alphabet="12.)-+=#>* a", min_size=1, max_size=8))
def test_escaped_markdown_at_the_start_of_a_line_is_a_line_of_text(text: str) -> None:
    parsed = [token.type for token in tokens(f"before\n\n{md(text)}\n\nafter")]
    assert parsed.count("paragraph_open") == (3 if text.strip() else 2)
    assert set(parsed) <= {"paragraph_open", "inline", "text", "paragraph_close"}


# Width, colour, language --------------------------------------------------------------------------------


@cache
def diagnoses(shipped: Questionnaire) -> list[Diagnosis]:
    sheets: list[AnswerSheet] = [blank(shipped)]
    sheets += [random_sheet(shipped, Random(seed), company="Conservas Ría, S.L.") for seed in range(6)]
    sheets += [half_filled(shipped, Random(seed)) for seed in range(3)]
    return [diagnose(shipped, sheet, date="2026-01-31") for sheet in sheets]


@pytest.mark.parametrize("width", [30, 60, 120, *slow([40, 50, 80, 100])])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_is_longer_than_the_window(shipped: Questionnaire, width: int, language: Language) -> None:
    for diagnosis in diagnoses(shipped):
        lines = terminal.render(diagnosis, language, width=width).splitlines()
        assert max(cell_len(line) for line in lines) <= width
        assert all(line == line.rstrip() for line in lines)


def test_windows_too_narrow_or_too_wide_are_treated_as_30_and_120(shipped: Questionnaire) -> None:
    diagnosis = diagnoses(shipped)[1]
    assert terminal.render(diagnosis, "es", width=10) == terminal.render(diagnosis, "es", width=30)
    assert terminal.render(diagnosis, "es", width=500) == terminal.render(diagnosis, "es", width=120)


def test_without_colour_there_are_no_escapes_and_with_it_there_are(shipped: Questionnaire) -> None:
    for diagnosis in diagnoses(shipped):
        assert "\x1b" not in terminal.render(diagnosis, "es", colour=False)
        assert "\x1b[" in terminal.render(diagnosis, "es", colour=True)


def test_spanish_reports_write_a_decimal_comma_and_english_a_point(shipped: Questionnaire) -> None:
    signs: list[tuple[Language, str, str]] = [("es", r"\d,\d", r"\d\.\d"), ("en", r"\d\.\d", r"\d,\d")]
    for language, good, bad in signs:
        for diagnosis in diagnoses(shipped):
            for text in (terminal.render(diagnosis, language), markdown.render(diagnosis, language)):
                table = text.partition("1. ")[0]
                said = table.replace(f" {diagnosis.questionnaire.version}", "")
                assert re.search(good, said)
                assert not re.search(bad, said.replace("docs/method.md", ""))


def test_a_range_shows_both_ends_and_a_bar_between(shipped: Questionnaire) -> None:
    shown = terminal.render(diagnose(shipped, blank(shipped)), "es")
    assert "0,0–100,0 de 100" in shown
    assert "▒" in shown
    assert "Inicial – Líder" in shown
    assert "Faltan respuestas" in shown


@pytest.mark.parametrize("language", ["es", "en"])
def test_a_range_that_could_not_be_worked_out_is_told_as_limits(language: Language) -> None:
    small = of(single("a", {"no": 0, "yes": 1}), single("b", {"no": 0, "yes": 1}))
    exact = diagnose(small, blank(small))
    limits = replace(exact, range_exact=False)
    told = say("report.only_limits", language)
    assert told in markdown.render(limits, language)
    assert told in " ".join(terminal.render(limits, language, width=80).split())
    assert told not in markdown.render(exact, language)
    assert json.loads(json_text.render(limits, language))["range_exact"] is False
    assert json.loads(json_text.render(exact, language))["range_exact"] is True


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
    sentences: list[tuple[Language, str]] = [("es", "no de ICEX"), ("en", "not ICEX's")]
    diagnosis = diagnoses(shipped)[1]
    for language, said in sentences:
        for text in (terminal.render(diagnosis, language), markdown.render(diagnosis, language)):
            assert said.replace("'", "’") in text.replace("'", "’").replace("\n", " ")


def test_a_cap_is_told_with_its_reason() -> None:
    diagnosis = next(hostile_diagnoses("porque sí"))
    assert [blocker.id for blocker in diagnosis.blockers] == ["shop"]
    for text in (terminal.render(diagnosis, "es"), markdown.render(diagnosis, "es")):
        assert "Lo que frena el nivel" in text


def test_the_markdown_names_every_question_and_every_section(shipped: Questionnaire) -> None:
    for diagnosis in diagnoses(shipped)[:4]:
        text = markdown.render(diagnosis, "es", depth=Depth.FULL)
        assert all(md(question.text.es) in text for question in diagnosis.questions)
        assert all(f"### {md(part.title.es)}" in text for part in diagnosis.sections)
        assert all(line == line.rstrip() for line in text.splitlines())
        assert text.endswith("\n")
        assert not text.endswith("\n\n")


@settings(max_examples=5)
@given(st.integers(0, 2**32), st.sampled_from(LANGUAGES))
def test_every_random_diagnosis_is_rendered(seed: int, language: Language) -> None:
    shipped = shipped_questionnaire()
    diagnosis = diagnose(shipped, half_filled(shipped, Random(seed)))
    for render in (terminal.render, markdown.render, json_text.render):
        text = render(diagnosis, language)
        assert acting(text) == []
        assert "Fraction(" not in text


@pytest.mark.parametrize("language", ["es", *slow(["en"])])
def test_every_column_of_a_table_in_markdown_has_a_title(shipped: Questionnaire, language: Language) -> None:
    texts = [listing.render(asked, language) for asked in (shipped, load_instrument("dmat"))]
    for sheet in (random_sheet(shipped, Random(1)), half_filled(shipped, Random(2)), blank(shipped)):
        advice = load_advice(shipped)
        texts.append(markdown.render(diagnose(shipped, sheet, advice=advice), language))
    for text in texts:
        lines = text.splitlines()
        heads = [before for before, line in pairwise(lines) if re.fullmatch(r"\|( *:?-+:? *\|)+", line)]
        assert heads
        for head in heads:
            assert all(cell.strip() for cell in head.strip("|").split("|")), head
