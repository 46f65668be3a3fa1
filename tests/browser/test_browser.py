"""Reports in a real browser: nothing is asked of the network, nothing overflows, nothing bars anybody from reading.

Needs Playwright (``--group browser``) and a Chromium; for what axe-core finds, its file (``ECOMDIAG_AXE``). ``.ci/run``
installs all three.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hostile import HOSTILE, hostile_diagnoses
from searches import slow

import ecomdiag
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.record import replace
from ecomdiag.report.diagnosis import html
from ecomdiag.report.diagnosis.depth import Depth
from ecomdiag.report.plan import html as plan_page
from ecomdiag.texts import LANGUAGES, Language

playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
AXE = os.environ.get("ECOMDIAG_AXE")
pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium on this machine"),
    pytest.mark.filterwarnings("ignore"),
]

EXAMPLES = sorted((Path(__file__).resolve().parents[2] / "examples").glob("*.yaml"))
WIDTHS = (360, 768, 1440)
OVERFLOWS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"

#: Words of pictures that reach over their edge, or are smaller than 9 pixels.
CUT_OR_TINY = """() => [...document.querySelectorAll("svg text")].filter(own => {
    const svg = own.closest("svg"), box = own.getBoundingClientRect(), all = svg.getBoundingClientRect()
    const size = parseFloat(getComputedStyle(own).fontSize) * all.width / svg.viewBox.baseVal.width
    return box.left < all.left - 1 || box.right > all.right + 1 || size < 9
}).map(own => own.textContent)"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


def written(questionnaire: Questionnaire, path: Path, language: Language, depth: Depth) -> str:
    sheet = ecomdiag.load_answers(path, questionnaire)
    return html.render(ecomdiag.diagnose(questionnaire, sheet, date="2026-11-23"), language, depth=depth)


def opened(browser: Any, page: Path, *, width: int, scheme: str, **more: Any) -> tuple[Any, list[str]]:
    """Open a page without a network; return it with all that it said and asked for."""
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, offline=True, **more
    )
    shown, heard = context.new_page(), []
    shown.on("console", lambda said: heard.append(said.text))
    shown.on("pageerror", lambda error: heard.append(str(error)))
    shown.on("request", lambda asked: heard.append(asked.url) if asked.url != page.as_uri() else None)
    shown.goto(page.as_uri())
    return shown, heard


@pytest.mark.parametrize("path", [*EXAMPLES[:2], *slow(EXAMPLES[2:])], ids=lambda path: path.stem)
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_example_asks_for_nothing_says_nothing_and_fits(
    browser: Any, shipped: Questionnaire, tmp_path: Path, path: Path, language: Language
) -> None:
    page = tmp_path / "report.html"
    for depth in (Depth.STANDARD, Depth.FULL):
        page.write_text(written(shipped, path, language, depth), encoding="utf-8")
        for width in WIDTHS:
            shown, heard = opened(browser, page, width=width, scheme="light")
            assert heard == []
            assert not shown.evaluate(OVERFLOWS), (depth, width)
            assert shown.evaluate(CUT_OR_TINY) == [], (depth, width)
            shown.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", [*EXAMPLES[:1], *slow(EXAMPLES[1:])], ids=lambda path: path.stem)
def test_axe_finds_nothing(
    browser: Any, shipped: Questionnaire, tmp_path: Path, path: Path, scheme: str
) -> None:
    if not AXE:
        pytest.skip("ECOMDIAG_AXE names no axe.min.js")
    page = tmp_path / "report.html"
    page.write_text(written(shipped, path, "es", Depth.FULL), encoding="utf-8")
    # The page allows no script, so that axe has to be let in past its policy.
    shown, _ = opened(browser, page, width=360, scheme=scheme, bypass_csp=True)
    shown.evaluate("document.querySelectorAll('details').forEach(own => { own.open = true })")
    shown.evaluate(Path(AXE).read_text(encoding="utf-8"))
    found = shown.evaluate("axe.run()")["violations"]
    assert [(each["id"], each["nodes"][0]["html"]) for each in found] == []
    shown.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_plan_asks_for_nothing_fits_and_bars_nobody(
    browser: Any, shipped: Questionnaire, tmp_path: Path, language: Language, scheme: str
) -> None:
    page = tmp_path / "plan.html"
    sheet = ecomdiag.load_answers(EXAMPLES[1], shipped)
    page.write_text(plan_page.render(ecomdiag.plan(shipped, sheet), language), encoding="utf-8")
    for width in WIDTHS:
        shown, heard = opened(browser, page, width=width, scheme=scheme, bypass_csp=True)
        assert heard == []
        assert not shown.evaluate(OVERFLOWS), width
        if AXE:
            shown.evaluate(Path(AXE).read_text(encoding="utf-8"))
            found = shown.evaluate("axe.run()")["violations"]
            assert [(each["id"], each["nodes"][0]["html"]) for each in found] == []
        shown.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("colour", ["#6b2c91", *slow(["#ffff00", "#000000", "#ff0000", "#00ffcc"])])
def test_a_branded_page_asks_for_nothing_fits_and_bars_nobody(
    browser: Any, shipped: Questionnaire, tmp_path: Path, colour: str, scheme: str
) -> None:
    page = tmp_path / "report.html"
    brand = replace(ecomdiag.load_brand(EXAMPLES[0].parent / "brand" / "brand.yaml"), colour=colour)
    diagnosis = ecomdiag.diagnose(shipped, ecomdiag.load_answers(EXAMPLES[1], shipped), date="2026-11-23")
    page.write_text(ecomdiag.render(diagnosis, "html", language="es", brand=brand), encoding="utf-8")
    for width in WIDTHS:
        shown, heard = opened(browser, page, width=width, scheme=scheme, bypass_csp=bool(AXE))
        assert [own for own in heard if not own.startswith("data:image/")] == []
        assert not shown.evaluate(OVERFLOWS), width
        assert shown.evaluate("document.querySelector('.logo').getBoundingClientRect().width") > 60
        if AXE:
            shown.evaluate(Path(AXE).read_text(encoding="utf-8"))
            found = shown.evaluate("axe.run()")["violations"]
            assert [(each["id"], each["nodes"][0]["html"]) for each in found] == []
        shown.context.close()


@pytest.mark.parametrize("name", ["html", "image", "rich link", "right to left", *slow(sorted(HOSTILE))])
def test_a_hostile_text_does_nothing_in_a_browser(browser: Any, tmp_path: Path, name: str) -> None:
    page = tmp_path / "report.html"
    for diagnosis in hostile_diagnoses(HOSTILE[name]):
        page.write_text(html.render(diagnosis, "es"), encoding="utf-8")
        shown, heard = opened(browser, page, width=360, scheme="light")
        assert heard == []
        assert not shown.evaluate(OVERFLOWS)
        shown.context.close()


def test_what_is_folded_away_is_printed(browser: Any, shipped: Questionnaire, tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    page.write_text(written(shipped, EXAMPLES[1], "es", Depth.STANDARD), encoding="utf-8")
    shown, _ = opened(browser, page, width=1440, scheme="dark")
    folded = "[...document.querySelectorAll('details > div')].map(own => own.checkVisibility({contentVisibilityAuto: true}))"
    assert not any(shown.evaluate(folded))
    shown.emulate_media(media="print")
    shown.wait_for_function(f"{folded}.every(seen => seen)", timeout=5000)
    assert shown.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    shown.context.close()
