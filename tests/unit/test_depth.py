"""How much a report tells: one page first, the same at every depth; the usual one is read in a quarter of an hour."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random

import pytest
from searches import slow
from sheets import half_filled, random_sheet

import ecomdiag
from ecomdiag.diagnosis.result import Diagnosis
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.report.diagnosis.depth import Depth
from ecomdiag.report.diagnosis.outline import outline
from ecomdiag.report.outline import Closing, Heading, Items, Outline, PageEnd
from ecomdiag.report.writing import text
from ecomdiag.texts import LANGUAGES, Language, say
from ecomdiag.texts.dates import day

EXAMPLES = sorted((Path(__file__).resolve().parents[2] / "examples").glob("*.yaml"))
DATE = "2026-11-23"
#: Words of a page, and of what is read in a quarter of an hour.
ONE_PAGE, STANDARD = 450, 3000

both = pytest.mark.parametrize("language", LANGUAGES)


def words(own: Outline) -> int:
    told = text.write(own, width=100_000)
    return len(re.findall(r"[^\W_]+(?:[.,'’-][^\W_]+)*", re.sub(r"\(https?://\S*\)", "", told)))


def of(questionnaire: Questionnaire, path: Path) -> Diagnosis:
    return ecomdiag.diagnose(questionnaire, ecomdiag.load_answers(path, questionnaire), date=DATE)


def random_one(questionnaire: Questionnaire, seed: int) -> Diagnosis:
    make = half_filled if seed % 3 == 0 else random_sheet
    return ecomdiag.diagnose(questionnaire, make(questionnaire, Random(seed)), date=DATE)


def first(own: Outline) -> Outline:
    """Return what stands before the first page ends."""
    ends = [place for place, block in enumerate(own) if isinstance(block, PageEnd | Closing)]
    return own[: ends[0]]


@both
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_example_has_one_page_first_and_is_no_longer_than_told(
    shipped: Questionnaire, path: Path, language: Language
) -> None:
    diagnosis = of(shipped, path)
    told = {depth: outline(diagnosis, language, depth) for depth in Depth}
    assert first(told[Depth.SUMMARY]) == first(told[Depth.STANDARD]) == first(told[Depth.FULL])
    assert words(told[Depth.SUMMARY]) <= ONE_PAGE
    assert ONE_PAGE < words(told[Depth.STANDARD]) <= STANDARD < words(told[Depth.FULL])


#: Beside the first ones, those whose reports are the longest.
LONGEST = (155, 263, 307)


@both
@pytest.mark.parametrize("seed", [*range(12), *LONGEST, *slow(n for n in range(12, 400) if n not in LONGEST)])
def test_whatever_is_answered_the_usual_report_keeps_its_length(
    shipped: Questionnaire, seed: int, language: Language
) -> None:
    diagnosis = random_one(shipped, seed)
    assert words(outline(diagnosis, language, Depth.STANDARD)) <= STANDARD
    assert words(outline(diagnosis, language, Depth.SUMMARY)) <= ONE_PAGE


@both
def test_the_first_page_says_whether_to_wait(shipped: Questionnaire, language: Language) -> None:
    told = {
        path.stem: text.write(first(outline(of(shipped, path), language)), width=9999) for path in EXAMPLES
    }
    for name in ("conservas-ria", "taller-forja"):
        assert say("summary.wait", language, step="\0").partition("\0")[0] in told[name]
    for name in ("moda-doce", "maquinaria-norte"):
        assert say("summary.go", language) in told[name]
    assert say("summary.go", language) not in told["a-medias"]


@both
def test_the_first_page_names_what_the_law_asks_already(shipped: Questionnaire, language: Language) -> None:
    for path in EXAMPLES:
        diagnosis = of(shipped, path)
        assert diagnosis.advice is not None
        asked = [own.title.to(language) for own in diagnosis.advice.recommendations if own.stage == "law"]
        page = text.write(first(outline(diagnosis, language)), width=9999)
        assert all(title.strip().rstrip(".") in page for title in asked[:3])
        assert (say("summary.law", language) in page) == diagnosis.advice.has_rules


@both
def test_every_number_of_a_source_leads_to_it_and_each_stands_once(
    shipped: Questionnaire, language: Language
) -> None:
    own = outline(of(shipped, EXAMPLES[1]), language, Depth.FULL)
    place = next(n for n, block in enumerate(own) if isinstance(block, Heading) and block.key == "sources")
    notes = own[place + 1]
    assert isinstance(notes, Items)
    assert notes.numbered
    sources = [item.spans[0] for item in notes.items]
    assert len({item.spans for item in notes.items}) == len(sources) > 20
    assert all(source.address.startswith("http") for source in sources)


@pytest.mark.parametrize(
    ("date", "es", "en"),
    [
        ("2026-11-29", "29 de noviembre de 2026", "29 November 2026"),
        ("2027-01-01", "1 de enero de 2027", "1 January 2027"),
        ("2026-13-01", "2026-13-01", "2026-13-01"),
    ],
)
def test_a_day_is_written_as_a_person_does(date: str, es: str, en: str) -> None:
    assert (day(date, "es"), day(date, "en")) == (es, en)
