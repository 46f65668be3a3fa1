"""Outlines say all that a report says: a writer that has never heard of a diagnosis loses none of it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random

import pytest
from copies import random_copy
from markdown_it import MarkdownIt
from sheets import half_filled, shipped_questionnaire

from ecomdiag.crosswalk.crossing import Crossing, cross
from ecomdiag.diagnosis.diagnose import diagnose
from ecomdiag.diagnosis.result import Diagnosis
from ecomdiag.loader.advice.loading import load_advice
from ecomdiag.loader.answers import read_answers
from ecomdiag.loader.crosswalk import load_crosswalk
from ecomdiag.report.crosswalk import outline as crosswalk
from ecomdiag.report.diagnosis.depth import Depth
from ecomdiag.report.diagnosis.outline import outline as diagnosis_outline
from ecomdiag.report.outline import (
    Bar,
    Block,
    Cell,
    Closing,
    Command,
    Gauge,
    Heading,
    Item,
    Items,
    Note,
    Outline,
    PageEnd,
    Paragraph,
    Picture,
    Source,
    Span,
    Spans,
    Style,
    Table,
    Terms,
    code,
    joined,
    line,
    sentence,
)
from ecomdiag.report.questionnaire.outline import outline as questionnaire_outline
from ecomdiag.report.versions import outline as versions
from ecomdiag.report.writing import markdown, terminal, text
from ecomdiag.report.writing.escape import BREAK
from ecomdiag.texts import LANGUAGES, Language
from ecomdiag.versions import diff
from ecomdiag.versions.records import QuestionnaireDiff

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.yaml"))


# A third writer: HTML ------------------------------------------------------------------------------------


def written(outline: Outline) -> str:
    """Write an outline as a page of HTML, bars as numbers."""
    return "\n".join(map(_block, outline))


def _block(block: Block) -> str:  # noqa: C901 (a case for each kind)
    match block:
        case Heading():
            return _tag(f"h{block.level}", html.escape(block.text), id=block.key)
        case Paragraph():
            return _tag("blockquote" if block.quoted else "p", _line(block.spans))
        case Note():
            return _tag("p", html.escape(block.text), id=block.kind)
        case Items():
            return _list(block.items)
        case Terms():
            rows = ((term.label, _lines(term.lines)) for term in block.terms)
            return _tag(
                "dl", "".join(_tag("dt", html.escape(label)) + _tag("dd", told) for label, told in rows)
            )
        case Table():
            head = "".join(_tag("th", html.escape(column.title)) for column in block.columns)
            rows_ = ("".join(_tag("td", _cell(cell)) for cell in row) for row in block.rows)
            return _tag("table", _tag("tr", head) + "".join(_tag("tr", row) for row in rows_))
        case Gauge():
            told = (block.label, block.shown, block.bar_label, block.level_label, block.level)
            return _lines(told)
        case Source() | Command():
            return _tag("pre", html.escape(block.text))
        case Closing():
            return "<hr>" + _lines(block.texts)
        case PageEnd():
            return "<hr>"
        case Picture():
            return ""


def _tag(name: str, inner: str, **attributes: str) -> str:
    said = "".join(f' {key}="{html.escape(value)}"' for key, value in attributes.items() if value)
    return f"<{name}{said}>{inner}</{name}>"


def _lines(texts: tuple[str, ...]) -> str:
    return "".join(_tag("p", html.escape(told)) for told in texts)


def _list(items: tuple[Item, ...]) -> str:
    return _tag(
        "ul",
        "".join(_tag("li", _line(item.spans) + (_list(item.items) if item.items else "")) for item in items),
    )


def _line(spans: Spans) -> str:
    return "".join(map(_span, spans))


def _span(span: Span) -> str:
    shown = html.escape(span.text)
    if span.address or span.to:
        return _tag("a", shown, href=span.address or f"#{span.to}")
    tags = {Style.STRONG: "b", Style.LABEL: "b", Style.QUIET: "i", Style.CODE: "code"}
    return _tag(tags[span.style], shown) if span.style in tags else shown


def _cell(cell: Cell) -> str:
    if isinstance(cell, Bar):
        return "" if cell.ends is None else f"<meter min=0 max=100 value={float(cell.ends[0]):.1f}></meter>"
    return _line(cell)


# What all of them say ------------------------------------------------------------------------------------


@cache
def made() -> tuple[dict[str, Diagnosis], QuestionnaireDiff, Crossing]:
    """Return what is reported, before it is said in a language."""
    ours = shipped_questionnaire()
    advice = load_advice(ours)
    sheets = {path.stem: read_answers(path.read_bytes(), ours).sheet for path in EXAMPLES}
    found = {name: diagnose(ours, sheet, date="2026-11-23", advice=advice) for name, sheet in sheets.items()}
    table, other = load_crosswalk("dii", ours)
    crossing = cross(table, ours, half_filled(ours, Random(1)), other)
    return found, diff(ours, random_copy(ours, Random(3))), crossing


@cache
def outlines(language: Language) -> dict[str, Outline]:
    """Return an outline of everything that is reported, and of all examples."""
    diagnoses, changes, crossing = made()
    return {
        "questionnaire": questionnaire_outline(shipped_questionnaire(), language),
        "versions": versions.outline(changes, language),
        "crosswalk": crosswalk.outline(crossing, language),
    } | {
        f"{name} {depth}": diagnosis_outline(
            diagnosis, language, depth, leads_on=True, again="ecomdiag assess"
        )
        for name, diagnosis in diagnoses.items()
        for depth in Depth
    }


def close(told: str) -> str:
    """Return a text without what only sets it: spaces, and the breaks within mentions."""
    return "".join(told.replace(BREAK, "").split())


def seen(document: str) -> Iterator[str]:
    """Yield what a person reads in each line of a Markdown document, bars apart."""
    for token in MarkdownIt("commonmark").enable("table").parse(document):
        if token.type == "inline":
            told = close("".join(child.content for child in token.children or ()))
            yield told.strip("█▒░")
        elif token.type == "fence":
            yield close(token.content)


def texts(outline: Outline) -> Iterator[str]:
    """Yield every line of the paragraphs and lists of an outline."""
    for block in outline:
        match block:
            case Heading() | Note():
                yield block.text
            case Paragraph():
                yield _with_addresses(block.spans)
            case Items():
                yield from _item_texts(block.items)
            case _:
                pass


def _item_texts(items: tuple[Item, ...]) -> Iterator[str]:
    for item in items:
        yield _with_addresses(item.spans)
        yield from _item_texts(item.items)


def _with_addresses(spans: Spans) -> str:
    """Return a line as it is where nothing can be clicked."""
    return "".join(f"{span.text} ({span.address})" if span.address else span.text for span in spans)


both = pytest.mark.parametrize("language", LANGUAGES)


@both
def test_a_third_writer_says_every_heading_and_every_text_of_the_markdown(language: Language) -> None:
    for name, outline in outlines(language).items():
        document, page = markdown.write(outline), written(outline)
        lines, shown = list(seen(document)), close(html.unescape(re.sub(r"<[^>]*>", "", page)))
        assert [told for told in lines if told not in shown] == [], name
        headings = re.findall(r"^(#+) ", re.sub(r"(?s)```.*?```", "", document), re.MULTILINE)
        assert [f"h{len(level)}" for level in headings] == re.findall(r"<(h[1-4])", page), name
        # Nor does it say anything else.
        said, pieces = "".join(lines), re.split(r"<[^>]*>", page)
        assert [told for told in pieces if close(html.unescape(told)) not in said] == [], name


@both
def test_lines_and_a_terminal_say_all_paragraphs_and_lists_too(language: Language) -> None:
    for name, outline in outlines(language).items():
        plain = [told for told in map(close, texts(outline)) if told]
        lines = close(text.write(outline, width=10_000))
        assert [told for told in plain if told not in lines] == [], name
        if name.endswith(Depth.STANDARD):
            screen = close(terminal.write(outline, width=120))
            assert [told for told in plain if told not in screen] == [], name


@both
def test_every_link_to_a_heading_leads_to_one(language: Language) -> None:
    for name, outline in outlines(language).items():
        document = markdown.write(outline)
        keys = {block.key for block in outline if isinstance(block, Heading)}
        keys |= {item.key for block in outline if isinstance(block, Items) for item in block.items}
        links = re.findall(r'href="#([^"]*)"', written(outline))
        assert {html.unescape(link) for link in links} <= keys, name
        assert document.count("](#") == len(links), name


def test_a_sentence_takes_in_lines_where_its_values_stand() -> None:
    told = sentence("show.caps_at", "en", level="High", id=code("high"))
    assert told == line("the level goes no higher than “", "High", "” (", code("high"), ")")


def test_lines_are_joined_like_words() -> None:
    parts = [line("a"), Span("b"), line(code("c"))]
    assert "".join(span.text for span in joined(parts, ", ", " and ")) == "a, b and c"
    assert joined([Span("a")], ", ", " and ") == line("a")
    assert joined([], ", ") == ()
