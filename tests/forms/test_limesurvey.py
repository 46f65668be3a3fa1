"""Surveys of LimeSurvey, row by row: its column of the table in docs/interchange.md."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from conftest import Run
from test_forms import SMALL

from ecomdiag import export, load_questionnaire
from ecomdiag.loader.limesurvey.markup import from_html, to_html
from ecomdiag.loader.questionnaire import INSTRUMENTS, parse_questionnaire


def tab_rows(content: bytes) -> list[dict[str, str]]:
    text = content.decode("utf-8-sig")
    assert not set('"') & set(
        text
    )  # nothing that PHP and Python would take out of quotation marks in two ways
    return list(csv.DictReader(StringIO(text), delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.fixture(scope="module")
def rows() -> dict[tuple[str, str], dict[str, str]]:
    made = export(parse_questionnaire(SMALL.encode()), "limesurvey", language="en", ending=".txt")
    assert [own.rule for own in made.left_out] == [
        "form.scores", "form.blockers", "form.heading", "form.sum_at_end", "form.headings",
    ]  # fmt: skip
    return {(row["class"], row["name"]): row for row in tab_rows(made.content) if row["language"] != "es"}


CELLS = [
    (("S", "additional_languages"), {"text": "es"}),
    (("S", "assessments"), {"text": "N"}),
    (("G", "One"), {"text": "We begin", "type/scale": "1"}),
    (("Q", "sells"), {"type/scale": "L", "text": "Do you sell?", "help": "Here", "mandatory": "Y", "relevance": "1"}),
    (("Q", "ways"), {
        "type/scale": "M", "text": "&#61;How", "mandatory": "N", "exclude_all_others": "none", "max_answers": "2", "min_answers": "",
        "relevance": "((sells.NAOK == 'yes' and !((!is_empty(sells.NAOK) and !(sells.NAOK == 'no')))) and !(!(!is_empty(sells.NAOK))))",
        "em_validation_q": "(count(that.ways.NAOK) >= 2 or ways_none.NAOK == 'Y')",
    }),
    (("Q", "order"), {"type/scale": "R", "min_answers": "2"}),
    (("Q", "people"), {"type/scale": "N", "min_num_value_n": "0", "max_num_value_n": "500", "num_value_int_only": "1", "suffix": "people"}),
    (("Q", "words"), {"type/scale": "T", "maximum_chars": "90", "display_rows": "3"}),
    (("Q", "shares"), {"type/scale": "X", "text": "Shares<br />They add up"}),
    (("Q", "one"), {"relevance": "(!is_empty(people.NAOK) and people.NAOK >= 0.25)", "max_num_value_n": "100", "suffix": "%"}),
    (("Q", "two"), {
        "em_validation_q": "(round(sum(one.NAOK, two.NAOK), 6) == 0 or round(sum(one.NAOK, two.NAOK), 6) == 100)",
        "em_validation_q_tip": "A hundred",
    }),
    (("Q", "looks"), {"type/scale": "F", "text": "How is it"}),
    (("SQ", "photos"), {"text": "Photos"}),
]  # fmt: skip


@pytest.mark.parametrize(("key", "cells"), CELLS)
def test_a_row(
    key: tuple[str, str], cells: dict[str, str], rows: dict[tuple[str, str], dict[str, str]]
) -> None:
    assert {column: rows[key][column] for column in cells} == cells


def test_what_is_set_for_all_languages_stands_once() -> None:
    made = export(parse_questionnaire(SMALL.encode()), "limesurvey", language="en", ending=".txt").content
    ways = [row for row in tab_rows(made) if (row["class"], row["name"]) == ("Q", "ways")]
    assert [(row["language"], row["max_answers"], bool(row["em_validation_q_tip"])) for row in ways] == [
        ("en", "2", True),
        ("es", "", True),
    ]


@pytest.mark.parametrize("name", [None, *INSTRUMENTS])
def test_xml_says_what_the_text_says(name: str | None) -> None:
    asked = load_questionnaire(name)
    language = asked.languages[-1]
    whole = ElementTree.fromstring(export(asked, "limesurvey", language=language).content)
    assert whole.findtext("LimeSurveyDocType") == "Survey"
    assert whole.findtext("languages/language") == language
    texts = tab_rows(export(asked, "limesurvey", language=language, ending=".txt").content)
    for table, sort in (("questions", "Q"), ("subquestions", "SQ")):
        found = [
            (row.findtext("title"), row.findtext("relevance")) for row in whole.findall(f"{table}/rows/row")
        ]
        assert found == [
            (row["name"], row["relevance"])
            for row in texts
            if row["class"] == sort and row["language"] == language
        ]
    codes = [row.findtext("code") for row in whole.findall("answers/rows/row")]
    assert codes == [row["name"] for row in texts if row["class"] == "A" and row["language"] == language]
    assert {row.findtext("assessment_value") for row in whole.findall("answers/rows/row")} <= {"0"}


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ('a < b & "c"', "a &lt; b &amp; &quot;c&quot;"),
        ("{x}", "&#123;x&#125;"),
        ("=1\ta\\b", "&#61;1 a&#92;b"),
        ("one\n\ntwo", "one<br /><br />two"),
    ],
)
def test_texts_in_html(text: str, html: str) -> None:
    assert to_html(text) == html
    assert from_html(html).text == text.replace("\t", " ")
    assert not from_html(html).lost


@pytest.mark.parametrize(("html", "text", "lost"), [
    ("<p>One&nbsp;<b>two</b></p>\n<p>three</p>", "One two\n\nthree", False),
    ("See <a href='x'>here</a><script>alert(1)</script><img src=x>", "See here", True),
    ("a < b &amp; c", "a < b & c", False),
    ("<style>p {}</style>", "", True),
])  # fmt: skip
def test_html_becomes_words(html: str, text: str, lost: bool) -> None:
    found = from_html(html)
    assert (" ".join(found.text.split()), found.lost) == (" ".join(text.split()), lost)


@pytest.mark.parametrize("name", ["form.lss", "form.txt"])
def test_the_command_writes_by_the_ending(name: str, run: Run, tmp_path: Path) -> None:
    done = run("questionnaire", "export", "--to", "limesurvey", "-o", name, "--lang", "en")
    assert (done.returncode, done.stdout) == (0, "")
    assert "questions cannot be codes there" in done.stderr
    ending = Path(name).suffix
    assert (tmp_path / name).read_bytes() == export(
        load_questionnaire(), "limesurvey", language="en", ending=ending
    ).content
    assert run("questionnaire", "export", "--to", "limesurvey", "-o", "form.json").returncode == 2
