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
from ecomdiag.diagnosis import Diagnosis, diagnose
from ecomdiag.loader.advice import parse_advice
from ecomdiag.model import Questionnaire
from ecomdiag.report import json_text, markdown, terminal
from ecomdiag.texts import LANGUAGES, say

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "conservas-ria.yaml"
PARTS = ("recommendations", "lenses", "markets", "duties", "support", "peers", "consistency", "remarks")


def advised(shipped: Questionnaire, advice: Advice | None, seed: int = 3, **more: str) -> Diagnosis:
    own = random_sheet(shipped, Random(seed))
    return diagnose(shipped, own, language="en", advice=advice, **{"date": "2026-11-23", **more})  # type: ignore[arg-type]


def test_the_same_answers_give_the_same_bytes_whatever_the_hash_seed(run) -> None:  # type: ignore[no-untyped-def]
    arguments = ("assess", "--answers", str(EXAMPLE), "--date", "2026-11-23", "--lang", "es", "--format")
    for form in ("json", "markdown"):
        first, second = (run(*arguments, form, PYTHONHASHSEED=seed) for seed in ("1", "77"))
        assert first.returncode == 0
        assert first.stdout == second.stdout


def test_json_has_every_part_with_the_fixed_names(shipped: Questionnaire, advice: Advice) -> None:
    for seed in range(6):
        diagnosis = advised(shipped, advice, seed)
        written = json.loads(json_text.render(diagnosis))
        assert set(PARTS) <= written.keys()
        assert diagnosis.advice is not None
        for own, record in zip(written["recommendations"], diagnosis.advice.recommendations, strict=True):
            assert own.keys() >= {"action", "question", "from", "to", "gain", "effort"}
            assert own["gain"] == pytest.approx(float(record.gain), abs=1e-9)
            assert own["effort"]["days"][0] <= own["effort"]["days"][1]


def test_without_advice_a_report_has_none_of_it(shipped: Questionnaire, advice: Advice) -> None:
    full, bare = advised(shipped, advice), advised(shipped, None)
    assert bare.advice is None
    assert not set(PARTS) & json.loads(json_text.render(bare)).keys()
    for render in (markdown.render, terminal.render):
        headings = {line for line in render(full).splitlines() if line.startswith("#")} - set(
            render(bare).splitlines()
        )
        assert not any(line in render(bare) for line in headings)
    assert "## " in markdown.render(full).replace(markdown.render(bare), "")
    assert len(markdown.render(bare)) < len(markdown.render(full)) / 2


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
def test_markdown_shows_hostile_content_as_it_is(shipped: Questionnaire, hostile: str, language: str) -> None:
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
        with_it = diagnose(shipped, given, language=language, advice=advice, date="2026-11-23")  # type: ignore[arg-type]
        page = markdown.render(with_it)
        assert "<script" not in page
        assert "&lt;b&gt;" not in page.replace("&amp;lt;b&amp;gt;", "")
        assert not re.search(r"(?<!\\)\]\((?!https?://)", page), "an address that is not one of the web"
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
        shown = terminal.render(with_it)
        assert "\x1b" not in shown
        assert "\u202e" not in shown


def test_every_action_of_a_report_stands_with_its_first_step_and_sources(
    shipped: Questionnaire, advice: Advice
) -> None:
    diagnosis = advised(shipped, advice)
    assert diagnosis.advice is not None
    page = markdown.render(diagnosis)
    for number, _ in enumerate(diagnosis.advice.recommendations, 1):
        assert f"\n### {number}. " in page
    assert page.count(f"**{say('advice.first_step', 'en')}:**") == len(diagnosis.advice.recommendations)


def test_without_a_date_the_report_says_how_to_learn_the_duties(
    shipped: Questionnaire, advice: Advice
) -> None:
    page = markdown.render(advised(shipped, advice, date=None))  # type: ignore[arg-type]
    assert "--date YYYY-MM-DD" in page.replace("\\", "")
    assert "--date" not in markdown.render(advised(shipped, advice))
