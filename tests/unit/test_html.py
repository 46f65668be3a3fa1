"""A report in HTML needs nothing but itself, lets no text act, and can be read by everybody."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hostile import HOSTILE, acting, hostile_diagnoses, without_spaces
from searches import thinned

import ecomdiag
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.record import replace
from ecomdiag.report.diagnosis import html
from ecomdiag.report.diagnosis.depth import Depth
from ecomdiag.report.diagnosis.outline import outline
from ecomdiag.report.outline import Chain, Outline, Picture, Radar, Scatter, Timeline
from ecomdiag.report.writing import html as writer
from ecomdiag.report.writing import text
from ecomdiag.texts import LANGUAGES, Language
from ecomdiag.texts.showing import printable

EXAMPLES = sorted((Path(__file__).resolve().parents[2] / "examples").glob("*.yaml"))
STYLE = Path(writer.__file__).parent / "templates" / "style.css"
LARGEST = 300_000

both = pytest.mark.parametrize("language", LANGUAGES)
every = pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)


class Parsed(HTMLParser):
    """What a browser would make of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.seen: list[str] = []
        self.raw = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        self.raw = tag

    def handle_data(self, data: str) -> None:
        if self.raw != "style":
            self.seen.append(data)

    def handle_endtag(self, _tag: str) -> None:
        self.raw = ""

    def values(self, name: str) -> list[str]:
        return [attributes[name] for _, attributes in self.tags if name in attributes]


def outlined(questionnaire: Questionnaire, path: Path, language: Language, depth: Depth) -> Outline:
    sheet = ecomdiag.load_answers(path, questionnaire)
    return outline(ecomdiag.diagnose(questionnaire, sheet, date="2026-11-23"), language, depth)


@every
@both
@pytest.mark.parametrize("depth", Depth)
def test_an_example_is_one_small_sound_page(
    shipped: Questionnaire, path: Path, language: Language, depth: Depth
) -> None:
    page = writer.write(outlined(shipped, path, language, depth), language)
    parsed = Parsed(page)
    assert len(page.encode()) < LARGEST
    assert parsed.tags[0] == ("html", {"lang": language})
    ids = parsed.values("id")
    assert len(ids) == len(set(ids))
    links = [href.removeprefix("#") for href in parsed.values("href") if href.startswith("#")]
    named = [name for values in parsed.values("aria-labelledby") for name in values.split()]
    assert set(links) | set(named) <= set(ids)
    assert {tag for tag, _ in parsed.tags}.isdisjoint({"script", "img", "iframe", "object", "link", "form"})
    assert [tag for tag, _ in parsed.tags].count("h1") == 1


@both
def test_a_page_says_all_that_the_lines_of_its_outline_say(
    shipped: Questionnaire, language: Language
) -> None:
    for depth in Depth:
        own = outlined(shipped, EXAMPLES[1], language, depth)
        seen = without_spaces("".join(Parsed(writer.write(own, language)).seen))
        for block in own:
            spans = getattr(block, "spans", ())
            assert without_spaces(printable("".join(span.text for span in spans))) in seen


@both
def test_whatever_a_picture_shows_stands_beside_it_as_text(
    shipped: Questionnaire, language: Language
) -> None:
    for path in EXAMPLES:
        for depth in (Depth.STANDARD, Depth.FULL):
            own = outlined(shipped, path, language, depth)
            lines = text.write(own, width=100_000)
            pictures = [block for block in own if isinstance(block, Picture)]
            assert len(pictures) >= 3
            for figure in _figures(pictures):
                assert figure in lines, figure


def _figures(pictures: list[Picture]) -> Iterator[str]:
    for block in pictures:
        match block:
            case Radar():
                yield from (part for spoke in block.spokes for part in (spoke.title, spoke.shown))
            case Chain():
                yield from (part for link in block.links for part in (link.title, link.shown))
            case Scatter():
                yield from (f"{dot.number}. {dot.title}" for dot in block.dots)
            case Timeline():
                yield from (event.shown for event in block.events[:5])


@pytest.mark.parametrize("name", thinned(HOSTILE, 3))
def test_in_html_a_hostile_text_only_shows_itself(name: str) -> None:
    harmless = [Parsed(html.render(diagnosis, "es")) for diagnosis in hostile_diagnoses("harmless")]
    for diagnosis, expected in zip(hostile_diagnoses(HOSTILE[name]), harmless, strict=True):
        page = html.render(diagnosis, "es")
        found = Parsed(page)
        assert acting(page) == []
        assert [tag for tag, _ in found.tags] == [tag for tag, _ in expected.tags]
        assert {name for _, own in found.tags for name in own} - {"data-long"} == {
            name for _, own in expected.tags for name in own
        }
        assert found.values("href") == expected.values("href")
        assert without_spaces(printable(HOSTILE[name])) in without_spaces("".join(found.seen))


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//evil"]
)
def test_only_an_address_of_the_web_becomes_a_link(shipped: Questionnaire, address: str) -> None:
    diagnosis = ecomdiag.diagnose(shipped, ecomdiag.load_answers(EXAMPLES[1], shipped), date="2026-11-23")
    assert diagnosis.advice is not None
    own = diagnosis.advice.support[0]
    source = replace(own.statement.sources[0], link=address)
    changed = replace(own, statement=replace(own.statement, sources=(source,)))
    advice = replace(diagnosis.advice, support=(changed,))
    for depth in Depth:
        assert address not in html.render(replace(diagnosis, advice=advice), "es", depth=depth)


def test_the_page_allows_itself_its_own_style_and_nothing_else(shipped: Questionnaire) -> None:
    page = writer.write(outlined(shipped, EXAMPLES[0], "en", Depth.SUMMARY), "en")
    (style,) = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    assert policy.startswith(f"default-src 'none'; style-src 'sha256-{digest}';")
    assert "unsafe" not in policy
    assert not re.search(r"url\(|@import|expression|https?:", style.replace('[href^="http"]', ""))
    assert " style=" not in page


# Contrast ------------------------------------------------------------------------------------------------

#: What is read, on what it stands; and what is only seen.
READ = ("ink", "quiet", "link", "good", "bad", "warning", "l0", "l1", "l2", "l3", "l4")
SEEN = ("l0", "l1", "l2", "l3", "l4", "bad", "good")


def palettes() -> dict[str, dict[str, str]]:
    style = STYLE.read_text(encoding="utf-8")
    roots = re.findall(r":root\{([^}]*)\}", style)
    found = [dict(re.findall(r"--([\w-]+):(#\w+)", root)) for root in roots]
    return dict(zip(("light", "dark", "print"), found, strict=True))


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * sign for sign in colour[1:])
    parts = [int(digits[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def blended(colour: str, ground: str, share: float) -> str:
    parts = ([int(each[n : n + 2], 16) for n in (1, 3, 5)] for each in map(whole, (colour, ground)))
    return "#" + "".join(
        f"{round(share * over + (1 - share) * under):02x}" for over, under in zip(*parts, strict=True)
    )


def whole(colour: str) -> str:
    return colour if len(colour) == 7 else "#" + "".join(2 * sign for sign in colour[1:])


@pytest.mark.parametrize("theme", ["light", "dark", "print"])
def test_every_colour_can_be_read_on_what_it_stands_on(theme: str) -> None:
    colours = palettes()[theme]
    for ground in ("page", "card"):
        assert min(contrast(colours[name], colours[ground]) for name in READ) >= 4.5
    assert contrast(colours["on"], colours["good"]) >= 4.5
    # The names in a frontier stand on what is filled below it.
    (share,) = re.findall(
        r"\.below\{fill:var\(--good\);fill-opacity:(\.\d+)\}", STYLE.read_text(encoding="utf-8")
    )
    filled = blended(colours["good"], colours["card"], float(share))
    assert min(contrast(colours[name], filled) for name in ("ink", "good")) >= 4.5
    assert min(contrast(colours[name], colours["rail"]) for name in SEEN) >= 3
