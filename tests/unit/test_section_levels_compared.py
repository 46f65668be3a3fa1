"""Sections with levels of their own, in diagnoses side by side and over time."""

from __future__ import annotations

import json
from fractions import Fraction
from random import Random

import pytest
from generating import random_questionnaire, with_levels_of_sections
from sheets import half_filled, questionnaire, random_sheet, section, sheet, single, text

import ecomdiag
from ecomdiag.comparison.section_levels import level_at, levels_of
from ecomdiag.diagnosis.diagnose import diagnose
from ecomdiag.questionnaire.model import Level, Questionnaire
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.record import replace
from ecomdiag.report.comparison.json_form import json_text
from ecomdiag.report.comparison.outline import outline
from ecomdiag.report.writing import markdown


def levels(**starts: str) -> tuple[Level, ...]:
    return tuple(Level(id=key, start=Fraction(start), title=text(key)) for key, start in starts.items())


PAID = replace(
    section("paid", single("how", {"cash": 0, "bank": "0.49999", "card": 1})),
    levels=levels(weak="0", fair="50", good="100"),
)
ASKED = questionnaire(PAID, section("sent", single("where", {"here": 0, "abroad": 1})))
BEFORE, AFTER = sheet(ASKED, how="bank", where="here"), sheet(ASKED, how="card", where="here")


def compared(*sheets: AnswerSheet, over_time: bool = False) -> tuple[str, dict[str, object]]:
    found = ecomdiag.compare([diagnose(ASKED, own) for own in sheets], over_time=over_time)
    return markdown.write(outline(found, "en", whole=True)), json.loads(json_text(found, "en"))


def test_a_section_shows_its_level_below_its_score_and_no_score_beyond_its_cut() -> None:
    page, found = compared(BEFORE, AFTER)
    assert (
        "| paid (en) | 49.9 | 100.0 |\n| *— its level* | weak (en) | good (en) |\n| sent (en) | 0.0" in page
    )
    own, other = found["sections"]  # type: ignore[misc]
    assert [[end["id"] for end in ends] for ends in own["level_ranges"]] == [["weak"] * 2, ["good"] * 2]
    assert "level_ranges" not in other


def test_with_answers_missing_it_is_between_two_levels() -> None:
    page, _ = compared(BEFORE, sheet(ASKED, where="here"))
    assert "| *— its level* | weak (en) | weak (en) – good (en) |" in page


def test_over_time_the_level_stands_beside_the_points_that_a_section_moved() -> None:
    page, found = compared(BEFORE, AFTER, over_time=True)
    assert "| paid (en) | 49.9 | 100.0 | \\+50.0 | weak (en) → good (en) |" in page
    (move,) = found["steps"][0]["sections"]  # type: ignore[index]
    assert (move["level_before"]["id"], move["level_after"]["id"]) == ("weak", "good")


def test_without_levels_of_their_own_nothing_is_said_of_them() -> None:
    plain = questionnaire(replace(PAID, levels=()), ASKED.sections[1])
    found = ecomdiag.compare([diagnose(plain, own) for own in (BEFORE, AFTER)], over_time=True)
    page, told = markdown.write(outline(found, "en", whole=True)), json_text(found, "en")
    assert "its level" not in page
    assert "| \\+50.0 |\n" in page
    assert "level_ranges" not in told
    assert "level_before" not in told


def test_where_one_version_has_them_the_other_has_a_dash() -> None:
    plain: Questionnaire = replace(ASKED, sections=(replace(PAID, levels=()), ASKED.sections[1]))
    found = ecomdiag.compare([diagnose(plain, BEFORE), diagnose(ASKED, AFTER)], over_time=True)
    page = markdown.write(outline(found, "en", whole=True))
    assert "| *— its level* | – | good (en) |" in page
    assert "| – → good (en) |" in page


@pytest.mark.parametrize("seed", range(60))
def test_it_is_the_level_of_the_diagnosis(seed: int) -> None:
    rng = Random(seed)
    asked = with_levels_of_sections(random_questionnaire(rng, "none"), rng)
    whole = random_sheet(asked, rng)
    for given in (whole, half_filled(asked, rng, share=0.5)):
        for own in diagnose(asked, given).sections:
            found = levels_of(own)
            if own.level is not None and own.levels:
                assert found == (own.level, own.level)
                assert level_at(own.levels, own.score or Fraction(0)) == own.level
            elif not own.levels or own.score_range is None:
                assert found is None
