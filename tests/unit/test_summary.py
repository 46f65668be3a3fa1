"""A diagnosis on one page: three things, three steps, and two sentences that say what the level means."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from searches import slow
from sheets import half_filled, random_sheet

import ecomdiag
from ecomdiag.diagnosis.result import Diagnosis
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.record import replace
from ecomdiag.report.diagnosis.depth import Extent
from ecomdiag.report.diagnosis.first_page import first_page
from ecomdiag.report.diagnosis.summary import MOST, meaning, summary
from ecomdiag.report.outline import Gauge, Heading, Item, Items, Outline, Paragraph
from ecomdiag.report.writing import markdown, terminal, text
from ecomdiag.texts import LANGUAGES, Language, say

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
DATE = "2026-11-29"


def of(questionnaire: Questionnaire, name: str) -> Diagnosis:
    sheet = ecomdiag.load_answers(EXAMPLES / f"{name}.yaml", questionnaire)
    return ecomdiag.diagnose(questionnaire, sheet, date=DATE)


def lists(outline: Outline) -> list[Items]:
    return [block for block in outline if isinstance(block, Items)]


def words(item: Item) -> str:
    return "".join(span.text for span in item.spans)


MEANINGS: dict[str, tuple[str, ...]] = {
    "taller-forja": (
        "You are not ready yet: the groundwork comes first.",
        "No section reaches 50 points yet.",
    ),
    "conservas-ria": (
        "By your points you would be at “Advanced”, but the level stays at “Developing”.",
        "One essential thing is missing: without it you are not ready, however well the rest is going.",
    ),
    "maquinaria-norte": (
        "You are almost ready: much of it already works, and the rest can be completed step by step.",
        "3 sections of 10 do not reach half of the points; the weakest is “Online marketing”.",
    ),
    "moda-doce": (
        "Yes, you are ready: now keep it up, and strengthen what is weakest.",
        "Every section reaches half of the points; the weakest is “Legal”.",
    ),
}


@pytest.mark.parametrize("name", MEANINGS)
def test_two_sentences_say_what_the_level_means_and_why(shipped: Questionnaire, name: str) -> None:
    assert meaning(of(shipped, name), "en") == MEANINGS[name]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_blocker_that_takes_nothing_yet_is_told_beside_the_level(
    shipped: Questionnaire, language: Language
) -> None:
    own = of(shipped, "conservas-ria")
    low = replace(own, level=own.levels[0], uncapped_level=own.levels[0])
    cap = own.blockers[0].caps_at.title.to(language)
    assert meaning(low, language) == (
        say("summary.ready.lowest", language),
        say("summary.limited", language, count=1, level=cap),
    )
    many = replace(own, blockers=own.blockers * 3)
    assert "3" in meaning(many, language)[1]


def test_every_place_of_a_level_has_its_meaning(shipped: Questionnaire) -> None:
    own = of(shipped, "moda-doce")
    expected = {
        1: [""],
        2: ["lowest", "highest"],
        3: ["lowest", "nearly", "highest"],
        4: ["lowest", "between", "nearly", "highest"],
        5: ["lowest", "between", "between", "nearly", "highest"],
    }
    for count, names in expected.items():
        levels = tuple(replace(own.levels[0], id=f"l{place}") for place in range(count))
        for level, name in zip(levels, names, strict=True):
            told = meaning(replace(own, levels=levels, level=level, uncapped_level=level), "en")
            assert told[:-1] == ((say(f"summary.ready.{name}", "en"),) if name else ())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["moda-doce", "conservas-ria", "taller-forja", "a-medias"])
def test_another_questionnaire_is_not_said_to_ask_whether_one_is_ready_to_sell_abroad(
    shipped: Questionnaire, name: str, language: Language
) -> None:
    own = of(shipped, name)
    assert own.advice is not None
    of_others = [replace(own, advice=None), replace(own, advice=replace(own.advice, has_rules=False))]
    told = say("summary.go", language).partition("?")[0]
    assert (told in page_of(own, language)) is (name != "a-medias")  # whose level is not known yet
    for other in of_others:
        page = page_of(other, language)
        assert told not in page
        assert ("preparados" if language == "es" else "ready") not in page


def page_of(own: Diagnosis, language: Language) -> str:
    return text.write(tuple(first_page(own, language)), width=1000)


def test_missing_answers_that_change_nothing_leave_no_limits(shipped: Questionnaire) -> None:
    own = replace(of(shipped, "moda-doce"), complete=False)
    assert say("report.incomplete_settled", "en") in text.write(summary(own, "en"), width=1000)


def test_while_answers_are_missing_the_page_says_between_what(shipped: Questionnaire) -> None:
    own = of(shipped, "a-medias")
    assert own.level is None
    assert own.level_range is not None
    first = meaning(own, "en")[0]
    assert all(level.title.en in first for level in own.level_range)
    assert say("report.incomplete", "en") in text.write(summary(own, "en"), width=1000)
    nothing = replace(own, level_range=None)
    assert all("ready" not in told for told in meaning(nothing, "en"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("seed", [*range(8), *slow(range(8, 40))])
def test_the_page_has_the_result_and_at_most_three_of_each(
    shipped: Questionnaire, seed: int, language: Language
) -> None:
    make = random_sheet if seed % 2 else half_filled
    own = ecomdiag.diagnose(shipped, make(shipped, Random(seed)), date=DATE)
    before = None
    for extent in Extent:
        page = summary(own, language, extent)
        gauges = [block for block in page if isinstance(block, Gauge)]
        assert [gauge.bar.ends for gauge in gauges] == [own.score_range]
        told = meaning(own, language)
        assert len(told) <= 2
        paragraphs = ["".join(span.text for span in own.spans) for own in page if isinstance(own, Paragraph)]
        assert not told or " ".join(told) in paragraphs
        *holding, steps = lists(page) if own.advice and own.advice.recommendations else [*lists(page), None]
        assert all(len(found.items) <= MOST for found in holding)
        if steps is not None:
            assert own.advice is not None
            first = own.advice.recommendations[0]
            assert words(steps.items[0]).startswith(first.title.to(language).strip())
            assert say("advice.days", language, count=2).split()[-1][:3] in words(steps.items[0])
            assert 1 <= len(steps.items) <= MOST
        rows = terminal.write(page, width=78).splitlines()
        assert before is None or len(rows) <= before
        before = len(rows)
    assert before is not None
    assert before <= 21


def test_blockers_come_before_weak_sections_and_titles_stand_in_every_extent(shipped: Questionnaire) -> None:
    own = of(shipped, "conservas-ria")
    titles = [own.blockers[0].title.en, *(finding.title.en for finding in own.weaknesses[:2])]
    for extent in Extent:
        written = text.write(summary(own, "en", extent), width=1000)
        places = [written.rindex(title) for title in titles[1:]]
        assert written.index(titles[0]) < min(places)
        assert places == sorted(places)


def test_without_advice_or_weaknesses_no_heading_stands_alone(shipped: Questionnaire) -> None:
    own = replace(of(shipped, "moda-doce"), advice=None, weaknesses=())
    for extent in Extent:
        assert not any(isinstance(block, Heading) and block.level > 1 for block in summary(own, "en", extent))
    assert say("report.no_weaknesses", "es") in meaning(own, "es")


def test_every_writer_writes_the_page(shipped: Questionnaire) -> None:
    page = summary(of(shipped, "software-quince"), "en")
    doubt = say("summary.remarks.mostly", "en")
    assert doubt in " ".join(text.write(page, width=80).split())
    assert doubt in " ".join(terminal.write(page, width=80).split())
    assert doubt in markdown.write(page, bars=True)
