"""A plan as a page of HTML: its picture says what its table says, and no text acts in it."""

from __future__ import annotations

import re
from fractions import Fraction
from importlib import import_module
from pathlib import Path

import pytest
from hostile import HOSTILE, acting, without_spaces

import ecomdiag
from ecomdiag.planning.result import Plan
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.record import replace
from ecomdiag.report.frontier import Frontier, Point
from ecomdiag.report.outline import Heading
from ecomdiag.report.plan import html
from ecomdiag.report.plan.outline import outline
from ecomdiag.report.writing import text
from ecomdiag.report.writing.html.drawing import steps
from ecomdiag.texts import LANGUAGES, Language
from ecomdiag.texts.numbers import rounded

EXAMPLES = sorted((Path(__file__).resolve().parents[2] / "examples").glob("*.yaml"))
COMPLETE = [path for path in EXAMPLES if path.stem != "a-medias"]


def planned(questionnaire: Questionnaire, path: Path) -> Plan:
    return ecomdiag.plan(questionnaire, ecomdiag.load_answers(path, questionnaire), date="2026-11-30")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_picture_names_stands_beside_it(shipped: Questionnaire, language: Language) -> None:
    for path in COMPLETE[:2]:
        plan = planned(shipped, path)
        own = outline(plan, language, whole=True, paged=True)
        (picture,) = (block for block in own if isinstance(block, Frontier))
        lines = text.write(own, width=100_000)
        assert [point.aimed for point in picture.named].count(True) == 1
        for point in picture.named:
            assert rounded(point.brings, language, 1) in lines
            assert point.title.partition(":")[0] in (*lines.split(), "Hoy", "Today", "este plan", "this plan")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_plan_is_one_small_page_that_needs_nothing(shipped: Questionnaire, language: Language) -> None:
    for path in COMPLETE[:2]:
        page = html.render(planned(shipped, path), language)
        assert len(page.encode()) < 300_000
        assert page.startswith(f'<!DOCTYPE html>\n<html lang="{language}">')
        assert "default-src 'none'" in page
        assert not re.search(
            r"<(script|img|iframe|link|object|form)\b| style=|https?:", page.partition("</style>")[2]
        )
        ids = re.findall(r' id="([^"]*)"', page)
        assert len(ids) == len(set(ids))


@pytest.mark.parametrize("name", HOSTILE)
def test_no_text_acts_on_the_page_of_a_plan(shipped: Questionnaire, name: str) -> None:
    plan = planned(shipped, COMPLETE[0])
    actions = tuple(replace(own, who=HOSTILE[name], when=HOSTILE[name]) for own in plan.actions)
    page = html.render(replace(plan, company=HOSTILE[name], actions=actions), "es")
    plain = html.render(replace(plan, company="x", actions=actions[:0] or plan.actions), "es")
    assert acting(page) == []
    assert re.findall(r"<(\w+)", page) == re.findall(r"<(\w+)", plain)


def test_a_frontier_rises_in_steps_and_its_names_do_not_hide_each_other() -> None:
    points = [(Fraction(days), Fraction(score)) for days, score in ((2, 20), (5, 40), (10, 60), (400, 100))]
    named = [
        Point(takes=days, brings=score, title="Inicial") for days, score in (points[0], points[0], points[2])
    ]
    drawn = steps(
        Frontier(
            title="",
            description="",
            takes="",
            brings="",
            points=tuple(Point(takes=days, brings=score) for days, score in points),
            named=tuple(named),
        ),
        600,
        200,
    )
    # To a little more than the last name, not to the 400 days at which nothing is named.
    assert [mark.text for mark in drawn.below] == ["0", "5", "10", "15"]
    assert drawn.line == "M80 160H200V120H400V80H600"
    assert len({flag.below for flag in drawn.named[:2]}) == 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_plan_on_paper_says_what_its_outline_says_and_shows_its_picture(
    shipped: Questionnaire, language: Language
) -> None:
    pytest.importorskip("typst", reason="typst is not installed")
    pytest.importorskip("pypdf", reason="pypdf is not installed")
    plan = planned(shipped, COMPLETE[0])
    read = import_module("unit.test_pdf").Read(
        import_module("ecomdiag.report.plan.pdf").render(plan, language)
    )
    said = without_spaces(read.text)
    own = outline(plan, language, whole=True, paged=True)
    titles = [block.text for block in own if isinstance(block, Heading)]
    assert [title for title in titles if without_spaces(title) not in said] == []
    actions = [own.title.to(language) for own in plan.actions]
    assert [title for title in actions if without_spaces(title) not in said] == []
    assert read.root["/Lang"] == language
    (picture,) = (block for block in own if isinstance(block, Frontier))
    assert f"{picture.title}. {picture.description}" in [figure["/Alt"] for figure in read.tagged("/Figure")]
