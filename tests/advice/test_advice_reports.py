"""How reports show the advice: the same bytes each time, and no text of the content acts on the reader's page."""

from __future__ import annotations

import json
import re
from pathlib import Path
from random import Random

import pytest
from sheets import random_sheet
from test_advice_files import SOUND

from ecomdiag.advice.model import Advice
from ecomdiag.diagnosis.diagnose import diagnose
from ecomdiag.diagnosis.result import Diagnosis
from ecomdiag.loader.advice.loading import parse_advice
from ecomdiag.loader.answers import read_answers
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.record import replace
from ecomdiag.report.diagnosis import json_text, markdown, terminal
from ecomdiag.report.diagnosis.depth import Depth
from ecomdiag.report.diagnosis.summary import MOST
from ecomdiag.texts import LANGUAGES, Language, say

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "conservas-ria.yaml"
PARTS = (
    "recommendations",
    "lenses",
    "markets",
    "duties",
    "support",
    "peers",
    "consistency",
    "remarks",
    "positioning",
)


def advised(shipped: Questionnaire, advice: Advice | None, seed: int = 3, **more: str) -> Diagnosis:
    own = random_sheet(shipped, Random(seed))
    return diagnose(shipped, own, advice=advice, **{"date": "2026-11-23", **more})  # type: ignore[arg-type]


def test_the_same_answers_give_the_same_bytes_whatever_the_hash_seed(run) -> None:  # type: ignore[no-untyped-def]
    arguments = ("assess", "--answers", str(EXAMPLE), "--date", "2026-11-23", "--lang", "es", "--format")
    for form in ("json", "markdown"):
        first, second = (run(*arguments, form, PYTHONHASHSEED=seed) for seed in ("1", "77"))
        assert first.returncode == 0
        assert first.stdout == second.stdout


def test_json_has_every_part_with_the_fixed_names(shipped: Questionnaire, advice: Advice) -> None:
    for seed in range(6):
        diagnosis = advised(shipped, advice, seed)
        written = json.loads(json_text.render(diagnosis, "en"))
        assert set(PARTS) <= written.keys()
        assert diagnosis.advice is not None
        for own, record in zip(written["recommendations"], diagnosis.advice.recommendations, strict=True):
            assert own.keys() >= {"action", "question", "from", "to", "gain", "effort"}
            assert own["gain"] == pytest.approx(float(record.gain), abs=1e-9)
            assert own["effort"]["days"][0] <= own["effort"]["days"][1]


def test_without_advice_a_report_has_none_of_it(shipped: Questionnaire, advice: Advice) -> None:
    full, bare = advised(shipped, advice), advised(shipped, None)
    assert bare.advice is None
    assert not set(PARTS) & json.loads(json_text.render(bare, "en")).keys()
    for render in (markdown.render, terminal.render):
        headings = {line for line in render(full, "en").splitlines() if line.startswith("#")} - set(
            render(bare, "en").splitlines()
        )
        assert not any(line in render(bare, "en") for line in headings)
    assert "## " in markdown.render(full, "en").replace(markdown.render(bare, "en"), "")
    assert len(markdown.render(bare, "en")) < len(markdown.render(full, "en")) / 2


HOSTILE = [
    "<script>alert(1)</script>",
    "![x](https://evil.example/x.png)",
    "[x](javascript:alert(1))",
    "a | b | c",
    "**bold** _it_ ~~gone~~",
    "@someone www.evil.example https://evil.example",
    "`code` $x$ #heading",
    "&lt;b&gt;",
    r"one\n\n# two\n- three",
    r"\x1b[31mred\u202e",
]


@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.parametrize("language", LANGUAGES)
def test_markdown_shows_hostile_content_as_it_is(
    shipped: Questionnaire, hostile: str, language: Language
) -> None:
    contents = {
        name: text.replace('"Uno"', f'"{hostile}"').replace('"One"', f'"{hostile}"')
        .replace('"A page"', f'"{hostile}"').replace('"Someone"', f'"{hostile}"')
        .replace('"ICEX"', f'"{hostile}"').replace('"LGPD"', f'"{hostile}"').replace('"iDEAL | Wero"', f'"{hostile}"')
        for name, text in SOUND.items()
    }  # fmt: skip
    if "\\x1b" in hostile:  # refused by the reader of YAML or made harmless: both will do
        contents = {name: text.replace(r"\x1b", "") for name, text in contents.items()}
    advice = parse_advice(shipped, {name: text.encode() for name, text in contents.items()})
    own = random_sheet(shipped, Random(2))
    for code in ("GB", "BR", "RU"), ("CL", "NL", "NO"):
        given = (
            own.with_answer("target_countries", code)
            .with_answer("sells_online", "no")
            .with_answer("exports", "regular")
        )
        with_it = diagnose(shipped, given, advice=advice, date="2026-11-23")  # type: ignore[arg-type]
        page = markdown.render(with_it, language, depth=Depth.FULL)
        assert "<script" not in page
        assert "&lt;b&gt;" not in page.replace("&amp;lt;b&amp;gt;", "")
        assert not re.search(r"(?<!\\)\]\((?!https?://|#)", page), "an address that is not one of the web"
        assert "](https://evil" not in page
        assert "www.evil" not in page
        assert "@someone" not in page
        assert "\x1b" not in page
        assert "\u202e" not in page
        assert "**bold**" not in page
        assert "\n# two" not in page
        assert "\n- three" not in page
        tables = [line for line in page.splitlines() if line.startswith("|")]
        assert all(line.replace(r"\|", "").count("|") in (3, 4, 6) for line in tables)
        shown = terminal.render(with_it, language)
        assert "\x1b" not in shown
        assert "\u202e" not in shown


def test_every_action_of_a_report_stands_with_its_first_step_and_sources(
    shipped: Questionnaire, advice: Advice
) -> None:
    diagnosis = advised(shipped, advice)
    assert diagnosis.advice is not None
    page = markdown.render(diagnosis, "en", depth=Depth.FULL)
    counted = [own for own in diagnosis.advice.recommendations if own.alternative_to is None]
    for number, _ in enumerate(counted, 1):
        assert f"\n### {number}. " in page
    steps = len(diagnosis.advice.recommendations) + MOST  # those of the first page are told again
    assert page.count(f"**{say('advice.first_step', 'en')}:**") == steps
    sources = {source.link for own in diagnosis.advice.recommendations for source in own.sources}
    notes = page.partition("## Sources")[2]
    assert sources
    assert all(f"]({address})" in notes for address in sources if not set(address) & set(" ()<>"))


def test_without_a_date_the_report_says_that_it_bears_none(shipped: Questionnaire, advice: Advice) -> None:
    page = markdown.render(advised(shipped, advice, date=None), "en")  # type: ignore[arg-type]
    assert "bears no date" in page
    assert "--date" not in page
    assert "bears no date" not in markdown.render(advised(shipped, advice), "en")


@pytest.mark.parametrize(("language", "words"), [("es", "O, en su lugar: "), ("en", "Or instead: ")])
def test_alternatives_stand_with_what_they_replace_and_have_no_number(
    shipped: Questionnaire, advice: Advice, language: Language, words: str
) -> None:
    example = EXAMPLE.with_name("software-quince.yaml")  # its mark may be taken to the EU, or outside of it
    given = read_answers(example.read_bytes(), shipped).sheet
    diagnosis = diagnose(shipped, given, advice=advice)
    assert diagnosis.advice is not None
    instead = [own for own in diagnosis.advice.recommendations if own.alternative_to]
    assert instead
    text = markdown.render(diagnosis, language, depth=Depth.FULL)
    numbered = re.findall(r"^### (\d+)\. ", text, re.MULTILINE)
    assert len(numbered) == len(diagnosis.advice.recommendations) - len(instead)
    for own in instead:
        assert text.count(f"#### {words}{own.title.to(language)}") == 1
        assert own.first_step.to(language) in text
    shown = {own.alternative_to for own in instead}
    few = tuple(own for own in diagnosis.advice.recommendations if own in instead or own.action in shown)
    short = replace(diagnosis, advice=replace(diagnosis.advice, recommendations=few))
    assert words in terminal.render(short, language, width=120)
